"""Roman numbers of quarters: an engine reads ``quý I/2023`` as ``quý 1/2023``, and plans print both.

The strokes tell: a Roman I is alike on both sides, a figure 1 has its flag on the left alone.
"""

import re
from collections.abc import Sequence

import numpy as np

from parsers.keys import ascii_key
from parsers.layout.scan.engine import Grey, Word
from parsers.layout.scan.picture import INK

QUARTER = ascii_key("quý")
HEAD = 0.28
"""Of the height of a sign: where the flag of a 1 and the serif of an I stand."""
_QUARTER = re.compile(r"(?P<ones>[1lI|]{1,3})(?P<five>[V]?)(?=$|[/,;.:)\]-])")


def with_quarters(page: Grey, words: Sequence[Word]) -> list[Word]:
    """The words of a part, ones behind ``quý`` that are drawn as Roman numbers told as such."""
    told = []
    for at, word in enumerate(words):
        found = _QUARTER.match(word.text) if at else None
        if found is not None and ascii_key(words[at - 1].text.strip("(,.")) == QUARTER:
            ones = range(len(found["ones"]))
            if found["five"] or all(_is_roman(page, word, place) for place in ones):
                told.append(word.put_right("I" * len(ones) + word.text[len(ones) :]))
                continue
        told.append(word)
    return told


def _is_roman(page: Grey, word: Word, place: int) -> bool:
    left, right = word.edges[place], word.edges[place + 1]
    top, bottom = word.tops[place], word.bottoms[place]
    ink = page[top:bottom, left:right] < INK
    if not ink.any():
        return False
    stem = int(np.argmax(ink.sum(axis=0)))
    wide = max(round(ink.shape[0] / 14), 1)
    head = ink[: max(round(HEAD * ink.shape[0]), 1)]
    before, behind = head[:, : max(stem - wide, 0)].any(), head[:, stem + wide + 1 :].any()
    return bool(before) == bool(behind)
