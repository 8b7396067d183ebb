"""How printers draw a border without drawing a line.

Chromium draws ``1px dotted`` as squares of three quarters of a point and ``1px dashed`` as boxes of
2.2 points; WeasyPrint draws the border of a cell as the area between two boxes, and leaves the side
out that the page cut.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from parsers.layout.pdf.ink import Ruling

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

GAP = 4.5
"""Points between two dashes of one line."""
LEVEL = 0.5
"""Points by which the dots of one line may lie off it."""
DOTS = 4
"""Dots that make a line."""
MOST_LINES = 400
"""Lines of dots beyond which they are a picture: a halftone, a map."""
LINE = 10.0
"""Points: the shortest line of dots."""
NOTHING = 0.05
"""Points: a side that is thinner is not drawn."""


def box_of(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def is_box(points: Sequence[tuple[float, float]]) -> bool:
    """Do the sides of an outline run along the page? Four corners, the first perhaps once more."""
    ring = [*points, points[0]]
    return len(points) <= 5 and all(
        min(abs(xa - xb), abs(ya - yb)) < NOTHING for (xa, ya), (xb, yb) in pairwise(ring)
    )


def ring_sides(boxes: Sequence[Box], thickest: float) -> list[Ruling]:
    """Sides of the area between two boxes; none when it is no border."""
    if len(boxes) != 2:
        return []
    inner, outer = sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
    left, top = inner[0] - outer[0], inner[1] - outer[1]
    right, bottom = outer[2] - inner[2], outer[3] - inner[3]
    if min(left, top, right, bottom) < -NOTHING or max(left, top, right, bottom) > thickest:
        return []
    x0, x1 = outer[0] + left / 2, outer[2] - right / 2
    y0, y1 = outer[1] + top / 2, outer[3] - bottom / 2
    sides = (
        (top, Ruling(x0, y0, x1, y0)),
        (bottom, Ruling(x0, y1, x1, y1)),
        (left, Ruling(x0, y0, x0, y1)),
        (right, Ruling(x1, y0, x1, y1)),
    )
    return [side for width, side in sides if width > NOTHING]


def lines_of_dots(dots: Sequence[Ruling]) -> list[Ruling]:
    """Dots and dashes in a row as the line they draw, across and down."""
    across = _chains(dots, lambda d: (d.top, d.x0, d.x1))
    down = _chains(dots, lambda d: (d.x0, d.top, d.bottom))
    lines = [
        *(Ruling(a, level, b, level) for level, a, b in across),
        *(Ruling(level, a, level, b) for level, a, b in down),
    ]
    return lines if len(lines) <= MOST_LINES else []


def _chains(
    dots: Iterable[Ruling], place: Callable[[Ruling], tuple[float, float, float]]
) -> Iterator[tuple[float, float, float]]:
    """Level, start and end of each line of dots."""
    places = sorted(map(place, dots))
    level: list[tuple[float, float, float]] = []
    for spot in places:
        if level and spot[0] - level[0][0] > LEVEL:
            yield from _along(level)
            level = []
        level.append(spot)
    yield from _along(level)


def _along(level: list[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    count, start, reach = 0, 0.0, float("-inf")
    for y, a, b in sorted(level, key=lambda s: s[1]):
        if a - reach > GAP:
            if count >= DOTS and reach - start >= LINE:
                yield y, start, reach
            count, start = 0, a
        count, reach = count + 1, max(reach, b)
    if count >= DOTS and reach - start >= LINE:
        yield level[0][0], start, reach
