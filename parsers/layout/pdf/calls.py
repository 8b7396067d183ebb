"""Functions of PDFium that are asked for every character, object or segment, by bare address.

The prototypes of pypdfium2 check and convert each argument, which costs three times what the function
does. Here the caller hands over what C wants: ``c_void_p`` for pointers, an ``int`` for a number that fits
an ``int``. The interpreter is not released for these calls: they take less time than releasing it, and
PDFium wants one thread at a time anyway, so that what it writes may go to one place and be read from there.
"""

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias

from pypdfium2 import raw

Function: TypeAlias = Callable[..., Any]
Item: TypeAlias = ctypes.c_void_p
"""Address of an object PDFium holds."""


def _bare(function: Any, result: Any = ctypes.c_int) -> Function:
    address = ctypes.cast(function, ctypes.c_void_p).value
    found: Function = ctypes.PYFUNCTYPE(result)(address or 0)
    return found


def _slots(numbers: ctypes.Array[Any]) -> tuple[ctypes.c_void_p, ...]:
    """The address of each number of an array, for PDFium to write to."""
    size, start = ctypes.sizeof(numbers) // len(numbers), ctypes.addressof(numbers)
    return tuple(ctypes.c_void_p(start + size * place) for place in range(len(numbers)))


def item_of(pointer: Any) -> Item:
    """The bare address of what a pointer of pypdfium2 points to; ``ctypes.cast`` would leave a cycle for
    the collector each time.
    """
    return ctypes.c_void_p(ctypes.addressof(pointer.contents))


def typed(item: Item, kind: Any) -> Any:
    """An address as a pointer for functions of pypdfium2."""
    return kind.from_buffer(item)


# Characters of a text page.
text_object = _bare(raw.FPDFText_GetTextObject, ctypes.c_size_t)
"""Address of the text object of a character; 0 for one that PDFium made up."""
loose_box = _bare(raw.FPDFText_GetLooseCharBox)
get_text = _bare(raw.FPDFText_GetText)
font_size = _bare(raw.FPDFText_GetFontSize, ctypes.c_double)
map_error = _bare(raw.FPDFText_HasUnicodeMapError)
_origin = _bare(raw.FPDFText_GetCharOrigin)
_char_matrix = _bare(raw.FPDFText_GetMatrix)

# Objects of a page.
object_count = _bare(raw.FPDFPage_CountObjects)
page_object = _bare(raw.FPDFPage_GetObject, ctypes.c_size_t)
form_count = _bare(raw.FPDFFormObj_CountObjects)
form_object = _bare(raw.FPDFFormObj_GetObject, ctypes.c_size_t)
object_type = _bare(raw.FPDFPageObj_GetType)
object_font = _bare(raw.FPDFTextObj_GetFont, ctypes.c_size_t)
render_mode = _bare(raw.FPDFTextObj_GetTextRenderMode)
clip_path = _bare(raw.FPDFPageObj_GetClipPath, ctypes.c_size_t)
clip_count = _bare(raw.FPDFClipPath_CountPaths)
mark_count = _bare(raw.FPDFPageObj_CountMarks)
has_transparency = _bare(raw.FPDFPageObj_HasTransparency)
"""Of the object itself: the masks of a picture are not asked."""
mark_at = _bare(raw.FPDFPageObj_GetMark, ctypes.c_size_t)
mark_value_type = _bare(raw.FPDFPageObjMark_GetParamValueType)
_mark_name = _bare(raw.FPDFPageObjMark_GetName)
_bounds = _bare(raw.FPDFPageObj_GetBounds)
_matrix = _bare(raw.FPDFPageObj_GetMatrix)
_fill = _bare(raw.FPDFPageObj_GetFillColor)
_stroke = _bare(raw.FPDFPageObj_GetStrokeColor)

# Paths.
segment_count = _bare(raw.FPDFPath_CountSegments)
path_segment = _bare(raw.FPDFPath_GetPathSegment, ctypes.c_size_t)
segment_type = _bare(raw.FPDFPathSegment_GetType)
_point = _bare(raw.FPDFPathSegment_GetPoint)
_draw_mode = _bare(raw.FPDFPath_GetDrawMode)

_doubles = (ctypes.c_double * 2)()
_to_doubles = _slots(_doubles)
_floats = (ctypes.c_float * 6)()
_to_floats = _slots(_floats)
_to_four, _to_two = _to_floats[:4], _to_floats[:2]
_ints = (ctypes.c_uint * 4)()
_to_ints = _slots(_ints)
_to_modes = _to_ints[:2]
_NAME = 16
"""Bytes of the name of a mark that are looked at."""
_name = ctypes.create_string_buffer(_NAME)
_to_name = ctypes.c_void_p(ctypes.addressof(_name))

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Colour: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue, alpha, 0 to 255."""


def origin_of(page: Item, index: int) -> tuple[float, float]:
    """Where the baseline of a character begins, in user space."""
    _origin(page, index, *_to_doubles)
    return _doubles[0], _doubles[1]


def char_matrix_of(page: Item, index: int) -> Matrix:
    _char_matrix(page, index, _to_floats[0])
    return tuple(_floats)


def matrix_of(item: Item) -> Matrix | None:
    """The way from the space inside an object to that around it."""
    return tuple(_floats) if _matrix(item, _to_floats[0]) else None


def bounds_of(item: Item) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top."""
    if not _bounds(item, *_to_four):
        return None
    return _floats[0], _floats[1], _floats[2], _floats[3]


def fill_of(item: Item) -> Colour | None:
    return tuple(_ints) if _fill(item, *_to_ints) else None


def stroke_of(item: Item) -> Colour | None:
    return tuple(_ints) if _stroke(item, *_to_ints) else None


def drawn_by(path: Item) -> tuple[bool, bool]:
    """Is a path filled, is it stroked?"""
    _ints[0] = _ints[1] = 0
    _draw_mode(path, *_to_modes)
    return _ints[0] != 0, _ints[1] != 0


def point_of(segment: Item) -> tuple[float, float] | None:
    """Where a segment of a path ends."""
    return (_floats[0], _floats[1]) if _point(segment, *_to_two) else None


def mark_name(mark: Item) -> bytes:
    """The name of a mark in UTF-16 with its final zero; nothing for one that is long."""
    _ints[0] = 0
    _mark_name(mark, _to_name, _NAME, _to_ints[0])
    return _name.raw[: _ints[0]] if _ints[0] <= _NAME else b""
