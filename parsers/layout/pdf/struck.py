"""Text that is struck out: a line through the middle of its letters, as long as its words.

Kept apart, since a reader takes it for taken back. Only what is sure: the line begins and ends where
words do, and runs at the height where small letters have their middle. An underline runs below, a
border of a table beyond.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from parsers.layout.pdf.ink import Ruling, Run

LOW, HIGH = 0.17, 0.38
"""Of the type size above the baseline: Word strikes at 0.26, LibreOffice at 0.3."""
ENDS = 0.2
"""Of the type size: how far the line may begin or end from its words."""
JOIN = 1.5
"""Points between two pieces of one line."""


def struck_out(
    runs: Sequence[Run], rulings: Sequence[Ruling]
) -> tuple[list[Run], list[Run], list[Ruling]]:
    """The runs that stand, those struck out, and the rulings without the lines that strike."""
    across = _joined([r for r in rulings if r.horizontal])
    if not across or not runs:
        return list(runs), [], list(rulings)
    by_level = sorted(runs, key=attrgetter("baseline"))
    levels = [run.baseline for run in by_level]
    reach = HIGH * max(run.size for run in runs)
    hits: dict[int, list[tuple[int, int]]] = {}
    lines: list[Ruling] = []
    for line in across:
        first, last = bisect_left(levels, line.top), bisect_right(levels, line.top + reach)
        touched: list[tuple[Run, tuple[int, int]]] = []
        for run in by_level[first:last]:
            beside = run.x1 < line.x0 or line.x1 < run.x0
            if not beside and LOW * run.size <= run.baseline - line.top <= HIGH * run.size:
                words = _words_under(run, line)
                if words:
                    touched.append((run, words))
        if touched and _ends_fit(line, touched):
            lines.append(line)
            for run, words in touched:
                hits.setdefault(id(run), []).append(words)
    return _parted(runs, rulings, hits, lines)


def _joined(lines: Sequence[Ruling]) -> list[Ruling]:
    """Pieces of one line, drawn word by word or run by run, as one."""
    whole: list[Ruling] = []
    for line in sorted(lines, key=lambda r: (round(r.top, 1), r.x0)):
        last = whole[-1] if whole else None
        if last is not None and abs(last.top - line.top) < 0.3 and line.x0 - last.x1 < JOIN:
            whole[-1] = Ruling(last.x0, last.top, max(last.x1, line.x1), last.bottom)
        else:
            whole.append(line)
    return whole


def _words_under(run: Run, line: Ruling) -> tuple[int, int] | None:
    """From the first to the last character of a run the line goes through."""
    inside = [
        i for i, char in enumerate(run.text)
        if char != " " and line.x0 <= (run.edges[i] + run.edges[i + 1]) / 2 <= line.x1
    ]  # fmt: skip
    return (inside[0], inside[-1] + 1) if inside else None


def _ends_fit(line: Ruling, touched: Sequence[tuple[Run, tuple[int, int]]]) -> bool:
    """Does the line begin where its words begin, and end where they end?"""
    left = min(run.edges[start] for run, (start, _) in touched)
    right = max(run.edges[end] for run, (_, end) in touched)
    slack = ENDS * max(run.size for run, _ in touched)
    if abs(line.x0 - left) > slack or not -slack <= line.x1 - right <= 2 * slack:
        return False
    return all(
        (start == 0 or run.text[start - 1] == " ")
        and (end == len(run.text) or not run.text[end].isalnum())
        for run, (start, end) in touched
    )


def _parted(
    runs: Sequence[Run],
    rulings: Sequence[Ruling],
    hits: dict[int, list[tuple[int, int]]],
    lines: Sequence[Ruling],
) -> tuple[list[Run], list[Run], list[Ruling]]:
    standing: list[Run] = []
    struck: list[Run] = []
    for run in runs:
        at = 0
        for start, end in sorted(hits.get(id(run), [])):
            if start > at:
                standing += _piece(run, at, start)
            struck += _piece(run, max(at, start), end)
            at = max(at, end)
        if at < len(run.text):
            standing += _piece(run, at, len(run.text)) if at else [run]
    left = [r for r in rulings if not any(_part_of(r, line) for line in lines)]
    return standing, struck, left


def _piece(run: Run, start: int, end: int) -> list[Run]:
    """Part of a run without blanks at its ends; nothing when it is blank."""
    text = run.text[start:end]
    lead = len(text) - len(text.lstrip())
    return [run.cut(start + lead, start + len(text.rstrip()))] if text.strip() else []


def _part_of(ruling: Ruling, line: Ruling) -> bool:
    return (
        ruling.horizontal
        and abs(ruling.top - line.top) < 0.3
        and line.x0 - 0.1 <= ruling.x0
        and ruling.x1 <= line.x1 + 0.1
    )
