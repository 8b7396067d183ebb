"""What the file says of its text besides the letters: its layer, and other words for it.

A mark may hold words for what it marks (ActualText): of a hyphen at the end of a line that it is none,
of a logo what it reads. A reader is shown the glyphs; where the words are others, the glyphs are read
and the words said. Where PDFium does not know the glyphs, or knows them worse than the words do
(letters of a font without a map), the words are all there is, and stay.
"""

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.encodings.syllables import is_syllable, words
from parsers.layout.pdf import calls
from parsers.layout.pdf.rulings import Drawn, Painted
from parsers.layout.pdf.widgets import added

_KEY = b"ActualText"
_LAYER = "OC\0".encode("utf-16-le")


class Marks(NamedTuple):
    """What the marks of a page's text objects say."""

    layered: list[Painted]
    """Text in a layer, which may be switched off."""
    worded: list[Painted]
    """Text for which the file says other words (ActualText)."""


def marks_on(drawn: Drawn) -> Marks:
    """Text objects by their marks; each mark is asked once, however many objects carry it."""
    known: dict[int, tuple[bool, bool]] = {}
    marks = Marks([], [])
    for text, count, first in drawn.marked:
        more = (calls.mark_at(text.item, index) for index in range(1, count))
        for address in (first, *more) if count > 1 else (first,):
            says = known.get(address)
            if says is None:
                says = known[address] = _says(ctypes.c_void_p(address))
            if says[0]:
                marks.layered.append(text)
            if says[1]:
                marks.worded.append(text)
    return marks


def in_layer(item: calls.Item) -> bool:
    """Does an object lie in a layer, which may be switched off?"""
    marks = (calls.mark_at(item, index) for index in range(calls.mark_count(item)))
    return any(calls.mark_name(ctypes.c_void_p(mark)) == _LAYER for mark in marks)


def _says(mark: calls.Item) -> tuple[bool, bool]:
    """Does a mark name a layer; does it hold words of its own?"""
    name = calls.mark_name(mark)
    return name == _LAYER, calls.mark_value_type(mark, _KEY) == raw.FPDF_OBJECT_STRING


def read_as_drawn(page: pdfium.PdfPage, worded: Sequence[Painted]) -> str:
    """Make the page say what is drawn where its marks say otherwise; and their words."""
    if not worded:
        return ""
    owners = {text.address for text in worded}
    before, _ = _told(page, owners)
    kept = [(text, *own) for text in worded for own in _words_of(text)]
    for text, mark, _ in kept:
        raw.FPDFPageObjMark_RemoveParam(text.handle, mark, _KEY)
    after, known = _told(page, owners)
    other = _others(before, after)
    if known and _worth(_others(after, before)) >= _worth(other):
        return " ".join(other)
    for text, mark, value in kept:
        raw.FPDFPageObjMark_SetBlobParam(page.pdf, text.handle, mark, _KEY, value, len(value))
    return ""


def _told(page: pdfium.PdfPage, owners: set[int]) -> tuple[str, bool]:
    """The text of a page; does PDFium know all characters of these objects?"""
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    known = True
    for index in range(textpage.count_chars()):
        owner = raw.FPDFText_GetTextObject(textpage, index)
        if owner and ctypes.addressof(owner.contents) in owners:
            known &= raw.FPDFText_HasUnicodeMapError(textpage, index) != 1
    textpage.close()
    return text, known


def _words_of(
    text: Painted,
) -> Iterator[tuple[raw.FPDF_PAGEOBJECTMARK, ctypes.Array[ctypes.c_ubyte]]]:
    """Marks of a text that hold words, and these as bytes."""
    for index in range(raw.FPDFPageObj_CountMarks(text.handle)):
        mark, size = raw.FPDFPageObj_GetMark(text.handle, index), ctypes.c_ulong()
        raw.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, None, 0, size)
        value = (ctypes.c_ubyte * size.value)()
        if raw.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, value, size.value, size):
            yield mark, value


def _others(text: str, beside: str) -> list[str]:
    """Words of a text another does not have, ligatures and signs apart."""
    return added(_plain(beside), _plain(text).split()).split()


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\x02", ""))
    return "".join(c if c.isalnum() else " " for c in folded)


def _worth(told: Iterable[str]) -> int:
    """Syllables, less what is none."""
    found = [match.group() for word in told for match in words(word)]
    return sum(1 if is_syllable(word) else -1 for word in found)
