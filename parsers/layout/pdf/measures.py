"""The column running text is set in, measured in the document: edges, leading, indents, centre.

One page of short lines tells neither its right margin nor its middle; the pages of one size
together do, with the tables on them and the line ``KẾ HOẠCH``, which always stands in the middle.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.layout.pdf.rows import Row

INDENT = 8.0
"""Points right of the margin from which on a line is indented (first-line indent: 28 or 36)."""
CENTRED = 0.03
"""Of the measure: how far the middle of a centred line may lie from the middle of the column."""
FILLED = 0.85
"""Of the measure: a centred line so long was broken for want of room."""
ALIGNED = 0.8
"""Points: lines whose left edges differ by less are set to one indent."""
SAME_EDGE = 1.5
"""Points: right edges of justified lines differ by less."""
SHORT = 0.2
"""Of the page's width: a line that ends so far before the edge is the last of its paragraph."""
EVEN = 0.3
"""Points: lines of one type size."""
MOST_APART = 3.0
"""Of the type size: more white than this is no distance of paragraphs."""
APART = 1.12
"""Of the distance of lines within a paragraph: what is set apart is set at least so far apart."""
AMISS = 0.25
"""Of the type size: what is measured of a picture differs by no more from what is printed."""
OVER = 2
"""Lines of a page that may hang over its edge."""
SHARED = 3
"""Lines that must share an edge or indent to prove it."""
TABLE_EDGE = 6.0
"""Points: the text of a page stands so far inside the borders of its tables (Word: 5.4)."""

_ALWAYS_CENTRED = frozenset({"ke hoach", "chuong trinh", "quyet dinh", "phuong an", "thong bao"})


class Measure(NamedTuple):
    """The column a paragraph is set in: left and right edge, usual distance of baselines.

    ``indents`` are left edges that several lines share: a line that stands on one is no centred line.
    """

    left: float
    right: float
    leading: float
    indents: tuple[float, ...] = ()
    apart: float | None = None
    """Distance of baselines, in type sizes, from which on two lines are two paragraphs, where the document sets
    paragraphs apart by white; None where it does not."""
    usual: float = 0.0
    """Type size of most lines."""

    def size_of(self, row: Row) -> float:
        """The type size of a row: of one that was read from a picture it is measured, on a page of few lines amiss."""
        near = abs(row.size - self.usual) <= AMISS * row.size
        return self.usual if near and row.is_read else row.size

    def centred(self, row: Row) -> bool:
        """Set in the middle, with white on both sides."""
        x0, x1 = row.x0, row.x1
        if x0 - self.left <= INDENT or self.right - x1 <= INDENT:
            return False
        offset = abs(row.center - (self.left + self.right) / 2)
        if offset > max(CENTRED * (self.right - self.left), 4):
            return False
        return not any(abs(x0 - x) < ALIGNED for x in self.indents)

    def filled(self, row: Row) -> bool:
        """A line nearly from margin to margin."""
        return row.x1 - row.x0 >= FILLED * (self.right - self.left)


def measure_of(rows: Sequence[Row]) -> Measure:
    """The measure rows of one column were set to.

    The left edge is the leftmost position several lines share, the leading the smallest usual
    distance of two baselines.
    """
    starts = sorted([r.x0 for r in rows])
    left = starts[0]
    for x0 in starts:
        if sum(1 for other in starts if abs(other - x0) < 3) >= max(2, len(rows) // 12):
            left = x0
            break
    return Measure(left, max([r.x1 for r in rows]), leading_of(rows))


def leading_of(rows: Sequence[Row]) -> float:
    """The smallest usual distance of two baselines."""
    size = max([r.size for r in rows])
    gaps = sorted(
        b.baseline - a.baseline
        for a, b in pairwise(rows)
        if a.page == b.page and 0.9 * size < b.baseline - a.baseline < 2.2 * size
    )
    return gaps[len(gaps) // 4] if gaps else 1.3 * size


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page says of the column its text is set in."""

    number: int
    width: float
    height: float
    rows: Sequence[Row]
    """Running text: no tables, no letterhead, no signature."""
    tables: Sequence[tuple[float, float]]
    """Left and right border of each table."""
    reach: float = 0.0
    """How far to the right letterhead or signature stand; they keep to the column as a whole."""


def measures_of(sheets: Iterable[Sheet]) -> dict[int, Measure]:
    """The measure of each page that has running text; pages of one size vouch for one another."""
    alike: dict[tuple[int, int], list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        if sheet.rows:
            alike[round(sheet.width), round(sheet.height)].append(sheet)
    measures: dict[int, Measure] = {}
    for group in alike.values():
        rows = [row for sheet in group for row in sheet.rows]
        own = {sheet.number: measure_of(sheet.rows) for sheet in group}
        lefts = {sheet.number: _left(sheet, own[sheet.number]) for sheet in group}
        edge = _shared_edge(rows) or _proven_edge(group, lefts)
        indents = _indents(rows)
        rights = {sheet.number: _shared_edge(sheet.rows) or edge for sheet in group}
        usual = Counter(round(row.size, 1) for row in rows).most_common(1)[0][0]
        apart = _apart(group, rights, usual)
        for number, measure in own.items():
            left, right = lefts[number], rights[number]
            measures[number] = Measure(left, right, measure.leading, indents, apart, usual)
    return measures


def _left(sheet: Sheet, measure: Measure) -> float:
    """The left edge: where several lines begin; on a page of few lines a table may know better."""
    begins = sum(1 for row in sheet.rows if abs(row.x0 - measure.left) < SAME_EDGE)
    if begins >= SHARED:
        return measure.left
    return min([measure.left, *(x0 + TABLE_EDGE for x0, _ in sheet.tables)])


def _shared_edge(rows: Sequence[Row]) -> float | None:
    """The right edge justified lines share; hardly any line hangs over it. None for ragged lines."""
    ends = sorted((row.x1 for row in rows), reverse=True)
    over = max(OVER, len(ends) // 20)
    pairs = zip(ends[: over + 1], ends[SHARED - 1 :], strict=False)
    return next((first for first, last in pairs if first - last < SAME_EDGE), None)


def _proven_edge(sheets: Sequence[Sheet], lefts: dict[int, float]) -> float:
    """As far as a line reaches, or the middle of ``KẾ HOẠCH`` or else a table proves the column to
    reach. A table may be wider than the text.
    """
    proven = [
        2 * row.center - lefts[s.number]
        for s in sheets
        for row in s.rows
        if row.key in _ALWAYS_CENTRED
    ]
    proven = proven or [x1 - TABLE_EDGE for s in sheets for _, x1 in s.tables]
    reach = [s.reach for s in sheets]
    return max([*proven, *reach, *(row.x1 for s in sheets for row in s.rows)])


def _apart(sheets: Sequence[Sheet], rights: dict[int, float], usual_size: float) -> float | None:
    """Halfway between the usual distance within paragraphs and that between them, in type sizes;
    None where the two are not plainly different.

    A line that fills its column is mostly followed by its paragraph's next one; one that ends far
    short of the edge is a paragraph's last.
    """
    within: list[float] = []
    between: list[float] = []
    for sheet in sheets:
        right = rights[sheet.number]
        for above, row in pairwise(sheet.rows):
            distance = (row.baseline - above.baseline) / row.size
            uneven = max(abs(r.size - usual_size) for r in (above, row)) > EVEN
            if uneven or not 0.9 < distance < MOST_APART:
                continue
            if above.x1 > right - row.size:
                within.append(distance)
            elif above.x1 < right - SHORT * sheet.width and row.bold == above.bold:
                between.append(distance)
    if len(within) < SHARED or len(between) < SHARED:
        return None
    within.sort()
    between.sort()
    usual = within[len(within) // 3]
    least = between[len(between) // 5]
    return (usual + least) / 2 if least > APART * usual else None


def _indents(rows: Sequence[Row]) -> tuple[float, ...]:
    """Left edges that several lines of different length share."""
    found: list[float] = []
    starts = sorted(rows, key=lambda r: r.x0)
    for first, last in zip(starts, starts[SHARED - 1 :], strict=False):
        if last.x0 - first.x0 < ALIGNED and (not found or first.x0 - found[-1] > ALIGNED):
            found.append(first.x0)
    return tuple(found)
