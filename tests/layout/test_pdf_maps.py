"""ToUnicode maps that lie, and the embedded font that knows better."""

import pytest
from pdf_by_hand import boxes, cmap_of, composite_font, one_page, shown
from pdf_shapes import check_guarantees, codes, texts

from parsers.layout.encodings.glyph_numbers import letter_of_glyph
from parsers.layout.pdf import read_pdf
from parsers.layout.pdf.mended import mended

LETTERS = " CHIĐẠỌABÀÒÕNTRƯỜGMẪUYỦỈKẾO"
GLYPHS = {char: index for index, char in enumerate(LETTERS, 1)}
LINES = ["CHI ĐẠO TRƯỜNG MẪU", "TỈNH ỦY HÒA MẪU CHI ĐỌA", "KẾ HOẠCH TRƯỜNG"]
FONT = b"/Font<</F 5 0 R>>"


def coded(text, glyphs=GLYPHS):
    return b"".join(glyphs[c].to_bytes(2, "big") for c in text)


def file(told, *, cmap=True, name=b"ABCDEF+Boxes", glyphs=GLYPHS):
    known = {ord(c): g for c, g in glyphs.items()} if cmap else {}
    blank = (0, glyphs[" "])
    program = boxes(max(glyphs.values()) + 1, known, blank=blank, mac=not cmap)
    pairs = {glyphs[c]: told.get(c, c) for c in GLYPHS}
    content = b"".join(shown(coded(t, glyphs), 60, 700 - 30 * i) for i, t in enumerate(LINES))
    return one_page(content, FONT, *composite_font(name, 5, program, cmap_of(pairs)))


BLANKS = dict.fromkeys("CHIĐẠỌ", " ")


def read(data):
    found = read_pdf(data)
    check_guarantees(found.value)
    return found


def test_letters_told_as_blanks_are_read():
    """Word 2010: C, H, I, Đ, Ạ, Ọ of one bold font are U+0020, and words lose their letters."""
    found = read(file(BLANKS))
    assert texts(found.value) == LINES
    assert codes(found) == ["LAY029"]
    assert "CHIĐẠỌ" in found.diagnostics[0].message


def test_a_letter_told_as_another_is_read():
    """``CỘNG HÕA``: the map says Õ, the page shows Ò."""
    found = read(file({"Ò": "Õ"}))
    assert texts(found.value) == LINES
    assert codes(found) == ["LAY029"]


def test_a_map_that_tells_the_truth_is_left():
    assert codes(read(file({}))) == []
    assert mended(file({})) is None


def test_two_letters_of_one_glyph_are_both_true():
    """Đ and Ð are one glyph in many fonts; either may be told."""
    both = {**GLYPHS, "Ð": GLYPHS["Đ"]}
    data = one_page(
        shown(coded("CHIĐẠ"), 60, 700),
        FONT,
        *composite_font(
            b"Boxes",
            5,
            boxes(len(GLYPHS) + 1, {ord(c): g for c, g in both.items()}, blank=(0, 1)),
            cmap_of({g: {"Đ": "Ð", "C": " "}.get(c, c) for c, g in GLYPHS.items()}),
        ),
    )
    told = mended(data)
    assert told is not None
    assert told.letters == "C"


def test_times_new_roman_without_a_cmap_has_its_known_order():
    numbers = {letter_of_glyph(n, slanted=False): n for n in range(3, 0x500)}
    found = read(
        file(
            BLANKS,
            cmap=False,
            name=b"ABCDEF+TimesNewRomanPS-BoldMT",
            glyphs={c: numbers[c] for c in GLYPHS},
        )
    )
    assert texts(found.value) == LINES


def test_what_nobody_knows_is_said():
    found = read(file(BLANKS, cmap=False))
    assert codes(found)[0] == "LAY030"
    assert found.diagnostics[0].severity == "error"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 not at all", b"%PDF-1.4\n1 0 obj<<>>endobj"])
def test_no_file_to_mend(data):
    assert mended(data) is None
