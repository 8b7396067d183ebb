"""One plan with its rows put together, as an auditor lays papers side by side (hồ sơ).

``Dossier(plan).duties`` are the duties to report with their deadlines, ``.tasks`` the tasks with times
and actors, ``.field("number_line")`` where a field of the header was read. Nothing is judged here.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from parsers.keys import match_key
from parsers.semantics.citations import find_citations
from parsers.semantics.wording import is_of_school_year, years_named
from schemas.mentions import Op
from schemas.plan import (
    Citation,
    Deadline,
    Evidence,
    FieldEvidence,
    Footnote,
    Plan,
    ReportDuty,
    Section,
    Task,
    TaskAgency,
)

_ANNEX = "PL"
_NO_NUMBER = re.compile(r"\bsố\s*:?[\s.…_]*/\s*[A-ZĐ]", re.IGNORECASE)
_IMPLEMENTATION = match_key("tổ chức thực hiện")
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
class Dossier:
    """A plan and what belongs together in it.

    ``strict``: ``trước ngày 05/6`` is kept on the 4th at the latest; else the 5th will do.
    """

    plan: Plan
    strict: bool = True

    @property
    def is_carried(self) -> bool:
        """Promulgated by a decision (ban hành kèm theo): number, day and signature are the decision's."""
        return self.plan.carrier is not None

    @property
    def carrier_is_blank(self) -> bool:
        """The decision that carries the plan has no number yet (``Kèm theo Quyết định số      /QĐ-STTTT``)."""
        return _NO_NUMBER.search(self.plan.carrier or "") is not None

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
        rest is blank (``ngày     tháng 3 năm 2026``); None without a year.
        """
        day, year, month = self.issued_on, self.plan.issued_year, self.plan.issued_month
        if day is not None:
            return day, day
        if year is None:
            return None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])

    @property
    def named_period_end(self) -> date | None:
        """The end of a period that the subject names; None where it was inferred from the date line, or is
        that of a school year, which is about.
        """
        named = self.plan.plan_year is None or self.names_its_year
        named = named and not self.is_of_school_year
        return self.plan.period_end if named else None

    @property
    def is_of_school_year(self) -> bool:
        return is_of_school_year(self.plan.subject or "")

    @property
    def names_its_year(self) -> bool:
        """The subject names the one year the plan is of; ``năm học 2024 - 2025`` names none."""
        year = self.plan.plan_year
        return year is not None and year in years_named(self.plan.subject or "")

    @cached_property
    def implementation(self) -> Section | None:
        """TỔ CHỨC THỰC HIỆN, where duties to report belong; else the last section of the body."""
        body = [one for one in self.plan.sections if not one.path.startswith(_ANNEX)]
        named = [one for one in body if _IMPLEMENTATION in match_key(one.title or "")]
        return next(reversed(named or body), None)

    @cached_property
    def duties(self) -> tuple[DutyFile, ...]:
        times = _grouped((one.duty_id, one) for one in self.plan.deadlines)
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
        times = _grouped((one.container_id, one) for one in own)
        actors = _grouped(((one.task_id, one.role), one) for one in self.plan.task_agencies)
        return tuple(
            TaskFile(
                task,
                times[task.task_id],
                actors[task.task_id, "lead"],
                actors[task.task_id, "coordinator"],
            )
            for task in self.plan.tasks
        )

    def is_due_day(self, time: Deadline) -> bool:
        """The words of a task's time are those of a duty in it: the rules of duties judge them, once."""
        return _place(time) in self._due_places

    @cached_property
    def _due_places(self) -> frozenset[tuple[int, int]]:
        return frozenset(_place(time) for one in self.duties for time in one.due)

    @cached_property
    def cited(self) -> tuple[Citation, ...]:
        """Citations of other documents, in the order of the plan."""
        return tuple(one for one in self.plan.citations if not one.is_self_reference)

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {one.section_id: one for one in self.plan.sections}

    @cached_property
    def notes(self) -> dict[str, Footnote]:
        return {one.footnote_id: one for one in self.plan.footnotes}

    @cached_property
    def _fields(self) -> dict[str, tuple[FieldEvidence, ...]]:
        return _grouped((one.field, one) for one in self.plan.field_evidence)

    def field(self, *names: str) -> Evidence | None:
        """Where the first of the fields that was read stands; what is missing should stand there."""
        for name in names:
            pieces = self._fields.get(name, ())
            if pieces:
                regions = tuple(region for piece in pieces for region in piece.regions)
                first = pieces[0]
                return Evidence(
                    regions=regions, span_start=first.span_start, span_end=first.span_end
                )
        return None

    def printed(self, evidence: Evidence | None) -> str | None:
        """The words at a place, blanks folded."""
        if evidence is None:
            return None
        text = self.plan.text[evidence.span_start : evidence.span_end]
        return " ".join(text.split()) or None

    def last_day(self, deadline: Deadline) -> date | None:
        """The last day on which one who acts is in time, by the reading of ``trước ngày`` in force."""
        lenient = not self.strict and deadline.op is Op.BEFORE
        return deadline.end if lenient or deadline.last_day_ok is None else deadline.last_day_ok


def _place(time: Deadline) -> tuple[int, int]:
    return time.evidence.span_start, time.evidence.span_end


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by key in their order; a key nobody has gives nothing."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return defaultdict(tuple, {key: tuple(values) for key, values in found.items()})
