"""Text set side by side without rulings: the letterhead, and Nơi nhận beside the signature.

Rows that overlap in height are one band. A region is a run of bands that share a gutter, a strip of
white no band crosses; it becomes a table of one row and two cells, as the invisible table of the
DOCX it was printed from. White alone decides nothing: a region holds a fixed string of letterhead or
signature, ends before a line that belongs to neither (``KẾ HOẠCH``, ``I. MỤC ĐÍCH``, a table), and the
closing part goes on over the page.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from parsers.layout.pdf.headlines import cut_at_column
from parsers.layout.pdf.rows import Row, joined, parted
from schemas.kept import kept

GUTTER = 0.8
"""Of the type size: the narrowest gutter."""
HAIR = 0.05
"""Of the type size: the gutter of a letterhead or closing part, once its words are known."""
NARROW = 0.5
"""Of the type size: the width taken for a gutter where only the words tell that there is one."""
LONE_GUTTER = 3.0
"""Of the type size: one band with text on both sides is a region only with so wide a gutter, and
when other lines hang in its columns."""
STAGGER = 0.9
"""Of the type size: lines of one column stand farther apart."""
INSET = 3.0
"""Of the type size: how far the second line of a recipient may be set in."""
ALIGNED = 0.1
"""Of a column's width: how far a line may stand from the column's middle and still belong to it."""

Gap = tuple[float, float]
"""A strip of white: from, to."""


@dataclass(slots=True)
class SideBySide:
    """Two columns of rows, each from top to bottom."""

    page: int
    left: list[Row]
    right: list[Row]
    gutter: Gap

    @property
    def top(self) -> float:
        return min(row.top for row in self.left + self.right)

    @property
    def closing(self) -> bool:
        """Nơi nhận or a signature; a letterhead is none."""
        return any(closes(row) for row in self.left + self.right)


@dataclass
class _Band:
    """Pieces of rows that overlap in height."""

    parts: list[Row]

    @kept
    def size(self) -> float:
        """The largest type of the parts."""
        return max([p.size for p in self.parts])

    @kept
    def gaps(self) -> list[Gap]:
        """White strips between the parts, and the margins on both sides."""
        size = self.size
        found: list[Gap] = [(float("-inf"), min([p.x0 for p in self.parts]))]
        reach = found[0][1]
        for part in sorted(self.parts, key=lambda p: p.x0):
            if part.x0 - reach >= GUTTER * size:
                found.append((reach, part.x0))
            elif part.begins_column:  # ỦY BAN NHÂN DÂNCỘNG HÒA XÃ HỘI …
                found.append((min(reach, part.x0 - NARROW * size), part.x0))
            reach = max(reach, part.x1)
        found.append((reach, float("inf")))
        return found

    def sides(self, gutter: Gap) -> tuple[list[Row], list[Row]]:
        middle = sum(gutter) / 2
        left = [p for p in self.parts if p.center <= middle]
        return left, [p for p in self.parts if p.center > middle]


def side_by_side(rows: Sequence[Row], tables: Sequence[float] = ()) -> list[Row | SideBySide]:
    """Rows of a page in reading order, regions of two columns put together.

    ``tables`` are the tops of the tables of the page: no region runs past one.
    """
    rows = [part for row in rows for part in cut_at_column(row)]
    items: list[Row | SideBySide] = []
    for _, stretch in groupby(rows, key=lambda r: sum(top < r.baseline for top in tables)):
        items += _side_by_side(list(stretch))
    return items


def _side_by_side(rows: Sequence[Row]) -> list[Row | SideBySide]:
    """The rows between two tables."""
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


_CLOSING = re.compile(r"noi nhan\b|(?:t\W?m|k\W?t|t\W?l|tuq)\b\W")
_STOP = re.compile(
    r"(?:ke hoach|chuong trinh|quyet dinh|nghi quyet|chi thi|phuong an|de an|huong dan|thong bao|bao cao|to trinh"
    r"|quy che|quy dinh|cong dien)(?: (?:hanh dong|phoi hop|lien tich))?$"
    r"|(?:phu luc|(?:mau )?bieu(?: mau)? so|phu bieu|mau so)\b|[ivx]{1,4} ?[.)/-] ?\S|can cu\b|kinh gui\b|\d{1,2}\. ?\S"
)
"""A line of its own that stands in neither column: the type, a heading, a recital, an annex."""


_MOTTO = re.compile(r"cong hoa xa hoi|doc lap ?- ?tu do|dang cong san")
_SURE = re.compile(rf"{_MOTTO.pattern}|{_CLOSING.pattern}")


def _sure(row: Row) -> bool:
    """A line that stands in letterheads and closing parts alone."""
    return bool(_SURE.match(row.key))


def closes(row: Row) -> bool:
    """``Nơi nhận:``, ``TM. ỦY BAN NHÂN DÂN``: a line that only the closing part has."""
    return bool(_CLOSING.match(row.key))


def stops(row: Row) -> bool:
    """``KẾ HOẠCH``, ``I. MỤC ĐÍCH``, ``PHỤ LỤC``: a line that ends any letterhead or closing part."""
    return bool(_STOP.match(row.key))


def _anchored(columns: SideBySide) -> bool:
    return any(_ANCHOR.match(row.key) for row in columns.left + columns.right)


def _bands(rows: Sequence[Row]) -> list[_Band]:
    bands: list[_Band] = []
    bottom = float("-inf")
    for row in sorted(rows, key=lambda r: r.baseline - 0.6 * r.size):
        top = row.baseline - 0.6 * row.size
        parts = parted(row, GUTTER * row.size)
        parts[0].begins_column = row.begins_column
        if bands and (top < bottom - 0.15 * row.size or _staggered(row, bands[-1])):
            bands[-1].parts += parts
        else:
            bands.append(_Band(parts))
        bottom = max(bottom, row.baseline)
    return bands


def _staggered(row: Row, band: _Band) -> bool:
    """Lower than a line of the band by less than lines of one column are, and beside it: columns set
    in the middle of their cells.
    """
    near = [p for p in band.parts if row.baseline - p.baseline < STAGGER * row.size]
    return bool(near) and all(p.x1 < row.x0 or row.x1 < p.x0 for p in near)


def _as_rows(band: _Band) -> list[Row]:
    """A band that is no region: its parts as rows again, one a baseline."""
    rows: dict[float, list[Row]] = {}
    for part in band.parts:
        rows.setdefault(part.baseline, []).append(part)
    return [joined(parts) for _, parts in sorted(rows.items())]


def _region(bands: Sequence[_Band], start: int) -> tuple[int, Gap] | None:
    """Where the region that opens at ``start`` ends, and its gutter; None for no region."""
    gutters = [g for g in bands[start].gaps if _inner(g)]
    if not gutters:
        return None
    end, gutter = start + 1, _widest(gutters)
    closing, sure = _closes(bands[start]), False
    for above, band in pairwise(bands[start:]):
        sure = sure or any(map(_sure, above.parts))
        gutters = _shared(gutters, band, HAIR if sure else 0.4)
        if not gutters or _stands_alone(band):
            break
        if _closes(band) and not closing:
            break  # what stood side by side above it was another thing
        end, gutter = end + 1, _widest(gutters)
    return _trimmed(bands, start, end, gutter)


def _stands_alone(band: _Band) -> bool:
    """A line that stands in neither column, be it beside a speck: ``-`` | ``KẾ HOẠCH``."""
    said = [part for part in band.parts if any(map(str.isalnum, part.text))]
    return len(said) == 1 and stops(said[0])


def _closes(band: _Band) -> bool:
    return any(closes(part) for part in band.parts)


def _widest(gutters: Sequence[Gap]) -> Gap:
    return max(gutters, key=lambda g: g[1] - g[0])


def _inner(gap: Gap) -> bool:
    return gap[0] != float("-inf") and gap[1] != float("inf")


def _shared(gutters: Sequence[Gap], band: _Band, least: float) -> list[Gap]:
    """What is left of the gutters beside a band, no narrower than ``least`` of the type size."""
    least *= band.size
    shared = [(max(a, c), min(b, d)) for a, b in gutters for c, d in band.gaps]
    return [(a, b) for a, b in shared if b > a and b - a >= least]


def _trimmed(bands: Sequence[_Band], start: int, end: int, gutter: Gap) -> tuple[int, Gap] | None:
    """The region up to its last band with text on both sides, and what still hangs in a column."""
    both = [i for i in range(start, end) if all(bands[i].sides(gutter))]
    if not both:
        return None
    inner = bands[both[0] : both[-1] + 1]
    if all(_lists(p) for b in inner for p in b.sides(gutter)[0]):
        return None
    rows = sum(max(len({p.baseline for p in side}) for side in b.sides(gutter)) for b in inner)
    size = bands[both[0]].size
    stop = both[-1] + 1
    sides = [[p for b in bands[start:stop] for p in b.sides(gutter)[k]] for k in (0, 1)]
    while stop < end and _hangs(bands[stop], gutter, sides):
        stop += 1
    hanging = stop - both[-1] > 1 or _closes(bands[both[0]])
    lone = hanging and gutter[1] - gutter[0] >= LONE_GUTTER * size
    if rows < 2 and not (lone or any(_sure(p) for b in bands[start:stop] for p in b.parts)):
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
        return max(p.x1 for p in left) <= gutter[1] and _under_left(left, sides[0])
    return _under_right(right, sides[1])


def _under_left(parts: Iterable[Row], above: Sequence[Row]) -> bool:
    """Flush with the column's lines, set in a little as the second line of a recipient is, or in the
    middle of the column as all of them are.
    """
    x0, x1 = min(p.x0 for p in above), max(p.x1 for p in above)
    return all(-p.size < p.x0 - x0 < INSET * p.size or _centred(p, x0, x1) for p in parts)


def _under_right(parts: Iterable[Row], above: Sequence[Row]) -> bool:
    x0, x1 = min(p.x0 for p in above), max(p.x1 for p in above)
    under = [(p.x0, p.x1) for p in above]
    return all(
        abs(p.x0 - x0) < p.size or any(_centred(p, *over) for over in ((x0, x1), *under))
        for p in parts
    )


def carry_on(region: SideBySide, parts: Sequence[Row | SideBySide]) -> list[Row | SideBySide]:
    """Take the rest of a closing part from the head of the next page; what is left of the page.

    ``Lê Thị Mẫu`` alone below ``CHỦ TỊCH`` of the page before, ``- Lưu: VT.`` below its list. The letterhead of
    the plan that a decision carries is no rest of the decision's closing part.
    """
    for index, part in enumerate(parts):
        rows = [part] if isinstance(part, Row) else [*part.left, *part.right]
        pieces = [piece for row in rows for piece in parted(row, GUTTER * row.size)]
        middle = sum(region.gutter) / 2
        left = [p for p in pieces if p.x1 <= middle]
        right = [p for p in pieces if p.x1 > middle]
        fits = (
            not any(stops(row) for row in rows)
            and not any(_MOTTO.match(piece.key) for piece in pieces)
            and all(p.x0 >= region.gutter[0] for p in right)
            and _under_left(left, region.left or left)
            and _under_right(right, region.right or right)
        )
        if not fits:
            return list(parts[index:])
        region.left += left
        region.right += right
    return []


def _centred(part: Row, x0: float, x1: float) -> bool:
    return abs(part.center - (x0 + x1) / 2) <= max(ALIGNED * (x1 - x0), part.size)


def _columns(bands: Sequence[_Band], gutter: Gap) -> SideBySide:
    columns: list[list[Row]] = [[], []]
    for band in bands:
        for side, parts in enumerate(band.sides(gutter)):
            columns[side] += _as_rows(_Band(parts))
    return SideBySide(bands[0].parts[0].page, columns[0], columns[1], gutter)


def _with_leading_lines(items: list[Row | SideBySide]) -> list[Row | SideBySide]:
    """A column that starts a line above the other one: ``TM. ỦY BAN NHÂN DÂN`` above ``Nơi nhận:``,
    ``CỘNG HÒA XÃ HỘI …`` above the body.
    """
    done: list[Row | SideBySide] = []
    for item in items:
        if isinstance(item, SideBySide):
            while done and isinstance(above := done[-1], Row) and _leads(above, item):
                (item.right if above.center > sum(item.gutter) / 2 else item.left).insert(0, above)
                done.pop()
        done.append(item)
    return done


def _leads(above: Row, region: SideBySide) -> bool:
    if region.top - above.baseline >= 1.5 * above.size or stops(above):
        return False
    if above.x0 > max(r.x1 for r in region.left):
        return _under_right([above], region.right)
    beside = above.x1 < min(r.x0 for r in region.right)
    return beside and not region.closing and _under_left([above], region.left)
