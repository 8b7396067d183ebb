"""Bytes to ``SourceDocument``: one reader a format, one table of readers.

A reader is imported with the first file of its format: the libraries of either format take as long to
load as a file takes to read.
"""

from collections.abc import Callable
from dataclasses import replace

from parsers.layout.scan.engine import RecogniserOf
from parsers.layout.sniff import DOCX, PDF
from parsers.layout.typednotes import with_typed_notes
from schemas.diagnostics import Outcome, UnreadableDocument
from schemas.layout import PageVerdict, SourceDocument


def _read_pdf(data: bytes, recogniser: RecogniserOf | None) -> Outcome[SourceDocument]:
    from parsers.layout.pdf import read_pdf  # noqa: PLC0415 - see above

    return read_pdf(data, recogniser)


def _read_docx(data: bytes, _recogniser: RecogniserOf | None) -> Outcome[SourceDocument]:
    from parsers.layout.docx import read_docx  # noqa: PLC0415 - see above

    return read_docx(data)


READERS: dict[str, Callable[[bytes, RecogniserOf | None], Outcome[SourceDocument]]] = {
    PDF: _read_pdf,
    DOCX: _read_docx,
}


_SCANNED = {PageVerdict.NEEDS_OCR, PageVerdict.RECOGNISED}


def read(
    data: bytes, media_type: str, recogniser: RecogniserOf | None = None
) -> Outcome[SourceDocument]:
    """A file as laid out; ``recogniser`` reads its pictures. Raises UnreadableDocument when it cannot be opened as
    what it is.
    """
    reader = READERS.get(media_type)
    if reader is None:
        raise UnreadableDocument(
            "unsupported_type",
            f"files of type {media_type} are not read; save it as PDF or DOCX",
            unsupported=True,
        )
    outcome = reader(data, recogniser)
    scanned = any(page.verdict in _SCANNED for page in outcome.value.pages)
    if not outcome.value.text and not scanned:
        raise UnreadableDocument(
            "no_text", "the file opens but holds no text; check that it is the right file"
        )
    return replace(outcome, value=with_typed_notes(outcome.value))
