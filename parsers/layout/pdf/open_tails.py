"""The rest of a table with horizontal rules only, on the next page.

Two rules with a row between them make no table of their own; below a page that ends with such a
table, and as long as its rules, they are what the page cut off.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.layout.pdf.filling import filled
from parsers.layout.pdf.open_grids import ALIKE, cells_between
from parsers.layout.pdf.pages import PageRows
from parsers.layout.pdf.tablepieces import Piece

RULES = 2


def add_tails(pages: Sequence[PageRows]) -> None:
    """Make pieces of what is left of open tables at the head of the next page."""
    for above, page in pairwise(pages):
        if above.pieces and above.number == page.number - 1:
            last = max(above.pieces, key=lambda piece: piece.top)
            if not last.ruled and not any(row.baseline > last.bottom for row in above.rows):
                _add_tail(last, page)


def _add_tail(upper: Piece, page: PageRows) -> None:
    xs = upper.xs
    ys = _levels(
        rule.top
        for rule in page.rules
        if abs(rule.x0 - xs[0]) <= ALIKE and abs(rule.x1 - xs[-1]) <= ALIKE
    )
    tops = [*(row.baseline for row in page.rows), *(piece.top for piece in page.pieces)]
    if len(ys) < RULES or min(tops, default=0.0) < ys[0]:
        return
    inside = [row for row in page.rows if row.baseline < ys[-1]]
    runs = [run for row in inside for run in row.runs]
    bands = [[run for run in runs if a < run.baseline < b] for a, b in pairwise(ys)]
    cells = [cell for at, band in enumerate(bands) for cell in cells_between(at, band, xs, ys)]
    piece = Piece(page.number, xs, ys, cells, ruled=False)
    if inside and all(bands) and not filled([piece], runs):
        page.rows = [row for row in page.rows if row not in inside]
        page.pieces.append(piece)


def _levels(tops: Iterable[float]) -> tuple[float, ...]:
    """Distinct heights: a border may be drawn twice."""
    found: list[float] = []
    for top in sorted(tops):
        if not found or top - found[-1] > ALIKE:
            found.append(top)
    return tuple(found)
