"""``SourceDocument`` from a few strings, for tests of the structure stage.

A string is a paragraph: ``*`` before it sets it bold, ``^`` centred, ``|`` inside it breaks the
line. A list of rows is a ruled table, a tuple of cells an invisible table of one row; ``<`` in a
cell goes on with the cell to the left, ``^`` with the cell above.
"""

from collections.abc import Sequence

from parsers.layout.text import Ink, TextBuilder
from schemas.layout import Align, Block, Cell, Paragraph, SourceDocument, Span, Style, Table

Described = str | list[list[str]] | tuple[str, ...]


def source_of(*blocks: Described) -> SourceDocument:
    """The document the strings describe."""
    builder = TextBuilder()
    body: list[Block] = []
    for block in blocks:
        if isinstance(block, str):
            body.append(_paragraph(builder, block))
        elif isinstance(block, tuple):
            body.append(_table(builder, [list(block)], ruled=False))
        else:
            body.append(_table(builder, block, ruled=True))
    return SourceDocument(builder.text, "docx", tuple(body), tuple(builder.lines))


def _paragraph(builder: TextBuilder, text: str) -> Paragraph:
    bold = text.startswith("*")
    text = text.removeprefix("*")
    align = Align.CENTER if text.startswith("^") else None
    text = text.removeprefix("^")
    span = builder.paragraph([Ink(line, bold=bold) for line in text.split("|")])
    assert span is not None
    return Paragraph(span, Style(bold=bold, align=align))


def _table(builder: TextBuilder, rows: Sequence[Sequence[str]], *, ruled: bool) -> Table:
    cells: list[Cell] = []
    start = builder.here
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            across = 1
            while c + across < len(row) and row[c + across] == "<":
                across += 1
            down = 1
            while r + down < len(rows) and rows[r + down][c] == "^":
                down += 1
            paragraphs = tuple(_paragraph(builder, p) for p in text.split("\n") if p)
            ends = [p.span for p in paragraphs] or [Span(builder.end, builder.end)]
            span = Span(ends[0].start, ends[-1].end)
            cells.append(Cell(r, c, down, across, span, paragraphs))
    end = max(builder.end, start)
    return Table(Span(min(start, end), end), len(rows), len(rows[0]), tuple(cells), ruled=ruled)
