"""Pieces of a table on several pages to one table.

Two pieces belong together when nothing stands between them (page numbers and footnote bands are
already gone), their columns fit, and the lower one does not open with a header of its own. A header
that is repeated is dropped; a row that the page cut in two is joined cell by cell.
"""

from collections.abc import Sequence
from itertools import pairwise

from parsers.keys import match_key
from parsers.layout.pdf.halves import grow_merged, is_cut, pour
from parsers.layout.pdf.joined import JoinedCell, JoinedTable, table_of
from parsers.layout.pdf.repeats import alike, has_indices, repeated_rows
from parsers.layout.pdf.serials import goes_on
from parsers.layout.pdf.tablepieces import NUMBER_HEAD, Piece

SHIFT = 12.0
"""Points a table may move sideways from one page to the next (mirrored margins, other drivers)."""
WIDTH = 6.0
"""Points by which a column's width may differ after that."""
TURNED = 0.9
"""Of the width: a table that is narrower stands on another paper."""
COLUMNS = 2
"""Columns that say something: fewer are no sign of one table."""


def fits(table: JoinedTable, piece: Piece) -> bool:
    """Do the columns of the piece continue those of the table, whatever the page did to them?"""
    return _columns(table, piece) is not None and not _own_header(table, piece)


def join(table: JoinedTable, piece: Piece) -> None:
    """Append a piece that fits to the table."""
    columns = _columns(table, piece)
    if columns is None:
        return
    lower = _moved(table_of(piece), columns)
    repeated = repeated_rows(table, lower)
    if repeated:
        table.header_rows = max(table.header_rows, repeated)
        table.repeated += [r for c in lower.cells if c.row < repeated for r in c.rows]
    cut = repeated < lower.n_rows and is_cut(table, lower, repeated)
    taken = (pour if cut else grow_merged)(table, lower, repeated)
    skip = repeated + cut
    for upper in _last_cells(table, columns[-1]):
        upper.row_span += lower.n_rows - skip
    for cell in lower.cells:
        if cell.row >= skip and id(cell) not in taken:
            cell.row += table.n_rows - skip
            table.cells.append(cell)
    table.n_rows += lower.n_rows - skip
    table.last_page = piece.page


def _columns(table: JoinedTable, piece: Piece) -> tuple[int, ...] | None:
    """Border of the table for each border of the piece; None when they do not fit.

    Borders found by white lie where the words of the page leave them: their number decides.
    """
    same = tuple(range(len(piece.xs))) if len(table.xs) == len(piece.xs) else None
    if same and not (table.ruled or piece.ruled):
        return same
    found = _column_map(table.xs, piece.xs)
    if found is None:
        return same if _turned(table, piece) and _without_own_header(table, piece) else None
    if found[-1] < table.n_cols:
        rest = _last_cells(table, found[-1])
        undrawn = len(rest) == table.n_cols - found[-1] and all(c.text for c in rest)
        return found if undrawn and goes_on(table, piece) else None
    return found


def _last_cells(table: JoinedTable, first: int) -> list[JoinedCell]:
    """The cells of the last row from column ``first`` on.

    Of a cell merged over rows WeasyPrint draws nothing on the next page: the column is missing there.
    """
    return [c for c in table.covering(table.n_rows - 1) if c.col >= first and c.col_span == 1]


def _turned(table: JoinedTable, piece: Piece) -> bool:
    """Is the piece on paper of another width, where columns of one table are others?"""
    widths = table.xs[-1] - table.xs[0], piece.xs[-1] - piece.xs[0]
    return piece.ruled and min(widths) < TURNED * max(widths)


def _without_own_header(table: JoinedTable, piece: Piece) -> bool:
    """Does the piece open with the table's header again, or with a row that is no header?"""
    lower = table_of(piece)
    said = [c for c in lower.row(0) if c.text]
    if len(said) < COLUMNS:
        return False
    return repeated_rows(table, lower) > 0 or (
        not any(c.bold for c in said) and not has_indices(lower, 0)
    )


def _column_map(upper: Sequence[float], lower: Sequence[float]) -> tuple[int, ...] | None:
    """Border of the table for each border of the piece; None when they do not fit.

    The piece may miss borders: a page that holds only rows whose cells are merged draws fewer.
    """
    shift = lower[0] - upper[0]
    if abs(shift) > SHIFT and len(upper) != len(lower):
        return None
    if len(upper) == len(lower):
        widths = zip(pairwise(upper), pairwise(lower), strict=True)
        same = all(abs((b - a) - (d - c)) <= WIDTH + 0.05 * (b - a) for (a, b), (c, d) in widths)
        return tuple(range(len(upper))) if same else None
    found = []
    for x in lower:
        index = min(range(len(upper)), key=lambda i: abs(upper[i] - (x - shift)))
        if abs(upper[index] - (x - shift)) > WIDTH:
            return None
        found.append(index)
    whole = found[-1] == len(upper) - 1 or len(found) > COLUMNS
    return tuple(found) if found[0] == 0 and whole and len(set(found)) == len(found) else None


def _moved(lower: JoinedTable, columns: Sequence[int]) -> JoinedTable:
    for cell in lower.cells:
        right = columns[cell.col + cell.col_span]
        cell.col = columns[cell.col]
        cell.col_span = right - cell.col
    return lower


def _own_header(table: JoinedTable, piece: Piece) -> bool:
    """A first row that opens with ``TT`` or ``STT`` and is not the table's own header again."""
    first = next((c for c in piece.cells if c.row == 0 and c.col == 0), None)
    if first is None or not first.rows:
        return False
    text = " ".join(r.text for r in first.rows)
    own = bool(NUMBER_HEAD.match(match_key(text)))
    return own and not alike(table.row(0), table_of(piece).row(0))
