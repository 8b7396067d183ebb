"""Footnotes with the place each mark stands: ``fn:1`` in row ``t1:1.2``."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.structure.values import part_of
from schemas.layout import Note, SourceDocument, Span
from schemas.structure import Anchor, Footnote, Value

_BULLET = re.compile(r"\s*[-–+•*]\s+|\s*[-–]\s*(?=[A-ZĐÀ-Ỹ])")


@dataclass(frozen=True, slots=True)
class Container:
    """A stretch of the text that belongs to one item of the outline."""

    span: Span
    kind: str
    item_id: str | None


def read_footnotes(source: SourceDocument, containers: Iterable[Container]) -> tuple[Footnote, ...]:
    """Notes in the order of the document, each with all the places its mark stands."""
    if not source.notes:
        return ()
    places = sorted(containers, key=lambda c: (c.span.start, -c.span.end))
    seen: dict[str, int] = {}
    notes = []
    for index, note in enumerate(source.notes):
        seen[note.mark] = seen.get(note.mark, 0) + 1
        suffix = "" if seen[note.mark] == 1 else f"#{seen[note.mark]}"
        anchors = tuple(
            _anchor(ref.offset, places) for ref in source.note_refs if ref.note == index
        )
        notes.append(
            Footnote(f"fn:{note.mark}{suffix}", note.mark, _said(source, note), anchors, note.span)
        )
    return tuple(notes)


def _said(source: SourceDocument, note: Note) -> tuple[Value, ...]:
    """Paragraphs of a note without the dashes that list them."""
    values = []
    for paragraph in note.paragraphs:
        match = _BULLET.match(source.slice(paragraph.span))
        value = part_of(source, paragraph.span, match.end() if match else 0)
        if value is not None:
            values.append(value)
    return tuple(values)


def _anchor(offset: int, places: Sequence[Container]) -> Anchor:
    """The innermost item whose text the mark stands in or ends."""
    at = bisect_right(places, offset, key=lambda c: c.span.start)
    holding = [c for c in places[:at] if c.span.start <= offset <= c.span.end]
    if not holding:
        return Anchor("preamble", None, offset)
    inner = min(holding, key=lambda c: c.span.end - c.span.start)
    return Anchor(inner.kind, inner.item_id, offset)
