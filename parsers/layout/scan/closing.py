"""The closing of a scanned plan: recipients on the left, office and name of each signer on the right, seals and signatures over
them.

A seal or a signature ties lines into one band of ink, and no white shows between the sides. What is drawn is larger than
letters: without it, and without what stands within the ring of a seal, the print falls into blocks. Each is read by itself.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from parsers.layout.scan.engine import Form, Grey, Part
from parsers.layout.scan.picture import INK
from parsers.layout.scan.pieces import pieces_of

HALF = 2
"""A picture so many times smaller shows what is a letter and what is drawn."""
HIGH, WIDE = 24.0, 16.0
"""Points: what is higher and wider is drawn; letters of two lines that touch are not as high."""
LONG = 90.0
"""Points: what is wider is drawn; no word is."""
UPRIGHT = 0.1
"""Times as wide as high: what is no wider is a line of the scanner, which may run through any word."""
BROKEN = 8.0
"""Points: breaks in the ring of a seal."""
SEAL = 45.0
"""Points: a seal is so wide and so high."""
STRIP = 6.0
"""Points: running text is looked for in strips so high."""
RUNNING = 0.55
"""Of the width of a page: a line without a gap that is as long is running text, and no closing."""
LEAST = 40.0
"""Points: a closing is so high."""
ACROSS, DOWN = 10.0, 6.0
"""Points: words nearer are of one line, lines nearer of one block."""
GUTTER = 12.0
"""Points: so far apart two sides stand."""
SIDE, RIGHT = 40.0, 0.4
"""Points: a block of a side is so wide; of the width of a page: a signer's begins beyond."""
STAGGER = 14.0
"""Points: the office of a signer may stand so far above or below the recipients, or beside them."""
MOST = 12
"""Blocks of a side: more are a table or a drawing."""
SMALL = 4.0
"""Points: what is less wide or less high is no print."""
NEAR, TIED = 4.0, 30.0
"""Points: where something drawn stands so near, so much of a word may be tied to it."""
BREATH = 4.0
"""Points of paper around a block."""


class Closing(NamedTuple):
    """Where it begins, in rows of the page, and its blocks from top to bottom."""

    top: int
    blocks: list[Part]


class _Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int


def closing_in(page: Grey, top: int, bottom: int, scale: float) -> Closing | None:
    """The closing at the end of a stretch of free text; None where below its running text nothing stands side by side."""
    if bottom - top < LEAST * scale:
        return None
    points = scale / HALF
    sampled = (page[top:bottom:HALF, ::HALF] < INK).view(np.uint8)
    if not _may_close(sampled, points):
        return None  # as most pages: what follows takes a hundredth of the time they do
    # the darkest of each square: thin strokes stay whole
    small = cv2.erode(page[top:bottom], np.ones((HALF, HALF), np.uint8))[::HALF, ::HALF]
    ink = (small < INK).view(np.uint8)
    print_, drawn = _parted(ink, points)
    begin = _end_of_running(print_, points)
    if print_.shape[0] - begin < LEAST * points:
        return None
    boxes = _blocks(print_[begin:], points)
    if not _is_two_sided(boxes, points):
        return None
    begin, boxes = _below_the_text(begin, boxes, print_.shape[1])
    boxes = [_with_tied(box, boxes, drawn[begin:], points) for box in boxes]
    parts = [_part(box, top + begin * HALF, page.shape[1], bottom, scale) for box in boxes]
    return Closing(top + begin * HALF, parts)


def _below_the_text(begin: int, boxes: list[_Box], width: int) -> tuple[int, list[_Box]]:
    """Where a closing begins below the last line of the text, which may be short (``chỉ đạo./.``), and its blocks from there."""
    first, *others = boxes
    below = min(box.top for box in others)
    if first.bottom >= below or first.left >= RIGHT * width:
        return begin, boxes
    end = (first.bottom + below) // 2
    moved = [box._replace(top=box.top - end, bottom=box.bottom - end) for box in others]
    return begin + end, moved


def _parted(ink: Grey, points: float) -> tuple[Grey, Grey]:
    """What of a picture (1 where ink is) is printed, and what is drawn."""
    labels, stats, _ = pieces_of(ink)
    wide, high = stats[:, cv2.CC_STAT_WIDTH] / points, stats[:, cv2.CC_STAT_HEIGHT] / points
    large = ((high > HIGH) & (wide > np.maximum(WIDE, UPRIGHT * high))) | (wide > LONG)
    large[0] = False
    drawn = np.zeros_like(ink)
    for number in np.flatnonzero(large):
        left, top, width, height = stats[number, :4]
        inside = (slice(top, top + height), slice(left, left + width))
        drawn[inside] |= (labels[inside] == number).view(np.uint8)
    printed = cv2.subtract(ink, drawn)
    if large.any():
        printed[_within_seals(drawn, points) != 0] = 0
    return printed, drawn


def _within_seals(drawn: Grey, points: float) -> Grey:
    """Where the rings of seals are, and what they go around."""
    side = max(round(BROKEN * points), 1) | 1
    closed = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    within = np.zeros_like(drawn)
    for outline in outlines:
        _, _, width, height = cv2.boundingRect(outline)
        if min(width, height) >= SEAL * points:
            cv2.drawContours(within, [outline], -1, 1, cv2.FILLED)
    return within


def _end_of_running(printed: Grey, points: float) -> int:
    """The row below the last line of running text; 0 where there is none."""
    running = np.flatnonzero(_pieces(printed, points).running)
    if not running.size:
        return 0
    step = _step(points)
    begin = int(running[-1] + 1) * step
    inked = printed[begin : begin + 2 * step].any(axis=1)
    free = np.flatnonzero(~inked)
    return begin + int(free[0]) if free.size else begin


def _may_close(sampled: Grey, points: float) -> bool:
    """Is there, between lines of running text or beyond the last one, as much else as a closing has, and some of it on the right?"""
    found = _pieces(sampled, points)
    stretches = np.cumsum(found.running)
    apart = np.convolve(found.running, [1, 1, 1], "same") == 0  # neither line nor marks of one
    free = (found.longest > 0) & apart
    on_right = np.zeros(len(free), np.bool_)
    right = (found.begins >= RIGHT * sampled.shape[1]) & (found.lengths >= SIDE * points)
    on_right[found.rows[right]] = True
    count = int(stretches[-1]) + 1 if len(stretches) else 0
    high = np.bincount(stretches[free], minlength=count) * STRIP
    beside = np.bincount(stretches[free & on_right], minlength=count)
    return bool(((high >= LEAST) & (beside > 0)).any())


class _Pieces(NamedTuple):
    """What is printed in each strip of a page, gaps between words closed: strip, left edge and length of each piece."""

    rows: npt.NDArray[np.intp]
    begins: npt.NDArray[np.intp]
    lengths: npt.NDArray[np.intp]
    longest: npt.NDArray[np.intp]
    """Of each strip."""
    running: npt.NDArray[np.bool_]
    """Strips that hold a line of running text."""


def _pieces(ink: Grey, points: float) -> _Pieces:
    step, width = _step(points), ink.shape[1]
    count = len(ink) // step
    strips = np.zeros((count, width + 2), np.uint8)
    for row in range(step):
        strips[:, 1:-1] |= ink[row : count * step : step]
    gap = max(round(GUTTER * points), 1) | 1
    if count:
        strips[:, 1:-1] = cv2.morphologyEx(
            strips[:, 1:-1].copy(), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8)
        )
    steps = np.diff(strips.view(np.int8), axis=1)
    rows, begins = np.nonzero(steps == 1)
    lengths = np.nonzero(steps == -1)[1] - begins
    longest = np.zeros(count, np.intp)
    np.maximum.at(longest, rows, lengths)
    return _Pieces(rows, begins, lengths, longest, longest >= RUNNING * width)


def _step(points: float) -> int:
    return max(round(STRIP * points), 1)


def _blocks(printed: Grey, points: float) -> list[_Box]:
    """Lines that stand near each other, in pixels of the small picture."""
    reach = np.ones((round(DOWN * points), round(ACROSS * points)), np.uint8)
    labels, stats, _ = pieces_of(cv2.dilate(printed, reach))
    found = []
    for number, (left, top, width, height) in enumerate(stats[1:, :4].tolist(), start=1):
        inside = (slice(top, top + height), slice(left, left + width))
        own = printed[inside] & (labels[inside] == number)
        rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
        box = _Box(
            left + int(columns[0]),
            top + int(rows[0]),
            left + int(columns[-1]) + 1,
            top + int(rows[-1]) + 1,
        )
        if min(box.right - box.left, box.bottom - box.top) >= SMALL * points:
            found.append(box)
    return sorted(_united(found), key=lambda box: (box.top, box.left))


def _united(boxes: Sequence[_Box]) -> list[_Box]:
    """Blocks, those as one that reach into each other."""
    united: list[_Box] = []
    for one in boxes:
        box = one
        while touching := [other for other in united if _touch(box, other)]:
            united = [other for other in united if other not in touching]
            lefts, tops, rights, bottoms = zip(box, *touching, strict=True)
            box = _Box(min(lefts), min(tops), max(rights), max(bottoms))
        united.append(box)
    return united


def _touch(one: _Box, other: _Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


def _is_two_sided(boxes: Sequence[_Box], points: float) -> bool:
    sides = [box for box in boxes if box.right - box.left >= SIDE * points]
    return len(sides) <= MOST and any(
        one.right + GUTTER * points <= other.left
        and max(one.top, other.top) - min(one.bottom, other.bottom) <= STAGGER * points
        for one in sides
        for other in sides
    )


def _with_tied(box: _Box, boxes: Sequence[_Box], drawn: Grey, points: float) -> _Box:
    """A block with letters beside it that are tied to a seal or a signature."""
    beside = [one for one in boxes if one.top < box.bottom and box.top < one.bottom]
    rows = drawn[box.top : box.bottom]
    near, tied = round(NEAR * points), round(TIED * points)
    left, right = box.left, box.right
    if rows[:, max(left - near, 0) : left + near].any():
        left = max([left - tied, 0, *(one.right for one in beside if one.right <= left)])
    if rows[:, right - near : right + near].any():
        width = drawn.shape[1]
        right = min([right + tied, width, *(one.left for one in beside if one.left >= right)])
    return box._replace(left=left, right=right)


def _part(box: _Box, top: int, width: int, bottom: int, scale: float) -> Part:
    breath = round(BREATH * scale)
    return Part(
        max(box.left * HALF - breath, 0),
        max(top + box.top * HALF - breath, top),
        min(box.right * HALF + breath, width),
        min(top + box.bottom * HALF + breath, bottom),
        Form.BLOCK,
    )
