"""Rows to paragraphs: which line goes on with the one above.

A line was broken because its next word no longer fitted. So where the next line's first word would
have fitted, the break was the author's; where it would not, indentation, weight and spacing decide.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.layout.pdf.rows import Row
from schemas.layout import Align, Style

INDENT = 8.0
"""Points right of the margin from which on a line is indented (first-line indent: 28 or 36)."""
LOOSE = 1.45
"""Of the usual distance of baselines: more white than this parts paragraphs."""
CENTRED = 0.03
"""Of the measure: how far the middle of a centred line may lie from the middle of the column."""

FILLED = 0.85
"""Of the measure: a centred line so long was broken for want of room."""

_MARKER = re.compile(r"(?:[-–+•*]|[IVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ][.)])\s+\S")
_ENDED = re.compile(r"[.;:!?…]['\"”)]*$")


@dataclass(frozen=True, slots=True)
class Measure:
    """The column a paragraph is set in: left and right edge, usual distance of baselines."""

    left: float
    right: float
    leading: float

    def centred(self, row: Row) -> bool:
        """Set in the middle, with white on both sides."""
        width = self.right - self.left
        offset = abs(row.center - (self.left + self.right) / 2)
        inset = min(row.x0 - self.left, self.right - row.x1)
        return offset <= max(CENTRED * width, 4) and inset > INDENT

    def filled(self, row: Row) -> bool:
        """A line nearly from margin to margin."""
        return row.x1 - row.x0 >= FILLED * (self.right - self.left)


def measure_of(rows: Sequence[Row]) -> Measure:
    """The measure rows of one column were set to.

    The left edge is the leftmost position several lines share, the leading the smallest usual
    distance of two baselines.
    """
    left = min(r.x0 for r in rows)
    starts = sorted(r.x0 for r in rows)
    for x0 in starts:
        if sum(1 for other in starts if abs(other - x0) < 3) >= max(2, len(rows) // 12):
            left = x0
            break
    size = max(r.size for r in rows)
    gaps = sorted(
        b.baseline - a.baseline
        for a, b in pairwise(rows)
        if a.page == b.page and 0.9 * size < b.baseline - a.baseline < 2.2 * size
    )
    leading = gaps[len(gaps) // 4] if gaps else 1.3 * size
    return Measure(left, max(r.x1 for r in rows), leading)


def paragraphs_of(rows: Iterable[Row], measures: dict[int, Measure]) -> list[list[Row]]:
    """Rows in reading order, over pages, as paragraphs. ``measures`` by page number."""
    paragraphs: list[list[Row]] = []
    for row in rows:
        if paragraphs and _goes_on(paragraphs[-1], row, measures):
            paragraphs[-1].append(row)
        else:
            paragraphs.append([row])
    return paragraphs


def _goes_on(paragraph: Sequence[Row], row: Row, measures: dict[int, Measure]) -> bool:
    last = paragraph[-1]
    above, here = measures[last.page], measures[row.page]
    if _set_apart(last, row, here) or (_MARKER.match(row.text) and row.x0 > here.left + INDENT):
        return False  # an indented number opens, though its line may lie in the middle by chance
    by_chance = abs(last.x0 - row.x0) < 2 and bool(_ENDED.search(last.text.rstrip()))
    if not by_chance and here.centred(row) and above.filled(last) and not above.centred(last):
        return last.italic == row.italic
    if not by_chance and (here.centred(row) or above.centred(last)):
        return (
            above.centred(last) and here.centred(row) and last.text.isupper() == row.text.isupper()
        )
    if last.x1 + 0.3 * row.size + row.first_word_width() <= above.right - 2:
        return _mid_sentence(last, row, here)
    return not _opens(paragraph, row, here)


def _set_apart(last: Row, row: Row, here: Measure) -> bool:
    """Another weight, another size, or more white than between lines."""
    reweighted = last.bold != row.bold and _plain(last) and _plain(row)
    resized = abs(last.size - row.size) > 0.15 * row.size
    loose = last.page == row.page and row.baseline - last.baseline > LOOSE * here.leading
    return reweighted or resized or loose


def _mid_sentence(last: Row, row: Row, here: Measure) -> bool:
    """A break the author forced inside a sentence: at the margin, in lower case, nothing ended."""
    text = row.text.lstrip()
    at_margin = row.x0 <= here.left + INDENT
    return (
        at_margin
        and text[:1].islower()
        and not (_MARKER.match(text) or _ENDED.search(last.text.rstrip()))
    )


def _plain(row: Row) -> bool:
    """One weight from end to end: a change of weight is then a change of paragraph."""
    return len({run.bold for run in row.runs if not run.raised}) == 1


def _opens(paragraph: Sequence[Row], row: Row, here: Measure) -> bool:
    """A full line above says nothing; does this line look like the first of a paragraph?"""
    first, last = paragraph[0], paragraph[-1]
    indented = row.x0 > here.left + INDENT
    ended = bool(_ENDED.search(last.text.rstrip()))
    if _MARKER.match(row.text) and (indented or ended):
        return True
    if not indented:
        return False
    if len(paragraph) == 1:  # a hanging indent starts on the second line, right of the first
        return row.x0 < first.x0 + INDENT / 2
    return row.x0 > paragraph[1].x0 + INDENT


def style_of(rows: Sequence[Row], measure: Measure) -> Style:
    """Looks of a paragraph."""
    centred = all(measure.centred(r) for r in rows)
    return Style(
        bold=all(r.bold for r in rows),
        italic=all(r.italic for r in rows),
        size=round(max(r.size for r in rows) * 2) / 2,
        align=Align.CENTER if centred else None,
    )
