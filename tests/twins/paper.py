"""Is the paper what the file says? PDFium's words of a print held against the words of the DOCX.

LibreOffice now and then loses rows of a table that many notes push over a page, prints deletions that are
tracked, or turns a DATE field into today. What is not on the paper is no fault of the reading.
"""

import re
import unicodedata
from collections import Counter

import pypdfium2 as pdfium

from schemas.layout import SourceDocument

_WORD = re.compile(r"[^\W\d_]+")
MOST_PIECES = 4
"""A word cut by a narrow column stands in so many pieces at most."""


def words_of(text: str) -> Counter[str]:
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text)))


def letters_of(text: str) -> str:
    """The words run together."""
    return "".join(_WORD.findall(unicodedata.normalize("NFC", text)))


def told_text(source: SourceDocument) -> str:
    """Body and notes; what is repeated on pages is left out."""
    paragraphs = [*source.paragraphs(), *(p for note in source.notes for p in note.paragraphs)]
    return "\n".join(source.slice(paragraph.span) for paragraph in paragraphs)


def printed_text(data: bytes) -> str:
    """What stands within the sheets: a table wider than its page runs over the edge."""
    pdf = pdfium.PdfDocument(data)
    try:
        return unicodedata.normalize("NFC", "\n".join(_on_sheet(page) for page in pdf))
    finally:
        pdf.close()


def _on_sheet(page: pdfium.PdfPage) -> str:
    left, bottom, right, top = page.get_mediabox()
    text: str = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return text


def off_paper(told: str, paper: str) -> list[str]:
    """Words the paper lacks.

    Where they begin and end is not asked: on turned or nearly empty pages PDFium tells ``L ưu: V T.``
    """
    words = words_of(told)
    letters, more = letters_of(paper), words_of(paper) - words
    return [
        word
        for word, count in words.items()
        if letters.count(word) < count and not _in_pieces(word, more)
    ]


def not_in_file(told: str, paper: str) -> list[str]:
    """Words the paper has and the file nowhere: a deletion printed, a month of today."""
    letters = letters_of(told)
    return [
        word
        for word in words_of(paper)
        if word not in letters
        and not any(word[:cut] in letters and word[cut:] in letters for cut in range(1, len(word)))
    ]


def _in_pieces(word: str, more: Counter[str], pieces: int = MOST_PIECES) -> bool:
    if not word:
        return True
    if pieces == 0:
        return False
    return any(
        more[word[:cut]] > 0 and _in_pieces(word[cut:], more, pieces - 1)
        for cut in range(len(word), 0, -1)
    )
