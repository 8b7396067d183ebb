"""PDFium to ``PageInk``: opening a PDF and reading its pages.

Form fields and signature widgets are flattened first: in 132 of 184 signed plans number and day
(``Số: 362/KH-UBND``) stand only in the appearance of a signature field laid over the blank.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.glyphs import glyphs_of, view_of
from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.pdf.rulings import covered, drawn_on, unsaid
from schemas.diagnostics import UnreadableDocument

_PRINTING = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT}


def pages_of(data: bytes) -> Iterator[PageInk | int]:
    """The pages of a PDF one by one; the bare number of a page that cannot be opened.

    Raises UnreadableDocument when the file cannot be opened at all.
    """
    pdf = _open(data)
    try:
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
        for index in range(len(pdf)):
            try:
                page = pdf[index]
            except pdfium.PdfiumError:
                yield index + 1
                continue
            yield _read_page(pdf, page, index)
    finally:
        pdf.close()


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


def _read_page(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> PageInk:
    before = _said(page) if _draws_over(page) else None
    if before is not None:
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = pdf[index]
    width, height = page.get_size()
    view = view_of(page)
    textpage = page.get_textpage()
    glyphs = glyphs_of(textpage, view)
    drawn = drawn_on(page, view.point)
    ink = PageInk(
        index + 1,
        width,
        height,
        glyphs.runs,
        drawn.rulings,
        glyphs.rotated,
        len(drawn.pictures),
        _added(before, glyphs.runs),
        areas=drawn.areas,
        covered=covered(drawn, width, height),
        unmapped=glyphs.unmapped,
        unsaid=unsaid(drawn, glyphs.owners),
    )
    textpage.close()
    page.close()
    return ink


def _said(page: pdfium.PdfPage) -> str:
    """What a page says without what is drawn over it."""
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    textpage.close()
    return text


def _added(before: str | None, runs: Sequence[Run]) -> str:
    """Words of the page that only what was drawn over it says: ``362``, ``14``."""
    if before is None:
        return ""
    known = Counter(before.split())
    words = Counter(word for run in runs for word in run.text.split())
    return " ".join(word for word in words if words[word] > known[word])


def _draws_over(page: pdfium.PdfPage) -> bool:
    """Does the page carry annotations that print: fields, signatures, stamps? Links do not."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _PRINTING:
            return True
    return False
