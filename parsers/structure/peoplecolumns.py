"""Columns of people under headers nobody listed: who leads, who helps, who directs.

Bodies in every row lead, those of some rows help; persons and posts beside a column of bodies direct
(``Ủy viên Ban Thường vụ chỉ đạo`` | ``Nơi đảm đương`` | ``Nơi góp sức``). A header that hints at a role says it.
"""

import re
from collections.abc import Iterable, Sequence

from parsers.roles import LEADS, named
from parsers.structure.who import is_person
from schemas.vocabulary import Role

_UNDERGOES = re.compile(
    r"(?<!\w)(?:được(?! (?:giao|phân công|cử|chỉ định|ủy quyền))|chịu sự|thụ hưởng|dự(?! kiến| toán| án| thảo))(?!\w)",
    re.IGNORECASE,
)
"""``Tổ chức đảng được xem xét``, ``Người tham dự``: who is worked on or comes, not who works."""
_PLACE = re.compile(
    r"(?:tại |ở )?(?:hội trường|phòng họp|nhà (?:văn hóa|rông|đa năng|thi đấu|truyền thống|khách)|sân|quảng trường"
    r"|trụ sở|công viên|đình|chợ|bến|khuôn viên)(?!\w)",
    re.IGNORECASE,
)
_SOME = 4
"""One cell of so many that is a place makes the others the places of bodies: ``Trường THPT Mẫu``."""
_MOST = 0.6


def with_people(
    roles: Sequence[Role],
    people: Iterable[int],
    words: Sequence[str],
    columns: Sequence[Sequence[str]],
) -> dict[int, Role]:
    """Roles of the columns in ``people``, which have none; a column that is nobody's is not in it."""
    taken = set(roles)
    found: dict[int, Role] = {}

    def take(at: int, role: Role) -> None:
        if role not in taken:
            taken.add(role)
            found[at] = role

    free = sorted(people, key=lambda at: (_holes(columns[at]) > 0, at))
    for at in free:
        hint = named(words[at])
        if hint is not None and hint.weak and hint.role is not Role.OTHER:
            take(at, hint.role)
    persons = {at for at in free if _of_persons(columns[at])}
    free = [at for at in free if at not in found and not _is_aside(words[at], columns[at])]
    bodies = [at for at in free if at not in persons]
    for at in bodies:
        take(at, Role.COORDINATOR if taken & LEADS else Role.LEAD)
    for at in free:
        if at in persons:
            take(at, Role.LEADER if taken & LEADS else Role.LEAD)
    if not taken & LEADS:  # Chủ thể giám sát: who watches over others is who works there
        first = next((at for at, role in found.items() if not _holes(columns[at])), None)
        if first is not None:
            found[first] = Role.LEAD
    return found


def _is_aside(word: str, cells: Sequence[str]) -> bool:
    """Who is worked on or comes, or where it is: nobody who acts."""
    places = sum(_PLACE.match(cell.strip()) is not None for cell in cells)
    filled = sum(bool(cell.strip()) for cell in cells)
    return _SOME * places > filled or _UNDERGOES.search(word) is not None


def _of_persons(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return sum(map(is_person, filled)) >= _MOST * len(filled)


def _holes(cells: Sequence[str]) -> int:
    """Rows that leave a column empty: who leads is named in every one."""
    return sum(not cell.strip() for cell in cells)
