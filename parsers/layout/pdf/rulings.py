"""Path objects of a page to ruling lines: the borders of tables and the short rules between parts.

Offices' converters draw the same border as a stroked line, as a thin filled rectangle (Word) or as
a thin polygon (LibreOffice), many of them in one path object: the segments decide, not the box of
the object. Shading and white lines are no rulings.
"""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.ink import Ruling

THIN = 3.0
"""Points: what is thinner is a line, what is thicker is an area."""
SHORTEST = 3.0
"""Points: shorter pieces are dots and glyphs drawn as paths."""
MOST = 4000
"""Rulings of a page beyond which it is a drawing, not a text with tables."""
MOST_OBJECTS = 50_000
"""Objects of a page that are looked at: maps and hostile files hold millions, a page of text 5000."""
FORM_DEPTH = 4
NEARLY_WHITE = 240

Point = tuple[float, float]
Transform = Callable[[float, float], Point]


def rulings_of(page: pdfium.PdfPage, transform: Transform) -> tuple[list[Ruling], int]:
    """Ruling lines of a page in its printed coordinates, and how many pictures it holds."""
    found: list[Ruling] = []
    pictures = 0
    for kind, handle, place in _objects(page, transform):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif len(found) < MOST:
            found += _lines(handle, place)
    return found, pictures


def _objects(
    page: pdfium.PdfPage, transform: Transform
) -> Iterator[tuple[int, raw.FPDF_PAGEOBJECT, Transform]]:
    """Paths and pictures of the page, those inside form objects too, with their way to the page."""
    stack: list[tuple[raw.FPDF_PAGEOBJECT, Transform, int]] = [
        (raw.FPDFPage_GetObject(page, i), transform, 0)
        for i in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS))
    ]
    for _ in range(MOST_OBJECTS):
        if not stack:
            return
        handle, way, depth = stack.pop()
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
            inner = _through(handle, way)
            stack += [
                (raw.FPDFFormObj_GetObject(handle, i), inner, depth + 1)
                for i in range(raw.FPDFFormObj_CountObjects(handle))
            ]
        elif kind in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
            yield kind, handle, way


def _through(handle: raw.FPDF_PAGEOBJECT, way: Transform) -> Transform:
    """From the space inside an object to the page."""
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, m):
        return way
    a, b, c, d, e, f = m.a, m.b, m.c, m.d, m.e, m.f
    return lambda x, y: way(a * x + c * y + e, b * x + d * y + f)


def _lines(handle: raw.FPDF_PAGEOBJECT, way: Transform) -> Iterator[Ruling]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    stroked = bool(stroke.value) and not _pale(handle, raw.FPDFPageObj_GetStrokeColor)
    filled = bool(fill.value) and not _pale(handle, raw.FPDFPageObj_GetFillColor)
    if not (stroked or filled):
        return
    for points in _subpaths(handle, _through(handle, way)):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if min(x1 - x0, bottom - top) <= THIN:
            if max(x1 - x0, bottom - top) >= SHORTEST:
                yield _middle(x0, top, x1, bottom)
        elif stroked:
            yield from _sides(points)


def _middle(x0: float, top: float, x1: float, bottom: float) -> Ruling:
    """A thin area as the line along its middle."""
    if x1 - x0 >= bottom - top:
        y = (top + bottom) / 2
        return Ruling(x0, y, x1, y)
    x = (x0 + x1) / 2
    return Ruling(x, top, x, bottom)


def _sides(points: list[Point]) -> Iterator[Ruling]:
    """The straight sides of a stroked outline that run along the page."""
    for (xa, ya), (xb, yb) in zip(points, points[1:] + points[:1], strict=True):
        wide, high = abs(xa - xb), abs(ya - yb)
        if min(wide, high) < 1 and max(wide, high) >= SHORTEST:
            yield _middle(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def _subpaths(handle: raw.FPDF_PAGEOBJECT, way: Transform) -> Iterator[list[Point]]:
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(handle), MOST)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            points.append(way(x.value, y.value))
    if points:
        yield points


def _pale(
    handle: raw.FPDF_PAGEOBJECT, colour: Callable[[raw.FPDF_PAGEOBJECT, object], object]
) -> bool:
    """White or see-through: drawn, but nobody sees a line."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not colour(handle, r, g, b, a):  # type: ignore[call-arg]  # four out-parameters
        return False
    return a.value == 0 or min(r.value, g.value, b.value) >= NEARLY_WHITE
