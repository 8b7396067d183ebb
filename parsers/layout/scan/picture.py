"""A scanned page as a picture to what letters are read from: grey, evenly lit, without specks, upright.

What is coloured is no print: seals are red, what is written by hand is blue, and both are taken out. Turning comes last: a page turned with its
specks is read worse than a slanting one.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from parsers.layout.scan.engine import Grey
from parsers.layout.scan.photograph import Matrix, flattened
from parsers.layout.scan.pieces import pieces_of

WHITE = 255
LIT = 8
"""Lighting is measured on a picture so many times smaller."""
PAPER = 31
"""Pixels of that picture: no letter or rule is so wide, what is left is paper."""
INK = 160
"""Darker is ink, once paper is white."""
COLOURED = 60
"""Shades between the brightest and the darkest of red, green and blue: grey print has fewer, JPEG and all."""
NEUTRAL = 40
"""Shades between them: black has fewer, what JPEG made of a dark colour has more."""
DARK = 100
"""Shades: darker is print under a stamp."""
UNDER, LONG = 0.65, 14.0
"""Of the shade of the stamps on a page, and points: what is darker, and straight for so long, is a thin border under one."""
SPECK = 3
"""Pixels, at 200 dots an inch: what is no wider and no higher is a speck."""
CRUMB = 4
"""Pixels of ink, at 200 dots an inch: two or three specks that touch; the point of an i has nine."""
SPECKLED = 0.8
"""Specks for each letter: a clean page has points and accents, a third as many."""
SOFT = 0.5
"""Pixels: an engine learnt its letters from softer edges than those of black and white are."""
STEEPEST = 4.0
"""Degrees: nobody feeds a page at a greater slant, and then it is a photograph."""
COARSE, FINE = 275, 550
"""Pixels: so wide is the picture in which a slant is looked for, and measured."""
STRIPS = 48
"""Such a picture is sheared in strips: within one of them no slant shows."""
LEVEL = 0.12
"""Degrees: a smaller slant is none."""
_BILEVEL = 8
"""Shades: a picture of fewer is black and white."""
NEGATIVE = 0.75
"""Of a page: so much of one that is white on black is black, and a hundredth at least is white."""
SPREAD = 0.3
"""Of the squares of a page, ``SQUARES`` by ``SQUARES``: print stands in so many, a seal or a lamp's light does not."""
SQUARES = 8
FAINT, FAINTEST = 120, 200
"""Shades of the darkest ink, once paper is white: darker is ink as it should be, paler may be what shines through."""
FULL = 40
"""Shades of ink as it should be."""
_DARKEST = 0.001
"""Of a page: so much of it is ink where something is printed on it."""
TINTED = 30
"""Shades between the brightest and the darkest colour of paper that is not white."""
BLACK, INKED = 0.05, 0.12
"""Of the ink in colour, of the page: one with less black ink, and no more in colour, is printed in colour."""
A4 = 842.0
"""Points: its longer side."""
SMALL = (400.0, 700.0)
"""Points: the longer side of a page on which another, of A4, may have been made small."""
LETTERS = (2.0, 20.0)
"""Points: so high are letters, on the whole."""
TINY, FEWER = 5.4, 0.4
"""Points: in a text of 12 points or more no more of the letters than this share are lower."""
MANY = 100
"""Letters from which on their height means something."""


class Sheet(NamedTuple):
    """A page ready to be read.

    ``scale``: pixels a point. ``back``: the matrix (3 x 3) from its pixels to those of the page as it was drawn.
    """

    grey: Grey
    scale: float
    back: Matrix

    @property
    def dpi(self) -> int:
        return round(72 * self.scale)

    @property
    def is_as_drawn(self) -> bool:
        """Does every pixel stand where it was drawn?"""
        return bool(np.array_equal(self.back, np.eye(3)))

    def between(self, left: int, right: int) -> "Sheet":
        """Its columns of pixels from one to another."""
        moved = np.array([[1, 0, left], [0, 1, 0], [0, 0, 1]], np.float64)
        part = np.ascontiguousarray(self.grey[:, left:right])
        return Sheet(part, self.scale, self.back @ moved)


def upside_down(sheet: Sheet) -> Sheet:
    """A page turned by a half."""
    back = sheet.back @ _quarter_back(2, sheet.grey.shape)
    return Sheet(np.ascontiguousarray(np.rot90(sheet.grey, 2)), sheet.scale, back)


def sheet_of(picture: np.ndarray, scale: float, quarter_of: Callable[[Grey], int]) -> Sheet:
    """A page as drawn, grey or red, green, blue, made ready: upright and level."""
    return levelled(upright(picture, scale, quarter_of))


def upright(picture: np.ndarray, scale: float, quarter_of: Callable[[Grey], int]) -> Sheet:
    """A page as drawn, of one white and without specks. ``quarter_of`` tells by how many quarters it has to be turned
    clockwise to stand upright.
    """
    grey = picture if picture.ndim == 2 else _uncoloured(picture, scale)
    grey, back = flattened(_positive(grey))
    grey = _even(_lit(grey), scale)
    quarter = quarter_of(grey)
    if quarter:
        back = back @ _quarter_back(quarter, grey.shape)
        grey = np.ascontiguousarray(np.rot90(grey, -quarter))
    return Sheet(grey, scale, back)


def levelled(sheet: Sheet) -> Sheet:
    """A page turned so that its lines are level."""
    slant = slant_of(sheet.grey)
    if not slant:
        return sheet
    grey, turned = _turned(sheet.grey, slant)
    return Sheet(grey, sheet.scale, sheet.back @ turned)


def as_on_paper(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages of a picture; those made small, as two of them are to go on one sheet, as large as they were: their
    letters, gaps and margins are what those of other pages are.
    """
    longest = max(max(one.grey.shape) / one.scale for one in sheets)
    if not SMALL[0] <= longest < SMALL[1]:
        return list(sheets)
    heights = np.concatenate([_letters(one) for one in sheets])
    if heights.size < MANY or np.quantile(heights, FEWER) >= TINY:
        return list(sheets)
    return [_enlarged(one, A4 / longest) for one in sheets]


def _letters(sheet: Sheet) -> npt.NDArray[np.float64]:
    """Points: the heights of what may be letters."""
    ink = (sheet.grey < INK).view(np.uint8)
    stats = pieces_of(ink).stats
    sides = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] / sheet.scale
    heights: npt.NDArray[np.float64] = sides[(sides <= LETTERS[1]).all(axis=1), 1]
    return heights[heights >= LETTERS[0]]


def _enlarged(sheet: Sheet, times: float) -> Sheet:
    grey = cv2.resize(sheet.grey, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    return Sheet(grey, sheet.scale, sheet.back @ np.diag([1 / times, 1 / times, 1.0]))


def _quarter_back(quarter: int, shape: tuple[int, ...]) -> Matrix:
    """From the pixels of a page that was turned clockwise by quarters to those before."""
    height, width = shape[:2]
    return np.array(
        {
            1: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
            2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
            3: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
        }[quarter],
        np.float64,
    )


def _positive(grey: Grey) -> Grey:
    """A page that is white on black, as a negative is, in black on white."""
    seen = grey[::4, ::4]
    light = seen > WHITE - DARK
    black = float((seen < DARK).mean())
    is_negative = black >= NEGATIVE and light.mean() >= 0.01 and _is_spread(light)
    return cv2.bitwise_not(grey) if is_negative else grey


def _is_spread(found: npt.NDArray[np.bool_]) -> bool:
    """Does something stand all over a page?"""
    squares = cv2.resize(found.astype(np.float32), (SQUARES, SQUARES), interpolation=cv2.INTER_AREA)
    return bool((squares > 0.002).mean() >= SPREAD)


def _uncoloured(picture: Grey, scale: float) -> Grey:
    """A page in grey, without what is in colour and not dark; with it where all of the page is printed so."""
    red, green, blue = cv2.split(_on_white(picture))
    light = cv2.max(cv2.max(red, green), blue)
    dark = cv2.min(cv2.min(red, green, dst=red), blue, dst=red)
    colour = cv2.subtract(light, dark, dst=green)
    seen = colour[::4, ::4]
    coloured = seen > COLOURED
    black = ((light[::4, ::4] <= DARK) & (seen < NEUTRAL)).mean()
    if black < BLACK * coloured.mean() < BLACK * INKED and _is_spread(coloured):
        return dark
    shade = float(np.median(light[::4, ::4][coloured])) if coloured.any() else 0.0
    _take_out((colour > COLOURED).view(np.uint8), light, shade, scale)
    return light


def _take_out(stamps: Grey, light: Grey, shade: float, scale: float) -> None:
    """White where stamps are (1), but for what is dark under them. ``shade``: theirs."""
    left, top, width, height = cv2.boundingRect(stamps)
    size = max(round(LONG * scale), 1)
    reach = size + 1  # so far what stands beside them has a say
    rows, columns = (
        slice(max(start - reach, 0), start + length + reach)
        for start, length in ((top, height), (left, width))
    )
    part, stamped = light[rows, columns], stamps[rows, columns]
    stamped = cv2.dilate(stamped, np.ones((3, 3), np.uint8))
    part[(stamped != 0) & (part > DARK) & ~_borders(part, shade, size)] = WHITE


def _borders(light: Grey, shade: float, size: int) -> npt.NDArray[np.bool_]:
    """Where thin borders run, straight for ``size`` pixels, which a scanner sees paler than letters, as dark as they are
    under the stamps of a page.
    """
    dark = (light < math.ceil(UNDER * shade)).view(np.uint8)
    across, down = (
        cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(brush, np.uint8))
        for brush in ((1, size), (size, 1))
    )
    return (across | down) != 0


def _on_white(picture: Grey) -> Grey:
    """A page on coloured paper as if it were on white."""
    paper = np.median(picture[::16, ::16].reshape(-1, 3), axis=0)
    if paper.max() - paper.min() < TINTED or paper.min() < DARK:
        return picture
    shades = np.arange(WHITE + 1)[:, None] * (WHITE / paper)
    return cv2.LUT(picture, np.minimum(shades, WHITE).astype(np.uint8)[None].transpose(1, 0, 2))


def _lit(grey: Grey) -> Grey:
    """With paper of one white, whatever light fell on it, and ink that is dark; a picture in black and white stays as it
    is.
    """
    if _is_bilevel(grey):
        return grey
    height, width = grey.shape
    small = smaller(grey, max(width // LIT, 1))
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((PAPER, PAPER), np.uint8))
    paper = cv2.GaussianBlur(cv2.medianBlur(paper, 5), (0, 0), PAPER / 4)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    cv2.max(paper, 64, dst=paper)
    return _inked_well(cv2.divide(grey, paper, dst=paper, scale=WHITE))


def _inked_well(grey: Grey) -> Grey:
    """Faint print darker. A page that shows the print of its other side has no ink of its own as dark as that."""
    darkest = float(np.quantile(grey[::3, ::3], _DARKEST))
    if not FAINT < darkest < FAINTEST:
        return grey
    shades = WHITE - (WHITE - np.arange(WHITE + 1)) * (WHITE - FULL) / (WHITE - darkest)
    return cv2.LUT(grey, np.maximum(shades, 0).astype(np.uint8))


def _is_bilevel(grey: Grey) -> bool:
    return len(np.unique(grey[::7, ::7])) < _BILEVEL


def _even(grey: Grey, scale: float) -> Grey:
    """With strokes as print has them: without specks where the page is full of them, and without the steps of black and
    white.
    """
    if (largest := _specks(grey, scale)) > 1:
        return cv2.medianBlur(grey, 3)
    if largest:
        grey = _without_crumbs(_within_beside(grey), scale)
    elif not _is_bilevel(grey):
        return grey
    return cv2.GaussianBlur(grey, (0, 0), SOFT)


def _specks(grey: Grey, scale: float) -> float:
    """How many pixels most specks have that are in the middle of a page; 0 where there are no more than a clean one has."""
    height, width = grey.shape
    middle = grey[height // 4 : height - height // 4, width // 4 : width - width // 4]
    ink = (middle < INK).view(np.uint8)
    stats = pieces_of(ink).stats
    if len(stats) < 2:
        return 0.0
    side = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    speck = side <= SPECK * scale * 72 / 200
    if speck.sum() <= SPECKLED * (~speck).sum():
        return 0.0
    return float(np.median(stats[1:, cv2.CC_STAT_AREA][speck]))


def _within_beside(grey: Grey) -> Grey:
    """A page on which no pixel is darker or lighter than all about it. A stroke goes on in one of them, so that, other than
    by a median, the hook of an ``ổ`` is not taken for a speck, nor the point of an ``ị``.
    """
    about = np.ones((3, 3), np.uint8)
    about[1, 1] = 0
    return np.clip(grey, cv2.erode(grey, about), cv2.dilate(grey, about))


def _without_crumbs(grey: Grey, scale: float) -> Grey:
    """A page without specks that touch: so little ink is no point of a letter."""
    ink = (grey < INK).view(np.uint8)
    labels, stats, _ = pieces_of(ink)
    crumb = stats[:, cv2.CC_STAT_AREA] <= CRUMB * (scale * 72 / 200) ** 2
    crumb[0] = False
    around = cv2.dilate(crumb[labels].view(np.uint8), np.ones((3, 3), np.uint8))
    return np.where((around != 0) & ((ink == 0) | crumb[labels]), WHITE, grey).astype(np.uint8)


def slant_of(grey: Grey) -> float:
    """Degrees by which to turn a page clockwise so that its lines are level: those at which the ink of a row of
    pixels changes most from one row to the next.
    """
    fine = _inked(smaller(grey, FINE))
    coarse = _steepest(smaller(fine, COARSE), 0.0, STEEPEST, 0.5)
    best = _steepest(fine, _steepest(fine, coarse, 0.5, 0.1), 0.08, 0.04)
    return best if abs(best) > LEVEL else 0.0


def smaller(grey: Grey, width: int) -> Grey:
    """A picture at least so wide, a whole number of times smaller."""
    times = max(min(grey.shape[1] // width, grey.shape[0]), 1)
    height, width = (side // times for side in grey.shape)
    # what does not go into whole pixels is left out: then it takes a third of the time
    whole = grey[: height * times, : width * times]
    return cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)


def _inked(grey: Grey) -> Grey:
    return cv2.subtract(np.full_like(grey, 200), grey)


def _steepest(ink: Grey, middle: float, reach: float, step: float) -> float:
    """The slant about a middle at which rows differ most."""
    height, width = ink.shape
    strips = cv2.resize(ink, (STRIPS, height), interpolation=cv2.INTER_AREA)
    slants = np.arange(middle - reach, middle + reach + step / 10, step)
    return float(max(slants, key=lambda one: _sharpness(strips, width, one)))


def _sharpness(strips: Grey, width: int, degrees: float) -> float:
    """How much the rows of a page differ from the next ones once it is sheared by an angle: a page so wide, in strips."""
    height, count = strips.shape
    climb = math.tan(math.radians(degrees)) * width / count
    shear = np.array([[1, 0, 0], [-climb, 1, climb * count / 2]])
    sheared = cv2.warpAffine(strips, shear, (count, height), flags=cv2.INTER_LINEAR)
    rows = cv2.reduce(sheared, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    return float(np.square(np.diff(rows[:, 0])).sum())


def _turned(grey: Grey, slant: float) -> tuple[Grey, Matrix]:
    """A page turned about its middle, and the way back."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), slant, 1)
    turned = cv2.warpAffine(
        grey,
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=WHITE,
    )
    return turned, np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))
