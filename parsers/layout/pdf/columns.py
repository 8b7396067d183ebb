"""Text set side by side without rulings: the letterhead, and Nơi nhận beside the signature.

Rows that overlap in height are one band. A region is a run of bands that share a gutter, a strip of
white no band crosses; it becomes a table of one row and two cells, as the invisible table of the
DOCX it was printed from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.keys import ascii_key
from parsers.layout.pdf.rows import Row, joined, parted

GUTTER = 0.8
"""Of the type size: the narrowest gutter."""
LONE_GUTTER = 3.0
"""Of the type size: one band with text on both sides is a region only with so wide a gutter, and
when other lines hang in its columns."""
ALIGNED = 0.1
"""Of a column's width: how far a line may stand from the column's middle and still belong to it."""

Gap = tuple[float, float]


@dataclass(slots=True)
class SideBySide:
    """Two columns of rows, each from top to bottom."""

    page: int
    left: list[Row]
    right: list[Row]

    @property
    def top(self) -> float:
        return min(row.top for row in self.left + self.right)


@dataclass(slots=True)
class _Band:
    """Pieces of rows that overlap in height."""

    parts: list[Row]

    def gaps(self) -> list[Gap]:
        """White strips between the parts, and the margins on both sides."""
        size = max(p.size for p in self.parts)
        found: list[Gap] = [(float("-inf"), min(p.x0 for p in self.parts))]
        reach = found[0][1]
        for part in sorted(self.parts, key=lambda p: p.x0):
            if part.x0 - reach >= GUTTER * size:
                found.append((reach, part.x0))
            reach = max(reach, part.x1)
        found.append((reach, float("inf")))
        return found

    def sides(self, gutter: Gap) -> tuple[list[Row], list[Row]]:
        middle = sum(gutter) / 2
        left = [p for p in self.parts if p.x1 <= middle]
        return left, [p for p in self.parts if p.x1 > middle]


def side_by_side(rows: Sequence[Row]) -> list[Row | SideBySide]:
    """Rows of a page in reading order, regions of two columns put together."""
    bands = _bands(rows)
    items: list[Row | SideBySide] = []
    index = 0
    while index < len(bands):
        region = _region(bands, index)
        if region is None:
            items += _as_rows(bands[index])
            index += 1
            continue
        end, gutter = region
        columns = _columns(bands[index:end], gutter)
        if _anchored(columns):
            items.append(columns)
        else:
            items += [row for band in bands[index:end] for row in _as_rows(band)]
        index = end
    return _with_leading_lines(items)


_ANCHOR = re.compile(
    r"cong hoa xa hoi|doc lap ?- ?tu do|dang cong san|noi nhan|so\s?:?\s?[\d./-]*\s?[-/]"
    r"|.*ngay\b.*\bthang\b.*\bnam\b|(?:t\W?m|k\W?t|t\W?l|tuq|q)\b\W|(?:pho )?(?:chu tich|giam doc|truong|bi thu)"
)
"""Fixed strings of letterhead and signature. A list with figures on the right
(``- Dân số:      374.125 người``) shares a gutter too, and is read line by line."""


def _anchored(columns: SideBySide) -> bool:
    return any(_ANCHOR.match(ascii_key(row.text)) for row in columns.left + columns.right)


def _bands(rows: Sequence[Row]) -> list[_Band]:
    bands: list[_Band] = []
    bottom = float("-inf")
    for row in sorted(rows, key=lambda r: r.baseline - 0.6 * r.size):
        top = row.baseline - 0.6 * row.size
        parts = parted(row, GUTTER * row.size)
        if bands and top < bottom - 0.15 * row.size:
            bands[-1].parts += parts
        else:
            bands.append(_Band(parts))
        bottom = max(bottom, row.baseline)
    return bands


def _as_rows(band: _Band) -> list[Row]:
    """A band that is no region: its parts as rows again, one a baseline."""
    rows: dict[float, list[Row]] = {}
    for part in band.parts:
        rows.setdefault(part.baseline, []).append(part)
    return [joined(parts) for _, parts in sorted(rows.items())]


def _region(bands: Sequence[_Band], start: int) -> tuple[int, Gap] | None:
    """Where the region that opens at ``start`` ends, and its gutter; None for no region."""
    gutters = [g for g in bands[start].gaps() if _inner(g)]
    if not gutters:
        return None
    end, gutter = start + 1, _widest(gutters)
    for band in bands[start + 1 :]:
        gutters = _shared(gutters, band)
        if not gutters:
            break
        end, gutter = end + 1, _widest(gutters)
    return _trimmed(bands, start, end, gutter)


def _widest(gutters: Sequence[Gap]) -> Gap:
    return max(gutters, key=lambda g: g[1] - g[0])


def _inner(gap: Gap) -> bool:
    return gap[0] != float("-inf") and gap[1] != float("inf")


def _shared(gutters: Sequence[Gap], band: _Band) -> list[Gap]:
    size = max(p.size for p in band.parts)
    gaps = band.gaps()
    shared = [(max(a, c), min(b, d)) for a, b in gutters for c, d in gaps]
    return [(a, b) for a, b in shared if b > a and b - a >= 0.4 * size]


def _trimmed(bands: Sequence[_Band], start: int, end: int, gutter: Gap) -> tuple[int, Gap] | None:
    """The region up to its last band with text on both sides, and what still hangs in a column."""
    both = [i for i in range(start, end) if all(bands[i].sides(gutter))]
    if not both:
        return None
    inner = bands[both[0] : both[-1] + 1]
    if all(_lists(p) for b in inner for p in b.sides(gutter)[0]):
        return None
    rows = sum(max(len({p.baseline for p in side}) for side in b.sides(gutter)) for b in inner)
    size = max(p.size for p in bands[both[0]].parts)
    stop = both[-1] + 1
    sides = [[p for b in bands[start:stop] for p in b.sides(gutter)[k]] for k in (0, 1)]
    while stop < end and _hangs(bands[stop], gutter, sides):
        stop += 1
    hanging = stop - both[-1] > 1
    if rows < 2 and not (hanging and gutter[1] - gutter[0] >= LONE_GUTTER * size):
        return None  # (Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2026)
    return stop, gutter


def _lists(part: Row) -> bool:
    """A bullet or a number on a tab of its own, before the text it lists."""
    text = part.text.strip()
    return len(text) <= 2 or (len(text) <= 5 and text[-1] in ".)")


def _hangs(band: _Band, gutter: Gap, sides: Sequence[Sequence[Row]]) -> bool:
    """A band on one side only that keeps to its column: the signer's name, the last recipients."""
    left, right = band.sides(gutter)
    if left and not right:
        x0 = min(p.x0 for p in sides[0])
        return all(abs(p.x0 - x0) < p.size for p in left) and max(p.x1 for p in left) <= gutter[1]
    x0, x1 = min(p.x0 for p in sides[1]), max(p.x1 for p in sides[1])
    under = [(p.x0, p.x1) for p in sides[1]]
    return all(any(_centred(p, *over) for over in ((x0, x1), *under)) for p in right)


def _centred(part: Row, x0: float, x1: float) -> bool:
    return abs(part.center - (x0 + x1) / 2) <= max(ALIGNED * (x1 - x0), part.size)


def _columns(bands: Sequence[_Band], gutter: Gap) -> SideBySide:
    columns: list[list[Row]] = [[], []]
    for band in bands:
        for side, parts in enumerate(band.sides(gutter)):
            columns[side] += _as_rows(_Band(parts))
    return SideBySide(bands[0].parts[0].page, columns[0], columns[1])


def _with_leading_lines(items: list[Row | SideBySide]) -> list[Row | SideBySide]:
    """A signature that starts a line above ``Nơi nhận:`` belongs to its column all the same."""
    done: list[Row | SideBySide] = []
    for item in items:
        if isinstance(item, SideBySide):
            x0 = min(r.x0 for r in item.right)
            x1 = max(r.x1 for r in item.right)
            while done and isinstance(above := done[-1], Row):
                near = item.top - above.baseline < 1.5 * above.size
                beside = above.x0 > max(r.x1 for r in item.left)
                if not (near and beside and _centred(above, x0, x1)):
                    break
                item.right.insert(0, above)
                done.pop()
        done.append(item)
    return done
