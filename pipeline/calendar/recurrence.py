"""A recurrence of a plan as days.

``FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10`` in a plan of 2023 gives 10/6/2023 and 10/12/2023;
``FREQ=MONTHLY;INTERVAL=3`` names no day and gives the last day of each quarter, said to be rough.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from pipeline.calendar.ruledays import days_of
from schemas.plan import Plan

_DAY_PARTS = ("BYMONTHDAY", "BYDAY", "BYYEARDAY", "BYSETPOS")
_MONTHS = {"YEARLY": 12, "MONTHLY": 1}
_MOST = 1000
"""Days of one rule in one plan; a daily report of two years is fewer."""


class Instance(NamedTuple):
    start: date | None
    due: date
    rough: bool


def instances(plan: Plan, rule: str, *, until: date, before: bool) -> Iterator[Instance]:
    """The days a rule gives within the plan's period. ``before``: owed on the day before each."""
    first = plan.period_start or plan.issued_on or _start_of(plan)
    if first is None:
        return
    last = min(plan.period_end, until) if plan.period_end else until
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if any(part in parts for part in _DAY_PARTS) or parts["FREQ"] in {"DAILY", "WEEKLY"}:
        yield from _named_days(parts, first, last, before=before)
    elif "BYMONTH" in parts:
        yield from _named_months(parts["BYMONTH"], first, last)
    else:
        months = _MONTHS[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))
        yield from _stretches(months, first, last)


def _named_days(
    rule: Mapping[str, str], first: date, last: date, *, before: bool
) -> Iterator[Instance]:
    for day in islice(days_of(rule, first, last), _MOST):
        early = before and day > date.min
        yield Instance(None, day - timedelta(days=1) if early else day, rough=False)


def _named_months(months: str, first: date, last: date) -> Iterator[Instance]:
    for year in range(first.year, last.year + 1):
        for month in sorted(int(one) for one in months.split(",")):
            end = _month_end(year, month)
            if first <= end <= last:
                yield Instance(date(year, month, 1), end, rough=True)


def _stretches(months: int, first: date, last: date) -> Iterator[Instance]:
    """Stretches of so many months of the calendar: quarters end in March, June, September, December."""
    for year in range(first.year, last.year + 1):
        for month in range(months, 13, months) if months <= 12 else (12,):
            end = _month_end(year, month)
            if first <= end <= last:
                start = date(year, max(month - months + 1, 1), 1)
                yield Instance(start, end, rough=True)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _start_of(plan: Plan) -> date | None:
    year = plan.plan_year or plan.issued_year
    return date(year, 1, 1) if year and year <= date.max.year else None  # năm 20233
