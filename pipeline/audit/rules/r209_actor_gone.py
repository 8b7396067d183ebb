"""R209 actor-gone: an actor no longer existed when the plan was issued (cơ quan không còn tồn tại khi ban hành).

Condition: a department or ministry that was merged before the day of issue, or, since 01/7/2025, a body
of a district, quận, thị xã or thị trấn. District divisions between March and June 2025 are not judged:
their names are not certain. Without a day of issue the year decides, else nothing can be said.
Legal basis: Luật Tổ chức chính quyền địa phương 72/2025/QH15; Nghị định 45/2025/NĐ-CP, 150/2025/NĐ-CP.
Bad: Chủ trì: Phòng Nội vụ huyện, in a plan of September 2025
Good: Chủ trì: Phòng Văn hóa - Xã hội, in a plan of September 2025
"""

from collections.abc import Iterator
from datetime import date

from parsers.keys import match_key
from parsers.semantics.agencies.validity import TWO_LEVELS, ended_before, names_district
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import TaskAgency
from schemas.vocabulary import ContainerKind

_NO_DAY = "the day of issue is blank, and the reform fell into that year"


def check(dossier: Dossier) -> Iterator[Hit]:
    first, last = _days(dossier)
    told: set[str] = set()
    for one in dossier.plan.task_agencies if first and last else ():
        name = match_key(one.name)
        ended = _ended(one, last)
        if ended is not None and name not in told:
            told.add(name)
            yield Hit(
                ContainerKind.TASK,
                one.task_id,
                one.evidence,
                one.raw,
                gaps={"day": f"{ended:%d/%m/%Y}"},
                letters=True,
                unsure=None if _ended(one, first) else _NO_DAY,
            )


def _days(dossier: Dossier) -> tuple[date, date] | tuple[None, None]:
    """First and last day on which the plan may have been issued."""
    day, year = dossier.issued_on, dossier.issued_year
    if day is not None:
        return day, day
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    return None, None


def _ended(one: TaskAgency, day: date | None) -> date | None:
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
