"""The type of a body that spans units and provinces: what ``Sở Y tế`` of any province is, ``so-y-te``.

Of a known body it is the slug without the unit; committees and councils keep the level (``ubnd-xa`` for xã, phường,
thị trấn). Of a body nobody listed it is made of its name where that is certain: ``Phòng Đào tạo`` is a
``phong-dao-tao``, ``Trường THPT Nậm Khao`` a ``truong-trung-hoc-pho-thong``. Persons have none, nor have
collectives of several classes other than those listed.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from parsers.bodies import Kind as BodyKind
from parsers.bodies import body_at
from parsers.keys import match_key
from parsers.semantics.agencies.atoms import Atom, Kind, atoms_of
from parsers.semantics.agencies.gazetteer import agencies, phrase, slug_of, unit_levels
from parsers.semantics.agencies.read import unit_at
from parsers.semantics.units import LEVELS, units_named
from schemas.mentions import Actor, ActorKind

_UNIT = "-{unit}"
_BY_LEVEL = frozenset({"ubnd", "hdnd"})
_MOST_WORDS = 12
"""A name of more words is a sentence."""
_OF_PLACE = frozenset({"thuộc", "của", "tại", "ở", "cấp"})
_PLACE_WORDS = 3
_LIST = re.compile(r"[;/:+\n]| và (?:các|[A-ZĐ]{3,}\b)")
"""``Sở Khoa học và Công nghệ và VNPT``: more than one body."""
_OF_EACH = re.compile(r" (?:các|\d+) ")
"""``Phòng Kinh tế các xã``: a body of each of them."""
_WITH_Y = {
    "lí": "lý",
    "kí": "ký",
    "kĩ": "kỹ",
    "kì": "kỳ",
    "kỉ": "kỷ",
    "mĩ": "mỹ",
    "ti": "ty",
    "quí": "quý",
}
"""Keys are written with i; types, like the slugs of agencies, as in the official names."""


def type_of(actor: Actor) -> str | None:
    """The type of an actor; None where it is not certain."""
    if actor.agency_id is not None:
        return _of_id(actor.agency_id)
    if actor.kind is ActorKind.COLLECTIVE:
        return _of_class(actor)
    return _of_name(actor.name) if actor.kind in {ActorKind.UNRESOLVED, ActorKind.BODY} else None


def _of_id(agency_id: str) -> str:
    """``district:hai-phong.thuy-nguyen:ubnd-huyen`` -> ubnd-huyen."""
    level, _, slug = agency_id.split(":", 2)
    slug = slug.partition("?")[0]
    base = _stems().get(slug, slug)
    if base in _BY_LEVEL:
        word = _table()["levels"].get(level)
        return f"{base}-{word}" if word else base
    return _classes().get(base, base)


def _of_class(actor: Actor) -> str | None:
    """``UBND 12 xã, thị trấn``: classes of one level and nothing else; ``Phòng Kinh tế các xã``: one body of each."""
    levels = {unit_levels().get(match_key(one)) for one in actor.members}
    level = next(iter(levels)) if len(levels) == 1 else None
    word = _table()["levels"].get(level) if level else None
    keys = " ".join(_keys(atoms_of(actor.name)))
    opened = (base for opening, base in _table()["openings"].items() if keys.startswith(opening))
    base = next(opened, None)
    if base is not None:
        return f"{base}-{word}" if word else None
    of_each = _OF_EACH.search(actor.name)
    return _of_name(actor.name[: of_each.start()]) if of_each else None


def _of_name(name: str) -> str | None:
    """``Phòng Tổ chức - Hành chính`` -> phong-to-chuc-hanh-chinh."""
    atoms = [one for one in atoms_of(name.partition("(")[0]) if one.kind is not Kind.OTHER]
    words = tuple(_keys(atoms))
    body = body_at(name)
    nobody = body is not None and body.kind is not BodyKind.BODY
    if not 0 < len(words) <= _MOST_WORDS or nobody or not _opens_like_one(name, atoms):
        return None
    named, described = _head(words, "named"), _head(words, "described")
    if named >= described:
        return _slug(words[:named]) if named else None
    if words[0] in _marks("whole") and any(one.kind is Kind.COMMA for one in atoms):
        return None
    kept = _without_place(atoms)
    alone = len(kept) == described and " ".join(kept) not in _marks("alone")
    return None if alone else _slug(kept)


def _opens_like_one(name: str, atoms: list[Atom]) -> bool:
    one_body = _LIST.search(name) is None and phrase(atoms, 0, "not_heads") == 0
    return atoms[0].capital and one_body


def _head(words: tuple[str, ...], name: str) -> int:
    """Words of the longest head a name opens with."""
    fits = (len(one) for one in _heads()[name] if words[: len(one)] == one)
    return max(fits, default=0)


def _without_place(atoms: list[Atom]) -> tuple[str, ...]:
    """The words of a name up to its unit: ``Đội Dịch vụ đô thị | phường``, ``Hội Luật gia | Gia Lai``."""
    stop = len(atoms)
    for at in range(1, len(atoms)):
        unit = unit_at(atoms, at)
        if unit is not None and unit[1] == len(atoms):
            stop = at
            break
    if stop == len(atoms):
        for at in range(max(2, stop - _PLACE_WORDS), stop - 1):
            place = atoms[at:]
            if all(one.capital for one in place) and _is_place(" ".join(_keys(place))):
                stop = at
                break
    while stop > 1 and atoms[stop - 1].key in _OF_PLACE:
        stop -= 1
    return tuple(_keys(atoms[:stop]))


def _is_place(name: str) -> bool:
    return any(units_named(name, level) for level in LEVELS[:2])


def _keys(atoms: tuple[Atom, ...] | list[Atom]) -> list[str]:
    return [one.key for one in atoms if one.kind in {Kind.WORD, Kind.AND}]


def _slug(words: tuple[str, ...]) -> str:
    """Without ``và``: it is printed or not (``Phòng Tổ chức và Hành chính``)."""
    return slug_of(" ".join(_WITH_Y.get(word, word) for word in words if word != "và"))


@cache
def _stems() -> Mapping[str, str]:
    """Slugs with the class of a unit in them: ``cong-an-xa`` -> cong-an."""
    words = {"", *(slug_of(word) for word in (*unit_levels(), "thành phố"))}
    return {
        one.slug.replace(_UNIT, f"-{word}" if word else ""): one.slug.replace(_UNIT, "")
        for one in agencies()
        if _UNIT in one.slug
        for word in words
    }


@cache
def _classes() -> Mapping[str, str]:
    return {slug: kind for kind, slugs in _table()["classes"].items() for slug in _listed(slugs)}


@cache
def _heads() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return {
        name: tuple(tuple(_keys(atoms_of(one))) for one in _listed(words))
        for name, words in _table()["heads"].items()
    }


@cache
def _marks(name: str) -> frozenset[str]:
    return frozenset(" ".join(_keys(atoms_of(one))) for one in _listed(_table()["marks"][name]))


def _listed(words: str) -> list[str]:
    return [" ".join(one.split()) for one in words.split(";")]


@cache
def _table() -> dict[str, dict[str, str]]:
    text = resources.files("parsers.semantics").joinpath("gazetteer", "types.toml")
    return tomllib.loads(text.read_text("utf-8"))
