"""Which words of a scanned page are bold: those of whose strokes more is left when a pixel is taken off their edge.

A heading may run on into its text (``2.4. Kinh phí thực hiện: Theo quy định …``): then its words up to the sign that ends
it are bold. Single words inside a line are not looked at; a broken stroke makes as much of a difference.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from parsers.layout.scan.engine import Grey, Word
from parsers.layout.scan.picture import INK

BOLD = 1.09
"""Of what is left of most lines of the page: bold ones keep more."""
PLAIN = 1.05
"""What follows a heading on its line keeps no more."""
FEW = 12
"""Lines: a page of fewer does not show what is plain on it."""


def with_weight(page: Grey, parts: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words of each part, told whether they are bold."""
    ink = (page < INK).view(np.uint8)
    left = cv2.erode(ink, np.ones((2, 2), np.uint8))
    lines = [
        [
            [_weighed(word, ink, left) for word in group]
            for _, group in groupby(part, key=lambda word: word.line)
        ]
        for part in parts
    ]
    kept = [_kept(line) for part in lines for line in part]
    usual = median(kept) if len(kept) >= FEW else 0.0
    if not usual:
        return [list(part) for part in parts]
    return [
        [word for line in part for word in _told(line, BOLD * usual, PLAIN * usual)]
        for part in lines
    ]


class _Weighed(NamedTuple):
    """A word, its pixels of ink, and how many of them are left when their edges are taken off."""

    word: Word
    ink: int
    left: int


def _told(line: Sequence[_Weighed], bold: float, plain: float) -> Iterator[Word]:
    end = len(line) if _kept(line) >= bold else 0
    for at in range(len(line) - 1, 0, -1):
        run_in = line[at - 1].word.text.endswith((":", "."))
        if run_in and _kept(line[:at]) >= bold and _kept(line[at:]) <= plain:
            end = at
            break
    for at, one in enumerate(line):
        yield one.word._replace(bold=True) if at < end else one.word


def _kept(words: Sequence[_Weighed]) -> float:
    """The share of the ink of words that is left when their edges are taken off."""
    ink = sum(one.ink for one in words)
    return sum(one.left for one in words) / ink if ink else 0.0


def _weighed(word: Word, ink: Grey, left: Grey) -> _Weighed:
    rows = slice(min(word.tops), max(word.bottoms))
    columns = slice(word.edges[0], word.edges[-1])
    box = ink[rows, columns]
    if not box.size:
        return _Weighed(word, 0, 0)
    return _Weighed(word, cv2.countNonZero(box), cv2.countNonZero(left[rows, columns]))
