"""The file with its layer: content is added to pages that need it, nothing else is changed."""

import io
from collections.abc import Mapping
from copy import copy
from ctypes import byref, c_double
from itertools import groupby
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Dictionary, Pdf
from pypdfium2 import raw

from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.pdfium import opened, stand_upright
from parsers.layout.pdf.reader import inked
from parsers.layout.scan.engine import Recogniser
from pipeline.searchable.font import NAME, box_font, codes_of
from pipeline.searchable.layer import Frame, Point, layer_of
from schemas.layout import PageVerdict

_FAR = 1_000_000
"""Corners are asked for on a grid so fine, for the answer is told from whole numbers."""
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_UNSEEN = 3
"""The mode of text that is not drawn."""


class NothingToAdd(Exception):
    """No page of a file is a picture that was read. ``str()`` says why."""


class Searchable(NamedTuple):
    data: bytes
    pages: int
    """That got a layer."""
    words: int
    signed: bool
    """The file was signed, which holds of the original alone."""


def searchable(data: bytes, recogniser: Recogniser) -> Searchable:
    """A PDF with a layer on each page that needs one. Raises ``UnreadableDocument``, ``NothingToAdd``."""
    inks, _ = inked(data, lambda: recogniser)
    read = [ink for ink in inks if ink.verdict is PageVerdict.RECOGNISED and ink.runs]
    if not read:
        raise NothingToAdd(
            "no page of it is a picture with words that its text layer does not say already"
        )
    pages = {page: list(on) for page, on in groupby(read, key=lambda ink: ink.drawn.page)}
    frames = _frames(data, pages)
    codes = codes_of(one for ink in read for run in ink.runs for one in f"{run.text} ")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if all(_has_layer(pdf, number) for number in pages):
            raise NothingToAdd("its pages have a layer of plans already")
        font = box_font(pdf, codes)
        for number, on in pages.items():
            if not _has_layer(pdf, number):
                layer = b"\n".join(layer_of(ink, frames[number], codes) for ink in on)
                anew = any(ink.unreadable for ink in on)
                _add(pdf, pdf.pages[number - 1], font, layer, anew=anew)
        root: Any = pdf.Root
        signed = bool(root.get("/AcroForm", Dictionary()).get("/SigFlags", 0))
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=not pdf.is_encrypted)
    words = sum(len(run.text.split()) for ink in read for run in ink.runs)
    return Searchable(stream.getvalue(), len(pages), words, signed)


def _has_layer(pdf: Pdf, number: int) -> bool:
    resources: Any = pdf.pages[number - 1].resources
    return NAME in resources.get("/Font", Dictionary())


def _frames(data: bytes, pages: Mapping[int, list[PageInk]]) -> dict[int, Frame]:
    """Where the corners of the pages of a file stand, by their numbers."""
    found = {}
    with opened(data) as pdf:
        for number, on in pages.items():
            page = pdf[number - 1]
            if on[0].turned:
                stand_upright(page)
            corners = []
            for x, y in ((0, 0), (_FAR, 0), (0, _FAR)):
                place = c_double(), c_double()
                raw.FPDF_DeviceToPage(page, 0, 0, _FAR, _FAR, 0, x, y, *map(byref, place))
                corners.append(Point(place[0].value, place[1].value))
            page.close()
            found[number] = Frame(*corners)
    return found


def _add(pdf: Pdf, page: pikepdf.Page, font: pikepdf.Object, layer: bytes, *, anew: bool) -> None:
    """Give a page its layer; ``anew``: in place of one that does not say what the picture says."""
    if anew:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(_seen(page)))
    own: Any = copy(page.resources)  # others may share them
    own.Font = copy(own.get("/Font", Dictionary()))
    own.Font[NAME] = font
    page.obj.Resources = own
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + layer)


def _seen(page: pikepdf.Page) -> list[Any]:
    """The content of a page without text that is not drawn."""
    mode, kept, seen = 0, list[int](), list[Any]()
    for one in pikepdf.parse_content_stream(page):
        name = str(one.operator)
        if name == "Tr":
            mode = int(one.operands[0])
        elif name == "q":
            kept.append(mode)
        elif name == "Q" and kept:
            mode = kept.pop()
        if not (name in _SHOWS and mode == _UNSEEN):
            seen.append(one)
    return seen
