"""Numbers of table rows: alone in their cells they are what an engine reads worst, and what their order tells.

``1``, ``1.1``, ``1/2``, ``1:3``, ``2``, ``25``, ``2.2`` is ``1``, ``1.1``, ``1.2``, ``1.3``, ``2``, ``2.1``, ``2.2``. Of all ways to count on
from number to number the one is taken that changes least of what was read; a number that could be none of these
stays as it was read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from parsers.keys import ascii_key
from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.pdf.tablepieces import NUMBER_HEAD

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""In the order in which points are lettered."""
ROMANS = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)
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
SOUND = 0.5
"""For each row: a count that costs more is none."""

FORM = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5}")
_TWINS = str.maketrans(
    {"€": "c", "l": "1", "|": "1", "O": "0", "o": "0", ",": ".", ":": ".", ";": ".", "/": "."}
)
ENDS = ".):/"
"""Signs behind a number."""


class _Way(NamedTuple):
    """A way to count: what it costs so far, the numbers it stands under, what it made of each row, and whether parts of
    numbered rows were numbered themselves (``5.1``).
    """

    cost: float
    stack: tuple[str, ...]
    told: tuple[str, ...]
    parted: bool = False


def with_serials(inks: Sequence[PageInk]) -> None:
    """Put the numbers of rows right, from page to page, in the runs of pages that were recognised."""
    places = [
        (ink, place)
        for ink in inks
        for place, run in enumerate(ink.runs)
        if run.serial and len(run.text) <= LONGEST and not NUMBER_HEAD.match(ascii_key(run.text))
    ]
    read = [ink.runs[place].text for ink, place in places]
    for (ink, place), old, new in zip(places, read, counted(read), strict=True):
        if new != old:
            ink.runs[place] = _spelled(ink.runs[place], new)


def counted(read: Sequence[str]) -> list[str]:
    """The numbers of the rows of a table, as they should be.

    >>> counted(["1", "1.1", "1/2", "1:3", "2", "25", "2.2"])
    ['1', '1.1', '1.2', '1.3', '2', '2.1', '2.2']
    """
    if len(read) < LEAST:
        return list(read)
    ways = [_Way(0.0, (), ())]
    for text in read:
        core = text.rstrip(ENDS)
        found: dict[tuple[str, ...], _Way] = {}
        for way in ways:
            for step in _steps(way, core):
                known = found.get(step.stack)
                if known is None or step.cost < known.cost:
                    found[step.stack] = step
        ways = sorted(found.values(), key=lambda way: (way.cost, way.stack))[:WAYS]
    best = ways[0]
    if best.cost > SOUND * len(read):
        return list(read)
    return [
        old if new == old.rstrip(ENDS) else new + old[len(old.rstrip(ENDS)) :]
        for old, new in zip(read, best.told, strict=True)
    ]


def _steps(way: _Way, core: str) -> Iterator[_Way]:
    """What a row may be, after those above it."""
    for cost, stack in _onward(way.stack):
        change = _unlike(core, stack[-1])
        if change < ODD:
            parted = way.parted or "." in stack[-1]
            down = len(stack) > len(way.stack)
            if parted and down and len(stack) == 2 and stack[-1].isalpha():
                change += OTHERWISE
            yield _Way(way.cost + cost + change, stack, (*way.told, stack[-1]), parted)
    form = FORM.fullmatch(core) is not None
    stack = (core,) if form else way.stack
    yield _Way(way.cost + (KEPT if form else ODD), stack, (*way.told, core), way.parted)


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


def following(number: str) -> Iterator[str]:
    head, mark, last = number.rpartition(".")
    if last.isdigit():
        yield f"{head}{mark}{str(int(last) + 1).zfill(len(last))}"
    if number in ROMANS[:-1]:
        yield ROMANS[ROMANS.index(number) + 1]
    if len(number) == 1 and number in LETTERS[:-1]:
        at = LETTERS.index(number)
        yield LETTERS[at + 1]
        if number == "d":
            yield "e"  # many count without đ


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
        return ODD  # any sign is one change from any other
    return float(
        min(Levenshtein.distance(near, number), Levenshtein.distance(near.lower(), number))
    )


def _spelled(run: Run, text: str) -> Run:
    """A number in the place of what was read."""
    x0, x1, count = run.x0, run.x1, len(text)
    raw = "".join(run.raw or run.text)
    return replace(
        run,
        text=text,
        edges=[x0 + (x1 - x0) * at / count for at in range(count + 1)],
        sure=[min(run.sure, default=0.0)] * count,
        raw=[raw, *("" for _ in range(count - 1))],
    )
