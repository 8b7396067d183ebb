"""Columns of a calendar with crosses (lịch đánh dấu): ``Tháng 1 | Tháng 2 | …`` over ``x``, empty, ``x``.

The time of a row is what heads its crosses: ``Tháng 3, 4, 9``. The unit may stand in the header above
(``Các tháng làm trong năm 2026`` over ``1 | 2 | 3``).
"""

import re
from collections.abc import Sequence

from parsers.keys import ascii_key
from schemas.structure import Value

_MARK = re.compile(r"[xX×✓✔√vV●•*+]{1,2}")
_HEAD = re.compile(
    r"(?:(?P<unit>tháng|quý|tuần|năm|T\.?|Q\.?)\s*)?(?P<place>(?:0?[1-9]|1[0-2]|I{1,3}|IV)(?:\s*[-–]\s*(?:0?[1-9]|1[0-2]|I{1,3}|IV))?|(?:19|20)\d\d)(?P<year>\s*/\s*(?:19|20)\d\d)?(?:\s*\([^()]{3,24}\))?",
    re.IGNORECASE,
)
"""``Tháng 4``, ``T.4``, ``Quý I/2027``, ``Tuần 1 (01 - 07/6)``, ``4 - 6``, ``2027``."""
_UNITS = {"thang": "Tháng", "qui": "Quý", "tuan": "Tuần", "nam": "Năm", "t": "Tháng", "q": "Quý"}
_ABOVE = re.compile(r"\b(thang|qui|tuan|nam)\b")
_LEAST = 2
"""Columns of a calendar."""


def crossed_columns(words: Sequence[str], columns: Sequence[Sequence[str]]) -> frozenset[int]:
    """Which columns are of a calendar: headed by its parts, with nothing but crosses, some of them."""
    found = {
        at
        for at, word in enumerate(words)
        if _part(word) and all(is_cross(cell) for cell in columns[at] if cell.strip())
    }
    crosses = sum(bool(cell.strip()) for at in found for cell in columns[at])
    return frozenset(found) if len(found) >= _LEAST and crosses >= _LEAST else frozenset()


def heads_calendar(word: str) -> bool:
    """``Tháng 4``, ``Quý I``, ``Năm 2027``, ``Các tháng / 4``."""
    return _part(word) is not None


def is_cross(text: str) -> bool:
    """``x``, ``X``, a tick."""
    return _MARK.fullmatch(text.strip()) is not None


def crossed(before: Value | None, cross: Value, word: str) -> Value:
    """What a row says with one cross more: ``Tháng 3`` and the cross under ``4`` are ``Tháng 3, 4``."""
    unit, place = _part(word) or ("", word)
    if before is None:
        return Value(f"{unit} {place}", cross.spans)
    return Value(f"{before.text}, {place}", (*before.spans, *cross.spans))


def _part(word: str) -> tuple[str, str] | None:
    """Unit and place of a header in the calendar; the header above may name the unit."""
    above, _, own = word.rpartition(" / ")
    head = _HEAD.fullmatch(own.strip())
    if head is None:
        return None
    place = head["place"].lstrip("0") + "".join((head["year"] or "").split())
    if head["unit"]:
        return _UNITS[ascii_key(head["unit"]).rstrip(".")], place
    if place.isdigit() and len(place) == len("2026"):
        return "Năm", place
    units = _ABOVE.findall(ascii_key(above))
    return (_UNITS[units[0]], place) if units else None
