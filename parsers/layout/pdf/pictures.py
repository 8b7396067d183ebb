"""Pages whose text cannot be had from the file: drawn as pictures, and read from them.

A page is drawn as large as an engine reads letters best. As many are held as are read at a time, and one more.
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
from parsers.layout.scan.codes import with_codes
from parsers.layout.scan.engine import Recogniser
from parsers.layout.scan.marks import numbered
from parsers.layout.scan.outline import with_outline
from parsers.layout.scan.page import recognised
from parsers.layout.scan.serials import with_serials
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import PageVerdict

POINTS = 72
DPI = 200
"""Dots an inch: fewer are too few for the marks on letters; of more an engine reads less, and no faster."""
MOST_PIXELS = 25_000_000
"""Of a page: A2 at 200 dots an inch has 15 million."""
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
        if max(_pixels(page), default=0) > most_pixels:
            yield _Drawn(ink, None)
        else:
            yield _Drawn(ink, *_drawn(page), first=ink is inks[0])
        page.close()


def _read(drawn: _Drawn, recogniser: Recogniser) -> Diagnostic:
    ink = drawn.ink
    if drawn.picture is None:
        return Code.PICTURE_TOO_LARGE.at(page=ink.number)
    found = recognised(drawn.picture, drawn.scale, recogniser, first=drawn.first)
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


def _drawn(page: pdfium.PdfPage) -> tuple[npt.NDArray[np.uint8], float]:
    """The page as it is looked at, in grey where it is grey, and its pixels a point."""
    width, height = page.get_size()
    scale = min(DPI / POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
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


def _pixels(page: pdfium.PdfPage) -> Iterator[int]:
    """Of each picture on a page."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        if raw.FPDFImageObj_GetImagePixelSize(item, wide, high):
            yield wide.value * high.value
