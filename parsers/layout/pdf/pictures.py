"""Pages whose text cannot be had from the file: drawn as pictures, and read from them.

A page is drawn as large as an engine reads letters best. As many are held as are read at a time, and one more.
"""

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.ink import Origin, PageInk
from parsers.layout.pdf.pdfium import opened, stand_upright
from parsers.layout.scan.codes import with_codes
from parsers.layout.scan.engine import Recogniser
from parsers.layout.scan.marks import numbered
from parsers.layout.scan.outline import with_outline
from parsers.layout.scan.page import Found, Picture, Recognised, recognised
from parsers.layout.scan.serials import with_serials
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import BBox, PageVerdict

POINTS = 72
DPI = 200
"""Dots an inch: fewer are too few for the marks on letters; of more an engine reads less, and no faster."""
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
ROUNDED = 1e-6
"""Of a side: what a number of pixels gains when it is told in points (1654 becomes 1654.00004). A page that were drawn a
pixel larger for it would be drawn anew between the dots of its scan.
"""
SIZE = 0.05
"""Of the width of a picture: of pictures that are scanned alike it differs by less."""

_BILEVEL = frozenset({"CCITTFaxDecode", "JBIG2Decode"})


class _Drawn(NamedTuple):
    """A page to be read; without a picture where that would be too large. ``unit``: points of the page that are one of
    the paper.
    """

    picture: Picture | None
    unit: float = 1.0
    opens: bool = True
    """Can its pictures be opened? Asked of a page on which nothing is seen."""


def read_pictures(
    data: bytes, inks: Sequence[PageInk], recogniser: Recogniser
) -> tuple[list[PageInk], list[Diagnostic]]:
    """The pages, those that need OCR with the runs and rulings of their pictures, two of a picture that holds two; and
    what is said of them.
    """
    unread = [ink for ink in inks if ink.verdict is PageVerdict.NEEDS_OCR]
    with opened(data) as pdf:
        drawn = _all_drawn(pdf, unread, recogniser.most_pixels, inks[0])
        found = list(recogniser.over(partial(_read, recogniser=recogniser), drawn))
    parts = {
        ink.number: _parts(one, double=_is_double(at, unread, found))
        for at, (ink, one) in enumerate(zip(unread, found, strict=True))
    }
    said = [
        one
        for ink, page in zip(unread, found, strict=True)
        for one in _said(ink.number, page, parts[ink.number])
    ]
    told = list(_counted(inks, parts))
    with_outline(told)
    numbered(told)
    with_serials(told)
    with_codes(told)
    return told, said


def _all_drawn(
    pdf: pdfium.PdfDocument, inks: Sequence[PageInk], most_pixels: int, first: PageInk
) -> Iterator[_Drawn]:
    """One after the other: PDFium draws one at a time."""
    for ink in inks:
        page = pdf[ink.number - 1]
        if ink.turned:
            stand_upright(page)
        pixels = list(_pixels(page))
        if max(pixels, default=0) > most_pixels:
            yield _Drawn(None)
        else:
            unit = unit_of(page.get_size(), sum(pixels))
            picture, scale = picture_of(page, unit)
            opens = int(picture.min()) < WHITE or _opens(page)
            yield _Drawn(Picture(picture, scale, first=ink is first), unit, opens)
        page.close()


def _read(drawn: _Drawn, recogniser: Recogniser) -> Found | Code:
    """What is read of a page, or why nothing is."""
    if drawn.picture is None:
        return Code.PICTURE_TOO_LARGE
    if not drawn.opens:
        return Code.PICTURE_DAMAGED
    found = recognised(drawn.picture, recogniser)
    return found if drawn.unit == 1 else found.each(partial(_in_units, unit=drawn.unit))


def _is_double(at: int, inks: Sequence[PageInk], found: Sequence[Found | Code]) -> bool:
    """Is a picture that does not tell, of a page half full, scanned like one beside it that holds two pages?"""
    near = slice(max(at - 1, 0), at + 2)
    return any(
        isinstance(one, Found)
        and one.whole is None
        and abs(ink.number - inks[at].number) <= 1
        and abs(ink.width - inks[at].width) <= SIZE * ink.width
        for ink, one in zip(inks[near], found[near], strict=True)
    )


def _parts(found: Found | Code, *, double: bool) -> tuple[Recognised, ...]:
    """The pages of a picture."""
    if isinstance(found, Code):
        return ()
    return found.leaves if found.whole is None or (found.leaves and double) else (found.whole,)


def _said(page: int, found: Found | Code, parts: Sequence[Recognised]) -> Iterator[Diagnostic]:
    if isinstance(found, Code):
        yield found.at(page=page)
        return
    if len(parts) > 1:
        yield Code.TWO_PAGES.at(page=page)
    runs = [run for part in parts for run in part.runs]
    sure = [one for run in runs for one in run.sure]
    if not sure:
        yield Code.PICTURE_WITHOUT_TEXT.at(page=page)
        return
    count = sum(len(run.text.split()) for run in runs)
    yield Code.PAGE_RECOGNISED.at(page=page, count=count, share=f"{np.mean(sure):.0%}")


def _counted(
    inks: Sequence[PageInk], parts: Mapping[int, Sequence[Recognised]]
) -> Iterator[PageInk]:
    """The pages with what was read of them, counted on behind each picture of two."""
    more = 0
    for ink in inks:
        drawn = ink.drawn
        first, *others = parts.get(ink.number, ()) or (None,)
        if first is not None:
            _give(ink, first, drawn)
            ink.unreadable = [*ink.unreadable, *first.rubbish]
        if more:
            ink.origin = ink.origin or drawn
            ink.number += more
        yield ink
        for other in others:
            more += 1
            beside = PageInk(
                drawn.page + more, *other.size, turned=ink.turned, unreadable=other.rubbish
            )
            _give(beside, other, drawn)
            yield beside


def _give(ink: PageInk, part: Recognised, drawn: Origin) -> None:
    """A page what was read of it, and where it stands."""
    ink.runs, ink.rulings, ink.by_hand = part.runs, part.rulings, part.by_hand
    ink.verdict = PageVerdict.RECOGNISED
    if part.back is not None:
        ink.origin, (ink.width, ink.height) = drawn._replace(back=part.back), part.size


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


def picture_of(page: pdfium.PdfPage, unit: float) -> tuple[npt.NDArray[np.uint8], float]:
    """The page as it is looked at, in grey where it is grey, and its pixels a point of the paper."""
    width, height = (side / unit for side in page.get_size())
    scale = min(DPI / POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
    bitmap = page.render(
        scale=scale / unit * (1 - ROUNDED),
        grayscale=_is_bilevel(page),
        rev_byteorder=True,
        bitmap_maker=_bitmap,
    )
    pixels = bitmap.to_numpy()
    bitmap.close()  # but for its memory
    if pixels.ndim == 2:
        return pixels, scale
    sample = pixels[::16, ::16].astype(np.int16)
    coloured = (sample.max(axis=2) - sample.min(axis=2)).max() > GREY
    return pixels if coloured else cv2.extractChannel(pixels, 0), scale


def _bitmap(
    width: int,
    height: int,
    *,
    format: int,  # noqa: A002 - as it is called
    rev_byteorder: bool,
) -> pdfium.PdfBitmap:
    """One of our own memory, as it comes: a page is painted white before it is drawn."""
    size = width * height * (1 if format == raw.FPDFBitmap_Gray else 3)
    memory = (ctypes.c_ubyte * size).from_buffer(np.empty(size, np.uint8).data)
    return pdfium.PdfBitmap.new_native(width, height, format, rev_byteorder, buffer=memory)


def _is_bilevel(page: pdfium.PdfPage) -> bool:
    """Are pictures in black and white all there is on a page? Drawn in grey it is the same, and takes two thirds of the
    time; one in shades of grey takes twice as long.
    """
    return not raw.FPDFPage_GetAnnotCount(page) and all(
        isinstance(item, pdfium.PdfImage)
        and _BILEVEL.intersection(item.get_filters())
        and item.get_metadata().colorspace == raw.FPDF_COLORSPACE_DEVICEGRAY
        for item in page.get_objects(max_depth=1)
    )


def _opens(page: pdfium.PdfPage) -> bool:
    """Can PDFium make anything of one of its pictures?"""
    pictures = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    return not pictures or any(_is_opened(item) for item in pictures)


def _is_opened(item: pdfium.PdfObject) -> bool:
    bitmap = raw.FPDFImageObj_GetBitmap(item)
    if bitmap:
        raw.FPDFBitmap_Destroy(bitmap)
    return bool(bitmap)


def _pixels(page: pdfium.PdfPage) -> Iterator[int]:
    """Of each picture on a page."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        if raw.FPDFImageObj_GetImagePixelSize(item, wide, high):
            yield wide.value * high.value
