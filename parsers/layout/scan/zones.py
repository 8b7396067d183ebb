"""What of a page is read as one: cells of tables, the sides of a letterhead or of a closing, and the text between.

An engine that reads a whole page mixes what stands side by side: ``ỦY BAN NHÂN DÂN`` with ``CỘNG HÒA XÃ HỘI``, the
cells of a row. So a page is cut first.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from parsers.layout.scan.closing import closing_in
from parsers.layout.scan.engine import Form, Grey, Part
from parsers.layout.scan.picture import INK
from schemas.layout import BBox

SAME = 4.0
"""Points: borders nearer are one."""
INSET = 1.0
"""Points from the middle of a border to where a cell's text may begin."""
BREATH = 4.0
"""Points of paper around a part: letters at its very edge are not recognised."""
SOME = 4
"""Pixels of ink: less in a row of a part is dust."""
GUTTER = 12.0
"""Points: two sides stand so far apart; words of a justified line do not."""
SIDE = 50.0
"""Points: a side is so wide; the number of a paragraph is not."""
DUST = 4.0
"""Points: what is narrower beside a line is dust."""
SMALL = 2.0
"""Points: a gap so low between two lines of ink is none."""
LINE = 6.0
"""Points: a line of text is at least so high."""
TWO_LINES = 24.0
"""Points: lines that stand side by side are at least so high together."""
ONE_LINE = 19.0
"""Points: two lines are higher."""


class _Band(NamedTuple):
    """A line of ink: its rows, and where ink stands in it, gaps narrower than a gutter closed."""

    top: int
    bottom: int
    pieces: tuple[tuple[int, int], ...]


class Zone(NamedTuple):
    """A part of a page; ``cell``: it is the text of that cell of a table; ``first``: of the first column, ``head``: of the
    first row; ``closes``: it is a block of a closing, or what a pen or a seal left there.
    """

    part: Part
    cell: BBox | None = None
    first: bool = False
    head: bool = False
    closes: bool = False


def zones_of(page: Grey, tables: Sequence[Sequence[BBox]], scale: float) -> list[Zone]:
    """Free text in reading order, then cells. Boxes of ``tables`` in points; ``page`` without its lines."""
    ink = (page < INK).view(np.uint8)
    zones: list[Zone] = []
    top = 0
    bounds = _bounds((cell for table in tables for cell in table), scale)
    for above, below in (*bounds, (page.shape[0], page.shape[0])):
        closing = closing_in(page, top, above, scale) if above == page.shape[0] else None
        end = closing.top if closing is not None else above
        zones += map(Zone, _between(ink, top, end, scale))
        if closing is not None:
            zones += (Zone(block, closes=True) for block in closing.blocks)
        top = max(top, below)
    for cells in tables:
        left = min(cell.x0 for cell in cells) + SAME
        top_row = min(cell.top for cell in cells) + SAME
        for cell in sorted(cells, key=lambda cell: (cell.x0 > left, cell.top)):
            part = _cell(ink, cell, scale)
            if part is not None:
                zones.append(Zone(part, cell, cell.x0 <= left, cell.top <= top_row))
    return zones


def _bounds(cells: Iterable[BBox], scale: float) -> list[tuple[int, int]]:
    """From where to where tables stand on a page, from top to bottom."""
    spans = sorted((round(cell.top * scale), round(cell.bottom * scale)) for cell in cells)
    merged: list[tuple[int, int]] = []
    for top, bottom in spans:
        if merged and top <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], bottom))
        else:
            merged.append((top, bottom))
    return merged


def _cell(ink: Grey, cell: BBox, scale: float) -> Part | None:
    left, top = (round((side + INSET) * scale) for side in (cell.x0, cell.top))
    right, bottom = (round((side - INSET) * scale) for side in (cell.x1, cell.bottom))
    return _tight(ink, (left, top, right, bottom), scale)


def _tight(ink: Grey, box: tuple[int, int, int, int], scale: float) -> Part | None:
    """A part of a box (left, top, right, bottom) that ends where its ink ends; None where it has none."""
    left, top, right, bottom = box
    inside = ink[max(top, 0) : bottom, max(left, 0) : right]
    if not inside.size:
        return None
    rows, columns = (np.flatnonzero(_inked(inside, axis) >= 2) for axis in (1, 0))
    if not rows.size or not columns.size or cv2.countNonZero(inside) < SOME * scale:
        return None
    breath = round(BREATH * scale)
    return Part(
        max(left + int(columns[0]) - breath, left, 0),
        max(top + int(rows[0]) - breath, top, 0),
        min(left + int(columns[-1]) + 1 + breath, right),
        min(top + int(rows[-1]) + 1 + breath, bottom),
        Form.LINE if rows[-1] - rows[0] < ONE_LINE * scale else Form.BLOCK,
    )


def _between(ink: Grey, top: int, bottom: int, scale: float) -> Iterator[Part]:
    """The text above, between and below tables, cut where it stands side by side."""
    if bottom - top < LINE * scale:
        return
    bands = _bands(ink, top, bottom, scale)
    width = ink.shape[1]
    begin, at = top, 0
    while at < len(bands):
        beside = _beside(bands[at:], scale)
        if beside is None:
            at += 1
            continue
        count, gutter = beside
        first, last = bands[at], bands[at + count - 1]
        yield from _whole(ink, begin, first.top, scale)
        edge = round(SMALL * scale)
        for left, right in ((0, gutter), (gutter, width)):
            part = _tight(
                ink, (left, max(first.top - edge, begin), right, last.bottom + edge), scale
            )
            if part is not None:
                yield part
        begin = last.bottom + 1
        at += count
    yield from _whole(ink, begin, bottom, scale)


def _whole(ink: Grey, top: int, bottom: int, scale: float) -> Iterator[Part]:
    part = _tight(ink, (0, top, ink.shape[1], bottom), scale)
    if part is not None:
        yield part._replace(form=Form.COLUMNS if part.form is Form.BLOCK else part.form)


def _bands(ink: Grey, top: int, bottom: int, scale: float) -> list[_Band]:
    inside = ink[top:bottom]
    if not inside.size:
        return []
    bands = []
    for first, last in spans_of(_inked(inside, 1) >= SOME, round(SMALL * scale)):
        if last - first >= LINE * scale / 2:
            pieces = spans_of(_inked(inside[first:last], 0) > 1, round(GUTTER * scale))
            kept = tuple(one for one in pieces if one[1] - one[0] >= DUST * scale)
            if kept:
                bands.append(_Band(top + first, top + last, kept))
    return bands


def _inked(ink: Grey, axis: int) -> npt.NDArray[np.int32]:
    """The pixels of ink in each column (0) or in each row (1)."""
    counts: npt.NDArray[np.int32] = cv2.reduce(ink, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel()
    return counts


def _beside(bands: Sequence[_Band], scale: float) -> tuple[int, int] | None:
    """How many lines from the first on stand on two sides of one gutter, and where it is."""
    free = _gutter(bands[0], scale)
    if free is None:
        return None
    count, height, gutter = 1, bands[0].bottom - bands[0].top, sum(free) // 2
    for number, band in enumerate(bands[1:], start=2):
        free = _free(free, band.pieces)
        if free[1] - free[0] < GUTTER * scale:
            break
        if any(end <= free[0] for _, end in band.pieces) and any(
            start >= free[1] for start, _ in band.pieces
        ):
            count, gutter = number, sum(free) // 2
            height += band.bottom - band.top
    return (count, gutter) if height >= TWO_LINES * scale else None


def _gutter(band: _Band, scale: float) -> tuple[int, int] | None:
    """The widest gap in a line of ink that has sides of some width; None where none has."""
    gaps = [
        (right[0] - left[1], left[1], right[0])
        for left, right in pairwise(band.pieces)
        if right[0] - left[1] >= GUTTER * scale
        and left[1] - band.pieces[0][0] >= SIDE * scale
        and band.pieces[-1][1] - right[0] >= SIDE * scale
    ]
    return max(gaps)[1:] if gaps else None


def _free(gap: tuple[int, int], pieces: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The widest part of a gap that a line leaves free."""
    edges = [gap[0]]
    for start, end in pieces:
        if start < gap[1] and end > gap[0]:
            edges += [max(start, gap[0]), min(end, gap[1])]
    edges.append(gap[1])
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    return max(parts, key=lambda part: part[1] - part[0])


def spans_of(ink: npt.NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Where a row of flags is set, from and to, gaps up to a width closed."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ink.view(np.int8), [0]))))
    spans: list[tuple[int, int]] = []
    for start, end in edges.reshape(-1, 2).tolist():
        if spans and start - spans[-1][1] <= gap:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
