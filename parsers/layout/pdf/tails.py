"""The last row of a table that nothing closes: what stands below its last rule, column by column."""

from bisect import bisect_right
from collections.abc import Sequence

from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.overhang import crosses, parts_at
from parsers.layout.pdf.tablepieces import ORDINAL

LINES = 2.2
"""Of the type size: baselines of one row lie no farther apart."""
SAID = 2
"""Columns that must say something."""


def tail_below(runs: Sequence[Run], xs: Sequence[float], top: float) -> float | None:
    """Where the row ends that goes on below ``top``; None when none does.

    Its lines keep to the columns, and two of them at least say something. It bears a number, or it
    goes on to the end of the page.
    """
    below = sorted((r for r in runs if (r.top + r.bottom) / 2 > top), key=lambda r: r.baseline)
    taken = _lines(below, xs, top)
    places = [(bisect_right(xs, x), part.text) for run in taken for part, x in parts_at(run, xs)]
    if len({column for column, _ in places}) < SAID:
        return None
    numbered = any(
        column == 1 and ORDINAL.fullmatch(text.strip().lower()) for column, text in places
    )
    if not numbered and any(not _margin(r) for r in below[len(taken) :]):
        return None
    return max(r.bottom for r in taken) + 1


def _lines(below: Sequence[Run], xs: Sequence[float], top: float) -> Sequence[Run]:
    """Runs of the lines that follow each other closely and keep to the columns."""
    reach = top
    for index, run in enumerate(below):
        if run.baseline - reach > LINES * run.size or any(crosses(run, x) for x in xs):
            while index and below[index - 1].bottom > run.top + run.size / 2:
                index -= 1  # noqa: PLW2901 - the whole line goes
            return below[:index]
        reach = run.baseline
    return below


def _margin(run: Run) -> bool:
    """A page number at the foot of the page."""
    return run.text.strip(" -–").isdecimal()
