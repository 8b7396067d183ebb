"""From a draft to a deadline: the year of each stretch, then days, then what ``op`` makes of them.

``trước ngày 05/6`` in a plan of 2023: end 2023-06-05, last_day_ok 2023-06-04, year_source
plan_year. A date before the day of issue is kept: the auditor judges it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parsers.semantics.dates import NO_SUCH_DATE, Stretch
from parsers.semantics.deadlines.context import TimeContext, Year, year_around
from parsers.semantics.deadlines.draft import Draft, Scan
from parsers.semantics.deadlines.folding import fold
from schemas.mentions import Deadline, DeadlineKind, Interval, Offset, Op, Precision, YearSource

_SENTENCE_END = re.compile(r"[.!?\n] ?(?=\D|$)")
_ANNUAL = re.compile(r"báo cáo (?:tổng kết )?(?:kết quả )?(?:công tác )?năm(?! học)|tổng kết năm")
_SIGNED = re.compile(r"(?:ngày )?(?:ký|ban hành|ký ban hành)(?: (?:kế hoạch|văn bản)(?: này)?)?$")
_ORDER = tuple(Precision)


def resolve(scan: Scan, drafts: Sequence[Draft], context: TimeContext) -> tuple[Deadline, ...]:
    """One deadline for each draft, in order."""
    around = year_around(context)
    in_cell = {year for draft in drafts for year in _years(draft)} if scan.cell else set()
    return tuple(
        _deadline(scan, draft, _lent(in_cell or _years_near(scan.key, drafts, i), around), context)
        for i, draft in enumerate(drafts)
    )


def _lent(printed: set[int], around: Year) -> Year:
    """The year printed elsewhere in the cell or the sentence, else the year around. Two printed
    years decide nothing, unless one of them is the plan's.
    """
    if len(printed) == 1:
        return Year(next(iter(printed)), YearSource.CELL)
    if printed and around.value not in printed:
        return Year(None, YearSource.NONE, ("year_ambiguous",))
    return around


def _years(draft: Draft) -> set[int]:
    return {s.year for s in draft.stretches if s.year is not None}


_FARTHEST = 8
"""Expressions one sentence may hold on either side."""


def _years_near(key: str, drafts: Sequence[Draft], index: int) -> set[int]:
    """Years of the neighbours in the same sentence."""
    if _years(drafts[index]):
        return set()
    years: set[int] = set()
    for step in (-1, 1):
        at = drafts[index]
        for near in range(index + step, index + step * _FARTHEST, step):
            if not 0 <= near < len(drafts):
                break
            other = drafts[near]
            first, second = sorted((at, other), key=lambda d: d.start)
            gap = key[first.end : max(first.end, second.start)]
            if len(gap) > 200 or _SENTENCE_END.search(gap):
                break
            years |= _years(other)
            at = other
    return years


@dataclass(frozen=True, slots=True)
class _Dated:
    intervals: tuple[Interval, ...] = ()
    source: YearSource = YearSource.NONE
    issues: tuple[str, ...] = ()


def _deadline(scan: Scan, draft: Draft, lent: Year, context: TimeContext) -> Deadline:
    span = scan.folded.span(draft.start, draft.end)
    base = Deadline(
        span=span,
        raw=scan.folded.text[span.start : span.end],
        kind=draft.kind,
        op=draft.op,
        at=draft.at,
        rrule=draft.rrule,
        offset=draft.offset,
        throughout=draft.throughout,
        open_ended=draft.open_ended,
        conditional=draft.kind in {DeadlineKind.CONDITIONAL, DeadlineKind.PER_OTHER_DOCUMENT},
        condition=draft.condition,
        precision=draft.precision or _precision(draft.stretches),
        label=draft.label,
        covers=draft.covers,
        issues=draft.issues,
    )
    if draft.stretches:
        return _on_days(scan, base, draft, lent, context)
    if draft.kind is DeadlineKind.CONTINUOUS:
        return _continuous(base, context)
    return _counted(base, context)


def _on_days(
    scan: Scan, base: Deadline, draft: Draft, lent: Year, context: TimeContext
) -> Deadline:
    """What the named days mean for this kind."""
    dated = _next_year(scan, draft, _days(draft, lent, context), context)
    base = replace(
        base,
        year_source=dated.source,
        issues=_joined(draft.issues, *(s.issues for s in draft.stretches), dated.issues),
    )
    if draft.kind is DeadlineKind.RECURRING:
        issues = base.issues if dated.intervals else draft.issues
        return replace(base, intervals=_merged(dated.intervals), issues=issues)
    if not dated.intervals and (rule := _every_year(draft)):
        return replace(base, kind=DeadlineKind.RECURRING, rrule=rule, issues=draft.issues)
    if draft.from_issue:
        return _from_issue(base, dated, context)
    if draft.weekday is not None and dated.intervals:
        base = _on_weekday(base, dated.intervals[0].start, draft.weekday)
    if draft.kind in {DeadlineKind.BY_DATE, DeadlineKind.ON_DATE}:
        return _bound(base, dated)
    return _period(base, dated)


def _every_year(draft: Draft) -> str | None:
    """``trước ngày 31/01 năm liền kề`` in a plan of several years comes back each year."""
    stretch = draft.stretches[0]
    if draft.kind is not DeadlineKind.BY_DATE or not stretch.shift or stretch.issues:
        return None
    if stretch.precision is not Precision.DAY:
        return None
    return f"FREQ=YEARLY;BYMONTH={stretch.first[0]};BYMONTHDAY={stretch.first[1]}"


def _precision(stretches: Sequence[Stretch]) -> Precision | None:
    """The finest of the stretches."""
    return min((s.precision for s in stretches), key=_ORDER.index, default=None)


def _joined(*issues: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(issue for several in issues for issue in several))


# --- years --------------------------------------------------------------------------------------


def _days(draft: Draft, lent: Year, context: TimeContext) -> _Dated:
    """The days of every stretch; a missing year comes from its neighbour in the expression (``Quý
    IV/2025 và Quý I``), then from outside.
    """
    if "lunar" in _joined(*(s.issues for s in draft.stretches)):
        return _Dated()
    own = [s.year for s in draft.stretches]
    issues: tuple[str, ...] = ()
    if any(own):
        years, source = [_nearest(own, i) for i in range(len(own))], YearSource.EXPLICIT
    elif lent.value is not None:
        years, source = [lent.value] * len(own), lent.source
        issues = _shifted(draft.stretches)
        if "year_inferred_next" in issues and source is YearSource.PLAN_YEAR:
            source = YearSource.NEXT_YEAR
    elif inside := _in_period(draft.stretches, context):
        years, source = inside, YearSource.PLAN_YEAR
    else:
        return _Dated((), YearSource.NONE, lent.issues)
    days = [s.in_year(y) for s, y in zip(draft.stretches, years, strict=True)]
    found = [d for d in days if d is not None]
    if len(found) < len(days):
        return _Dated((), source, (*issues, NO_SUCH_DATE))
    if draft.range:
        ordered, inferred = _in_order(draft.stretches, found, years)
        found = [Interval(ordered[0].start, ordered[-1].end)]
        issues = (*issues, *inferred)
    return _Dated(tuple(found), source, issues)


def _in_period(stretches: Sequence[Stretch], context: TimeContext) -> list[int]:
    """``Tháng 3`` of a plan of the school year 2023-2024 is in 2024: the one year of the period it
    lies in; nothing where several or none would do.
    """
    start, end = context.period_start, context.period_end
    if start is None or end is None or end.year - start.year != 1:
        return []
    years: list[int] = []
    for one in stretches:
        days = [(year, one.in_year(year)) for year in (start.year, end.year)]
        inside = [year for year, d in days if d and start <= d.start and d.end <= end]
        if len(inside) != 1:
            return []
        years += inside
    return years


def _nearest(years: Sequence[int | None], index: int) -> int:
    """The next printed year, else the last one: ``Quý I, II/2023``."""
    known = [y for y in (*years[index:], *reversed(years[:index])) if y is not None]
    return known[0]


def _shifted(stretches: Sequence[Stretch]) -> tuple[str, ...]:
    if any(s.shift > 0 for s in stretches):
        return ("year_inferred_next",)
    return ("previous_year",) if any(s.shift < 0 for s in stretches) else ()


def _in_order(
    stretches: Sequence[Stretch], days: list[Interval], years: Sequence[int]
) -> tuple[list[Interval], tuple[str, ...]]:
    """``từ ngày 01/12 đến ngày 15/01/2024`` begins in 2023; two printed years are left alone."""
    first, last = stretches[0], stretches[-1]
    if days[0].start <= days[-1].end:
        return days, ()
    if first.year is None and (moved := first.in_year(years[0] - 1)):
        return [moved, days[-1]], ("year_inferred",)
    if last.year is None and (moved := last.in_year(years[-1] + 1)):
        return [days[0], moved], ("year_inferred",)
    return days, ("reversed",)


def _next_year(scan: Scan, draft: Draft, dated: _Dated, context: TimeContext) -> _Dated:
    """``báo cáo năm trước ngày 10/01`` in a plan of 2023 issued on 16/01/2023 means 2024."""
    if (
        dated.source is not YearSource.PLAN_YEAR
        or context.issued_on is None
        or len(dated.intervals) != 1
        or dated.intervals[0].end.month != 1
        or dated.intervals[0].end >= context.issued_on
    ):
        return dated
    before = scan.key[max(0, draft.start - 120) : draft.start]
    if not _ANNUAL.search(before):
        return dated
    moved = draft.stretches[0].in_year(dated.intervals[0].end.year + 1)
    if moved is None:
        return dated
    return _Dated((moved,), YearSource.NEXT_YEAR, (*dated.issues, "year_inferred_next"))


# --- days ---------------------------------------------------------------------------------------


def _bound(base: Deadline, dated: _Dated) -> Deadline:
    """One date or stretch that binds by its operator."""
    if not dated.intervals:
        return base
    start, end = dated.intervals[0].start, dated.intervals[-1].end
    if base.op is Op.BEFORE and base.precision is Precision.DAY:
        last = end if base.at is not None else end - timedelta(days=1)
        return replace(base, end=end, last_day_ok=last)
    if base.op is Op.BEFORE:  # before a month, a year: the day before it begins
        last = start - timedelta(days=1)
        return replace(base, end=last, last_day_ok=last)
    if base.kind is DeadlineKind.ON_DATE:
        return replace(base, start=start, end=end, last_day_ok=end)
    return replace(base, end=end, last_day_ok=end)


def _period(base: Deadline, dated: _Dated) -> Deadline:
    """Days from first to last; more than one interval only where they do not touch."""
    if not dated.intervals:
        return base
    merged = _merged(dated.intervals)
    start, end = merged[0].start, merged[-1].end
    if base.op is Op.AFTER:
        start = end + timedelta(days=1)
    return replace(
        base,
        start=start,
        end=None if base.open_ended else end,
        intervals=merged if len(merged) > 1 else (),
    )


def _merged(intervals: Sequence[Interval]) -> tuple[Interval, ...]:
    """Quý II and Quý III touch: one interval."""
    merged: list[Interval] = []
    for interval in sorted(intervals, key=lambda i: (i.start, i.end)):
        if merged and interval.start <= merged[-1].end + timedelta(days=1):
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, interval.end))
        else:
            merged.append(interval)
    return tuple(merged)


def _on_weekday(base: Deadline, day: date, weekday: int) -> Deadline:
    if day.weekday() == weekday:
        return base
    return replace(base, issues=(*base.issues, "weekday_mismatch"))


def _from_issue(base: Deadline, dated: _Dated, context: TimeContext) -> Deadline:
    """``Từ nay đến 30/6``: from the day of issue, which may be blank."""
    end = dated.intervals[-1].end if dated.intervals else None
    issues = base.issues if context.issued_on else (*base.issues, "start_unknown")
    return replace(base, start=context.issued_on, end=end, last_day_ok=end, issues=issues)


def _continuous(base: Deadline, context: TimeContext) -> Deadline:
    start, end = context.start(), context.end()
    source = YearSource.PLAN_YEAR if start is not None else YearSource.NONE
    return replace(
        base, start=start, end=end, open_ended=start is not None and end is None, year_source=source
    )


def _counted(base: Deadline, context: TimeContext) -> Deadline:
    """``trong 10 ngày kể từ ngày ký``: the day of issue is an event whose date is known. Working
    days need a calendar of holidays and stay open.
    """
    offset = base.offset
    if offset is None or offset.event is None or context.issued_on is None:
        return base
    if not _SIGNED.match(fold(offset.event).key) or offset.direction != "after":
        return base
    if offset.n == 0:  # Ngay sau khi ban hành Kế hoạch: begins then, and ends on no day
        return base
    last = _later(context.issued_on, offset)
    if last is None:
        return base
    return replace(base, end=last, last_day_ok=last, year_source=YearSource.ISSUE_DATE)


def _later(day: date, offset: Offset) -> date | None:
    days = {"day": 1, "week": 7}.get(offset.unit)
    if days is not None:
        return day + timedelta(days=min(offset.n, 9999) * days)
    months = {"month": 1, "year": 12}.get(offset.unit)
    if months is None:
        return None
    year, month = divmod(day.month - 1 + min(offset.n, 999) * months, 12)
    stretch = Stretch(Precision.DAY, (month + 1, 0), (month + 1, 0))
    last = stretch.in_year(day.year + year)
    return min(last.end, last.end.replace(day=min(day.day, last.end.day))) if last else None
