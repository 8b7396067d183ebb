"""Numbers of headings and numbered paragraphs, from page to page: what an engine reads amiss, their order tells.

``I.``, ``I.``, ``2.``, ``IH.``, ``1.``, ``$.2.`` is ``I.``, ``1.``, ``2.``, ``II.``, ``1.``, ``1.2.`` … Of all ways to count on, the one
is taken that changes least of what was read. One number misread moves all that stand under it; but a number
that could be two is left as it was read, and so is what only looks like a number.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import Levenshtein

from parsers.layout.pdf.grids import tables_between
from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.scan import alike
from parsers.layout.scan.counting import LETTERS, ROMANS, Way, counted_on, following
from parsers.layout.scan.runs import headed

WAYS = 24
"""Of counting that are followed."""
NOT_ONE, STROKES, NO_FORM = 1.0, 0.8, 0.4
"""What it costs that a number in a form that numbers have is none, that strokes like a Roman number are none, and that
something else is none.
"""
STRAY = 0.75
"""To leave a number as it was read, and count on from it: more than a sign that is often taken for another."""
BACK, ANEW, DOWN = 0.05, 0.7, 0.02
"""To go on with a number further up, to begin anew, to go down a level."""
OTHER_END = 0.25
"""A number is followed by another sign than those of its level."""
TWIN = 0.3
"""What an engine often takes for another."""
STROKE = 0.4
"""A stroke of a Roman number more or less."""
SIGN = 0.6
"""What is no letter or figure of a number for the one that is due."""
LOST = frozenset({"", ",", "-"})
"""What is read behind a number whose point was lost."""
SPECKED = frozenset({".,", ",."})
"""A speck was read behind the point."""
ANOTHER = 2.0
"""One sign for another that does not look like it."""
LEAST = 3
"""Numbers: fewer show no order."""
SOUND = 0.55
"""For each number: a count that costs more is none."""
CHANGED = 1.01
"""To put a number in the place of what was read, at most."""

_FORM = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5}|[A-E]")
_NUMBER = re.compile(
    r"(?P<core>(?:[IVXHUYLTlvxiìí1|!ÌÍỊĨ\]]{1,5}|[^\W_]{1,2}|[$€§©])(?:\.[\w$€§]{1,2}){0,3})(?P<end>[.)/:,-]{1,2})"
)
_BARE = re.compile(r"(?P<core>[IVXHLTU1l|!ÌÍỊ]{1,5})(?P<end>)")
"""A Roman number whose point was lost, before a heading in capitals or bold."""
_TIED = re.compile(
    r"(?P<core>\d{1,2}(?:\.\d{1,2}){0,3}|[1l|!I]|[IVX][IVXL1l|!]{0,4})(?P<end>[.)])(?=[^\W\d_]{2})"
)
"""A number before a heading whose blank was lost: ``IL.MỤC TIÊU``; ``H.Củ Chi``, ``T.Nghệ An`` are places."""
_NO_END = re.compile(r"(?P<core>\d{1,2}(?:\.\d{1,2}){1,3})(?P<end>)")


class _Number(NamedTuple):
    """What may be the number of a heading or paragraph: the run that begins with it."""

    ink: PageInk
    place: int
    core: str
    end: str


_Label: TypeAlias = tuple[str, str]
"""A number and the sign behind it."""
_Way: TypeAlias = Way[_Label, _Label | None]
"""What is no number is told as None."""


def with_outline(inks: Sequence[PageInk]) -> None:
    """Put the numbers of a document right, in the runs of pages that were recognised."""
    found = [one for ink in inks if ink.runs and ink.runs[0].sure for one in _numbers(ink)]
    told = numbered([(one.core, one.end) for one in found])
    for one, (number, end) in zip(found, told, strict=True):
        if (number, end) != (one.core, one.end):
            run, read = one.ink.runs[one.place], one.core + one.end
            one.ink.runs[one.place] = headed(run, len(read), number + end)


def numbered(read: Sequence[_Label]) -> list[_Label]:
    """The numbers of a document, each read as a core and the sign behind it, as they should be.

    >>> numbered([("I", "."), ("I", "."), ("2", "."), ("IH", ","), ("1", ".")])
    [('I', '.'), ('1', '.'), ('2', '.'), ('II', '.'), ('1', '.')]
    """
    if len(read) < LEAST:
        return list(read)
    start: _Way = Way(0.0, (), None)
    told = counted_on(read, _steps, start, width=WAYS, sound=SOUND)
    if told is None:
        return list(read)
    return [old if new is None else new for old, new in zip(read, told, strict=True)]


def _steps(way: _Way, read: _Label) -> Iterator[_Way]:
    """What a number may be, after those above it."""
    core, end = read
    for cost, stack in _onward(way.stack, end):
        number, usual = stack[-1]
        change = _unlike(core, number)
        if change < CHANGED:
            more = OTHER_END if usual != end else 0.0
            told = (number, usual if end in LOST or end in SPECKED else end)
            yield Way(way.cost + cost + change + more, stack, told, way)
    form = _FORM.fullmatch(core) is not None and (end not in LOST or "." in core)
    strokes = set(core.translate(alike.STROKES)) <= set("IVX")
    skipped = NOT_ONE if form else STROKES if strokes else NO_FORM
    yield Way(way.cost + skipped, way.stack, None, way)
    if form:
        yield Way(way.cost + STRAY, (*way.stack[:1], read), None, way)


def _onward(stack: tuple[_Label, ...], end: str) -> Iterator[tuple[float, tuple[_Label, ...]]]:
    """The numbers that may follow, each under those it belongs to, and what it costs to go there."""
    end = "." if end in LOST or end in SPECKED else end
    for first in ("I", "1", "a", "A"):
        yield ANEW if stack else 0.0, ((first, end),)
    if not stack:
        return
    top = stack[-1][0]
    held = {_kind(number) for number, _ in stack}
    for child in ("1", "a", f"{top}.1", "I", *(("A",) if _kind(top) == "roman" else ())):
        if _kind(child) not in held and (child[0] != top[0] or top[0].isdigit()):
            yield DOWN, (*stack, (child, end))
    for depth in range(len(stack)):
        number, usual = stack[depth]
        for after in following(number):
            back = BACK * (len(stack) - 1 - depth)
            yield back, (*stack[:depth], (after, usual))


def _kind(number: str) -> str:
    """How a number counts: two levels of a document do not count alike."""
    if number in ROMANS and number not in {"C", "D"}:
        return "roman"
    if number[0].isdigit():
        return f"figures {number.count('.')}"
    return "capital" if number.isupper() else "letter"


def _unlike(read: str, number: str) -> float:
    """What would have to be changed of what was read."""
    if read == number:
        return 0.0
    if number in LETTERS:
        # any sign is one change from any other
        return TWIN if number in alike.LETTERS.get(read, "") else _letters_apart(read, number)
    if number in ROMANS:
        # an H is one stroke or two of them
        return min(_strokes_apart(read.replace("H", one), number) for one in ("I", "II"))
    if len(read) == len(number) == 1 and not read.isalnum():
        return SIGN
    return _figures_apart(read.translate(alike.FIGURES), number)


def _letters_apart(read: str, number: str) -> float:
    """Signs that may be a letter by its place alone: ``3)`` between ``c)`` and ``e)``, ``c©)`` behind ``b)``."""
    if len(read) > 1:
        return SIGN if number in read else ANOTHER
    if (read.islower() and read in LETTERS) or (read.isdigit() and number == LETTERS[0]):
        return ANOTHER  # another letter; a number that begins nothing
    return SIGN


def _strokes_apart(read: str, number: str) -> float:
    near = read.translate(alike.STROKES)
    changed = Levenshtein.distance(near, number)
    same = near.replace("I", "") == number.replace("I", "")
    return TWIN + (STROKE if same else 1.0) * changed


def _figures_apart(near: str, number: str) -> float:
    if "." in number and near == number.replace(".", ""):
        return TWIN + STROKE  # 42 between 4.1 and 4.3: a point is lost
    changed = Levenshtein.distance(near, number)
    if changed and len(number) == 1:
        return ANOTHER
    *_, last = near.split(".")
    counts_on = "." in number and number.endswith(f".{last}")  # 3.3 behind 5.2
    return TWIN + (STROKE if counts_on and changed == 1 else 1.0) * changed


def _numbers(ink: PageInk) -> Iterator[_Number]:
    tables = [box for table in tables_between(ink.rulings) for box in table]
    # an engine may have read numbers at a tab as a column of their own
    for place, run in sorted(enumerate(ink.runs), key=lambda one: one[1].baseline):
        word, _, rest = run.text.partition(" ")
        found = _NUMBER.fullmatch(word) or _NO_END.fullmatch(word)
        if found is None and rest[:1].isupper() and (run.bold or rest.isupper()):
            found = _BARE.fullmatch(word)
        if found is None and (tied := _TIED.match(word)) and word[tied.end()].isupper():
            core = tied["core"]
            sure = core[0].isdigit() or len(core) == 1 or word[tied.end() :].isupper()
            found = tied if sure else None
        if found is None or run.serial or run.raised or not (rest or _goes_on(ink, place)):
            continue
        if any(
            box.x0 <= run.x0 <= box.x1 and box.top <= run.baseline <= box.bottom for box in tables
        ):
            continue
        if not any(_is_left_of(other, run) for other in ink.runs):
            yield _Number(ink, place, found["core"], found["end"])


def _goes_on(ink: PageInk, place: int) -> bool:
    """Does another run stand behind it on its line?"""
    run = ink.runs[place]
    return any(
        other.x0 >= run.x1 and abs(other.baseline - run.baseline) < run.size / 2
        for other in ink.runs
    )


def _is_left_of(other: Run, run: Run) -> bool:
    return other.x1 <= run.x0 and abs(other.baseline - run.baseline) < run.size / 2
