"""Paragraphs and rows, and the duties they give; the table of paragraphs is ``duties.txt``."""

from functools import partial
from pathlib import Path

import pytest

from parsers.semantics.deadlines import TimeContext, find_deadlines, read_time_cell
from parsers.semantics.duties import find_duties, is_report_heading, row_duties
from parsers.semantics.duties.find import reported_by
from parsers.semantics.duties.rows import cell_duties, is_slot
from tests.semantics.duty_rows import shown

CONTEXT = TimeContext(plan_year=2023)
TIMES = partial(find_deadlines, context=CONTEXT)


def table(name="duties.txt"):
    """The paragraphs of a table with the lines behind them."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    for block in text.split("\n\n"):
        first, *lines = block.strip().split("\n")
        if not first.startswith("#"):
            yield first, [line.removeprefix("= ") for line in lines]


@pytest.mark.parametrize(("text", "expected"), [*table(), *table("duties_more.txt")])
def test_duties(text, expected):
    found = find_duties(text, times=TIMES)
    assert [shown(duty) for duty in found] == expected
    for duty in found:
        assert text[duty.span.start : duty.span.end] == duty.raw
        for one in duty.deadlines:
            assert text[one.span.start : one.span.end] == one.raw


def test_the_table_is_long_enough_to_mean_something():
    assert len(list(table())) > 110


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo kết quả gửi về Phòng Nội vụ trước ngày 15/6.", ["Báo cáo kết quả"]),
        ("Các phòng báo cáo UBND huyện kết quả tuyển quân trước 15/6.", ["kết quả tuyển quân"]),
        ("Các xã xây dựng kế hoạch gửi về UBND huyện trước 15/6.", ["xây dựng kế hoạch gửi"]),
        ("Gửi báo cáo bằng văn bản về Sở Nội vụ trước ngày 15/6.", ["Gửi báo cáo"]),
        (
            "Nếu có vướng mắc, các đơn vị phản ánh về Phòng Nội vụ để xem xét.",
            ["phản ánh về Phòng Nội vụ để xem xét"],
        ),
        (
            "Báo cáo kết quả trước ngày 15/6 và báo cáo đột xuất (khi cần thiết theo yêu cầu) về UBND xã.",
            ["Báo cáo kết quả", "báo cáo đột xuất (khi cần thiết theo yêu cầu)"],
        ),
    ],
)
def test_what_is_reported(text, expected):
    assert [duty.what for duty in find_duties(text, times=TIMES)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 tháng: trước ngày 15/6", ["one_off by 2023-06-15"]),
        (
            "- Báo cáo quý: trước ngày 20 tháng cuối quý;",
            ["periodic by YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"],
        ),
        (
            "Quý: trước ngày 20 tháng cuối quý; 6 tháng: trước ngày 15/6; năm: trước ngày 15/12.",
            [
                "periodic by YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
                "one_off by 2023-06-15",
                "one_off by 2023-12-15",
            ],
        ),
        ("Mẫu báo cáo theo Phụ lục I.", []),
        ("Các đơn vị bố trí kinh phí thực hiện.", []),
    ],
)
def test_under_the_heading_of_a_regime(text, expected):
    assert [shown(d) for d in find_duties(text, times=TIMES, regime=True)] == expected
    bare = find_duties(text, times=TIMES)
    assert len(bare) < len(expected) or not expected or "Báo cáo" in text


@pytest.mark.parametrize(
    ("text", "lead", "time", "expected"),
    [
        (
            "Báo cáo kết quả thực hiện công tác dân vận",
            ("Phòng Nội vụ",),
            "Trước ngày 10/12/2023",
            ["one_off <Phòng Nội vụ> by 2023-12-10"],
        ),
        (
            "- Tổng hợp, báo cáo UBND huyện kết quả",
            ("Phòng Nội vụ",),
            "Trước 10/6 và 05/12",
            ["fixed_dates <Phòng Nội vụ> to <UBND huyện> by 2023-06-10, 2023-12-05"],
        ),
        ("Xây dựng báo cáo năm", (), "Tháng 12", ["one_off by 2023-12-01..2023-12-31"]),
        ("Gửi báo cáo", ("Các xã",), "Hằng quý", ["periodic <Các xã> by MONTHLY;INTERVAL=3"]),
        ("Sơ kết 6 tháng đầu năm", (), "Tháng 6", ["review by 2023-06-01..2023-06-30"]),
        ("Tổng kết mô hình điểm", (), "Quý IV/2023", ["review by 2023-10-01..2023-12-31"]),
        (
            "Lập báo cáo thẩm định trình UBND tỉnh phê duyệt",
            (),
            "25/5/2023",
            ["one_off to <UBND tỉnh> by 2023-05-25..2023-05-25"],
        ),
        (
            "Rà soát hộ nghèo, báo cáo Sở Nội vụ trước ngày 15/11",
            ("Phòng Nội vụ",),
            "Cả năm 2023",
            ["one_off <Phòng Nội vụ> to <Sở Nội vụ> by 2023-11-15"],
        ),
        ("Báo cáo tình hình", (), None, ["undated"]),
        # The product column says Báo cáo, the text is another task.
        ("Rà soát, hệ thống hóa văn bản quy phạm pháp luật", (), "Quý I/2023", []),
        ("Kiểm tra và báo cáo kết quả", (), "Quý I/2023", []),
        ("Báo cáo viên pháp luật tập huấn cho cơ sở", (), "Quý I/2023", []),
        ("Tổ chức hội nghị báo cáo chuyên đề", (), "Quý I/2023", []),
        ("", (), None, []),
    ],
)
def test_rows(text, lead, time, expected):
    row_times = read_time_cell(time, context=CONTEXT) if time else ()
    found = row_duties(text, times=TIMES, row_times=row_times)
    assert [shown(reported_by(duty, lead)) for duty in found] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("CHẾ ĐỘ BÁO CÁO", True),
        ("Chế độ thông tin báo cáo:", True),
        ("Thực hiện chế độ thông tin, báo cáo", True),
        ("Thời hạn gửi báo cáo", True),
        ("Công tác báo cáo", True),
        ("THÔNG TIN, BÁO CÁO", True),
        ("TỔ CHỨC THỰC HIỆN", False),
        ("Xây dựng báo cáo", False),
        ("Chế độ họp", False),
    ],
)
def test_report_headings(title, expected):
    assert is_report_heading(title) is expected


@pytest.mark.parametrize(("text", "expected"), list(table("duty_kinds.txt")))
def test_kinds_met_in_plans_not_in_view(text, expected):
    assert [shown(duty) for duty in find_duties(text, times=TIMES)] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Hoàn thành trước 15/6; báo cáo kết quả về Phòng Y tế chậm nhất ngày 25/6/2023",
            ["one_off to <Phòng Y tế> by 2023-06-25"],
        ),
        (
            "Trước ngày 30/7/2023 báo cáo kết quả khắc phục",
            ["one_off by 2023-07-30"],
        ),
        ("Quý II, theo báo cáo của Sở Y tế", []),
        ("Tháng 3/2023", []),
    ],
)
def test_reports_asked_for_in_time_cells(cell, expected):
    assert [shown(duty) for duty in cell_duties(cell, times=TIMES)] == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("7h30 - 8h00", True),
        ("14 giờ 30", True),
        ("08:00-09:15", True),
        ("Từ 9h đến 10h", True),
        ("8h00 ngày 15/6", False),
        ("Trước 17h00 ngày 20/6/2023", False),
        ("Quý II", False),
    ],
)
def test_slots_of_an_agenda(time, expected):
    assert is_slot(time) is expected


@pytest.mark.parametrize(
    ("text", "time", "expected"),
    [
        (
            "Báo cáo công tác thư viện quý II/2023",
            "Trước ngày 08/6/2023",
            ["one_off by 2023-06-08 covers 2023-04-01..2023-06-30"],
        ),
        (
            "Báo cáo kết quả tiêm chủng 6 tháng đầu năm 2023 về Sở Y tế",
            "Trước ngày 03/6/2023",
            ["one_off to <Sở Y tế> by 2023-06-03 covers 2023-01-01..2023-06-30"],
        ),
    ],
)
def test_rows_that_name_the_period_they_cover(text, time, expected):
    row_times = read_time_cell(time, context=CONTEXT)
    found = row_duties(text, times=TIMES, row_times=row_times)
    assert [shown(duty) for duty in found] == expected
