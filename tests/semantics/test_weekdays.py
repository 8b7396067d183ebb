"""Weekdays beside dates: what is read, and what is none."""

import pytest

from parsers.semantics.weekdays import weekdays_beside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ngày 02/01/2012 (thứ 2)", [("2012-01-02", 0)]),
        ("khai giảng thứ Hai, ngày 15/9/2026 tại", [("2026-09-15", 0)]),
        (
            "Chủ nhật ngày 7 tháng 2 năm 2021; 08/02/2021 (Thứ hai)",
            [("2021-02-07", 6), ("2021-02-08", 0)],
        ),
        ("13.5.2025 (CN)", [("2025-05-13", 6)]),
        ("thứ năm, 2026", []),
        ("31/6/2026 (thứ Hai)", []),
        ("thứ 2 hằng tuần; ngày 15/9 (thứ Ba)", []),
        ("lần thứ hai ngày 15/9/2026", []),
    ],
)
def test_weekdays_beside(text, found):
    assert [(str(one.day), one.weekday) for one in weekdays_beside(text)] == found
