"""PDFium to ``PageInk``. The only file that speaks to the C library.

Form fields and signature widgets are flattened first: in 132 of 184 signed plans number and day
(``Số: 362/KH-UBND``) stand only in the appearance of a signature field laid over the blank.

Characters are read one call each (loose box and origin); their text comes in one call a page.
Measured on the seed plan (6 pages, 12,310 characters): 24 ms for boxes and origins, against 430 ms
that pdfplumber needs for words and tables.
"""

import ctypes
import math
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.pdf.rulings import rulings_of
from schemas.diagnostics import UnreadableDocument

WIDE_GAP = 0.55
"""Of the type size: a gap in a line that may part two columns (justified words stay below)."""
OVERLAP = 0.4
"""Of the type size: how far a character may step back before it starts another run."""
UPRIGHT = math.radians(10)
_LINE_END_HYPHENS = "\x02\ufffe"
_PRINTING = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT}

Transform = Callable[[float, float], tuple[float, float]]


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
        pdf = pdfium.PdfDocument(data)
        empty = len(pdf) == 0
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableDocument(
                "encrypted",
                "the PDF asks for a password; save it without one and ingest it again",
            ) from error
        raise UnreadableDocument(
            "damaged_pdf",
            "the PDF is damaged or cut off and cannot be opened; get the file again from its source",
        ) from error
    if empty:
        pdf.close()
        raise UnreadableDocument(
            "no_pages", "the PDF holds no page; get the file again from its source"
        )
    return pdf


def _read_page(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> PageInk:
    flattened = _draws_over(page) and (
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS
    )
    if flattened:
        page.close()
        page = pdf[index]
    width, height = page.get_size()
    ink = PageInk(index + 1, width, height, flattened=flattened)
    transform = _to_top_left(page)
    textpage = page.get_textpage()
    ink.runs, ink.rotated = _runs(textpage, transform, page.get_rotation())
    ink.rulings, ink.pictures = rulings_of(page, transform)
    textpage.close()
    page.close()
    return ink


def _draws_over(page: pdfium.PdfPage) -> bool:
    """Does the page carry annotations that print: fields, signatures, stamps? Links do not."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _PRINTING:
            return True
    return False


def _to_top_left(page: pdfium.PdfPage) -> Transform:
    """User space to points from the top left corner of the page as it is looked at."""
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            return lambda x, y: (y - bottom, x - left)
        case 180:
            return lambda x, y: (right - x, y - bottom)
        case 270:
            return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


class _Style:
    """Looks of the characters of one text object: asked once, valid until the object changes."""

    __slots__ = ("address", "bold", "italic", "size", "upright")

    def __init__(self) -> None:
        self.address = 0
        self.bold = self.italic = False
        self.size = 0.0
        self.upright = True

    def look(self, handle: raw.FPDF_TEXTPAGE, index: int, address: int, rotation: int) -> None:
        self.address = address
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(handle, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        self.size = raw.FPDFText_GetFontSize(handle, index) * scale
        name, flags = _font(handle, index)
        weight = raw.FPDFText_GetFontWeight(handle, index)
        self.bold = "bold" in name or "black" in name or bool(flags & 1 << 18) or weight >= 700
        self.italic = "italic" in name or "oblique" in name or bool(flags & 1 << 6)
        angle = raw.FPDFText_GetCharAngle(handle, index) - math.radians(rotation)
        turn = abs((angle + math.pi) % (2 * math.pi) - math.pi)
        self.upright = turn < UPRIGHT


def _font(handle: raw.FPDF_TEXTPAGE, index: int) -> tuple[str, int]:
    """Name of the font, lower case, and its descriptor flags."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(handle, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace").lower(), flags.value


def _text(textpage: pdfium.PdfTextPage, count: int) -> str:
    """One character for each index of the text page."""
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(textpage.raw, i) for i in range(count))
    return "".join(chr(c) if c < 0x110000 else "\ufffd" for c in codes)


def _runs(
    textpage: pdfium.PdfTextPage, transform: Transform, rotation: int
) -> tuple[list[Run], list[str]]:
    """Upright runs of the page, and the text that does not stand upright."""
    handle = textpage.raw
    text = _text(textpage, textpage.count_chars())
    runs: list[Run] = []
    rotated: list[str] = []
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box, origin, owner = (
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_GetTextObject,
    )
    style = _Style()
    run: Run | None = None
    turned: list[str] = []
    for index, char in enumerate(text):
        if char in "\r\n":
            run = None
            continue
        if char in _LINE_END_HYPHENS:
            char = "-"  # noqa: PLW2901  # 01/2019/QĐ- | UBND: PDFium hides a hyphen that ends a line
        if not box(handle, index, rect) or not origin(handle, index, x, y):
            continue
        found = owner(handle, index)
        address = ctypes.cast(found, ctypes.c_void_p).value or 0
        if address and address != style.address:
            style.look(handle, index, address, rotation)
        if not style.upright:
            turned.append(char)
            continue
        xa, ya = transform(rect.left, rect.top)
        xb, yb = transform(rect.right, rect.bottom)
        x0, x1 = (xa, xb) if xa <= xb else (xb, xa)
        baseline = transform(x.value, y.value)[1]
        if not address:  # a space PDFium made up to part two words
            if run is not None:
                run.text += char
                run.edges.append(max(x1, run.edges[-1]))
            continue
        if run is not None and _goes_on(run, style, x0, baseline):
            run.text += char
            run.edges[-1] = min(run.edges[-1], x0) if char != " " else run.edges[-1]
            run.edges.append(max(x1, run.edges[-1]))
            continue
        top, bottom = min(ya, yb), max(ya, yb)
        run = Run(char, [x0, x1], top, bottom, baseline, style.size, style.bold, style.italic)
        runs.append(run)
    if turned:
        rotated.append("".join(turned))
    return [r for r in map(_tidied, runs) if r is not None], rotated


def _goes_on(run: Run, style: _Style, x0: float, baseline: float) -> bool:
    """Does a character at ``x0`` belong to the run before it?"""
    gap = x0 - run.edges[-1]
    return (
        abs(baseline - run.baseline) < 0.6
        and -OVERLAP * style.size < gap < WIDE_GAP * style.size
        and style.bold == run.bold
        and abs(style.size - run.size) < 0.6
    )


def _tidied(run: Run) -> Run | None:
    """The run without blanks at its ends; None when it is all blank.

    A blank inside stays: ``Số:        /KH-UBND`` is one run, its blanks drawn as spaces.
    """
    stripped = run.text.strip()
    if not stripped:
        return None
    start = run.text.index(stripped[0])
    return run if len(stripped) == len(run.text) else run.cut(start, start + len(stripped))
