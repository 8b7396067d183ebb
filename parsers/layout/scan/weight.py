"""Which words of a scanned page are bold: those of whose strokes more is left when a pixel is taken off their edge.

A heading may run on into its text (``2.4. Kinh phí thực hiện: Theo quy định …``): then its words up to the sign that ends
it are bold. Single words inside a line are not looked at; a broken stroke makes as much of a difference.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

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
    tables = cv2.integral(cv2.erode(ink, np.ones((2, 2), np.uint8))), cv2.integral(ink)
    lines = [
        [list(group) for _, group in groupby(part, key=lambda word: word.line)] for part in parts
    ]
    kept = [_kept(line, *tables) for part in lines for line in part]
    usual = median(kept) if len(kept) >= FEW else 0.0
    if not usual:
        return [list(part) for part in parts]
    return [
        [word for line in part for word in _weighed(line, BOLD * usual, PLAIN * usual, tables)]
        for part in lines
    ]


_Table = npt.NDArray[np.int32]


def _weighed(
    line: Sequence[Word], bold: float, plain: float, tables: tuple[_Table, _Table]
) -> Iterator[Word]:
    end = len(line) if _kept(line, *tables) >= bold else 0
    for at in range(len(line) - 1, 0, -1):
        run_in = line[at - 1].text.endswith((":", "."))
        if run_in and _kept(line[:at], *tables) >= bold and _kept(line[at:], *tables) <= plain:
            end = at
            break
    for at, word in enumerate(line):
        yield word._replace(bold=at < end)


def _kept(words: Iterable[Word], left: _Table, whole: _Table) -> float:
    """The share of the ink of words that is left when their edges are taken off."""
    boxes = [(word.edges[0], min(word.tops), word.edges[-1], max(word.bottoms)) for word in words]
    ink = sum(_sum(whole, *box) for box in boxes)
    return sum(_sum(left, *box) for box in boxes) / ink if ink else 0.0


def _sum(table: _Table, x0: int, top: int, x1: int, bottom: int) -> int:
    return int(table[bottom, x1] - table[top, x1] - table[bottom, x0] + table[top, x0])
