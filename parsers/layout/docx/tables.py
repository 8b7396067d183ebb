"""The grid of a ``w:tbl``: merged cells once, with their extent, and whether lines are drawn.

Of a task table ``STT | Nhiệm vụ | Chủ trì | Thời gian`` come the places of its cells, each with the
``w:tc`` elements whose text it holds: a cell merged over three rows (*Thời gian* ``Hằng năm``) has
three. Reading their text is the matter of the story.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from parsers.layout.docx import names as n
from parsers.layout.docx.inline import Tally, chosen
from parsers.layout.docx.names import Element
from parsers.layout.docx.styles import StyleSheet

_TR_PR, _TC_PR, _TBL_PR, _TBL_PR_EX = n.W + "trPr", n.W + "tcPr", n.W + "tblPr", n.W + "tblPrEx"
_GRID_SPAN, _V_MERGE, _H_MERGE = n.W + "gridSpan", n.W + "vMerge", n.W + "hMerge"
_GRID_BEFORE, _GRID_AFTER, _HEADER = n.W + "gridBefore", n.W + "gridAfter", n.W + "tblHeader"
_TBL_STYLE, _TBL_BORDERS, _TC_BORDERS = n.W + "tblStyle", n.W + "tblBorders", n.W + "tcBorders"
_GRID, _GRID_COL = n.W + "tblGrid", n.W + "gridCol"
_MOST_COLUMNS = 1000  # Word stops at 63; a span of a million would only fill memory
_NOT_DRAWN = frozenset({None, "nil", "none"})
_SIDES = {
    n.W + "top": "horizontal",
    n.W + "bottom": "horizontal",
    n.W + "insideH": "horizontal",
    n.W + "left": "vertical",
    n.W + "right": "vertical",
    n.W + "start": "vertical",
    n.W + "end": "vertical",
    n.W + "insideV": "vertical",
}
_OWN_SIDES = (("top",), ("bottom",), ("left", "start"), ("right", "end"))
_CELL_SIDES = tuple(tuple(n.W + name for name in names) for names in _OWN_SIDES)
_HORIZONTAL_SIDES = 2  # of _CELL_SIDES


@dataclass(slots=True)
class GridCell:
    """A place in the grid; ``elements`` are its ``w:tc``, the one that prints first."""

    row: int
    col: int
    col_span: int
    elements: list[Element]
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells in the order of their first row, then from left to right."""

    cells: tuple[GridCell, ...]
    n_rows: int
    n_cols: int
    header_rows: int
    ruled: bool


@dataclass(slots=True)
class _Rows:
    """The rows read so far; ``open`` are the cells a vertical merge may still go on, by column."""

    cells: list[GridCell] = field(default_factory=list)
    open: dict[int, GridCell] = field(default_factory=dict)
    count: int = 0
    widest: int = 0
    ruled: int = 0
    bare: int = 0


def read_grid(table: Element, styles: StyleSheet, tally: Tally) -> Grid:
    """The grid of ``table``; rows deleted under tracked changes are no part of it."""
    rows = _Rows()
    lines = _table_lines(table, styles)
    header_rows = 0
    for row in unwrapped(table, n.TR, tally):
        properties = n.children(n.child(row, _TR_PR))
        if _is_deleted(properties, tally):
            continue
        if header_rows == rows.count and _flag(properties, _HEADER):
            header_rows += 1
        _read_row(row, properties, rows, lines, tally)
        rows.count += 1
    return Grid(
        tuple(rows.cells), rows.count, rows.widest or _declared(table), header_rows,
        rows.ruled > rows.bare,
    )  # fmt: skip


def unwrapped(parent: Element, wanted: str, tally: Tally) -> Iterator[Element]:
    """Children ``wanted`` of ``parent``, those in content controls and insertions too."""
    for child, _ in flattened(parent, frozenset({wanted}), tally):
        yield child


def flattened(
    parent: Element, wanted: frozenset[str], tally: Tally
) -> Iterator[tuple[Element, str]]:
    """Children of ``parent`` with a wanted tag, in order, through any number of wrappers."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag in wanted:
            yield element, tag
        elif tag in n.DELETIONS:
            tally.deleted += 1
        elif tag == n.ALTERNATE:
            waiting += chosen(element)
        elif tag in _WRAPPERS:
            tally.inserted += tag in n.INSERTIONS
            waiting += reversed(element)


_WRAPPERS = n.INSERTIONS | {
    n.SDT, n.SDT_CONTENT, n.CUSTOM_XML, n.CHOICE, n.FALLBACK, n.W + "smartTag",
}  # fmt: skip


_Properties: TypeAlias = dict[str, Element]
"""What is said of a row or cell, by tag."""


def _is_deleted(properties: _Properties, tally: Tally) -> bool:
    tally.inserted += not n.INSERTIONS.isdisjoint(properties)
    deleted = not n.DELETIONS.isdisjoint(properties)
    tally.deleted += deleted
    return deleted


def _flag(properties: _Properties, tag: str) -> bool:
    return tag in properties and n.switched_on(properties[tag])


def _number(properties: _Properties, tag: str, default: int) -> int:
    said = properties.get(tag)
    value = default if said is None else n.whole_number(said.get(n.VAL), default)
    return min(max(value, default), _MOST_COLUMNS)


def _read_row(
    row: Element, properties: _Properties, rows: _Rows, lines: "_Lines", tally: Tally
) -> None:
    exceptions = n.child(row, _TBL_PR_EX)
    if exceptions is not None:
        lines = _lines(n.child(exceptions, _TBL_BORDERS), lines)
    col = _number(properties, _GRID_BEFORE, 0)
    going_on: dict[int, GridCell] = {}
    last: GridCell | None = None
    for element in unwrapped(row, n.TC, tally):
        said = n.children(n.child(element, _TC_PR))
        span = _number(said, _GRID_SPAN, 1)
        if _draws(said.get(_TC_BORDERS), lines):
            rows.ruled += 1
        else:
            rows.bare += 1
        above = rows.open.get(col)
        if last is not None and _merges(said.get(_H_MERGE)):
            last.col_span += span
            last.elements.append(element)
        elif above is not None and above.col_span == span and _merges(said.get(_V_MERGE)):
            above.row_span += 1
            above.elements.append(element)
            going_on[col] = above
            last = None
        else:
            last = GridCell(rows.count, col, span, [element])
            rows.cells.append(last)
            if _V_MERGE in said:
                going_on[col] = last
        col += span
    rows.open = going_on
    rows.widest = max(rows.widest, col + _number(properties, _GRID_AFTER, 0))


def _merges(merge: Element | None) -> bool:
    """True for a cell that goes on another: ``<w:vMerge/>``, but not ``w:val="restart"``."""
    return merge is not None and merge.get(n.VAL) != "restart"


def _declared(table: Element) -> int:
    grid = n.child(table, _GRID)
    return 0 if grid is None else min(len(list(grid.iterchildren(_GRID_COL))), _MOST_COLUMNS)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Which sides a table draws for its cells by itself, keyed by the tag of the border."""

    drawn: frozenset[str]

    def along(self, direction: str) -> bool:
        return any(_SIDES[side] == direction for side in self.drawn)


def _table_lines(table: Element, styles: StyleSheet) -> _Lines:
    """Borders of the table's style, then its own over them."""
    properties = n.child(table, _TBL_PR)
    lines = _Lines(frozenset())
    for style in reversed(list(styles.chain(n.child_value(properties, _TBL_STYLE)))):
        of_style = n.child(style, _TBL_PR)
        lines = _lines(n.child(of_style, _TBL_BORDERS), lines)
    return _lines(n.child(properties, _TBL_BORDERS), lines)


def _lines(borders: Element | None, under: _Lines) -> _Lines:
    drawn = set(under.drawn)
    for border in () if borders is None else borders:
        if border.tag in _SIDES and border.get(n.VAL) in _NOT_DRAWN:
            drawn.discard(border.tag)
        elif border.tag in _SIDES:
            drawn.add(border.tag)
    return _Lines(frozenset(drawn))


def _draws(borders: Element | None, lines: _Lines) -> bool:
    """True when any side of the cell is drawn: by its own borders, else by the table's."""
    if borders is None:
        return bool(lines.drawn)
    own = {border.tag: border.get(n.VAL) not in _NOT_DRAWN for border in borders}
    for index, sides in enumerate(_CELL_SIDES):
        said = [own[side] for side in sides if side in own]
        direction = "horizontal" if index < _HORIZONTAL_SIDES else "vertical"
        if any(said) or (not said and lines.along(direction)):
            return True
    return False
