"""A small part of a page shown to the engine again: by itself, in other sizes, with white paper around it.

What stands alone has no word beside it that would help an engine, so that what it reads hangs on how large it is.
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from parsers.layout.scan.engine import Engine, Form, Grey, Part, Word
from parsers.layout.scan.picture import WHITE

LOOKS = ((0.7, 0.0), (0.6, 0.0), (0.6, 7.0), (1.0, 7.0))
"""Sizes at which is read what was not read at that of the page, and points of white paper put around it."""


def looks_at(
    page: Grey, part: Part, form: Form, *, engine: Engine, dpi: int
) -> Iterator[list[Word]]:
    """What an engine reads of a part when it is shown in one form, then in other sizes, with white around it."""
    yield _seen(engine.words(page, [part._replace(form=form)], dpi))
    cell = np.ascontiguousarray(page[part.top : part.bottom, part.left : part.right])
    for size, margin in LOOKS:
        small = cv2.resize(cell, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
        edge = round(margin * size * dpi / 72)
        shown = cv2.copyMakeBorder(small, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=WHITE)
        height, width = shown.shape
        words = engine.words(shown, [Part(0, 0, width, height, form)], round(size * dpi))
        yield [_placed(word, part, size, edge) for word in _seen(words)]


def _seen(parts: Sequence[Sequence[Word]]) -> list[Word]:
    return [word for words in parts for word in words if word.text.strip()]


def _placed(word: Word, part: Part, size: float, edge: int) -> Word:
    """A word of another picture of a part, where it stands on the page."""

    def moved(places: Sequence[int], start: int) -> tuple[int, ...]:
        return tuple(start + round((place - edge) / size) for place in places)

    return word._replace(
        edges=moved(word.edges, part.left),
        tops=moved(word.tops, part.top),
        bottoms=moved(word.bottoms, part.top),
        baseline=part.top + (word.baseline - edge) / size,
        size=word.size / size,
    )
