"""Sentences of the text of a plan, as the second reader is given them.

A line of the record's text is a paragraph or a cell; within it a sentence ends at ``.``, ``;``, ``?`` or
``!`` before a letter. ``05.6``, ``1. Mục`` and ``TP. Hải Phòng`` are cut nowhere that matters: a piece is
judged as it stands.
"""

import re
from collections.abc import Iterator

from schemas.layout import Span

_END = re.compile(r"(?<=[^\W\d][.;?!])\s+(?=[^\W\d_])|(?<=[\d)][.;])\s+(?=[^\W\d_])|\n")


def sentences(text: str) -> Iterator[Span]:
    """Where the sentences of a text stand, blanks at their edges aside."""
    start = 0
    for end in (*(match.start() for match in _END.finditer(text)), len(text)):
        piece = text[start:end]
        words = piece.strip()
        if words:
            first = start + piece.index(words)
            yield Span(first, first + len(words))
        start = end
