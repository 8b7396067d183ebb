"""Whether an agency existed on a day, from the gazetteer's days: ``ended_before(id, day)``.

``province:hai-phong:so-ke-hoach-va-dau-tu`` ended on 28/02/2025. Names of district divisions between
March and June 2025 are not certain and never said to be wrong.
"""

import re
from datetime import date
from functools import cache

from parsers.keys import match_key
from parsers.semantics.agencies.gazetteer import Agency, agencies

TWO_LEVELS = date(2025, 7, 1)
"""Since then there are no districts: communes stand directly below provinces (Luật 72/2025/QH15)."""
# A unit of the district level, or the class of commune that went with it; a thành phố may be a province.
_DISTRICT = re.compile(r"\b(?:huyện|quận|thị xã|thị trấn)\b(?! ủy)")

_PUBLIC_UNIT = re.compile(r"(?:bệnh viện|trường|trung tâm|trạm|nhà văn hóa|thư viện)\b")


def ended_before(agency_id: str, day: date) -> date | None:
    """The last day of a body of the province or the state that had ended before a day."""
    level, _, slug = agency_id.split(":", 2)
    if level not in {"province", "central"}:
        return None
    lines = [one for one in _by_slug().get(slug, ()) if level in one.levels]
    ends = [one.valid_to for one in lines if not one.existed(day)]
    gone = len(ends) == len(lines)
    last = max((end for end in ends if end is not None), default=None)
    return last if gone and last is not None and last < day else None


def names_district(name: str) -> bool:
    """A name that holds a unit of the district level: ``UBND các huyện``, ``Phòng Nội vụ huyện``.

    Hospitals, schools and centres kept their names after the districts had gone.
    """
    key = match_key(name)
    return _DISTRICT.search(key) is not None and _PUBLIC_UNIT.match(key) is None


@cache
def _by_slug() -> dict[str, tuple[Agency, ...]]:
    found: dict[str, tuple[Agency, ...]] = {}
    for one in agencies():
        found[one.slug] = (*found.get(one.slug, ()), one)
    return found
