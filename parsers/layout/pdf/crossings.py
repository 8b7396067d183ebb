"""Merged ruling lines to the boxes between them: pdfplumber's cells, found from the neighbours of each
crossing. pdfplumber holds every crossing against all others, which is slow on a page full of rulings.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

Edge: TypeAlias = Mapping[str, Any]
"""An edge as pdfplumber has it: ``x0``, ``top``, ``x1``, ``bottom``, ``orientation``."""
Corners: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
_Point: TypeAlias = tuple[float, float]
_corners = itemgetter("x0", "top", "x1", "bottom")


class _Crossing(NamedTuple):
    """The lines that meet in a point."""

    down: set[Corners]
    across: set[Corners]


def boxes_between(edges: Sequence[Edge], reach: float) -> list[Corners]:
    """The smallest box below and right of each crossing whose sides are drawn, by its upper left corner.

    ``reach``: points by which a line may stop before the one it meets.
    """
    crossings = _crossings(edges, reach)
    columns: defaultdict[float, list[float]] = defaultdict(list)
    rows: defaultdict[float, list[float]] = defaultdict(list)
    points = sorted(crossings)
    for x, y in points:
        columns[x].append(y)
        rows[y].append(x)
    found = (_smallest(point, crossings, columns[point[0]], rows[point[1]]) for point in points)
    return [box for box in found if box is not None]


def _crossings(edges: Sequence[Edge], reach: float) -> dict[_Point, _Crossing]:
    across = sorted((e for e in edges if e["orientation"] == "h"), key=itemgetter("top", "x0"))
    heights = [edge["top"] for edge in across]
    found: dict[_Point, _Crossing] = {}
    for down in edges:
        if down["orientation"] != "v":
            continue
        x, top, bottom = down["x0"], down["top"], down["bottom"]
        first = bisect_left(heights, top - reach - 1)
        last = bisect_right(heights, bottom + reach + 1)
        for edge in islice(across, first, last):
            y = edge["top"]
            meets = top <= y + reach and bottom >= y - reach
            if meets and edge["x0"] - reach <= x <= edge["x1"] + reach:
                crossing = found.setdefault((x, y), _Crossing(set(), set()))
                crossing.down.add(_corners(down))
                crossing.across.add(_corners(edge))
    return found


def _smallest(
    point: _Point,
    crossings: Mapping[_Point, _Crossing],
    column: Sequence[float],
    row: Sequence[float],
) -> Corners | None:
    x, y = point
    here = crossings[point]
    for bottom in _after(column, y):
        below = crossings[x, bottom]
        if here.down.isdisjoint(below.down):
            continue
        for right in _after(row, x):
            beside = crossings[right, y]
            corner = crossings.get((right, bottom))
            if (
                corner is not None
                and not here.across.isdisjoint(beside.across)
                and not corner.down.isdisjoint(beside.down)
                and not corner.across.isdisjoint(below.across)
            ):
                return x, y, right, bottom
    return None


def _after(places: Sequence[float], place: float) -> Iterator[float]:
    return islice(places, bisect_right(places, place), None)
