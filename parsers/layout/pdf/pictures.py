"""Pages whose text cannot be had from the file: drawn as pictures, and read from them.

A page is drawn as large as an engine reads letters best. As many are held as are read at a time, and one more.
"""

import ctypes
from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.pdfium import opened, stand_upright
from parsers.layout.scan.codes import with_codes
from parsers.layout.scan.engine import Recogniser
from parsers.layout.scan.marks import numbered
from parsers.layout.scan.outline import with_outline
from parsers.layout.scan.page import Recognised, recognised
from parsers.layout.scan.serials import with_serials
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import BBox, PageVerdict

POINTS = 72
DPI = 200
"""Dots an inch: fewer are too few for the marks on letters; of more an engine reads less, and no faster."""
WHOLE = 1 - 1e-5
"""PDFium rounds up: a page that is 1654.00001 dots wide would be drawn 1655 wide, all its dots blurred."""
MOST_PIXELS = 25_000_000
"""Of a page: A2 at 200 dots an inch has 15 million."""
PAPER = 842.0
"""Points: the longer side of A4."""
LARGEST, COARSE = 1260.0, 1.5
"""Points: a page larger than A3 whose picture has fewer pixels a point than this was given its size in pixels."""
SMALLEST, FINE = 500.0, 4.0
"""Points: one smaller than A5 whose picture has more than this is not told in points."""
WHITE = 255
GREY = 12
"""Of 255: colours of a grey page differ by no more."""


class _Drawn(NamedTuple):
    """A page to be read; without a picture where that would be too large. ``scale``: its pixels a point of the paper;
    ``unit``: points of the page that are one of the paper.
    """

    ink: PageInk
    picture: npt.NDArray[np.uint8] | None
    scale: float = 1.0
    unit: float = 1.0
    first: bool = False
    opens: bool = True
    """Can its pictures be opened? Asked of a page on which nothing is seen."""


def read_pictures(data: bytes, inks: Sequence[PageInk], recogniser: Recogniser) -> list[Diagnostic]:
    """Give the pages that need OCR the runs and rulings of their pictures, and say so."""
    with opened(data) as pdf:
        drawn = _all_drawn(pdf, inks, recogniser.most_pixels)
        said = list(recogniser.over(partial(_read, recogniser=recogniser), drawn))
    with_outline(inks)
    numbered(inks)
    with_serials(inks)
    with_codes(inks)
    return said


def _all_drawn(
    pdf: pdfium.PdfDocument, inks: Sequence[PageInk], most_pixels: int
) -> Iterator[_Drawn]:
    """One after the other: PDFium draws one at a time."""
    for ink in inks:
        if ink.verdict is not PageVerdict.NEEDS_OCR:
            continue
        page = pdf[ink.number - 1]
        if ink.turned:
            stand_upright(page)
        dots = list(_dots(page))
        pixels = [wide * high for wide, high in dots]
        if max(pixels, default=0) > most_pixels:
            yield _Drawn(ink, None)
        else:
            unit = unit_of(page.get_size(), sum(pixels))
            picture, scale = _drawn(page, unit, dots)
            opens = int(picture.min()) < WHITE or _opens(page)
            yield _Drawn(ink, picture, scale, unit, ink is inks[0], opens)
        page.close()


def _read(drawn: _Drawn, recogniser: Recogniser) -> Diagnostic:
    ink = drawn.ink
    if drawn.picture is None:
        return Code.PICTURE_TOO_LARGE.at(page=ink.number)
    if not drawn.opens:
        return Code.PICTURE_DAMAGED.at(page=ink.number)
    found = recognised(drawn.picture, drawn.scale, recogniser, first=drawn.first)
    if drawn.unit != 1:
        found = _in_units(found, drawn.unit)
    ink.runs, ink.rulings, ink.back = found.runs, found.rulings, found.back
    if found.back is not None:
        ink.drawn, (ink.width, ink.height) = (ink.width, ink.height), found.size
    ink.by_hand = found.by_hand
    ink.unreadable = [*ink.unreadable, *found.rubbish]
    ink.verdict = PageVerdict.RECOGNISED
    sure = [one for run in found.runs for one in run.sure]
    if not sure:
        return Code.PICTURE_WITHOUT_TEXT.at(page=ink.number)
    count = sum(len(run.text.split()) for run in found.runs)
    return Code.PAGE_RECOGNISED.at(page=ink.number, count=count, share=f"{np.mean(sure):.0%}")


def unit_of(size: tuple[float, float], pixels: int) -> float:
    """Points of a page that are one of its paper: 1 but where a program wrote a size that is none of paper, as one point
    for each pixel of a camera. Paper is A4 then.
    """
    longer, density = max(size), (pixels / (size[0] * size[1])) ** 0.5
    is_unreal = (longer > LARGEST and 0 < density < COARSE) or (
        longer < SMALLEST and density > FINE
    )
    return longer / PAPER if is_unreal else 1.0


def _in_units(found: Recognised, unit: float) -> Recognised:
    """What was read in points of the paper: the way back to those of the page."""
    back = np.diag([unit, unit, 1.0]) @ (np.eye(3) if found.back is None else found.back)
    by_hand = [one._replace(box=BBox(*(side * unit for side in one.box))) for one in found.by_hand]
    return found._replace(back=back, by_hand=by_hand)


def _drawn(
    page: pdfium.PdfPage, unit: float, dots: Sequence[tuple[int, int]]
) -> tuple[npt.NDArray[np.uint8], float]:
    """The page as it is looked at, in grey where it is grey, and its pixels a point of the paper. ``dots``: how wide and how
    high its pictures are.
    """
    width, height = (side / unit for side in page.get_size())
    scale = min(DPI / POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
    size = (ceil(WHOLE * scale * width), ceil(WHOLE * scale * height))
    # one that is as large as the drawing is drawn dot by dot: specks stay what they are, and edges
    exact = WHOLE if list(dots) == [size] else 1.0
    bitmap = page.render(scale=exact * scale / unit, rev_byteorder=True)
    pixels = bitmap.to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        grey = pixels.reshape(pixels.shape[:2]).copy()
        bitmap.close()
        return grey, scale
    sample = pixels[::16, ::16, :3].astype(np.int16)
    coloured = (sample.max(axis=2) - sample.min(axis=2)).max() > GREY
    taken = pixels[:, :, :3].copy() if coloured else pixels[:, :, 0].copy()
    bitmap.close()
    return taken, scale


def _opens(page: pdfium.PdfPage) -> bool:
    """Can PDFium make anything of one of its pictures?"""
    pictures = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    return not pictures or any(_is_opened(item) for item in pictures)


def _is_opened(item: pdfium.PdfObject) -> bool:
    bitmap = raw.FPDFImageObj_GetBitmap(item)
    if bitmap:
        raw.FPDFBitmap_Destroy(bitmap)
    return bool(bitmap)


def _dots(page: pdfium.PdfPage) -> Iterator[tuple[int, int]]:
    """How wide and how high each picture on a page is."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        if raw.FPDFImageObj_GetImagePixelSize(item, wide, high):
            yield wide.value, high.value
