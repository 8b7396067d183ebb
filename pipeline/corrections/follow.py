"""What follows from a corrected value, so that tables agree with each other.

Serial and symbol make the number and the key of the plan, the issuer its unit, a cell of leads the actors of the task, a
cell of time its deadlines, the year of the plan the days that were told by it. A value a person gave is never overwritten.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from parsers.keys import match_key
from parsers.semantics.agencies.types import type_of
from parsers.semantics.citations.identity import rekeyed
from parsers.semantics.deadlines import TimeContext, read_time_cell
from parsers.semantics.plankey import document_number, plan_key
from parsers.semantics.stage import ACTING, cell_actors
from parsers.semantics.units_issuer import resolve_issuer
from pipeline.corrections.places import Home
from pipeline.derived.units import context_of, issuer_units
from pipeline.record.meaning import deadline_row
from schemas import mentions
from schemas.mentions import YearSource
from schemas.plan import Citation, Deadline, Evidence, Plan, Task, TaskAgency
from schemas.vocabulary import AdminLevel, ContainerKind, Role

_BY_YEAR = frozenset({YearSource.PLAN_YEAR, YearSource.NEXT_YEAR})
_DAYS = ("start", "end", "last_day_ok")
_UNITS = ("province", "district", "commune")
SURE = 1.0
"""Confidence of what a person said, in a document read by OCR."""


def header(plan: Plan, given: Collection[str]) -> Plan:
    """Number, day, unit and key of a plan whose columns ``given`` were put right."""
    made: dict[str, Any] = {}
    if "issued_on" in given and plan.issued_on is not None:
        told = {"issued_month": plan.issued_on.month, "issued_year": plan.issued_on.year}
        made |= {column: value for column, value in told.items() if column not in given}
    if {"serial", "symbol"} & set(given):
        made["document_number"] = document_number(plan.serial, plan.symbol)
    plan = plan.model_copy(update=made)
    if {"issuing_agency", "parent_agency", "place", "issued_on", "issued_year"} & set(given):
        plan = plan.model_copy(update={k: v for k, v in _unit(plan).items() if k not in given})
    slugs = [unit.slug for unit in issuer_units(plan).values()]
    key = plan_key(
        scope=".".join(slugs) or None,
        level=plan.admin_level,
        serial=plan.serial,
        symbol=plan.symbol,
        document_type=plan.document_type,
        issued_on=plan.issued_on,
        issued_year=plan.issued_year,
    )
    return plan.model_copy(update={"plan_key": key})


def _unit(plan: Plan) -> dict[str, Any]:
    unit = resolve_issuer(
        plan.issuing_agency, plan.parent_agency, plan.place, plan.issued_on, plan.issued_year
    )
    level = AdminLevel(unit.level) if unit.level else None
    names = (unit.province_name, unit.district_name, unit.commune_name)
    return {"admin_level": level, **dict(zip(_UNITS, names, strict=True))}


def year(plan: Plan, before: int | None) -> Plan:
    """Days that were told by the plan's year, in the year that holds."""
    if before is None or plan.plan_year is None or before == plan.plan_year:
        return plan
    shift = plan.plan_year - before
    moved = tuple(
        _moved(one, shift) if one.year_source in _BY_YEAR else one for one in plan.deadlines
    )
    return plan.model_copy(update={"deadlines": moved})


def _moved(one: Deadline, shift: int) -> Deadline:
    days: dict[str, Any] = {name: _later(getattr(one, name), shift) for name in _DAYS}
    intervals = [
        part.model_copy(update={"start": _later(part.start, shift), "end": _later(part.end, shift)})
        for part in one.intervals
    ]
    whole = tuple(part for part in intervals if part.start is not None and part.end is not None)
    return one.model_copy(update=days | {"intervals": whole})


def _later(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29/02, or a year no calendar has
        return None


def tasks(plan: Plan, before: Mapping[str, Task]) -> Plan:
    """Actors and deadlines of tasks some cells of which were put right; ``before``: these tasks as they were read."""
    after = {task.task_id: task for task in plan.tasks if task.task_id in before}
    context = context_of(plan)
    actors: list[TaskAgency] = []
    times = times_of(plan)
    for task_id, task in after.items():
        changed = [role for role in ACTING if getattr(task, role) != getattr(before[task_id], role)]
        kept = [
            one
            for one in plan.task_agencies
            if one.task_id == task_id and not _of_cells(one, before[task_id], changed)
        ]
        found = (
            (name, actor)
            for role in changed
            if (text := getattr(task, role))
            for name, actor in cell_actors(role, text, units=context)
        )
        new = [_actor(task, name, actor) for name, actor in found]
        actors += _numbered([*kept, *new])
    rest = [one for one in plan.task_agencies if one.task_id not in after]
    order = {task.task_id: at for at, task in enumerate(plan.tasks)}
    every = sorted((*rest, *actors), key=lambda one: order.get(one.task_id, len(order)))
    timed = {key: task for key, task in after.items() if task.time != before[key].time}
    deadlines = tuple(_deadlines(plan, timed, times))
    return plan.model_copy(update={"task_agencies": tuple(every), "deadlines": deadlines})


def times_of(plan: Plan) -> TimeContext:
    """What the times of a plan are read with."""
    return TimeContext(
        plan.plan_year, plan.issued_on, plan.issued_year, plan.period_start, plan.period_end
    )


def _of_cells(one: TaskAgency, task: Task, roles: Collection[Role]) -> bool:
    """Does an actor come from one of these cells, as they were read? A cell of leads may name who coordinates."""
    for role in roles:
        cell = getattr(task, role)
        if cell is None:
            continue
        if role in {Role.LEAD, Role.LEAD_COORDINATOR}:
            apart = task.coordinator is not None and _names(task.coordinator, one.raw)
            if one.role == "lead" or (one.role == "coordinator" and not apart):
                return True
        elif one.role == role and _names(cell, one.raw):
            return True
    return False


def _names(cell: str, raw: str) -> bool:
    return match_key(raw) in match_key(cell)


def _actor(task: Task, role: str, actor: Any) -> TaskAgency:
    return TaskAgency(
        task_id=task.task_id,
        role=role,
        ordinal=0,
        name=actor.name,
        agency_id=actor.agency_id,
        agency_type=type_of(actor),
        kind=actor.kind,
        unit=actor.unit,
        members=actor.members,
        raw=actor.raw,
        corrected=("raw",),
        evidence=vouched(task.evidence),
    )


def vouched(evidence: Any) -> Any:
    """Evidence of what a person said: where OCR was unsure nobody is any more."""
    if evidence is None or evidence.confidence is None:
        return evidence
    return evidence.model_copy(update={"confidence": SURE})


def _numbered(actors: list[TaskAgency]) -> Iterator[TaskAgency]:
    counts: dict[str, int] = {}
    for one in actors:
        counts[one.role] = counts.get(one.role, 0) + 1
        yield one.model_copy(update={"ordinal": counts[one.role]})


def _deadlines(plan: Plan, timed: Mapping[str, Task], times: TimeContext) -> Iterator[Deadline]:
    """All deadlines of the plan; those of tasks whose time was put right are made anew, in their place."""
    mine = {
        one.deadline_id
        for one in plan.deadlines
        if one.container is ContainerKind.TASK and one.container_id in timed and one.duty_id is None
    }
    order = {task.task_id: at for at, task in enumerate(plan.tasks)}
    new = [row for key in timed for row in _read(timed[key], times)]
    of_tasks = [
        one for one in plan.deadlines if one.duty_id is None and one.deadline_id not in mine
    ]
    of_duties = [one for one in plan.deadlines if one.duty_id is not None]
    placed = sorted((*of_tasks, *new), key=lambda one: order.get(one.container_id or "", -1))
    for ordinal, one in enumerate((*placed, *of_duties), 1):
        yield one.model_copy(update={"ordinal": ordinal})


def _read(task: Task, times: TimeContext) -> Iterator[Deadline]:
    if task.time is None:
        return
    row = task.group_path[-1] if task.group_path else None
    context = TimeContext(
        times.plan_year,
        times.issued_on,
        times.issued_year,
        times.period_start,
        times.period_end,
        row=row,
    )
    home = Home(ContainerKind.TASK, task.task_id)
    found = read_time_cell(task.time, context=context)
    yield from days_told(found, task.task_id, home, vouched(task.evidence))


def days_told(
    found: Iterable[mentions.Deadline],
    item_id: str,
    home: Home,
    evidence: Evidence,
    duty_id: str | None = None,
) -> Iterator[Deadline]:
    """The days that words of an item tell, which a person gave."""
    for number, one in enumerate(found, 1):
        made = deadline_row(
            one,
            deadline_id=f"{item_id}~{number}",
            ordinal=number,
            container=home.container,
            container_id=home.container_id,
            duty_id=duty_id,
            evidence=evidence,
        )
        yield made.model_copy(update={"corrected": ("raw",)})


def citation(one: Citation, given: Collection[str]) -> Citation:
    """A citation with the key of its corrected parts; which act in force is meant is not guessed anew."""
    if one.key is None or not {"type", "number", "date", "year"} & set(given):
        return one
    key = rekeyed(one.key, one.type, one.number, one.date, one.year)
    return one.model_copy(update={"key": key, "resolved_key": None})
