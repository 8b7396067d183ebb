"""Pages to one flow: paragraphs, joined tables and side-by-side regions in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.layout.pdf.columns import SideBySide, side_by_side
from parsers.layout.pdf.joined import JoinedTable, table_of
from parsers.layout.pdf.pages import PageRows
from parsers.layout.pdf.paragraphs import Measure, measure_of, paragraphs_of
from parsers.layout.pdf.rows import Row
from parsers.layout.pdf.stitch import fits, join
from parsers.layout.pdf.tablepieces import Piece
from schemas.diagnostics import Code, Diagnostic

Item = list[Row] | SideBySide | JoinedTable


@dataclass(frozen=True, slots=True)
class Flow:
    """The body of the document before it becomes text."""

    items: list[Item]
    measures: dict[int, Measure]
    diagnostics: tuple[Diagnostic, ...]


def flow_of(pages: Sequence[PageRows]) -> Flow:
    """One flow over all pages; furniture and notes are already out of them."""
    measures: dict[int, Measure] = {}
    items: list[Item] = []
    diagnostics: list[Diagnostic] = []
    pending: list[Row] = []
    for page in pages:
        parts = side_by_side(page.rows)
        rows = [p for p in parts if isinstance(p, Row)]
        if rows:
            measures[page.number] = _page_measure(page, rows)
        for part in sorted([*parts, *page.pieces], key=_top):
            if isinstance(part, Row):
                pending.append(part)
                continue
            items += paragraphs_of(pending, measures)
            pending = []
            if isinstance(part, Piece):
                diagnostics += _add_piece(items, part)
            else:
                items.append(part)
    items += paragraphs_of(pending, measures)
    return Flow(items, measures, tuple(diagnostics))


def _top(part: Row | SideBySide | Piece) -> float:
    return part.baseline if isinstance(part, Row) else part.top


def _add_piece(items: list[Item], piece: Piece) -> list[Diagnostic]:
    """Join the piece to the table the flow ends with, or begin a new table."""
    last = items[-1] if items else None
    if isinstance(last, JoinedTable) and last.last_page == piece.page - 1:
        if fits(last, piece):
            join(last, piece)
            return []
        items.append(table_of(piece))
        return [Code.TABLE_PIECES_APART.at(page=piece.page)]
    items.append(table_of(piece))
    return []


def _page_measure(page: PageRows, rows: Sequence[Row]) -> Measure:
    """The measure of a page's running text; tables tell the right margin of a page of headings."""
    measure = measure_of(rows)
    right = max([measure.right, *(p.box.x1 - 6 for p in page.pieces)])
    left = (
        min([measure.left, *(p.box.x0 + 6 for p in page.pieces)]) if page.pieces else measure.left
    )
    return Measure(left, right, measure.leading)
