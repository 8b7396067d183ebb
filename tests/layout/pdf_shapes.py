"""Runs, rows, pages and pieces of tables by hand, and what every document read from a PDF must keep."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.pdf import read_pdf
from parsers.layout.pdf.grids import Piece, pieces_of
from parsers.layout.pdf.ink import PageInk, Ruling, Run
from parsers.layout.pdf.pages import PageRows
from parsers.layout.pdf.rows import Row, rows_of
from schemas.diagnostics import Outcome
from schemas.layout import NOWHERE, SourceDocument, Table
from tests.builders.pdf import EM, PdfPage, pdf

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 85, 553
"""Margins of an A4 page by Nghị định 30/2020."""
FULL = 72
"""Characters of 13 pt that fill a line from margin to margin."""


def run(text, x=LEFT, baseline=100.0, size=13.0, *, bold=False, italic=False, raised=False):
    edges = [x + EM * size * i for i in range(len(text) + 1)]
    top, bottom = baseline - 0.8 * size, baseline + 0.2 * size
    return Run(text, edges, top, bottom, baseline, size, bold, italic, raised)


def row(text, x=LEFT, baseline=100.0, size=13.0, *, page=1, bold=False, italic=False):
    return Row(page, baseline, size, [run(text, x, baseline, size, bold=bold, italic=italic)])


def full(text, length=FULL):
    """The text with words added until the line is full."""
    return (text + " từ" * length)[:length].rstrip().ljust(length, "m")


def centred(text, baseline, size=13.0, *, page=1, bold=False, left=LEFT, right=RIGHT):
    x = (left + right - EM * size * len(text)) / 2
    return row(text, x, baseline, size, page=page, bold=bold)


def rows(*runs, page=1):
    return rows_of(runs, page)


def page_rows(found, number=1, *, pieces=(), rules=(), width=WIDTH, height=HEIGHT):
    return PageRows(number, width, height, list(found), list(pieces), list(rules), in_file=number)


def across(x0, y, x1):
    return Ruling(x0, y, x1, y)


def down(x, top, bottom):
    return Ruling(x, top, x, bottom)


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    return [down(x, ys[0], ys[-1]) for x in xs] + [across(xs[0], y, xs[-1]) for y in ys]


def cell_run(text, x, top, line=0, size=13.0, **looks):
    """A run in the cell whose left top corner is at ``x``, ``top``."""
    return run(text, x + 5, top + size + 1.3 * size * line, size, **looks)


def piece(
    texts: Sequence[Sequence[str]],
    xs: Sequence[float] = (85, 125, 325, 553),
    *,
    page: int = 1,
    top: float = 100.0,
    rulings: Sequence[Ruling] = (),
    height: float = 40.0,
) -> Piece:
    """A piece of a table; ``|`` in a text parts its lines. ``rulings`` stand for the whole grid."""
    ys = [top + height * i for i in range(len(texts) + 1)]
    runs = [
        cell_run(line, xs[col], ys[at], number)
        for at, cells in enumerate(texts)
        for col, text in enumerate(cells)
        for number, line in enumerate(text.split("|") if text else ())
    ]
    ink = PageInk(page, WIDTH, HEIGHT, runs, list(rulings) or grid(xs, ys))
    (found,), _ = pieces_of(ink)
    return found


def read(*pages: PdfPage) -> Outcome[SourceDocument]:
    """Through PDFium, and held against the guarantees of ``SourceDocument``."""
    found = read_pdf(pdf(pages))
    check_guarantees(found.value)
    return found


def texts(found: SourceDocument) -> list[str]:
    return [found.slice(paragraph.span) for paragraph in found.paragraphs()]


def codes(found: Outcome[SourceDocument]) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def check_guarantees(found: SourceDocument) -> None:
    assert unicodedata.is_normalized("NFC", found.text)
    assert not any(ord(char) < 32 and char != "\n" for char in found.text)
    assert "  " not in found.text
    spans = [paragraph.span for paragraph in found.paragraphs()]
    spans += [paragraph.span for note in found.notes for paragraph in note.paragraphs]
    spans += [furniture.span for furniture in found.furniture]
    assert "\n".join(found.slice(span) for span in spans) == found.text
    assert all(a.end + 1 == b.start for a, b in pairwise(spans))
    starts = [line.span for line in found.lines]
    assert starts == sorted(starts)
    assert all(a.end <= b.start for a, b in pairwise(starts))
    _check_places(found, spans)
    for block in found.body:
        if isinstance(block, Table):
            _check_table(found, block)
    for reference in found.note_refs:
        assert 0 <= reference.offset <= len(found.text)
        assert 0 <= reference.note < len(found.notes)


def _check_places(found, spans):
    """Every span stands in boxes inside its page, every visible character in one with a width."""
    pages = {page.number: page for page in found.pages}
    placeless = {f.span for f in found.furniture if f.kind == "rotated"}
    placeless |= {  # beside the page
        f.span for f in found.furniture if f.kind == "hidden" and found.locate(f.span) == (NOWHERE,)
    }
    for span in spans:
        regions = found.locate(span)
        if span in placeless:
            continue
        for region in regions:
            page, box = pages[region.page], region.bbox
            assert box is not None
            assert -0.1 <= box.x0 < box.x1 <= page.width + 0.1
            assert -0.1 <= box.top < box.bottom <= page.height + 0.1
    for line in found.lines:
        if not line.edges:
            assert line.bbox is None
            continue
        assert len(line.edges) == line.span.end - line.span.start + 1
        assert list(line.edges) == sorted(line.edges)
        for at, char in enumerate(found.slice(line.span)):
            assert char == " " or line.edges[at] < line.edges[at + 1], (found.slice(line.span), at)


def _check_table(found, table):
    taken = set()
    for cell in table.cells:
        assert 0 <= table.span.start <= cell.span.start <= cell.span.end <= table.span.end
        assert table.span.end <= len(found.text)
        places = {
            (r, c)
            for r in range(cell.row, cell.row + cell.row_span)
            for c in range(cell.col, cell.col + cell.col_span)
        }
        assert places <= {(r, c) for r in range(table.n_rows) for c in range(table.n_cols)}
        assert not places & taken
        taken |= places
        if table.ruled:
            assert cell.regions
        if cell.paragraphs:
            assert cell.span.start == cell.paragraphs[0].span.start
            assert cell.span.end == cell.paragraphs[-1].span.end
