"""Hours alone in a time cell: slots of an agenda."""

from datetime import time

import pytest

from parsers.semantics.deadlines import TimeContext, read_time_cell
from schemas.mentions import DeadlineKind


@pytest.mark.parametrize(
    ("cell", "at", "until"),
    [
        ("7h00 - 7h30", time(7), time(7, 30)),
        ("Từ 8 giờ 15 đến 9 giờ", time(8, 15), time(9)),
        ("13:30 – 14:00", time(13, 30), time(14)),
        ("14 giờ 30", time(14, 30), None),
    ],
)
def test_hours_without_a_day(cell, at, until):
    (found,) = read_time_cell(cell, context=TimeContext(plan_year=2026))
    assert (found.kind, found.at, found.until) == (DeadlineKind.UNSPECIFIED, at, until)
    assert found.raw == cell


@pytest.mark.parametrize("cell", ["7 người", "Khi có giấy mời", "8h00 tại hội trường"])
def test_what_is_no_hour(cell):
    (found, *_) = read_time_cell(cell, context=TimeContext(plan_year=2026))
    assert found.until is None
    assert found.at is None
