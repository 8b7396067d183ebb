"""What PDFium tells of a page, column by column: its characters, the looks of its texts, its objects.

PDFium answers one question a call, and a page takes ten thousand calls. Where the package was built with a
C compiler (``_bulk.c``) the calls are made in loops of C, thirty times as fast; elsewhere they are made
from here. The answers are the same.
"""

import ctypes
from collections import deque
from itertools import repeat
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

from parsers.layout.pdf import calls

try:
    from parsers.layout.pdf import _bulk  # type: ignore[attr-defined]
except ImportError:  # no compiler when the package was installed
    _bulk = None

_CHUNK = 4096
"""Boxes asked for at once: a page of text has so many characters, a map a hundred times as many."""
_BOXES = np.empty((_CHUNK, 4), np.float32)
_SLOTS = tuple(ctypes.c_void_p(_BOXES.ctypes.data + 16 * slot) for slot in range(_CHUNK))
"""Where the box of each character of a chunk is put: made once, because making them costs as much as asking."""


def _addresses(*functions: Any) -> tuple[int, ...]:
    return tuple(ctypes.cast(function, ctypes.c_void_p).value or 0 for function in functions)


_CHARACTERS = _addresses(raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetTextObject)
_LOOKS = _addresses(
    raw.FPDFText_GetFontSize,
    raw.FPDFText_GetMatrix,
    raw.FPDFText_GetCharOrigin,
    raw.FPDFText_HasUnicodeMapError,
    raw.FPDFTextObj_GetFont,
    raw.FPDFTextObj_GetTextRenderMode,
    raw.FPDFPageObj_GetClipPath,
    raw.FPDFClipPath_CountPaths,
)
_OF_PAGE = _addresses(raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType)
_OF_FORM = _addresses(raw.FPDFFormObj_GetObject, raw.FPDFPageObj_GetType)
_PAINTS = _addresses(
    raw.FPDFPageObj_CountMarks, raw.FPDFPageObj_GetMark, raw.FPDFPageObj_GetFillColor
)
_PATHS = _addresses(
    raw.FPDFPath_GetDrawMode,
    raw.FPDFPageObj_GetStrokeColor,
    raw.FPDFPageObj_GetFillColor,
    raw.FPDFPageObj_GetMatrix,
    raw.FPDFPath_CountSegments,
)
_SEGMENTS = _addresses(
    raw.FPDFPath_GetPathSegment, raw.FPDFPathSegment_GetType, raw.FPDFPathSegment_GetPoint
)


Told: TypeAlias = tuple[int, float, float, float, float, float, int, int, int]
"""What is told of a character and its text object: address of the font; size; a, b, c, d of the matrix of
the character; how the object is rendered; 1 where the character is not mapped; paths the object is clipped by.
"""


Colours: TypeAlias = npt.NDArray[np.uint32]
"""1 and red, green, blue, alpha, 0 to 255, where a colour is told, else 0."""


class Paths(NamedTuple):
    """How paths are drawn; the way from the space inside each; how many segments it has."""

    filled: npt.NDArray[np.bool_]
    stroked: npt.NDArray[np.bool_]
    fills: Colours
    strokes: Colours
    segments: list[int]
    matrices: list[calls.Matrix | None]


Origins: TypeAlias = npt.NDArray[np.float64]
"""Where the baseline of each character begins, in user space: x, y."""


def characters(
    page: calls.Item, count: int
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint64]]:
    """Loose boxes of the characters of a text page (left, top, right, bottom), and addresses of their text
    objects, 0 for a character that PDFium made up.
    """
    boxes = np.empty((count, 4), np.float32)
    owners = np.empty(count, np.uint64)
    if _bulk is not None:
        _bulk.characters(page.value, *_CHARACTERS, boxes, owners)
        return boxes, owners
    for begin in range(0, count, _CHUNK):
        end = min(begin + _CHUNK, count)
        deque(map(calls.loose_box, repeat(page), range(begin, end), _SLOTS), maxlen=0)
        boxes[begin:end] = _BOXES[: end - begin]
    owners[:] = [calls.text_object(page, index) for index in range(count)]
    return boxes, owners


def looks(
    page: calls.Item, indexes: npt.NDArray[np.int32], owners: npt.NDArray[np.uint64]
) -> tuple[list[Told], Origins]:
    """What is told of some characters of a text page and the text objects they belong to."""
    count = len(indexes)
    fonts, numbers = np.empty(count, np.uint64), np.empty((count, 7), np.float64)
    flags = np.empty((count, 3), np.int32)
    if _bulk is not None:
        _bulk.looks(page.value, *_LOOKS, indexes, owners, fonts, numbers, flags)
    else:
        for place, (index, owner) in enumerate(zip(indexes.tolist(), owners.tolist(), strict=True)):
            item = ctypes.c_void_p(owner)
            clip = calls.clip_path(item)
            fonts[place] = calls.object_font(item)
            matrix = calls.char_matrix_of(page, index)[:4]
            origin = calls.origin_of(page, index)
            numbers[place] = (calls.font_size(page, index), *matrix, *origin)
            paths = calls.clip_count(ctypes.c_void_p(clip)) if clip else 0
            flags[place] = (calls.render_mode(item), calls.map_error(page, index), paths)
    columns = (fonts.tolist(), *numbers[:, :5].T.tolist(), *flags.T.tolist())
    return list(zip(*columns, strict=True)), numbers[:, 5:]


def objects(container: calls.Item, most: int, *, form: bool) -> list[tuple[int, int]]:
    """Address and type of the objects of a page, or of a form, in the order they are painted."""
    count = min((calls.form_count if form else calls.object_count)(container), most)
    if count <= 0:
        return []
    if _bulk is None:
        at = calls.form_object if form else calls.page_object
        found = [at(container, index) for index in range(count)]
        return [(address, calls.object_type(ctypes.c_void_p(address))) for address in found]
    addresses, kinds = np.empty(count, np.uint64), np.empty(count, np.int32)
    _bulk.objects(container.value, *(_OF_FORM if form else _OF_PAGE), addresses, kinds)
    return list(zip(addresses.tolist(), kinds.tolist(), strict=True))


def paints(
    addresses: list[int],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint64], Colours]:
    """How many marks each object carries; the first of them, or 0; the colour that fills it."""
    count = len(addresses)
    marks, firsts = np.empty(count, np.int32), np.zeros(count, np.uint64)
    colours = np.zeros((count, 5), np.uint32)
    if _bulk is not None:
        _bulk.paints(*_PAINTS, np.array(addresses, np.uint64), marks, firsts, colours)
        return marks, firsts, colours
    for place, item in enumerate(map(ctypes.c_void_p, addresses)):
        marks[place] = calls.mark_count(item)
        if marks[place] > 0:
            firsts[place] = calls.mark_at(item, 0)
        colours[place] = _known(calls.fill_of(item))
    return marks, firsts, colours


def paths(addresses: list[int]) -> Paths:
    """What is told of paths besides their segments."""
    count = len(addresses)
    facts, matrices = np.empty((count, 4), np.int32), np.zeros((count, 6), np.float32)
    colours = np.zeros((count, 10), np.uint32)
    if _bulk is not None:
        _bulk.paths(*_PATHS, np.array(addresses, np.uint64), facts, colours, matrices)
    else:
        for place, item in enumerate(map(ctypes.c_void_p, addresses)):
            matrix = calls.matrix_of(item)
            facts[place] = (*calls.drawn_by(item), calls.segment_count(item), matrix is not None)
            colours[place] = _known(calls.stroke_of(item)) + _known(calls.fill_of(item))
            if matrix is not None:
                matrices[place] = matrix
    filled, stroked, segments, known = facts.T
    known_matrices: list[Any] = [
        tuple(matrix) if told else None
        for matrix, told in zip(matrices.tolist(), known.tolist(), strict=True)
    ]
    return Paths(
        filled != 0, stroked != 0, colours[:, 5:], colours[:, :5], segments.tolist(), known_matrices
    )


def segments(path: int, count: int) -> list[tuple[int, int, float, float]]:
    """The first segments of a path: kind; 1 where it is told where the segment ends, else 0; x, y."""
    if _bulk is not None:
        found: list[tuple[int, int, float, float]] = _bulk.segments(path, *_SEGMENTS, count)
        return found
    whole = ctypes.c_void_p(path)
    told: list[tuple[int, int, float, float]] = []
    for index in range(count):
        segment = ctypes.c_void_p(calls.path_segment(whole, index))
        x, y = calls.point_of(segment) or (0.0, 0.0)
        told.append((calls.segment_type(segment), calls.point_of(segment) is not None, x, y))
    return told


def _known(colour: calls.Colour | None) -> tuple[int, ...]:
    return (0, 0, 0, 0, 0) if colour is None else (1, *colour)
