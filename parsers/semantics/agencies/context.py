"""Whose plan it is: which unit ``huyện`` means, and the ids of agencies built of it.

With the context of huyện Thủy Nguyên, ``Thanh tra huyện`` is
``district:hai-phong.thuy-nguyen:thanh-tra-huyen``; without any it is ``district:?:thanh-tra-huyen``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parsers.keys import match_key
from parsers.semantics.agencies.gazetteer import Agency, slug_of, unit_levels

_ORDER = ("central", "province", "district", "commune")
_UNIT = "{unit}"
_CITY = match_key("thành phố")
_SHORT_CLASSES = {"tp": "thành phố", "tx": "thị xã", "h": "huyện"}
_TWO_LEVELS = date(2025, 7, 1)  # since then communes stand directly below provinces


@dataclass(frozen=True, slots=True)
class UnitContext:
    """The unit of the plan: slugs of its province, district, commune as far as known.

    ``unit_class`` is the class of the unit itself (``huyện``), ``province_class`` of its province;
    ``on`` chooses between agencies of one name before and after a reform.
    """

    level: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    unit_class: str | None = None
    province_class: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class UnitPhrase:
    """``huyện``, ``tỉnh Lào Cai``, ``TP. Hải Phòng`` after the name of an agency."""

    printed: str
    word: str
    """Class as printed, abbreviation resolved, lower case: ``thành phố``."""
    proper: str | None

    def level(self, context: UnitContext | None) -> str | None:
        """Level of the unit; ``thành phố`` is one of two, by the context."""
        level = unit_levels().get(match_key(self.word))
        return _level_of_city(self, context) if level == "?" else level


def unit_phrase(word: str, proper: str | None) -> UnitPhrase:
    """A unit phrase of its class as printed (``TP.``) and its proper name."""
    bare = " ".join(word.replace(".", " ").split())
    spelled = _SHORT_CLASSES.get(bare.casefold(), bare.lower())
    return UnitPhrase(f"{word} {proper}" if proper else word, spelled, proper)


def chosen(
    agencies: Sequence[Agency], unit: UnitPhrase | None, context: UnitContext | None
) -> Agency | None:
    """The one agency of the name here; None when several of different slugs remain."""
    if len(agencies) == 1:
        return agencies[0]
    left = list(agencies)
    wanted = (unit.level(context) if unit else None) or (context.level if context else None)
    left = [a for a in left if wanted in a.levels] or left
    on = context.on if context else None
    left = [a for a in left if a.existed(on)] or left
    return left[0] if len({agency.slug for agency in left}) == 1 else None


@lru_cache(maxsize=4096)
def name_of(agency: Agency, unit: UnitPhrase | None) -> str:
    """Official name, with its unit where the unit belongs to the name."""
    phrase = f"{unit.word} {unit.proper}" if unit and unit.proper else unit.word if unit else ""
    return " ".join(agency.name.replace(_UNIT, phrase).split())


@lru_cache(maxsize=4096)
def id_of(
    agency: Agency,
    others: tuple[Agency, ...],
    unit: UnitPhrase | None,
    context: UnitContext | None,
) -> str:
    """``district:hai-phong.thuy-nguyen:phong-noi-vu``; what is not known is ``?``."""
    levels = set(agency.levels)
    if len(others) > 1:
        levels.update(level for a in others if a.slug == agency.slug for level in a.levels)
    level = _level_of(levels, unit, context)
    slug = agency.slug
    if _UNIT in slug:
        word = unit.word if unit else _class_at(level, context)
        slug = slug.replace(_UNIT, slug_of(word) if word else "").strip("-")
    return f"{level}:{_place(level, unit, context)}:{slug}"


def _level_of(levels: set[str], unit: UnitPhrase | None, context: UnitContext | None) -> str:
    printed = unit.level(context) if unit else None
    if printed in levels:
        return str(printed)
    own = context.level if context else None
    if own in levels:
        return str(own)
    if len(levels) == 1:
        return next(iter(levels))
    if own in _ORDER:  # the nearest level above, else below: a plan names those it reports to
        above = [x for x in _ORDER[: _ORDER.index(own)] if x in levels]
        return above[-1] if above else min(levels, key=_ORDER.index)
    return "?"


def _place(level: str, unit: UnitPhrase | None, context: UnitContext | None) -> str:
    proper = slug_of(unit.proper) if unit and unit.proper else None
    if level == "central":
        return "viet-nam"
    if level == "province":
        return proper or (context and context.province) or "?"
    if context is None or level == "?":
        return f"?.{proper}" if proper else "?"
    province, district = context.province or "?", context.district or "?"
    if level == "district":
        return f"{province}.{proper or district}"
    commune = proper or context.commune or "?"
    flat = context.on is not None and context.on >= _TWO_LEVELS
    if flat or (context.level == "commune" and context.district is None):
        return f"{province}.{commune}"
    return f"{province}.{district}.{commune}"


def _class_at(level: str, context: UnitContext | None) -> str:
    """Class of the plan's own unit, when the agency is one of that level."""
    if context is None:
        return ""
    if level == context.level:
        return context.unit_class or ""
    return (context.province_class or "") if level == "province" else ""


def _level_of_city(unit: UnitPhrase, context: UnitContext | None) -> str | None:
    if context is None:
        return None
    if unit.proper:
        slug = slug_of(unit.proper)
        known = {context.province: "province", context.district: "district"}
        return known.get(slug)
    if context.level == "district" and match_key(context.unit_class or "") == _CITY:
        return "district"
    if match_key(context.province_class or "") == _CITY:
        return "province"
    return None
