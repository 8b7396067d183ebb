"""Two pages in one picture: an open booklet, or two sheets side by side on the glass. Where the one ends and the other begins.

Between two pages a strip is free from head to foot, or a fold runs down between two such strips, and the strip is about
as wide as the margins of a page. Columns of a text stand nearer to each other, and the parts of a letterhead or of a
closing have no text below or above them that is as wide as a page. In doubt a picture is one page.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from parsers.layout.pdf.ink import Run
from parsers.layout.scan.engine import Grey
from parsers.layout.scan.picture import INK, WHITE, Sheet, levelled, slant_of
from parsers.layout.scan.pieces import pieces_of
from parsers.layout.scan.zones import spans_of

LOWEST, HIGHEST = 1.14, 1.7
"""Times its width: so high is a page (A4 1.41, letter 1.29), with what a scanner leaves around it."""
MIDDLE = (0.42, 0.58)
"""Of the width of a picture: two pages meet there."""
EDGE = 0.02
"""Of its height, at head and foot: dark rims are no text."""
GAP = 12.0
"""Points: words of a line stand nearer."""
DUST = 4.0
"""Points: what is no wider and no higher is dust."""
STRIP = 10.0
"""Points: a free strip is at least so wide."""
FOLD = 0.04
"""Of the width of a picture: a fold and its shadow are narrower."""
RUNS = 0.6
"""Of the height of a picture: a fold is seen along so much of it."""
SEEN = 40.0
"""Points of a strip that are looked at for rules that cross it."""
RULE = 12.0
"""Shades: a rule is so much darker than the paper above and below, however faint."""
HIGH = 6.0
"""Points: a rule is lower, the shade of a fold higher."""
ALIKE = 0.2
"""Degrees: the slants of two pages of one sheet differ by less."""
SHADE = 90.0
"""Points: so far from a fold paper is in its shade."""
PAPER = 0.95
"""Of the pixels of a column: no text and no border is so long."""
GUTTER = 0.05
"""Of the width of a picture: the margins between two pages are wider, the gap between two columns is not."""
MARGINS = 0.5
"""Of the outer margins: the inner ones together are wider."""
WIDE = 0.6
"""Of the width of a page: its text is as wide."""
FULL = 0.6
"""Of the height of a page: the text of one that is full is as high."""
LINES = 4
"""A page has at least so many."""
LINE = 6.0
"""Points: lines of text stand farther apart."""
OUTLYING = 0.04
"""Of the letters of a page, on each side: page numbers and what stands in a margin."""


class Fold(NamedTuple):
    """Pixels: the left page ends at ``left``, the right one begins at ``right``; a fold is between them."""

    left: int
    right: int


def halves_of(sheet: Sheet, slanting: Sheet) -> tuple[Sheet, Sheet] | None:
    """The two sides of a picture that could be two pages; None where it is one. ``slanting``: before it was made level."""
    fold = fold_of(sheet)
    if fold is None:
        return None
    left, right = _cut(slanting, fold)
    if abs(slant_of(left.grey) - slant_of(right.grey)) < ALIKE:
        left, right = _cut(sheet, fold)
    else:  # two sheets on a glass
        left, right = levelled(left), levelled(right)
    reach = round(SHADE * sheet.scale)
    _even_out(left.grey[:, -reach:])
    _even_out(right.grey[:, :reach])
    return left, right


def fold_of(sheet: Sheet) -> Fold | None:
    """Where a picture could be cut."""
    height, width = sheet.grey.shape
    if not LOWEST <= 2 * height / width <= HIGHEST:
        return None
    rim = round(EDGE * height)
    grey = sheet.grey[rim : height - rim]
    beside = int(STRIP * sheet.scale) + 1
    left, right = round(MIDDLE[0] * width) - beside, round(MIDDLE[1] * width) + beside
    if not _strips(grey[:, left:right], sheet.scale):  # most wide pages: a table goes on there
        return None
    strips = _strips(grey, sheet.scale)
    fold = _fold(grey, strips) or _between(strips, width)
    if fold is None:
        return None
    near = [one for one in strips if one[0] <= fold.right and one[1] >= fold.left]
    widest = max(near, key=lambda strip: strip[1] - strip[0])
    return None if _is_crossed(grey, widest, sheet.scale) else fold


def are_pages(leaves: Sequence[tuple[Sequence[Run], tuple[float, float]]]) -> bool:
    """Do the two sides of a picture, their runs and their width and height, look like a page each, and one of them like a
    full one?
    """
    texts = [_text(runs) for runs, _ in leaves]
    left, right = texts
    if left is None or right is None:
        return False
    (_, (first, height)), (_, (second, _)) = leaves
    inner, outer = first - left.right + right.left, left.left + second - right.right
    return (
        inner >= max(GUTTER * (first + second), MARGINS * outer)
        and left.right - left.left >= WIDE * first
        and right.right - right.left >= WIDE * second
        and min(left.lines, right.lines) >= LINES
        and max(left.bottom - left.top, right.bottom - right.top) >= FULL * height
    )


def _cut(sheet: Sheet, fold: Fold) -> tuple[Sheet, Sheet]:
    return sheet.between(0, fold.left), sheet.between(fold.right, sheet.grey.shape[1])


def _strips(grey: Grey, scale: float) -> list[tuple[int, int]]:
    """Columns of pixels from and to, between which nothing stands."""
    free = np.logical_not(_bars(grey, scale).any(axis=0))
    return [one for one in spans_of(free, 0) if one[1] - one[0] >= STRIP * scale]


def _bars(grey: Grey, scale: float) -> npt.NDArray[np.bool_]:
    """Where lines of text and all else stands, gaps between words closed, without dust."""
    ink = (grey < INK).view(np.uint8)
    bars = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(GAP * scale) | 1), np.uint8))
    places, stats, _ = pieces_of(bars)
    side = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    kept = side > DUST * scale
    kept[0] = False  # the paper
    return kept[places]


def _fold(grey: Grey, strips: Sequence[tuple[int, int]]) -> Fold | None:
    """What runs down the middle between two free strips."""
    width = grey.shape[1]
    for (_, left), (right, _) in pairwise(strips):
        in_middle = MIDDLE[0] * width <= (left + right) / 2 <= MIDDLE[1] * width
        if in_middle and right - left <= FOLD * width:
            dark = (grey[:, left:right] < INK).any(axis=1)
            if dark.mean() >= RUNS:
                return Fold(left, right)
    return None


def _between(strips: Sequence[tuple[int, int]], width: int) -> Fold | None:
    """The place in a free strip that is nearest to the middle of the picture."""
    places = [min(max(width // 2, start), end) for start, end in strips]
    nearest = min(places, key=lambda place: abs(place - width / 2), default=0)
    return Fold(nearest, nearest) if MIDDLE[0] * width <= nearest <= MIDDLE[1] * width else None


def _is_crossed(grey: Grey, strip: tuple[int, int], scale: float) -> bool:
    """Does a rule run across a strip, too faint or too thin to count as ink?"""
    middle, reach = sum(strip) // 2, round(SEEN * scale / 2)
    seen = grey[:, max(strip[0], middle - reach) : min(strip[1], middle + reach)]
    parts = np.array_split(seen.astype(np.float32), 3, axis=1)  # dust is in one of them
    shades = [part.mean(axis=1, keepdims=True) for part in parts]
    brush = np.ones((round(HIGH * scale) | 1, 1), np.uint8)
    dips = [cv2.morphologyEx(one, cv2.MORPH_CLOSE, brush) - one for one in shades]
    return bool(np.min(dips, axis=0).max() >= RULE)


def _even_out(grey: Grey) -> None:
    """Take the shade from columns beside a fold: what is brightest in each of them is paper."""
    paper = np.maximum(np.quantile(grey, PAPER, axis=0), 1)
    grey[:] = np.minimum(grey * (WHITE / paper), WHITE)


class _Text(NamedTuple):
    """Where the text of a page stands, but for a few letters on each side."""

    left: float
    top: float
    right: float
    bottom: float
    lines: int


def _text(runs: Sequence[Run]) -> _Text | None:
    letters = np.array([len(run.text) for run in runs], np.int64)
    if not letters.sum():
        return None
    sides = [(run.x0, run.x1, run.baseline) for run in runs]
    lefts, rights, lows = np.repeat(np.array(sides), letters, axis=0).T
    low, high = OUTLYING, 1 - OUTLYING
    return _Text(
        float(np.quantile(lefts, low)),
        float(np.quantile(lows, low)),
        float(np.quantile(rights, high)),
        float(np.quantile(lows, high)),
        len({round(run.baseline / LINE) for run in runs}),
    )
