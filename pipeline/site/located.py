"""Words of a plan without pages on the pages it was drawn on: looked for, never guessed.

Enter the rendition that was drawn (a PDF of the same plan) and the text of the plan; ``Printed.regions(text, start,
end)`` gives the lines of the one place where these words are printed. Both texts are compared without their
blanks, as lines break otherwise. Words that stand there twice, like ``Phòng Nội vụ``, are told apart by what stands
around them; where that does not help, or the words are not printed as they were read, there is no place.
"""

from collections.abc import Iterator
from typing import TypeVar

from parsers.layout import read
from parsers.layout.sniff import PDF
from schemas.diagnostics import UnreadableDocument
from schemas.layout import SourceDocument, Span
from schemas.plan import Evidence, FieldEvidence, Place

P = TypeVar("P", Evidence, FieldEvidence)
_AROUND = (0, 12, 40, 120)
"""Characters beside the words that are looked for with them."""
_TELLING = 8
"""Characters from which on words may be looked for alone; ``II`` is printed anywhere."""


class Printed:
    """The text of a drawn rendition, without its blanks."""

    def __init__(self, source: SourceDocument) -> None:
        self._source = source
        self._text, self._origins = _squeezed(source.text)

    def regions(self, text: str, start: int, end: int) -> tuple[Place, ...]:
        """Where ``text[start:end]`` is printed, line by line; empty where that is not one place."""
        words = "".join(text[start:end].split())
        if not words:
            return ()
        for before, after in _contexts(text, start, end, alone=len(words) >= _TELLING):
            found = self._only(before + words + after)
            if found is not None:
                first = found + len(before)
                return self._places(first, first + len(words) - 1)
        return ()

    def _only(self, words: str) -> int | None:
        """Where words stand that stand there once."""
        first = self._text.find(words)
        if first < 0 or self._text.find(words, first + 1) >= 0:
            return None
        return first

    def _places(self, first: int, last: int) -> tuple[Place, ...]:
        span = Span(self._origins[first], self._origins[last] + 1)
        return tuple(
            Place(page=region.page, **region.bbox._asdict())
            for region in self._source.locate(span)
            if region.bbox is not None
        )


def printed(data: bytes) -> Printed | None:
    """A PDF that is drawn; None of a scan, whose words are not told."""
    try:
        source = read(data, PDF).value
    except UnreadableDocument:
        return None
    return Printed(source) if source.text else None


def located(placed: P, text: str, words: Printed | None) -> P:
    """The same with its place on pages of another file; as it is where these are its own."""
    if words is None:
        return placed
    regions = words.regions(text, placed.span_start, placed.span_end)
    return placed.model_copy(update={"regions": regions}) if regions else placed


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without blanks, and where each character stood."""
    origins = [place for place, letter in enumerate(text) if not letter.isspace()]
    return "".join(text.split()), origins


def _contexts(text: str, start: int, end: int, *, alone: bool) -> Iterator[tuple[str, str]]:
    """What stands before and behind the words, on both sides, then on either."""
    for size in _AROUND[0 if alone else 1 :]:
        before = "".join(text[max(start - 2 * size, 0) : start].split())[-size:] if size else ""
        after = "".join(text[end : end + 2 * size].split())[:size]
        yield before, after
        if size:
            yield before, ""
            yield "", after
