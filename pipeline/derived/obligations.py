"""The table ``obligations``: what ``plans calendar`` lists, of all days.

1. Days are those of ``pipeline.calendar``, by the strict reading.
2. What recurs is expanded from the start of the plan's period to its end; without an end, to the end of the year the
   plan is of, or was issued in.
3. Nothing is due before the month in which the plan was issued (its year, where the month is blank): such a day was over
   when the plan was made, and rule R212 speaks of it.
4. A time printed twice in a cell is one obligation. What has no day is none: it stands in ``deadlines``, with its kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.semantics.agencies import UnitContext, split_actors
from parsers.semantics.agencies.types import type_of
from pipeline.calendar.obligations import REPORT, Obligation, Window, obligations
from pipeline.derived.units import context_of
from pipeline.record.papers import Papers
from schemas import plan_derived as rows
from schemas.plan import Deadline, Plan, TaskAgency
from schemas.vocabulary import ObligationKind

_APART = "; "
_MONTHS = range(1, 13)
_MOST_YEARS = 30
"""Years over which a plan's recurrences are told of: tầm nhìn đến năm 2050; not what a misread 9999 would give."""


@dataclass(frozen=True, slots=True)
class _Who:
    """Names with ids and types, one for one."""

    names: tuple[str, ...]
    ids: tuple[str | None, ...]
    types: tuple[str | None, ...]


def obligations_of(plan: Plan) -> Iterator[rows.Obligation]:
    """The obligations of a plan by day, each once."""
    window = Window(_first_day(plan), date.max)
    found = obligations(Papers(plan), window, recurring_until=_last_day(plan))
    dated = {one.uid: one for one in reversed(list(found)) if isinstance(one, Obligation)}
    times = {one.deadline_id: one for one in plan.deadlines}
    leads: dict[str, list[TaskAgency]] = {}
    for actor in plan.task_agencies:
        if actor.role == "lead":
            leads.setdefault(actor.task_id, []).append(actor)
    context = context_of(plan)
    ordered = sorted(dated.values(), key=lambda one: (one.due, times[one.owed.item_id].ordinal))
    told: dict[str, _Who] = {}  # what recurs is owed by the same
    for ordinal, one in enumerate(ordered, start=1):
        time = times[one.owed.item_id]
        who = told.get(time.deadline_id)
        if who is None:
            who = _reporters(one, context) if time.duty_id else _leads(one, leads)
            told[time.deadline_id] = who
        yield _row(plan, one, time, ordinal, who)


def _row(plan: Plan, one: Obligation, time: Deadline, ordinal: int, who: _Who) -> rows.Obligation:
    owed = one.owed
    return rows.Obligation(
        obligation_id=f"{owed.item_id}-{one.due:%Y%m%d}",
        ordinal=ordinal,
        kind=ObligationKind.REPORT if owed.kind == REPORT else ObligationKind.TASK,
        what=owed.what,
        who=_joined(who.names),
        agency_ids=_joined(who.ids),
        agency_types=_joined(who.types),
        recipient=owed.recipient,
        via=owed.via,
        due=one.due,
        window_start=one.start,
        approximate=one.approximate,
        at=time.at,
        time=owed.raw,
        label=owed.label,
        deadline_id=time.deadline_id,
        duty_id=time.duty_id,
        task_id=None if time.duty_id else time.container_id,
        issuer=plan.issuing_agency,
        admin_level=plan.admin_level,
        province=plan.province,
        district=plan.district,
        commune=plan.commune,
        plan_year=plan.plan_year,
    )


def _leads(one: Obligation, leads: dict[str, list[TaskAgency]]) -> _Who:
    actors = leads.get(one.owed.container_id or "", [])
    if not actors:  # the cell as printed, when nobody could be told in it
        return _Who(one.owed.who, (None,) * len(one.owed.who), (None,) * len(one.owed.who))
    return _Who(
        tuple(actor.name for actor in actors),
        tuple(actor.agency_id for actor in actors),
        tuple(actor.agency_type for actor in actors),
    )


def _reporters(one: Obligation, context: UnitContext) -> _Who:
    """Who reports, as printed; ids and types where a name is that of one body or class of bodies."""
    split = [split_actors(name, context=context) for name in one.owed.who]
    told = [actors[0] if len(actors) == 1 else None for actors in split]
    return _Who(
        one.owed.who,
        tuple(actor.agency_id if actor else None for actor in told),
        tuple(type_of(actor) if actor else None for actor in told),
    )


def _joined(values: Sequence[str | None]) -> str | None:
    return _APART.join(value or "" for value in values) if any(values) else None


def _first_day(plan: Plan) -> date:
    """The first day of the month of issue, or of the year where the month is blank; without a year no day is too early,
    but for what a misread period would give.
    """
    if plan.issued_on is not None:
        return plan.issued_on.replace(day=1)
    if plan.issued_year is None or not _is_year(plan.issued_year):
        early = (plan.plan_year or 0) - _MOST_YEARS
        return date(early, 1, 1) if _is_year(early) else date.min
    month = plan.issued_month if plan.issued_month in _MONTHS else 1  # tháng 13
    return date(plan.issued_year, month or 1, 1)


def _last_day(plan: Plan) -> date:
    """Until when what recurs is told of, in a plan that names no end of its period."""
    year = plan.plan_year or plan.issued_year
    start = plan.period_start or plan.issued_on
    first = max(year or 0, start.year if start else 0)
    if not _is_year(first):
        return date.min
    if plan.period_end is None:
        return date(first, 12, 31)
    return min(plan.period_end, date(min(first + _MOST_YEARS, date.max.year), 12, 31))


def _is_year(number: int) -> bool:
    return date.min.year <= number <= date.max.year
