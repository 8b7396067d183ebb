"""Notes typed at the end of a document: ``… của UBND tỉnh[1]`` and, as the last paragraph, ``[1] Xã Phú Mỡ, …``.

A document saved from a web page or joined from others has no notes of its own any more: mark and note are
typed. They are notes when the marks count from 1, each stands in the text before, and nothing follows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.layout import Block, Note, NoteRef, Paragraph, SourceDocument, Span

_MARK = re.compile(r"\[(\d{1,3})\]")
_NOTE = re.compile(r"\[(\d{1,3})\] ?(?=\S)")


def with_typed_notes(source: SourceDocument) -> SourceDocument:
    """The document with its typed notes as notes; their marks stay in the text."""
    first = _first_note(source, source.body)
    tail = source.body[first:]
    if not tail:
        return source
    notes = tuple(_note(source, block) for block in tail if isinstance(block, Paragraph))
    places = {note.mark: len(source.notes) + at for at, note in enumerate(notes)}
    above = tail[0].span.start
    refs = [
        NoteRef(found.start(), places[found[1]])
        for found in _MARK.finditer(source.text, 0, above)
        if found[1] in places
    ]
    if {ref.note for ref in refs} != set(places.values()):
        return source
    return replace(
        source,
        body=source.body[:first],
        notes=(*source.notes, *notes),
        note_refs=(*source.note_refs, *refs),
    )


def _first_note(source: SourceDocument, blocks: Sequence[Block]) -> int:
    """Where the last paragraphs begin that count 1, 2, 3 …; the number of blocks when none do."""
    marks: list[int] = []
    for block in reversed(blocks):
        found = isinstance(block, Paragraph) and _NOTE.match(source.slice(block.span))
        if not found or (marks and int(found[1]) != marks[-1] - 1):
            break
        marks.append(int(found[1]))
    return len(blocks) - len(marks) if marks and marks[-1] == 1 else len(blocks)


def _note(source: SourceDocument, block: Paragraph) -> Note:
    """One typed note, without its mark."""
    found = _NOTE.match(source.slice(block.span))
    at = found.end() if found else 0
    said = Span(block.span.start + at, block.span.end)
    return Note(found[1] if found else "", block.span, (block._replace(span=said),))
