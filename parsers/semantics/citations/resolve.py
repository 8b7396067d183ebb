"""Later mentions to the first full one: ``Quyết định số 362/QĐ-UBND``, ``Chỉ thị 11``.

ND30 cites a document in full once and then by type and number; a plan may also name it by its serial
(``viết tắt là Chỉ thị 11``). Resolving works over a whole document, zones in reading order.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from parsers.semantics.citations.acts import title_slug
from parsers.semantics.citations.identity import same_number
from schemas.mentions import Citation

Zone: TypeAlias = tuple[Citation, ...]
_Known: TypeAlias = dict[tuple[str, str], dict[str, Citation]]


def resolve_citations(zones: Iterable[Sequence[Citation]]) -> tuple[Zone, ...]:
    """The zones again, with keys of short mentions taken from the full mention.

    1. A number without date takes the key of the one document of the plan with that type and number;
       two such documents (each committee starts at 01 every year) leave it, and say ``ambiguous``.
    2. A serial alone takes the number of the one document of that type and serial, too.
    3. What is printed (raw, date, issuer, title) stays as printed.
    """
    given = tuple(tuple(zone) for zone in zones)
    full: _Known = {}
    serials: _Known = {}
    for one in (one for zone in given for one in zone):
        if one.number is None or one.key is None or one.is_self_reference or _is_bare(one):
            continue
        known = full.setdefault((one.type, same_number(one.number)), {})
        if one.date is not None or _has_year(one.number):
            known.setdefault(one.key, one)
            full.setdefault((one.type, _any_order(one.number)), {}).setdefault(one.key, one)
        serials.setdefault((one.type, _serial(one.number)), {}).setdefault(
            same_number(one.number), one
        )
    named = _named_acts(one for zone in given for one in zone)
    return tuple(
        tuple(_by_name(_resolved(one, full, serials), named) for one in zone) for zone in given
    )


def _named_acts(found: Iterable[Citation]) -> dict[tuple[str, str], str]:
    """Acts the plan cites in full, under their names, first letters and first words.

    ``Luật Phòng thủ dân sự số 18/2023/QH15``, later ``Luật Phòng thủ dân sự``, ``Luật PTDS``; ``Luật Bầu cử
    đại biểu Quốc hội … ngày 25/6/2015``, later ``Luật Bầu cử``. First words that two acts share name none.
    """
    named: dict[tuple[str, str], str] = {}
    shortened: dict[tuple[str, str], set[str]] = {}
    for one in found:
        key = one.key if one.number else one.resolved_key
        if one.type not in _LAWS or not key or not one.title or _ABOUT.match(one.title):
            continue
        words = one.title.replace(",", " ").split()
        names = [one.title, *(["".join(word[0] for word in words)] if one.number else [])]
        for name in names:
            named.setdefault((one.type, title_slug(name)), key)
        for end in range(2, len(words)):
            shortened.setdefault((one.type, title_slug(" ".join(words[:end]))), set()).add(key)
    for short, keys in shortened.items():
        if len(keys) == 1:
            named.setdefault(short, next(iter(keys)))
    return named


def _by_name(one: Citation, named: dict[tuple[str, str], str]) -> Citation:
    if one.resolved_key or not one.title or one.type not in _LAWS:
        return one
    key = named.get((one.type, title_slug(one.title)))
    same = key is not None and (one.number is None or key == one.key)
    return one._replace(resolved_key=key) if same else one


_LAWS = frozenset({"luat", "bo-luat", "phap-lenh"})
_ABOUT = re.compile(r"(?:về|sửa đổi)(?!\w)", re.IGNORECASE)


def _resolved(one: Citation, full: _Known, serials: _Known) -> Citation:
    if one.number is None or one.is_self_reference or one.key is None:
        return one
    if not _is_bare(one):
        return _dated(one, full)
    meant = serials.get((one.type, _serial(one.number)), {})
    if len(meant) > 1:
        return _ambiguous(one)
    for first in meant.values():
        return _dated(one._replace(number=first.number, key=first.key), full)
    return one


def _dated(one: Citation, full: _Known) -> Citation:
    """A number without date or year group, given the key of the one document that has it."""
    number = one.number or ""
    if one.date is not None or _has_year(number):
        return one
    known = full.get((one.type, same_number(number))) or full.get(
        (one.type, _any_order(number)), {}
    )
    if len(known) > 1:
        return _ambiguous(one)
    for first in known.values():
        issues = tuple(issue for issue in one.issues if issue != "no_date")
        return one._replace(key=first.key, resolved_key=first.resolved_key, issues=issues)
    return one


def _any_order(number: str) -> str:
    """``16/KH-BTT-MTTQ`` for ``16/KH-MTTQ-BTT``: the serial, and the codes in any order."""
    parts = re.split(r"[/-]", same_number(number))
    return "~".join([parts[0], *sorted(parts[1:])])


def _ambiguous(one: Citation) -> Citation:
    return one._replace(resolved_key=None, issues=(*one.issues, "ambiguous"))


def _is_bare(one: Citation) -> bool:
    return one.number is not None and one.number.isdigit()


def _has_year(number: str) -> bool:
    groups = number.split("/")
    return len(groups) > 2 and groups[1].isdigit()


def _serial(number: str) -> str:
    """``11`` of ``11-CT/TU``, without leading zeros."""
    digits = len(number) - len(number.lstrip("0123456789"))
    return number[:digits].lstrip("0")
