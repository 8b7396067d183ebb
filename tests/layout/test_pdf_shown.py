"""Pages as they are shown: struck out, drawn twice, on their side, cut off."""

import pypdfium2
import pytest
from pdf_by_hand import one_page, shown
from pdf_shapes import FULL, check_guarantees, codes, full, read, texts

from parsers.layout.pdf import read_pdf
from parsers.layout.pdf.pdfium import stand_upright
from parsers.layout.pdf.whole import is_cut
from schemas.layout import FurnitureKind
from tests.builders.pdf import EM, PdfPage, pdf, width_of

LINES = [full("Thực hiện Nghị quyết của Hội đồng nhân dân huyện", FULL - 8) for _ in range(6)]


def strike(page, x, baseline, text, *, before="", height=0.26, size=13, filled=False):
    x0 = x + width_of(before, size)
    y = baseline - height * size
    if filled:
        return page.fill(x0, y - 0.3, x0 + width_of(text, size), y + 0.3)
    return page.stroke(x0, y, x0 + width_of(text, size), y)


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [("", "trước ngày 15/6", ""), ("báo cáo ", "trước ngày 15/6", " về Phòng Nội vụ"), ("", "báo cáo", " năm")],
)  # fmt: skip
def test_struck_out_words_are_kept_apart(before, gone, after, filled):
    page = PdfPage().text(85, 100, before + gone + after)
    found = read(strike(page, 85, 100, gone, before=before, filled=filled))
    assert " ".join(texts(found.value)) == " ".join((before + after).split())
    assert codes(found) == ["LAY026"]
    (kept,) = found.value.furniture
    assert (kept.kind, found.value.slice(kept.span)) == (FurnitureKind.STRUCK, gone)
    assert gone in found.diagnostics[0].message


def test_a_line_drawn_word_by_word_strikes_all():
    page = PdfPage().text(85, 100, "hai ba bốn")
    for before, word in (("", "hai "), ("hai ", "ba "), ("hai ba ", "bốn")):
        strike(page, 85, 100, word, before=before)
    assert texts(read(page).value) == []


@pytest.mark.parametrize(
    ("before", "line", "height"),
    [
        ("", "Độc lập - Tự do", -0.12),  # underlined
        ("", "Độc lập - Tự do", 0.0),
        ("", "Độc lập - Tự do", 0.8),  # a line above
        ("", "Độc lập - Tự do - Hạnh phúc và nhiều nữa", 0.26),  # longer than the words
        ("Độ", "c lập", 0.26),  # begins within a word
    ],
)
def test_other_lines_strike_nothing(before, line, height):
    page = PdfPage().text(85, 100, "Độc lập - Tự do")
    found = read(strike(page, 85, 100, line, before=before, height=height))
    assert texts(found.value) == ["Độc lập - Tự do"]
    assert codes(found) == []


def test_a_border_through_the_text_of_a_cell_strikes_nothing():
    page = PdfPage().grid((85, 200, 553), (80, 97, 120)).text(90, 100, "Nội dung")
    assert "Nội dung" in read(page).value.text


def pieces(page, lines, dx, dy, length, **looks):
    for at, line in enumerate(lines):
        for start in range(0, len(line), length):
            x = 85 + dx + EM * 13 * start
            page.text(x, 100 + 30 * at + dy, line[start : start + length], **looks)
    return page


@pytest.mark.parametrize("looks", [{}, {"bold": True}])
@pytest.mark.parametrize("shift", [(0.0, 0.0), (0.3, 0.2), (-0.4, 0.3), (0.8, -0.5)])
@pytest.mark.parametrize("lengths", [(99, 1), (1, 99), (3, 5), (4, 99)])
def test_text_drawn_twice_is_read_once(lengths, shift, looks):
    """A second layer of another program: ``18/KH-UBND`` over ``18/KH-UBND``, cut otherwise."""
    lines = ["ỦY BAN NHÂN DÂN", "Số: 18/KH-UBND"]
    page = pieces(PdfPage(), lines, 0, 0, lengths[0])
    found = read(pieces(page, lines, *shift, lengths[1], **looks))
    assert found.value.text.replace("\n", " ") == " ".join(lines)


@pytest.mark.parametrize("text", ["aaaa", "1111", "......", "ăă ăă"])
def test_letters_beside_each_other_are_no_second_layer(text):
    assert read(pieces(PdfPage(), [text], 0, 0, 1)).value.text == text


def test_a_mark_over_a_letter_stays():
    """Another letter at the same place is no second drawing of it."""
    page = PdfPage().text(85, 100, "Số: 18").text(85.2, 100.1, "XYZ")
    assert "XYZ" in read_pdf(pdf([page])).value.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_turned_by_rotate_alone_is_read(turn):
    """Its lines run across the page as it is looked at, and were all kept apart."""
    data = pdf([PdfPage().lines(60, 100, LINES)]).replace(b"/Rotate 0", b"/Rotate %d" % turn)
    found = read_pdf(data)
    check_guarantees(found.value)
    assert found.value.text.count("Thực hiện Nghị quyết") == len(LINES)
    assert codes(found) == ["LAY028"]
    (page,) = found.value.pages
    assert (page.width, page.height) == (595, 842)


def test_a_picture_of_it_is_turned_too():
    """Boxes of findings are drawn on it."""
    data = pdf([PdfPage().lines(60, 100, LINES)]).replace(b"/Rotate 0", b"/Rotate 90")
    page = pypdfium2.PdfDocument(data)[0]
    assert page.get_size() == (842, 595)
    stand_upright(page)
    assert page.get_size() == (595, 842)


def test_a_stamp_in_the_margin_turns_no_page():
    page = PdfPage().lines(60, 100, LINES).text(20, 600, "Người ký: VĂN PHÒNG", 8, upwards=True)
    found = read(page)
    assert found.value.text.startswith("Thực hiện")
    assert codes(found) == ["LAY009"]


def test_the_stamp_of_a_scanned_page_turns_it_not():
    page = PdfPage().picture(0, 0, 595, 842)
    found = read(page.text(20, 800, "Người ký: VĂN PHÒNG ỦY BAN NHÂN DÂN " * 2, 8, upwards=True))
    assert codes(found) == ["LAY009", "LAY006"]


WHOLE = pdf([PdfPage().text(85, 100, "KẾ HOẠCH"), PdfPage()])


def test_a_blank_page_of_a_whole_file_is_blank():
    assert codes(read_pdf(WHOLE)) == []


def test_a_blank_page_of_a_file_that_is_cut_is_named():
    """98 of 100 parts of a download: the last page opens and says nothing."""
    found = read_pdf(WHOLE[:-6])
    assert codes(found) == ["LAY033", "LAY032"]
    assert [(d.page, d.severity) for d in found.diagnostics] == [(None, "warning"), (2, "error")]


@pytest.mark.parametrize(
    ("data", "cut"),
    [
        (b"%PDF-1.5\n1 0 obj<</Linearized 1/L 54/O 8>>endobj\n%%EOF", False),
        (b"%PDF-1.5\n1 0 obj<</Linearized 1/L 540/O 8>>endobj\n%%EOF", True),
        (
            b"%PDF-1.5\n1 0 obj<</Linearized 1/L 20/O 8>>endobj and more\n%%EOF",
            False,
        ),  # signed later
        (b"%PDF-1.5\n1 0 obj<<>>endobj", True),
        (b"%PDF-1.5\n1 0 obj<<>>endobj\n%%EOF\r\n\r\n", False),
        (b"%PDF-1.5\n1 0 obj<<>>endobj\n%%EOF" + bytes(9000), False),
    ],
)
def test_cut(data, cut):
    assert is_cut(data) is cut


def test_a_page_of_outlines_is_named():
    """Text turned into paths: nothing is told, and nothing was said of it."""
    letters = b"".join(
        b"%d 700 m %d 709 l %d 709 l %d 700 l f\n" % (x, x, x + 6, x + 6) for x in range(90, 200, 9)
    )
    found = read_pdf(one_page(letters, b""))
    assert codes(found) == ["LAY032"]


def test_a_page_of_white_shapes_is_blank():
    white = b"1 g " + b"".join(b"90 %d 200 20 re f\n" % y for y in range(100, 500, 30))
    assert codes(read_pdf(one_page(white, b""))) == []


def test_a_page_with_one_rule_is_blank():
    assert codes(read(PdfPage().stroke(85, 700, 230, 700))) == []


@pytest.mark.parametrize("shift", [0, 9, 16, -8])
def test_a_number_a_field_draws_beside_its_blank_fills_it(shift):
    """The signature field stands a line above ``Số:        /KH-SNV``; 362 is no part of the issuer."""
    page = PdfPage()
    for baseline, left, right in (
        (60, "UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (77, "SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
        (104, "Số:        /KH-SNV", "Huế, ngày 05 tháng 01 năm 2026"),
    ):
        page.text(100, baseline, left).text(290, baseline, right)
    found = read(page.field("Sig", 100 + 4 * 6.5 + 6, 104 - shift, "362"))
    assert "Số: 362 /KH-SNV" in found.value.text
    assert "SỞ NỘI VỤ\n" in found.value.text


def test_a_number_of_a_field_elsewhere_stays():
    page = PdfPage().text(85, 100, "Số:        /KH-SNV").field("Sig", 300, 90, "362")
    assert "Số: /KH-SNV" in read(page).value.text


def test_words_are_where_they_stand_on_a_turned_page():
    content = shown(b"Ke hoach", 85, 700) + b"".join(
        shown(b"thuc hien nghi quyet", 85, 680 - 20 * i) for i in range(5)
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    found = read_pdf(one_page(content, b"/Font<</F 5 0 R>>", font, page=b"/Rotate 90"))
    (region, *_) = found.value.locate(found.value.lines[0].span)
    assert region.bbox is not None
    assert (region.bbox.x0, region.bbox.top) == pytest.approx((85, 842 - 700 - 0.9 * 13), abs=0.5)
