"""Marks that hang before a line of text: the number or bullet of a paragraph, looked at again where it was read amiss or lost.

A mark stands alone, parted from its line by a tab: an engine drops ``2.``, or reads ``S`` for a ring and ``«`` for a point. What
is round, square or flat and stands where bullets do is told by its shape; what else nobody begins a line with is shown
to the engine once more, by itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from parsers.keys import ascii_key
from parsers.layout.encodings.syllables import is_syllable
from parsers.layout.scan.engine import Engine, Form, Grey, Part, Word
from parsers.layout.scan.looks import looks_at
from parsers.layout.scan.picture import INK
from parsers.layout.scan.pieces import pieces_of
from parsers.layout.scan.runs import DASHES, ROW
from parsers.layout.scan.zones import Zone, spans_of

ABOVE, BELOW = 1.0, 0.25
"""Of the type size: so far above and below its baseline a line's marks reach."""
JOINED = 0.18
"""Of the type size: parts of a mark stand no farther apart."""
FREE, FARTHEST = 0.38, 4.0
"""Of the type size: so far from its line a number stands, and no mark farther."""
WIDEST = 2.2
"""Of the type size: no mark is wider."""
TALLEST = 1.1
"""Of the type size: what is higher is no letter."""
DUST = 0.06
"""Of the type size: what is no wider and no higher is dust."""
TOLD = 0.6
"""Confidence of what is read of a mark by itself."""
AGREED = 0.3
"""The same where it is what was read in the line, but for its point."""
BREATH = 0.3
"""Of the type size: paper around a mark that is shown by itself."""
BY_SHAPE = 0.9
"""Confidence of what is told by its shape."""

BULLET = (0.14, 0.6)
"""Of the type size: so wide and high are bullets; points of a sentence are smaller."""
SQUARE = 1.35
"""Times as wide as high, or the other way round, at most: it is as wide as high."""
MIDDLE = (0.14, 0.55)
"""Of the type size: so far above the baseline is the middle of a bullet or dash."""
FULL, FILLED = 0.66, 0.9
"""Of its box: so much of it a disc fills, a square."""
HOLLOW = 0.2
"""Of its box: so much of it the hole of a ring is at least."""
CENTRED = 0.1
"""Of its height: so near to the middle of a ring is that of its hole; that of an ``e`` is not."""
FLAT = 1.8
"""Times as wide as high: a dash."""
THIN = (0.045, 0.15)
"""Of the type size: so high is a dash."""
SOLID = 0.7
"""Of its box: so much of it a dash fills."""
LONG = 0.42
"""Of the type size: a longer dash is ``–``."""

BULLETS = frozenset("•▪o")
ALIGNED = 0.3
"""Of the type size: bullets of a list begin so near below each other."""
SIGNS = DASHES | {"+", "*", "•"}
"""Read rightly where they are read."""

_MARK = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ][.)/]|[IVX]{1,5}[.)/]"
)
"""What a line may begin with before a tab."""
_ROMAN = re.compile(r"[IVXYÌÍỈĨỊ]{1,5}[.,]?")
"""A Roman number as an engine reads it: ``VI.`` is ``VỊ.``, ``V.`` is ``VY.`` or ``V,``. ``vi`` and ``vy`` are syllables."""


class _Piece(NamedTuple):
    """Ink that stands together: pixels of the page, and the picture of it alone."""

    left: int
    top: int
    right: int
    bottom: int
    ink: npt.NDArray[np.bool_]

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


class _Mark(NamedTuple):
    """Ink that stands alone before a line: its box, the pieces it is made of, where the text behind it begins. ``room``: from
    its left to its right, as high as the line.
    """

    part: Part
    pieces: Sequence[_Piece]
    text: int
    room: Part
    lone: bool


class _Line(NamedTuple):
    """Words of a line, on one baseline; ``size``: that of the type, in pixels."""

    words: Sequence[Word]
    baseline: float
    size: float


_Look: TypeAlias = Callable[[Part], Iterable[list[Word]]]
"""What an engine reads of a part of the page, by itself and in several sizes."""


def with_hanging(
    page: Grey, zones: Sequence[Zone], parts: Sequence[list[Word]], engine: Engine, scale: float
) -> list[list[Word]]:
    """The words of each part, marks that hang before a line as they are printed."""
    look = partial(looks_at, page, form=Form.LINE, engine=engine, dpi=round(72 * scale))
    return [
        words if zone.first or zone.closes else _with_marks(page, zone.part, words, look)
        for zone, words in zip(zones, parts, strict=True)
    ]


def _with_marks(page: Grey, part: Part, words: list[Word], look: _Look) -> list[Word]:
    size = median([word.size for word in words]) / ROW if words else 0.0
    lines = [_line(list(group), size) for _, group in groupby(words, key=lambda word: word.line)]
    found: list[tuple[_Mark, Word] | None] = []
    for at, line in enumerate(lines):
        mark = _mark_before(page, part._replace(left=_free_from(line, lines, part.left)), line)
        if mark is not None:
            lines[at] = line._replace(words=_inked(line.words, mark))
        read = [word for word in words if within(word, mark.room)] if mark is not None else []
        told = _told(mark, read, line, look) if mark is not None else None
        found.append((mark, told) if mark is not None and told is not None else None)
    kept = [one if one is not None and _is_likely(one, found, size) else None for one in found]
    rooms = [one[0].room for one in kept if one is not None]
    if not rooms:
        return [word for line in lines for word in line.words]
    # an engine may have read the marks as a column of their own
    return [
        word
        for line, one in zip(lines, kept, strict=True)
        for word in ((one[1], *_behind(line.words, one[0].text)) if one is not None else line.words)
        if one is not None or not any(within(word, room) for room in rooms)
    ]


def _inked(words: Sequence[Word], mark: _Mark) -> list[Word]:
    """The words of a line without signs read where there is no ink: ``- _ Từ ngày``, for the white of a tab."""
    return [
        word
        for word in words
        if not (mark.part.right <= word.edges[0] and word.edges[-1] <= mark.text)
        or any(map(str.isalnum, word.text))
    ]


def _line(words: Sequence[Word], size: float) -> _Line:
    return _Line(words, median(word.baseline for word in words), size)


def _free_from(line: _Line, lines: Iterable[_Line], left: int) -> int:
    """Where what stands before a line begins: behind the text of another on its level."""
    begins = line.words[0].edges[0]
    beside = [
        one.words[-1].edges[-1]
        for one in lines
        if abs(one.baseline - line.baseline) < line.size / 2
        and one.words[-1].edges[-1] <= begins
        and any(_is_word(word.text) for word in one.words)
    ]
    return max(beside, default=left)


def _is_likely(
    one: tuple[_Mark, Word], found: Iterable[tuple[_Mark, Word] | None], size: float
) -> bool:
    """Something was read there, or it is no bullet, or there is another like it: what is round alone may be a blot."""
    mark, told = one
    if told.text not in BULLETS or "".join(told.read):
        return True
    alike = [
        other
        for other in found
        if other is not None
        and other[1].text == told.text
        and abs(other[0].part.left - mark.part.left) <= ALIGNED * size
    ]
    return len(alike) > 1


def within(word: Word, part: Part) -> bool:
    """Does a word stand where a mark does?"""
    middle = (min(word.tops) + max(word.bottoms)) / 2
    beside = word.edges[0] < part.right and word.edges[-1] > part.left
    return beside and part.top <= middle <= part.bottom


def _behind(words: Sequence[Word], start: int) -> Iterator[Word]:
    """The words of a line from some pixel on; of one that began before, the characters behind it."""
    for word in words:
        at = sum(left + right < 2 * start for left, right in pairwise(word.edges))
        if at < len(word.text):
            yield word.cut(at, len(word.text)) if at else word


def _mark_before(page: Grey, part: Part, line: _Line) -> _Mark | None:
    """What stands alone before a line."""
    words, baseline, size = line
    top = max(round(baseline - ABOVE * size), 0)
    bottom = min(round(baseline + BELOW * size), page.shape[0])
    begins, reach = words[0].edges[0], round((FARTHEST + WIDEST) * size)
    left = max(part.left, begins - reach)
    right = min(max(word.edges[-1] for word in words), begins + reach)
    pieces = list(_pieces(page, Part(left, top, right, bottom, Form.LINE), size))
    ink = np.zeros(max(right - left, 0), np.bool_)
    for one in pieces:
        ink[one.left - left : one.right - left] = True
    spans = spans_of(ink, round(JOINED * size))
    if len(spans) < 2:
        return None
    (start, end), (text, _) = spans[:2]
    if text - end > FARTHEST * size or end - start > WIDEST * size:
        return None
    if begins > left + text + JOINED * size:
        return None  # what stands behind it is none of this line's words
    own = [one for one in pieces if one.right <= left + end]
    room = Part(left + start, top, left + end, bottom, Form.LINE)
    found = _Mark(
        room._replace(top=min(one.top for one in own), bottom=max(one.bottom for one in own)),
        own,
        left + text,
        room,
        not _goes_on(page, own[0], size),
    )
    # a word of the text, as on most lines
    return found if text - end >= FREE * size or _shaped(found, line) is not None else None


def _shaped(mark: _Mark, line: _Line) -> str | None:
    return _shape(mark.pieces[0], line) if len(mark.pieces) == 1 and mark.lone else None


def _goes_on(page: Grey, piece: _Piece, size: float) -> bool:
    """Is it a part of a line that a scanner or a fold drew, in pieces?"""
    rows = page[max(piece.top - 1, 0) : piece.bottom + 1]
    reach = round(FREE * size)
    sides = (
        rows[:, max(piece.left - reach, 0) : piece.left - 1],
        rows[:, piece.right + 1 : piece.right + reach],
    )
    return any((side < INK).any() for side in sides)


def _pieces(page: Grey, part: Part, size: float) -> Iterator[_Piece]:
    """The pieces of ink of a line that are no dust, and none of another line."""
    ink = (page[part.top : part.bottom, part.left : part.right] < INK).view(np.uint8)
    if not ink.size:
        return
    labels, stats, _ = pieces_of(ink)
    for number, (x, y, width, height, _area) in enumerate(stats.tolist()):
        is_dust = max(width, height) <= DUST * size
        if number == 0 or is_dust or height > TALLEST * size:
            continue
        if y == 0 or y + height == ink.shape[0]:  # it goes on above or below
            continue
        own = labels[y : y + height, x : x + width] == number
        left, top = part.left + x, part.top + y
        yield _Piece(left, top, left + width, top + height, own)


def _told(mark: _Mark, read: Sequence[Word], line: _Line, look: _Look) -> Word | None:
    """A mark as it is printed; None where it is told already, or cannot be told."""
    text = "".join(word.text for word in read)
    shape = _shaped(mark, line)
    if text and set(text) <= SIGNS:
        # a dash that an engine is unsure of would be taken for a speck
        unsure = shape in SIGNS and min(word.confidence for word in read) < BY_SHAPE
        shape = text if len(text) == 1 else shape
        return _word(mark, shape, text, BY_SHAPE, line) if shape and unsure else None
    if shape is not None:
        return _word(mark, shape, text, BY_SHAPE, line)
    if mark.text - mark.part.right < FREE * line.size or any(_is_word(word.text) for word in read):
        return None
    if _MARK.fullmatch(text):
        return None  # another number may be due: the order of all of them tells
    for seen in look(with_paper(mark.part, line.size)):
        number = _number_of(seen)
        least = AGREED if number == f"{text}." else TOLD
        if number is not None and seen[0].confidence >= least:
            return _word(mark, number, text, seen[0].confidence, line)
    return None


def _is_word(text: str) -> bool:
    if _ROMAN.fullmatch(text):
        return False
    letters = text.strip(".,;:()").casefold()
    return len(letters) > 1 and is_syllable(letters)


def _number_of(seen: Sequence[Word]) -> str | None:
    """What a line may begin with, if that is what was seen."""
    if len(seen) != 1:
        return None
    text = seen[0].text
    if _ROMAN.fullmatch(text) and "Y" not in text:
        text = ascii_key(text).upper()
    if text.endswith(","):
        text = f"{text[:-1]}."
    return text if _MARK.fullmatch(text) else None


def with_paper(part: Part, size: float) -> Part:
    """A part with the paper around it, at which an engine sees that it ends."""
    left, top, right, bottom, form = part
    breath = round(BREATH * size)
    return Part(max(left - breath, 0), max(top - breath, 0), right + breath, bottom + breath, form)


def _word(mark: _Mark, text: str, read: str, sure: float, line: _Line) -> Word:
    left, right, count = mark.part.left, mark.part.right, len(text)
    first = line.words[0]
    return Word(
        text,
        tuple(left + (right - left) * at // count for at in range(count + 1)),
        (mark.part.top,) * count,
        (mark.part.bottom,) * count,
        line.baseline,
        first.size,
        (sure,) * count,
        first.line,
        raw=(read, *("" for _ in range(count - 1))) if read != text else (),
    )


def _shape(piece: _Piece, line: _Line) -> str | None:
    """A bullet or dash by its shape: ``•``, ``▪``, ``o``, ``-`` or ``–``."""
    size, width, height = line.size, piece.width, piece.height
    middle = (line.baseline - (piece.top + piece.bottom) / 2) / size
    low, tall = (share * size for share in BULLET)
    if not MIDDLE[0] <= middle <= MIDDLE[1] or width < low:
        return None
    if width >= FLAT * height:
        is_dash = THIN[0] <= height / size <= THIN[1] and piece.ink.mean() >= SOLID
        return ("–" if width > LONG * size else "-") if is_dash else None
    if not low <= height <= tall or max(width, height) > SQUARE * min(width, height):
        return None
    filled = float(piece.ink.mean())
    if filled >= FULL:
        return "▪" if filled >= FILLED else "•"
    return "o" if _is_ring(piece.ink) else None


def _is_ring(ink: npt.NDArray[np.bool_]) -> bool:
    """Is there one hole, in the middle?"""
    framed = np.pad(~ink, 1, constant_values=True).view(np.uint8)
    count, _, stats, centres = cv2.connectedComponentsWithStats(framed, connectivity=4)
    if count != 3:  # the ink, what is around it, its hole
        return False
    holes = [at for at in range(1, 3) if stats[at, cv2.CC_STAT_LEFT] > 0]
    if len(holes) != 1 or stats[holes[0], cv2.CC_STAT_AREA] < HOLLOW * ink.size:
        return False
    height, width = ink.shape
    x, y = centres[holes[0]] - 1
    near = CENTRED * height
    return abs(x - (width - 1) / 2) <= near and abs(y - (height - 1) / 2) <= near
