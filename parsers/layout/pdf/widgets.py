"""What is drawn over a page: form fields, signatures, stamps.

They are flattened into the page: in 132 of 184 signed plans number and day (``Số: 362/KH-UBND``)
stand only in the appearance of a signature field laid over the blank. What is not to be looked at
(Hidden, NoView) stays out, and is said. A number that a field draws a line above or below its blank
is put on the line of the blank: else ``51`` would stand in the name of the issuer.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.textpage import View
from schemas.layout import BBox

_PRINTING = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT}
_UNSHOWN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_KEPT_OUT = _UNSHOWN | raw.FPDF_ANNOT_FLAG_INVISIBLE
_NUMBER = re.compile(r"\d{1,5}[a-zđ]?", re.IGNORECASE)
_BEFORE_BLANK = re.compile(r"(?:Số\s*:?|ngày|tháng)$", re.IGNORECASE)
_AFTER_BLANK = re.compile(r"\s*(?:[/-]|tháng\b|năm\b)", re.IGNORECASE)
ASTRAY = 1.7
"""Of the type size: a number farther above or below than a line does not belong to the blank."""
SAME_LINE = 0.22
"""Of the type size: as near as rows ask for."""


class Overlay(NamedTuple):
    """What the annotations of a page that print have drawn on it."""

    before: str
    """What the page said without them."""
    boxes: tuple[BBox, ...]
    """Where they stand."""
    unshown: tuple[int, ...]
    """Indexes of those that are not to be looked at."""


def overlay_of(page: pdfium.PdfPage, view: View) -> Overlay | None:
    """What prints over the page; None when nothing does. Links do not."""
    boxes: list[BBox] = []
    unshown: list[int] = []
    for index, annotation in _annotations(page):
        if raw.FPDFAnnot_GetSubtype(annotation) in _PRINTING:
            box = _box(annotation, view)
            boxes.append(box)
            # an invisible signature is a field without extent, and has no words
            if raw.FPDFAnnot_GetFlags(annotation) & _UNSHOWN and box.x1 - box.x0 > 1:
                unshown.append(index)
    return Overlay(said(page), tuple(boxes), tuple(unshown)) if boxes else None


def flatten(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> pdfium.PdfPage:
    """The page with what is drawn over it. PDFium leaves Hidden out, and would draw NoView."""
    for _, annotation in _annotations(page):
        flags = raw.FPDFAnnot_GetFlags(annotation)
        if flags & raw.FPDF_ANNOT_FLAG_NOVIEW:
            raw.FPDFAnnot_SetFlags(annotation, flags | raw.FPDF_ANNOT_FLAG_HIDDEN)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return pdf[index]


def unshown_words(data: bytes, index: int, overlay: Overlay) -> str:
    """The words of the annotations that are not to be looked at, from a copy of the file."""
    pdf = pdfium.PdfDocument(data)
    try:
        page = pdf[index]
        for at, annotation in _annotations(page):
            if at in overlay.unshown:
                flags = raw.FPDFAnnot_GetFlags(annotation)
                raw.FPDFAnnot_SetFlags(annotation, flags & ~_KEPT_OUT)
        for at in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
            if at not in overlay.unshown:
                raw.FPDFPage_RemoveAnnot(page, at)
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        return added(overlay.before, said(pdf[index]).split())
    finally:
        pdf.close()


def said(page: pdfium.PdfPage) -> str:
    """The text of a page as PDFium tells it."""
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    textpage.close()
    return text


def added(before: str, after: Iterable[str]) -> str:
    """Words of the page that only what was drawn over it says: ``362``, ``14``."""
    known, words = Counter(before.split()), Counter(after)
    return " ".join(word for word in words if words[word] > known[word])


def _annotations(page: pdfium.PdfPage) -> Iterator[tuple[int, raw.FPDF_ANNOTATION]]:
    """Each with its index, and open only until the next is asked for."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            yield index, annotation
            raw.FPDFPage_CloseAnnot(annotation)


def _box(annotation: raw.FPDF_ANNOTATION, view: View) -> BBox:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    (xa, ya), (xb, yb) = view.point(rect.left, rect.top), view.point(rect.right, rect.bottom)
    return BBox(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def onto_blanks(runs: Sequence[Run], overlay: Overlay) -> None:
    """Numbers of fields that stand a line beside their blank, set on the line of the blank."""
    astray = [r for r in runs if _NUMBER.fullmatch(r.text.strip()) and _within(r, overlay.boxes)]
    if not astray:
        return
    blanks = list(_blanks(runs))
    for run in astray:
        fitting = [
            (abs(level - run.baseline), level)
            for level, left, right in blanks
            if left - 1 <= run.x0 and run.x1 <= right + 1
            and abs(level - run.baseline) <= ASTRAY * run.size
        ]  # fmt: skip
        if fitting:
            _, run.baseline = min(fitting)


def _within(run: Run, boxes: Iterable[BBox]) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in boxes)


def _blanks(runs: Sequence[Run]) -> Iterator[tuple[float, float, float]]:
    """Baseline, left and right of the gaps that are to be filled in: ``Số:      /KH-UBND``."""
    openers = [r for r in runs if _BEFORE_BLANK.search(r.text)]
    for opener in openers:
        level, size = opener.baseline, opener.size
        on_line = [
            r for r in runs
            if r is not opener and r.x0 >= opener.x1 - 1
            and abs(r.baseline - level) <= SAME_LINE * size
        ]  # fmt: skip
        follower = min(on_line, key=lambda r: r.x0, default=None)
        if follower is not None and _AFTER_BLANK.match(follower.text):
            yield level, opener.x1, follower.x0
