"""Ruling lines of a scanned page: borders of tables, rules under headings and over notes.

What is drawn long and thin is a line. Letters and the ring of a seal have strokes as long, so a line counts if it meets
others as borders do, or stands free of letters as the rule under a heading does.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from parsers.layout.pdf.ink import Ruling
from parsers.layout.scan.borders import Line, drawn_on, unbroken
from parsers.layout.scan.engine import Grey
from parsers.layout.scan.picture import WHITE, Sheet, smaller
from parsers.layout.scan.pieces import pieces_of

FAINT = 242
"""Lighter is paper; a border printed faintly is still darker."""
DARKEST = 160
"""What is darker is ink on any paper."""
SHADED = (60.0, 8.0)
"""Points: so wide and high is the shade of a head at least."""
COARSE = 4
"""Times smaller is the picture in which it is looked for."""
GRAIN = 5.0
"""Times the noise of the paper: what is darker by more is drawn."""
LONG = 18.0
"""Points: borders of cells are at least so long, strokes of letters are not."""
FREE = 36.0
"""Points: a rule that meets none is at least so long."""
THICK = 3.5
"""Points: what is thicker is no line."""
BREAK = 1.4
"""Points: gaps that a scanner leaves in a line."""
WHOLE = 0.75
"""Of a line: so much of it is drawn, breaks apart."""
MEETS = 4.0
"""Points: how near the ends of borders come to those they meet."""
NARROWEST = 20.0
"""Times the reach of a border: no table of a plan is narrower than 80 points, a word that is crossed by a seal is."""
ACROSS = 0.5
"""Of the width of a table: its longest border across is at least so long."""
SURE = 60.0
"""Points: no word of capitals has a stroke so long."""
UNBROKEN = 0.95
"""Of such a rule: so much of it is drawn."""
BESIDE = 1.5
"""Points above and below a rule that are free of ink."""
WRITTEN = 0.3
"""Of the length of a line: where so much of it has ink on both sides, it is written."""
LETTERS = 0.12
"""Of the length of a rule: so much ink beside it is letters."""
HANGING = 0.45
"""Of the length of a short line: where so much ink hangs on one side of it, it is the tops or feet of capitals."""


class _Lines(NamedTuple):
    """Lines that run one way, and the picture of all that is long and thin that way."""

    found: list[Line]
    drawn: Grey


def rulings_of(sheet: Sheet) -> tuple[list[Ruling], Grey]:
    """The lines of a page in points, and the page without them."""
    ink = _ink(sheet.grey, sheet.scale)
    across, down = (_lines(ink, sheet.scale, flat=flat) for flat in (True, False))
    reach = MEETS * sheet.scale
    wide, high = _borders(across.found, unbroken(down.found, reach), reach)
    free = [one for one in across.found if one not in wide and _is_rule(one, ink, sheet.scale)]
    rulings = [_ruling(one, sheet.scale, flat=True) for one in (*wide, *free)]
    rulings += [_ruling(one, sheet.scale, flat=False) for one in high]
    return rulings, _without(sheet.grey, (((*wide, *free), across.drawn), (high, down.drawn)))


def _ink(grey: Grey, scale: float) -> Grey:
    """What is darker than what it is drawn on (1): paper, or the shade of a table's head."""
    threshold = math.ceil(_threshold(grey))
    ink = grey < threshold
    side = 2 * round(THICK * scale) + 1
    coarse = _ground(smaller(grey, max(grey.shape[1] // COARSE, 1)), side // COARSE | 1)
    if _is_shaded((coarse < threshold).view(np.uint8), scale / COARSE):
        ink &= cv2.subtract(_ground(grey, side), grey) > WHITE - threshold
    return ink.view(np.uint8)


def _is_shaded(dull: Grey, points: float) -> bool:
    """Is a stretch of the ground (1 where it is no paper) as large as a cell? Letters in haze are not."""
    wide, high = (side * points for side in SHADED)
    _, stats, _ = pieces_of(dull)
    sides = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    return bool(((sides[:, 0] >= wide) & (sides[:, 1] >= high)).any())


def _ground(grey: Grey, side: int) -> Grey:
    """What print and lines stand on."""
    return cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))


def _threshold(grey: Grey) -> float:
    """How dark a pixel is that is no paper, by how even the paper is."""
    sample = grey[::7, ::7]
    paper = sample[sample > DARKEST]
    if not paper.size:
        return DARKEST
    middle = float(np.median(paper))
    noise = 1.48 * float(np.median(np.abs(paper - middle)))
    return min(max(middle - GRAIN * max(noise, 1.0), DARKEST), FAINT)


def _lines(ink: Grey, scale: float, *, flat: bool) -> _Lines:
    long = (
        cv2.transpose(long_strokes(cv2.transpose(ink), scale)) if flat else long_strokes(ink, scale)
    )
    found = []
    for outline in cv2.findContours(long, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        left, top, width, height = cv2.boundingRect(outline)
        line = Line(left, top, left + width, top + height)
        if flat and width < SURE * scale and _hangs(line, ink, scale):
            continue  # as nearly all that is no line
        part = (slice(top, line.bottom), slice(left, line.right))
        thick = cv2.countNonZero(long[part]) / (width if flat else height)
        if (
            thick <= THICK * scale
            and _is_whole(ink[part], long[part], flat=flat)
            and not _is_written(line, ink, scale, flat=flat)
        ):
            found.append(line)
    return _Lines(found, long)


def long_strokes(ink: Grey, scale: float) -> Grey:
    """What of a picture (1 where ink is) is long and goes down, breaks closed; as large. ``scale``: pixels a point. Eight
    columns are looked at in one byte.
    """
    bits = np.packbits(ink, axis=1)
    gap, length = (max(round(points * scale), 1) | 1 for points in (BREAK, LONG))
    for size, all_of_them in ((gap, False), (gap, True), (length, True), (length, False)):
        bits = _window(bits, size, all_of_them=all_of_them)
    return np.unpackbits(bits, axis=1, count=ink.shape[1])


def _window(bits: Grey, size: int, *, all_of_them: bool) -> Grey:
    """Of each row and those around it, ``size`` in all, the bits that all of them have, or any. What is beyond the picture has
    no say.
    """
    merge = np.bitwise_and if all_of_them else np.bitwise_or
    beyond = 0xFF if all_of_them else 0
    rows = np.pad(bits, ((size // 2, size // 2), (0, 0)), constant_values=beyond)
    seen = 1
    while seen < size:
        step = min(seen, size - seen)
        rows = merge(rows[:-step], rows[step:])
        seen += step
    return rows


def _hangs(line: Line, ink: Grey, scale: float) -> bool:
    """Is a line made of the bars of capitals, their stems hanging on it? ``STT`` fills its cell from border to border."""
    left, top, right, bottom = line
    far = max(round(BESIDE * scale), 2)
    above = ink[max(top - far, 0) : max(top - 1, 1), left:right]
    below = ink[bottom + 1 : bottom + far, left:right]
    least = HANGING * (right - left)
    return any(
        cv2.countNonZero(_any(side, flat=True)) > least for side in (above, below) if side.size
    )


def _is_whole(ink: Grey, line: Grey, *, flat: bool) -> bool:
    drawn = _any(cv2.bitwise_and(ink, line), flat=flat)
    return cv2.countNonZero(drawn) >= WHOLE * drawn.size


def _is_written(line: Line, ink: Grey, scale: float, *, flat: bool) -> bool:
    """Is a line the strokes of a line of letters, which go on above and below it?"""
    left, top, right, bottom = line
    near, far = 1, max(round(BESIDE * scale), 2)
    if flat:
        before = ink[max(top - far, 0) : max(top - near, 1), left:right]
        behind = ink[bottom + near : bottom + far, left:right]
    else:
        before = ink[top:bottom, max(left - far, 0) : max(left - near, 1)]
        behind = ink[top:bottom, right + near : right + far]
    if not before.size or not behind.size:
        return False
    both = cv2.bitwise_and(_any(before, flat=flat), _any(behind, flat=flat))
    return cv2.countNonZero(both) > WRITTEN * both.size


def _any(ink: Grey, *, flat: bool) -> Grey:
    """Which columns of a part of a picture have ink, or which rows."""
    return cv2.reduce(ink, 0 if flat else 1, cv2.REDUCE_MAX)


def _borders(
    across: Sequence[Line], down: Sequence[Line], reach: float
) -> tuple[list[Line], list[Line]]:
    """Those that meet two others of those that do, in tables of some width."""
    wide, high = list(across), list(down)
    while True:
        kept_high = [one for one in high if sum(one.meets(other, reach) for other in wide) > 1]
        kept_wide = [one for one in wide if sum(one.meets(other, reach) for other in kept_high) > 1]
        if len(kept_high) == len(high) and len(kept_wide) == len(wide):
            break
        wide, high = kept_wide, kept_high
    kept_wide, kept_high = [], []
    for rows, columns in _tables(wide, high, reach):
        left, right = min(one.left for one in rows), max(one.right for one in rows)
        widest = max(one.right - one.left for one in rows)
        if right - left >= NARROWEST * reach and widest >= ACROSS * (right - left):
            kept_wide += rows
            kept_high += drawn_on(rows, columns, reach)
    return kept_wide, kept_high


def _tables(
    wide: Sequence[Line], high: Sequence[Line], reach: float
) -> Iterator[tuple[list[Line], list[Line]]]:
    """Lines that hang together, across and down."""
    left = list(wide)
    while left:
        rows, columns = [left.pop()], list[Line]()
        todo = list(rows)
        while todo:
            met = [
                one
                for one in high
                if one not in columns and any(one.meets(row, reach) for row in todo)
            ]
            columns += met
            todo = [row for row in left if any(row.meets(one, reach) for one in met)]
            rows += todo
            left = [row for row in left if row not in todo]
        yield rows, columns


def _is_rule(line: Line, ink: Grey, scale: float) -> bool:
    """A rule under a heading or over notes, which letters may touch: longer and thinner than strokes of them are, or
    free of ink above and below.
    """
    length = line.right - line.left
    if length < FREE * scale:
        return False
    if length >= SURE * scale:
        drawn = ink[line.top : line.bottom, line.left : line.right].any(axis=0).mean()
        return bool(drawn >= UNBROKEN)
    beside = max(round(BESIDE * scale), 1)
    above = ink[max(line.top - beside, 0) : line.top, line.left : line.right]
    below = ink[line.bottom : line.bottom + beside, line.left : line.right]
    return all(band.size == 0 or band.any(axis=0).mean() < LETTERS for band in (above, below))


def _ruling(line: Line, scale: float, *, flat: bool) -> Ruling:
    if flat:
        y = (line.top + line.bottom) / 2 / scale
        return Ruling(line.left / scale, y, line.right / scale, y)
    x = (line.left + line.right) / 2 / scale
    return Ruling(x, line.top / scale, x, line.bottom / scale)


def _without(grey: Grey, drawn: Sequence[tuple[Sequence[Line], Grey]]) -> Grey:
    """A page without lines, and the shade beside them."""
    left = grey.copy()
    for lines, picture in drawn:
        for line in lines:
            top, start = max(line.top - 2, 0), max(line.left - 2, 0)
            part = (slice(top, line.bottom + 2), slice(start, line.right + 2))
            left[part][cv2.dilate(picture[part], np.ones((5, 5), np.uint8)) != 0] = WHITE
    return left
