"""Who issued a cited document, and to which unit it belongs: names and scopes.

``UBND thành phố`` in a plan of huyện Thủy Nguyên -> ``Ủy ban nhân dân thành phố Hải Phòng``, scope
``hai-phong``. What the print and the context do not tell is ``?``.
"""

import re
from functools import cache
from typing import Any

from parsers.lexicon import load
from parsers.semantics.atoms import UPPER
from parsers.semantics.citations.context import CitationContext, join_scope, place_slug
from parsers.semantics.citations.types import DocType

UNKNOWN = "?"
_CODE_EDGE = re.compile(r"\d+$")
_CAPITAL = f"[{UPPER}0-9]"
_UNIT = re.compile(
    r"(?<!\w)(?i:(?P<kind>thành phố|tỉnh|thị xã|thị trấn|huyện|quận|phường|xã))"
    rf"(?: (?P<name>{_CAPITAL}.{{0,60}}))?$"
)
_COMMITTEE = re.compile(
    r"(?<!\w)(?i:(?P<kind>tỉnh|thành|huyện|quận|thị|đảng) ủy)"
    rf"(?: (?P<name>{_CAPITAL}.{{0,60}}))?$"
)
_TERM = re.compile(r",? (?:khóa|nhiệm kỳ|lần thứ) .*$", re.IGNORECASE)
_LEVELS = {
    "tỉnh": "province", "thành phố": "city", "huyện": "district", "quận": "district",
    "thị xã": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune",
    "thành": "city", "thị": "district", "đảng": "commune",
}  # fmt: skip
JOINT = re.compile(r" và (?=(?:Ủy ban|UBND|HĐND|Hội đồng|Ban |Bộ |Sở |Mặt trận|Công an|Hội ))|, ")


def issuer_name(printed: str, context: CitationContext | None) -> str:
    """The full name of an issuer; what is not known stays as printed."""
    parts, rest, at = [], printed, 0
    for joint in [*JOINT.finditer(rest), None]:
        end = joint.start() if joint else len(rest)
        parts.append(_one_name(rest[at:end], context))
        if joint:
            parts.append(joint.group())
            at = joint.end()
    return "".join(parts)


def scope_of(
    one: DocType, codes: tuple[str, ...], issuer: str | None, context: CitationContext | None
) -> str:
    """Scope of the key: ``tw``, ``dang``, ``hai-phong``, ``hai-phong.dang`` … or ``?``."""
    orgs = _orgs(one, codes)
    party = [side for org in orgs if (side := _party_side(org))]
    if party and len(orgs) == 1:
        return _party_scope(party[0], issuer, context)
    if one.scope or any(_CODE_EDGE.sub("", org) in _central() for org in orgs):
        return one.scope or "tw"
    if issuer is not None and (scope := _issuer_scope(issuer, context)):
        return scope
    if party:
        return (_party_scope(party[0], issuer, context)).removesuffix(".dang")
    if orgs:
        return _code_scope(orgs[0], context)
    return (context.own if context else None) or UNKNOWN


def is_ambiguous(issuer: str, context: CitationContext | None) -> bool:
    """``UBND thành phố`` in a plan of a city whose province is a city too."""
    match = _UNIT.search(issuer) or _COMMITTEE.search(issuer)
    if match is None or match["name"] or context is None or context.district is None:
        return False
    kind = match["kind"].lower()
    return _LEVELS[kind] == "city" and bool(context.province) and _unit(kind, context) is None


def _one_name(printed: str, context: CitationContext | None) -> str:
    """One body: abbreviations written out, the unit it leaves out added."""
    name = printed
    for short, full in _data()["names"].items():
        if short in name:
            name = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", full, name)
    match = _UNIT.search(name) or _COMMITTEE.search(name)
    if match is None or match["name"] or context is None:
        return name
    unit = _unit(match["kind"].lower(), context)
    return f"{name} {_proper(unit)}" if unit else name


def _proper(unit: str) -> str:
    """``thành phố Hải Phòng`` -> ``Hải Phòng``."""
    match = _UNIT.match(unit)
    return match["name"] if match and match["name"] else unit


def _unit(kind: str, context: CitationContext) -> str | None:
    """The unit a class word means: ``thành phố`` is the province that is a city, or one's own."""
    match _LEVELS.get(kind):
        case "province":
            return context.province
        case "district":
            return context.district
        case "commune":
            return context.commune
        case "city":
            province, district = context.province, context.district
            if province and place_slug(province) in _municipalities():
                own_city = district and district.lower().startswith("thành phố")
                return None if own_city and not context.two_tiers else province
            return district if district and district.lower().startswith("thành phố") else None
    return None


def _issuer_scope(issuer: str, context: CitationContext | None) -> str | None:
    bodies = _data()["bodies"]
    name = _TERM.sub("", issuer)
    committee = _COMMITTEE.search(name)
    if any(name == body or (body != "Bộ" and name.startswith(body)) for body in bodies["dang"]):
        return "dang" if not re.search(r"Đảng bộ|Đảng ủy|đảng bộ", name) else None
    if any(name == body or name.startswith(f"{body} ") for body in bodies["tw"]):
        return "tw"
    if name.startswith(("Bộ trưởng", "Thủ tướng")):
        return "tw"
    match = committee or _UNIT.search(name)
    if match is None:
        return None
    scope = _named_scope(match["kind"].lower(), match["name"], context)
    party = bool(committee) or "Đảng bộ" in name or "đảng bộ" in name
    joint = "Ủy ban nhân dân" in name or "UBND" in name
    return f"{scope}.dang" if scope and party and not joint else scope


def _named_scope(kind: str, name: str | None, context: CitationContext | None) -> str | None:
    """The scope of ``tỉnh Lào Cai``, ``thành phố Vũng Tàu``, or of a class word alone."""
    level = _LEVELS.get(kind)
    slug = place_slug(name)
    if slug is None:
        unit = _unit(kind, context) if context else None
        if context is None or unit is None:
            return None
        if unit == context.commune:
            return join_scope(context.province, context.district, unit)
        return place_slug(unit) if unit == context.province else join_scope(context.province, unit)
    if level == "province" or slug in _municipalities():
        return slug
    province = place_slug(context.province) if context else None
    if level == "commune" and context and slug == place_slug(context.commune):
        return context.own
    return f"{province or UNKNOWN}.{slug}"


def _party_scope(side: str, issuer: str | None, context: CitationContext | None) -> str:
    if side == "dang":
        return "dang"
    if issuer and (scope := _issuer_scope(issuer, context)) and scope != "dang":
        return scope if scope.endswith(".dang") else f"{scope}.dang"
    units: dict[str, str | None] = {"province": None, "district": None, "commune": None}
    if context is not None:
        units["province"] = place_slug(context.province)
        units["district"] = join_scope(context.province, context.district)
        units["commune"] = join_scope(context.province, context.district, context.commune)
    return f"{units[side] or UNKNOWN}.dang"


def _code_scope(org: str, context: CitationContext | None) -> str:
    """Provincial departments begin with S; the codes of other bodies do not tell their level."""
    if org.startswith("S") and context and context.province:
        return place_slug(context.province) or UNKNOWN
    return UNKNOWN


def _orgs(one: DocType, codes: tuple[str, ...]) -> list[str]:
    """Bodies in the symbol: every group behind the type's code."""
    rest = codes[1:] if codes and codes[0] in one.codes else codes
    return [org for org in rest if org]


def _party_side(org: str) -> str | None:
    for ending, side in _data()["party"].items():
        if org.endswith(ending):
            return str(side)
    return None


@cache
def _data() -> dict[str, Any]:
    return load("issuers.toml")


@cache
def _central() -> frozenset[str]:
    return frozenset(_data()["central"])


@cache
def _municipalities() -> frozenset[str]:
    return frozenset(slug for name in _data()["municipalities"] if (slug := place_slug(name)))
