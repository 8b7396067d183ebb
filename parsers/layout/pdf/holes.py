"""Places of a table for which no cell is drawn.

WeasyPrint draws a cell merged over rows as high as its text, and where a page cuts it nothing at all
on the next page. What is left of it is a blank under its text, or a hole in the grid; the cell itself
may touch no other and lie in the grid as an island.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from parsers.layout.pdf.tablepieces import Piece, PieceCell
from schemas.layout import BBox

NEAR = 4.0
"""Points between the sides of an island and the borders of its column."""


def add_island(pieces: Iterable[Piece], box: BBox) -> None:
    """Make a lone box inside of a table a cell of it, in the row where it begins."""
    for piece in pieces:
        col, row = (
            bisect_right(piece.xs, box.x0 + NEAR) - 1,
            bisect_right(piece.ys, box.top + NEAR) - 1,
        )
        if not (0 <= col < len(piece.xs) - 1 and 0 <= row < len(piece.ys) - 1):
            continue
        fits = max(abs(box.x0 - piece.xs[col]), abs(box.x1 - piece.xs[col + 1])) <= NEAR
        taken = any(
            c.row <= row < c.row + c.row_span and c.col <= col < c.col + c.col_span
            for c in piece.cells
        )
        if fits and not taken:
            piece.cells.append(PieceCell(row, col, 1, 1, box))


def without_holes(piece: Piece) -> None:
    """Make cells of what no cell covers; join blanks to the cell they are the rest of."""
    taken = {
        (row, col)
        for cell in piece.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    for col in range(len(piece.xs) - 1):
        row = 0
        while row < len(piece.ys) - 1:
            end = row
            while end < len(piece.ys) - 1 and (end, col) not in taken:
                end += 1
            if end > row:
                _fill(piece, col, row, end)
            row = max(end, row + 1)
    _part_rests(piece)
    _join_rests(piece)
    _drop_borders(piece)
    piece.cells.sort(key=lambda c: (c.row, c.col))


def _fill(piece: Piece, col: int, row: int, end: int) -> None:
    """What is not drawn at all goes on with the cell above it: a blank cell has borders.

    Under the header it is the rest of a cell of the page before.
    """
    above = next((c for c in piece.cells if (c.col, c.row + c.row_span) == (col, row)), None)
    if above is not None and above.col_span == 1 and above.rows and not _heads(above):
        above.row_span += end - row
        above.box = above.box._replace(bottom=piece.ys[end])
        return
    box = BBox(piece.xs[col], piece.ys[row], piece.xs[col + 1], piece.ys[end])
    piece.cells.append(PieceCell(row, col, end - row, 1, box))


def _heads(cell: PieceCell) -> bool:
    return cell.row == 0 or all(row.bold for row in cell.rows)


def _join_rests(piece: Piece) -> None:
    """A blank whose upper border no other column has belongs to the cell above it."""
    starts: dict[int, list[PieceCell]] = {}
    for cell in piece.cells:
        starts.setdefault(cell.row, []).append(cell)
    for row in sorted(starts):
        rest = starts[row][0]
        above = next(
            (
                c
                for c in piece.cells
                if c.row + c.row_span == row and (c.col, c.col_span) == (rest.col, rest.col_span)
            ),
            None,
        )
        if len(starts[row]) == 1 and not rest.rows and above is not None and len(piece.xs) > 2:
            above.row_span += rest.row_span
            above.box = above.box._replace(bottom=rest.box.bottom)
            piece.cells.remove(rest)


def _part_rests(piece: Piece) -> None:
    """A blank over rows and columns, under cells of these very columns, is what is left of them.

    Of cells that are merged over rows side by side LibreOffice may draw nothing but the first row.
    """
    for rest in [c for c in piece.cells if not c.rows and min(c.row_span, c.col_span) > 1]:
        above = [
            c
            for c in piece.cells
            if c.row + c.row_span == rest.row
            and rest.col <= c.col < rest.col + rest.col_span
            and c.col_span == 1
            and c.rows
            and not _heads(c)
        ]
        if len(above) == rest.col_span:
            piece.cells.remove(rest)
            for cell in above:
                cell.row_span += rest.row_span
                cell.box = cell.box._replace(bottom=rest.box.bottom)


def _drop_borders(piece: Piece) -> None:
    """Where no cell begins, no row does: a cell that is drawn as high as its text ends there."""
    begins = sorted({cell.row for cell in piece.cells})
    if len(begins) == len(piece.ys) - 1:
        return
    for cell in piece.cells:
        below = bisect_left(begins, cell.row + cell.row_span)
        cell.row = bisect_left(begins, cell.row)
        cell.row_span = below - cell.row
    piece.ys = (*(piece.ys[row] for row in begins), piece.ys[-1])
