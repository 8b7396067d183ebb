"""Numbers of table rows: alone in their cells they are what an engine reads worst, and what the numbers above and below tell.

``10``, ``lại``, ``12`` is ``10``, ``11``, ``12``. Only a number between two that leave room for one is put right.
"""

from collections import defaultdict
from collections.abc import Sequence

from parsers.layout.scan.engine import Word
from schemas.layout import BBox

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""In the order in which points are lettered."""
LONGEST = 5
"""Characters of what may be a number."""
MOSTLY = 0.6
"""Of a column: so many are numbers, if it is one of numbers."""


def with_serials(cells: Sequence[BBox | None], parts: Sequence[list[Word]]) -> list[list[Word]]:
    """The words of each part with the numbers of rows put right; ``cells``: the cell of each part."""
    told = [list(part) for part in parts]
    columns: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, cell in enumerate(cells):
        if cell is not None and len(parts[at]) == 1 and len(parts[at][0].text) <= LONGEST:
            columns[round(cell.x0 / 4), round(cell.x1 / 4)].append(at)
    for column in columns.values():
        column.sort(key=lambda at: (cells[at] or BBox(0, 0, 0, 0)).top)
        texts = [told[at][0].text.rstrip(".") for at in column]
        for place, text in enumerate(_numbered(texts)):
            if text != texts[place]:
                word = told[column[place]][0]
                end = "." if word.text.endswith(".") else ""
                told[column[place]] = [word.spelled(text + end)]
    return told


def _numbered(texts: Sequence[str]) -> list[str]:
    told = list(texts)
    if sum(text[:1].isdigit() for text in texts) < MOSTLY * len(texts):
        return told
    for at in range(1, len(texts) - 1):
        between = _between(told[at - 1], texts[at + 1])
        if between is not None:
            told[at] = between
    return told


def _between(above: str, below: str) -> str | None:
    """The number between two that leave room for one."""
    head, mark, last = above.rpartition(".")
    other_head, _, other = below.rpartition(".")
    if head != other_head:
        return None
    for order in (_counted, _lettered):
        first, second = order(last), order(other)
        if first is not None and second is not None and second == first + 2:
            middle = str(first + 1) if order is _counted else LETTERS[first + 1]
            return f"{head}{mark}{middle.zfill(len(last)) if order is _counted else middle}"
    return None


def _counted(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _lettered(text: str) -> int | None:
    return LETTERS.find(text) if len(text) == 1 and text in LETTERS else None
