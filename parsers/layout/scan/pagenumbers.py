"""The number of a page, by itself above its text: read again as figures where it was read as something else, or lost.

An engine that sees one figure above a page of letters reads ``b)`` for 5, and that would stand in the middle of the
sentence that goes on from the page before.
"""

from collections.abc import Sequence

import numpy as np

from parsers.layout.scan.engine import Engine, Form, Grey, Part, Word
from parsers.layout.scan.hanging import SIGNS, with_paper, within
from parsers.layout.scan.looks import looks_at
from parsers.layout.scan.picture import INK
from parsers.layout.scan.zones import Zone, spans_of

TOP = 0.11
"""Of the height of a page: its number stands above."""
HIGH, WIDE = (4.0, 16.0), 36.0
"""Points: so high and at most so wide is a number, ``- 12 -`` too."""
MIDDLE = (0.4, 0.6)
"""Of the width of a page: there it stands."""
SIZE = 13.0
"""Points: of its type, more or less."""
SURE = 0.6
"""Confidence of figures that are told."""
LONGEST = 3


def with_page_number(
    page: Grey, zones: Sequence[Zone], parts: Sequence[list[Word]], engine: Engine, scale: float
) -> list[list[Word]]:
    """The words of each part, the page's number told as one."""
    told = list(parts)
    if not zones or zones[0].cell is not None:
        return told
    box = _box(page, zones[0].part, scale)
    if box is None:
        return told
    read = [word for word in told[0] if within(word, box)]
    text = "".join(word.text for word in read).strip("".join(SIGNS))
    if text.isdecimal() or text[:1].isupper():  # 12; I, A: a heading by itself
        return told
    shown = with_paper(box, SIZE * scale)
    found = next(
        (
            one[0]
            for one in looks_at(page, shown, Form.NUMBER, engine=engine, dpi=round(72 * scale))
            if _is_number(one)
        ),
        None,
    )
    if found is not None:
        others = [word for word in told[0] if not within(word, box)]
        above = min((word.line for word in others), default=0) - 1
        raw = ("".join(word.text for word in read), *("" for _ in found.text[1:]))
        told[0] = [found._replace(line=above, raw=raw), *others]
    return told


def _is_number(seen: Sequence[Word]) -> bool:
    return (
        len(seen) == 1
        and seen[0].confidence >= SURE
        and seen[0].text.isdecimal()
        and len(seen[0].text) <= LONGEST
    )


def _box(page: Grey, part: Part, scale: float) -> Part | None:
    """What stands by itself in the middle above the text; None where nothing does."""
    height, width = page.shape
    ink = page[part.top : min(part.bottom, round(TOP * height)), part.left : part.right] < INK
    rows = spans_of(np.asarray(ink.any(axis=1)), 0)
    if len(rows) < 1 or rows[0][1] == len(ink):
        return None
    top, bottom = rows[0]
    columns = np.flatnonzero(ink[top:bottom].any(axis=0))
    left, right = part.left + int(columns[0]), part.left + int(columns[-1]) + 1
    low, tall = HIGH
    if not low * scale <= bottom - top <= tall * scale or right - left > WIDE * scale:
        return None
    if not MIDDLE[0] * width <= (left + right) / 2 <= MIDDLE[1] * width:
        return None
    return Part(left, part.top + top, right, part.top + bottom, Form.NUMBER)
