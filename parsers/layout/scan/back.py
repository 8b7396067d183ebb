"""Places on a page that was turned, sized or cut out before it was read, back to where they stand in the file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from parsers.layout.pdf.ink import Origin
from parsers.layout.scan.photograph import Matrix
from schemas.layout import BBox, Block, Line, Region, Table

LEVEL = 0.08
"""Slope: lines of a page that was turned by no more keep the places of their characters."""


def line_back(line: Line, origins: Mapping[int, Origin]) -> Line:
    """A line; of one that ran up or down the page only the box is told."""
    origin = origins.get(line.page or 0)
    if origin is None:
        return line
    line, back = line._replace(page=origin.page), origin.back
    if back is None or line.bbox is None:
        return line
    box = box_back(line.bbox, back)
    level = abs(back[1, 0]) < LEVEL * back[0, 0]
    rows: _Rows = back.tolist()
    edges = tuple(_point(x, line.bbox.bottom, rows)[0] for x in line.edges) if level else ()
    return line._replace(bbox=box, edges=edges)


def body_back(block: Block, origins: Mapping[int, Origin]) -> Block:
    """A table, with the places of its cells; a paragraph has none of its own."""
    if not isinstance(block, Table):
        return block
    cells = tuple(
        replace(cell, regions=tuple(_region(region, origins) for region in cell.regions))
        for cell in block.cells
    )
    return replace(block, cells=cells)


def _region(region: Region, origins: Mapping[int, Origin]) -> Region:
    origin = origins.get(region.page or 0)
    if origin is None:
        return region
    box = region.bbox
    if origin.back is not None and box is not None:
        box = box_back(box, origin.back)
    return Region(origin.page, box)


def box_back(box: BBox, back: Matrix) -> BBox:
    """The smallest upright box around one that was turned."""
    rows: _Rows = back.tolist()
    corners = [_point(x, y, rows) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs, ys = zip(*corners, strict=True)
    return BBox(min(xs), min(ys), max(xs), max(ys))


_Rows: TypeAlias = list[list[float]]
"""Of a matrix: for single points NumPy takes ten times as long as Python."""


def _point(x: float, y: float, rows: _Rows) -> tuple[float, float]:
    u, v, w = (a * x + b * y + c for a, b, c in rows)
    return u / w, v / w
