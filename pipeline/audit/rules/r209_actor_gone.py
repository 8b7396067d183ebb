"""R209 actor-gone: an actor no longer existed when the plan was issued (cơ quan không còn tồn tại khi ban hành).

Condition: a department or ministry that was merged before the day of issue, or, since 01/7/2025, a body
of a district, quận, thị xã or thị trấn: as an actor of a task, as who sends, receives or gathers reports, or as
the heading over what it has to do. Where a document or the past names it, it is not judged. District divisions between March and June 2025 are not judged:
their names are not certain. Without a day of issue the year decides, else nothing can be said.
Legal basis: Luật Tổ chức chính quyền địa phương 72/2025/QH15; Nghị định 45/2025/NĐ-CP, 150/2025/NĐ-CP.
Bad: Chủ trì: Phòng Nội vụ huyện, in a plan of September 2025
Good: Chủ trì: Phòng Văn hóa - Xã hội, in a plan of September 2025
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parsers.bodies import is_body_list
from parsers.keys import match_key
from parsers.semantics.agencies import UnitContext, split_actors
from parsers.semantics.agencies.validity import TWO_LEVELS, ended_before, names_district
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Evidence
from schemas.vocabulary import ContainerKind

_NO_DAY = "the day of issue is blank, and the reform fell into that year"


@dataclass(frozen=True, slots=True)
class _Named:
    """A body that has to act, and where it is named."""

    container: ContainerKind
    container_id: str | None
    evidence: Evidence
    raw: str
    agency_id: str | None
    unit: str | None


def check(dossier: Dossier) -> Iterator[Hit]:
    first, last = _days(dossier)
    told: set[str] = set()
    for one in _named(dossier) if first and last else ():
        name = match_key(one.raw)
        ended = _ended(one, last)
        if ended is not None and name not in told:
            told.add(name)
            yield Hit(
                one.container,
                one.container_id,
                one.evidence,
                one.raw,
                gaps={"day": f"{ended:%d/%m/%Y}"},
                letters=True,
                unsure=None if _ended(one, first) else _NO_DAY,
            )


def _named(dossier: Dossier) -> Iterator[_Named]:
    for one in dossier.plan.task_agencies:
        place = (ContainerKind.TASK, one.task_id, one.evidence)
        yield _Named(*place, one.raw, one.agency_id, one.unit)
    for duty in dossier.plan.report_duties:
        for name in (*duty.reporters, duty.recipient, duty.via):
            yield from _of(dossier, name, (duty.container, duty.container_id, duty.evidence))
    for section in dossier.plan.sections:
        if section.title and is_body_list(section.title):
            place = (ContainerKind.SECTION, section.section_id, section.evidence)
            yield from _of(dossier, section.title, place)


def _of(
    dossier: Dossier, names: str | None, place: tuple[ContainerKind, str | None, Evidence]
) -> Iterator[_Named]:
    """The bodies of a printed list, as the unit and the day of the plan tell them."""
    plan = dossier.plan
    context = UnitContext(level=plan.admin_level, on=plan.issued_on)
    for actor in split_actors(names, context=context) if names else ():
        yield _Named(*place, actor.raw, actor.agency_id, actor.unit)


def _days(dossier: Dossier) -> tuple[date, date] | tuple[None, None]:
    """First and last day on which the plan may have been issued."""
    day, year = dossier.issued_on, dossier.issued_year
    if day is not None:
        return day, day
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    return None, None


def _ended(one: _Named, day: date | None) -> date | None:
    if day is None:
        return None
    if day >= TWO_LEVELS and names_district(f"{one.raw} {one.unit or ''}"):
        return date(2025, 6, 30)
    return ended_before(one.agency_id, day) if one.agency_id else None


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The body existed until {day} only.",
    message_vi="Cơ quan này chỉ tồn tại đến hết ngày {day}.",
)
