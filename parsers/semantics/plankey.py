"""Number and identity of a plan, from what its letterhead prints.

``document_number("12", "KH-UBND")`` is ``12/KH-UBND``; ``plan_key`` is ``vn:hai-phong.thuy-nguyen:ke-hoach:12/kh-ubnd@2023-01-05``,
equal for all renditions of a plan.
"""

from datetime import date

from parsers.semantics.citations.identity import number_slug
from parsers.semantics.citations.types import types_by_word
from parsers.semantics.units_issuer import IssuerUnit
from schemas.vocabulary import AdminLevel


def document_number(serial: str | None, symbol: str | None) -> str | None:
    """``12/KH-UBND``, and ``15-KH/HU`` of the Party; None when serial or symbol is blank."""
    if not serial or not symbol:
        return None
    return f"{serial}{'-' if is_party(symbol) else '/'}{symbol}"


def is_party(symbol: str) -> bool:
    """The order of the marks tells State and Party apart: ``KH-UBND``, ``KH/HU``."""
    return "/" in symbol and "-" not in symbol


def own_type(document_type: str | None) -> str | None:
    """Slug of the document's type: ``KẾ HOẠCH`` -> ``ke-hoach``; None when it was not read."""
    words = " ".join(document_type.split()).lower() if document_type else ""
    found = types_by_word().get(words)
    return found.slug if found else None


def scope_of(unit: IssuerUnit) -> str | None:
    """``hai-phong.thuy-nguyen``: whose numbers these are."""
    slugs = [slug for slug in (unit.province, unit.district, unit.commune) if slug]
    return ".".join(slugs) or None


def plan_key(
    *,
    scope: str | None,
    level: str | None,
    serial: str | None,
    symbol: str | None,
    document_type: str | None,
    issued_on: date | None,
    issued_year: int | None,
) -> str | None:
    """None where unit, number or year are missing. ``scope``: slugs of the issuer's units, from the province down."""
    known = scope or ("tw" if level == AdminLevel.CENTRAL else None)
    number = document_number(serial, symbol)
    if number is None or symbol is None or known is None or issued_year is None:
        return None
    party = ".dang" if is_party(symbol) else ""
    when = issued_on.isoformat() if issued_on else issued_year
    return f"vn:{known}{party}:{own_type(document_type) or 'ke-hoach'}:{number_slug(number)}@{when}"
