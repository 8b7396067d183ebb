"""A table over all its pages: what pieces are joined to."""

from dataclasses import dataclass, field

from parsers.layout.pdf.rows import Row
from parsers.layout.pdf.tablepieces import Piece
from schemas.layout import BBox


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

    @property
    def bold(self) -> bool:
        return bool(self.rows) and all(r.bold for r in self.rows)

    @property
    def below(self) -> int:
        """Index of the row under the cell."""
        return self.row + self.row_span


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

    def covering(self, index: int) -> list[JoinedCell]:
        """Cells whose extent covers row ``index``."""
        return [c for c in self.cells if c.row <= index < c.below]


def table_of(piece: Piece) -> JoinedTable:
    """A table that so far is one piece."""
    cells = [
        JoinedCell(c.row, c.col, c.row_span, c.col_span, c.rows, [(piece.page, c.box)])
        for c in piece.cells
    ]
    return JoinedTable(piece.xs, len(piece.ys) - 1, cells, piece.page, piece.ruled)
