"""What of a closing can be told: its print without what a pen or a seal left in it, and where an office is told in part.

``KT.`` written by hand before ``GIÁM ĐỐC``, ``PHÓ`` stamped in red below ``HIỆU TRƯỞNG``: nobody guesses it. Its picture is kept, as that
of a number filled in by hand, and who reads the record on knows that the office is not all that stands there.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import cv2
import numpy as np
from rapidfuzz.distance.Levenshtein import distance

from parsers.bullets import SIGNS
from parsers.keys import ascii_key
from parsers.layout.encodings.syllables import is_syllable
from parsers.layout.scan.back import box_back
from parsers.layout.scan.byhand import PEN, Blank, Written, pictured
from parsers.layout.scan.closing import HALF
from parsers.layout.scan.engine import Grey, Word
from parsers.layout.scan.photograph import Matrix
from parsers.layout.scan.picture import COLOURED
from parsers.layout.scan.pieces import pieces_of
from schemas.layout import BBox

FIELD = "signers"
SURE = 0.8
"""Confidence of a word by which a line is one of print."""
UNSURE = 0.4
"""Less sure words of an office may be others."""
BEFORE = 3.2
"""Of the height of a line: so far before an office what belongs to it is written."""
BELOW = 1.2
"""Of it: so far below one a stamp puts another."""
AROUND = 120.0
"""Points: a seal beside a word is seen whole."""
LETTER, WIDEST = (0.55, 4.0), 8.0
"""Of the height of a capital: so high are letters of a pen or a stamp, and so wide what a pen writes at once."""
FEW = 2
"""Letters of a stamp: fewer are a piece of a seal."""
SEAL = (28.0, 66.0)
"""Points: radius of a seal; those of offices are 30 to 42 mm wide."""
EDGE = 4.0
"""Points: so broad its ring may be beyond that."""
ROUND = 60
"""Votes by which something is a circle."""
RING = 0.4
"""Of a circle: so much of it is drawn where it is a ring."""

_OPENINGS = ("noinhan", "kinhgui", "daky")
_SPECKS = "“”\"'`’‘^*„~|_°·«»<>\\"
_OPENS = re.compile(r"PHÓ\b|(?:KT|TM|TL|TUQ|T/M|K/T|T/L)\b")
"""Before these words of an office stands no other."""
_SHORT = frozenset(
    (
        *("KT", "TM", "TL", "TUQ", "Q", "T", "K", "M", "L"),
        *("PGS", "GS", "TS", "ThS", "BS", "CKI", "CKII"),
        *("UBND", "HĐND", "UBMTTQ", "MTTQ", "BCH", "BCĐ", "BTV", "TW", "TP", "TX"),
    )
)


class Cleared(NamedTuple):
    """The words of a block of a closing, and those that are no print."""

    kept: list[Word]
    out: list[Word]


def is_closing(parts: Iterable[Sequence[Word]]) -> bool:
    """Do blocks that stand like those of a closing hold an office, a name or the recipients of one? Figures at a tab do not."""
    return any(
        _is_office(line) or _is_name(line) or _is_opening(line)
        for words in parts
        for _, group in groupby(words, key=lambda word: word.line)
        for line in [list(group)]
    )


def _is_opening(line: Sequence[Word]) -> bool:
    """``Nơi nhận``, ``(Đã ký)``: but for a letter, and specks beside it."""
    letters = re.sub(r"[^a-z]", "", ascii_key(" ".join(word.text for word in line)))
    return any(distance(letters[: len(one)], one) <= 1 for one in _OPENINGS)


def cleared(words: Sequence[Word]) -> Cleared:
    """A block without lines in which no word is surely read, and without specks at the ends of the others."""
    kept: list[Word] = []
    out: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        if not any(map(_is_print, line)):
            out += line
            continue
        line = _in_capitals(line)
        is_office = _is_office(line)
        while is_office and not any(map(str.isalnum, line[-1].text)):
            out.append(line.pop())
        kept += _bare(line)
    return Cleared(kept, out)


def _in_capitals(line: list[Word]) -> list[Word]:
    """``KT. cHủ TỊCH``: no word has a capital behind a small letter, and here it stands among capitals."""
    if not (_begins(line) and _may_be_office(line)):
        return line
    return [
        word.put_right(word.text.upper())
        if any(map(str.isupper, word.text[1:])) and not word.text.isupper()
        else word
        for word in line
    ]


def _is_print(word: Word) -> bool:
    letters = re.sub(r"\W|\d|_", "", word.text)
    if word.confidence < SURE:
        return False
    if word.text.strip(".-–").isdigit():
        return True  # the number of a page
    return len(letters) > 1 and (word.text.isupper() or is_syllable(letters.casefold()))


def _bare(line: Sequence[Word]) -> Iterator[Word]:
    for at, word in enumerate(line):
        start = len(word.text) - len(word.text.lstrip(_SPECKS)) if at == 0 else 0
        end = len(word.text.rstrip(_SPECKS)) if at == len(line) - 1 else len(word.text)
        yield word.cut(start, end) if 0 < end - start < len(word.text) else word


def _is_office(line: Sequence[Word]) -> bool:
    """A line in capitals; what was not surely read may be anything."""
    sure = [word for word in line if word.confidence >= UNSURE and len(word.text) > 1]
    return bool(sure) and _begins(line) and " ".join(word.text for word in sure).isupper()


def _is_name(line: Sequence[Word]) -> bool:
    sure = [word for word in line if word.confidence >= UNSURE and word.text[0].isalpha()]
    return 1 < len(sure) < 7 and len(line) < 9 and all(map(_is_capital, sure)) and _begins(line)


def _is_capital(word: Word) -> bool:
    return word.text[:1].isupper() and not word.text.isupper()


def _begins(line: Sequence[Word]) -> bool:
    """Is it no line of a list?"""
    return line[0].text not in SIGNS or line[0].confidence < UNSURE


def unread(words: Sequence[Word], others: Sequence[Word], page: "Drawn") -> Iterator[Written]:
    """Pictures of what belongs to the offices and names of a block and was not read."""
    above: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        blank = None
        if _is_office(line):
            blank = _unsure(line) or page.written(line, others)
        elif _is_name(line) or (_is_office(above) and _may_be_office(line)):
            blank = _unsure(line)
        if blank is not None:
            yield page.pictured(blank)
        above = line


def _may_be_office(line: Sequence[Word]) -> bool:
    letters = [letter for word in line for letter in word.text if letter.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _unsure(line: Sequence[Word]) -> BBox | None:
    """Where words of a line stand that may be others."""
    found = [
        word
        for word in line
        if any(map(str.isalnum, word.text))
        and word.confidence < (UNSURE if _is_known(word) else SURE)
    ]
    return _around(found) if found else None


def _is_known(word: Word) -> bool:
    """Is it made of words of the language, or of letters that stand for an office or a title (``KT.GIÁM``, ``PGS.TS.``)?"""
    parts = re.findall(r"[^\W\d_]+", word.text)
    return bool(parts) and all(part in _SHORT or is_syllable(part.casefold()) for part in parts)


def _around(words: Sequence[Word]) -> BBox:
    return BBox(
        min(word.edges[0] for word in words),
        min(min(word.tops) for word in words),
        max(word.edges[-1] for word in words),
        max(max(word.bottoms) for word in words),
    )


class Drawn(NamedTuple):
    """A page as it is drawn, grey or red, green, blue. ``back``: from the pixels made ready to those drawn."""

    picture: np.ndarray
    back: Matrix
    scale: float

    def pictured(self, box: BBox) -> Written:
        return pictured(Blank(FIELD, box), self.picture, self.back, self.scale)

    def written(self, line: Sequence[Word], others: Sequence[Word]) -> BBox | None:
        """Where a pen wrote before an office, or a stamp put another below it."""
        office = _around(line)
        high = np.median(
            [b - t for word in line for t, b in zip(word.tops, word.bottoms, strict=True)]
        )
        reach = BEFORE * line[0].size
        edges = [word.edges[-1] for word in others if _beside(word, office)]
        left = max([office.x0 - reach, *(x for x in edges if x <= office.x0)])
        if not _OPENS.match(line[0].text):
            before = BBox(left, office.top, office.x0 - 1, office.bottom)
            if self._letters(before, float(high), stamped=False):
                return before
        below = BBox(left, office.top, office.x1, office.bottom + BELOW * line[0].size)
        if self.picture.ndim == 3 and self._letters(below, float(high), stamped=True) >= FEW:
            return below
        return None

    def _letters(self, box: BBox, high: float, *, stamped: bool) -> int:
        """How many letters stand in a box, in black or of a pen, or those of a stamp."""
        reach = AROUND * self.scale
        inner = box_back(box, self.back)
        left, top = max(round(inner.x0 - reach), 0), max(round(inner.top - reach), 0)
        part = self.picture[top : round(inner.bottom + reach), left : round(inner.x1 + reach)]
        if not part.size:
            return 0
        found = _without_seals(_stamped(part), self.scale) if stamped else _inked(part)
        _, stats, middles = pieces_of(found)
        low, tall = LETTER
        return sum(
            low * high <= stat[cv2.CC_STAT_HEIGHT] <= tall * high
            and stat[cv2.CC_STAT_WIDTH] <= WIDEST * high
            and inner.x0 <= x + left <= inner.x1
            and inner.top <= y + top <= inner.bottom
            for stat, (x, y) in zip(stats[1:], middles[1:], strict=True)
        )


def _beside(word: Word, office: BBox) -> bool:
    return (
        word.confidence >= UNSURE
        and min(word.tops) < office.bottom
        and office.top < max(word.bottoms)
    )


def _inked(part: Grey) -> Grey:
    """What is dark in red light: print and pens; seals are not."""
    red = part if part.ndim == 2 else part[:, :, 0]
    return np.ascontiguousarray(red < PEN).view(np.uint8)


def _stamped(part: Grey) -> Grey:
    """What is red."""
    red, green, blue = cv2.split(part)
    return (cv2.subtract(red, cv2.max(green, blue)) > COLOURED).view(np.uint8)


def _without_seals(red: Grey, scale: float) -> Grey:
    """What is red (1) and stands in no seal."""
    if not red.any():
        return red
    points = scale / HALF
    low, high = (round(radius * points) for radius in SEAL)
    small = np.ascontiguousarray(red[::HALF, ::HALF]) * 255
    found = cv2.HoughCircles(
        cv2.GaussianBlur(small, (0, 0), 1),
        cv2.HOUGH_GRADIENT,
        2,
        2 * low,
        param1=100,
        param2=ROUND,
        minRadius=low,
        maxRadius=high,
    )
    left = red.copy()
    seals: list[tuple[float, float, float]] = []
    broad = cv2.dilate(small, np.ones((3, 3), np.uint8))
    for x, y, ring in found[0].tolist() if found is not None else []:
        radius = _outermost(broad, (round(x), round(y)), range(high, round(ring), -1)) or ring
        # the surest come first; what cuts one is a part of it
        if all(math.hypot(x - u, y - v) >= radius + other for u, v, other in seals):
            seals.append((x, y, radius))
            middle = (round(x * HALF), round(y * HALF))
            cv2.circle(left, middle, round((radius + EDGE * points) * HALF), 0, cv2.FILLED)
    return left


def _outermost(red: Grey, middle: tuple[int, int], radii: range) -> int | None:
    """The first radius about a point where a ring is drawn: Hough's may be that of an inner one."""
    for radius in radii:
        ring = cv2.circle(np.zeros_like(red), middle, radius, 1, 2)
        if (red[ring != 0] != 0).mean() >= RING:
            return radius
    return None
