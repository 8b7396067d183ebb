"""No record, however badly read, breaks a table that follows from it, or makes one without an end."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.derived.acts import acts_of
from pipeline.derived.obligations import obligations_of
from pipeline.derived.units import units_of
from pipeline.export.rows import KEYS
from pipeline.store.tables import rows
from tests.audit.cases import plan_of
from tests.audit.hollow import hollowed, without_text

MADE = {"obligations": obligations_of, "acts": acts_of, "units": units_of}


def hold(plan):
    tables = rows(plan)
    for name in MADE:
        keys = [tuple(row[key] for key in KEYS[name]) for row in tables[name].to_pylist()]
        assert len(keys) == len(set(keys)), name


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(hollowed())
def test_a_record_with_parts_gone(plan):
    hold(plan)


def test_nothing_read_at_all():
    hold(without_text())


@pytest.mark.parametrize(
    "told",
    [
        {"period_end": date.max},
        {"period_start": date.min, "period_end": date.max, "issued_on": None, "issued_year": None},
        {"issued_on": None, "issued_month": 13},
        {"issued_on": None, "issued_month": 2, "issued_year": 0},
        {"issued_on": None, "issued_year": 99999, "plan_year": 99999, "period_start": None, "period_end": None},
        {"period_start": date(2024, 1, 1), "period_end": date(2023, 1, 1)},
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "cycle", ["hằng ngày", "hằng tuần", "hằng tháng", "hằng quý", "trước ngày 05 hằng tháng"]
)
def test_odd_days_make_a_table_that_ends(told, cycle):
    body = ["*I. TỔ CHỨC THỰC HIỆN", f"1. Các phòng báo cáo UBND huyện {cycle}./."]
    plan = plan_of({"change": {"table": None, "body": body}}).model_copy(update=told)
    hold(plan)
    assert len(list(obligations_of(plan))) <= 1000
