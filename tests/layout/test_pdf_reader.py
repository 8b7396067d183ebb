"""A made PDF from bytes to ``SourceDocument``, and the oddities of single pages."""

from pathlib import Path

import pytest
from pdf_shapes import FULL, check_guarantees, codes, full, read, texts

from parsers.layout.pdf import read_pdf
from schemas.diagnostics import UnreadableDocument
from schemas.layout import FurnitureKind, PageVerdict, Paragraph, Span, Table
from tests.builders.pdf import PdfPage, pdf, width_of

RAW = Path(__file__).parents[2] / "data/raw"
XS = (85, 125, 340, 553)


def middle(page, baseline, text, *, x0=85, x1=553, **looks):
    return page.text((x0 + x1 - width_of(text)) / 2, baseline, text, **looks)


def letterhead(page):
    for baseline, left, right in (
        (60, "UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (77, "SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
        (104, "Số:        /KH-SNV", "Huế, ngày 05 tháng 01 năm 2026"),
    ):
        middle(page, baseline, left, x1=250)
        middle(page, baseline, right, x0=290)
    return page.field("Sig", 109 + 4 * 6.5 + 6, 104, "362")


def row(page, top, cells, height=40):
    page.grid(XS, (top, top + height), filled=page.rotate == 0)
    for x, text in zip(XS, cells, strict=False):
        for line, told in enumerate(text.split("|")):
            page.text(x + 5, top + 15 + 17 * line, told)
    return page


def first_page():
    page = letterhead(PdfPage())
    middle(page, 140, "KẾ HOẠCH", bold=True)
    page.text(121, 180, full("Thực hiện Nghị quyết của Hội đồng", FULL - 6))
    page.text(85, 197, "về cải cách hành chính").text(85 + 22 * 6.5, 192, "1", 8)
    page.text(85 + 22 * 6.5 + 4, 197, ".")
    row(page, 640, ("TT", "Nội dung", "Chủ trì"))
    row(page, 680, ("1", "Rà soát,|hệ thống hóa", "Sở Tư pháp"))
    page.stroke(85, 752, 230, 752)
    page.text(85, 764, "1", 7).text(88.5, 768, full("Nghị quyết số 76/NQ-CP", 80), 11)
    return page.text(20, 600, "Bản sao điện tử", 8, upwards=True)


def second_page():
    """An annex across, printed upright and turned by the viewer."""
    page = PdfPage(842, 595, rotate=90)
    middle(page, 40, "2", x0=0, x1=842)
    row(page, 80, ("TT", "Nội dung", "Chủ trì"))
    row(page, 120, ("", "văn bản", ""))
    row(page, 160, ("2", "Đào tạo", "Sở Nội vụ"))
    page.stroke(85, 520, 230, 520)
    return page.text(85, 538, "ngày 15/7/2021 của Chính phủ.", 11)


def third_page():
    page = PdfPage(cropped=True)
    middle(page, 40, "3", x0=0, x1=595)
    page.text(85, 100, "Nơi nhận:", 12).lines(85, 114, ["- Như trên;", "- Lưu: VT."], 11)
    for at, text in ((100, "GIÁM ĐỐC"), (200, "Nguyễn Văn A")):
        middle(page, at, text, x0=300)
    return page


@pytest.fixture(scope="module")
def plan():
    return read(first_page(), second_page(), third_page())


def table_texts(found, table):
    return [found.slice(cell.span).split("\n") for cell in table.cells]


def test_the_body_is_in_reading_order(plan):
    found = plan.value
    head, kind, preamble, task_table, closing = found.body
    assert table_texts(found, head) == [
        ["UBND TỈNH", "SỞ NỘI VỤ", "Số: 362 /KH-SNV"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
         "Huế, ngày 05 tháng 01 năm 2026"],
    ]  # fmt: skip
    assert found.slice(kind.span) == "KẾ HOẠCH"
    assert kind.style.bold
    assert found.slice(preamble.span).startswith("Thực hiện Nghị quyết của Hội đồng")
    assert found.slice(preamble.span).endswith(" về cải cách hành chính.")
    assert isinstance(task_table, Table)
    assert table_texts(found, closing) == [
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        ["GIÁM ĐỐC", "Nguyễn Văn A"],
    ]
    assert [(t.ruled, t.n_rows, t.n_cols) for t in (head, task_table, closing)] == [
        (False, 1, 2),
        (True, 3, 3),
        (False, 1, 2),
    ]


def test_the_table_is_whole(plan):
    found = plan.value
    table = found.body[3]
    assert [" ".join(lines) for lines in table_texts(found, table)] == [
        "TT", "Nội dung", "Chủ trì",
        "1", "Rà soát, hệ thống hóa văn bản", "Sở Tư pháp",
        "2", "Đào tạo", "Sở Nội vụ",
    ]  # fmt: skip
    assert table.header_rows == 1
    cut = table.cells[4]
    assert [region.page for region in cut.regions] == [1, 2]
    assert {region.page for region in found.locate(cut.span)} == {1, 2}


def test_the_note_is_whole_and_its_mark_out_of_the_text(plan):
    found = plan.value
    (note,) = found.notes
    assert note.mark == "1"
    assert found.slice(note.span).startswith("Nghị quyết số 76/NQ-CP")
    assert found.slice(note.span).endswith("ngày 15/7/2021 của Chính phủ.")
    (reference,) = found.note_refs
    assert reference.note == 0
    assert found.text[: reference.offset].endswith("về cải cách hành chính")


def test_furniture_is_kept_as_evidence(plan):
    found = plan.value
    assert [(f.kind, found.slice(f.span)) for f in found.furniture] == [
        (FurnitureKind.PAGE_NUMBER, "2"),
        (FurnitureKind.PAGE_NUMBER, "3"),
        (FurnitureKind.REPEATED_HEADER, "TT"),
        (FurnitureKind.REPEATED_HEADER, "Nội dung"),
        (FurnitureKind.REPEATED_HEADER, "Chủ trì"),
        (FurnitureKind.ROTATED, "Bản sao điện tử"),
    ]


def test_pages_are_as_they_are_looked_at(plan):
    sizes = [(p.number, p.width, p.height, p.landscape) for p in plan.value.pages]
    assert sizes == [(1, 595, 842, False), (2, 842, 595, True), (3, 595, 842, False)]


def test_what_is_told(plan):
    assert codes(plan) == ["LAY008", "LAY009"]


@pytest.mark.parametrize(
    ("text", "page", "x0", "x1", "baseline"),
    [
        ("362", 1, 141, 160.5, 104),
        ("KẾ HOẠCH", 1, 293, 345, 140),
        ("Đào tạo", 2, 130, 175.5, 175),
        ("- Lưu: VT.", 3, 85, 140, 128.3),
    ],
)
def test_every_word_is_where_it_stands(plan, text, page, x0, x1, baseline):
    start = plan.value.text.index(text)
    (region,) = plan.value.locate(Span(start, start + len(text)))
    assert region.page == page
    assert (region.bbox.x0, region.bbox.x1) == pytest.approx((x0, x1), abs=0.1)
    assert region.bbox.top < baseline < region.bbox.bottom


def test_scanned_pages_are_told():
    found = read(PdfPage().text(85, 100, "KẾ HOẠCH"), PdfPage().picture(0, 0, 595, 842))
    assert codes(found) == ["LAY006"]
    assert [p.verdict for p in found.value.pages] == [PageVerdict.TEXT, PageVerdict.NEEDS_OCR]


def test_a_page_with_nothing_on_it_needs_no_ocr():
    found = read(PdfPage())
    assert (found.value.text, found.value.body, codes(found)) == ("", (), [])
    assert found.value.pages[0].verdict is PageVerdict.TEXT


def test_a_picture_beside_text_needs_no_ocr():
    assert codes(read(PdfPage().picture(0, 0, 100, 100).text(85, 300, "KẾ HOẠCH"))) == []


def test_links_are_not_told_as_signatures():
    assert codes(read(PdfPage().text(85, 100, "vanban.vn").link(85, 90, 150, 105))) == []


def test_text_is_repaired_and_composed():
    page = PdfPage().text(85, 100, "Ke\u0302\u0301 hoa\u0323ch hƣớng dẫn Ðảng\u00a0bộ")
    assert texts(read(page).value) == ["Kế hoạch hướng dẫn Đảng bộ"]


def test_a_mark_without_a_note_stays_in_the_text():
    page = PdfPage().text(85, 100, "cơ sở").text(85 + 5 * 6.5, 95, "7", 8)
    found = read(page)
    assert found.value.text == "cơ sở7"
    assert codes(found) == ["LAY005"]


def test_a_note_without_a_mark_is_told():
    page = PdfPage().text(85, 100, "Căn cứ").stroke(85, 752, 230, 752)
    page.text(85, 764, "1", 7).text(90, 768, "Nghị quyết", 11)
    found = read(page)
    assert codes(found) == ["LAY004"]
    assert [note.mark for note in found.value.notes] == ["1"]


def test_tables_that_do_not_fit_are_told():
    first = PdfPage().grid(XS, (700, 740)).text(90, 720, "1").text(130, 720, "a")
    second = PdfPage().grid((85, 200, 553), (80, 120)).text(90, 100, "b").text(210, 100, "c")
    found = read(first, second)
    assert codes(found) == ["LAY010"]
    assert [t.n_cols for t in found.value.body] == [3, 2]


@pytest.mark.parametrize("gap", [None, "Đoạn văn xen giữa hai bảng."])
def test_text_between_two_tables_keeps_them_apart(gap):
    first = PdfPage().grid(XS, (700, 740)).text(90, 720, "1").text(130, 720, "a")
    second = PdfPage().grid(XS, (280, 320)).text(90, 300, "2").text(130, 300, "b")
    if gap:
        second.text(85, 200, gap)
    found = read(first, second)
    assert sum(isinstance(block, Table) for block in found.value.body) == (2 if gap else 1)


def test_text_order_in_the_file_does_not_matter():
    texts_down = [f"Đoạn số {i}." for i in range(9)]
    page = PdfPage()
    for index in (4, 8, 0, 2, 6, 1, 7, 3, 5):
        page.text(121, 100 + 40 * index, texts_down[index])
    assert texts(read(page).value) == texts_down
    assert all(isinstance(block, Paragraph) for block in read(page).value.body)


def test_reading_twice_gives_the_same():
    data = pdf([first_page(), second_page(), third_page()])
    assert read_pdf(data) == read_pdf(data)


@pytest.mark.parametrize(("data", "code"), [(b"", "damaged_pdf"), (b"%PDF-1.7", "damaged_pdf")])
def test_no_pdf(data, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf(data)
    assert caught.value.code == code


def test_guarantees_hold_with_text_beyond_the_page():
    """A line that runs over the edge: its box is where it stands, the rest of the page is read."""
    found = read_pdf(
        pdf([PdfPage().text(500, 100, "Dòng chạy ra ngoài lề giấy").text(85, 300, "Sau")])
    )
    assert "Sau" in found.value.text


@pytest.mark.parametrize("path", sorted(RAW.glob("*.pdf")), ids=lambda path: path.stem)
def test_guarantees_hold_for_data_raw(path):
    check_guarantees(read_pdf(path.read_bytes()).value)


def numbered(*numbers, top, line=None):
    """A page of a table whose rows bear these numbers; ``line`` stands near the head of the page."""
    heights = [top + 40 * at for at in range(len(numbers) + 1)]
    page = PdfPage().grid(XS, heights)
    for number, y in zip(numbers, heights, strict=False):
        page.text(90, y + 20, number).text(130, y + 20, f"Việc {number}")
    return page.text(200, 80, line) if line else page


@pytest.mark.parametrize(
    ("numbers", "tables"), [(("3", "4"), 1), (("1", "2"), 2)], ids=["goes on", "begins anew"]
)
def test_a_line_between_two_parts_of_a_table(numbers, tables):
    """``(Tiếp theo)`` on the head of the next page: one table when its numbers go on."""
    found = read(numbered("1", "2", top=700), numbered(*numbers, top=100, line="(Tiếp theo)"))
    assert sum(isinstance(block, Table) for block in found.value.body) == tables
    assert codes(found) == (["LAY012"] if tables == 1 else [])
    assert "(Tiếp theo)" in texts(found.value)


def test_two_grids_of_a_page_are_one_table_when_the_numbers_go_on():
    page = numbered("1", "2", top=100)
    other = numbered("3", "4", top=190)
    page.ops += other.ops
    (table,) = read(page).value.body
    assert table.n_rows == 4


def test_text_in_no_cell_of_a_table_is_told():
    page = PdfPage().grid(XS, (100, 140)).stroke(85, 180, XS[-2], 180)
    for x in XS[:-1]:
        page.stroke(x, 140, x, 180)
    page.text(90, 120, "1").text(90, 160, "2").text(XS[-2] + 5, 160, "Sở A")
    assert codes(read(page)) == ["LAY011"]
