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
from parsers.semantics.citations.identity import number_slug
from parsers.semantics.citations.outputs import Own, cited_in
from parsers.semantics.citations.types import types_by_word
from parsers.semantics.deadlines import TimeContext, read_time_cell
from parsers.semantics.duties import plan_duties
from parsers.semantics.period import period_of
from parsers.semantics.units_issuer import IssuerUnit, resolve_issuer
from parsers.semantics.zones import TaskCells, cited_zones, moved, task_cells
from schemas.mentions import Actor, Citation, Deadline, Issuer, Mentions, Placed, TaskActor
from schemas.structure import Letterhead, Outline, Value
from schemas.vocabulary import AdminLevel, ContainerKind, Role

_ROLES = (
    (Role.COORDINATOR, "coordinator"),
    (Role.LEADER, "leader"),
    (Role.MONITOR, "monitor"),
)


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
        plan_key=_plan_key(head, unit, issued),
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
    slugs = [s for s in (unit.province, unit.district, unit.commune) if s]
    return Issuer(
        unit.level,
        unit.province_name,
        unit.district_name,
        unit.commune_name,
        ".".join(slugs) or None,
        unit.issues,
    )


def _plan_key(head: Letterhead, unit: IssuerUnit, issued: date | None) -> str | None:
    """``vn:hai-phong.thuy-nguyen:ke-hoach:12/kh-ubnd@2023-01-05``: identity across renditions."""
    scope = _issuer(unit).scope or ("tw" if unit.level == AdminLevel.CENTRAL else None)
    year = head.issued.year if head.issued else None
    if head.serial is None or head.symbol is None or scope is None or year is None:
        return None
    number = number_slug(_number(head) or "")
    party = ".dang" if _is_party(head.symbol.text) else ""
    slug = _own_type(head) or "ke-hoach"
    return f"vn:{scope}{party}:{slug}:{number}@{issued.isoformat() if issued else year}"


def _number(head: Letterhead) -> str | None:
    """``12/KH-UBND``, and ``15-KH/HU`` of the Party; None when serial or symbol is blank."""
    if head.serial is None or head.symbol is None:
        return None
    mark = "-" if _is_party(head.symbol.text) else "/"
    return f"{head.serial.text}{mark}{head.symbol.text}"


def _is_party(symbol: str) -> bool:
    """The order of the marks tells State and Party apart: ``KH-UBND``, ``KH/HU``."""
    return "/" in symbol and "-" not in symbol


def _own_type(head: Letterhead) -> str | None:
    """Slug of the document's type: ``KẾ HOẠCH`` -> ``ke-hoach``; None when it was not read."""
    words = " ".join(head.document_type.text.split()).lower() if head.document_type else ""
    found = types_by_word().get(words)
    return found.slug if found else None


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
        document_type=_own_type(head),
        number=_number(head),
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
    """A column of leads may say who coordinates (``Sở Y tế phối hợp với Sở Tài chính``), one that is
    headed as both need not: there the first leads.
    """
    split = cache(partial(split_actors, context=units))
    told = cache(partial(split_roles, context=units))
    for task in tasks:
        for role, name in _ROLES:
            if value := task.cells.get(role):
                for actor in split(value.text):
                    yield TaskActor(task.task_id, name, _placed_actor(value, actor))
        for role in (Role.LEAD, Role.LEAD_COORDINATOR):
            if value := task.cells.get(role):
                both = told(value.text, headed=role is Role.LEAD_COORDINATOR)
                for name, actors in (("lead", both.lead), ("coordinator", both.coordinator)):
                    for actor in actors:
                        yield TaskActor(task.task_id, name, _placed_actor(value, actor))


def _placed_actor(value: Value, actor: Actor) -> Actor:
    return actor._replace(span=moved(value, actor.span))


def _by_task(deadlines: Iterable[Placed[Deadline]]) -> dict[str | None, list[Deadline]]:
    found: dict[str | None, list[Deadline]] = {}
    for placed in deadlines:
        found.setdefault(placed.container_id, []).append(placed.item)
    return found
