"""How sure an engine is, told as a share: of the words it is so sure of, so many are right.

An engine's own numbers order its words well and mean little: of words that Tesseract calls .80 sure three of four are
right. A share was measured on words typed by hand, and is what the tables and the audit go by.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from parsers.layout.pdf.ink import Run

Curve: TypeAlias = Sequence[tuple[float, float]]
"""What an engine says, in rising order, and the share that is right; between two of them along the line."""
_WORD = re.compile(r"\S+")


class Reliability(NamedTuple):
    """Of an engine: ``letters`` and ``figures`` of words without and with a figure; ``put_right`` of words without figures that
    are told otherwise than they were read, whatever it said of them.
    """

    letters: Curve
    figures: Curve
    put_right: float


def as_shares(run: Run, known: Reliability) -> Run:
    """A run whose words say how many of their like are right."""
    shares = list(run.sure)
    for word in _WORD.finditer(run.text):
        start, end = word.span()
        share = _share(run, start, end, known)
        shares[start:end] = [share] * (end - start)
    return replace(run, sure=shares)


def _share(run: Run, start: int, end: int, known: Reliability) -> float:
    text = run.text[start:end]
    if any(map(str.isdigit, text)):
        return along(known.figures, min(run.sure[start:end]))
    if run.raw and "".join(run.raw[start:end]) != text:
        return known.put_right
    return along(known.letters, min(run.sure[start:end]))


def along(curve: Curve, at: float) -> float:
    """The share at a number an engine says.

    >>> along(((0.0, 0.5), (1.0, 1.0)), 0.5)
    0.75
    """
    place = bisect_right(curve, (at, 1.0))
    if place == 0:
        return curve[0][1]
    if place == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[place - 1], curve[place]
    return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
