"""Places of a table for which no cell is drawn.

WeasyPrint draws a cell merged over rows as high as its text, and where a page cuts it nothing at all
on the next page. What is left of it is a blank under its text, or a hole in the grid.
"""

from parsers.layout.pdf.tablepieces import Piece, PieceCell
from schemas.layout import BBox


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
                box = BBox(piece.xs[col], piece.ys[row], piece.xs[col + 1], piece.ys[end])
                piece.cells.append(PieceCell(row, col, end - row, 1, box))
            row = max(end, row + 1)
    _join_rests(piece)
    piece.cells.sort(key=lambda c: (c.row, c.col))


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
