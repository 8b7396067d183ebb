"""Pages that lie on their side or stand on their head: how far to turn them, told by their lines and by what is read of one."""

from collections.abc import Sequence

import numpy as np

from parsers.layout.encodings.syllables import is_syllable
from parsers.layout.scan.engine import Engine, Form, Grey, Part, Word
from parsers.layout.scan.language import pieces_of
from parsers.layout.scan.picture import smaller

SIDEWAYS = 1.4
"""Times as much as across: so much the ink changes down the columns of a page that lies on its side."""
USUAL = 0.9
"""Of the changes of a page: the rest are the largest."""
SMALL = 350
"""Pixels: lines show in a picture so wide."""
SAMPLE = 0.1
"""Of the height of a page: a band so high is read, where most ink is."""
UPRIGHT = 0.4
"""Of the letters of a page: so many are of Vietnamese words of some length; of one on its head a fourth at most."""
ENOUGH = 60
"""Letters: fewer tell nothing of a page."""
BLANK = 0.002
"""Of a page: with less ink it is blank."""


def quarter_of(grey: Grey, engine: Engine, dpi: int) -> int:
    """By how many quarters a page has to be turned clockwise so that its text stands upright or on its head."""
    if (grey[::3, ::3] < 128).mean() < BLANK:
        return 0
    small = smaller(grey, SMALL)
    if _change(small, axis=0) <= SIDEWAYS * _change(small, axis=1):
        return 0
    # folds and dark edges run down a page that stands upright: what is read decides
    return max((0, 1, 3), key=lambda quarter: _sample(grey, quarter, engine, dpi))


def reads(parts: Sequence[Sequence[Word]]) -> tuple[int, bool]:
    """How many letters of what was read are of Vietnamese words of some length, and whether the page may stand on its head:
    they are few.
    """
    pieces = [piece.word for part in parts for word in part for piece in pieces_of(word.text)]
    letters = sum(map(len, pieces))
    told = sum(len(word) for word in pieces if len(word) > 2 and is_syllable(word))
    return told, letters > ENOUGH and told < UPRIGHT * letters


def _change(small: Grey, axis: int) -> float:
    """How much the ink of a picture changes from column to column (0) or from row to row (1), in parts of its ink.

    The edges of folds, rules and dark rims are few and change most: they count as much as what changes usually.
    """
    ink = 255.0 - small.mean(axis=axis)
    change = np.abs(np.diff(ink))
    usual = np.minimum(change, np.quantile(change, USUAL))
    return float(np.square(usual).mean()) / (float(ink.mean()) + 1.0) ** 2


def _sample(grey: Grey, quarter: int, engine: Engine, dpi: int) -> int:
    """How many letters of a band of a page are of Vietnamese words once it is turned."""
    turned = np.ascontiguousarray(np.rot90(grey, -quarter))
    height, width = turned.shape
    rows = (turned[:, ::4] < 128).sum(axis=1)
    band = max(round(SAMPLE * height), 1)
    sums = np.convolve(rows, np.ones(band, np.int64), "valid")
    top = int(sums.argmax()) if sums.size else 0
    # as lines: looking for columns, an engine reads lines that run down the page too (Tesseract 5.5)
    part = Part(0, top, width, min(top + band, height), Form.BLOCK)
    return reads(engine.words(turned, [part], dpi))[0]
