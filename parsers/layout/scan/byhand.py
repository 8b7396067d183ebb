"""What is written by hand into the forms of a letterhead: number, day and month. Nobody guesses it; its picture is kept."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import cv2
import numpy as np

from parsers.layout.scan.back import box_back
from parsers.layout.scan.engine import Grey, Word
from parsers.layout.scan.photograph import Matrix
from schemas.layout import BBox

FIRST_LINES = 16
"""Lines of a part that may be a letterhead."""
APART = 1.1
"""Of the height of a line: what is written takes more room than a blank."""
BEYOND = 1.0
"""Of the height of a blank: so far a pen goes above and below it; half as far beside it."""
WITHIN = 0.4
"""Of it: so far within it a letter beside it may reach."""
PEN = 170
"""Shades, of the darkest colour: darker is written."""
WRITTEN = 0.01
"""Of a blank: with less ink nobody has filled it in."""
WIDEST = 320
"""Pixels of a picture that is kept."""
SHADES = 16
_PACKED = (
    *(cv2.IMWRITE_PNG_COMPRESSION, 6),
    *(cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_NONE),
)
"""Of so few shades a picture is smaller without a filter, and the last hundredth of its bytes takes most of the time."""


class Blank(NamedTuple):
    """A blank of a form, in pixels of the page made ready; ``field`` is the column of ``plans`` it belongs to."""

    field: str
    box: BBox


class Written(NamedTuple):
    """A picture (PNG) of what is written in a blank; its box in points of the page as it is drawn."""

    field: str
    box: BBox
    picture: bytes


def blanks_of(words: Iterable[Word]) -> Iterator[Blank]:
    """The blanks of the lines of a part that were brought into their forms: ``Số:      /KH-SYT`` · ``ngày     tháng``."""
    for number, (_, group) in enumerate(groupby(words, key=lambda word: word.line)):
        if number >= FIRST_LINES:
            return
        for before, word in pairwise(group):
            field = _field(before.text, word.text)
            gap = word.edges[0] - before.edges[-1]
            if field is not None and gap > APART * word.size:
                yield Blank(field, _between(before, word))


def _field(before: str, after: str) -> str | None:
    if before == "Số:" and after.startswith("/"):
        return "serial"
    return "issued_on" if (before, after) in {("ngày", "tháng"), ("tháng", "năm")} else None


def _between(before: Word, word: Word) -> BBox:
    top, bottom = min(*before.tops, *word.tops), max(*before.bottoms, *word.bottoms)
    return BBox(before.edges[-1], top, word.edges[0], bottom)


def written_in(
    blanks: Sequence[Blank], picture: np.ndarray, back: Matrix, scale: float
) -> Iterator[Written]:
    """What of a page as it is drawn stands in its blanks. ``back``: from the pixels made ready to those drawn."""
    for blank in blanks:
        box = box_back(blank.box, back)
        height = box.bottom - box.top
        middle = _part(picture, _wider(box, -WITHIN * height, 0.0))
        if middle.size and (middle < PEN).mean() >= WRITTEN:
            yield pictured(blank, picture, back, scale)


def pictured(blank: Blank, picture: np.ndarray, back: Matrix, scale: float) -> Written:
    """What stands in a blank and around it."""
    box = box_back(blank.box, back)
    height = box.bottom - box.top
    wide = _wider(box, BEYOND / 2 * height, BEYOND * height)
    place = BBox(*(side / scale for side in wide))
    return Written(blank.field, place, _png(_part(picture, wide)))


def _wider(box: BBox, across: float, down: float) -> BBox:
    return BBox(box.x0 - across, box.top - down, box.x1 + across, box.bottom + down)


def _part(picture: np.ndarray, box: BBox) -> Grey:
    """The darkest colours of a part of a picture: ink of any colour is dark in one of them."""
    left, top, right, bottom = (max(round(side), 0) for side in box)
    part = picture[top:bottom, left:right]
    return part if part.ndim == 2 else part.min(axis=2)


def _png(grey: Grey) -> bytes:
    shrink = min(WIDEST / grey.shape[1], 1.0)
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    step = 256 // SHADES
    _, data = cv2.imencode(".png", (small // step) * step, _PACKED)
    return data.tobytes()
