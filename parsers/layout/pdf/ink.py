"""What PDFium sees on a page, as plain values: runs of characters and ruling lines.

A run is a stretch of characters on one baseline without a wide gap, in printed order. Positions are
points, origin top left of the page as it is looked at (after /Rotate and CropBox).
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from schemas.layout import PageVerdict

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from parsers.layout.scan.byhand import Written


@dataclass(slots=True)
class Run:
    """Characters that stand close together on one baseline.

    ``edges`` are the left edges of the characters and the right edge of the last. ``raised`` is set
    when the run stands above the baseline of its line in smaller type (``cơ sở¹``).
    """

    text: str
    edges: list[float]
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    raised: bool = False
    font: str = ""
    sure: list[float] = field(default_factory=list)
    """How sure an engine is of each character it read; empty where the file says its characters itself."""
    raw: list[str] = field(default_factory=list)
    """What an engine read where each character stands; empty where it read ``text``."""
    serial: bool = False
    """An engine read it alone in the first cell of a table's row: it may be its number."""
    also: tuple[str, ...] = ()
    """What else an engine read of such a number when it looked again."""
    x0: float = field(init=False, compare=False, repr=False)
    x1: float = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self.x0, self.x1 = self.edges[0], self.edges[-1]

    def cut(self, start: int, end: int) -> "Run":
        """The characters from ``start`` to ``end`` as a run of their own."""
        return Run(
            self.text[start:end],
            self.edges[start : end + 1],
            self.top,
            self.bottom,
            self.baseline,
            self.size,
            self.bold,
            self.italic,
            self.raised,
            self.font,
            self.sure[start:end],
            self.raw[start:end],
        )


class Ruling(NamedTuple):
    """A straight visible line, horizontal or vertical."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


class Origin(NamedTuple):
    """Where a page stands in the file, if it is not there as it is read: it was turned, or is one of two in a picture.

    ``page``: the page of the file, its width and height as it is drawn. ``back``: the matrix from the points of what was read
    to those of that page; None where they are the same.
    """

    page: int
    width: float
    height: float
    back: "npt.NDArray[np.float64] | None" = None


@dataclass(slots=True)
class PageInk:
    """Everything drawn on one page that reading needs.

    ``number`` counts pages of paper, from 1: of two in one picture each has its own.
    """

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    areas: list[tuple[float, float, float, float]] = field(default_factory=list, kw_only=True)
    """Shaded boxes: x0, top, x1, bottom."""
    rotated: str = ""
    """Text that runs across the page: watermarks, margin stamps."""
    pictures: int = 0
    drawn_over: str = ""
    """Words that stand only in form fields or signatures drawn over the page."""
    covered: float = 0.0
    """Share of the page under its pictures."""
    beside: float = 0.0
    """Share of the page under pictures on which no text stands."""
    unmapped: int = 0
    """Characters whose font does not say what they are."""
    unsaid: int = 0
    """Text objects that are drawn but have no characters at all."""
    invisible: float = 0.0
    """Share of the characters that are said and not seen."""
    unseen: list[Run] = field(default_factory=list)
    """What nobody sees, and is not the text of a scanned page."""
    struck: list[Run] = field(default_factory=list)
    """What is struck out."""
    unshown: str = ""
    """Words of form fields that are not to be looked at."""
    other_words: str = ""
    """Words the file gives for others that are drawn (ActualText)."""
    turned: bool = False
    """The page lay on its side, and is read as if it were turned."""
    restored: int = 0
    """Words told by codes of a font that lost its map, and put right."""
    blanks: int = 0
    """Letters that a map calls blanks."""
    suspect: bool = False
    """A map calls letters blanks, or other letters."""
    mended: str = ""
    """The letters that the maps of the file got back before it was read."""
    shapes: int = 0
    """Paths that are more than a line, and seen; counted where the page gives no text."""
    verdict: PageVerdict = PageVerdict.TEXT
    origin: Origin | None = None
    """Where it stands in the file, if not at its number or not as it is read."""
    by_hand: "list[Written]" = field(default_factory=list)
    """What is written into the blanks of a letterhead that was read from a picture."""
    unreadable: list[Run] = field(default_factory=list)
    """What the text layer says of a page that needs OCR; ``runs`` is empty then."""

    @property
    def drawn(self) -> Origin:
        """The page of the file it stands on, as that is drawn."""
        return self.origin or Origin(self.number, self.width, self.height)
