"""What the scan reader asks of an engine that recognises letters, and what the engine answers.

The parsers name no engine and open no data of one: ``pipeline.recognition`` hands one in.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Grey: TypeAlias = npt.NDArray[np.uint8]
"""A picture in shades of grey: rows, columns; 0 is black."""


class Form(Enum):
    """How the text of a part of a page stands."""

    COLUMNS = "columns"
    """In blocks the engine has to find."""
    BLOCK = "block"
    """In lines, one below the other."""
    LINE = "line"


class Part(NamedTuple):
    """A part of a page that is read on its own, in pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int
    form: Form


class Word(NamedTuple):
    """A word as the engine read it, in pixels of the page.

    ``edges`` are the left edges of its characters and the right edge of the last. ``line`` counts the
    lines of the part it stands in. ``size`` is the height of its line from the foot of ``g`` to the head of ``h``.
    """

    text: str
    edges: tuple[int, ...]
    top: int
    bottom: int
    baseline: float
    size: float
    confidence: float
    line: int


class Engine(Protocol):
    """Reads the letters of a picture."""

    def words(self, picture: Grey, parts: Sequence[Part], dpi: int) -> list[list[Word]]:
        """The words of each part of a page, in the order they are read."""
        ...


EngineOf: TypeAlias = Callable[[], Engine | None]
"""Gives an engine where there is one: asked for with the first page that needs it."""
