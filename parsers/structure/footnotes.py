"""Footnotes with the place each mark stands: ``fn:1`` in row ``t1:1.2``."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.bullets import LETTER, SIGN
from parsers.structure.values import part_of
from schemas.layout import Note, NoteRef, SourceDocument, Span
from schemas.structure import Anchor, Footnote, Value

_BULLET = re.compile(rf"\s*(?:{SIGN}|{LETTER})\s+|\s*[-–]\s*(?=[A-ZĐÀ-Ỹ])")


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
    anchors: defaultdict[int, list[Anchor]] = defaultdict(list)
    for ref, anchor in zip(source.note_refs, _anchors(source.note_refs, containers), strict=True):
        anchors[ref.note].append(anchor)
    seen: dict[str, int] = {}
    notes = []
    for index, note in enumerate(source.notes):
        seen[note.mark] = seen.get(note.mark, 0) + 1
        suffix = "" if seen[note.mark] == 1 else f"#{seen[note.mark]}"
        here = tuple(anchors[index])
        notes.append(
            Footnote(f"fn:{note.mark}{suffix}", note.mark, _said(source, note), here, note.span)
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


def _anchors(refs: Sequence[NoteRef], containers: Iterable[Container]) -> list[Anchor]:
    """The innermost item whose text each mark stands in or ends."""
    waiting = deque(sorted(containers, key=lambda c: (c.span.start, -c.span.end)))
    holding: list[Container] = []
    found: dict[int, Anchor] = {}
    for offset in sorted({ref.offset for ref in refs}):
        while waiting and waiting[0].span.start <= offset:
            holding.append(waiting.popleft())
        holding = [c for c in holding if offset <= c.span.end]
        inner = min(holding, key=lambda c: c.span.end - c.span.start, default=None)
        kind, item_id = (inner.kind, inner.item_id) if inner else ("preamble", None)
        found[offset] = Anchor(kind, item_id, offset)
    return [found[ref.offset] for ref in refs]
