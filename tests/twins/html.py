"""``page_of``: a ``SourceDocument`` as a web page a person could have set, in the way of a ``Layout``.

Ruled tables are tables with borders and a ``<thead>``; letterhead and closing part are tables without.
WeasyPrint sets notes at the foot of the page (``float: footnote``); a browser knows no footnotes, so
there they stand behind a short rule at the end, smaller, as in the pages people print from one.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from schemas.layout import Align, Block, Cell, Paragraph, SourceDocument, Span, Table
from tests.twins.layouts import Layout
from tests.twins.looks import Looks
from tests.twins.relaid import base_size, heading_rows, turned
from tests.twins.style import style_of

RECIPIENTS = "nơi nhận"
MOTTO = "độc lập"


def page_of(source: SourceDocument, looks: Looks, layout: Layout, *, floats: bool) -> str:
    """The whole HTML; ``floats`` sets notes at the foot of pages."""
    body = "".join(_Page(source, looks, layout, floats=floats).parts())
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kế hoạch</title>'
        f"<style>{style_of(layout)}</style></head><body>{body}</body></html>"
    )


class _Page:
    def __init__(
        self, source: SourceDocument, looks: Looks, layout: Layout, *, floats: bool
    ) -> None:
        self.source, self.looks, self.layout, self.floats = source, looks, layout, floats
        self.base = base_size(source)
        self.set: set[int] = set()
        """Notes already set at a foot; a second mark of one is only a mark."""

    def parts(self) -> Iterator[str]:
        first = next((block for block in self.source.body if isinstance(block, Table)), None)
        for wide, blocks in groupby(_sides(self.source), key=lambda pair: pair[0]):
            yield '<div class="wide">' if wide else "<div>"
            for _, block in blocks:
                if isinstance(block, Paragraph):
                    yield self.paragraph(block, running=True)
                elif block.ruled:
                    yield self.ruled(block)
                else:
                    yield self.plain(block, head=block is first)
            yield "</div>"
        if self.source.notes and not self.floats:
            yield '<hr class="short"><div class="notes">'
            for note in self.source.notes:
                mark = f"<sup>{escape(note.mark)}</sup> "
                for index, paragraph in enumerate(note.paragraphs):
                    yield f"<p>{'' if index else mark}{self.words(paragraph)}</p>"
            yield "</div>"

    def paragraph(self, paragraph: Paragraph, *, running: bool = False, gap: bool = False) -> str:
        style, size = paragraph.style, paragraph.style.size
        looks = []
        if size and abs(size - self.base) > 0.1:
            looks.append(f"font-size:{size / self.base * self.layout.size:.2f}pt")
        if style.align in {Align.CENTER, Align.RIGHT}:
            looks.append(f"text-align:{style.align.value}")
        elif not running and style.align is Align.LEFT:
            looks.append("text-align:left")
        if gap:
            looks.append("margin-top:4.5em")
        flush = style.align in {Align.CENTER, Align.RIGHT}
        kind = ' class="run"' if running and not flush else ""
        said = f' style="{";".join(looks)}"' if looks else ""
        return f"<p{kind}{said}>{self.words(paragraph)}</p>"

    def words(self, paragraph: Paragraph) -> str:
        """The text with its bold and italic runs, forced breaks and marks of notes."""
        span, style = paragraph.span, paragraph.style
        text = self.source.slice(span)
        emphasis = self.looks.emphasis(text, bold=style.bold, italic=style.italic)
        breaks = {line.span.start for line in self.source.lines_in(span)[1:]}
        marks = self._marks(span)
        out = []
        cuts = sorted({0, len(text), *(b - span.start for b in breaks), *marks})
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            if start + span.start in breaks:
                out.append("<br>")
            out += [self._mark(note) for note in marks.get(start, ())]
            pieces = zip(text[start:end], emphasis[start:end], strict=True)
            for (bold, italic), chars in groupby(pieces, key=lambda pair: pair[1]):
                words = escape("".join(char for char, _ in chars))
                words = f"<i>{words}</i>" if italic else words
                out.append(f"<b>{words}</b>" if bold else words)
        return "".join(out)

    def _marks(self, span: Span) -> dict[int, list[int]]:
        marks: dict[int, list[int]] = {}
        for ref in self.source.note_refs:
            if span.start <= ref.offset <= span.end:
                marks.setdefault(ref.offset - span.start, []).append(ref.note)
        return marks

    def _mark(self, index: int) -> str:
        note = self.source.notes[index]
        mark = escape(note.mark)
        if not self.floats or index in self.set:
            return f"<sup>{mark}</sup>"
        self.set.add(index)
        lines = "".join(f"<span>{self.words(paragraph)}</span>" for paragraph in note.paragraphs)
        return f'<span class="note" data-mark="{mark}">{lines}</span>'

    def plain(self, table: Table, *, head: bool) -> str:
        """Letterhead, closing part: what stands side by side without lines."""
        share = self.layout.head if head else self.layout.closing
        columns = [share, 1 - share] if table.n_cols == 2 else []
        kind = "plain head" if head else "plain closing"
        rows = "".join(
            f"<tr>{''.join(self._plain_cell(cell, head=head) for cell in cells)}</tr>"
            for cells in _rows(table)
        )
        return f'<table class="{kind}">{_columns(columns)}<tbody>{rows}</tbody></table>'

    def _plain_cell(self, cell: Cell, *, head: bool) -> str:
        texts = [self.source.slice(paragraph.span) for paragraph in cell.paragraphs]
        listed = any(text.casefold().startswith(RECIPIENTS) for text in texts)
        out = []
        for index, paragraph in enumerate(cell.paragraphs):
            # TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / room for the signature / Lê Thị Mẫu
            name = 0 < index == len(texts) - 1 and not texts[index].isupper()
            signed = (
                name and not head and not listed and all(text.isupper() for text in texts[:index])
            )
            out.append(self.paragraph(paragraph, gap=signed))
            if self.layout.rules != "none" and texts[index].casefold().startswith(MOTTO):
                out.append('<div class="rule"></div>')
        return f"<td{_spans(cell)}>{''.join(out)}</td>"

    def ruled(self, table: Table) -> str:
        heading = heading_rows(table)
        rows = [
            self._ruled_row(cells, head=index < heading) for index, cells in enumerate(_rows(table))
        ]
        place = (table.locator or "").rpartition("#")[2]
        columns = self.looks.columns.get(place, []) if self.layout.fixed else []
        wished = columns if len(columns) == table.n_cols else []
        repeated = "".join(rows[:heading]) if self.layout.repeat_header else ""
        lead = f"<thead>{repeated}</thead>" if repeated else ""
        rest = "".join(rows[heading:] if repeated else rows)
        return f'<table class="ruled">{_columns(wished)}{lead}<tbody>{rest}</tbody></table>'

    def _ruled_row(self, cells: list[Cell], *, head: bool) -> str:
        """A row to be filled in by hand is as high as a line: in the file it holds empty paragraphs."""
        blank = "" if any(cell.paragraphs for cell in cells) else "<p>&nbsp;</p>"
        return f"<tr>{''.join(self._ruled_cell(cell, blank, head=head) for cell in cells)}</tr>"

    def _ruled_cell(self, cell: Cell, blank: str, *, head: bool) -> str:
        tag = "th" if head else "td"
        inside = "".join(self.paragraph(paragraph) for paragraph in cell.paragraphs) or blank
        return f"<{tag}{_spans(cell)}>{inside}</{tag}>"


def _sides(source: SourceDocument) -> list[tuple[bool, Block]]:
    """Each block, and whether its page lies on its side: wide tables, with the centred lines above them."""
    sided = [(isinstance(block, Table) and turned(source, block), block) for block in source.body]
    for index in range(len(sided) - 2, -1, -1):
        wide, block = sided[index]
        heading = isinstance(block, Paragraph) and block.style.align is Align.CENTER
        sided[index] = (wide or (heading and sided[index + 1][0]), block)
    return sided


def _rows(table: Table) -> Iterator[list[Cell]]:
    """The cells that begin in each row; places the file leaves out are empty cells."""
    held = {
        (row, col)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    nothing = Span(0, 0)
    for row in range(table.n_rows):
        begun = [cell for cell in table.cells if cell.row == row]
        free = [col for col in range(table.n_cols) if (row, col) not in held]
        yield sorted(
            [*begun, *(Cell(row, col, 1, 1, nothing) for col in free)], key=lambda cell: cell.col
        )


def _spans(cell: Cell) -> str:
    down = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    return down + (f' colspan="{cell.col_span}"' if cell.col_span > 1 else "")


def _columns(shares: list[float]) -> str:
    columns = "".join(f'<col style="width:{100 * share:.2f}%">' for share in shares)
    return f"<colgroup>{columns}</colgroup>" if columns else ""
