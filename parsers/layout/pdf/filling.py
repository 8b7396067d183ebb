"""Runs of a page into the cells of its table pieces.

A run goes to the cell that holds its middle. Where no cell is ruled, a text that keeps to a column gets
a place in the grid, and is counted as adrift.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.overhang import parts_at
from parsers.layout.pdf.rows import rows_of
from parsers.layout.pdf.tablepieces import Piece, PieceCell
from schemas.layout import BBox

ALIGNED = 3.0
"""Points by which a text may overhang the column that is to be its own."""
SMALL_LETTERS = 0.6
"""Of the type size: a border this far above the baseline strikes the letters through: they stand in
the row whose lower border they overrun."""

T = TypeVar("T")
Texts = dict[int, list[Run]]
"""Runs by id() of their cell."""


STRIPE = 24.0
"""Points: cells are looked up by stripes of this height; a line of a table is about as high."""


LAST_STRIPE = 1000
"""A page is no higher than so many stripes; what a hostile file draws beyond stands in the last."""


def _stripe(y: float) -> int:
    return int(min(max(y // STRIPE, 0), LAST_STRIPE))


class _Cells:
    """The cells of a piece by where they stand."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self._stripes: defaultdict[int, list[PieceCell]] = defaultdict(list)
        for cell in piece.cells:
            self._enter(cell)

    def at(self, x: float, y: float) -> PieceCell | None:
        """The first cell that holds a point."""
        for cell in self._stripes.get(_stripe(y), ()):
            box = cell.box
            if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                return cell
        return None

    def add(self, cell: PieceCell) -> PieceCell:
        """A cell for a text that stands where none is ruled."""
        self.piece.cells.append(cell)
        self.piece.adrift += 1
        self._enter(cell)
        return cell

    def _enter(self, cell: PieceCell) -> None:
        box = cell.box
        for stripe in range(_stripe(box.top), _stripe(box.bottom) + 1):
            self._stripes[stripe].append(cell)


def filled(pieces: Sequence[Piece], runs: Iterable[Run]) -> list[Run]:
    """Put the runs into the cells; those that stand in no table are returned."""
    free: list[Run] = []
    texts: Texts = {}
    adrift: list[tuple[_Cells, Run, float, float]] = []
    cells_of = [(piece.box, _Cells(piece)) for piece in pieces]
    for run in runs:
        cells, y = place_of(run, cells_of)
        if cells is None:
            free.append(run)
            continue
        parts = list(parts_at(run, cells.piece.xs))
        title = _title_at(parts, y, cells) if len(parts) > 1 else None
        if title is not None:
            texts.setdefault(id(title), []).append(run)
            continue
        for part, x in parts:
            cell = cells.at(x, y)
            if cell is None:
                adrift.append((cells, part, x, y))
            else:
                texts.setdefault(id(cell), []).append(part)
    for cells, part, x, y in adrift:
        cell = _slot_at(x, y, cells, part)
        if cell is None:
            free.append(part)
        else:
            texts.setdefault(id(cell), []).append(part)
    for piece in pieces:
        piece.cells.sort(key=lambda c: (c.row, c.col))
        for cell in piece.cells:
            cell.rows = rows_of(texts.get(id(cell), ()), piece.page)
    return free


def place_of(run: Run, boxed: Iterable[tuple[BBox, T]]) -> tuple[T | None, float]:
    """What stands in the box that holds the run, and the height at which it does."""
    x, middle = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    for box, held in boxed:
        if not box.x0 <= x <= box.x1:
            continue
        if box.top <= middle <= box.bottom:
            return held, middle
        if box.top <= run.baseline - SMALL_LETTERS * run.size < box.bottom:
            return held, box.bottom
    return None, middle


def _slot_at(x: float, y: float, cells: _Cells, run: Run) -> PieceCell | None:
    """The place of a text for which no cell is ruled; None for one that keeps to no column."""
    piece = cells.piece
    row, col = bisect_right(piece.ys, y) - 1, bisect_right(piece.xs, x) - 1
    if not (0 <= row < len(piece.ys) - 1 and 0 <= col < len(piece.xs) - 1):
        return None
    here = [c for c in piece.cells if c.row <= row < c.row + c.row_span]
    cell = next((c for c in here if c.col <= col < c.col + c.col_span), None)
    if cell is not None:
        return cell
    if run.x0 < piece.xs[col] - ALIGNED or run.x1 > piece.xs[col + 1] + ALIGNED:
        return None
    box = BBox(piece.xs[col], piece.ys[row], piece.xs[col + 1], piece.ys[row + 1])
    return cells.add(PieceCell(row, col, 1, 1, box))


def _title_at(parts: Sequence[tuple[Run, float]], y: float, cells: _Cells) -> PieceCell | None:
    """The place of a text that runs over columns in which no cell is ruled: all free ones of its row."""
    if any(cells.at(x, y) is not None for _, x in parts):
        return None
    piece = cells.piece
    row = bisect_right(piece.ys, y) - 1
    first, last = (bisect_right(piece.xs, x) - 1 for x in (parts[0][1], parts[-1][1]))
    taken = {
        col
        for c in piece.cells
        if c.row <= row < c.row + c.row_span
        for col in range(c.col, c.col + c.col_span)
    }
    end = next((c for c in range(first, len(piece.xs) - 1) if c in taken), len(piece.xs) - 1)
    if not (0 <= row < len(piece.ys) - 1 and first >= 0 and last < end):
        return None
    box = BBox(piece.xs[first], piece.ys[row], piece.xs[end], piece.ys[row + 1])
    return cells.add(PieceCell(row, first, 1, end - first, box))
