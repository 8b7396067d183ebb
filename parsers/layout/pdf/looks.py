"""Looks of a text object: size, weight, font, whether it stands upright and is drawn at all."""

import ctypes
import math
from functools import lru_cache
from typing import NamedTuple

from pypdfium2 import raw

from parsers.layout.encodings.legacy import Font, font_of

UPRIGHT = math.radians(10)
BOLD = 700


class Look(NamedTuple):
    """Looks of the characters of one text object."""

    size: float
    bold: bool
    italic: bool
    upright: bool
    hidden: bool = False
    font: str = ""
    unmapped: bool = False
    """The font does not say what its first character is; then the others are asked too."""
    promise: Font = Font("", None, capitals=False)


class _Face(NamedTuple):
    """What the name of a font says."""

    name: str
    bold: bool
    italic: bool
    promise: Font


@lru_cache(maxsize=512)
def _face(font: bytes) -> _Face:
    name = font.decode("utf-8", "replace")
    low = name.lower()
    bold, italic = "bold" in low or "black" in low, "italic" in low or "oblique" in low
    return _Face(name, bold, italic, font_of(name))


def look_at(handle: raw.FPDF_TEXTPAGE, index: int, rotation: int) -> Look:
    """The looks of the text object a character belongs to, on a page turned by ``rotation``."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(handle, index, buffer, 128, flags)
    face = _face(buffer.value)
    weight = raw.FPDFText_GetFontWeight(handle, index)
    size = raw.FPDFText_GetFontSize(handle, index) * scale
    # along the baseline: FPDFText_GetCharAngle takes slanted type (18 in ``ngày 18``) for turned
    angle = math.atan2(matrix.b, matrix.a) - math.radians(rotation)
    if size < 0:  # type of negative size in a matrix turned upside down stands upright
        size, angle = -size, angle + math.pi
    turn = abs((angle + math.pi) % (2 * math.pi) - math.pi)
    return Look(
        size=size,
        bold=face.bold or bool(flags.value & 1 << 18) or weight >= BOLD,
        italic=face.italic or bool(flags.value & 1 << 6),
        upright=turn < UPRIGHT,
        hidden=_hidden(raw.FPDFText_GetTextObject(handle, index)),
        font=face.name,
        unmapped=raw.FPDFText_HasUnicodeMapError(handle, index) == 1,
        promise=face.promise,
    )


def _hidden(text_object: raw.FPDF_PAGEOBJECT) -> bool:
    """Said but not drawn: set invisible, or cut away whole by its clip path."""
    if raw.FPDFTextObj_GetTextRenderMode(text_object) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return True
    clip = raw.FPDFPageObj_GetClipPath(text_object)
    if not clip or raw.FPDFClipPath_CountPaths(clip) <= 0:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(text_object, left, bottom, right, top):
        return False
    xs, ys = _clip_points(clip)
    if not xs:
        return False
    outside = max(xs) <= left.value or min(xs) >= right.value
    return outside or max(ys) <= bottom.value or min(ys) >= top.value


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
