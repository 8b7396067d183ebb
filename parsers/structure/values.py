"""Making values: printed strings with the spans they were made of."""

from collections.abc import Sequence

from schemas.layout import Cell, Paragraph, SourceDocument, Span, Table
from schemas.structure import Value


def value_of(source: SourceDocument, *spans: Span) -> Value | None:
    """The text of the spans, joined by a space and folded; None when nothing of it is visible."""
    said = [_in_one_line(source.slice(span)) for span in spans]
    if not all(said):
        spans = tuple(span for span, text in zip(spans, said, strict=True) if text)
    return Value(" ".join(filter(None, said)), spans) if spans else None


def _in_one_line(text: str) -> str:
    """The text with its white space folded; most texts have single spaces and no line ends."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def part_of(source: SourceDocument, span: Span, start: int, end: int | None = None) -> Value | None:
    """The piece of a span between two offsets into its own text, stripped of white space."""
    text = source.slice(span)
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return value_of(source, Span(span.start + start, span.start + start + len(piece)))


def cut_of(source: SourceDocument, value: Value, start: int, end: int) -> Value | None:
    """The piece of a value between two offsets into its text, which must be printed in one span."""
    piece = value.text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if not piece:
        return None
    if len(value.spans) != 1 or source.slice(value.spans[0]) != value.text:
        return Value(piece, value.spans)
    at = value.spans[0].start + start
    return Value(piece, (Span(at, at + len(piece)),))


def cells_of(table: Table) -> Sequence[Cell]:
    """Cells that hold text, in reading order."""
    return [cell for cell in table.cells if cell.span.end > cell.span.start]


def text_of(source: SourceDocument, paragraph: Paragraph) -> str:
    """What a paragraph says."""
    return source.slice(paragraph.span)
