"""Raised marks of notes: small signs that stand above their line, before a note or behind a word.

An engine reads a raised 1 as ``!`` and a raised 2 as ``?``; where it stands shows what it is. What it is the number of
is told by the order of notes (``numbered``). A mark inside a line counts only where it was read as a digit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from parsers.layout.pdf.ink import PageInk
from parsers.layout.scan.engine import Word

SMALL = (0.38, 0.75)
"""Of the height of a capital: so high is a raised figure."""
RAISED = 0.4
"""Of the height of a capital: so far above the line it ends."""
HIGH = frozenset("ABCDEGHIKLMNPQRSTUVXYĐ0123456789bdhkl")
"""Signs as high as a capital."""
_QUOTES = frozenset("-–—~“”\"'‘’*=.,:;^")
_FOR = {"!": "1", "l": "1", "I": "1", "|": "1", "?": "2"}


def with_marks(words: Sequence[Word]) -> list[Word]:
    """The words of a part, raised figures as words of their own."""
    return [
        word
        for _, line in groupby(words, key=lambda word: word.line)
        for word in _marked(list(line))
    ]


def _marked(line: Sequence[Word]) -> Iterator[Word]:
    heights = [
        bottom - top
        for word in line
        for letter, top, bottom in zip(word.text, word.tops, word.bottoms, strict=True)
        if letter in HIGH
    ]
    capital = median(heights) if len(heights) > 2 else 0.0
    for at, word in enumerate(line):
        raised = [
            _is_raised(word, place, capital)
            and (word.text[place] not in _QUOTES or (at == 0 and len(word.text) == 1))
            for place in range(len(word.text))
        ]
        if capital and at == 0 and len(raised) < 3 and all(raised):
            text = "".join(_FOR.get(letter, letter) for letter in word.text)
            yield word.put_right(text)._replace(mark=True)
            continue
        end = len(word.text)
        while capital and end > 1 and raised[end - 1] and word.text[end - 1].isdigit():
            end -= 1
        if end == len(word.text):
            yield word
        else:
            yield word.cut(0, end)
            yield word.cut(end, len(word.text))._replace(mark=True)


def _is_raised(word: Word, place: int, capital: float) -> bool:
    high = word.bottoms[place] - word.tops[place]
    low, tall = SMALL
    above = word.baseline - word.bottoms[place] >= RAISED * capital
    return above and low * capital <= high <= tall * capital


def numbered(inks: Sequence[PageInk]) -> None:
    """Give the marks before notes that no figure was read for the number that comes next."""
    last = 0
    for ink in inks:
        for place, run in enumerate(ink.runs):
            opens = run.sure and run.raised and (place == 0 or not _beside(ink, place))
            if not opens:
                continue
            if not run.text.isdigit() and len(run.text) == 1:
                raw = run.raw or list(run.text)
                ink.runs[place] = replace(run, text=str(last + 1)[:1], raw=raw)
            last = int(ink.runs[place].text) if ink.runs[place].text.isdigit() else last


def _beside(ink: PageInk, place: int) -> bool:
    """Does the run before stand on the same line, to the left?"""
    run, before = ink.runs[place], ink.runs[place - 1]
    return abs(run.baseline - before.baseline) < before.size and before.x1 <= run.x0 + 1
