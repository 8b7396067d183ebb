"""Pictures nothing shines through: what was painted before one, at its place, nobody sees.

A scan laid over the text that was recognised in it says so by its dictionary. Drawing the page to find
out means to decode the scan, which takes longer than all else that is done with the page.

PDFium tells the size of a picture, not its masks, and pikepdf tells the masks, not which picture of a page
is meant: pictures are matched by width, height and length of data.
"""

import ctypes
import io
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from pypdfium2 import raw

from parsers.layout.pdf import calls
from parsers.layout.pdf.marks import in_layer
from parsers.layout.pdf.rulings import Painted

Looks: TypeAlias = tuple[int, int, int]
"""Width, height, bytes of data as stored."""
_MASKS = ("/SMask", "/Mask", "/ImageMask", "/SMaskInData", "/OC")
"""What lets the page through, or takes the picture away."""
_FIRST_CLIPPING = raw.FPDF_TEXTRENDERMODE_FILL_CLIP


class Covers:
    """The pictures of a file, asked for by the pages on which one lies over text."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def hides(self, area: Painted) -> bool:
        """Is an area a whole picture, upright and opaque?"""
        if area.inner or calls.object_type(area.item) != raw.FPDF_PAGEOBJ_IMAGE:
            return False
        if calls.has_transparency(area.item) or in_layer(area.item) or _is_clipped(area):
            return False
        matrix = calls.matrix_of(area.item)
        if matrix is None or (any(matrix[1:3]) and any((matrix[0], matrix[3]))):
            return False
        looks = _looks_of(area)
        return looks is not None and self._opaque.get(looks, False)

    @cached_property
    def _opaque(self) -> dict[Looks, bool]:
        found: dict[Looks, bool] = {}
        for looks, opaque in _pictures(self._data):
            found[looks] = found.get(looks, True) and opaque
        return found


def clips(texts: list[Painted]) -> bool:
    """Does a text cut out what is painted after it?"""
    return any(calls.render_mode(text.item) >= _FIRST_CLIPPING for text in texts)


def _is_clipped(area: Painted) -> bool:
    clip = calls.clip_path(area.item)
    return bool(clip) and calls.clip_count(ctypes.c_void_p(clip)) > 0


def _looks_of(area: Painted) -> Looks | None:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFImageObj_GetImagePixelSize(area.handle, width, height):
        return None
    length = raw.FPDFImageObj_GetImageDataRaw(area.handle, None, 0)
    return width.value, height.value, int(length)


def _pictures(data: bytes) -> Iterator[tuple[Looks, bool]]:
    """Each picture of a file, and whether it is opaque; nothing where QPDF does not open the file."""
    import pikepdf  # noqa: PLC0415 - large, and few files have scans over text

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                    size = (thing.get(name) for name in ("/Width", "/Height", "/Length"))
                    width, height, length = (int(number or 0) for number in size)
                    yield (width, height, length), not any(name in thing for name in _MASKS)
    except (ArithmeticError, TypeError, ValueError, pikepdf.PdfError):
        return
