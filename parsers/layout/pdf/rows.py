"""Runs to rows: what stands on one baseline, raised marks attached to the word they follow.

``cơ sở`` + raised ``1`` + ``.`` at three places of one baseline become one row whose second run is
``raised``.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from parsers.keys import ascii_key
from parsers.layout.pdf.ink import Run
from parsers.layout.text import Ink
from schemas.kept import kept
from schemas.layout import BBox

SAME_BASELINE = 0.22
"""Of the type size: how far baselines of one row lie apart (12 pt beside 13 pt type drift)."""
SMALL = 0.85
"""Of its row's type size: a raised mark is no larger."""
RAISED = 0.12
"""Of its row's type size: a raised mark stands at least so far above the baseline."""
LOWERED = 0.35
"""Of its row's type size: an index stands no farther below the baseline."""
NEAR = 0.5
"""Of the type size: a mark stands no farther from the word it belongs to."""
SPACE = 0.12
"""Of the type size: a gap from which on two runs are two words."""
_ENDS = frozenset(".;:!?…")


@dataclass
class Row:
    """Runs of one baseline, from left to right.

    What is worked out from the runs is kept: ``keep`` puts other runs in their place.
    """

    page: int
    baseline: float
    size: float
    runs: list[Run] = field(default_factory=list)
    begins_column: bool = False
    """Its words say that a column begins here, however near it stands to what is left of it."""

    @property
    def is_read(self) -> bool:
        """Did an engine read it from a picture?"""
        return all(run.sure for run in self.runs)

    def keep(self, runs: list[Run]) -> None:
        """Have these runs instead."""
        for name in _WORKED_OUT:
            self.__dict__.pop(name, None)
        self.runs = runs

    @kept
    def x0(self) -> float:
        return self.runs[0].x0

    @kept
    def x1(self) -> float:
        return max([r.x1 for r in self.runs])

    @kept
    def top(self) -> float:
        return min([r.top for r in self.runs])

    @kept
    def bottom(self) -> float:
        return max([r.bottom for r in self.runs])

    @kept
    def center(self) -> float:
        return (self.x0 + self.x1) / 2

    @kept
    def spaced(self) -> tuple[str, ...]:
        """The text of each run, led by a space where the print shows one."""
        return tuple(_spaced(self.runs))

    @kept
    def text(self) -> str:
        """Characters of the row, words parted by a space."""
        return "".join(self.spaced)

    @kept
    def key(self) -> str:
        """The text without marks, case and runs of blanks."""
        return ascii_key(self.text)

    @kept
    def ended(self) -> bool:
        """The line ends a sentence or its clause, a quotation or bracket behind it or not."""
        return self.text.rstrip().rstrip("'\"”)")[-1:] in _ENDS

    @kept
    def bold(self) -> bool:
        return all(r.bold for r in self.runs if not r.raised)

    @kept
    def italic(self) -> bool:
        return all(r.italic for r in self.runs if not r.raised)

    def first_word_width(self) -> float:
        """How much room the first word takes, in points."""
        run = self.runs[0]
        blank = run.text.find(" ")
        return run.edges[blank if blank > 0 else len(run.text)] - run.x0


_WORKED_OUT = tuple(name for name, one in vars(Row).items() if isinstance(one, kept))


def rows_of(runs: Iterable[Run], page: int) -> list[Row]:
    """Rows from top to bottom. Every run is in exactly one."""
    rows: list[Row] = []
    by_baseline = attrgetter("baseline")
    for run in sorted(runs, key=lambda r: (-round(r.size, 1), r.baseline)):
        row = _row_for(run, rows)
        if row is None:
            row = Row(page, run.baseline, run.size)
            insort(rows, row, key=by_baseline)
        row.runs.append(run)
    for row in rows:
        row.runs.sort(key=lambda r: r.x0)
    return rows


def _row_for(run: Run, rows: Sequence[Row]) -> Row | None:
    """The row a run stands on, or hangs over as a raised mark. Sets ``run.raised``."""
    first = bisect_left(rows, run.baseline - SAME_BASELINE * 30, key=attrgetter("baseline"))
    for row in rows[first:]:
        drop = row.baseline - run.baseline
        if drop > row.size:
            break
        if abs(drop) <= SAME_BASELINE * max(row.size, run.size) and run.size > SMALL * row.size:
            return row
        if run.size <= SMALL * row.size and _hangs_over(run, row, drop):
            run.raised = drop > RAISED * row.size
            return row
    return None


def _hangs_over(run: Run, row: Row, drop: float) -> bool:
    """Small type on the line of a row, or touching a word of it: raised (``cơ sở¹``) or lowered
    (``G₆PD``).
    """
    if abs(drop) <= RAISED * row.size:
        return True
    if not -LOWERED * row.size <= drop <= 0.75 * row.size:
        return False
    return any(
        -1 <= run.x0 - word.x1 <= NEAR * row.size or -1 <= word.x0 - run.x1 <= NEAR * row.size
        for word in row.runs
    )


def parted(row: Row, gap: float) -> list[Row]:
    """The row cut wherever a white gap is wider than ``gap`` points; itself where none is."""
    pieces: list[list[Run]] = []
    reach = 0.0
    for run in row.runs:
        if pieces and run.x0 - reach <= gap:
            pieces[-1].append(run)
            reach = max(reach, run.x1)
        else:
            pieces.append([run])
            reach = run.x1
    if len(pieces) == 1:
        return [row]
    return [Row(row.page, row.baseline, row.size, runs) for runs in pieces]


def joined(pieces: Sequence[Row]) -> Row:
    """Pieces of one baseline as one row again."""
    if len(pieces) == 1:
        return pieces[0]
    runs = sorted((r for p in pieces for r in p.runs), key=lambda r: r.x0)
    return Row(pieces[0].page, pieces[0].baseline, max(p.size for p in pieces), runs)


def _spaced(runs: Sequence[Run]) -> Iterator[str]:
    yield from (run.text for run in runs[:1])
    for before, run in pairwise(runs):
        apart = run.x0 - before.x1 > SPACE * max(run.size, before.size)
        yield " " + run.text if apart and not run.raised else run.text


def ink_of(row: Row, note_of: dict[int, int]) -> Ink:
    """The row for the text builder. ``note_of``: id() of a raised run -> index of its note.

    Such a run is left out of the text and becomes a mark.
    """
    box = BBox(row.x0, row.top, row.x1, row.bottom)
    first = row.runs[0]
    if len(row.runs) == 1 and id(first) not in note_of:
        return Ink(first.text, row.page, box, first.edges, row.bold, (), first.sure, first.raw)
    parts: list[str] = []
    edges: list[float] = []
    sure: list[float] = []
    raw: list[str] = []
    marks: list[tuple[int, int]] = []
    reach = row.x0
    for text, run in zip(row.spaced, row.runs, strict=True):
        note = note_of.get(id(run))
        if note is not None:
            marks.append((sum(map(len, parts)), note))
            continue
        parts.append(text)
        edges += [reach] * (len(text) - len(run.text))
        edges += run.edges[:-1]
        sure += [1.0] * (len(text) - len(run.text)) if run.sure else []
        sure += run.sure
        raw += [" "] * (len(text) - len(run.text)) + (run.raw or list(run.text))
        reach = run.x1
    edges.append(reach)
    told = "".join(parts)
    read = len(sure) == len(told)  # by an engine, all of it
    changed = read and any(run.raw for run in row.runs)
    return Ink(
        told,
        row.page,
        box,
        edges,
        row.bold,
        tuple(marks),
        sure if read else (),
        raw if changed else (),
    )
