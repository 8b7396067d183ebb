"""A story - body, note, header, cell - as blocks: its paragraphs and tables, appended in order.

``<w:p>…KẾ HOẠCH…</w:p><w:tbl>…`` comes in; the text goes to the builder, the blocks come out. A text
box (``DỰ THẢO`` under the letterhead) is read just before the paragraph that anchors it.

Locators count from 0, through content controls: ``document.xml#p12`` is the 13th paragraph of the
body, ``#t1.r3.c2.p0`` the first of the cell in row 3, column 2 of the second table's grid,
``#p12.b0.p1`` a paragraph of the first text box anchored in ``p12``, ``footnotes.xml#2.p0`` one of
the note with the id 2, ``#t1.r3.c2.m1.p0`` text left in the second of the cells merged there.
"""

from dataclasses import dataclass

from parsers.layout.docx import names as n
from parsers.layout.docx.inline import InlineReader
from parsers.layout.docx.names import Element
from parsers.layout.docx.numbering import Counters, Label, Numbering
from parsers.layout.docx.styles import ParagraphFormat
from parsers.layout.docx.tables import GridCell, flattened, read_grid
from parsers.layout.docx.words import Words
from parsers.layout.text import TextBuilder, normalise
from schemas.layout import Block, Cell, Paragraph, Span, Table

# A table in a text box in a cell of a letterhead is three deep.
MAX_BLOCK_DEPTH = 24
_BLOCKS = frozenset({n.P, n.TBL})


@dataclass(slots=True)
class _Pending:
    """A paragraph whose mark may yet be found deleted, so that the next one goes on in it."""

    words: Words
    locator: str
    form: ParagraphFormat


@dataclass(slots=True)
class Story:
    """Reads blocks into the builder. One a story: its automatic numbers count apart."""

    inline: InlineReader
    builder: TextBuilder
    counters: Counters
    landscape: tuple[bool, ...] = ()
    """By section, for the body; empty for stories without sections."""
    seen: set[str] | None = None
    """Texts already read, when repeated paragraphs (headers) shall be read once."""
    mark: str = ""
    """The mark of its own a note begins with; taken out of its first paragraph."""

    def blocks(self, container: Element, path: str, depth: int = 0) -> list[Block]:
        """The paragraphs of ``container`` that print anything, and all its tables."""
        if depth > MAX_BLOCK_DEPTH:
            self.inline.tally.too_deep = True
            return []
        found: list[Block] = []
        n_paragraphs = n_tables = 0
        joined: _Pending | None = None
        for element, tag in flattened(container, _BLOCKS, self.inline.tally):
            if tag == n.TBL:
                found += self._leftover(joined)
                joined = None
                found.append(self._table(element, f"{path}t{n_tables}", depth))
                n_tables += 1
                continue
            words = joined.words if joined else Words()
            pending = self._read(element, f"{path}p{n_paragraphs}", words)
            n_paragraphs += 1
            found += self._boxes(pending, depth)
            if pending.form.mark_deleted:
                joined = pending
            else:
                joined = None
                found += self._print(pending)
        return found + self._leftover(joined)

    def paragraphs(self, container: Element, path: str, depth: int = 0) -> list[Paragraph]:
        """The paragraphs of ``container``; those of its tables in place."""
        found: list[Paragraph] = []
        for block in self.blocks(container, path, depth):
            if isinstance(block, Paragraph):
                found.append(block)
            else:
                for cell in block.cells:
                    found += cell.paragraphs
        return found

    def _read(self, element: Element, locator: str, words: Words) -> _Pending:
        form = self.inline.styles.paragraph(n.child(element, n.P_PR))
        self.inline.read(element, form.style, words)
        self.inline.tally.inserted += form.mark_inserted
        self.inline.tally.deleted += form.mark_deleted
        self.inline.section += form.section
        return _Pending(words, locator, form)

    def _boxes(self, pending: _Pending, depth: int) -> list[Block]:
        """The text boxes of a paragraph; lists in them count on their own."""
        found: list[Block] = []
        for index, box in enumerate(pending.words.boxes):
            inside = Story(
                self.inline,
                self.builder,
                Counters(self.counters.numbering),
                self.landscape,
                self.seen,
            )
            found += inside.blocks(box, f"{pending.locator}.b{index}.", depth + 1)
        pending.words.boxes.clear()
        return found

    def _leftover(self, joined: _Pending | None) -> list[Block]:
        """Text whose deleted paragraph mark has no paragraph after it to join."""
        return self._print(joined) if joined and joined.words.text.strip() else []

    def _print(self, pending: _Pending) -> list[Block]:
        words = pending.words
        if self.mark:
            words.drop_lead(self.mark)
            self.mark = ""
        unseen = pending.form.mark_hidden and not words.text.strip()
        label = None if unseen else self.counters.label(pending.form)
        paragraph = self._paragraph(words, label, pending)
        return [] if paragraph is None else [paragraph]

    def _paragraph(self, words: Words, label: Label | None, pending: _Pending) -> Paragraph | None:
        printed = normalise(label.text) if label else ""
        if self.seen is not None:
            text = normalise(f"{printed} {words.text}")
            if text in self.seen:
                return None
            self.seen.add(text)
        span = self.builder.paragraph(words.inks(printed))
        if span is None:
            return None
        self.inline.tally.numbers += label is not None and label.is_number
        return Paragraph(
            span,
            words.style(pending.form.align),
            Span(span.start, span.start + len(printed)) if printed else None,
            pending.locator,
        )

    def _table(self, element: Element, locator: str, depth: int) -> Table:
        grid = read_grid(element, self.inline.styles, self.inline.tally)
        start = self.builder.here
        read = [(cell, self._cell(cell, locator, depth)) for cell in grid.cells]
        filled = [paragraph for _, paragraphs in read for paragraph in paragraphs]
        # An empty cell stands where the text before it ended; a table without any text lies
        # behind the last text, for there need not come any after it.
        at = start if filled else max(start - 1, 0)
        span = Span(filled[0].span.start, filled[-1].span.end) if filled else Span(at, at)
        cells = []
        for cell, paragraphs in read:
            inside = Span(at, at)
            if paragraphs:
                inside = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
                at = inside.end
            cells.append(
                Cell(cell.row, cell.col, cell.row_span, cell.col_span, inside, tuple(paragraphs))
            )
        section = self.inline.section
        return Table(
            span,
            grid.n_rows,
            grid.n_cols,
            tuple(cells),
            grid.ruled,
            grid.header_rows,
            section < len(self.landscape) and self.landscape[section],
            locator,
        )

    def _cell(self, cell: GridCell, locator: str, depth: int) -> list[Paragraph]:
        path = f"{locator}.r{cell.row}.c{cell.col}."
        found = self.paragraphs(cell.elements[0], path, depth + 1)
        for index, merged in enumerate(cell.elements[1:], start=1):
            found += self._merged_away(merged, f"{path}m{index}.", depth)
        return found

    def _merged_away(self, element: Element, path: str, depth: int) -> list[Paragraph]:
        """Text left in a cell that a merge hides: kept, but it prints no automatic numbers."""
        silent = Story(self.inline, self.builder, Counters(Numbering()), seen=self.seen)
        return silent.paragraphs(element, path, depth + 1)
