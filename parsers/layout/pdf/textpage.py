"""The characters of a PDFium text page as columns: text, where each begins and ends, whose it is.

The text comes in one call, boxes and objects in one of ``bulk``.
"""

import ctypes
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf import bulk, calls


class View(NamedTuple):
    """User space of a page to points from the top left corner of the page as it is looked at.

    ``sideways``: lines of text run along the y axis of user space (/Rotate 90 and 270).
    """

    rotation: int
    sideways: bool
    along: float
    along_origin: float
    across: float
    across_origin: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as it is looked at."""
        a, b = (y, x) if self.sideways else (x, y)
        return self.along * a + self.along_origin, self.across * b + self.across_origin


def view_of(page: pdfium.PdfPage) -> View:
    """How a page is looked at: after /Rotate, within its CropBox."""
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            return View(90, True, 1, -bottom, 1, -left)  # a record, not a call
        case 180:
            return View(180, False, -1, right, 1, -bottom)  # a record
        case 270:
            return View(270, True, -1, top, -1, right)  # a record
    return View(0, False, 1, -left, -1, top)  # a record


class TextPage:
    """A text page, and the columns of its characters in printed coordinates.

    ``starts`` and ``ends``: where the box of a character begins and ends along its line. ``owners``:
    address of its text object, 0 for a character that PDFium made up. ``codes``: its code point.
    """

    text: str
    starts: npt.NDArray[np.float64]
    ends: npt.NDArray[np.float64]
    owners: npt.NDArray[np.uint64]
    codes: npt.NDArray[np.uint32]

    def __init__(self, page: pdfium.PdfTextPage, view: View) -> None:
        self.raw: raw.FPDF_TEXTPAGE = page.raw
        self.view = view
        self.handle = calls.item_of(page.raw)
        self.count = max(page.count_chars(), 0)
        self.text = _text(page, self.count)
        self.codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        boxes, self.owners = bulk.characters(self.handle, self.count)
        self.starts, self.ends = self._edges(boxes)

    def _edges(
        self, boxes: npt.NDArray[np.float32]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        left, top, right, bottom = boxes.T.astype(np.float64)
        low, high = (bottom, top) if self.view.sideways else (left, right)
        first, last = (low, high) if self.view.along > 0 else (high, low)
        a, a0 = self.view.along, self.view.along_origin
        return a * first + a0, a * last + a0

    def baselines(self, origins: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """How far down the page lie the baselines that begin at these points of user space."""
        across = origins[:, 0] if self.view.sideways else origins[:, 1]
        return self.view.across * across + self.view.across_origin


def _text(page: pdfium.PdfTextPage, count: int) -> str:
    """One character for each index of the text page."""
    buffer = np.empty(
        count + 1, np.uint16
    )  # an array of ctypes is a type of its own for each length
    ends = [raw.FPDFText_GetTextIndexFromCharIndex(page.raw, at) for at in (0, count - 1)]
    if count and ends == [0, count - 1]:
        to = ctypes.c_void_p(buffer.ctypes.data)
        length = calls.get_text(calls.item_of(page.raw), 0, count, to)
        text = buffer[: length - 1].tobytes().decode("utf-16-le", "ignore")
        if len(text) == count:
            return text
    codes = (raw.FPDFText_GetUnicode(page.raw, i) for i in range(count))
    return "".join(chr(c) if c < 0x110000 else "\ufffd" for c in codes)
