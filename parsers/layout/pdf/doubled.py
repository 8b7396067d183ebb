"""A text that is drawn twice, shifted by tenths of a point, is read once.

PDFium drops the second of two text objects that are alike. A second layer cut into other pieces, of
another program or for a poor man's bold, comes as a second set of runs over the first: ``18/KH-UBND``
over ``18/KH-UBND``, or a lone ``S`` where it dropped the rest.
"""

from collections.abc import Iterator, Sequence

from parsers.layout.pdf.ink import Run

SHIFT = 0.13
"""Of the type size: two places of a character that are one."""
CROWDED = 64
"""Runs on one line that are compared: no line has so many over each other."""


def once(runs: Sequence[Run]) -> list[Run]:
    """The runs without the characters that another run draws at the same place."""
    twice = {id(run): drawn for run, drawn in _overlaid(runs)}
    if not twice:
        return list(runs)
    kept: list[Run] = []
    for run in runs:
        drawn = twice.get(id(run))
        kept += [run] if drawn is None else _without(run, drawn)
    return kept


def _overlaid(runs: Sequence[Run]) -> Iterator[tuple[Run, set[int]]]:
    """Runs with the characters an earlier run draws too. Earlier: first in the file."""
    order = {id(run): place for place, run in enumerate(runs)}
    line: list[Run] = []
    found: dict[int, tuple[Run, set[int]]] = {}
    for run in sorted(runs, key=lambda r: r.baseline):
        line = [r for r in line[-CROWDED:] if run.baseline - r.baseline <= SHIFT * run.size]
        for other in line:
            if min(run.x1, other.x1) - max(run.x0, other.x0) > SHIFT * run.size:
                first, second = sorted((run, other), key=lambda r: order[id(r)])
                same = _same(first, second)
                if same:
                    found.setdefault(id(second), (second, set()))[1].update(same)
        line.append(run)
    yield from found.values()


def _same(first: Run, second: Run) -> set[int]:
    """Indexes in ``second`` of characters that ``first`` has at the same place."""
    places: dict[str, list[float]] = {}
    for char, x in zip(first.text, first.edges[1:], strict=True):  # the left edge may be a blank's
        places.setdefault(char, []).append(x)
    slack = SHIFT * second.size
    found: set[int] = set()
    for char, group in _by_character(second):
        at, known = 0, places.get(char, ())
        for index in group:
            x = second.edges[index + 1]
            while at < len(known) and known[at] < x - slack:
                at += 1
            if at < len(known) and known[at] <= x + slack:
                found.add(index)
    return found


def _by_character(run: Run) -> Iterator[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = {}
    for index, char in enumerate(run.text):
        groups.setdefault(char, []).append(index)
    yield from groups.items()


def _without(run: Run, drawn: set[int]) -> list[Run]:
    """What is left of a run: nothing when no letter of it is its own."""
    own = [i for i, char in enumerate(run.text) if i not in drawn and char != " "]
    pieces: list[Run] = []
    start = 0
    for at, index in enumerate(own):
        if at + 1 == len(own) or any(i in drawn for i in range(index + 1, own[at + 1])):
            pieces.append(run.cut(own[start], index + 1))
            start = at + 1
    return pieces
