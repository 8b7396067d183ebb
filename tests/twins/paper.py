"""Is the paper what the file says? PDFium's words of a print held against the words of the DOCX.

LibreOffice now and then loses rows of a table that many notes push over a page, prints deletions that are
tracked, or turns a DATE field into today. What is not on the paper is no fault of the reading.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pypdfium2 as pdfium

from schemas.layout import SourceDocument

_WORD = re.compile(r"[^\W\d_]+")
MOST_PIECES = 4
"""A word cut by a narrow column stands in so many pieces at most."""


def words_of(text: str) -> Counter[str]:
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text)))


def told_words(source: SourceDocument) -> Counter[str]:
    """The words of body and notes; what is repeated on pages is left out."""
    paragraphs = [*source.paragraphs(), *(p for note in source.notes for p in note.paragraphs)]
    return words_of("\n".join(source.slice(paragraph.span) for paragraph in paragraphs))


def printed_words(data: bytes) -> Counter[str]:
    pdf = pdfium.PdfDocument(data)
    try:
        return words_of("\n".join(page.get_textpage().get_text_range() for page in pdf))
    finally:
        pdf.close()


def off_paper(told: Counter[str], printed: Counter[str]) -> list[str]:
    """Words the paper lacks; those cut in pieces or run together by PDFium are there."""
    lost, more = told - printed, printed - told
    found = []
    for word in lost.elements():
        if _in_pieces(word, more) or any(word in other for other in more if len(other) > len(word)):
            continue
        found.append(word)
    return found


def not_in_file(told: Counter[str], printed: Counter[str], furniture: Iterable[str]) -> list[str]:
    """Words the paper has and the file nowhere: a deletion printed, a month of today."""
    known = set(told) | {word for text in furniture for word in words_of(text)}
    glued = "\n".join(known)
    return [
        word
        for word in printed
        if word not in known and word not in glued and not _made_of(word, known)
    ]


def _made_of(word: str, known: set[str]) -> bool:
    return any(word[:cut] in known and word[cut:] in known for cut in range(1, len(word)))


def _in_pieces(word: str, more: Counter[str], pieces: int = MOST_PIECES) -> bool:
    if not word:
        return True
    if pieces == 0:
        return False
    return any(
        more[word[:cut]] > 0 and _in_pieces(word[cut:], more, pieces - 1)
        for cut in range(len(word), 0, -1)
    )
