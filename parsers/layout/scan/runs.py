"""Words an engine read to runs, as a PDF's own characters would give them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from statistics import median

from parsers.layout.encodings.syllables import is_syllable
from parsers.layout.pdf.glyphs import ASCENT, DESCENT, WIDE_GAP
from parsers.layout.pdf.ink import Run
from parsers.layout.scan.engine import Word, tied
from parsers.layout.scan.language import CODE, pieces_of
from parsers.layout.scan.marks import HIGH

ROW = 0.9
"""Of the type size: from the foot of ``g`` to the head of ``h``."""
NEAR_BODY = (0.8, 1.25)
"""Of the size of most words: a line measured so is of that size; capitals and digits measure amiss."""
AS_HIGH = (0.9, 1.1)
"""Of the capitals of the page: a line with such capitals is of its size, whatever the engine measured."""
FEW = 4
"""Capitals: fewer do not show how high they are."""
MARK = 0.6
"""Of the type size of its line: so large is the mark of a note."""
DASHES = frozenset("-–—")
FLAT = 3.0
"""Times as wide as high: so flat is a dash."""
LEVEL = (0.1, 0.5)
"""Of the type size: so far above the line it stands."""
RUBBISH, NOTHING = 0.4, 0.2
"""Less sure signs that are no letter or digit are specks; still less sure ones that are no Vietnamese word are strokes."""


def runs_of(parts: Sequence[Sequence[Word]], scale: float) -> tuple[list[Run], list[Run]]:
    """What is read, and what is rubbish: specks and strokes taken for signs."""
    words = [word for part in parts for word in part]
    body = median([word.size for word in words]) if words else 0.0
    high = _high(words)
    runs: list[Run] = []
    rubbish: list[Run] = []
    for part in parts:
        for _, group in groupby(part, key=lambda word: word.line):
            line = _measured(list(group), body, high)
            told = [_is_sound(word) or _is_dash(line, at) for at, word in enumerate(line)]
            for sound, stretch in _by(told, line):
                kept = runs if sound else rubbish
                kept += (_run(piece, body, scale) for piece in _stretches(stretch, body))
    return runs, rubbish


def _measured(line: Sequence[Word], body: float, high: float) -> Sequence[Word]:
    """A line with capitals as high as those of the page is of its size: a speck or the fold of the paper between two lines
    counted with it.
    """
    low, tall = AS_HIGH
    own = _high(line)
    if own and high and low * high <= own <= tall * high:
        return [word._replace(size=body) for word in line]
    return line


def _high(words: Iterable[Word]) -> float:
    """The height of the capitals of some words, in pixels; 0 where there are few."""
    heights = [
        bottom - top
        for word in words
        for letter, top, bottom in zip(word.text, word.tops, word.bottoms, strict=True)
        if letter in HIGH
    ]
    return median(heights) if len(heights) >= FEW else 0.0


def _is_sound(word: Word) -> bool:
    """Is it a word or a sign that somebody printed? Strokes of a pen and pieces of a seal are neither."""
    if word.confidence >= RUBBISH:
        return True
    if CODE.search(word.text):
        return True
    if word.serial and word.also:  # a letter alone that was looked at again, and seen again
        return any(map(str.isalnum, word.text))
    letters = [piece.word for piece in pieces_of(word.text)]
    if word.confidence < NOTHING and not any(map(str.isdigit, word.text)):
        return all(letters) and all(map(is_syllable, letters)) and len(word.text) > 1
    return any(map(str.isalnum, word.text))


def _is_dash(line: Sequence[Word], at: int) -> bool:
    """Is a sign between two words of a line the dash it was read as: flat, and half as high as letters? An engine is seldom sure
    of the one in ``Văn hóa – Thông tin``.
    """
    word = line[at]
    if word.text not in DASHES or not 0 < at < len(line) - 1:
        return False
    wide, high = word.edges[-1] - word.edges[0], max(word.bottoms) - min(word.tops)
    low, tall = LEVEL
    middle = word.baseline - (max(word.bottoms) + min(word.tops)) / 2
    return wide >= FLAT * high and low * word.size <= middle <= tall * word.size


def _by(told: Iterable[bool], line: Iterable[Word]) -> Iterator[tuple[bool, Iterator[Word]]]:
    """Words of a line in stretches that are told alike."""
    for sound, stretch in groupby(zip(told, line, strict=True), key=itemgetter(0)):
        yield sound, map(itemgetter(1), stretch)


def _stretches(words: Iterable[Word], body: float) -> Iterator[list[Word]]:
    """Words of a line, parted where they stand wide apart."""
    kept: list[Word] = []
    for word in words:
        gap = word.edges[0] - kept[-1].edges[-1] if kept else 0
        if kept and (gap > WIDE_GAP * _size(word, body) / ROW or _looks(word) != _looks(kept[-1])):
            yield kept
            kept = []
        kept.append(word)
    if kept:
        yield kept


def _looks(word: Word) -> tuple[bool, bool]:
    return word.bold, word.mark


def _size(word: Word, body: float) -> float:
    low, high = NEAR_BODY
    return body if low * body <= word.size <= high * body else word.size


def _run(words: Sequence[Word], body: float, scale: float) -> Run:
    whole = tied(words, " ")
    size = median([_size(word, body) for word in words]) / ROW / scale
    baseline = median([word.baseline for word in words]) / scale
    if whole.mark:
        size, baseline = MARK * size, max(words[0].bottoms) / scale
    return Run(
        whole.text,
        [edge / scale for edge in whole.edges],
        baseline - ASCENT * size,
        baseline + DESCENT * size,
        baseline,
        size,
        bold=all(word.bold for word in words),
        italic=False,
        sure=list(whole.sure),
        raised=whole.mark,
        serial=whole.serial,
        also=whole.also,
        raw=list(whole.raw),
    )


def headed(run: Run, count: int, text: str) -> Run:
    """The run with another text in the place of its first ``count`` characters."""
    return respelled(run, 0, count, text)


def respelled(run: Run, start: int, end: int, text: str) -> Run:
    """The run with another text in the place of its characters from ``start`` to ``end``; they share it evenly."""
    x0, x1, length = run.edges[start], run.edges[end], len(text)
    raw = run.raw or list(run.text)
    return replace(
        run,
        text=run.text[:start] + text + run.text[end:],
        edges=[
            *run.edges[:start],
            *(x0 + (x1 - x0) * at / length for at in range(length)),
            *run.edges[end:],
        ],
        sure=[*run.sure[:start], *([min(run.sure[start:end])] * length), *run.sure[end:]],
        raw=[*raw[:start], "".join(raw[start:end]), *("" for _ in range(length - 1)), *raw[end:]],
    )
