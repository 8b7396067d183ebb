"""Roman numbers of headings: ``1. Mục tiêu`` before ``IH. Nội dung`` and ``IV. Tổ chức`` is ``I.``, the others ``II.`` and ``III.``

Strokes of a Roman number run together or get lost, and each form an engine reads for it could be several numbers. What
a plan can say decides: its headings are numbered one after the other. They are put right all together, only if
there is one way to do so and it changes little of what was read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from parsers.layout.pdf.ink import PageInk, Run

NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STROKES = str.maketrans(
    {**dict.fromkeys("1l|!ÌÍỊĨIiìí", "I"), "H": "II", "U": "II", "Y": "V", "v": "V", "x": "X"}
)
_HEAD = re.compile(r"(?P<number>[IVXHUYlvxiìí1|!ÌÍỊĨTL]{1,5})(?P<end>[.,:])(?=\s+[A-ZĐÀ-ỸƠƯÂÊÔ])")
_ROMAN = re.compile(r"[IVX]+")
_WHOLE = re.compile(r"(?P<number>\d{1,2})[.)]\s+[A-ZĐÀ-Ỹ]")
_PART = re.compile(r"(?P<number>[^\s.]{1,2})\.(?P<part>\d{1,2})[.)]?\s+[A-ZĐÀ-Ỹ]")
LEAST = 3
"""Headings: fewer do not show an order."""
CHANGED = 0.5
"""Of the headings: so many may have been read amiss."""


class _Heading(NamedTuple):
    """A run that may begin with a Roman number."""

    ink: PageInk
    place: int
    number: str

    @property
    def strokes(self) -> str:
        return self.number.translate(_STROKES)


def with_headings(inks: Sequence[PageInk]) -> None:
    """Put the numbers of a document's headings right, in the runs of pages that were recognised."""
    _with_romans(inks)
    _with_parts(inks)


def _with_parts(inks: Sequence[PageInk]) -> None:
    """``$.2.`` and ``3.3.`` behind ``5.1.`` are ``5.2.`` and ``5.3.``"""
    above, last = 0, 0
    for ink in inks:
        if not ink.runs or not ink.runs[0].sure:
            continue
        for place, run in enumerate(ink.runs):
            whole, part = _WHOLE.match(run.text), _PART.match(run.text)
            if whole is not None and int(whole["number"]) == above + 1:
                above, last = above + 1, 0
            elif part is not None and above and int(part["part"]) == last + 1:
                last += 1
                if part["number"] != str(above) and (last > 1 or not part["number"].isdigit()):
                    ink.runs[place] = _renumbered(run, len(part["number"]), str(above))


def _with_romans(inks: Sequence[PageInk]) -> None:
    found = list(_headings(inks))
    chosen = _in_order(found)
    if chosen is None:
        return
    for heading, number in zip(chosen, NUMBERS, strict=False):
        if heading.number != number:
            run = heading.ink.runs[heading.place]
            heading.ink.runs[heading.place] = _renumbered(run, len(heading.number), number)


def _headings(inks: Sequence[PageInk]) -> Iterator[_Heading]:
    for ink in inks:
        if not ink.runs or not ink.runs[0].sure:
            continue
        left = sorted(run.x0 for run in ink.runs)[len(ink.runs) // 4]
        for place, run in enumerate(ink.runs):
            head = _HEAD.match(run.text)
            if head is not None and run.x0 < left + ink.width / 5:
                yield _Heading(ink, place, head["number"])


def _in_order(found: Sequence[_Heading]) -> list[_Heading] | None:
    """The headings of the document's parts from I on; None where their order is not told."""
    romans = [one for one in found if not one.number.isdigit()]
    if len(romans) < LEAST - 1:
        return None
    first = _opening(found, romans)
    chosen = [first, *romans] if first is not None else romans
    if len(chosen) < LEAST or len(chosen) > len(NUMBERS):
        return None
    amiss = 0
    for heading, number in zip(chosen, NUMBERS, strict=False):
        if heading.number == number:
            continue
        if Levenshtein.distance(heading.strokes, number) > 1:
            return None
        amiss += 1
    # the last one as printed tells how many there are
    return (
        chosen
        if amiss <= CHANGED * len(chosen) or chosen[-1].number == NUMBERS[len(chosen) - 1]
        else None
    )


def _opening(found: Sequence[_Heading], romans: Sequence[_Heading]) -> _Heading | None:
    """The heading that was read ``1.``, if the first Roman one is the second."""
    if romans[0].number == NUMBERS[0]:
        return None
    before = found[: found.index(romans[0])]
    return before[0] if len(before) == 1 else None


def _renumbered(run: Run, length: int, number: str) -> Run:
    """A run that begins with another number, which takes the place of that which was read."""
    x0, x1 = run.edges[0], run.edges[length]
    count = len(number)
    edges = [x0 + (x1 - x0) * at / count for at in range(count)]
    raw = run.raw or list(run.text)
    return replace(
        run,
        text=number + run.text[length:],
        edges=[*edges, *run.edges[length:]],
        sure=[min(run.sure[:length])] * count + run.sure[length:],
        raw=["".join(raw[:length]), *("" for _ in range(count - 1)), *raw[length:]],
    )
