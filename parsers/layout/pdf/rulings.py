"""Path objects of a page to ruling lines: the borders of tables and the short rules between parts.

Offices' converters draw the same border as a stroked line, as a thin filled rectangle (Word) or as
a thin polygon (LibreOffice), many of them in one path object: the segments decide, not the box of
the object. Browsers draw a dotted border as a thousand squares and the border of one cell as an
area between two boxes. Shading and white lines are no rulings; shading is kept apart, it may tile.
"""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf import bulk, calls
from parsers.layout.pdf.ink import Ruling
from parsers.layout.pdf.strokes import Box, box_of, is_box, lines_of_dots, ring_sides

THIN = 3.0
"""Points: what is thinner is a line, what is thicker is an area."""
SHORTEST = 3.0
"""Points: shorter pieces are dots and glyphs drawn as paths."""
DASH = 15.0
"""Points: shorter pieces may be the dots and dashes of one line."""
MOST_DOTS = 20_000
MOST = 4000
"""Rulings of a page beyond which it is a drawing, not a text with tables."""
MOST_OBJECTS = 50_000
"""Objects of a page that are looked at: maps and hostile files hold millions, a page of text 5000."""
FORM_DEPTH = 4
NEARLY_WHITE = 240
WHITE = 253

_DRAWN = {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT}
_UNSEEN = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}

_SAME = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""A matrix that changes nothing."""

Point = tuple[float, float]
Transform = Callable[[float, float], Point]


class Painted(NamedTuple):
    """An object of a page, and the way from its space to the page."""

    address: int
    way: Transform
    order: int
    """The topmost is 0; what is painted before it has a higher number."""
    inner: bool = False
    """Within a form."""

    @property
    def item(self) -> calls.Item:
        return ctypes.c_void_p(self.address)

    @property
    def handle(self) -> raw.FPDF_PAGEOBJECT:
        """For functions of pypdfium2."""
        return calls.typed(self.item, raw.FPDF_PAGEOBJECT)


class Drawn(NamedTuple):
    """What is drawn on a page besides the characters PDFium tells of."""

    rulings: list[Ruling]
    """Straight lines, in printed coordinates."""
    pictures: list[tuple[calls.Item, Transform]]
    texts: list[Painted]
    """Text objects, the topmost first."""
    areas: list[Painted]
    """Pictures, and paths that are more than one line, the topmost first."""
    shades: list[Box]
    """Shaded boxes."""
    dots: list[Ruling]
    """Pieces too short to be lines of their own."""
    marked: list[tuple[Painted, int, int]]
    """Text objects that carry marks, how many, and the address of the first."""
    pale: list[Painted]
    """Text objects filled with white or with nothing."""


def drawn_on(page: pdfium.PdfPage, transform: Transform) -> Drawn:
    """Ruling lines, pictures and text objects of a page."""
    drawn = Drawn([], [], [], [], [], [], [], [])
    objects = list(_objects(page, transform))
    paths = _outlines([one[1] for one in objects if one[0] == raw.FPDF_PAGEOBJ_PATH])
    for order, (kind, address, place, inner) in enumerate(objects):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawn.texts.append(Painted(address, place, order, inner))
            continue
        before = len(drawn.rulings)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn.pictures.append((ctypes.c_void_p(address), place))
        else:
            path = next(paths)
            if before < MOST and path.seen:
                _take_path(path, place, drawn)
        if len(drawn.rulings) != before + 1:
            drawn.areas.append(Painted(address, place, order, inner))
    drawn.rulings.extend(lines_of_dots(drawn.dots))
    marks, firsts, colours = bulk.paints([text.address for text in drawn.texts])
    marked = np.flatnonzero(marks)
    counts, first = marks[marked].tolist(), firsts[marked].tolist()
    drawn.marked.extend(zip((drawn.texts[at] for at in marked), counts, first, strict=True))
    drawn.pale.extend(drawn.texts[at] for at in np.flatnonzero(_pale(colours)))
    return drawn


class _Outline(NamedTuple):
    """A path: is it stroked so that one sees it, is it seen at all, is it an area filled with white."""

    address: int
    stroked: bool
    seen: bool
    pale: bool
    segments: int
    matrix: calls.Matrix | None


def _outlines(addresses: list[int]) -> Iterator[_Outline]:
    paths = bulk.paths(addresses)
    stroked = paths.stroked & ~_pale(paths.strokes)
    seen = stroked | (paths.filled & ~_pale(paths.fills, WHITE))
    pale = ~stroked & _pale(paths.fills)
    told = (column.tolist() for column in (stroked, seen, pale))
    return map(_Outline, addresses, *told, paths.segments, paths.matrices)


def covered(drawn: Drawn, width: float, height: float) -> float:
    """Share of a page under its pictures, at most 1."""
    return _share(_pictured(drawn, width, height), width, height)


def beside(drawn: Drawn, places: Iterable[tuple[float, float]], size: tuple[float, float]) -> float:
    """Share of a page under pictures on which no text stands; ``places``: of the text."""
    boxes = list(_pictured(drawn, *size))
    if not boxes:
        return 0.0
    for x, y in places:
        boxes = [b for b in boxes if not (b[0] <= x <= b[2] and b[1] <= y <= b[3])]
    return _share(boxes, *size)


def _pictured(drawn: Drawn, width: float, height: float) -> Iterator[Box]:
    """The boxes of the pictures of a page, as far as they lie on it."""
    for item, place in drawn.pictures:
        way = _through(calls.matrix_of(item), place)
        corners = [way(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs = [min(max(x, 0.0), width) for x, _ in corners]
        ys = [min(max(y, 0.0), height) for _, y in corners]
        yield min(xs), min(ys), max(xs), max(ys)


def _share(boxes: Iterable[Box], width: float, height: float) -> float:
    area = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in boxes)
    return min(1.0, area / (width * height)) if width and height else 0.0


def unsaid(drawn: Drawn, owners: frozenset[int]) -> int:
    """How many text objects are drawn without any character: none of ``owners`` (addresses).

    Blanks have no width, and PDFium tells of a text drawn twice at one place (a poor man's bold)
    once.
    """
    own = [text for text in drawn.texts if not text.inner]
    if len(own) == len(owners):
        return 0
    silent: list[calls.Item] = []
    said: list[calls.Item] = []
    for text in own:
        (said if text.address in owners else silent).append(text.item)
    seen = [box for item in silent if (box := _visible(item)) is not None]
    if not seen:
        return 0
    told = [box for item in said if (box := _visible(item)) is not None]
    return sum(not any(_within(box, other) for other in told) for box in seen)


def _visible(item: calls.Item) -> Box | None:
    """Left, bottom, right, top of a text object; None for blanks and invisible text."""
    bounds = calls.bounds_of(item)
    if bounds is None:
        return None
    left, bottom, right, top = bounds
    if right - left < SHORTEST or top - bottom < SHORTEST or calls.render_mode(item) in _UNSEEN:
        return None
    return bounds


def _within(
    box: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    """Does the middle of ``box`` lie in ``other``?"""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def _objects(
    page: pdfium.PdfPage, transform: Transform
) -> Iterator[tuple[int, int, Transform, bool]]:
    """Paths, pictures and texts of the page, those inside form objects too, the topmost first: type, address,
    way to the page, and whether it stands in a form.
    """
    whole = calls.item_of(page.raw)
    found = bulk.objects(whole, MOST_OBJECTS, form=False)
    stack = [(address, kind, transform, 0) for address, kind in found]
    for _ in range(MOST_OBJECTS):
        if not stack:
            return
        address, kind, way, depth = stack.pop()
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
            form = ctypes.c_void_p(address)
            inner = _through(calls.matrix_of(form), way)
            found = bulk.objects(form, MOST_OBJECTS, form=True)
            stack += [(address, kind, inner, depth + 1) for address, kind in found]
        elif kind in _DRAWN:
            yield kind, address, way, depth > 0


def _through(matrix: calls.Matrix | None, way: Transform) -> Transform:
    """From the space inside an object with this matrix to the page."""
    if matrix is None or matrix == _SAME:
        return way
    a, b, c, d, e, f = matrix
    return lambda x, y: way(a * x + c * y + e, b * x + d * y + f)


def _take_path(path: _Outline, way: Transform, drawn: Drawn) -> None:
    """What a path that is seen draws: lines, dots of lines, shading."""
    thick: list[tuple[Box, list[Point]]] = []
    for points in _subpaths(path, _through(path.matrix, way)):
        box = box_of(points)
        if min(box[2] - box[0], box[3] - box[1]) > THIN:
            thick.append((box, points))
        elif not path.pale:
            _take_thin(box, drawn)
    if path.stroked:
        drawn.rulings.extend(side for _, points in thick for side in _sides(points))
        return
    sides = ring_sides([box for box, _ in thick], THIN)
    if sides and not path.pale:
        drawn.rulings.extend(sides)
    elif not sides and len(drawn.shades) < MOST:
        drawn.shades.extend(box for box, points in thick if is_box(points))


def _take_thin(box: Box, drawn: Drawn) -> None:
    """A thin area: a line, or a piece of one."""
    length = max(box[2] - box[0], box[3] - box[1])
    if length >= SHORTEST:
        drawn.rulings.append(_middle(*box))
    if length < DASH and len(drawn.dots) < MOST_DOTS:
        drawn.dots.append(_middle(*box))


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


def _subpaths(path: _Outline, way: Transform) -> Iterator[list[Point]]:
    points: list[Point] = []
    for kind, known, x, y in bulk.segments(path.address, min(path.segments, MOST)):
        if points and kind == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        if known:
            points.append(way(x, y))
    if points:
        yield points


def _pale(colours: bulk.Colours, white: int = NEARLY_WHITE) -> npt.NDArray[np.bool_]:
    """White or see-through: drawn, but nobody sees a line."""
    known, red, green, blue, alpha = colours.T
    clear = alpha == 0
    light: npt.NDArray[np.bool_] = np.minimum(np.minimum(red, green), blue) >= white
    pale: npt.NDArray[np.bool_] = (known != 0) & (clear | light)
    return pale


def inked(areas: list[Painted]) -> int:
    """How many are paths drawn in a colour that is seen on white."""
    found = [
        area.address for area in areas if calls.object_type(area.item) == raw.FPDF_PAGEOBJ_PATH
    ]
    paths = bulk.paths(found)
    seen = (paths.filled & ~_pale(paths.fills)) | (paths.stroked & ~_pale(paths.strokes))
    return int(seen.sum())
