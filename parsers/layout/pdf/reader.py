"""The PDF reader: bytes to ``SourceDocument``.

The line: PDFium's characters and rulings, cells and rows, furniture out, footnote bands out, marks
linked, one flow over all pages, text. Furniture and notes go first because that is where tables are
cut: a page number or a footnote band between two halves is no row.
"""

from collections.abc import Iterable, Sequence

from parsers.layout.pdf.columns import SideBySide
from parsers.layout.pdf.flow import Flow, flow_of
from parsers.layout.pdf.furniture import Found, take_furniture
from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.joined import JoinedCell, JoinedTable
from parsers.layout.pdf.measures import Measure, leading_of, measure_of
from parsers.layout.pdf.notemarks import RawNote, link_marks
from parsers.layout.pdf.notes import take_notes
from parsers.layout.pdf.pages import body_size, laid_out
from parsers.layout.pdf.paragraphs import paragraphs_of, style_of
from parsers.layout.pdf.pdfium import pages_of
from parsers.layout.pdf.rows import Row, ink_of, rows_of
from parsers.layout.pdf.verdicts import judge
from parsers.layout.pdf.whole import is_cut
from parsers.layout.scan.engine import RecogniserOf
from parsers.layout.text import Ink, TextBuilder
from schemas.diagnostics import Code, Diagnostic, Outcome
from schemas.layout import (
    Block,
    Cell,
    Furniture,
    FurnitureKind,
    Handwriting,
    Note,
    Page,
    PageVerdict,
    Paragraph,
    Region,
    SourceDocument,
    Span,
    Table,
)

MOST_WORDS = 200
"""Characters of the text kept apart that a diagnostic quotes."""


def read_pdf(data: bytes, recogniser: RecogniserOf | None = None) -> Outcome[SourceDocument]:
    """A PDF as laid out; ``recogniser`` is asked for where a page is a picture. Raises UnreadableDocument when it
    cannot be opened.
    """
    inks, diagnostics = inked(data, recogniser)
    pages = [laid_out(ink) for ink in inks]
    size = body_size(pages)
    furniture = take_furniture(pages)
    notes = take_notes(pages, size)
    linked, unlinked = link_marks(pages, notes)
    diagnostics += [Code.MARK_WITHOUT_NOTE.at(mark=text) for _, text in unlinked]
    diagnostics += [
        Code.NOTE_WITHOUT_MARK.at(mark=note.mark)
        for index, note in enumerate(notes)
        if index not in linked.values()
    ]
    flow = flow_of(pages)
    writer = _Writer(linked, {p.number: p.landscape for p in pages})
    source = writer.document(flow, notes, furniture, inks)
    return Outcome(source, (*diagnostics, *flow.diagnostics))


def inked(data: bytes, recogniser: RecogniserOf | None) -> tuple[list[PageInk], list[Diagnostic]]:
    """What is drawn on the pages, and what pictures were found to say. Raises UnreadableDocument."""
    inks: list[PageInk] = []
    diagnostics: list[Diagnostic] = []
    for ink in pages_of(data):
        if isinstance(ink, int):
            diagnostics.append(Code.DAMAGED_PAGE.at(page=ink))
        else:
            inks.append(ink)
            diagnostics += _remarks(ink)
    diagnostics += judge(inks, cut=is_cut(data))
    return _recognised(data, inks, diagnostics, recogniser)


def _recognised(
    data: bytes, inks: list[PageInk], said: list[Diagnostic], recogniser: RecogniserOf | None
) -> tuple[list[PageInk], list[Diagnostic]]:
    """Read the pages that need OCR, if something can; the pages then, and what is said of the document."""
    if recogniser is None or all(ink.verdict is not PageVerdict.NEEDS_OCR for ink in inks):
        return inks, said
    found = recogniser()
    if found is None:
        return inks, said
    from parsers.layout.pdf.pictures import read_pictures  # noqa: PLC0415 - OpenCV takes a tenth of a second

    unread = {Code.PAGE_WITHOUT_TEXT.id, Code.PAGE_NEEDS_OCR.id}
    inks, read = read_pictures(data, inks, found)
    return inks, [one for one in said if one.code not in unread] + read


def _remarks(ink: PageInk) -> Iterable[Diagnostic]:
    if ink.drawn_over:
        yield Code.SIGNATURE_TEXT.at(page=ink.number, words=ink.drawn_over[:80])
    if ink.rotated:
        yield Code.ROTATED_TEXT.at(page=ink.number, count=len(ink.rotated.strip()))
    if ink.turned:
        yield Code.PAGE_TURNED.at(page=ink.number)
    hidden = " ".join([*(run.text for run in ink.unseen), *ink.unshown.split()])
    struck = " ".join(run.text for run in ink.struck)
    for code, words in (
        (Code.HIDDEN_TEXT, hidden),
        (Code.STRUCK_TEXT, struck),
        (Code.OTHER_WORDS, ink.other_words),
    ):
        if words:
            yield code.at(page=ink.number, words=words[:MOST_WORDS])


class _Writer:
    """Writes the flow into the one text; holds what every piece of it needs."""

    def __init__(self, linked: dict[int, int], landscape: dict[int, bool]) -> None:
        self.builder = TextBuilder()
        self.linked = linked
        self.landscape = landscape

    def document(
        self,
        flow: Flow,
        notes: Sequence[RawNote],
        furniture: Sequence[Found],
        inks: Sequence[PageInk],
    ) -> SourceDocument:
        body: list[Block] = []
        repeated: list[Row] = []
        for item in flow.items:
            if isinstance(item, JoinedTable):
                body.append(self.table(item))
                repeated += item.repeated
            elif isinstance(item, SideBySide):
                body.append(self.columns(item))
            elif paragraph := self.paragraph(item, flow.measures[item[0].page]):
                body.append(paragraph)
        sizes = {ink.number: (ink.width, ink.height) for ink in inks}
        written = tuple(self.note(note) for note in notes)
        found = [*furniture, *((FurnitureKind.REPEATED_HEADER, row) for row in repeated)]
        found += [
            (FurnitureKind.UNREADABLE, row)
            for ink in inks
            for row in rows_of(ink.unreadable, ink.number)
        ]
        found += [
            (kind, row)
            for ink in inks
            for kind, runs in (
                (FurnitureKind.HIDDEN, ink.unseen),
                (FurnitureKind.STRUCK, ink.struck),
            )
            for row in rows_of(runs, ink.number)
        ]
        kept = [
            self.furniture(
                kind,
                [
                    _placed(row, sizes[row.page])
                    if kind is FurnitureKind.HIDDEN
                    else ink_of(row, {})
                ],
            )
            for kind, row in found
        ]
        kept += [
            self.furniture(FurnitureKind.ROTATED, [Ink(ink.rotated, ink.number)])
            for ink in inks
            if ink.rotated
        ]
        origins = {ink.number: ink.origin for ink in inks if ink.origin is not None}
        lines = self.builder.lines
        if origins:
            from parsers.layout.scan.back import body_back, line_back  # noqa: PLC0415 - scans alone

            lines = [line_back(line, origins) for line in lines]
            body = [body_back(block, origins) for block in body]
        return SourceDocument(
            text=self.builder.text,
            reader="ocr" if any(ink.verdict is PageVerdict.RECOGNISED for ink in inks) else "pdf",
            body=tuple(body),
            lines=tuple(lines),
            notes=written,
            note_refs=tuple(sorted(self.builder.note_refs, key=lambda r: (r.offset, r.note))),
            furniture=tuple(f for f in kept if f is not None),
            pages=tuple({ink.drawn.page: _page(ink) for ink in inks}.values()),
            by_hand=tuple(
                Handwriting(one.field, Region(ink.drawn.page, one.box), one.picture)
                for ink in inks
                for one in ink.by_hand
            ),
        )

    def paragraph(self, rows: Sequence[Row], measure: Measure) -> Paragraph | None:
        span = self.builder.paragraph(ink_of(row, self.linked) for row in rows)
        return Paragraph(span, style_of(rows, measure)) if span else None

    def table(self, table: JoinedTable) -> Table:
        start = self.builder.here
        cells = tuple(self.cell(cell) for cell in sorted(table.cells, key=lambda c: (c.row, c.col)))
        end = max((c.span.end for c in cells), default=start)
        return Table(
            Span(min(start, end), end),
            table.n_rows,
            table.n_cols,
            cells,
            header_rows=table.header_rows,
            landscape=self.landscape.get(table.last_page, False),
        )

    def cell(self, cell: JoinedCell) -> Cell:
        inner = _cell_measure(cell)
        paragraphs = [
            paragraph
            for rows in paragraphs_of(cell.rows, dict.fromkeys(self.landscape, inner))
            if (paragraph := self.paragraph(rows, inner)) is not None
        ]
        regions = tuple(Region(page, box) for page, box in cell.boxes)
        span = _around(paragraphs, self.builder)
        return Cell(
            cell.row, cell.col, cell.row_span, cell.col_span, span, tuple(paragraphs), regions
        )

    def columns(self, item: SideBySide) -> Table:
        """An invisible table: every line of a column is a paragraph of its cell."""
        start = self.builder.here
        cells = []
        for col, rows in enumerate((item.left, item.right)):
            measure = measure_of(rows)
            paragraphs = tuple(p for row in rows if (p := self.paragraph([row], measure)))
            cells.append(Cell(0, col, 1, 1, _around(paragraphs, self.builder), paragraphs))
        span = Span(start, cells[-1].span.end)
        return Table(span, 1, 2, tuple(cells), ruled=False)

    def note(self, note: RawNote) -> Note:
        measure = measure_of(note.rows) if note.rows else Measure(0, 0, 0)
        # no line of a note is centred, though its mark sets the first one in
        measure = measure._replace(indents=tuple(row.x0 for row in note.rows))
        measures = {row.page: measure for row in note.rows}
        paragraphs = tuple(
            p for rows in paragraphs_of(note.rows, measures) if (p := self.paragraph(rows, measure))
        )
        return Note(note.mark, _around(paragraphs, self.builder), paragraphs)

    def furniture(self, kind: FurnitureKind, inks: Sequence[Ink]) -> Furniture | None:
        span = self.builder.paragraph(inks)
        return Furniture(span, kind) if span else None


def _placed(row: Row, size: tuple[float, float]) -> Ink:
    """A row kept apart; one that stands beside the page has no place on it."""
    inside = row.x0 >= 0 and row.top >= 0 and row.x1 <= size[0] and row.bottom <= size[1]
    return ink_of(row, {}) if inside else Ink(row.text, row.page)


def _around(paragraphs: Sequence[Paragraph], builder: TextBuilder) -> Span:
    """From the first paragraph to the last; empty at the end of the text when there is none."""
    if paragraphs:
        return Span(paragraphs[0].span.start, paragraphs[-1].span.end)
    return Span(builder.end, builder.end)


def _cell_measure(cell: JoinedCell) -> Measure:
    """Cells are set to their own box, some 5 points inside its borders (Word: 5.4)."""
    box = cell.boxes[0][1]
    leading = leading_of(cell.rows) if cell.rows else 0.0
    return Measure(box.x0 + 5, box.x1 - 5, leading)


def _page(ink: PageInk) -> Page:
    page, width, height, _ = ink.drawn
    return Page(page, width, height, ink.verdict)
