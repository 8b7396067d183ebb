"""Looks of a text object: size, weight, font, whether it stands upright and is drawn at all."""

import ctypes
import math
from functools import lru_cache
from typing import NamedTuple

from pypdfium2 import raw

from parsers.layout.encodings.legacy import Font, draws_signs, font_of
from parsers.layout.pdf import calls
from parsers.layout.pdf.bulk import Told
from parsers.layout.pdf.textpage import TextPage

SLIVER = 0.25
"""Of the height of a text: so little of it is no text."""
UPRIGHT = math.radians(10)
BOLD = 700


QUARTERS = 90


class Look(NamedTuple):
    """Looks of the characters of one text object."""

    size: float
    bold: bool
    italic: bool
    upright: bool
    hidden: bool = False
    font: str = ""
    key: int = 0
    """Address of the font."""
    unmapped: bool = False
    """The font does not say what its first character is; then the others are asked too."""
    promise: Font = Font("", None, capitals=False)
    quarter: int = 0
    """/Rotate at which the text would stand upright; -1 for slanting lines."""
    symbolic: bool = False
    """The font says that its codes are its own."""
    signs: bool = False
    """Its letters are pictures: Symbol, Wingdings."""
    clips: bool = False
    """Its letters are not painted, but cut out of what is painted after them."""
    doubtful: bool = False
    """Its characters may be others than PDFium says."""


NOTHING = Look(0, bold=False, italic=False, upright=True)
"""Before the first text object."""


class Face(NamedTuple):
    """What a font says of all its characters."""

    name: str
    bold: bool
    italic: bool
    symbolic: bool
    signs: bool
    promise: Font


@lru_cache(maxsize=512)
def _face(font: bytes, flags: int, weight: int) -> Face:
    name = font.decode("utf-8", "replace")
    low = name.lower()
    bold, italic = "bold" in low or "black" in low, "italic" in low or "oblique" in low
    return Face(
        name,
        bold or bool(flags & 1 << 18) or weight >= BOLD,
        italic or bool(flags & 1 << 6),
        bool(flags & 1 << 2),
        draws_signs(font_of(name)),
        font_of(name),
    )


def _face_of(handle: raw.FPDF_TEXTPAGE, index: int) -> Face:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(handle, index, buffer, 128, flags)
    return _face(buffer.value, flags.value, raw.FPDFText_GetFontWeight(handle, index))


class Looks:
    """The looks of the text objects of a page; what several objects share is worked out once."""

    def __init__(self, page: TextPage, *, misread: bool) -> None:
        """``misread``: the text of the page has signs that a misread font leaves."""
        self._page, self._misread = page, misread
        self._faces: dict[int, Face] = {}
        self._known: dict[tuple[Told, bool], Look] = {}

    def at(self, index: int, owner: int, told: Told) -> Look:
        """The looks of the text object at the address ``owner``, which the character belongs to."""
        cut = told[-1] > 0 and _cut_away(ctypes.c_void_p(owner))
        look = self._known.get((told, cut))
        if look is None:
            look = self._known[told, cut] = self._look(index, told, cut=cut)
        return look

    def _look(self, index: int, told: Told, *, cut: bool) -> Look:
        font, size, a, b, c, d, mode, unmapped, _ = told
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = _face_of(self._page.raw, index)
        size *= math.hypot(c, d) or 1.0
        # along the baseline: FPDFText_GetCharAngle takes slanted type (18 in ``ngày 18``) for turned
        angle = math.atan2(b, a)
        if size < 0:  # type of negative size in a matrix turned upside down stands upright
            size, angle = -size, angle + math.pi
        quarter = round(angle / (math.pi / 2))
        straight = abs(angle - quarter * math.pi / 2) < UPRIGHT
        quarter = QUARTERS * (quarter % 4) if straight else -1
        return Look(
            size=size,
            bold=face.bold,
            italic=face.italic,
            upright=quarter == self._page.view.rotation,
            hidden=mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE or cut,
            font=face.name,
            key=font,
            unmapped=unmapped == 1,
            promise=face.promise,
            quarter=quarter,
            symbolic=face.symbolic,
            signs=face.signs,
            clips=mode == raw.FPDF_TEXTRENDERMODE_CLIP,
            doubtful=unmapped == 1 or (self._misread and face.symbolic),
        )


def _cut_away(item: ctypes.c_void_p) -> bool:
    """Said but not drawn: cut away by its clip path, but for a sliver. A browser says the first line
    of the next page once more at the foot of this one, where only an accent is seen (``Ủ``).
    """
    clip = calls.typed(ctypes.c_void_p(calls.clip_path(item)), raw.FPDF_CLIPPATH)
    bounds = calls.bounds_of(item)
    if bounds is None:
        return False
    left, bottom, right, top = bounds
    xs, ys = _clip_points(clip)
    if not xs:
        return False
    seen = min(max(ys), top) - max(min(ys), bottom)
    outside = max(xs) <= left or min(xs) >= right
    return outside or seen <= SLIVER * (top - bottom)


def _clip_points(clip: raw.FPDF_CLIPPATH) -> tuple[list[float], list[float]]:
    """Corners of the innermost clip path; a path of many pieces says nothing certain."""
    last = raw.FPDFClipPath_CountPaths(clip) - 1
    count = raw.FPDFClipPath_CountPathSegments(clip, last)
    xs, ys = [], []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(count, 8)):
        segment = raw.FPDFClipPath_GetPathSegment(clip, last, index)
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            xs.append(x.value)
            ys.append(y.value)
    return xs, ys
