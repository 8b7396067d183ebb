"""What the scan reader asks of an engine that recognises letters, and what the engine answers.

The parsers name no engine and open no data of one: ``pipeline.recognition`` hands one in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from parsers.layout.scan.language import Language
    from parsers.layout.scan.sure import Reliability

Grey: TypeAlias = npt.NDArray[np.uint8]
"""A picture in shades of grey: rows, columns; 0 is black."""
MOST_PIXELS = 300_000_000
"""Of a picture: 10,000 by 14,000 have half as many, and 600 MB unpacked at most."""


class Form(Enum):
    """How the text of a part of a page stands."""

    COLUMNS = "columns"
    """In blocks the engine has to find."""
    BLOCK = "block"
    """In lines, one below the other."""
    LINE = "line"
    NUMBER = "number"
    """In figures and points alone."""


class Part(NamedTuple):
    """A part of a page that is read on its own, in pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int
    form: Form


class Word(NamedTuple):
    """A word as the engine read it, in pixels of the page.

    ``edges`` are the left edges of its characters and the right edge of the last; ``tops`` and ``bottoms`` their own.
    ``sure``: how sure the engine is of each, 0 to 1. ``line`` counts the lines of the part it stands in. ``size`` is the height of its line from the foot of ``g`` to
    the head of ``h``.
    """

    text: str
    edges: tuple[int, ...]
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    baseline: float
    size: float
    sure: tuple[float, ...]
    line: int
    bold: bool = False
    mark: bool = False
    """A raised figure: the mark of a note."""
    serial: bool = False
    """It stands alone in the first cell of a table's row, and may be its number."""
    also: tuple[str, ...] = ()
    """Of a number: what else was read when it was looked at again in other sizes."""
    raw: tuple[str, ...] = ()
    """What was read where the characters of ``text`` stand, each by itself; empty where ``text`` was read."""

    @property
    def confidence(self) -> float:
        """Of its least sure character."""
        return min(self.sure, default=0.0)

    @property
    def read(self) -> tuple[str, ...]:
        """What was read where each of its characters stands."""
        return self.raw or tuple(self.text)

    def put_right(self, text: str) -> "Word":
        """The word with other characters, as many."""
        return self if text == self.text else self._replace(text=text, raw=self.read)

    def cut(self, start: int, end: int) -> "Word":
        """Some of its characters as a word of their own."""
        return self._replace(
            text=self.text[start:end],
            edges=self.edges[start : end + 1],
            tops=self.tops[start:end],
            bottoms=self.bottoms[start:end],
            sure=self.sure[start:end],
            raw=self.raw[start:end],
        )

    def spelled(self, text: str) -> "Word":
        """The word with other characters, whatever their number; they share its place evenly."""
        if text == self.text:
            return self
        if len(text) == len(self.text):
            return self.put_right(text)
        left, right, count = self.edges[0], self.edges[-1], len(text)
        return self._replace(
            text=text,
            edges=tuple(left + (right - left) * at // count for at in range(count + 1)),
            tops=(min(self.tops, default=0),) * count,
            bottoms=(max(self.bottoms, default=0),) * count,
            sure=(self.confidence,) * count,
            raw=("".join(self.read), *("" for _ in range(count - 1))),
        )

    def headed(self, count: int, text: str) -> "Word":
        """The word with another text in the place of its first ``count`` characters."""
        return tied((self.cut(0, count).spelled(text), self.cut(count, len(self.text))))


def tied(words: Sequence[Word], between: str = "") -> Word:
    """Words of a line as one, with nothing or a blank between them; it looks like the first."""
    first, *others = words
    edges, sure, raw = [*first.edges], [*first.sure], [*first.read]
    tops, bottoms = [*first.tops], [*first.bottoms]
    for word in others:
        if between:  # as high as what follows
            tops += word.tops[:1]
            bottoms += word.bottoms[:1]
            sure.append(1.0)
            raw.append(between)
        else:
            edges.pop()
        edges += word.edges
        tops += word.tops
        bottoms += word.bottoms
        sure += word.sure
        raw += word.read
    return first._replace(
        text=between.join(word.text for word in words),
        edges=tuple(edges),
        tops=tuple(tops),
        bottoms=tuple(bottoms),
        sure=tuple(sure),
        raw=tuple(raw) if any(word.raw for word in words) else (),
    )


class Engine(Protocol):
    """Reads the letters of a picture."""

    def words(self, picture: Grey, parts: Sequence[Part], dpi: int) -> list[list[Word]]:
        """The words of each part of a page, in the order they are read."""
        ...


class Recogniser(NamedTuple):
    """What reads pictures: an engine, and what it is put right by where that was learnt."""

    engine: Engine
    language: "Language | None" = None
    over: Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]] = map
    """How pages are gone through, in their order: one after the other, or several at a time."""
    most_pixels: int = MOST_PIXELS
    """Of a picture: there is no memory for more."""
    reliability: "Reliability | None" = None
    """What it means that the engine is so sure; None: as much as it says."""


RecogniserOf: TypeAlias = Callable[[], Recogniser | None]
"""Gives a recogniser where there is one: asked for with the first page that needs it."""
