"""Fonts that lost their map, as Ghostscript leaves them: two fonts for one, neither with ToUnicode."""

import csv
from importlib import resources

import pytest
from pdf_by_hand import boxes, composite_font, one_page, shown, simple_font
from pdf_shapes import check_guarantees, codes, texts

from parsers.layout.encodings.leaked import Leak, Leaks, Reading
from parsers.layout.pdf import read_pdf
from schemas.layout import PageVerdict

LINE = "Ủy ban nhân dân huyện Mẫu Lĩnh thành lập Đoàn kiểm tra số 18 ngày 05/3/2026 và báo cáo"
ITALIC = "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư, lưu trữ"
CAPITALS = "PHÒNG VĂN HÓA VÀ THÔNG TIN TRÌNH KẾ HOẠCH; XÃ HỘI, THÀNH PHỐ, Á ĐÔNG"
RESOURCES = b"/Font<</S 5 0 R/C 8 0 R/I 12 0 R>>"
FONTS = (
    *simple_font(
        b"AAAAAA+TimesNewRoman",
        5,
        boxes(257, {c: c for c in range(32, 256)}, blank=(0, 32), mac=True),
    ),
    *composite_font(b"BBBBBB+TimesNewRoman", 8, boxes(0x500, {}, blank=(0, 3))),
    *composite_font(b"CCCCCC+TimesNewRoman,Italic", 12, boxes(0x400, {}, blank=(0, 3))),
)


def numbers(style):
    file = resources.files("parsers.layout.encodings").joinpath("glyph_numbers.tsv")
    rows = csv.reader(file.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row[2]: int(row[1], 16) for row in rows if row[0] == style}


NUMBERS = {"up": numbers("up"), "it": numbers("it")}


def glyph(char, style):
    return NUMBERS[style].get(char) or ord(char) - 29


def one_by_one(text, y, style="up"):
    """Letters of Latin-1 by bytes of cp1252, the others by numbers of glyphs, as they come."""
    ops = []
    for index, char in enumerate(text):
        byte = char.encode("cp1252", "ignore")
        if byte and style == "up":
            ops.append(shown(byte, 60 + 5 * index, y, b"S", 10))
        else:
            code = glyph(char, style).to_bytes(2, "big")
            ops.append(shown(code, 60 + 5 * index, y, b"C" if style == "up" else b"I", 10))
    return b"".join(ops)


def by_numbers(text, y, style="up"):
    code = b"".join(glyph(char, style).to_bytes(2, "big") for char in text)
    return shown(code, 60, y, b"C" if style == "up" else b"I", 10)


def read(*content):
    found = read_pdf(one_page(b"".join(content), RESOURCES, *FONTS))
    check_guarantees(found.value)
    return found


@pytest.mark.parametrize("line", [LINE, CAPITALS])
def test_two_fonts_in_one_word(line):
    """PDFium says ``Th‡nh lұp`` for it: MacRoman for bytes of cp1252, numbers for glyphs."""
    found = read(one_by_one(line, 700))
    assert texts(found.value) == [line]
    assert codes(found) == ["LAY021"]
    assert found.value.pages[0].verdict is PageVerdict.REPAIRED


@pytest.mark.parametrize(("line", "style"), [(LINE, "up"), (ITALIC, "it")])
def test_numbers_alone_keep_their_digits(line, style):
    """18 comes as U+0014 U+001B; italic has an order of its own from Ơ on."""
    found = read(by_numbers(line, 700, style))
    assert texts(found.value) == [line]


def test_a_page_of_all_of_them():
    lines = [LINE, CAPITALS, ITALIC]
    found = read(
        one_by_one(lines[0], 700), by_numbers(lines[1], 670), by_numbers(ITALIC, 640, "it")
    )
    assert texts(found.value) == lines


def test_bytes_of_tcvn3_are_decoded_after_the_restore():
    """``nh©n d©n`` by numbers of glyphs would spoil, were it decoded first."""
    found = read(by_numbers(LINE, 700), one_by_one("Số: 18/KH-UBND", 670))
    assert texts(found.value) == [LINE, "Số: 18/KH-UBND"]


def test_a_symbolic_font_that_tells_the_truth_is_left_alone():
    """Its letters are MacRoman, and a quote beside a letter (``the‡``) opens the question."""
    line = "Hai chàng nói: tôi là ngu‡i"
    found = read(shown(line.encode("mac_roman"), 60, 700, b"S", 10))
    assert texts(found.value) == [line]


def test_numbers_that_make_no_words_invent_none():
    leaks = Leaks()
    text = "nam" + "".join(leaks.mark(Leak(c, 1, slanted=False, unmapped=True)) for c in "AA")
    assert leaks.restored([text]) == (["namAA"], 0, 2)


def test_a_bullet_without_a_map_is_no_letter():
    """D, in a font of bullets, is glyph 44: a, which is a word."""
    leaks = Leaks()
    bullet = leaks.mark(Leak("D", 1, slanted=False, unmapped=True))
    assert leaks.restored([f"{bullet} Kế hoạch", f"{bullet} Nghị quyết"])[0][0] == "D Kế hoạch"


@pytest.mark.parametrize(
    ("raw", "unmapped", "letter"),
    [("‡", False, "à"), ("·", False, "á"), ("£", False, "Á"), ("Ã", True, "Ã"), ("˝", False, "ý"),
     (" ", False, "Ê"), ("¤", False, "Û"), ("x", False, "x"), ("\x81", True, "\x81")],
)  # fmt: skip
def test_bytes_read_as_macroman(raw, unmapped, letter):
    """PDFium's table has £ for C1 and no entry for C3."""
    assert Leak(raw, 1, slanted=False, unmapped=unmapped).read(Reading.BYTE) == letter
