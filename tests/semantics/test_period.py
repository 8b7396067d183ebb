"""The year a plan is of: told by its subject, its text, the dates of its tasks; never by its day of issue."""

from datetime import date

import pytest

from parsers.semantics.period import period_of
from schemas.layout import Span
from schemas.structure import Closing, Letterhead, Outline, Preamble, ProseTask, Value
from schemas.vocabulary import Role


def value(text):
    return Value(text, (Span(0, len(text)),))


def outline(subject, clauses=(), cells=()):
    tasks = tuple(
        ProseTask(f"p:{n}", "I", str(n), value("Việc"), {Role.TIME: value(cell)}, (), Span(0, 1))
        for n, cell in enumerate(cells)
    )
    return Outline(
        letterhead=Letterhead(subject=value(subject)),
        preamble=Preamble(enacting_clauses=tuple(map(value, clauses))),
        prose_tasks=tasks,
        closing=Closing(),
    )


@pytest.mark.parametrize(
    ("subject", "clauses", "cells", "expected"),
    [
        ("Tuyển quân năm 2026", (), (), (2026, "subject")),
        ("Trồng rừng giai đoạn 2026 - 2030", (), (), (None, "subject")),
        ("Đón công dân nhập ngũ", (), (), (None, None)),
        (
            "Tiếp dân phục vụ bầu cử nhiệm kỳ 2026 - 2031",
            (),
            ("Duy trì thường xuyên",),
            (None, None),
        ),
        (
            "Kiểm tra vệ sinh trường học",
            ("Phòng Y tế ban hành Kế hoạch kiểm tra vệ sinh trường học năm 2026 như sau:",),
            (),
            (2026, "text"),
        ),
        (
            "Kiểm tra vệ sinh trường học",
            ("Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 về y tế trường học năm 2024;",),
            (),
            (None, None),
        ),
        ("Sửa đường", (), ("Tháng 3/2027", "Quý II/2027"), (2027, "tasks")),
        ("Sửa đường", (), ("Tháng 12/2026", "Quý I/2027"), (None, None)),
        ("Sửa đường", (), ("Tháng 3/2027", "Thường xuyên"), (None, None)),
    ],
)
def test_the_year_and_where_it_is_told(subject, clauses, cells, expected):
    found = period_of(outline(subject, clauses, cells))
    assert (found.year, found.told and found.told.value) == expected
    if found.year:
        assert (found.start, found.end) == (date(found.year, 1, 1), date(found.year, 12, 31))
