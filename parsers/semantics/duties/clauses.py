"""A paragraph as sentences and clauses of one folded view.

``Báo cáo quý trước ngày 20 tháng cuối quý; báo cáo năm trước ngày 15/12. Giao Phòng Nội vụ …`` is two
clauses and a sentence. A stop or semicolon between brackets ends nothing; a bracket nobody closes is
no bracket.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from parsers.bullets import BULLET, LETTER, SIGN, SIGNS
from parsers.semantics.citations.folded import Folded, fold
from schemas.layout import Span
from schemas.mentions import Deadline

_MARK = re.compile(
    r"[();.](?:(?<=[()])|(?P<semi>(?<=;))|(?P<stop>(?<=\.)"
    rf"(?:/\.|(?<!\bP.)(?<!\bQ.)(?<!TP.)(?<!TX.)(?<!Đ/c.)(?= {BULLET}?[A-ZĐÀ-Ỹ]|$))))"
)
_LONGEST_BRACKET = 400
_BULLET = re.compile(
    rf"(?:{SIGN}|[.,;: ])*(?:{LETTER} )?(?:(?:(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[a-zđ])[.)]|\d{{1,2}}-) )?"
)
_EDGE = " .;,:-"


class Clause(NamedTuple):
    """``view.text[start:end]`` of a paragraph; ``sentence`` is where its sentence begins."""

    view: Folded
    lower: str
    start: int
    end: int
    sentence: int

    @property
    def own(self) -> str:
        """The clause alone, lower case."""
        return self.lower[self.start : self.end]

    def printed(self, start: int, end: int) -> str:
        """A piece of the paragraph as printed, marks at its edges left out."""
        return self.view.printed(*self.trimmed(start, end)) if start < end else ""

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The piece without blanks and marks around it."""
        text = self.view.text
        while start < end and (text[start] in _EDGE or text[start] in SIGNS):
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        return start, end

    def span(self, start: int, end: int) -> Span:
        """The piece as a span of the paragraph that was given."""
        return self.view.span(*self.trimmed(start, end))


@dataclass(frozen=True, slots=True)
class Timed:
    """A deadline and where it stands in the folded view."""

    deadline: Deadline
    start: int
    end: int


def clauses_of(text: str) -> Iterator[Clause]:
    """The clauses of a paragraph, in order; blank ones left out."""
    view = fold(text)
    lower = view.text.lower()
    if len(lower) != len(view.text):  # İ becomes two characters
        lower = "".join(c.lower()[0] for c in view.text)
    start = sentence = 0
    for end, behind, ends_sentence in _ends(view.text):
        begin = _after_bullet(view.text, start, end)
        if begin < end:
            yield Clause(view, lower, begin, end, sentence)
        start = behind
        sentence = behind if ends_sentence else sentence


def _after_bullet(text: str, start: int, end: int) -> int:
    """Where the words begin, behind ``-``, ``a)``, ``1.``."""
    match = _BULLET.match(text, start, end)
    return match.end() if match else start


def _ends(text: str) -> Iterator[tuple[int, int, bool]]:
    """Places where a clause ends: its end, where the next begins, whether a sentence ends too."""
    marks = list(_MARK.finditer(text))
    closing = _closing(marks)
    inside = 0
    for mark in marks:
        if mark.start() < inside:
            continue
        if mark.group() == "(":
            inside = closing.get(mark.start(), inside)
        elif mark.lastgroup:
            yield mark.start(), mark.end(), mark.lastgroup == "stop"
    yield len(text), len(text), True


def _closing(marks: list[re.Match[str]]) -> dict[int, int]:
    """Of each bracket that is closed soon, where it closes."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for mark in marks:
        if mark.group() == "(":
            opened.append(mark.start())
        elif mark.group() == ")" and opened:
            start = opened.pop()
            if mark.start() - start <= _LONGEST_BRACKET:
                closing[start] = mark.start()
    return closing


def placed_times(clause: Clause, found: tuple[Deadline, ...], offset: int) -> tuple[Timed, ...]:
    """Deadlines of the clause's print, with their places in the view."""
    starts = clause.view.starts
    placed = []
    for one in found:
        span = Span(one.span.start + offset, one.span.end + offset)
        begin, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        placed.append(Timed(replace(one, span=span), begin, end))
    return tuple(placed)
