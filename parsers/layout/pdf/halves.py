"""What a page cuts in a table: rows between two of their lines, and cells merged over rows.

Printers cut a row wherever the page ends: the lower half has no number and goes on in some of its
cells. A merged cell is drawn on the next page as an empty cell, over all of its rows there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from parsers.bullets import LETTER, SIGN
from parsers.keys import match_key
from parsers.layout.pdf.joined import JoinedCell, JoinedTable
from parsers.layout.pdf.repeats import has_indices, in_header
from parsers.layout.pdf.tablepieces import NUMBER_HEAD, ORDINAL

ROOM = 2.2
"""Of the type size: lines apart; a cell with more white than two lines below its text is at its end."""
BARE = 0.1
"""Of the rows of a numbered table: no more are without a number."""

USUAL = 0.7
"""Of the rows: a column that so many fill is blank in half a row only."""

TITLE = 3
"""Words in capitals that are a title, not the name of a body."""
SURE = 4
"""Rows of a table that all bear numbers, from which on the next ones do too."""
ALL = 3
"""Cells that all begin anew: a row of its own, whatever the row above ends with."""
FIGURES = 2
"""Columns that hold a figure above and another below: two rows of a table of figures."""

_BULLET = re.compile(rf"(?:{SIGN}|{LETTER})\s")
_FIGURE = re.compile(r"[-–]|[\d.,]*\d%?")
_ENDED = re.compile(r"[.;:!?]['\"”)]*$")

Row = Literal["bare", "full", "merged"]
"""A row of number and text alone; another; one that has a part in a cell merged over the page."""
Seam = tuple[JoinedCell, JoinedCell]
"""A cell that reaches the end of a page, and the cell below it on the next."""


def seams(table: JoinedTable, lower: JoinedTable, first: int) -> list[Seam]:
    """Cells that face each other across the page."""
    ups = {(c.col, c.col_span): c for c in table.cells if c.below == table.n_rows}
    found = ((ups.get((c.col, c.col_span)), c) for c in lower.row(first))
    return [(upper, cell) for upper, cell in found if upper is not None]


def is_cut(table: JoinedTable, lower: JoinedTable, first: int) -> bool:
    """Is the first row of the piece the lower half of the table's last row?"""
    row = lower.row(first)
    said = [c for c in row if c.text]
    if not said:
        return True  # the padding of a row whose last line stands on the page before
    pairs = [(u, c) for u, c in seams(table, lower, first) if c.text]
    if len(pairs) < len(said) or any(_other_looks(u, c) for u, c in pairs):
        return False
    if in_header(table, table.n_rows - 1):
        bold = all(c.bold for c in table.row(table.n_rows - 1) if c.text)
        goes_on = all(_goes_on(u, c) if u.text else c.bold == bold for u, c in pairs)
        return said[0].col > 0 and goes_on and any(c.col == 0 for c in row)
    if sum(_figures(*pair) for pair in pairs) >= FIGURES:
        return False
    if said[0].col == 0:
        counts = said[0].col_span == 1 and _counts(table)
        return not counts and all(u.text for u, _ in pairs) and any(_goes_on(*p) for p in pairs)
    return any(c.col == 0 for c in row) and _lower_half(table, pairs)


def _lower_half(table: JoinedTable, pairs: Sequence[Seam]) -> bool:
    """A row without a number, held against the row above it.

    In a table of numbered rows it can say something where the upper half says nothing: the two
    lines of a task are moved to the next page together, ``4 | | Quý IV | Phòng Nội vụ`` stays.
    """
    both = [(u, c) for u, c in pairs if u.text]
    if not both:
        return _complete_each_other(table, pairs) or _rest_alone(table, pairs)
    if len(both) == len(pairs):
        fresh = all(_fresh(c.text) for _, c in both)
        ended = len(both) >= ALL or any(_closed(u) for u, _ in both)
        if _numbered(table):
            return not (fresh and len(both) >= ALL and len(_body_firsts(table)) < SURE)
        return not (fresh and ended)
    if not _numbered(table):
        return False
    if any(_goes_on(u, c) and not _ENDED.search(u.text) for u, c in both):
        return True
    here, usual = _usual(table)
    below = {c.col for _, c in pairs}
    lack_each_other = usual & below - here and usual & here - below - {0}
    return bool(lack_each_other) or _rest_alone(table, pairs)


def _rest_alone(table: JoinedTable, pairs: Sequence[Seam]) -> bool:
    """Does the row lack number and text, in a table whose rows have both?

    ``| | | | Cấp trình: Phòng Nội vụ`` is what did not fit on the page, whatever stands above it.
    """
    here, usual = _usual(table)
    return _numbered(table) and 1 in here & usual and all(c.col > 1 for _, c in pairs)


def _complete_each_other(table: JoinedTable, pairs: Sequence[Seam]) -> bool:
    """Does the table's last row lack what its rows usually say, and the piece's first row give it?"""
    here, usual = _usual(table)
    if not here or not usual:
        return bool(here)
    given = {c.col for _, c in pairs} & usual
    return bool(given) and (0 in here or bool(here & usual))


def _usual(table: JoinedTable) -> tuple[set[int], set[int]]:
    """The columns the last row fills, and those the rows above usually fill; groups do not count."""
    told: list[set[int]] = [set() for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.below) if cell.rows else ():
            told[row].add(cell.col)
    body = told[_depth(table) : -1]
    body = [said for said in body if max(said, default=0) > 1] or body
    often = Counter(col for said in body for col in said)
    return told[-1], {col for col, count in often.items() if count > USUAL * len(body)}


def pour(table: JoinedTable, lower: JoinedTable, first: int) -> set[int]:
    """The lower halves into the cells they were cut from; id() of the halves.

    A half that spans rows goes on beside them: the merged cell began in the row that was cut.
    """
    poured: set[int] = set()
    for upper, cell in seams(table, lower, first):
        _append(upper, cell, cell.row_span - 1)
        poured.add(id(cell))
    for cell in lower.row(first):
        if id(cell) not in poured:
            cell.row, cell.row_span = first + 1, cell.row_span - 1
            if cell.row_span < 1:
                poured.add(id(cell))
    return poured


def grow_merged(table: JoinedTable, lower: JoinedTable, first: int) -> set[int]:
    """Merged cells that the page cut between two rows; id() of their lower parts.

    Where one cell reaches over the page, a blank beside it does so too.
    """
    pairs = seams(table, lower, first)
    row: Row = "bare" if _bare([c for c in lower.row(first) if c.text]) else "full"
    if any(_merged(table, lower, u, c, row) for u, c in pairs if u.text and row == "full"):
        row = "merged"
    grown = [(u, c) for u, c in pairs if _merged(table, lower, u, c, row)]
    for upper, cell in grown:
        _append(upper, cell, cell.row_span)
    return {id(cell) for _, cell in grown}


def _append(upper: JoinedCell, cell: JoinedCell, rows: int) -> None:
    upper.rows += cell.rows
    upper.boxes += cell.boxes
    upper.row_span += rows


def _merged(
    table: JoinedTable, lower: JoinedTable, upper: JoinedCell, cell: JoinedCell, row: Row
) -> bool:
    """Are the two one cell over rows? ``row`` is what is known of the lower one's row."""
    if in_header(table, upper.row):
        return False
    spans = max(upper.row_span, cell.row_span) > 1
    if upper.text and cell.text:
        return spans and not _fresh(cell.text) and not _closed(upper)
    if cell.text or not upper.text:  # set in the middle of its rows, most of them on the lower page
        return min(upper.row_span, cell.row_span) > 1
    if cell.row_span > 1:
        return True
    if row == "bare" or _blank_elsewhere(table, lower, cell):
        return False
    return spans or row == "merged" or _merged_elsewhere((table, lower), upper.col)


def _merged_elsewhere(parts: Iterable[JoinedTable], col: int) -> bool:
    return any(c.col == col and c.row_span > 1 and c.text for part in parts for c in part.cells)


def _bare(said: Sequence[JoinedCell]) -> bool:
    """A row that gives number and text alone opens a group; it has blank cells of its own."""
    return not any(c.col > 1 for c in said) or all(c.bold for c in said)


def _blank_elsewhere(table: JoinedTable, lower: JoinedTable, cell: JoinedCell) -> bool:
    """Does the column hold other blank cells in rows that give more than number and text?"""
    for part in (table, lower):
        blank: set[int] = set()
        said: defaultdict[int, list[JoinedCell]] = defaultdict(list)
        for c in part.cells:
            if c.rows:
                said[c.row].append(c)
            elif c.col == cell.col and c.row_span == 1 and c is not cell:
                blank.add(c.row)
        if any(not _bare(said[row]) for row in blank):
            return True
    return False


def _other_looks(upper: JoinedCell, cell: JoinedCell) -> bool:
    """A bold title below plain text is another row, so is plain text below a bold title, and a title
    in capitals below small letters.
    """
    if not upper.rows:
        return False
    if upper.rows[-1].bold != cell.rows[0].bold and upper.bold != cell.bold:
        return True
    title = cell.text.isupper() and len(cell.text.split()) >= TITLE
    return title and not upper.text.isupper()


def _figures(upper: JoinedCell, cell: JoinedCell) -> bool:
    return bool(_FIGURE.fullmatch(upper.text) and _FIGURE.fullmatch(cell.text))


def _goes_on(upper: JoinedCell, cell: JoinedCell) -> bool:
    if not _fresh(cell.text):
        return True
    return upper.text.isupper() and cell.text.isupper() and not _closed(upper)


def _fresh(text: str) -> bool:
    """Does the text begin anew: with a capital, a digit, a bullet?"""
    return text[0].isupper() or text[0].isdigit() or _BULLET.match(text) is not None


def _closed(upper: JoinedCell) -> bool:
    return bool(_ENDED.search(upper.text)) or _has_room(upper)


def _has_room(cell: JoinedCell) -> bool:
    """White below the text of a cell whose text starts at its top."""
    box = cell.boxes[-1][1]
    rows = [r for r in cell.rows if r.page == cell.boxes[-1][0]]
    if not rows:
        return False
    size = rows[-1].size
    return rows[0].top - box.top < size and box.bottom - rows[-1].bottom > ROOM * size


def _body_firsts(table: JoinedTable) -> list[JoinedCell]:
    depth = _depth(table)
    return [c for c in table.cells if c.col == 0 and c.row >= depth]


def _depth(table: JoinedTable) -> int:
    """Index of the first row below the header, a row of indices included: ``| (1) | (2) |``."""
    depth = max(1, table.header_rows)
    return depth + 1 if has_indices(table, depth) else depth


def _numbered(table: JoinedTable) -> bool:
    """Do the rows bear numbers, so that a row without one can only be half a row?"""
    firsts = _body_firsts(table)
    bare = sum(1 for c in firsts if not c.text)
    merged = any(c.row_span > 1 for c in firsts)
    return bool(firsts) and bare <= BARE * len(firsts) and not merged


def _counts(table: JoinedTable) -> bool:
    """Is the first column one of numbers?"""
    head: Iterable[JoinedCell] = (c for c in table.cells if c.col == 0 and c.row == 0)
    if any(NUMBER_HEAD.match(match_key(c.text)) for c in head):
        return True
    said = [match_key(c.text) for c in _body_firsts(table) if c.text]
    return 2 * sum(bool(ORDINAL.fullmatch(text)) for text in said) > len(said)
