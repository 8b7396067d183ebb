"""Places on a page that was turned or sized before it was read, back to where they stand on it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from parsers.layout.scan.photograph import Matrix
from schemas.layout import BBox, Block, Line, Region, Table

LEVEL = 0.08
"""Slope: lines of a page that was turned by no more keep the places of their characters."""


def line_back(line: Line, backs: Mapping[int, Matrix]) -> Line:
    """A line; of one that ran up or down the page only the box is told."""
    back = backs.get(line.page or 0)
    if back is None or line.bbox is None:
        return line
    box = box_back(line.bbox, back)
    level = abs(back[1, 0]) < LEVEL * back[0, 0]
    edges = tuple(_point(x, line.bbox.bottom, back)[0] for x in line.edges) if level else ()
    return line._replace(bbox=box, edges=edges)


def body_back(block: Block, backs: Mapping[int, Matrix]) -> Block:
    """A table, with the places of its cells; a paragraph has none of its own."""
    if not isinstance(block, Table):
        return block
    cells = tuple(
        replace(cell, regions=tuple(_region(region, backs) for region in cell.regions))
        for cell in block.cells
    )
    return replace(block, cells=cells)


def _region(region: Region, backs: Mapping[int, Matrix]) -> Region:
    back = backs.get(region.page or 0)
    if back is None or region.bbox is None:
        return region
    return Region(region.page, box_back(region.bbox, back))


def box_back(box: BBox, back: Matrix) -> BBox:
    """The smallest upright box around one that was turned."""
    corners = [_point(x, y, back) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs, ys = zip(*corners, strict=True)
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _point(x: float, y: float, back: Matrix) -> tuple[float, float]:
    u, v, w = back @ np.array([x, y, 1.0])
    return float(u / w), float(v / w)
