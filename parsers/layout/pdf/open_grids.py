"""Tables with horizontal rules only: rows between the rules, columns along the white they share.

Three or more rules of one length under each other make a table; its columns are parted where the
rules of the cells meet, if they were drawn cell by cell, else by strips that (nearly) no row writes
into. A text that crosses a strip is a merged cell (a group's title).
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.layout.pdf.ink import PageInk, Ruling, Run
from parsers.layout.pdf.overhang import crosses
from parsers.layout.pdf.tablepieces import Piece, PieceCell
from parsers.layout.pdf.tails import tail_below
from schemas.layout import BBox

ALIKE = 6.0
"""Points by which the ends of the rules of one table may differ."""
LONG = 0.35
"""Of the page's width: shorter rules part footnotes and titles, not rows."""
GUTTER = 4.0
"""Points: the narrowest strip between two columns."""
CROSSING = 0.2
"""Of the rows: so many may write across a strip."""
MEET = 2.0
"""Points by which the rules of one row may lie apart."""
SHARED = 0.6
"""Of the rules: so many are parted at a border of columns."""
COLUMNS = 3
RULES = 3

Strip = tuple[float, float]


def open_pieces(ink: PageInk, runs: Sequence[Run], ruled: Sequence[Piece]) -> list[Piece]:
    """Tables of a page that have no vertical rulings, without their text."""
    pieces = []
    for rules in _stacks(ink, ruled):
        x0, x1 = min(r.x0 for r in rules), max(r.x1 for r in rules)
        ys = tuple(r.top for r in rules)
        joints = _joints(ink.rulings, rules)
        if joints and (end := tail_below(runs, (x0, *joints, x1), ys[-1])) is not None:
            ys = (*ys, end)
        bands = [
            [r for r in runs if a < (r.top + r.bottom) / 2 < b and x0 - 2 < r.x0 and r.x1 < x1 + 2]
            for a, b in pairwise(ys)
        ]
        strips = [(x, x) for x in joints] or strips_of(bands)
        if len(strips) < COLUMNS - 1 or sum(map(bool, bands)) < RULES - 1:
            continue
        xs = (x0, *((a + b) / 2 for a, b in strips), x1)
        cells = [c for row, band in enumerate(bands) for c in cells_between(row, band, xs, ys)]
        pieces.append(Piece(ink.number, xs, ys, cells, ruled=False))
    return pieces


def _stacks(ink: PageInk, ruled: Sequence[Piece]) -> Iterable[list[Ruling]]:
    """Rules of one length, from top to bottom, that stand outside of ruled tables."""
    stacks: list[list[Ruling]] = []
    for rule in _full_rules(ink.rulings):
        if rule.x1 - rule.x0 < LONG * ink.width or any(_inside(rule, p.box) for p in ruled):
            continue
        for stack in stacks:
            last = stack[-1]
            if abs(last.x0 - rule.x0) <= ALIKE and abs(last.x1 - rule.x1) <= ALIKE:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= RULES]


def _full_rules(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Horizontal rulings, those drawn cell by cell joined to one."""
    full: list[Ruling] = []
    for rule in sorted((r for r in rulings if r.horizontal), key=lambda r: (round(r.top), r.x0)):
        last = full[-1] if full else None
        if last and abs(last.top - rule.top) <= 2 and rule.x0 <= last.x1 + 3:
            full[-1] = Ruling(last.x0, last.top, max(last.x1, rule.x1), last.top)
        else:
            full.append(rule)
    return full


def _joints(rulings: Iterable[Ruling], rules: Sequence[Ruling]) -> list[float]:
    """Where the rules of neighbouring cells meet, on most of the rules of a table."""
    levels = [rule.top for rule in rules]
    ends: dict[int, set[int]] = {}
    places: dict[int, list[float]] = {}
    for rule in rulings:
        near = (
            [i for i, y in enumerate(levels) if abs(y - rule.top) <= MEET]
            if rule.horizontal
            else []
        )
        if near and rules[0].x0 + ALIKE < rule.x0 < rules[0].x1 - ALIKE:
            ends.setdefault(round(rule.x0 / ALIKE), set()).update(near)
            places.setdefault(round(rule.x0 / ALIKE), []).append(rule.x0)
    often = [key for key, at in ends.items() if len(at) > SHARED * len(levels)]
    return sorted(sum(places[key]) / len(places[key]) for key in often)


def _inside(rule: Ruling, box: BBox) -> bool:
    return box.top - 3 <= rule.top <= box.bottom + 3 and rule.x0 < box.x1 and rule.x1 > box.x0


def strips_of(bands: Sequence[Sequence[Run]]) -> list[Strip]:
    """Strips of white between columns, from left to right."""
    written = [band for band in bands if band]
    edges = sorted({x for band in written for r in band for x in (r.x0, r.x1)})
    most = CROSSING * len(written)
    strips: list[Strip] = []
    for a, b in pairwise(edges):
        middle = (a + b) / 2
        if sum(any(r.x0 < middle < r.x1 for r in band) for band in written) > most:
            continue
        if strips and strips[-1][1] >= a - 0.1:
            strips[-1] = (strips[-1][0], b)
        else:
            strips.append((a, b))
    return [s for s in strips if s[1] - s[0] >= GUTTER and _between(s, written)]


def _between(strip: Strip, bands: Sequence[Sequence[Run]]) -> bool:
    """Text on both sides, not the ragged end of the last column."""
    left = sum(any(r.x1 <= strip[0] + 0.1 for r in band) for band in bands)
    right = sum(any(r.x0 >= strip[1] - 0.1 for r in band) for band in bands)
    return min(left, right) > CROSSING * len(bands)


def cells_between(
    row: int, band: Sequence[Run], xs: Sequence[float], ys: Sequence[float]
) -> Iterable[PieceCell]:
    """Cells of one row; columns are merged where a run crosses the strip between them."""
    crossed = [any(crosses(r, x) for r in band) for x in xs]
    start = 0
    for col in range(1, len(xs)):
        if col < len(xs) - 1 and crossed[col]:
            continue
        box = BBox(xs[start], ys[row], xs[col], ys[row + 1])
        yield PieceCell(row, start, 1, col - start, box)
        start = col
