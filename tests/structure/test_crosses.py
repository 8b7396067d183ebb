"""Grids of a calendar with crosses, as annual programmes print them."""

import pytest

from parsers.structure.columns import header_of
from parsers.structure.taskrows import rows_of
from schemas.vocabulary import Role
from tests.builders.source import source_of


def times(*table):
    source = source_of(list(table))
    header = header_of(source, source.body[0])
    rows = rows_of(source, source.body[0], header, index=1)[0]
    return [row.cells[Role.TIME].text if Role.TIME in row.cells else None for row in rows]


@pytest.mark.parametrize(
    ("heads", "crosses", "said"),
    [
        (["Tháng 1", "Tháng 2", "Tháng 3"], ["x", "", "x"], "Tháng 1, 3"),
        (["T7", "T8", "T9"], ["", "X", "X"], "Tháng 8, 9"),
        (["Quý I", "Quý II", "Quý III"], ["", "", "✓"], "Quý III"),
        (["Tuần 1", "Tuần 2"], ["x", "x"], "Tuần 1, 2"),
        (["2027", "2028", "2029"], ["x", "x", ""], "Năm 2027, 2028"),
    ],
)
def test_a_row_says_what_heads_its_crosses(heads, crosses, said):
    head = ["TT", "Nội dung công việc", "Đơn vị chủ trì", *heads]
    row = ["1", "Rà soát hộ nghèo trên địa bàn", "Phòng Kinh tế", *crosses]
    every = ["2", "Cập nhật phần mềm quản lý", "Phòng Kinh tế", *["x"] * len(heads)]
    bare = ["3", "Tổng hợp kết quả rà soát", "Phòng Kinh tế", *[""] * len(heads)]
    assert times(head, row, every, bare)[::2] == [said, None]


def test_amounts_under_months_are_no_times():
    head = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Tháng 1", "Tháng 2"]
    rows = [["1", "Chi hỗ trợ hộ nghèo", "Phòng Kinh tế", "12", "14"]]
    rows += [["2", "Chi tập huấn cán bộ", "Phòng Kinh tế", "3", ""]]
    assert times(head, *rows) == [None, None]


def test_a_mark_under_a_time_of_no_calendar_is_as_printed():
    head = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"]
    rows = [
        ["1", "Rà soát hộ nghèo", "Phòng Kinh tế", "Tháng 3"],
        ["2", "Tập huấn cán bộ", "Phòng Kinh tế", "+"],
    ]
    assert times(head, *rows) == ["Tháng 3", "+"]


def test_the_year_of_a_head_is_kept():
    head = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Quý IV/2026", "Quý I/2027"]
    rows = [
        ["1", "Rà soát hộ nghèo", "Phòng Kinh tế", "x", "x"],
        ["2", "Tập huấn", "Phòng Kinh tế", "", "x"],
    ]
    assert times(head, *rows) == ["Quý IV/2026, I/2027", "Quý I/2027"]
