"""Ruling lines to the pieces of tables on one page.

The geometry is pdfplumber's: edges merged, crossed (``crossings``), turned into cells and tables.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pdfplumber.table import cells_to_tables, merge_edges

from parsers.layout.pdf.bare_grids import bare_pieces
from parsers.layout.pdf.crossings import boxes_between
from parsers.layout.pdf.ends import closing_edges
from parsers.layout.pdf.filling import filled, place_of
from parsers.layout.pdf.holes import add_island, without_holes
from parsers.layout.pdf.ink import PageInk, Ruling, Run
from parsers.layout.pdf.open_grids import open_pieces
from parsers.layout.pdf.tablepieces import Piece, PieceCell
from parsers.layout.pdf.tiles import tile_rulings
from schemas.layout import BBox

SNAP = 3.0
"""Points: rulings closer than this are one (double borders, borders drawn cell by cell)."""
SLIVER = 5.5
"""Points: no cell is so low or narrow; a border that overshoots makes one of nothing."""
REACH = 4.0
"""Points: how far a ruling may stop before the one it should meet."""


def pieces_of(ink: PageInk) -> tuple[list[Piece], list[Run]]:
    """Table pieces of the page, filled with their text, and the runs outside of them."""
    boxes = [_piece(ink.number, boxes) for boxes in _tables(ink.rulings)]
    pieces = [p for p in boxes if len(p.cells) > 1]
    for box in boxes:
        if len(box.cells) == 1:
            add_island(pieces, box.box)
    tiles = tile_rulings(ink, pieces)
    pieces += [p for p in (_piece(ink.number, b) for b in _tables(tiles)) if len(p.cells) > 1]
    pieces += open_pieces(ink, ink.runs, pieces)
    boxes_of = [(piece.box, piece) for piece in pieces]
    pieces += bare_pieces(ink, [r for r in ink.runs if place_of(r, boxes_of)[0] is None])
    free = filled(pieces, ink.runs)
    for piece in pieces:
        without_holes(piece)
    return [p for p in pieces if any(c.rows for c in p.cells)], free


def tables_between(rulings: Iterable[Ruling]) -> list[list[BBox]]:
    """Boxes of cells between ruling lines, table by table, from top to bottom."""
    return [table for table in _tables(rulings) if len(table) > 1]


def _tables(rulings: Iterable[Ruling]) -> list[list[BBox]]:
    """Boxes of cells, table by table, from top to bottom; lone boxes last."""
    edges = [
        {
            "x0": r.x0,
            "x1": r.x1,
            "top": r.top,
            "bottom": r.bottom,
            "width": r.x1 - r.x0,
            "height": r.bottom - r.top,
            "orientation": "h" if r.horizontal else "v",
        }
        for r in rulings
    ]
    if not any(e["orientation"] == "v" for e in edges):
        return []
    merged = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    merged += closing_edges(merged)
    cells = boxes_between(merged, REACH)
    tables = cells_to_tables(cells)
    known = {box for table in tables for box in table}
    tables += [[box] for box in cells if box not in known]
    return [[BBox(*box) for box in table] for table in tables]


def _piece(page: int, boxes: Sequence[BBox]) -> Piece:
    xs = _borders([v for b in boxes for v in (b.x0, b.x1)])
    ys = _borders([v for b in boxes for v in (b.top, b.bottom)])
    cells = []
    for box in boxes:
        col, right = _nearest(xs, box.x0), _nearest(xs, box.x1)
        row, below = _nearest(ys, box.top), _nearest(ys, box.bottom)
        if right > col and below > row:
            cells.append(PieceCell(row, col, below - row, right - col, box))
    cells.sort(key=lambda c: (c.row, c.col))
    return Piece(page, xs, ys, cells)


def _borders(values: Iterable[float]) -> tuple[float, ...]:
    """Distinct positions; those nearer than any cell is wide or high are one."""
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > SLIVER:
            distinct.append(value)
    return tuple(distinct)


def _nearest(borders: Sequence[float], value: float) -> int:
    """Index of the border a coordinate belongs to."""
    index = bisect_left(borders, value)
    if index and (index == len(borders) or value - borders[index - 1] <= borders[index] - value):
        return index - 1
    return index
