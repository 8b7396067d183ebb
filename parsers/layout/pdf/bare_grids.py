"""Tables without any ruling, found by their printed header.

Three header words of a task table side by side (``TT | Nhiệm vụ | Thời gian | Chủ trì``) open one;
its columns are the strips of white the rows below share, its rows begin where the number column
says something. It ends before the first line that runs through the strips, or after a wide gap.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.pdf.open_grids import cells_between, strips_of
from parsers.layout.pdf.rows import Row, parted, rows_of
from parsers.layout.pdf.tablepieces import Piece

GAP = 0.8
"""Of the type size: columns stand at least so far apart."""
END = 2.6
"""Of the type size: more white between two lines ends the table."""
WORDS = 3
"""Header words that must stand side by side."""

_NUMBER = re.compile(r"s?tt$|so tt$")
HEAD_WORDS = re.compile(
    r"(?:s?tt|so tt)$|(?:ten |cac )?(?:nhiem vu|noi dung|cong viec|hoat dong)|thoi (?:gian|han)|tien do"
    r"|(?:co quan|don vi|bo phan)? ?(?:chu tri|phoi hop|thuc hien|phu trach)|san pham|ket qua|kinh phi|ghi chu"
)


def bare_pieces(ink: PageInk, runs: Sequence[Run]) -> list[Piece]:
    """Tables of a page that have no rulings, without their text; ``runs`` stand in no other table."""
    rows = rows_of(runs, ink.number)
    pieces: list[Piece] = []
    index = 0
    while index < len(rows):
        parts = parted(rows[index], GAP * rows[index].size)
        if not _heads(parts):
            index += 1
            continue
        end = _end(rows, index, len(parts))
        piece = _piece(ink, rows[index:end], parts)
        if piece is not None:
            pieces.append(piece)
        index = max(end, index + 1)
    return pieces


def _heads(parts: Sequence[Row]) -> bool:
    if len(parts) < WORDS or _NUMBER.match(parts[0].key) is None:
        return False
    return sum(bool(HEAD_WORDS.match(part.key)) for part in parts) >= WORDS


def _end(rows: Sequence[Row], start: int, columns: int) -> int:
    """Index after the last row of the table that opens at ``start``."""
    end = start + 1
    while end < len(rows):
        above, row = rows[end - 1], rows[end]
        if row.baseline - above.baseline > END * row.size:
            break
        if len(strips_of([r.runs for r in rows[start : end + 1]])) < columns - 1:
            break
        end += 1
    return end


def _piece(ink: PageInk, rows: Sequence[Row], head: Sequence[Row]) -> Piece | None:
    strips = strips_of([row.runs for row in rows])
    if len(strips) != len(head) - 1:
        return None
    x0, x1 = min(r.x0 for r in rows) - 2, max(r.x1 for r in rows) + 2
    xs = (x0, *((a + b) / 2 for a, b in strips), x1)
    numbered = [row for row in rows[1:] if row.x0 < xs[1] and row.runs[0].x1 < xs[1] + 1]
    if len(numbered) < 2:
        return None
    starts = [rows[0].top, *(row.top for row in numbered)]
    ys = (*starts, max(row.bottom for row in rows) + 1)
    bands = [
        [run for row in rows if a <= row.baseline < b for run in row.runs] for a, b in pairwise(ys)
    ]
    cells = [cell for i, band in enumerate(bands) for cell in cells_between(i, band, xs, ys)]
    return Piece(ink.number, xs, ys, cells, ruled=False)
