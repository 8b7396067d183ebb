"""Numbers of table rows: alone in their cells they are what an engine reads worst, and what their order tells.

``1``, ``1.1``, ``1/2``, ``1:3``, ``2``, ``25``, ``2.2`` is ``1``, ``1.1``, ``1.2``, ``1.3``, ``2``, ``2.1``, ``2.2``. Of all ways to count on
from number to number the one is taken that changes least of what was read; a number that could be none of these
stays as it was read.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import Levenshtein

from parsers.keys import ascii_key
from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.tablepieces import NUMBER_HEAD
from parsers.layout.scan import alike
from parsers.layout.scan.counting import ROMANS, Way, counted_on, following
from parsers.layout.scan.runs import headed

LONGEST = 7
"""Characters of what may be a number."""
LEAST = 4
"""Rows: fewer do not show how they are numbered."""
WAYS = 12
"""Of counting that are followed."""
KEPT, ODD = 1.1, 2.1
"""What it costs to leave a number out of the count: one in a form that numbers have, and another."""
BACK, ANEW = 0.1, 0.6
"""To go on with a number further up, and to begin anew."""
OTHERWISE = 0.5
"""To letter the parts of a number where those of others are numbered."""
FIGURE = 0.9
"""A letter that rows are lettered with, for the figure it looks like: less than to leave it out of the count."""
AGAIN = 0.2
"""To take a number for what was read when it was looked at again."""
SOUND = 0.5
"""For each row: a count that costs more is none."""

FORM = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5}")
_TWINS = str.maketrans("l|Oo,:;/", "1100....")
"""Fewer than ``alike.FIGURES``: with all of them ``xI"``, which was XIII, is near enough to a 1."""
ENDS = ".):/"
"""Signs behind a number."""


class _Row(NamedTuple):
    """What was made of a row, and whether parts of numbered rows were numbered themselves (``5.1``) up to there."""

    number: str
    parted: bool = False


_Way: TypeAlias = Way[str, _Row]


def with_serials(inks: Sequence[PageInk]) -> None:
    """Put the numbers of rows right, from page to page, in the runs of pages that were recognised."""
    places = [
        (ink, place)
        for ink in inks
        for place, run in enumerate(ink.runs)
        if run.serial and len(run.text) <= LONGEST and not NUMBER_HEAD.match(ascii_key(run.text))
    ]
    runs = [ink.runs[place] for ink, place in places]
    read = [run.text for run in runs]
    told = counted(read, [run.also for run in runs])
    for (ink, place), old, new in zip(places, read, told, strict=True):
        if new != old:
            ink.runs[place] = headed(ink.runs[place], len(old), new)


def counted(read: Sequence[str], also: Sequence[Sequence[str]] = ()) -> list[str]:
    """The numbers of the rows of a table, as they should be. ``also``: what else was read of each.

    >>> counted(["1", "1.1", "1/2", "1:3", "2", "25", "2.2"])
    ['1', '1.1', '1.2', '1.3', '2', '2.1', '2.2']
    >>> counted(["1", "d", "b", "c", "2"], [(), ("a",), (), (), ()])
    ['1', 'a', 'b', 'c', '2']
    """
    if len(read) < LEAST:
        return list(read)
    cores = [text.rstrip(ENDS) for text in read]
    others = [*also, *([()] * (len(read) - len(also)))]
    seen: list[Sequence[str]] = [
        (core, *(one.rstrip(ENDS) for one in more))
        for core, more in zip(cores, others, strict=True)
    ]
    start: _Way = Way(0.0, (), _Row(""))
    told = counted_on(seen, _steps, start, width=WAYS, sound=SOUND)
    if told is None:
        return list(read)
    ends = [old[len(core) :] for old, core in zip(read, cores, strict=True)]
    return [
        old if row.number == core else row.number + (end if end in _beside(ends, at) else "")
        for at, (old, core, row, end) in enumerate(zip(read, cores, told, ends, strict=True))
    ]


def _beside(ends: Sequence[str], at: int) -> Sequence[str]:
    """What stands behind the numbers above and below: the bracket of a ``b)`` that is a 5 was read with it."""
    return *ends[max(at - 1, 0) : at], *ends[at + 1 : at + 2]


def _steps(way: _Way, seen: Sequence[str]) -> Iterator[_Way]:
    """What a row may be, after those above it. ``seen``: what was read of it, and what else."""
    core, *others = seen
    for cost, stack in _onward(way.stack):
        again = (AGAIN + _unlike(one, stack[-1]) for one in others)
        change = min(_unlike(core, stack[-1]), *again, ODD)
        if change < ODD:
            parted = way.told.parted or "." in stack[-1]
            down = len(stack) > len(way.stack)
            if parted and down and len(stack) == 2 and stack[-1].isalpha():
                change += OTHERWISE
            yield Way(way.cost + cost + change, stack, _Row(stack[-1], parted), way)
    told = _Row(core, way.told.parted)
    if FORM.fullmatch(core) is None:
        yield Way(way.cost + ODD, way.stack, told, way)
        return
    yield Way(way.cost + KEPT, (core,), told, way)
    kinds = [_kind(number) for number in way.stack]
    if kinds and _kind(core) not in kinds[:1]:  # what it stands under goes on
        depth = kinds.index(_kind(core)) if _kind(core) in kinds else len(kinds)
        yield Way(way.cost + KEPT, (*way.stack[:depth], core), told, way)


def _kind(number: str) -> str:
    """How a number counts."""
    if number[0].isdigit():
        return f"figures {number.count('.')}"
    return "roman" if number.isupper() else "letter"


def _onward(stack: tuple[str, ...]) -> Iterator[tuple[float, tuple[str, ...]]]:
    """The numbers that may follow, each under those it belongs to, and what it costs to go there."""
    for first in ("1", "I", "01", "a"):
        yield ANEW if stack else 0.0, (first,)
    if not stack:
        return
    for child in _children(stack[-1]):
        yield 0.0, (*stack, child)
    for depth in range(len(stack)):
        for after in following(stack[depth]):
            yield BACK * (len(stack) - 1 - depth), (*stack[:depth], after)


def _children(number: str) -> Iterator[str]:
    if number[0].isdigit():
        yield f"{number}.1"
        yield "a"
    elif number in ROMANS:
        yield "1"


def _unlike(read: str, number: str) -> float:
    """What would have to be changed of what was read; what an engine often takes for another costs little."""
    if read == number:
        return 0.0
    near = read.translate(_TWINS)
    if near == number or near.lower() == number:
        return 0.3
    if near == number.replace(".", ""):
        return 0.5
    if len(read) == len(number) == 1 and FORM.fullmatch(read):
        # any sign is one change from any other
        return FIGURE if number in alike.DIGITS.get(read, "") else ODD
    if number in alike.LETTERS.get(read, ""):
        return 0.3
    forms = [near, near.lower()]
    if number in ROMANS:  # an H is one stroke or two of them
        forms += [read.replace("H", "I"), read.translate(alike.STROKES)]
    changed = min(Levenshtein.distance(form, number) for form in forms)
    nothing_alike = changed == max(len(near), len(number)) > 1
    return ODD if nothing_alike else changed + (0.0 if changed else 0.3)
