"""Lists of bodies: a cell, a heading, the value of a label that names nobody but bodies."""

import re
from collections.abc import Iterator

from parsers.bodies.find import Body, body_at

_OPENING = re.compile(
    r"\W*(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])[.)/-]\s*)?(?:[-+•*]\s*)?"
    r"(?:(?:[Đđ]ề nghị|[Gg]iao|[Yy]êu cầu|[Đđ]ối với|[Tt]rách nhiệm của)\s+(?:cho\s+)?)?"
)
_BETWEEN = re.compile(r"\s*(?:[,;/+&–\n-]\s*)?(?:(?:và|cùng|với)\s+)?(?:[-+•*]\s*)?")
_CLOSE = re.compile(r"\s*[.:;,]*\s*$")
_ASIDE = re.compile(r"\s*\([^()]{1,120}\)")
_ELIDED = re.compile(
    r"[A-ZĐÀ-Ỹ][\w\u0300-\u036f]*(?: [\w\u0300-\u036f]+){0,3}(?=\s*(?:[,;.:]|$| và ))"
)
_MOST = 40


def body_list_at(text: str, start: int = 0) -> tuple[Body, ...]:
    """The bodies named one behind the other from a place on, joined by commas and ``và``."""
    return tuple(_chain(text, start))


def _chain(text: str, start: int) -> Iterator[Body]:
    at = start
    for _ in range(_MOST):
        body = body_at(text, at)
        if body is None:
            return
        yield body
        between = _BETWEEN.match(text, body.end)
        if between is None or not between.group().strip():
            return
        at = between.end()


def is_body_list(text: str) -> bool:
    """Whether a cell, a heading, a label's value names nobody but bodies and people.

    >>> is_body_list("2. Phòng Nội vụ và UBND các xã:"), is_body_list("Phòng, chống cháy nổ")
    (True, False)
    """
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    found = False
    for _ in range(_MOST):
        body = body_at(text, at)
        elided = _ELIDED.match(text, at) if found and body is None else None
        if body is None and elided is None:
            return False
        found = True
        at = body.end if body else elided.end() if elided else at
        aside = _ASIDE.match(text, at)
        at = aside.end() if aside else at
        if _CLOSE.match(text, at):
            return True
        between = _BETWEEN.match(text, at)
        if between is None or not between.group().strip():
            return False
        at = between.end()
    return False
