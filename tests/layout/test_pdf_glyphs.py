"""Characters of PDFium to runs, on pages made for it."""

import pytest

from parsers.layout.pdf.pdfium import pages_of
from tests.builders.pdf import EM, PdfPage, pdf

TITLE = "KẾ HOẠCH Đẩy mạnh chuyển đổi số ẵ ữ Ự"


def ink_of(page):
    (ink,) = pages_of(pdf([page]))
    return ink


def runs_of(page):
    return ink_of(page).runs


def texts_of(page):
    return [run.text for run in runs_of(page)]


@pytest.mark.parametrize("size", [(595, 842), (842, 595)])
@pytest.mark.parametrize("cropped", [False, True])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_positions_are_those_of_the_page_as_it_is_looked_at(rotate, cropped, size):
    """An annex printed across often is an upright page with /Rotate 90."""
    ink = ink_of(PdfPage(*size, rotate=rotate, cropped=cropped).text(85, 100, TITLE, 13))
    assert (ink.width, ink.height, ink.rotated) == (*size, "")
    (run,) = ink.runs
    assert run.text == TITLE
    assert (run.baseline, run.top, run.bottom) == pytest.approx((100, 88.3, 103.12), abs=0.01)
    assert run.edges == pytest.approx([85 + 6.5 * i for i in range(len(TITLE) + 1)], abs=0.02)
    assert run.size == pytest.approx(13)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_across_the_page_is_kept_apart(rotate):
    page = PdfPage(rotate=rotate).text(85, 100, "KẾ HOẠCH")
    ink = ink_of(page.text(20, 600, "Người ký: VĂN PHÒNG", 8, upwards=True))
    assert [run.text for run in ink.runs] == ["KẾ HOẠCH"]
    assert ink.rotated == "Người ký: VĂN PHÒNG"


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (0, ["TriểnKhai"]),
        (0.1, ["TriểnKhai"]),
        (0.3, ["Triển Khai"]),
        (0.9, ["Triển", "Khai"]),
        (8, ["Triển", "Khai"]),
    ],
)
def test_only_a_wide_gap_parts_runs(gap, expected):
    page = PdfPage().text(85, 100, "Triển").text(85 + 5 * 6.5 + gap * 13, 100, "Khai")
    assert texts_of(page) == expected


def test_a_blank_to_be_filled_in_by_hand_parts_runs():
    """``Số:        /KH-UBND``: PDFium says one space for all the blanks."""
    before, after = runs_of(PdfPage().text(85, 100, "Số:        /KH-UBND"))
    assert (before.text, after.text) == ("Số:", "/KH-UBND")
    assert (before.x0, before.x1) == pytest.approx((85, 104.5))
    assert after.x0 == pytest.approx(85 + 11 * 6.5)


def test_blanks_at_the_ends_are_no_ink():
    (run,) = runs_of(PdfPage().text(85, 100, "   Nơi nhận:   "))
    assert run.text == "Nơi nhận:"
    assert (run.x0, run.x1) == pytest.approx((85 + 3 * 6.5, 85 + 12 * 6.5))


def test_blank_runs_are_left_out():
    assert runs_of(PdfPage().text(85, 100, "    ")) == []
    assert runs_of(PdfPage()) == []


@pytest.mark.parametrize(("bold", "italic"), [(False, True), (True, False), (True, True)])
def test_looks(bold, italic):
    page = PdfPage().text(85, 100, "Điều", 14, bold=bold, italic=italic).text(300, 100, "thường")
    runs = runs_of(page)
    assert [(r.bold, r.italic) for r in runs] == [(bold, italic), (False, False)]
    assert [r.size for r in runs] == pytest.approx([14, 13])


def test_type_of_negative_size_in_a_mirrored_matrix():
    page = PdfPage()
    page.ops.append(f"BT /F1 -13 Tf -1 0 0 -1 85 742 Tm <{'KH'.encode('utf-16-be').hex()}> Tj ET")
    (run,) = runs_of(page.text(85, 300, "Điều"))[:1]
    assert (run.text, run.size) == ("KH", 13)


def test_change_of_weight_size_or_baseline_starts_a_run():
    page = PdfPage().text(85, 100, "Nơi nhận", bold=True).text(85 + 8 * 6.5, 100, ":")
    page.text(85, 200, "cơ sở").text(85 + 5 * 6.5, 195, "1", 8)
    assert texts_of(page) == ["Nơi nhận", ":", "cơ sở", "1"]


def test_stepping_back_starts_a_run():
    """A signature field drawn over the blank comes after it in the file and stands before it."""
    page = PdfPage().text(300, 100, "/KH-UBND").text(85, 100, "Số: 12")
    assert sorted(texts_of(page)) == ["/KH-UBND", "Số: 12"]


@pytest.mark.parametrize("bold", [False, True])
def test_accent_of_decomposed_text_stays_with_its_letter(bold):
    """``nhà nước`` typed with combining accents, the accent set back over its letter."""
    x = 85 + 3 * 6.5
    page = PdfPage().text(85, 100, "nha").text(x - 8, 100, "\u0300", bold=bold)
    (run, *_) = runs_of(page.text(x, 100, " nước"))
    assert run.text.startswith("nha\u0300")
    assert run.edges[2:4] == pytest.approx([x - 6.5, x], abs=0.02)


def test_hyphen_at_the_end_of_a_line_is_a_hyphen():
    """PDFium says U+0002 for it: ``01/2019/QĐ-`` | ``UBND``."""
    page = PdfPage().text(85, 100, "Quyết định số 01/2019/QĐ-").text(85, 117, "UBND ngày 2/1")
    assert texts_of(page) == ["Quyết định số 01/2019/QĐ-", "UBND ngày 2/1"]


def test_spaces_pdfium_makes_up_have_no_run_of_their_own():
    page = PdfPage().text(85, 100, "một").text(400, 100, "hai").text(85, 120, "ba")
    assert texts_of(page) == ["một", "hai", "ba"]
    for run in runs_of(page):
        assert len(run.edges) == len(run.text) + 1


def test_characters_beyond_the_basic_plane_keep_text_and_edges_in_step():
    page = PdfPage().text(85, 100, "a\U0001d7cfb").text(85, 130, "Sau đó")
    runs = runs_of(page)
    assert runs[-1].text == "Sau đó"
    assert runs[-1].x1 == pytest.approx(85 + 6 * EM * 13)


def test_appearance_of_a_signature_field_is_read_in_its_place():
    """132 of 184 signed plans show their number nowhere else."""
    page = PdfPage().text(85, 100, "Số:        /KH-UBND").field("Sig", 115, 100, "362")
    ink = ink_of(page)
    assert ink.drawn_over
    assert sorted((round(r.x0, 1), r.text) for r in ink.runs) == [
        (85, "Số:"),
        (115, "362"),
        (156.5, "/KH-UBND"),
    ]


def test_links_are_no_drawn_fields():
    assert not ink_of(PdfPage().text(85, 100, "vanban.vn").link(85, 90, 150, 105)).drawn_over


def test_text_field_is_drawn_too():
    ink = ink_of(PdfPage().text(85, 100, "ngày").field("Tx", 130, 100, "05"))
    assert [r.text.replace(" ", "") for r in ink.runs] in (["ngày", "05"], ["ngày05"])


def test_pages_that_are_pictures():
    ink = ink_of(PdfPage().picture(0, 0, 595, 842))
    assert (ink.runs, ink.pictures) == ([], 1)
