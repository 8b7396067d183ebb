"""The stage: what a plan's wording means, from the outline alone.

Issuer and period first, for everything else is read by their light: whose ``UBND thành phố``, which
year. Then citations, times, actors, duties to report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from parsers.semantics.agencies import UnitContext, split_actors, split_roles
from parsers.semantics.citations import CitationContext, find_citations, resolve_citations
from parsers.semantics.citations.outputs import Own, cited_in
from parsers.semantics.deadlines import TimeContext, read_time_cell
from parsers.semantics.duties import plan_duties
from parsers.semantics.period import period_of
from parsers.semantics.plankey import document_number, own_type, plan_key, scope_of
from parsers.semantics.units_issuer import IssuerUnit, resolve_issuer
from parsers.semantics.zones import TaskCells, cited_zones, moved, task_cells
from schemas.mentions import Actor, Citation, Deadline, Issuer, Mentions, Placed, TaskActor
from schemas.structure import Letterhead, Outline, Value
from schemas.vocabulary import AdminLevel, ContainerKind, Role

ACTING = (Role.COORDINATOR, Role.LEADER, Role.MONITOR, Role.LEAD, Role.LEAD_COORDINATOR)
"""Columns that name who acts, in the order their actors are told."""


def annotate(outline: Outline) -> Mentions:
    """Citations, times, actors and duties of a plan; nothing is resolved by today's date."""
    head = outline.letterhead
    issued = _issued_on(head)
    issued_year = head.issued.year if head.issued else None
    unit = resolve_issuer(
        _text(head.issuing_agency),
        _text(head.parent_agency),
        _text(head.place),
        issued,
        issued_year,
    )
    period = period_of(outline)
    year = period.year
    times = TimeContext(year, issued, issued_year, period.start, period.end)
    tasks = tuple(task_cells(outline))
    deadlines = tuple(_task_times(tasks, times))
    return Mentions(
        issuer=_issuer(unit),
        plan_year=year,
        plan_year_source=period.told,
        period_start=period.start,
        period_end=period.end,
        plan_key=plan_key(
            scope=scope_of(unit),
            level=unit.level,
            serial=_text(head.serial),
            symbol=_text(head.symbol),
            document_type=_text(head.document_type),
            issued_on=issued,
            issued_year=issued_year,
        ),
        citations=_citations(outline, _citation_context(head, unit, issued, year or issued_year)),
        deadlines=deadlines,
        actors=tuple(_actors(tasks, unit.context(issued))),
        duties=tuple(plan_duties(outline, times, _by_task(deadlines))),
    )


def _text(value: Value | None) -> str | None:
    return value.text if value else None


def _issued_on(head: Letterhead) -> date | None:
    issued = head.issued
    if issued is None or issued.year is None or issued.month is None or issued.day is None:
        return None
    try:
        return date(issued.year, issued.month, issued.day)
    except ValueError:  # 31/6: assembly says so in a diagnostic
        return None


def _issuer(unit: IssuerUnit) -> Issuer:
    return Issuer(
        unit.level,
        unit.province_name,
        unit.district_name,
        unit.commune_name,
        scope_of(unit),
        unit.issues,
    )


def _citation_context(
    head: Letterhead, unit: IssuerUnit, issued: date | None, year: int | None
) -> CitationContext:
    return CitationContext(
        unit.province_name,
        unit.district_name,
        unit.commune_name,
        AdminLevel(unit.level) if unit.level else None,
        issued,
        year,
        document_type=own_type(_text(head.document_type)),
        number=document_number(_text(head.serial), _text(head.symbol)),
    )


def _citations(outline: Outline, context: CitationContext) -> tuple[Placed[Citation], ...]:
    zones = tuple(cited_zones(outline))
    cited = cache(partial(find_citations, context=context))  # cells of a table repeat
    found = resolve_citations([cited(zone.text) for zone in zones])
    subject = outline.letterhead.subject
    own = Own(context.document_type, subject.text if subject else "")
    placed: list[Placed[Citation]] = []
    for zone, citations in zip(zones, found, strict=True):
        if not citations:
            continue
        first = len(placed)
        kept = cited_in(zone.text, citations, own=own, brings=zone.brings, names=zone.names)
        places: dict[int, int] = {}
        for index, one in kept:
            places[index] = first + len(places)
            outer = places.get(one.nested_in) if one.nested_in is not None else None
            item = one._replace(span=moved(zone.value, one.span), nested_in=outer)
            placed.append(Placed(zone.container, zone.container_id, item))
    return tuple(placed)


def _task_times(tasks: Iterable[TaskCells], times: TimeContext) -> Iterator[Placed[Deadline]]:
    read = cache(read_time_cell)
    for task in tasks:
        value = task.cells.get(Role.TIME)
        if value is None:
            continue
        group = task.groups[-1] if task.groups else None
        context = replace(times, column_header=task.time_header, row=group)
        for found in read(value.text, context=context):
            item = replace(found, span=moved(value, found.span))
            yield Placed(ContainerKind.TASK, task.task_id, item)


def _actors(tasks: Iterable[TaskCells], units: UnitContext) -> Iterator[TaskActor]:
    told = cache(partial(cell_actors, units=units))
    for task in tasks:
        for role in ACTING:
            if value := task.cells.get(role):
                for name, actor in told(role, value.text):
                    placed = actor._replace(span=moved(value, actor.span))
                    yield TaskActor(task.task_id, name, placed)


def cell_actors(role: Role, text: str, *, units: UnitContext) -> tuple[tuple[str, Actor], ...]:
    """Who acts by a cell of a column, and as what: lead, coordinator, leader or monitor.

    A column of leads may say who coordinates (``Sở Y tế phối hợp với Sở Tài chính``), one that is
    headed as both need not: there the first leads.
    """
    if role in {Role.LEAD, Role.LEAD_COORDINATOR}:
        both = split_roles(text, context=units, headed=role is Role.LEAD_COORDINATOR)
        leads = [("lead", actor) for actor in both.lead]
        return (*leads, *(("coordinator", actor) for actor in both.coordinator))
    return tuple((role.value, actor) for actor in split_actors(text, context=units))


def _by_task(deadlines: Iterable[Placed[Deadline]]) -> dict[str | None, list[Deadline]]:
    found: dict[str | None, list[Deadline]] = {}
    for placed in deadlines:
        found.setdefault(placed.container_id, []).append(placed.item)
    return found
