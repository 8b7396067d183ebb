"""How much of a document ended in some field, and what did not.

Enter ``SourceDocument`` and ``Outline``; leave spans. White space never counts, page furniture
(page numbers, running heads, repeated table headers) is no part of the wording and counts neither
way, and so does another document in the same file. Paragraphs the outline says no part took are left over even when a section surrounds them.
"""

import math
from collections.abc import Iterable, Iterator

from pipeline.record.evidence import joined
from schemas.layout import SourceDocument, Span
from schemas.structure import Letterhead, Outline, Value


def coverage(source: SourceDocument, outline: Outline) -> float:
    """Share of the non-space characters, furniture aside, in some field; 0.0 without text."""
    furniture = sum(_visible(source, piece.span) for piece in source.furniture)
    furniture += sum(_visible(source, span) for span in outline.apart)
    total = _visible(source, Span(0, len(source.text))) - furniture
    lost = sum(_visible(source, span) for span in leftover(source, outline))
    return 1 - lost / total if total else 0.0


def percent(share: float) -> str:
    """A share for people, rounded down: ``100.0 %`` says that nothing at all was left."""
    return f"{math.floor(1000 * share) / 10:.1f} %"


def leftover(source: SourceDocument, outline: Outline) -> tuple[Span, ...]:
    """Pieces of the text that ended in no field, in order."""
    taken = bytearray(len(source.text))
    for span in field_spans(outline):
        _mark(taken, span, 1)
    for span in outline.left:
        _mark(taken, span, 0)
    for span in (*(piece.span for piece in source.furniture), *outline.apart):
        _mark(taken, span, 1)
    return joined(source.text, _gaps(source, taken))


def field_spans(outline: Outline) -> Iterator[Span]:
    """Every span that some field of the record was read from."""
    yield from _value_spans(_letterhead_values(outline.letterhead))
    yield from _value_spans(outline.preamble.legal_bases)
    yield from _value_spans(outline.preamble.enacting_clauses)
    for section in outline.sections:
        yield section.span
        yield from _value_spans((section.title, *section.paragraphs))
    for tasks in outline.task_tables:
        for index in tasks.header_rows:
            yield from (cell.span for cell in tasks.table.row(index))
        for row in tasks.rows:
            yield row.span
            yield from _value_spans(row.cells.values())
            yield from _value_spans(value for _, value in row.other)
    for other in outline.other_tables:
        yield other.table.span
    for note in outline.footnotes:
        yield note.span
    yield from outline.closing.spans
    for annex in outline.annexes:
        yield from _value_spans((annex.label, annex.title, annex.reference))


def _letterhead_values(head: Letterhead) -> tuple[Value | None, ...]:
    return (
        head.national_motto,
        head.parent_agency,
        head.issuing_agency,
        head.serial,
        head.symbol,
        head.number_line,
        head.place,
        head.issued.value if head.issued else None,
        head.document_type,
        head.subject,
        head.carrier,
        head.secrecy,
        head.urgency,
        head.draft,
    )


def _value_spans(values: Iterable[Value | None]) -> Iterator[Span]:
    for value in values:
        if value is not None:
            yield from value.spans


def _mark(taken: bytearray, span: Span, flag: int) -> None:
    """Set the flag of every character of the span that lies in the text."""
    start, end = max(span.start, 0), min(span.end, len(taken))
    if start < end:
        taken[start:end] = bytes([flag]) * (end - start)


def _gaps(source: SourceDocument, taken: bytearray) -> Iterator[Span]:
    """Runs nobody took that hold more than white space, trimmed of it."""
    start = taken.find(0)
    while start != -1:
        end = taken.find(1, start)
        end = len(taken) if end == -1 else end
        piece = source.text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield Span(start + lead, start + len(piece.rstrip()))
        start = taken.find(0, end)


def _visible(source: SourceDocument, span: Span) -> int:
    """Characters that are neither of the two blanks a normalised text has."""
    text = source.text
    return len(source.slice(span)) - sum(text.count(blank, *span) for blank in " \n")
