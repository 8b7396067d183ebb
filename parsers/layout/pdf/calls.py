"""Functions of PDFium that are asked for every character or every text object, by bare address.

The prototypes of pypdfium2 check and convert each argument, which costs three times what the function
does. Here the caller hands over what C wants: ``c_void_p`` for pointers, an ``int`` for a number that fits
an ``int``. The interpreter is not released for these calls: they take less time than releasing it, and
PDFium wants one thread at a time anyway.
"""

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias

from pypdfium2 import raw

Function: TypeAlias = Callable[..., Any]


def _bare(function: Any, result: Any) -> Function:
    address = ctypes.cast(function, ctypes.c_void_p).value
    found: Function = ctypes.PYFUNCTYPE(result)(address or 0)
    return found


text_object = _bare(raw.FPDFText_GetTextObject, ctypes.c_size_t)
"""Address of the text object of a character; 0 for one that PDFium made up."""
loose_box = _bare(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
char_origin = _bare(raw.FPDFText_GetCharOrigin, ctypes.c_int)
char_matrix = _bare(raw.FPDFText_GetMatrix, ctypes.c_int)
font_size = _bare(raw.FPDFText_GetFontSize, ctypes.c_double)
map_error = _bare(raw.FPDFText_HasUnicodeMapError, ctypes.c_int)
object_font = _bare(raw.FPDFTextObj_GetFont, ctypes.c_size_t)
"""Address of the font of a text object."""
render_mode = _bare(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
clip_path = _bare(raw.FPDFPageObj_GetClipPath, ctypes.c_size_t)
clip_count = _bare(raw.FPDFClipPath_CountPaths, ctypes.c_int)
fill_colour = _bare(raw.FPDFPageObj_GetFillColor, ctypes.c_int)
object_type = _bare(raw.FPDFPageObj_GetType, ctypes.c_int)
object_bounds = _bare(raw.FPDFPageObj_GetBounds, ctypes.c_int)
