"""Cells of tasks against answers decided by hand: times to the day, actors by kind and name."""

from datetime import date

import pytest

from parsers.semantics.agencies import UnitContext, split_actors
from parsers.semantics.deadlines import TimeContext, read_time_cell
from tests.semantics.cell_tables import COMMUNE, DISTRICT, PROVINCE, TIMES

PLAN = TimeContext(2025, date(2025, 1, 20))
HUYEN = UnitContext("district", "hai-phong", "thuy-nguyen", unit_class="huyện", on=date(2024, 1, 5))
TINH = UnitContext("province", "lao-cai", unit_class="tỉnh", province_class="tỉnh")
XA = UnitContext("commune", "hai-phong", commune="lap-le", unit_class="xã", on=date(2025, 9, 5))
ACTORS = [
    *((cell, HUYEN, names) for cell, names in DISTRICT),
    *((cell, TINH, names) for cell, names in PROVINCE),
    *((cell, XA, names) for cell, names in COMMUNE),
]


def said(deadline):
    days = (f"{one.start or ''}..{one.end or ''}" for one in (deadline, *deadline.intervals))
    first, *others = ("" if day == ".." else day for day in days)
    words = (deadline.kind, deadline.op, first, *(f"[{day}]" for day in others), deadline.rrule)
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(("cell", "times"), TIMES)
def test_times(cell, times):
    assert [said(one) for one in read_time_cell(cell, context=PLAN)] == times


@pytest.mark.parametrize(("cell", "context", "names"), ACTORS)
def test_actors(cell, context, names):
    found = split_actors(cell, context=context)
    assert [f"{one.kind[0]} {one.name}" for one in found] == names
