"""Spans to evidence: pages, boxes and locators, derived from the ``SourceDocument`` alone.

``Witness(source).evidence(span)`` says where the characters of a span stand. A value whose lines
stand apart (an issuing body printed on two lines, the motto beside it) has one entry a piece.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from schemas.layout import Paragraph, Region, SourceDocument, Span
from schemas.plan import Evidence, FieldEvidence, Place
from schemas.structure import Value

_NOWHERE = Place()
"""In a file without pages."""
_DECIMALS = 2
"""Boxes are published in hundredths of a point; a printed line is 0.5 point thick."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Answers where a span stands in one document."""

    source: SourceDocument
    _paragraphs: tuple[Paragraph, ...] = field(init=False, repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _places: dict[tuple[int, int, int], Place] = field(default_factory=dict, init=False, repr=False)
    """Places by where the line, and the part of it that is asked for, begin and end: its section, its task
    and who acts in it ask for the same.
    """

    def __post_init__(self) -> None:
        marked = sorted(_with_locator(self.source), key=lambda p: p.span.start)
        object.__setattr__(self, "_paragraphs", tuple(marked))
        object.__setattr__(self, "_starts", tuple(p.span.start for p in marked))

    def evidence(self, span: Span) -> Evidence:
        """Boxes, offsets and locator of one span."""
        return Evidence(
            regions=self.places(span),
            span_start=span.start,
            span_end=span.end,
            confidence=self.source.confidence(span),
            locator=self._locator(span),
        )

    def field(self, name: str, value: Value | None) -> Iterator[FieldEvidence]:
        """Evidence of a field of header, preamble or closing; one entry a piece of its print."""
        if value is None:
            return
        for span in joined(self.source.text, value.spans):
            yield FieldEvidence(
                field=name,
                regions=self.places(span),
                span_start=span.start,
                span_end=span.end,
            )

    def places(self, span: Span) -> tuple[Place, ...]:
        """Boxes of a span: one a line it touches; one without page and box where nothing has a page."""
        found = []
        start, end = span
        for line in self.source.lines_in(span) if self.source.on_paper else ():
            if line.bbox is None:
                continue
            begins, ends = line.span
            key = begins, max(start, begins), min(end, ends)
            place = self._places.get(key)
            if place is None:
                x0, x1 = line.extent(span, line.bbox)
                place = self._places[key] = _place(
                    line.page, x0, line.bbox.top, x1, line.bbox.bottom
                )
            found.append(place)
        return tuple(found) or (_NOWHERE,)

    def _locator(self, span: Span) -> str | None:
        index = bisect_right(self._starts, span.start) - 1
        if index < 0 or span.start > self._paragraphs[index].span.end:
            return None
        return self._paragraphs[index].locator


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, neighbours with nothing but white space between them made one."""
    pieces: list[Span] = []
    for span in sorted(spans):
        if pieces and not text[pieces[-1].end : span.start].strip():
            pieces[-1] = Span(pieces[-1].start, max(pieces[-1].end, span.end))
        else:
            pieces.append(span)
    return tuple(pieces)


def _with_locator(source: SourceDocument) -> Iterator[Paragraph]:
    """Paragraphs of body, cells and notes that say where they stand in the file."""
    for paragraph in source.paragraphs():
        if paragraph.locator is not None:
            yield paragraph
    for note in source.notes:
        for paragraph in note.paragraphs:
            if paragraph.locator is not None:
                yield paragraph


@lru_cache(maxsize=10_000)
def _published(points: float) -> float:
    """A coordinate in hundredths; lines share most of them, and rounding costs what a box costs."""
    return round(points, _DECIMALS)


def place_of(region: Region) -> Place:
    """A place as it is published."""
    box = region.bbox
    if box is None:
        return _NOWHERE
    return _place(region.page, box.x0, box.top, box.x1, box.bottom)


def _place(page: int | None, x0: float, top: float, x1: float, bottom: float) -> Place:
    return Place(
        page=page,
        x0=_published(x0),
        top=_published(top),
        x1=_published(x1),
        bottom=_published(bottom),
    )
