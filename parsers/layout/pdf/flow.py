"""Pages to one flow: paragraphs, joined tables and side-by-side regions in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.layout.pdf.columns import SideBySide, carry_on, side_by_side
from parsers.layout.pdf.joined import JoinedTable, table_of
from parsers.layout.pdf.measures import Measure, Sheet, measures_of
from parsers.layout.pdf.open_tails import add_tails
from parsers.layout.pdf.pages import PageRows
from parsers.layout.pdf.paragraphs import paragraphs_of
from parsers.layout.pdf.rows import Row
from parsers.layout.pdf.serials import goes_on
from parsers.layout.pdf.stitch import fits, join
from parsers.layout.pdf.tablepieces import Piece
from schemas.diagnostics import Code, Diagnostic

FEW = 4
"""Lines that may stand between two pieces of one table whose numbers go on: ``(Tiếp theo)``."""

EDGE = 0.13
"""Of the page's height: such lines stand above or below."""

Item = list[Row] | SideBySide | JoinedTable


@dataclass(frozen=True, slots=True)
class Flow:
    """The body of the document before it becomes text."""

    items: list[Item]
    measures: dict[int, Measure]
    diagnostics: tuple[Diagnostic, ...]


def flow_of(pages: Sequence[PageRows]) -> Flow:
    """One flow over all pages; furniture and notes are already out of them."""
    add_tails(pages)
    parts_of = [side_by_side(page.rows, [piece.top for piece in page.pieces]) for page in pages]
    measures = measures_of(map(_sheet, pages, parts_of))
    items: list[Item] = []
    diagnostics: list[Diagnostic] = []
    pending: list[Row] = []
    turned = bool(pages) and pages[0].landscape
    for page, found in zip(pages, parts_of, strict=True):
        parts = _carried_on(items, pending, found, page) if page.landscape == turned else found
        turned = page.landscape
        for part in sorted([*parts, *page.pieces], key=_top):
            if isinstance(part, Row):
                pending.append(part)
                continue
            items += paragraphs_of(pending, measures)
            pending = []
            if isinstance(part, Piece):
                diagnostics += _add_piece(items, part, page)
            else:
                items.append(part)
    items += paragraphs_of(pending, measures)
    return Flow(items, measures, tuple(diagnostics))


def _carried_on(
    items: Sequence[Item],
    pending: Sequence[Row],
    parts: list[Row | SideBySide],
    page: PageRows,
) -> list[Row | SideBySide]:
    """The parts of a page without those that end the closing part the page before ended with."""
    last = items[-1] if items and not pending else None
    if not (isinstance(last, SideBySide) and last.closing):
        return parts
    floor = min((piece.top for piece in page.pieces), default=page.height)
    head = [part for part in parts if _top(part) < floor]
    return [*carry_on(last, head), *parts[len(head) :]]


def _top(part: Row | SideBySide | Piece) -> float:
    return part.baseline if isinstance(part, Row) else part.top


def _add_piece(items: list[Item], piece: Piece, page: PageRows) -> Iterator[Diagnostic]:
    """Join the piece to the table the flow ends with, or begin a new table."""
    if piece.adrift:
        yield Code.TEXT_IN_NO_CELL.at(page=page.in_file, count=piece.adrift)
    last, between = _last_table(items, page.height)
    if last is None or last.last_page not in {piece.page - 1, piece.page}:
        items.append(table_of(piece))
        return
    nearby = not between and last.last_page < piece.page
    if fits(last, piece) and (nearby or goes_on(last, piece)):
        join(last, piece)
        if between:
            items[:] = [*(item for item in items if item is not last), last]
            words = between[0].text[:80]
            yield Code.TEXT_INSIDE_TABLE.at(page=page.in_file, count=len(between), words=words)
        return
    items.append(table_of(piece))
    if nearby:
        yield Code.TABLE_PIECES_APART.at(page=page.in_file)


def _last_table(items: Sequence[Item], height: float) -> tuple[JoinedTable | None, list[Row]]:
    """The table the flow ends with, but for a few lines near the edge of the page, and these lines."""
    between: list[Row] = []
    for item in reversed(items):
        if isinstance(item, JoinedTable):
            return item, between
        if not isinstance(item, list) or len(between) + len(item) > FEW:
            break
        if any(EDGE * height < row.baseline < (1 - EDGE) * height for row in item):
            break
        between = [*item, *between]
    return None, []


def _sheet(page: PageRows, parts: Sequence[Row | SideBySide]) -> Sheet:
    rows = [part for part in parts if isinstance(part, Row)]
    tables = [(piece.box.x0, piece.box.x1) for piece in page.pieces]
    reach = max(
        (row.x1 for p in parts if isinstance(p, SideBySide) for row in p.right), default=0.0
    )
    return Sheet(page.number, page.width, page.height, rows, tables, reach)
