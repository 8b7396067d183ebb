"""What several rules ask of duties to report and of their times (thời hạn gửi báo cáo)."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays

from parsers.semantics.wording import goes_by
from pipeline.audit.dossier import Dossier, DutyFile
from schemas.mentions import DeadlineKind, DutyKind, Precision, YearSource
from schemas.plan import Deadline, Evidence
from schemas.vocabulary import ContainerKind

REPORTS = frozenset({DutyKind.PERIODIC, DutyKind.FIXED_DATES, DutyKind.ONE_OFF, DutyKind.UNDATED})
"""Duties that ask for a date; the others are reviews, plans to hand in, and what is ever on."""
SOFT = frozenset({DutyKind.AD_HOC, DutyKind.ISSUE_DRIVEN})
"""Reports that come only when something happens or somebody asks."""
PRINTED = frozenset({YearSource.EXPLICIT, YearSource.CELL, YearSource.COLUMN_HEADER})
_FIXED = frozenset({DeadlineKind.BY_DATE, DeadlineKind.ON_DATE, DeadlineKind.PERIOD})
_SATURDAY = 5


def reports(dossier: Dossier) -> Iterator[DutyFile]:
    """The duties that ask for a date."""
    for one in dossier.duties:
        if one.duty.kind in REPORTS:
            yield one


def is_dated(time: Deadline) -> bool:
    """It says when: a day, a rule that recurs, so many days after an event; ``cả năm 2023`` does not."""
    said = time.end is not None or time.rrule is not None or time.offset is not None
    return said and not _is_whole(time)


def fixed(one: DutyFile) -> tuple[Deadline, ...]:
    """The times of a duty that are days of the calendar, earliest first."""
    days = [
        time
        for time in one.due
        if time.kind in _FIXED and time.end is not None and not _is_whole(time)
    ]
    return tuple(sorted(days, key=lambda time: (time.end or date.min, time.ordinal)))


def is_daily(time: Deadline) -> bool:
    """``hằng ngày``: every day is its day, and no figures close for it."""
    return (time.rrule or "").startswith("FREQ=DAILY")


def _is_whole(time: Deadline) -> bool:
    """A whole year, or all the time: no day to send a report by."""
    year = time.kind is DeadlineKind.PERIOD and time.precision is Precision.YEAR
    return year or time.kind is DeadlineKind.CONTINUOUS


def set_elsewhere(dossier: Dossier, one: DutyFile) -> str | None:
    """The doubt where a duty goes by a document with a number, which sets its times and forms: ``báo cáo
    theo Thông tư số 02/2021/TT-TTCP``.
    """
    here, text = one.duty.evidence, dossier.plan.text
    for cited in dossier.cited:
        start = cited.evidence.span_start
        within = here.span_start <= start < here.span_end
        if within and cited.number is not None and goes_by(text[here.span_start : start]):
            return f"the report goes by {cited.number}, which may set what is missing here"
    return None


def place(one: DutyFile) -> tuple[ContainerKind, str | None, Evidence]:
    """Where a duty stands: its own words."""
    return one.duty.container, one.duty.container_id, one.duty.evidence


def next_working_day(day: date) -> date:
    """The first working day after a day; the day itself at the end of the calendar (a misread year 9999)."""
    after = day
    while after < date.max:
        after += timedelta(days=1)
        if is_working_day(after):
            return after
    return day


def is_working_day(day: date) -> bool:
    """Monday to Friday and no public holiday of Viet Nam, Tết and Giỗ Tổ Hùng Vương among them."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))
