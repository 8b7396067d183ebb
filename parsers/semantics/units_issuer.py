"""Whose plan it is, from its letterhead: ``ỦY BAN NHÂN DÂN HUYỆN THỦY NGUYÊN`` in 2023.

Province, district and commune as the units were on the day of the plan. An ambiguous name is said
(``ambiguous_district``), not guessed; the place line or the parent agency may decide it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parsers.keys import match_key
from parsers.semantics.agencies.atoms import Atom, Kind, atoms_of
from parsers.semantics.agencies.context import UnitContext, unit_phrase
from parsers.semantics.agencies.gazetteer import (
    committee_classes,
    hits,
    phrase,
    slug_of,
    unit_levels,
)
from parsers.semantics.units import (
    LEVELS,
    Unit,
    below,
    unit_of,
    units_named,
    units_of_slug,
    window_of,
)
from schemas.mentions import MARKS_DIFFER

_MOST_WORDS = 6  # Thừa Thiên Huế, Phan Rang - Tháp Chàm, Long Điền Đông A
_PROVINCE_CODE = 2  # digits: 31; districts have three, communes five
_Window = tuple[date, date]
_Chain = dict[str, Unit]


@dataclass(frozen=True, slots=True)
class IssuerUnit:
    """``level`` is central, province, district, commune or other; slugs, and official names."""

    level: str | None = None
    province: str | None = None
    province_name: str | None = None
    district: str | None = None
    district_name: str | None = None
    commune: str | None = None
    commune_name: str | None = None
    unit_class: str | None = None
    province_class: str | None = None
    issues: tuple[str, ...] = ()

    def context(self, on: date | None = None) -> UnitContext:
        """What agency cells of the plan are read with."""
        level = self.level if self.level in LEVELS else None
        return UnitContext(
            level,
            self.province,
            self.district,
            self.commune,
            self.unit_class if level else None,
            self.province_class,
            on,
        )


@dataclass(frozen=True, slots=True)
class _Mention:
    """``HUYỆN THỦY NGUYÊN`` as printed; no names behind a bare ``tỉnh``."""

    unit_class: str
    names: tuple[str, ...]
    """Words behind the class, longest first: how many belong to the name the table decides."""


def resolve_issuer(
    issuing_agency: str | None,
    parent_agency: str | None = None,
    place: str | None = None,
    on: date | None = None,
    year: int | None = None,
) -> IssuerUnit:
    """Level and units of an issuer from its letterhead, its place and date line."""
    window = window_of(on, year)
    mentions = [*_mentions(issuing_agency), *_mentions(parent_agency)]
    chain, issues = _chain(mentions, place, window)
    level = _level(issuing_agency, parent_agency, mentions, chain)
    if not chain and not issues and level not in {None, "central"}:
        chain, issues = _from_place(place, level if level in LEVELS else "province", window)
    if level is None:
        issues = [*issues, "unknown_level"]
    return replace(_named(chain), level=level, issues=tuple(dict.fromkeys(issues)))


def _mentions(agency: str | None) -> Iterator[_Mention]:
    text = agency or ""
    atoms = atoms_of(text)
    at = 0
    while at < len(atoms):
        stop = phrase(atoms, at, "committees")
        stop = stop if stop > at else phrase(atoms, at, "units")
        if stop > at and atoms[at].key != "h":
            printed = " ".join(text[atoms[at].start : atoms[stop - 1].end].split())
            word = committee_classes().get(match_key(printed)) or unit_phrase(printed, None).word
            yield _Mention(word, _names(text, atoms, stop))
        at = max(stop, at + 1)


def _names(text: str, atoms: Sequence[Atom], at: int) -> tuple[str, ...]:
    stop, most = at, min(len(atoms), at + _MOST_WORDS)
    while stop < most and atoms[stop].kind in {Kind.WORD, Kind.JOINER, Kind.OTHER}:
        stop += 1
    ends = range(stop, at, -1)
    return tuple(" ".join(text[atoms[at].start : atoms[end - 1].end].split()) for end in ends)


def _levels(mention: _Mention) -> tuple[str, ...]:
    """Levels the class of a mention may stand for."""
    level = unit_levels().get(match_key(mention.unit_class), "")
    return ("province", "district") if level == "?" else (level,)


def _chain(
    mentions: Sequence[_Mention], place: str | None, window: _Window
) -> tuple[_Chain, list[str]]:
    """Units of the letterhead by level, from the province down, and what is wrong with them."""
    chain: _Chain = {}
    issues: list[str] = []
    for mention in sorted(mentions, key=lambda m: LEVELS.index(_levels(m)[-1])):
        found, said = _candidates(mention, chain, window)
        found = found if len(found) <= 1 else _decided(found, place, window)
        if len(found) > 1:
            issues.append(f"ambiguous_{found[0].level}")
        elif found and found[0].level not in chain:
            issues += said
            chain |= _with_parents(found[0], window)
        elif mention.names and not found and _unknown_is_said(mention):
            issues.append("unknown_unit")
    return chain, issues


def _unknown_is_said(mention: _Mention) -> bool:
    """``XÃ HỘI`` in the name of a department is no unit nobody knows."""
    return match_key(mention.names[-1]) != "hội"


def _candidates(
    mention: _Mention, chain: _Chain, window: _Window
) -> tuple[tuple[Unit, ...], list[str]]:
    """Units a mention may be: of its class then, else of another class then, else ever."""
    if not _unknown_is_said(mention) if mention.names else True:
        return (), []
    tries: tuple[tuple[_Window, str | None, list[str]], ...] = (
        (window, mention.unit_class, []),
        (window, None, ["class_differs"]),
        (window_of(None, None), mention.unit_class, ["not_in_force"]),
    )
    for when, unit_class, said in tries:
        for level in _levels(mention):
            parents = _parents(chain, level)
            for name in mention.names:
                found = units_named(
                    name, level, window=when, unit_class=unit_class, parents=parents
                )
                if found:
                    return found, said
    return _marked_otherwise(mention, chain, window)


def _marked_otherwise(
    mention: _Mention, chain: _Chain, window: _Window
) -> tuple[tuple[Unit, ...], list[str]]:
    """The one unit whose name differs by its marks alone: ``TỈNH CÀ MẪU`` of a scan, ``TINH CA MAU``. Of provinces, and of what
    is below a unit that is known: elsewhere too many names are alike without their marks.
    """
    for level in _levels(mention):
        parents = _parents(chain, level)
        if level != "province" and parents is None:
            continue
        for name in mention.names:
            found = units_of_slug(slug_of(name), level, window=window, parents=parents)
            if found:
                return (found, [MARKS_DIFFER]) if len(found) == 1 else ((), [])
    return (), []


def _parents(chain: _Chain, level: str) -> frozenset[str] | None:
    """Codes a unit of the level may have for its parent, None when nothing is known above it."""
    above = [chain[x] for x in LEVELS[: LEVELS.index(level)] if x in chain]
    return below(above[-1].code) if above else None


def _decided(found: tuple[Unit, ...], place: str | None, window: _Window) -> tuple[Unit, ...]:
    """Those whose province or district the place line names, all when it names none."""
    names = {match_key(name) for name in _place_names(place)}
    kept = [
        unit
        for unit in found
        if any(
            match_key(x.name) in names for x in _with_parents(unit, window).values() if x != unit
        )
    ]
    return tuple(kept) or found


def _place_names(place: str | None) -> tuple[str, ...]:
    """``TP. Hồ Chí Minh`` with and without its class."""
    if not place:
        return ()
    return (place, *(name for mention in _mentions(place) for name in mention.names))


def _with_parents(unit: Unit, window: _Window) -> _Chain:
    chain = {unit.level: unit}
    moment = window if unit.existed(window) else _own_window(unit)
    while unit.parent:
        above = "province" if len(unit.parent) == _PROVINCE_CODE else "district"
        parent = unit_of(unit.parent, above, moment)
        if parent is None:
            break
        chain[above] = unit = parent
    return chain


def _own_window(unit: Unit) -> _Window:
    return unit.valid_from or date.min, unit.valid_to or date.max


def _from_place(place: str | None, level: str, window: _Window) -> tuple[_Chain, list[str]]:
    """``SỞ GIÁO DỤC VÀ ĐÀO TẠO`` at ``Hải Phòng``; a province may be named by its city."""
    for name in _place_names(place):
        for tried in (level, "district") if level == "province" else (level,):
            found = units_named(name, tried, window=window)
            if len(found) == 1:
                chain = _with_parents(found[0], window)
                return {x: unit for x, unit in chain.items() if _reaches(level, x)}, []
            if found:
                return {}, [f"ambiguous_{tried}"]
    return {}, []


def _reaches(level: str, other: str) -> bool:
    return LEVELS.index(other) <= LEVELS.index(level)


def _level(
    issuing: str | None, parent: str | None, mentions: Sequence[_Mention], chain: _Chain
) -> str | None:
    """central, province, district, commune, or other for schools, hospitals, companies."""
    if any(phrase(atoms_of(x), 0, "other_issuers") for x in (issuing, parent) if x):
        return "other"
    if chain:
        return max(chain, key=LEVELS.index)
    known = {levels[0] for m in mentions if len(levels := _levels(m)) == 1 and m.names}
    if known:
        return max(known, key=LEVELS.index)
    for agency in (issuing, parent):
        atoms = atoms_of(agency or "")
        hit = next(hits(atoms, 0), None)
        possible = {level for a in hit.agencies for level in a.levels} if hit else set()
        bare = {level for m in _mentions(agency) for level in _levels(m)}
        possible = (possible & bare) or possible
        if len(possible) == 1:
            return next(iter(possible))
    return None


def _named(chain: _Chain) -> IssuerUnit:
    province, district, commune = (chain.get(level) for level in LEVELS)
    own = commune or district or province
    return IssuerUnit(
        province=province.slug if province else None,
        province_name=province.full_name if province else None,
        district=district.slug if district else None,
        district_name=district.full_name if district else None,
        commune=commune.slug if commune else None,
        commune_name=commune.full_name if commune else None,
        unit_class=own.unit_class if own else None,
        province_class=province.unit_class if province else None,
    )
