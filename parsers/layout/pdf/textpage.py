"""The characters of a PDFium text page as columns: text, where each begins and ends, whose it is.

Each character costs two calls, its loose box and its text object; the text comes in one call a page.
"""

import ctypes
from collections import deque
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf import calls

_CHUNK = 4096
"""Boxes asked for at once: a page of text has so many characters, a map a hundred times as many."""
_BOXES = np.empty((_CHUNK, 4), np.float32)
_SLOTS = tuple(ctypes.c_void_p(_BOXES.ctypes.data + 16 * slot) for slot in range(_CHUNK))
"""Where the box of each character of a chunk is put: made once, because making them costs as much as asking."""


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
        self.handle = ctypes.cast(page.raw, ctypes.c_void_p)
        self.count = max(page.count_chars(), 0)
        self.text = _text(page, self.count)
        self.codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self.starts, self.ends = self._edges()
        owners = map(calls.text_object, repeat(self.handle), range(self.count))
        self.owners = np.fromiter(owners, np.uint64, self.count)

    def _edges(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        boxes = np.empty((self.count, 4), np.float32)
        for begin in range(0, self.count, _CHUNK):
            end = min(begin + _CHUNK, self.count)
            asked = map(calls.loose_box, repeat(self.handle), range(begin, end), _SLOTS)
            deque(asked, maxlen=0)
            boxes[begin:end] = _BOXES[: end - begin]
        left, top, right, bottom = boxes.T.astype(np.float64)
        low, high = (bottom, top) if self.view.sideways else (left, right)
        first, last = (low, high) if self.view.along > 0 else (high, low)
        a, a0 = self.view.along, self.view.along_origin
        return a * first + a0, a * last + a0

    def baseline(self, index: int) -> float:
        """How far down the page the baseline of a character runs, in points."""
        return self.view.point(*calls.origin_of(self.handle, index))[1]


def _text(page: pdfium.PdfTextPage, count: int) -> str:
    """One character for each index of the text page."""
    text: str = page.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(page.raw, i) for i in range(count))
    return "".join(chr(c) if c < 0x110000 else "\ufffd" for c in codes)
