"""PDFium to ``PageInk``: opening a PDF and reading its pages as a reader is shown them.

What is drawn over a page is flattened into it first (``widgets``), a page that lies on its side is
turned, and what nobody sees is kept apart (``unseen``). A file whose maps call letters blanks is read
once more with its maps mended (``mended``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.bombs import refuse_bombs
from parsers.layout.pdf.covers import Covers
from parsers.layout.pdf.glyphs import Glyphs, glyphs_of
from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.marks import marks_on, read_as_drawn
from parsers.layout.pdf.rulings import Drawn, drawn_on
from parsers.layout.pdf.shown import ink_of_page, length_of
from parsers.layout.pdf.textpage import view_of
from parsers.layout.pdf.unseen import unseen_on
from parsers.layout.pdf.widgets import flatten, overlay_of, unshown_words
from schemas.diagnostics import UnreadableDocument

LYING = 60
"""Characters from which on a page whose text lies on its side is turned."""
STAMPS = 250
"""The same, over a picture: stamps in the margin have up to 150."""


@dataclass(frozen=True)
class _File:
    data: bytes
    pdf: pdfium.PdfDocument

    @cached_property
    def covers(self) -> Covers:
        return Covers(self.data)

    @cached_property
    def layered(self) -> bool:
        """Does the file have layers that may be switched off? Asked where text stands in a form."""
        from parsers.layout.pdf.mended import has_layers  # noqa: PLC0415 - see there

        return b"/OCProperties" in self.data or (b"/ObjStm" in self.data and has_layers(self.data))


def pages_of(data: bytes) -> Iterator[PageInk | int]:
    """The pages of a PDF one by one; the bare number of a page that cannot be opened.

    Raises UnreadableDocument when the file cannot be opened at all.
    """
    refuse_bombs(data)
    inks = list(_pages(data))
    if any(isinstance(ink, PageInk) and ink.suspect for ink in inks):
        from parsers.layout.pdf.mended import mended  # noqa: PLC0415 - see there

        told = mended(data)
        if told is not None:
            inks = [
                ink if isinstance(ink, int) else replace(ink, mended=told.letters)
                for ink in _pages(told.data)
            ]
    yield from inks


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """A PDF for as long as the block lasts, its forms ready to be drawn. Raises UnreadableDocument."""
    pdf = _open(data)
    try:
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
        yield pdf
    finally:
        pdf.close()


def _pages(data: bytes) -> Iterator[PageInk | int]:
    with opened(data) as pdf:
        file = _File(data, pdf)
        for index in range(len(pdf)):
            try:
                page = pdf[index]
            except pdfium.PdfiumError:
                yield index + 1
                continue
            yield _read_page(file, page, index)


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(data) from error


def _refusal(data: bytes) -> UnreadableDocument:
    """Why a PDF would not open. PDFium is asked anew: a file without pages does open, sets no error,
    and would be blamed for that of the file before it.
    """
    handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if handle:
        raw.FPDF_CloseDocument(handle)
        return UnreadableDocument(
            "no_pages", "the PDF holds no page; get the file again from its source"
        )
    if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
        return UnreadableDocument(
            "encrypted", "the PDF asks for a password; save it without one and ingest it again"
        )
    return UnreadableDocument(
        "damaged_pdf",
        "the PDF is damaged or cut off and cannot be opened; get the file again from its source",
    )


def _read_page(file: _File, page: pdfium.PdfPage, index: int) -> PageInk:
    overlay = overlay_of(page, view_of(page))
    own_forms = True
    if overlay is not None:
        own_forms = _has_forms(page)
        page = flatten(file.pdf, page, index)
    drawn, glyphs, words = _looked_at(file, page, forms=own_forms)
    turn = _turn(glyphs, drawn)
    if turn is not None:
        page.set_rotation(turn)
        if overlay is not None:
            overlay = overlay._replace(boxes=())
        drawn, glyphs, _ = _looked_at(file, page, forms=own_forms)
    width, height = page.get_size()
    ink = ink_of_page(glyphs, drawn, (width, height), overlay)
    ink.number, ink.turned, ink.other_words = index + 1, turn is not None, words
    if overlay is not None and overlay.unshown:
        ink.unshown = unshown_words(file.data, index, overlay)
    page.close()
    return ink


def _looked_at(file: _File, page: pdfium.PdfPage, *, forms: bool) -> tuple[Drawn, Glyphs, str]:
    """What is drawn on a page, its characters, and words said for what is drawn otherwise."""
    view = view_of(page)
    drawn = drawn_on(page, view.point)
    marks = marks_on(drawn)
    words = read_as_drawn(page, marks.worded)
    inner = [text for text in drawn.texts if text.inner] if forms else []
    suspects = [*marks.layered, *(inner if inner and file.layered else ())]
    unseen = unseen_on(page, drawn, suspects, file.covers)
    textpage = page.get_textpage()
    glyphs = glyphs_of(textpage, view, unseen)
    if glyphs.clipping:
        suspects += [text for text in drawn.texts if text.address in glyphs.clipping]
        glyphs = glyphs_of(textpage, view, unseen_on(page, drawn, suspects, file.covers))
    textpage.close()
    return drawn, glyphs, words


def _has_forms(page: pdfium.PdfPage) -> bool:
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, i)) == raw.FPDF_PAGEOBJ_FORM
        for i in range(raw.FPDFPage_CountObjects(page))
    )


def _turn(glyphs: Glyphs, drawn: Drawn) -> int | None:
    """The /Rotate at which a page is read whose text lies on its side; None where it stands."""
    if not glyphs.quarters:
        return None
    quarter, count = max(glyphs.quarters.items(), key=lambda item: item[1])
    least = max(STAMPS if drawn.pictures else LYING, 4 * length_of(glyphs.runs))
    return quarter if quarter >= 0 and count >= least else None


def stand_upright(page: pdfium.PdfPage) -> None:
    """Turn a page as its reading does, so that boxes fit on a picture of it."""
    view = view_of(page)
    textpage = page.get_textpage()
    turn = _turn(glyphs_of(textpage, view), drawn_on(page, view.point))
    textpage.close()
    if turn is not None:
        page.set_rotation(turn)
