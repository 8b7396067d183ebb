"""A plan's rows put together: each duty to report with its times, each task with its times and actors.

``Papers(plan).duties``, ``.tasks``; ``last_day(deadline)`` is the day one who acts is in time, by the reading of
``trước ngày`` in force. Nothing is judged here, and nothing is known but the plan.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import cached_property
from typing import TypeVar

from parsers.semantics.citations import find_citations
from schemas.mentions import Op
from schemas.plan import Deadline, Plan, ReportDuty, Task, TaskAgency

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class DutyFile:
    """A duty to report, its times to act by, and the times its reports cover."""

    duty: ReportDuty
    due: tuple[Deadline, ...]
    covers: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class TaskFile:
    """A task, its times and its actors by role."""

    task: Task
    times: tuple[Deadline, ...]
    leads: tuple[TaskAgency, ...]
    coordinators: tuple[TaskAgency, ...]


@dataclass(frozen=True)
class Papers:
    """A plan and what belongs together in it.

    ``strict``: ``trước ngày 05/6`` is kept on the 4th at the latest; else the 5th will do.
    """

    plan: Plan
    strict: bool = True

    @cached_property
    def issued_on(self) -> date | None:
        """The day of issue; of a plan that a decision promulgates, the decision's day."""
        cited = find_citations(self.plan.carrier or "")
        return self.plan.issued_on or next((one.date for one in cited), None)

    @property
    def issued_year(self) -> int | None:
        """The year of issue, also where day and month are blank."""
        return self.issued_on.year if self.issued_on else self.plan.issued_year

    @property
    def issued_between(self) -> tuple[date, date] | None:
        """The first and the last day the plan may be of: the day of issue, or its month or year where the
        rest is blank (``ngày     tháng 3 năm 2026``); None without a year. A year or month that no calendar has,
        misread from a bad print, is none.
        """
        day, year, month = self.issued_on, self.plan.issued_year, self.plan.issued_month
        if day is not None:
            return day, day
        if year is None or not MINYEAR <= year <= MAXYEAR:
            return None
        if month is None or not 1 <= month <= 12:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])

    @cached_property
    def duties(self) -> tuple[DutyFile, ...]:
        times = grouped((one.duty_id, one) for one in self.plan.deadlines)
        return tuple(
            DutyFile(
                duty,
                tuple(one for one in times[duty.duty_id] if not one.covers),
                tuple(one for one in times[duty.duty_id] if one.covers),
            )
            for duty in self.plan.report_duties
        )

    @cached_property
    def tasks(self) -> tuple[TaskFile, ...]:
        own = (one for one in self.plan.deadlines if one.duty_id is None)
        times = grouped((one.container_id, one) for one in own)
        actors = grouped(((one.task_id, one.role), one) for one in self.plan.task_agencies)
        return tuple(
            TaskFile(
                task,
                times[task.task_id],
                actors[task.task_id, "lead"],
                actors[task.task_id, "coordinator"],
            )
            for task in self.plan.tasks
        )

    def last_day(self, deadline: Deadline) -> date | None:
        """The last day on which one who acts is in time, by the reading of ``trước ngày`` in force."""
        lenient = not self.strict and deadline.op is Op.BEFORE
        return deadline.end if lenient or deadline.last_day_ok is None else deadline.last_day_ok


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by key in their order; a key nobody has gives nothing."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return defaultdict(tuple, {key: tuple(values) for key, values in found.items()})
