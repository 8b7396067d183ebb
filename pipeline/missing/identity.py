"""Whose plan it is, held against a name of the list: ``Sở Y tế tỉnh Kiên Giang``, ``Phường An Hải``.

A name is taken apart into a body (``sở y tế``; a People's Committee, or none, for a unit alone) and a place. Provinces,
departments, wards, schools, Party and mass bodies go the same way: the bodies agree in their words, the places by the
table of units, whose classes may have changed. What the letterhead leaves out, the plan's resolved units tell.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from parsers.keys import ascii_key, match_key
from parsers.semantics.agencies.atoms import Kind, atoms_of
from parsers.semantics.agencies.gazetteer import unit_levels
from parsers.semantics.units import LEVELS, bare_name, same_unit, units_named
from pipeline.missing.expected import Expected
from schemas.plan import Plan

_COMMITTEE = "ủy ban nhân dân"
_CLASSES = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_PLACE = re.compile(rf"^(?P<body>.*?)\b(?P<place>(?:{_CLASSES}) (?!ủy|hội|đoàn)\S.*)$")
# huyện ủy thủy nguyên, thành đoàn hải phòng: the class is the unit's
_OF_UNIT = re.compile(
    r"\b(?P<word>tỉnh|thành|huyện|quận|thị|xã|phường) (?P<organ>ủy|đoàn)\b(?! ban)"
)
_LONG = {"thành": "thành phố", "thị": "thị xã"}
_ORGANS = re.compile(
    r"\b(?:ban chấp hành|ban thường vụ|ban thường trực|thường trực|đảng bộ|việt nam|cơ quan|và)\b"
)
_NAMED = 3
"""Letters of a place's name from which on it tells something when it stands in other words."""


class Fit(IntEnum):
    """How sure it is that a plan is of a unit of the list."""

    NO = 0
    WORDS = 1
    """The issuer could not be resolved, and the words fit."""
    OTHER_BODY = 2
    """Another body of the unit issued it."""
    SURE = 3


_DEGREE = {True: Fit.SURE, False: Fit.NO, None: Fit.WORDS}
_BY_PLACE = {True: Fit.SURE, False: Fit.NO, None: Fit.NO}


@dataclass(frozen=True, slots=True)
class Name:
    """A body and its place, both as keys; the body is empty for a unit alone."""

    body: str
    place: str | None


@lru_cache(maxsize=8192)
def name_of(text: str) -> Name:
    """``UBND TỈNH CÀ MAU`` -> ủy ban nhân dân, tỉnh cà mau; ``Sở Y tế Kiên Giang`` -> sở y tế, kiên giang."""
    key = " ".join(atom.key for atom in atoms_of(text) if atom.kind is Kind.WORD)
    key = _OF_UNIT.sub(lambda m: f"{m['organ']} {_LONG.get(m['word'], m['word'])}", key)
    found = _PLACE.match(key)
    if found is not None:
        return Name(_bare_body(found["body"]), _first_place(found["place"]))
    words = key.split()
    for at in range(max(0, len(words) - 5), len(words)):
        place = " ".join(words[at:])
        if not place.isdigit() and any(units_named(place, level) for level in LEVELS):
            return Name(_bare_body(" ".join(words[:at])), place)
    return Name(_bare_body(key), None)


def fit(plan: Plan, unit: Expected) -> Fit:
    """How a plan fits a unit of the list."""
    if plan.issuing_agency is None:
        return Fit.WORDS if _in_words(plan, name_of(unit.name)) else Fit.NO
    wanted, issuer = name_of(unit.name), name_of(plan.issuing_agency)
    if not _same_province(plan, unit):
        return Fit.NO
    placed = _placed(plan, unit, wanted, issuer)
    if wanted.body in {"", _COMMITTEE}:
        return _fit_of_unit(plan, wanted, issuer, placed=placed)
    if not _same_words(wanted.body, issuer.body) and not _same_whole(unit.name, plan):
        return Fit.NO
    return _DEGREE[placed]


def _fit_of_unit(plan: Plan, wanted: Name, issuer: Name, *, placed: bool | None) -> Fit:
    """Of a unit's committee, or of another body of the unit where the list names the unit alone."""
    own = (
        issuer.body == "" or issuer.body.startswith(_COMMITTEE) or issuer.body.endswith(_COMMITTEE)
    )
    if own:
        return Fit.WORDS if placed is None and _in_words(plan, wanted) else _BY_PLACE[placed]
    return Fit.OTHER_BODY if placed and not wanted.body else Fit.NO


def _placed(plan: Plan, unit: Expected, wanted: Name, issuer: Name) -> bool | None:
    """Whether the places agree; None where one of them cannot be told."""
    here = [one for one in (issuer.place, *_resolved(plan, unit, wanted)) if one]
    place = wanted.place or (match_key(unit.province) if unit.province else None)
    if place is None:
        return True  # Trường Tiểu học Mẫu Lâm: its own name tells it from others
    if not here:
        return None
    if any(_same_place(place, one, unit) for one in here):
        return True
    return None if _is_unresolved(plan) and issuer.place is None else False


def _resolved(plan: Plan, unit: Expected, wanted: Name) -> tuple[str, ...]:
    """Units the plan was resolved to: its own for a unit alone, those above as well for a body of one."""
    names = {"province": plan.province, "district": plan.district, "commune": plan.commune}
    own = plan.admin_level if plan.admin_level in names else None
    if wanted.body in {"", _COMMITTEE}:
        name = names[own] if own else None
        return (match_key(name),) if name and (unit.level is None or unit.level == own) else ()
    parent = name_of(plan.parent_agency).place if plan.parent_agency else None
    return tuple(match_key(one) for one in (*names.values(), parent) if one)


def _same_place(first: str, second: str, unit: Expected) -> bool:
    levels = _levels(first) & _levels(second)
    if unit.level in levels:
        levels = frozenset({str(unit.level)})
    return any(same_unit(first, second, level) for level in levels)


def _levels(place: str) -> frozenset[str]:
    """Levels a place with its class may be of; all where it has none."""
    for word, level in unit_levels().items():
        if place.startswith(f"{word} ") and bare_name(place) != place:
            return frozenset(LEVELS[:2]) if level == "?" else frozenset({level})
    return frozenset(LEVELS)


def _same_province(plan: Plan, unit: Expected) -> bool:
    if unit.province is None or plan.province is None:
        return True
    return bare_name(unit.province) == bare_name(plan.province)


def _is_unresolved(plan: Plan) -> bool:
    return not (plan.province or plan.district or plan.commune)


def _in_words(plan: Plan, wanted: Name) -> bool:
    """The bare name of the place, or the whole body, stands in letterhead, place line or subject."""
    told = (plan.issuing_agency, plan.parent_agency, plan.place, plan.subject)
    words = f" {ascii_key(' '.join(one for one in told if one))} "
    name = ascii_key(bare_name(wanted.place) if wanted.place else wanted.body)
    return len(name) >= _NAMED and f" {name} " in words


def _same_words(first: str, second: str) -> bool:
    return first == second or (first.isascii() and first == ascii_key(second))


def _same_whole(name: str, plan: Plan) -> bool:
    """Both names are one when nothing is taken apart: a place's name may be part of a school's."""
    first, second = name_of(name), name_of(plan.issuing_agency or "")
    whole = (f"{one.body} {bare_name(one.place or '')}".strip() for one in (first, second))
    return len(set(whole)) == 1


def _bare_body(body: str) -> str:
    return " ".join(_ORGANS.sub(" ", body).split())


def _first_place(place: str) -> str:
    """``phường an hải thành phố đà nẵng``: the first one."""
    again = re.search(rf" (?=(?:{_CLASSES}) (?!ủy|hội|đoàn)\S)", place[1:])
    return place[: again.start() + 1] if again and again.start() > _NAMED else place
