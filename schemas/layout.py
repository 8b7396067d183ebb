"""The neutral document every reader produces and every later stage reads.

One normalised text is built once and never changes again. Everything else - lines, paragraphs,
cells, notes, furniture - is a ``Span`` into it. Page and box of a span are derived by
``SourceDocument.locate``; nobody stores a copy of a string together with a guess where it stood.

Coordinates are points (1/72 inch), origin top left, pages counted from 1. A DOCX has no pages until
somebody lays it out, so its lines carry neither page nor box.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

_WORD = re.compile(r"\S+")


class Span(NamedTuple):
    """Half-open range of offsets into ``SourceDocument.text``."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end


class BBox(NamedTuple):
    """Rectangle on a page, in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Region(NamedTuple):
    """A place on paper. Both fields are None for a document that has no pages yet."""

    page: int | None
    bbox: BBox | None


NOWHERE = Region(None, None)


class Align(StrEnum):
    """How the lines of a paragraph stand between the margins."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Style(NamedTuple):
    """Looks of a paragraph. A property holds when the visible characters share it."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    align: Align | None = None


class Line(NamedTuple):
    """One printed line, or the piece of one that stands in a cell.

    ``edges`` are the x positions before each character and after the last one, so that a span can
    be cut out of the line exactly; empty when only the box of the whole line is known. In a DOCX a
    line is what stands between two forced breaks, and has no page.
    """

    span: Span
    page: int | None = None
    bbox: BBox | None = None
    edges: tuple[float, ...] = ()
    bold: bool = False
    sure: tuple[float, ...] = ()
    """How sure an engine is of each character (0 to 1); empty where the file says its characters itself."""
    raw: tuple[str, ...] = ()
    """What it read where each character stands; empty where that is what the text says."""

    def region(self, span: Span) -> Region:
        """Where the part of ``span`` that lies in this line stands."""
        if self.bbox is None:
            return Region(self.page, None)
        x0, x1 = self.extent(span, self.bbox)
        return Region(self.page, BBox(x0, self.bbox.top, x1, self.bbox.bottom))

    def extent(self, span: Span, box: BBox) -> tuple[float, float]:
        """Left and right end of the part of ``span`` that lies in this line, whose box is ``box``."""
        if not self.edges:
            return box.x0, box.x1
        start, end = self.span
        x0 = self.edges[max(span.start, start) - start]
        x1 = self.edges[min(span.end, end) - start]
        return (x0, x1) if x0 <= x1 else (x1, x0)


class Paragraph(NamedTuple):
    """A paragraph of running text, in the body, in a cell or in a note.

    ``auto_number`` is the number Word prints from its numbering definitions: it is part of the
    text, as on paper, but stands in no run of the file. ``locator`` says where the paragraph stands
    in a file without pages (``document.xml#p12``).
    """

    span: Span
    style: Style = Style()
    auto_number: Span | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; merged cells appear once, with their extent.

    ``regions`` are the boxes of the cell itself (not of its text), one a page it stands on.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    span: Span
    paragraphs: tuple[Paragraph, ...] = ()
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, already joined across pages.

    ``ruled`` is False for the invisible tables that only lay text out side by side (letterhead,
    signature). ``header_rows`` counts the rows the file itself marks or repeats as header; 0 says
    only that it does not tell.
    """

    span: Span
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    ruled: bool = True
    header_rows: int = 0
    landscape: bool = False
    locator: str | None = None
    _rows: tuple[tuple[Cell, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows: list[list[Cell]] = [[] for _ in range(self.n_rows)]
        for cell in sorted(self.cells, key=lambda c: c.col):
            for covered in rows[max(0, cell.row) : max(0, cell.row + cell.row_span)]:
                covered.append(cell)
        object.__setattr__(self, "_rows", tuple(map(tuple, rows)))

    def row(self, index: int) -> tuple[Cell, ...]:
        """Cells whose extent covers row ``index``, from left to right."""
        return self._rows[index] if 0 <= index < len(self._rows) else ()


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote (chú thích) with all its paragraphs, whole across pages."""

    mark: str
    span: Span
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place of a note's mark: where it stood, or stands typed (``[1]``)."""

    offset: int
    note: int
    """Index into ``SourceDocument.notes``."""


class FurnitureKind(StrEnum):
    """What repeats on pages or was laid over them, and is no part of the document's wording."""

    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    REPEATED_HEADER = "repeated_header"
    STAMP = "stamp"
    ROTATED = "rotated"
    UNREADABLE = "unreadable"
    """The text layer of a page that needs OCR."""
    HIDDEN = "hidden"
    """Text no reader sees: white on white, under a picture, off the page, in a layer switched off."""
    STRUCK = "struck"
    """Text that is struck out."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text kept as evidence but outside the body."""

    span: Span
    kind: FurnitureKind


class PageVerdict(StrEnum):
    """Whether the text layer of a page can be believed."""

    TEXT = "text"
    REPAIRED = "repaired"
    NEEDS_OCR = "needs_ocr"
    RECOGNISED = "recognised"
    """Read from its picture."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet as it is looked at, after rotation. ``landscape`` is derived from its shape."""

    number: int
    width: float
    height: float
    verdict: PageVerdict = PageVerdict.TEXT

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a file before it is opened."""

    name: str
    sha256: str
    media_type: str

    @property
    def document_id(self) -> str:
        """First 16 hex digits of the SHA-256 of the file's bytes."""
        return self.sha256[:16]


class Handwriting(NamedTuple):
    """What is written by hand into a blank of a scanned form, or before an office, or hidden there. Its picture (PNG) is kept, and nobody
    guesses it.
    """

    field: str
    """Of the record: ``serial``, ``issued_on``, ``signers``."""
    region: Region
    picture: bytes


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as laid out, whatever file it came from.

    Guarantees:
    1. ``text`` is NFC, without control characters but newlines between paragraphs; runs of white
       space are one space; marks of notes are taken out; typed ones
       (``[1]``) stay, in the text and before the note.
    2. Paragraphs of body, cells, notes and furniture do not overlap, and together with the
       newlines between them they are the whole text.
    3. ``body`` is in reading order; ``lines`` is sorted by span.
    """

    text: str
    reader: str
    body: tuple[Block, ...]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    note_refs: tuple[NoteRef, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[Page, ...] = ()
    by_hand: tuple[Handwriting, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    on_paper: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(line.span.start for line in self.lines))
        on_paper = any(line.bbox is not None for line in self.lines)
        object.__setattr__(self, "on_paper", on_paper)

    def slice(self, span: Span) -> str:
        """The text of ``span``, as normalised."""
        return self.text[span.start : span.end]

    def lines_in(self, span: Span) -> tuple[Line, ...]:
        """Lines that share a character with ``span``, in order."""
        start, end = span
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end, first)
        lines = self.lines[first:last]
        return lines if lines and lines[0].span.end > start else lines[1:]

    def locate(self, span: Span) -> tuple[Region, ...]:
        """Places of ``span``: one region a line it touches; ``(NOWHERE,)`` without pages."""
        if not self.on_paper:
            return (NOWHERE,)
        boxed = [line.region(span) for line in self.lines_in(span) if line.bbox is not None]
        return tuple(boxed) or (NOWHERE,)

    def confidence(self, span: Span) -> float | None:
        """How many words like the least sure one of ``span`` are right; None where no engine read it."""
        told = [
            one
            for line in self.lines_in(span)
            if line.sure
            for one in line.sure[max(span.start - line.span.start, 0) : span.end - line.span.start]
        ]
        return min(told, default=None)

    def readings(self) -> Iterator[tuple[Span, str]]:
        """Words of the text that are not what an engine read, and what it read."""
        for line in self.lines:
            if line.raw:
                start, end = line.span
                for word in _WORD.finditer(self.text, start, end):
                    raw = "".join(line.raw[word.start() - start : word.end() - start]).strip()
                    if raw != word.group():
                        yield Span(*word.span()), raw

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body, those in cells too, in reading order."""
        for block in self.body:
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs
