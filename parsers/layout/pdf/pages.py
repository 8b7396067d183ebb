"""A page between reading and layout: rows of free text, pieces of tables, and its short rules."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parsers.layout.pdf.grids import pieces_of
from parsers.layout.pdf.ink import PageInk, Ruling
from parsers.layout.pdf.rows import Row, rows_of
from parsers.layout.pdf.tablepieces import Piece
from schemas.layout import BBox


@dataclass(slots=True)
class PageRows:
    """What stands on a page. Later steps take rows out of ``rows`` and never put any back.

    ``number`` counts pages of paper; ``in_file`` is that of the page of the file.
    """

    number: int
    width: float
    height: float
    rows: list[Row]
    pieces: list[Piece]
    rules: list[Ruling] = field(default_factory=list)
    """Horizontal rulings that belong to no table."""
    in_file: int = 0

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    def all_rows(self) -> Iterator[Row]:
        """Free rows, then those in cells."""
        yield from self.rows
        for piece in self.pieces:
            for cell in piece.cells:
                yield from cell.rows


def laid_out(ink: PageInk) -> PageRows:
    """Characters into cells and free rows."""
    pieces, free = pieces_of(ink)
    rules = [r for r in ink.rulings if r.horizontal and not _touches(r, pieces)]
    rules.sort(key=lambda r: r.top)
    rows = rows_of(free, ink.number)
    return PageRows(ink.number, ink.width, ink.height, rows, pieces, rules, in_file=ink.drawn.page)


def _touches(rule: Ruling, pieces: Iterable[Piece]) -> bool:
    return any(_holds(p.box, rule) for p in pieces)


def _holds(box: BBox, rule: Ruling, slack: float = 0.7) -> bool:
    """Within the table or its border; the rule of a footnote band stands a point or two below."""
    inside = box.top - slack <= rule.top <= box.bottom + slack
    return inside and rule.x0 < box.x1 and rule.x1 > box.x0


BODY_SHARE = 0.12
"""Of all characters: the running text is set in the largest type that has so large a share.
Notes and tables may hold more text than the body, but they are set smaller."""


def body_size(pages: Iterable[PageRows]) -> float:
    """The type size of the running text in points; 13 for no text."""
    counts: Counter[float] = Counter()
    for page in pages:
        for row in page.all_rows():
            counts[round(row.size * 2) / 2] += len(row.text)
    least = BODY_SHARE * sum(counts.values())
    return max((size for size, count in counts.items() if count >= least), default=13.0)
