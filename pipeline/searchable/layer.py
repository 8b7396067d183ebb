"""Words of a page as an unseen text of its content: each where it stands on the picture, as wide as it is there.

A page may have been turned to be read, by a slant or on its side; a word is written where it stands on the page as it
was, along its line.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parsers.layout.pdf.ink import PageInk, Run
from pipeline.searchable.font import NAME, WIDTH

_LEAST = 0.05
"""Points: what is narrower could not be written."""


class Point(NamedTuple):
    x: float
    y: float


class Frame(NamedTuple):
    """Where three corners of the page as it is looked at stand in the file's own space: top left, top right, bottom left."""

    origin: Point
    right: Point
    below: Point


def layer_of(ink: PageInk, frame: Frame, codes: Mapping[str, int]) -> bytes:
    """Operators that write the words of a page."""
    place = _Placing(ink, frame)
    written = (line for run in ink.runs for line in _run(run, place, codes))
    return "\n".join(["q", "BT", f"{NAME} 1 Tf 3 Tr", *written, "ET", "Q"]).encode("ascii")


class _Placing:
    """Places of the page as it was read, in the file's own space."""

    def __init__(self, ink: PageInk, frame: Frame) -> None:
        self._size = ink.width, ink.height
        self._frame = frame
        slant = math.radians(ink.slant)
        self._turn = math.cos(slant), math.sin(slant)

    def at(self, x: float, y: float) -> Point:
        width, height = self._size
        level, slope = self._turn
        dx, dy = x - width / 2, y - height / 2
        across = (width / 2 + level * dx - slope * dy) / width
        down = (height / 2 + slope * dx + level * dy) / height
        origin, right, below = self._frame
        return Point(
            origin.x + across * (right.x - origin.x) + down * (below.x - origin.x),
            origin.y + across * (right.y - origin.y) + down * (below.y - origin.y),
        )


def _run(run: Run, place: _Placing, codes: Mapping[str, int]) -> Iterator[str]:
    """Its words, and the blanks between them, which no gap need tell then."""
    start = 0
    for at in range(1, len(run.text) + 1):
        if at == len(run.text) or run.text[at].isspace() != run.text[start].isspace():
            yield from _word(run, start, at, place, codes)
            start = at


def _word(
    run: Run, start: int, end: int, place: _Placing, codes: Mapping[str, int]
) -> Iterator[str]:
    x0, x1 = run.edges[start], max(run.edges[end], run.edges[start] + _LEAST)
    foot, beside = place.at(x0, run.baseline), place.at(x1, run.baseline)
    head = place.at(x0, run.baseline - run.size)
    along = ((beside.x - foot.x) / (x1 - x0) * run.size, (beside.y - foot.y) / (x1 - x0) * run.size)
    up = head.x - foot.x, head.y - foot.y
    stretch = 100_000 * (x1 - x0) / (WIDTH * (end - start) * run.size)
    text = "".join(f"{codes[one]:04X}" for one in run.text[start:end])
    matrix = " ".join(f"{one:.4f}" for one in (*along, *up, *foot))
    yield f"{stretch:.3f} Tz {matrix} Tm <{text}> Tj"
