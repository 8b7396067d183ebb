"""Tables that are shaded and not ruled: boxes of colour that tile the cells, or every second row.

Browsers paint ``td { background }`` as one box a cell, with or without a gap between them. Three boxes
side by side over or under three others are a table; their sides serve as its rulings. In a striped
table the white rows lie between two shaded ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from parsers.layout.pdf.ink import PageInk, Ruling
from parsers.layout.pdf.strokes import Box
from parsers.layout.pdf.tablepieces import Piece
from parsers.layout.pdf.tails import tail_below

SIDE = 5.5
"""Points: smaller boxes are bullets and marks."""
LEVEL = 1.5
"""Points by which the boxes of one row may differ."""
GAP = 6.0
"""Points between two cells (border-spacing)."""
COLUMNS = 3
BANDS = 2
LOOSE = 12.0
"""Points by which a cell merged over rows may miss their ends (Chromium, where a page cuts it)."""
STRIPE = 250.0
"""Points: no white row between two shaded ones is higher."""
MOST = 1500
"""Boxes of a page beyond which they are a picture."""


def tile_rulings(ink: PageInk, ruled: Sequence[Piece]) -> list[Ruling]:
    """Sides of the boxes that tile a table outside of the ruled ones, each gap as one line."""
    boxes = sorted(
        {b for b in ink.areas if _large(b) and not any(_overlap(b, p.box) for p in ruled)},
        key=lambda b: (b[1], b[0]),
    )
    if not COLUMNS + BANDS <= len(boxes) <= MOST:
        return []
    found: list[Ruling] = []
    for bands in _tables(_bands(boxes)):
        found += _sides(bands, boxes, ink)
    return found


def _large(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) > SIDE


def _bands(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Boxes side by side, of one height; a higher one may stand between them."""
    left = list(boxes)
    while left:
        first = left[0]
        level = [b for b in left if max(abs(b[1] - first[1]), abs(b[3] - first[3])) <= LEVEL]
        left = [b for b in left if b not in level]
        band: list[Box] = []
        for box in sorted(level):
            if band and not (
                -LEVEL <= box[0] - band[-1][2] <= GAP or _filled(band[-1], box, boxes)
            ):
                break
            band.append(box)
        if len(band) > 1:
            yield band


def _filled(one: Box, other: Box, boxes: Sequence[Box]) -> bool:
    """Does a cell merged over rows fill the gap between two boxes?"""
    return any(
        abs(b[0] - one[2]) <= GAP
        and abs(other[0] - b[2]) <= GAP
        and b[1] <= one[1] + LOOSE
        and b[3] >= one[3] - LOOSE
        for b in boxes
    )


def _tables(bands: Iterable[list[Box]]) -> Iterator[list[list[Box]]]:
    """Bands with the same columns under each other."""
    table: list[list[Box]] = []
    for band in bands:
        if table and not (_same_ends(table[-1], band) and band[0][1] - table[-1][0][3] <= STRIPE):
            if _is_table(table):
                yield table
            table = []
        table.append(band)
    if _is_table(table):
        yield table


def _is_table(bands: Sequence[Sequence[Box]]) -> bool:
    return len(bands) >= BANDS and max(map(len, bands)) >= COLUMNS


def _same_ends(one: Sequence[Box], other: Sequence[Box]) -> bool:
    """Merged cells may leave one end of a row without a box of its own."""
    return abs(one[0][0] - other[0][0]) <= GAP or abs(one[-1][2] - other[-1][2]) <= GAP


def _sides(bands: Sequence[Sequence[Box]], boxes: Sequence[Box], ink: PageInk) -> Iterator[Ruling]:
    x0, x1 = min(band[0][0] for band in bands) - GAP, max(band[-1][2] for band in bands) + GAP
    top, bottom = bands[0][0][1], bands[-1][0][3]
    levels = [y for band in bands for y in (band[0][1], band[0][3])]
    inside = [b for b in boxes if x0 <= b[0] and b[2] <= x1 and b[3] > top and b[1] < bottom]
    tiles = [(b[0], _level(b[1], levels), b[2], _level(b[3], levels)) for b in inside]
    tiles = [b for b in tiles if b[3] > b[1]]
    tiles += _stripes(bands, tiles)
    widest = max(bands, key=len)
    xs = (widest[0][0], *(b[2] for b in widest))
    if (end := tail_below(ink.runs, xs, bands[-1][0][3])) is not None:
        tiles += [(a, bands[-1][0][3], b, end) for a, b in pairwise(xs)]
    across = _snapped(v for b in tiles for v in (b[0], b[2]))
    down = _snapped(v for b in tiles for v in (b[1], b[3]))
    for a, y, b, z in tiles:
        left, right, upper, lower = across[a], across[b], down[y], down[z]
        yield Ruling(left, upper, right, upper)
        yield Ruling(left, lower, right, lower)
        yield Ruling(left, upper, left, lower)
        yield Ruling(right, upper, right, lower)


def _level(y: float, levels: Sequence[float]) -> float:
    """The end of a row that is meant: no cell ends between those of its table."""
    nearest = min(levels, key=lambda level: abs(level - y))
    outside = y < min(levels) or y > max(levels)
    return nearest if outside or abs(nearest - y) <= LOOSE else y


def _stripes(bands: Sequence[Sequence[Box]], tiles: Sequence[Box]) -> list[Box]:
    """The white rows of a striped table."""
    white: list[Box] = []
    for above, below in pairwise(bands):
        top, bottom = above[0][3], below[0][1]
        if bottom - top > GAP:
            row = [(box[0], top, box[2], bottom) for box in max(above, below, key=len)]
            white += [box for box in row if not any(_overlap(box, tile) for tile in tiles)]
    return white


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _snapped(values: Iterable[float]) -> dict[float, float]:
    """Sides that face each other across a gap are one line."""
    found: dict[float, float] = {}
    group: list[float] = []
    for value in sorted(set(values)):
        if group and value - group[0] > GAP:
            found.update(dict.fromkeys(group, sum(group) / len(group)))
            group = []
        group.append(value)
    found.update(dict.fromkeys(group, sum(group) / len(group) if group else 0.0))
    return found
