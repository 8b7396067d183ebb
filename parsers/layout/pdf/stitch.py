"""Pieces of a table on several pages to one table.

Two pieces belong together when nothing stands between them (page numbers and footnote bands are
already gone), their columns fit, and the lower one does not open with a header of its own. A header
that is repeated is dropped; a row that the page cut in two is joined cell by cell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from operator import eq

from parsers.keys import match_key
from parsers.layout.pdf.rows import Row
from parsers.layout.pdf.tablepieces import Piece
from schemas.layout import BBox

SHIFT = 12.0
"""Points a table may move sideways from one page to the next (mirrored margins, other drivers)."""
WIDTH = 6.0
"""Points by which a column's width may differ after that."""

RUN_OVER = 0.8
"""Of the cells of a header printed twice: so many are the same to the letter."""
ALIKE = 0.85
"""Similarity from which on two rows are one header, printed twice."""

_NUMBER_HEAD = re.compile(r"(?:s?tt|số tt|số thứ tự|mục)\.?$")
_FRESH = re.compile(r"[-–+•*]\s|[A-ZĐÀ-Ỹ\d]")
_ENDED = re.compile(r"[.;:!?]['\"”)]*$")


@dataclass(slots=True)
class JoinedCell:
    """A cell of the whole table: its text row by row, one box a page it stands on."""

    row: int
    col: int
    row_span: int
    col_span: int
    rows: list[Row] = field(default_factory=list)
    boxes: list[tuple[int, BBox]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(r.text for r in self.rows).strip()


@dataclass(slots=True)
class JoinedTable:
    """A ruled table, whole. ``repeated`` holds the header rows later pages printed again."""

    xs: tuple[float, ...]
    n_rows: int
    cells: list[JoinedCell]
    last_page: int
    ruled: bool
    header_rows: int = 0
    repeated: list[Row] = field(default_factory=list)

    @property
    def n_cols(self) -> int:
        return len(self.xs) - 1

    def row(self, index: int) -> list[JoinedCell]:
        """Cells that start in row ``index``."""
        return [c for c in self.cells if c.row == index]


def table_of(piece: Piece) -> JoinedTable:
    """A table that so far is one piece."""
    cells = [
        JoinedCell(c.row, c.col, c.row_span, c.col_span, c.rows, [(piece.page, c.box)])
        for c in piece.cells
    ]
    return JoinedTable(piece.xs, len(piece.ys) - 1, cells, piece.page, piece.ruled)


def fits(table: JoinedTable, piece: Piece) -> bool:
    """Do the columns of the piece continue those of the table, whatever the page did to them?"""
    return _columns(table, piece) is not None and not _own_header(table, piece)


def join(table: JoinedTable, piece: Piece) -> None:
    """Append a piece that fits to the table."""
    columns = _columns(table, piece)
    if columns is None:
        return
    lower = _moved(table_of(piece), columns)
    repeated = _repeated_rows(table, lower)
    if repeated:
        table.header_rows = repeated
        table.repeated += [r for c in lower.cells if c.row < repeated for r in c.rows]
    cut = _continues(table, lower, repeated)
    if cut:
        _pour(table, lower.row(repeated))
    skip = repeated + cut
    grown = _grow_merged(table, lower, skip)
    for cell in lower.cells:
        if cell.row >= skip and id(cell) not in grown:
            cell.row += table.n_rows - skip
            table.cells.append(cell)
    table.n_rows += lower.n_rows - skip
    table.last_page = piece.page


def _columns(table: JoinedTable, piece: Piece) -> tuple[int, ...] | None:
    """Border of the table for each border of the piece; None when they do not fit.

    Borders found by white lie where the words of the page leave them: their number decides.
    """
    if not (table.ruled or piece.ruled) and len(table.xs) == len(piece.xs):
        return tuple(range(len(piece.xs)))
    return _column_map(table.xs, piece.xs)


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
    ends = found[0] == 0 and found[-1] == len(upper) - 1
    return tuple(found) if ends and len(set(found)) == len(found) else None


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
    own = bool(_NUMBER_HEAD.match(match_key(text)))
    return own and not _alike(table.row(0), table_of(piece).row(0))


def _alike(upper: Sequence[JoinedCell], lower: Sequence[JoinedCell]) -> bool:
    """Do two rows print the same, but for a line that a border cut off differently?

    ``A | B | 1 | 2 | 4=3/2`` is ``A | B | 1 | 2 | năm 2025 4=3/2`` where the row above ran over.
    """
    a, b = ([match_key(c.text).replace(" ", "") for c in row if c.text] for row in (upper, lower))
    if not a or not b:
        return False
    same = len(a) == len(b) and sum(map(eq, a, b)) >= RUN_OVER * len(a)
    if same and all(x in y or y in x for x, y in zip(a, b, strict=True)):
        return True
    whole = SequenceMatcher(None, "|".join(a), "|".join(b), autojunk=False)
    return whole.ratio() >= ALIKE


def _repeated_rows(table: JoinedTable, lower: JoinedTable) -> int:
    """How many rows at the top of the piece print the table's first rows again."""
    count = 0
    while count < min(lower.n_rows, 4):
        if not _alike(table.row(count), lower.row(count)):
            break
        count += 1
    return count


def _continues(table: JoinedTable, lower: JoinedTable, first: int) -> int:
    """1 when the piece's first own row is the lower half of the table's last row, else 0.

    A lower half has no number, and says something only where the upper half says something too.
    """
    lows = {c.col: c for c in lower.row(first)}
    ups = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    said = [col for col, cell in lows.items() if cell.text]
    if not said or 0 not in lows or lows[0].text or 0 not in ups:
        return 0
    if any(col not in ups or not ups[col].text for col in said):
        return 0
    if _numbered(table):
        return 1
    halves = [(ups[col].text, lows[col].text) for col in said]
    fresh = all(_FRESH.match(low) for _, low in halves)
    return int(not fresh or not any(_ENDED.search(up) for up, _ in halves))


def _numbered(table: JoinedTable) -> bool:
    """Do the rows bear numbers, so that a row without one can only be half a row?"""
    firsts = [c for c in table.cells if c.col == 0 and c.row >= max(1, table.header_rows)]
    bare = sum(1 for c in firsts if not c.text)
    return bool(firsts) and bare <= 0.1 * len(firsts)


def _grow_merged(table: JoinedTable, lower: JoinedTable, first: int) -> set[int]:
    """Merged cells the page cut: the lower part is empty and spans rows as the upper one does.

    id() of the lower parts; they are no cells of their own.
    """
    ups = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    grown: set[int] = set()
    for cell in lower.row(first):
        upper = ups.get(cell.col)
        merged = upper is not None and max(upper.row_span, cell.row_span) > 1
        if upper is not None and merged and upper.text and not cell.text and cell.row_span > 1:
            upper.row_span += cell.row_span
            upper.boxes += cell.boxes
            grown.add(id(cell))
    return grown


def _pour(table: JoinedTable, cells: Sequence[JoinedCell]) -> None:
    """The lower halves into the cells they were cut from."""
    ups = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    for cell in cells:
        target = ups.get(cell.col)
        if target is not None:
            target.rows += cell.rows
            target.boxes += cell.boxes
