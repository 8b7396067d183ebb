"""Signs the Vietnamese data of Tesseract has no letter for, told from their ink: ``≥ 90 %`` is read ``> 90 %``, and surely.

A target of at least 90 % is another than one of more than 90 %. What is below the angle tells: a bar as wide as it, that
goes on to neither side as an underline or a border does.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from parsers.layout.scan.engine import Grey, Word
from parsers.layout.scan.picture import INK

BARRED = {"<": "≤", ">": "≥"}
WIDE = 0.55
"""Of the height of the sign: a bar is wider, and the strokes of an angle or a figure beside it are not."""
LOW = 0.6
"""Of the height: the bar stands lower."""
THICK = 0.2
"""Of the height, at most."""
BEYOND = 0.12
"""Of the height: so far beside its ends there is paper."""


def with_bars(page: Grey, words: Sequence[Word]) -> list[Word]:
    """The words of a part, ``<`` and ``>`` with a bar below them as what they are."""
    return [_barred(page, word) if BARRED.keys() & set(word.text) else word for word in words]


def _barred(page: Grey, word: Word) -> Word:
    told = [
        BARRED[letter] if letter in BARRED and _has_bar(page, word, at) else letter
        for at, letter in enumerate(word.text)
    ]
    return word.put_right("".join(told))


def _has_bar(page: Grey, word: Word, at: int) -> bool:
    top, bottom = word.tops[at], word.bottoms[at]
    left, right = word.edges[at : at + 2]
    height = bottom - top
    beside = max(round(BEYOND * height), 1)
    rows = slice(top + round(LOW * height), bottom + beside)
    ink = page[rows, max(left - beside, 0) : right + beside] < INK
    bars = [row for row, length in enumerate(map(_longest, ink)) if length >= WIDE * height]
    if not bars or not len(bars) == bars[-1] - bars[0] + 1 <= max(THICK * height, 1):
        return False
    bar: npt.NDArray[np.bool_] = np.logical_or.reduce(ink[bars], axis=0)
    return not (bar[0] or bar[-1])


def _longest(row: npt.NDArray[np.bool_]) -> int:
    """Pixels of the longest stretch of ink."""
    changes = np.flatnonzero(np.diff(np.concatenate(([0], row.view(np.int8), [0]))))
    return int((changes[1::2] - changes[::2]).max(initial=0))
