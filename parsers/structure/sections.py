"""The section tree: numbered headings and numbered paragraphs, with what stands under them.

``II. NỘI DUNG, NHIỆM VỤ CỤ THỂ`` is a heading; ``2. Giao Phòng Nội vụ tổng hợp, đôn đốc …`` is a
numbered paragraph and has no title. Bullets (``-``, ``+``) are paragraphs of their section.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parsers.structure.numbering import (
    Level,
    Marker,
    MarkerKind,
    marker_of,
    open_levels,
    path_under,
)
from parsers.structure.values import part_of, value_of
from schemas.layout import Block, Paragraph, SourceDocument, Span, Style, Table
from schemas.structure import Section, Value

HEADING_WORDS = 15
"""A numbered line of more words is a full paragraph, unless it is set bold or in capitals."""
_FIRST_LETTERS = frozenset("ABC")
"""``P. Chủ tịch HĐ`` opens no list of letters."""
_LINE = 55
"""Letters of a line that may be full."""


@dataclass(slots=True)
class _Open:
    """A section while its paragraphs are still coming."""

    section_id: str
    parent_id: str | None
    path: str
    number: str
    level: int
    title: Value | None
    auto: bool
    span: Span
    paragraphs: list[Value] = field(default_factory=list)
    style: Style | None = None

    def closed(self) -> Section:
        return Section(
            self.section_id,
            self.parent_id,
            self.path,
            self.number,
            self.level,
            self.title,
            tuple(self.paragraphs),
            self.auto,
            self.span,
        )


@dataclass(frozen=True, slots=True)
class SectionTree:
    """Sections in order, which section each table stands in, and paragraphs before the first."""

    sections: tuple[Section, ...]
    tables: tuple[tuple[Table, str | None], ...]
    before: tuple[Paragraph, ...]


def section_tree(
    source: SourceDocument, blocks: Iterable[Block], *, root: str | None = None
) -> SectionTree:
    """Sections of a stretch of blocks. ``root`` leads the paths of an annex (``PL``, ``PL2``)."""
    sections: list[_Open] = []
    tables: list[tuple[Table, str | None]] = []
    before: list[Paragraph] = []
    levels: list[Level] = []
    seen: dict[str, int] = {}
    lettered = False
    for block in flow(blocks):
        here = sections[-1].section_id if sections else root
        if isinstance(block, Table):
            tables.append((block, here))
            continue
        marker = _section_marker(source, block, started=bool(sections))
        if marker is not None and marker.kind is MarkerKind.UPPER:
            lettered = lettered or marker.number in _FIRST_LETTERS
            marker = marker if lettered else None
        if marker is None:
            if sections and _ends_heading(source, sections[-1], block):
                _lengthen(source, sections[-1], block)
            elif sections:
                _add(source, sections[-1], block)
            else:
                before.append(block)
            continue
        levels = open_levels(levels, marker)
        parent = sections[levels[-1].item] if levels else None
        path = path_under(parent.path if parent else root, marker.number)
        seen[path] = seen.get(path, 0) + 1
        section_id = path if seen[path] == 1 else f"{path}#{seen[path]}"
        opened = _opened(source, block, marker, path)
        opened.section_id = section_id
        opened.parent_id = parent.section_id if parent else root
        opened.level = len(levels) + 1
        levels.append(Level(marker.kind, marker.depth, marker.number, path, len(sections)))
        sections.append(opened)
    return SectionTree(tuple(s.closed() for s in sections), tuple(tables), tuple(before))


def unnumbered(blocks: Iterable[Block]) -> SectionTree:
    """A stretch of blocks whose numbers open no sections: the articles of a decision that carries a plan."""
    found = list(flow(blocks))
    tables = tuple((block, None) for block in found if isinstance(block, Table))
    return SectionTree((), tables, tuple(b for b in found if isinstance(b, Paragraph)))


def flow(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks in order; an invisible table of two columns only lays text out and is read as text."""
    for block in blocks:
        if isinstance(block, Table) and not block.ruled and block.n_cols < 3:
            for cell in block.cells:
                yield from cell.paragraphs
        else:
            yield block


def _section_marker(source: SourceDocument, block: Paragraph, *, started: bool) -> Marker | None:
    """The number of a section; bullets and lone brackets before any section are none."""
    marker = marker_of(source.slice(block.span))
    if marker is None or marker.kind is MarkerKind.BULLET:
        return None
    if not started and marker.kind in {MarkerKind.LETTER, MarkerKind.BRACKET}:
        return None
    return marker


def _opened(source: SourceDocument, block: Paragraph, marker: Marker, path: str) -> _Open:
    auto = block.auto_number is not None
    rest = part_of(source, block.span, marker.end)
    heading = rest is not None and is_heading(rest.text, bold=block.style.bold)
    opened = _Open(path, None, path, marker.number, 1, rest if heading else None, auto, block.span)
    opened.style = block.style
    if rest is not None and not heading:
        opened.paragraphs.append(rest)
    return opened


def is_heading(text: str, *, bold: bool) -> bool:
    """Is the text after a number a heading, or a full paragraph that happens to be numbered?

    >>> is_heading("Mục đích", bold=False), is_heading("Giao Phòng Nội vụ tổng hợp.", bold=False)
    (True, False)
    """
    if text.isupper():
        return True
    words = len(text.split())
    if bold:
        return words <= 3 * HEADING_WORDS
    return words <= HEADING_WORDS and not text.endswith((".", ";", ",", "!", "?"))


def _ends_heading(source: SourceDocument, section: _Open, block: Paragraph) -> bool:
    """Is a paragraph the second line of the bold heading above it: ``3. Đề nghị …, Hội Liên hiệp`` |
    ``Phụ nữ Thành phố và các tổ chức thành viên``? Only where the first is about a line long.
    """
    title = section.title
    if title is None or section.paragraphs or not (block.style.bold and section.style):
        return False
    text = source.slice(block.span)
    full = len(title.text) >= _LINE or text[:1].islower()
    return (
        full
        and block.style == section.style
        and title.text[-1].isalpha()
        and text.isupper() == title.text.isupper()
        and is_heading(text, bold=False)
    )


def _lengthen(source: SourceDocument, section: _Open, block: Paragraph) -> None:
    spans = section.title.spans if section.title is not None else ()
    section.title = value_of(source, *spans, block.span)
    section.span = Span(section.span.start, max(section.span.end, block.span.end))


def _add(source: SourceDocument, section: _Open, block: Paragraph) -> None:
    value = value_of(source, block.span)
    if value is not None:
        section.paragraphs.append(value)
        section.span = Span(section.span.start, max(section.span.end, block.span.end))
