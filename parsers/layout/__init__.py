"""Bytes to ``SourceDocument``: one reader a format, one table of readers."""

from collections.abc import Callable
from dataclasses import replace

from parsers.layout.docx import read_docx
from parsers.layout.pdf import read_pdf
from parsers.layout.sniff import DOCX, PDF
from parsers.layout.typednotes import with_typed_notes
from schemas.diagnostics import Outcome, UnreadableDocument
from schemas.layout import PageVerdict, SourceDocument

READERS: dict[str, Callable[[bytes], Outcome[SourceDocument]]] = {PDF: read_pdf, DOCX: read_docx}


def read(data: bytes, media_type: str) -> Outcome[SourceDocument]:
    """A file as laid out. Raises UnreadableDocument when it cannot be opened as what it is."""
    reader = READERS.get(media_type)
    if reader is None:
        raise UnreadableDocument(
            "unsupported_type",
            f"files of type {media_type} are not read; save it as PDF or DOCX",
            unsupported=True,
        )
    outcome = reader(data)
    scanned = any(page.verdict is PageVerdict.NEEDS_OCR for page in outcome.value.pages)
    if not outcome.value.text and not scanned:
        raise UnreadableDocument(
            "no_text", "the file opens but holds no text; check that it is the right file"
        )
    return replace(outcome, value=with_typed_notes(outcome.value))
