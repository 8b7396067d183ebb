"""Page numbers, running heads and signing stamps."""

from dataclasses import replace

import pytest
from pdf_shapes import HEIGHT, WIDTH, centred, page_rows, piece, row

from parsers.layout.pdf.furniture import take_furniture
from schemas.layout import FurnitureKind

NUMBER, HEAD, STAMP = (
    FurnitureKind.PAGE_NUMBER,
    FurnitureKind.RUNNING_HEAD,
    FurnitureKind.STAMP,
)


def taken(*pages):
    return [(kind, found.text) for kind, found in take_furniture(pages)]


@pytest.mark.parametrize("baseline", [40, 60, 90, 765, 800])
@pytest.mark.parametrize("text", ["2", "- 2 -", "– 12 –", "Trang 2/5", "trang 2", "2/5", "2 / 5"])
def test_page_numbers(text, baseline):
    page = page_rows([centred(text, baseline, page=2), row("Điều 1. Nội dung", baseline=300)], 2)
    assert taken(page) == [(NUMBER, text)]
    assert [r.text for r in page.rows] == ["Điều 1. Nội dung"]


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("2", 300),
        ("2026", 120),
        ("12345", 40),
        ("2 Sở Nội vụ", 40),
        ("Phụ lục 2", 40),
        ("I", 40),
        ("2.", 40),
        ("", 40),
    ],
)
def test_no_page_numbers(text, baseline):
    page = page_rows([row(text or "-", baseline=baseline)])
    assert taken(page) == []
    assert len(page.rows) == 1


def test_a_number_in_a_cell_in_the_margin_is_no_page_number():
    page = page_rows([row("Sau bảng", baseline=300)], pieces=[piece([["1", "a", "b"]], top=40)])
    assert taken(page) == []


def running(text, baselines, first=1):
    return [
        page_rows(
            sorted(
                [
                    row(text.format(page), baseline=at, page=page),
                    row(f"Nội dung riêng {page}", baseline=300, page=page),
                ],
                key=lambda r: r.baseline,
            ),
            page,
        )
        for page, at in enumerate(baselines, first)
    ]


@pytest.mark.parametrize("baselines", [(50, 50), (50, 52, 50), (790, 790, 790, 790)])
@pytest.mark.parametrize("text", ["Kế hoạch chuyển đổi số", "Kế hoạch số 12 - trang {}"])
def test_running_heads(text, baselines):
    pages = running(text, baselines)
    heads = [(HEAD, text.format(page)) for page in range(1, len(baselines) + 1)]
    assert taken(*pages) == heads
    assert all(len(page.rows) == 1 for page in pages)


def test_a_head_may_miss_on_the_first_page():
    pages = [page_rows([row("KẾ HOẠCH", baseline=300)]), *running("Kế hoạch số", (50, 50), 2)]
    assert len(taken(*pages)) == 2


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("Kế hoạch chuyển đổi số", (50,)),
        ("Kế hoạch chuyển đổi số", (400, 400, 400)),
        ("Kế hoạch chuyển đổi số", (50, 70)),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (50, 50, 50)),
        ("Độc lập - Tự do - Hạnh phúc", (60, 60, 60)),
    ],
    ids=["once", "in the text", "other heights", "motto", "motto's second line"],
)
def test_no_running_heads(text, baselines):
    assert taken(*running(text, baselines)) == []


@pytest.mark.parametrize(
    ("texts", "read", "taken_out"),
    [
        # a form's number as a scan gives it on each page
        (("BM_11_TCNS_KH23080006", "BM_11_TCNS._KH23080006", "BM_11_TCNS. KH23080006"), True, 3),
        (("Kế hoạch chuyển đổi số", "Kế hoạch chuyên đổi số", "Kế hoạch chuyễn đôi số"), True, 3),
        # letters of a file are what they are
        (("Ủy ban nhân dân xã An Hòa", "Ủy ban nhân dân xã An Hà"), False, 0),
        (("Phòng Nội vụ", "Trạm Y tế"), True, 0),
        (("Sở Y tế", "Sở Nội"), True, 0),
    ],
)
def test_a_head_that_is_not_read_alike(texts, read, taken_out):
    pages = running("{}", [50] * len(texts))
    for page, text in zip(pages, texts, strict=True):
        (only,) = row(text, baseline=50, page=page.number).runs
        page.rows[0].runs[:] = [replace(only, sure=[0.9] * len(text) if read else [])]
    assert len(taken(*pages)) == taken_out


def test_a_foot_stands_as_far_from_the_edge_of_a_page_on_its_side():
    pages = running("Biểu mẫu 11", (800, 800, 800))
    pages[1].height, pages[1].width = WIDTH, HEIGHT
    pages[1].rows[-1] = row("Biểu mẫu 11", baseline=800 - HEIGHT + WIDTH, page=2)
    assert len(taken(*pages)) == 3


def test_a_line_of_two_distant_pages_is_no_head():
    pages = [page_rows([row("Nội dung riêng", baseline=300)], n) for n in range(1, 8)]
    for page in (pages[0], pages[6]):
        page.rows.insert(0, row("Phụ lục", baseline=50, page=page.number))
    assert taken(*pages) == []


def test_text_that_reaches_into_the_margin_is_no_head():
    """The same words open a line of the text on two pages."""
    pages = [
        page_rows([row("- Sở Nội vụ:", baseline=60 + 17 * i, page=n) for i in range(6)], n)
        for n in (1, 2)
    ]
    assert taken(*pages) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ký bởi: ỦY BAN NHÂN DÂN TỈNH",
        "Người ký: CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ",
        "Thời gian ký: 04.05.2026 16:54:57 +07:00",
        "Thời gian ký : 2025-09-16T14:37:50+07:00",
        "Cơ quan: TỈNH LÂM ĐỒNG",
        "Email: ubnd@lamdong.gov.vn",
        "SAO Y; PHÒNG PV01",
    ],
)
def test_lines_of_a_digital_signature(text):
    page = page_rows([row(text, baseline=120), row("Điều 1", baseline=300)])
    assert taken(page) == [(STAMP, text)]


@pytest.mark.parametrize(
    ("x", "baseline", "stamps"),
    [(454, 37, 2), (85, 37, 1), (454, 20, 1)],
    ids=["the signer", "beside it", "far above it"],
)
def test_who_signed_stands_above_the_time_of_signing(x, baseline, stamps):
    signer = row("Ban Tuyên giáo", x=x, baseline=baseline, size=10)
    time = row("26-07-2023 10:17:01 +07:00", x=455, baseline=47, size=10)
    page = page_rows([signer, time, row("BCĐ CHUYỂN ĐỔI SỐ", baseline=72)])
    assert len(taken(page)) == stamps
    assert page.rows[-1].text == "BCĐ CHUYỂN ĐỔI SỐ"


@pytest.mark.parametrize(
    "text", ["Cơ quan chủ trì: Sở Nội vụ", "Người ký văn bản chịu trách nhiệm", "SAO YÊN"]
)
def test_lines_that_only_begin_alike(text):
    assert taken(page_rows([row(text, baseline=300)])) == []


@pytest.mark.parametrize("text", ["ĐẾN", "Số: 1614", "Ngày 01/3/2026", "Chuyển: P.NC"])
def test_a_receipt_stamp_is_no_number_line(text):
    """The stamp of the office that received the plan, on the head of page 1 only."""
    rest = row("Điều 1", baseline=300)
    assert taken(page_rows([row(text, baseline=150), rest])) == [(STAMP, text)]
    assert taken(page_rows([row(text, baseline=350), rest])) == []
    assert taken(page_rows([row(text, baseline=150, page=2), rest], 2)) == []


def test_a_note_printed_on_two_pages_is_no_running_foot():
    """The same words under the same mark, at the very foot of both pages."""
    pages = []
    for number in (1, 2):
        note = row("5 - Chống lãng phí, mua sắm", baseline=800, size=10.0, page=number)
        note.runs[0].raised = True
        pages.append(page_rows([row("Nội dung", baseline=300, page=number), note], number))
    assert taken(*pages) == []


def test_a_digit_the_name_of_a_school_wraps_to_is_no_page_number():
    """``TRƯỜNG THPT CAO LÃNH`` | ``2``, in the head of the first page of a high sheet."""
    name = [row("SỞ GDĐT", 97, 50), row("TRƯỜNG THPT CAO LÃNH", 97, 66), row("2", 172, 82)]
    page = page_rows([*name, row("Số: 58/KH-THPTCL2", 97, 98), row("Nội dung", baseline=300)])
    assert taken(page) == []
