"""The symbol of a document number (ký hiệu) taken apart: type code and codes of the body.

``type_group("KH-UBND")`` -> ``KH``; ``body_groups("KH-UBND-NC")`` -> ``("UBND", "NC")``; a Party symbol
``KH/TU`` gives ``KH`` and ``("TU",)``. Codes of bodies are an open class: each head fixes its own
(Nghị định 30/2020/NĐ-CP), so nothing is rejected here.
"""

import re
from functools import cache

from parsers.keys import match_key
from parsers.semantics.citations.types import types_by_slug, types_by_word

_GROUP = re.compile(r"[^/\s-]+")
_YEAR = re.compile(r"^[^/]+/((?:19|20)\d{2})/")
# A committee alone, or as one of two issuers: HUYỆN ỦY - UBND
_COMMITTEE = re.compile(r"(?:^|[-;,] ?)(?:ủy ban nhân dân|ubnd)\b")


def type_codes(document_type: str) -> frozenset[str]:
    """Codes of a type by its printed name: ``KẾ HOẠCH`` -> ``{"KH"}``; empty for an unknown type."""
    words = " ".join(document_type.split()).lower()
    found = types_by_word().get(words)
    return frozenset(found.codes) if found else frozenset()


def type_group(symbol: str) -> str | None:
    """The type code a symbol opens with; None where its first group is no code of a type."""
    groups = _groups(symbol)
    return groups[0] if groups and groups[0] in _known_codes() else None


def body_groups(symbol: str) -> tuple[str, ...]:
    """The groups after the type code; all of them where there is none (``SYT-TCCB``)."""
    groups = _groups(symbol)
    return groups[1:] if groups and groups[0] in _known_codes() else groups


def is_committee(agency: str) -> bool:
    """A People's Committee, alone or with another body: ``ỦY BAN NHÂN DÂN HUYỆN MẪU LĨNH``."""
    return _COMMITTEE.search(match_key(agency)) is not None


def codes_of_slug(slug: str) -> frozenset[str]:
    """Codes of a type by its slug: ``quyet-dinh`` -> ``{"QĐ"}``."""
    found = types_by_slug().get(slug)
    return frozenset(found.codes) if found else frozenset()


def type_code_of_number(number: str) -> str | None:
    """``QĐ`` of ``15/QĐ-TTg`` and ``01/2019/QĐ-UBND``; None where no group is a code of a type."""
    codes = [one for one in _groups(number) if one in _known_codes()]
    return codes[0] if codes else None


def year_of_number(number: str) -> int | None:
    """``2020`` of ``30/2020/NĐ-CP``."""
    match = _YEAR.search(number)
    return int(match[1]) if match else None


def _groups(symbol: str) -> tuple[str, ...]:
    return tuple(one for one in _GROUP.findall(symbol) if not one.isdigit())


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(code for one in types_by_slug().values() for code in one.codes)
