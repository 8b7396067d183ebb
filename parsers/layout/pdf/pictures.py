"""Pages whose text cannot be had from the file: drawn as pictures, and read from them.

A page is drawn as large as an engine reads letters best. As many are held as are read at a time, and one more.
"""

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

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
from schemas.layout import PageVerdict

POINTS = 72
DPI = 200
"""Dots an inch: fewer are too few for the marks on letters; of more an engine reads less, and no faster."""
MOST_PIXELS = 25_000_000
"""Of a page: A2 at 200 dots an inch has 15 million."""
GREY = 12
"""Of 255: colours of a grey page differ by no more."""


SIZE = 0.05
"""Of the width of a picture: of pictures that are scanned alike it differs by less."""


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
    said = [one for ink in unread for one in _said(ink.number, parts[ink.number])]
    told = list(_counted(inks, parts))
    with_outline(told)
    numbered(told)
    with_serials(told)
    with_codes(told)
    return told, said


def _all_drawn(
    pdf: pdfium.PdfDocument, inks: Sequence[PageInk], most_pixels: int, first: PageInk
) -> Iterator[Picture | None]:
    """One after the other: PDFium draws one at a time. None for what is too large."""
    for ink in inks:
        page = pdf[ink.number - 1]
        if ink.turned:
            stand_upright(page)
        if max(_pixels(page), default=0) > most_pixels:
            yield None
        else:
            yield Picture(*_drawn(page), first=ink is first)
        page.close()


def _read(picture: Picture | None, recogniser: Recogniser) -> Found | None:
    return None if picture is None else recognised(picture, recogniser)


def _is_double(at: int, inks: Sequence[PageInk], found: Sequence[Found | None]) -> bool:
    """Is a picture that does not tell, of a page half full, scanned like one beside it that holds two pages?"""
    return any(
        one is not None
        and one.whole is None
        and abs(ink.number - inks[at].number) <= 1
        and abs(ink.width - inks[at].width) <= SIZE * ink.width
        for ink, one in zip(
            inks[max(at - 1, 0) : at + 2], found[max(at - 1, 0) : at + 2], strict=True
        )
    )


def _parts(found: Found | None, *, double: bool) -> tuple[Recognised, ...]:
    """The pages of a picture."""
    if found is None:
        return ()
    return found.leaves if found.whole is None or (found.leaves and double) else (found.whole,)


def _said(page: int, parts: Sequence[Recognised]) -> Iterator[Diagnostic]:
    if not parts:
        yield Code.PICTURE_TOO_LARGE.at(page=page)
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
