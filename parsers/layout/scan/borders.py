"""Borders of tables as a scan leaves them: bent ones in pieces, worn ones too short, and tops of letters that look like one.

A border that a page bends is drawn in steps, and where a step is no stroke it breaks. The outer border of a worn page
may end far above the rows that end in it.
"""

from collections.abc import Sequence
from typing import NamedTuple

ENDS = 3
"""Rows that end where a piece of an outer border stands: so many say that it goes on."""
SIDES = 2
DRIFT = 2.0
"""Times the reach of a border: it bends no farther."""


class Line(NamedTuple):
    """The box of a line, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Line", reach: float) -> bool:
        return (
            self.left - reach <= other.right
            and other.left - reach <= self.right
            and self.top - reach <= other.bottom
            and other.top - reach <= self.bottom
        )


def unbroken(down: Sequence[Line], reach: float) -> list[Line]:
    """Upright lines, those in one whose ends meet a little beside each other."""
    told: list[Line] = []
    for line in sorted(down, key=lambda one: one.top):
        above = next((one for one in told if _goes_on(one, line, reach)), None)
        if above is None:
            told.append(line)
        else:
            told[told.index(above)] = _both(above, line)
    return told


def _goes_on(above: Line, below: Line, reach: float) -> bool:
    both = _both(above, below)
    return (
        abs(below.top - above.bottom) <= reach
        and above.left - reach <= below.right
        and below.left - reach <= above.right
        and both.right - both.left <= DRIFT * reach
    )


def _both(one: Line, other: Line) -> Line:
    return Line(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def drawn_on(rows: Sequence[Line], columns: Sequence[Line], reach: float) -> list[Line]:
    """The upright borders of one table, the outer ones as long as rows end in them."""
    if len(columns) < SIDES:
        return list(columns)
    first, *inner, last = sorted(columns, key=lambda one: one.left + one.right)
    return [
        _as_long(
            first, [row for row in rows if first.left - reach <= row.left <= first.right + reach]
        ),
        *inner,
        _as_long(
            last, [row for row in rows if last.left - reach <= row.right <= last.right + reach]
        ),
    ]


def _as_long(border: Line, rows: Sequence[Line]) -> Line:
    if len(rows) < ENDS:
        return border
    top = min(border.top, *(row.top for row in rows))
    return border._replace(top=top, bottom=max(border.bottom, *(row.bottom for row in rows)))
