"""A plan's duties and tasks as obligations of a window of days.

1. A duty to report owes at each of its times; a task owes at the end of its time.
2. ``trước ngày 05/6`` is owed on the 4th by the strict reading, on the 5th by the lenient one.
3. What recurs is expanded from the start of the plan's period to its end; where the plan has none, or
   runs on, to the end of the window, or to the earlier day ``recurring_until``.
4. A time that names no day (``hằng quý``, ``Thường xuyên``) is owed at the end of its stretch and marked
   ``approximate``; several stretches (``Quý I, IV``) are owed at the end of each.
5. What no day can be told for is no obligation of a window and is given as ``Undated``, with the reason.
6. Nothing is owed before the month a plan was issued in: what recurs begins there, ``Tháng 3/2023`` in a plan
   of May is ``Undated``. Where no month is told the year of issue counts, else the start of the plan's period.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias, TypedDict

from pipeline.calendar.recurrence import instances
from pipeline.record.papers import DutyFile, Papers, TaskFile
from schemas.mentions import DeadlineKind, Op
from schemas.plan import Deadline, Evidence, Plan
from schemas.vocabulary import RowKind

REPORT, TASK = "report", "task"
_ROUGH = frozenset({DeadlineKind.PERIOD, DeadlineKind.CONTINUOUS})
_WHY = {
    DeadlineKind.CONDITIONAL: "when something happens or is asked for",
    DeadlineKind.PER_OTHER_DOCUMENT: "another document sets the time",
    DeadlineKind.RELATIVE: "counted from an event whose day is not known",
    DeadlineKind.UNSPECIFIED: "the time is empty or names no day",
    DeadlineKind.UNPARSED: "the time was not understood",
    DeadlineKind.RECURRING: "it recurs without a frequency",
}
_NO_TIME = "no time is given"
_RUNS_ON = "it runs on without an end"
_NO_DAY = "the day cannot be told"
_TOO_EARLY = "its day is before the month of issue"


@dataclass(frozen=True, slots=True)
class Window:
    """Days from ``first`` to ``last``, both inclusive."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed, by whom and to whom, and where the plan says so."""

    document_id: str
    item_id: str
    """The deadline, duty or task in the tables."""
    kind: str
    """report or task."""
    who: tuple[str, ...]
    what: str
    recipient: str | None
    via: str | None
    issuer: str | None
    province: str | None
    district: str | None
    commune: str | None
    document_number: str | None
    subject: str | None
    container: str
    container_id: str | None
    pages: tuple[int, ...]
    raw: str
    """The time as printed."""
    label: str | None


class PlanPart(TypedDict):
    """The fields of ``Owed`` that a plan gives to all it owes."""

    document_id: str
    issuer: str | None
    province: str | None
    district: str | None
    commune: str | None
    document_number: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something owed on a day."""

    owed: Owed
    due: date
    start: date | None
    approximate: bool
    """The plan names a stretch or a cycle, and no day."""
    rrule: str | None = None
    """The recurrence it is an instance of, as the plan gives it."""

    @property
    def uid(self) -> str:
        """Stable from run to run: ``1d4668d4963237c5-d25-20230604``."""
        return f"{self.owed.document_id}-{self.owed.item_id}-{self.due:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class Undated:
    """Something owed, and why no day can be told."""

    owed: Owed
    reason: str


def obligations(
    papers: Papers, window: Window, *, recurring_until: date | None = None
) -> Iterator[Obligation | Undated]:
    """What the plan asks for within the window, and what it asks for without a day."""
    plan, until = papers.plan, min(recurring_until or window.last, window.last)
    for duty in papers.duties:
        yield from _of_times(papers, window, until, duty.due, partial(_of_duty, plan, duty))
        if not duty.due:
            yield Undated(_of_duty(plan, duty, None), _NO_TIME)
    for task in papers.tasks:
        if task.task.kind is RowKind.TASK:
            yield from _of_times(papers, window, until, task.times, partial(_of_task, plan, task))


OwedOf: TypeAlias = Callable[[Deadline], Owed]


def _of_times(
    papers: Papers, window: Window, until: date, times: Iterable[Deadline], owed_of: OwedOf
) -> Iterator[Obligation | Undated]:
    earliest = _earliest(papers)
    for time in times:
        owed = owed_of(time)
        days = list(_days(papers, until, time))
        if time.rrule is None and not days:
            runs_on = time.open_ended and not time.conditional
            yield Undated(owed, _RUNS_ON if runs_on else _WHY.get(time.kind, _NO_DAY))
        kept = [one for one in days if earliest is None or one[1] >= earliest]
        if days and not kept and time.rrule is None:
            yield Undated(owed, _TOO_EARLY)
        for start, due, approximate in kept:
            if window.holds(due):
                yield Obligation(owed, due, start, approximate, time.rrule)


def _earliest(papers: Papers) -> date | None:
    issued = papers.issued_between
    return issued[0].replace(day=1) if issued else papers.plan.period_start


def _days(papers: Papers, until: date, time: Deadline) -> Iterator[tuple[date | None, date, bool]]:
    """Start, last day and whether it is rough, of each time an obligation falls due."""
    if time.rrule is not None:
        before = time.op is Op.BEFORE and papers.strict
        yield from instances(papers.plan, time.rrule, until=until, before=before)
    elif len(time.intervals) > 1:
        for one in time.intervals:
            yield one.start, one.end, True
    elif (last := papers.last_day(time)) is not None:
        yield time.start, last, time.kind in _ROUGH or "approximate" in time.issues


def _of_duty(plan: Plan, one: DutyFile, time: Deadline | None) -> Owed:
    duty = one.duty
    return Owed(
        **_of_plan(plan),
        item_id=time.deadline_id if time else duty.duty_id,
        kind=REPORT,
        who=duty.reporters,
        what=duty.what or duty.raw,
        recipient=duty.recipient,
        via=duty.via,
        container=duty.container,
        container_id=duty.container_id,
        pages=_pages(time.evidence if time else duty.evidence),
        raw=time.raw if time else duty.raw,
        label=time.label if time else None,
    )


def _of_task(plan: Plan, one: TaskFile, time: Deadline) -> Owed:
    task = one.task
    printed = task.lead or task.lead_coordinator
    return Owed(
        **_of_plan(plan),
        item_id=time.deadline_id,
        kind=TASK,
        who=tuple(actor.name for actor in one.leads) or ((printed,) if printed else ()),
        what=task.task or task.path,
        recipient=None,
        via=None,
        container=time.container,
        container_id=task.task_id,
        pages=_pages(time.evidence),
        raw=time.raw,
        label=time.label,
    )


def _of_plan(plan: Plan) -> PlanPart:
    return PlanPart(
        document_id=plan.document_id,
        issuer=plan.issuing_agency,
        province=plan.province,
        district=plan.district,
        commune=plan.commune,
        document_number=plan.document_number,
        subject=plan.subject,
    )


def _pages(evidence: Evidence) -> tuple[int, ...]:
    return tuple(sorted({one.page for one in evidence.regions if one.page is not None}))
