"""Bytes to ``SourceDocument``: one reader a format, one table of readers."""

from collections.abc import Callable

from parsers.layout.docx import read_docx
from parsers.layout.pdf import read_pdf
from schemas.diagnostics import Outcome, UnreadableDocument
from schemas.layout import SourceDocument

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

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
    return reader(data)
