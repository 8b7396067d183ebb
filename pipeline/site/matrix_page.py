"""Sheets as one HTML page that needs nothing else: no script, no network; everything is escaped.

On a screen a sheet scrolls in its own box, its first column and head in sight. Paper is not as wide: where a sheet has
more units than fit beside each other, each row is printed as a heading and the list of its units.
"""

from collections.abc import Sequence
from typing import IO, NamedTuple

from markupsafe import Markup

from pipeline.matrix.build import Row, Sheet
from pipeline.site.render import both, page, style
from pipeline.site.wording import Said, said, words

_MOST_ON_PAPER = 7
"""Units beside each other on A4 across, 25 mm each."""
_BLOCK = 40
"""Units in the list of a row, after which paper says again which row it is: a third of a page."""


class View(NamedTuple):
    """What the template asks for."""

    sheets: Sequence[Sheet]
    subject: str | None
    year: int

    @property
    def style(self) -> Markup:
        return style("alone.css", "matrix.css")

    @property
    def title(self) -> Said:
        told = said("matrix_of", year=self.year)
        return Said(*(f"{one} · {self.subject}" for one in told)) if self.subject else told

    @staticmethod
    def is_wide(sheet: Sheet) -> bool:
        return len(sheet.columns) > _MOST_ON_PAPER

    @staticmethod
    def is_next_block(place: int) -> bool:
        return place > 0 and place % _BLOCK == 0

    @staticmethod
    def label(row: Row) -> Markup:
        """The words of a plan; a round that no plan words is ours, in both languages."""
        own = _rounds().get(row.label)
        return Markup.escape(row.label) if own is None else both(own)


def write_html(sheets: Sequence[Sheet], subject: str | None, year: int, out: IO[str]) -> None:
    """The sheets below each other."""
    out.write(page("matrix.html.j2", view=View(sheets, subject, year)))


def _rounds() -> dict[str, Said]:
    return {one.vi: one for key, one in words().items() if key.startswith("round_")}
