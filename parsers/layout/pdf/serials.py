"""Whether the printed numbers of a table go on in the next piece of it."""

import re
from collections.abc import Iterable

from parsers.layout.pdf.joined import JoinedTable, table_of
from parsers.layout.pdf.repeats import repeated_rows
from parsers.layout.pdf.tablepieces import Piece

FAR = 9
"""Numbers that may be missing between two pieces of one table."""

_SERIAL = re.compile(r"((?:\d{1,3}\.){0,4})(\d{1,3})[.)/]?")

Serial = tuple[str, int]
"""``3.14`` is ``3.`` and 14."""


def goes_on(table: JoinedTable, piece: Piece) -> bool:
    """Is the first number of the piece one of those that follow the table's last?"""
    lower = table_of(piece)
    heads = repeated_rows(table, lower)
    before = _last(c.text for c in sorted(table.cells, key=lambda c: -c.row) if c.col == 0)
    after = _last(
        c.text for c in sorted(lower.cells, key=lambda c: c.row) if c.col == 0 and c.row >= heads
    )
    if before is None or after is None:
        return False
    return before[0] == after[0] and 0 < after[1] - before[1] <= FAR


def _last(texts: Iterable[str]) -> Serial | None:
    """The serial of the first cell that is not blank; None when it bears none."""
    text = next((t for t in texts if t), "")
    match = _SERIAL.fullmatch(text)
    return (match[1], int(match[2])) if match else None
