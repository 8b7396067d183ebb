"""Words of a page as an unseen text of its content: each where it stands on the picture, as wide as it is there.

A page may have been turned to be read, by a slant, on its side or on its head; a word is written where it stands on
the page as it was, along its line.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parsers.layout.pdf.ink import PageInk, Run
from pipeline.searchable.font import NAME, WIDTH

_LEAST = 0.05
"""Points: what is narrower could not be written."""
_GAP = 0.2
"""Of the type size: words that stand nearer are one to Poppler (22.12), whatever blank is between them."""


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
    ends = map(_until, ink.runs, [*ink.runs[1:], None])
    written = (
        line
        for run, until in zip(ink.runs, ends, strict=True)
        for line in _run(run, until, place, codes)
    )
    return "\n".join(["q", "BT", f"{NAME} 1 Tf 3 Tr", *written, "ET", "Q"]).encode("ascii")


def _until(run: Run, following: Run | None) -> float:
    """Where the run that follows begins, if it stands behind on the same line."""
    if (
        following is None
        or following.x0 < run.x0
        or abs(following.baseline - run.baseline) > run.size / 2
    ):
        return math.inf
    return following.x0


class _Placing:
    """Places of the page as it was read, in the file's own space."""

    def __init__(self, ink: PageInk, frame: Frame) -> None:
        _, *self._size, self._back = ink.drawn
        self._frame = frame

    def at(self, x: float, y: float) -> Point:
        if self._back is not None:
            u, v, w = (float(one) for one in self._back @ (x, y, 1.0))
            x, y = u / w, v / w
        across, down = x / self._size[0], y / self._size[1]
        origin, right, below = self._frame
        return Point(
            origin.x + across * (right.x - origin.x) + down * (below.x - origin.x),
            origin.y + across * (right.y - origin.y) + down * (below.y - origin.y),
        )


def _run(run: Run, until: float, place: _Placing, codes: Mapping[str, int]) -> Iterator[str]:
    """Its words, and the blanks between them and behind them; ``until``: where what follows on its line begins."""
    text, edges = f"{run.text} ", [*run.edges, run.edges[-1] + _GAP * run.size]
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at].isspace() != text[start].isspace():
            x0, x1 = edges[start], edges[at]
            if not text[start].isspace():
                behind = next(
                    (one for one in range(at, len(run.text)) if not text[one].isspace()), None
                )
                follows = until if behind is None else edges[behind]
                x1 = min(x1, follows - _GAP * run.size)
            yield _word(text[start:at], (x0, max(x1, x0 + _LEAST)), run, place, codes)
            start = at


def _word(
    text: str,
    sides: tuple[float, float],
    run: Run,
    place: _Placing,
    codes: Mapping[str, int],
) -> str:
    x0, x1 = sides
    foot, beside = place.at(x0, run.baseline), place.at(x1, run.baseline)
    head = place.at(x0, run.baseline - run.size)
    along = ((beside.x - foot.x) / (x1 - x0) * run.size, (beside.y - foot.y) / (x1 - x0) * run.size)
    up = head.x - foot.x, head.y - foot.y
    stretch = 100_000 * (x1 - x0) / (WIDTH * len(text) * run.size)
    told = "".join(f"{codes[one]:04X}" for one in text)
    matrix = " ".join(f"{one:.4f}" for one in (*along, *up, *foot))
    return f"{stretch:.3f} Tz {matrix} Tm <{told}> Tj"
