"""What one page holds of a table, before pieces are joined."""

import re
from dataclasses import dataclass, field

from parsers.layout.pdf.rows import Row
from schemas.layout import BBox

NUMBER_HEAD = re.compile(r"(?:s? ?t ?t|số ?t ?t|số thứ tự|mục)\.?$")
"""What stands over a number column, in small letters; a narrow one cuts it: ``ST | T``."""
ORDINAL = re.compile(r"[\[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[ivx]{1,5})[\])]?[.)/]?")
"""What a number column says, in small letters: ``1``, ``3.4``, ``đ)``, ``(2)``, ``iv``."""


@dataclass(slots=True)
class PieceCell:
    """A cell of a piece: its place in the piece's grid, its box, the rows of text in it."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: BBox
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Piece:
    """What one page holds of a ruled table."""

    page: int
    xs: tuple[float, ...]
    """Column borders, one more than columns."""
    ys: tuple[float, ...]
    """Row borders, one more than rows."""
    cells: list[PieceCell]
    ruled: bool = True
    """False when only rows are ruled, and columns were found by the white between them."""
    adrift: int = 0
    """Places where text stands and no cell is ruled."""

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    @property
    def box(self) -> BBox:
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
