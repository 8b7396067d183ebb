"""Runs that cross a border of their table.

Text set wider than its cell overhangs the border by some points; words are never cut, each belongs to
the cell where it starts. Two cells whose words nearly touch may come as one run: it is parted at the
blank that lies on the border (``Thường xuyên`` | ``Phòng Văn hóa``).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from parsers.layout.pdf.ink import Run

OUTDENT = 4.0
"""Points by which a word may start left of its own cell."""
INSIDE = 0.5
"""Points from a border, on the side where the text belongs."""
WIDE = 0.36
"""Of the type size: a blank wider than those between the words of one text."""


def parts_at(run: Run, borders: Sequence[float]) -> Iterator[tuple[Run, float]]:
    """The run parted at the inner ``borders``, each part with a place inside of its column."""
    if not any(run.x0 < border < run.x1 for border in borders[1:-1]):
        yield run, (run.x0 + run.x1) / 2
        return
    start, left, right = 0, float("-inf"), float("inf")
    for border in borders[1:-1]:
        if border <= run.edges[start]:
            left = border
            continue
        if border >= run.x1:
            break
        at = _seam(run, start, border)
        if at >= len(run.text):
            right = border
            break
        if at > start:
            part = run.cut(start, at)
            yield part, _inside(part, left, border)
        start, left = at, border
    part = run if start == 0 else run.cut(start, len(run.text))
    yield part, _inside(part, left, right)


def crosses(run: Run, border: float) -> bool:
    """Does one text run through a border, with no wide blank on it?"""
    if not run.x0 < border - OUTDENT + 1 or not run.x1 > border + OUTDENT - 1:
        return False
    at = bisect_right(run.edges, border) - 1
    first, last = at, at
    while first > 0 and run.text[first - 1] == " ":
        first -= 1
    while last < len(run.text) and run.text[last] == " ":
        last += 1
    blank = run.edges[last] - run.edges[first]
    return run.text[min(at, len(run.text) - 1)] != " " or blank < WIDE * run.size


def _seam(run: Run, start: int, border: float) -> int:
    """Index of the first character that stands right of the border."""
    text = run.text
    at = max(bisect_right(run.edges, border) - 1, start)
    word = at
    while word > start and text[word - 1] != " ":
        word -= 1
    if text[at] != " " and border - run.edges[word] <= OUTDENT:
        return word
    while at < len(text) and text[at] != " ":
        at += 1
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _inside(run: Run, left: float, right: float) -> float:
    return min(max((run.x0 + run.x1) / 2, left + INSIDE), right - INSIDE)
