"""Lists of bodies: a cell, a heading, the value of a label that names nobody but bodies."""

import re
from collections.abc import Iterator

from parsers.bodies.find import Body, Kind, body_at
from parsers.bodies.names import acts, seeming
from parsers.bodies.tokens import opening, tokens
from parsers.bodies.words import heads, phrase, short_names, verb
from parsers.bullets import BULLET

_OPENING = re.compile(
    rf"\W*(?:(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[IVX]{{1,5}}|[a-zđ])[.)/-]\s*)?{BULLET}?"
    r"(?:(?:[Đđ]ề nghị|[Gg]iao|[Yy]êu cầu|[Đđ]ối với|[Tt]rách nhiệm của)\s+(?:cho\s+)?)?"
)
_BETWEEN = re.compile(rf"\s*(?:[,;/+&–\n-]\s*)?(?:(?:và|cùng|với)\s+)?{BULLET}?")
_CLOSE = re.compile(r"\s*[.:;,]*\s*$")
_ASIDE = re.compile(r"\s*\([^()]{1,120}\)")
_ELIDED = re.compile(
    r"[A-ZĐÀ-Ỹ][\w\u0300-\u036f]*(?: [\w\u0300-\u036f]+){0,3}(?=\s*(?:[,;.:]|$| và ))"
)
_MOST = 40
_LONGEST_CLASS = 60
_LONGEST_TASK = 8


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
        at, past = _one(text, at, elided=found), at
        if at == past:
            return False
        found = True
        aside = _ASIDE.match(text, at)
        at = aside.end() if aside else at
        if _CLOSE.match(text, at):
            return True
        between = _BETWEEN.match(text, at)
        if between is None or not between.group().strip():
            return False
        at = between.end()
    return False


def _one(text: str, at: int, *, elided: bool) -> int:
    """Past one item of a list; ``at`` when it is nobody."""
    body = body_at(text, at)
    if body is not None and " " not in text[at : body.end]:
        return max(body.end, _unnamed(text, at))
    if body is None:
        short = _ELIDED.match(text, at) if elided else None
        return short.end() if short else _unnamed(text, at)
    return _class_of(text, body.end) if body.kind is Kind.COLLECTIVE else body.end


def _class_of(text: str, at: int) -> int:
    """``các tổ chức | hoạt động khai thác``: what a class does, where no verb is of the sentence."""
    words = [word for word in tokens(text, at) if word.start < at + _LONGEST_CLASS]
    stop = next((n for n, word in enumerate(words) if word.gap), len(words))
    if not 0 < stop <= _LONGEST_TASK or acts(words, 0) or words[0].capital:
        return at
    return words[stop - 1].end


def _unnamed(text: str, at: int) -> int:
    """``SYT``, and ``Tổ tiếp nhận hồ sơ``: a body called by what it does, all of its item."""
    first = opening(text, at)
    if first not in short_names() and first not in heads():
        return at
    words = tokens(text, at)
    stop = next((n for n, word in enumerate(words) if n and word.gap), len(words))
    short = stop == 1 and words[0].upper and words[0].key in short_names()
    head = phrase(words, 0, "heads.tasked")
    tasked = head and words[0].capital and not seeming(words, 0) and verb(words, head)
    return words[stop - 1].end if short or (tasked and stop <= _LONGEST_TASK) else at
