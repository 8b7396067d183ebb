"""Pages whose text cannot be had from the file: drawn as pictures, and read from them.

A page is drawn with as many pixels as its own picture has, no fewer than letters need and no more than tell
something. As many pages are held as are read at a time, and one more.
"""

import ctypes
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.pdfium import opened, stand_upright
from parsers.layout.scan.engine import Recogniser
from parsers.layout.scan.headings import with_headings
from parsers.layout.scan.marks import numbered
from parsers.layout.scan.page import recognised
from parsers.layout.scan.serials import with_serials
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import PageVerdict

POINTS = 72
LEAST, MOST = 200, 300
"""Dots an inch: fewer are too few for marks on letters, more make letters no better."""
MOST_PIXELS = 25_000_000
"""Of a page: A3 at 300 dots an inch has 17 million."""
GREY = 12
"""Of 255: colours of a grey page differ by no more."""


class _Drawn(NamedTuple):
    """A page to be read; without a picture where that would be too large. ``scale``: its pixels a point."""

    ink: PageInk
    picture: npt.NDArray[np.uint8] | None
    scale: float = 1.0
    first: bool = False


def read_pictures(data: bytes, inks: Sequence[PageInk], recogniser: Recogniser) -> list[Diagnostic]:
    """Give the pages that need OCR the runs and rulings of their pictures, and say so."""
    with opened(data) as pdf:
        drawn = _all_drawn(pdf, inks, recogniser.most_pixels)
        said = list(recogniser.over(partial(_read, recogniser=recogniser), drawn))
    with_headings(inks)
    numbered(inks)
    with_serials(inks)
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
        if max((one.pixels for one in _pictures(page)), default=0) > most_pixels:
            yield _Drawn(ink, None)
        else:
            yield _Drawn(ink, *_drawn(page), first=ink is inks[0])
        page.close()


def _read(drawn: _Drawn, recogniser: Recogniser) -> Diagnostic:
    ink = drawn.ink
    if drawn.picture is None:
        return Code.PICTURE_TOO_LARGE.at(page=ink.number)
    found = recognised(drawn.picture, drawn.scale, recogniser, first=drawn.first)
    ink.runs, ink.rulings, ink.slant = found.runs, found.rulings, found.slant
    ink.unreadable = [*ink.unreadable, *found.rubbish]
    ink.verdict = PageVerdict.RECOGNISED
    sure = [one for run in found.runs for one in run.sure]
    if not sure:
        return Code.PICTURE_WITHOUT_TEXT.at(page=ink.number)
    count = sum(len(run.text.split()) for run in found.runs)
    return Code.PAGE_RECOGNISED.at(page=ink.number, count=count, share=f"{np.mean(sure):.0%}")


def _drawn(page: pdfium.PdfPage) -> tuple[npt.NDArray[np.uint8], float]:
    """The page as it is looked at, in grey where it is grey, and its pixels a point."""
    width, height = page.get_size()
    scale = min(max(_native(page), LEAST), MOST) / POINTS
    scale = min(scale, (MOST_PIXELS / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
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


def _native(page: pdfium.PdfPage) -> float:
    """Dots an inch of the largest picture of a page."""
    found = ((one.area, one.dots) for one in _pictures(page))
    return max(found, default=(0.0, 0.0))[1]


class _Picture(NamedTuple):
    """A picture on a page: square points, dots an inch, pixels."""

    area: float
    dots: float
    pixels: int


def _pictures(page: pdfium.PdfPage) -> Iterator[_Picture]:
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if right > left and raw.FPDFImageObj_GetImagePixelSize(item, wide, high):
            dots = POINTS * wide.value / (right - left)
            yield _Picture((right - left) * (top - bottom), dots, wide.value * high.value)
