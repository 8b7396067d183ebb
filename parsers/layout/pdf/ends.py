"""Tables a page cuts between two lines of a row: the borders end, and nothing closes them.

Chromium and WeasyPrint draw the upright borders to the end of the page and the closing rule on the
next one. The open cells are closed where their uprights end together.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

TOGETHER = 3.0
"""Points by which the ends of the uprights may differ."""
UPRIGHTS = 3
"""So many end together; two are a box or a bracket."""
REACH = 4.0
"""Points: how far from its uprights' ends the rule may lie that closes them."""
TALLEST = 80.0
"""Points: no title of a group is higher."""
BESIDE = 4.0
"""Points of a rule that may be missing over a column it closes."""

Edge = dict[str, Any]
"""An edge as pdfplumber has it."""


def closing_edges(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Rules where cells are open at the end of a page or at its beginning."""
    uprights = [e for e in edges if e["orientation"] == "v"]
    rules = sorted((e for e in edges if e["orientation"] == "h"), key=lambda e: e["top"])
    for end in ("top", "bottom"):
        for group in _together(uprights, end):
            if len(group) >= UPRIGHTS or _spans(group, end, rules):
                yield from _missing(group, end, rules)


def _spans(group: Sequence[Edge], end: str, rules: Sequence[Edge]) -> bool:
    """The two uprights of a cell over all columns: a rule from one to the other closes its other end
    (the title of a group alone at the head of a page).
    """
    if len(group) != UPRIGHTS - 1:
        return False
    a, b = sorted(float(e["x0"]) for e in group)
    level = min(e[end] for e in group)
    return any(
        abs(r["x0"] - a) <= BESIDE
        and abs(r["x1"] - b) <= BESIDE
        and 0 < (r["top"] - level if end == "top" else level - r["top"]) <= TALLEST
        for r in rules
    )


def _together(uprights: Iterable[Edge], end: str) -> Iterator[list[Edge]]:
    """Uprights that end at one height."""
    group: list[Edge] = []
    for edge in sorted(uprights, key=lambda e: float(e[end])):
        if group and edge[end] - group[0][end] > TOGETHER:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _missing(group: Sequence[Edge], end: str, rules: Sequence[Edge]) -> Iterator[Edge]:
    levels = [e[end] for e in group]
    y = min(levels) if end == "top" else max(levels)
    near = [r for r in rules if min(levels) - REACH <= r["top"] <= max(levels) + REACH]
    columns = sorted({float(e["x0"]) for e in group})
    for a, b in pairwise(columns):
        if not any(r["x0"] <= a + BESIDE and r["x1"] >= b - BESIDE for r in near):
            yield {
                "x0": a,
                "x1": b,
                "top": y,
                "bottom": y,
                "width": b - a,
                "height": 0.0,
                "orientation": "h",
            }
