"""Cells that hold the number of a row, read once more as figures where they were read as something else.

A number stands alone, without a word that would help an engine: it reads ``Đr)`` for 5.3. Told that there are figures only, at
the size of the page or a little smaller, it mostly reads them.
"""

from collections import defaultdict
from collections.abc import Sequence

import cv2
import numpy as np
from rapidfuzz.distance.Levenshtein import distance

from parsers.keys import ascii_key
from parsers.layout.pdf.tablepieces import NUMBER_HEAD
from parsers.layout.scan.engine import Engine, Form, Grey, Part, Word
from parsers.layout.scan.serials import ENDS, FORM, LONGEST
from parsers.layout.scan.zones import Zone

SMALLER = 0.7
"""The size at which figures are read that were not read at that of the page."""
SURE = 0.6
"""Confidence from which on figures are told."""
COLUMNS = 4
"""A table of fewer columns does not number them."""
INDEX = 5
"""Signs of an index, however it was read."""
RIGHT = 0.4
"""Of a row of indices: so many were read as they should be."""
WIDEST = 45.0
"""Points: a column of numbers is no wider."""


def with_numbers(
    page: Grey, zones: Sequence[Zone], parts: Sequence[list[Word]], engine: Engine, scale: float
) -> list[list[Word]]:
    """The words of each part; those of first cells that may be the number of a row are marked as such."""
    told = list(parts)
    for at, (zone, words) in enumerate(zip(zones, parts, strict=True)):
        wide = zone.part.right - zone.part.left > WIDEST * scale
        text = "".join(word.text for word in words)
        if not zone.first or wide or len(text) > LONGEST or text == "(1)":
            continue
        if zone.head and len(words) == 1 and _is_head(text):
            told[at] = [words[0].spelled("STT" if len(text) > len("TT") else "TT")]
            continue
        known = zone.head or FORM.fullmatch(text.rstrip(ENDS)) or NUMBER_HEAD.match(ascii_key(text))
        figures = None if known else _figures(page, zone.part, engine, round(72 * scale))
        if figures is not None:
            read = (text, *("" for _ in figures.text[1:]))
            told[at] = [figures._replace(serial=True, raw=read)]
        elif len(words) == 1:
            told[at] = [words[0]._replace(serial=True)]
    return told


def with_indices(zones: Sequence[Zone], parts: Sequence[list[Word]]) -> list[list[Word]]:
    """The words of each part, rows that number the columns of a table put right: ``1)``, ``(2)``, ``(23)``, ``(4)``."""
    told = list(parts)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for at, zone in enumerate(zones):
        if zone.cell is not None and parts[at]:
            rows[round(zone.cell.top)].append(at)
    for row in rows.values():
        row.sort(key=lambda at: zones[at].part.left)
        texts = ["".join(word.text for word in parts[at]) for at in row]
        right = [text.strip("()[]") == str(number) for number, text in enumerate(texts, 1)]
        short = all(len(text) <= INDEX for text in texts)
        if short and len(row) >= COLUMNS and sum(right) >= RIGHT * len(row):
            for number, at in enumerate(row, 1):
                told[at] = [parts[at][0].spelled(f"({number})")]
    return told


def _is_head(text: str) -> bool:
    """Is it ``TT`` or ``STT``, but for a sign?"""
    key = ascii_key(text).strip(".,:;'|")
    return len(key) in {2, 3} and min(distance(key, "tt"), distance(key, "stt")) == 1


def _figures(page: Grey, part: Part, engine: Engine, dpi: int) -> Word | None:
    """What is read of a cell when there are figures only."""
    (words,) = engine.words(page, [part._replace(form=Form.NUMBER)], dpi)
    if (found := _number(words)) is not None:
        return found
    cell = np.ascontiguousarray(page[part.top : part.bottom, part.left : part.right])
    small = cv2.resize(cell, None, fx=SMALLER, fy=SMALLER, interpolation=cv2.INTER_AREA)
    height, width = small.shape
    (words,) = engine.words(small, [Part(0, 0, width, height, Form.NUMBER)], round(SMALLER * dpi))
    found = _number(words)
    return found and _enlarged(found, part)


def _number(words: Sequence[Word]) -> Word | None:
    seen = [word for word in words if word.text.strip()]
    if len(seen) != 1 or seen[0].confidence < SURE:
        return None
    return seen[0] if FORM.fullmatch(seen[0].text.rstrip(ENDS)) else None


def _enlarged(word: Word, part: Part) -> Word:
    """A word of a smaller picture of a part, where it stands on the page."""
    return word._replace(
        edges=tuple(part.left + round(x / SMALLER) for x in word.edges),
        tops=tuple(part.top + round(y / SMALLER) for y in word.tops),
        bottoms=tuple(part.top + round(y / SMALLER) for y in word.bottoms),
        baseline=part.top + word.baseline / SMALLER,
        size=word.size / SMALLER,
    )
