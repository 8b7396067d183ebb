"""Tables that go on over pages that lie on their side: /Rotate turns each to be read."""

import pytest
from pdf_shapes import read

from schemas.layout import Table
from tests.builders.pdf import PdfPage

XS = (60, 100, 400, 560, 780)
HEAD = ("TT", "Nhiệm vụ", "Thời gian", "Chủ trì")


def page(*rows, rotate, height=40):
    ys = [80 + height * at for at in range(len(rows) + 1)]
    made = PdfPage(842, 595, rotate=rotate).grid(XS, ys)
    for top, row in zip(ys, rows, strict=False):
        for x, text in zip(XS, row, strict=False):
            made.text(x + 5, top + 20, text, bold=row is HEAD)
    return made


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("again", [True, False])
def test_a_table_over_pages_that_lie(rotate, again):
    rows = [[str(n), f"Rà soát hồ sơ lần {n}", f"Quý {n}", "Sở Nội vụ"] for n in range(1, 5)]
    heads = [HEAD] if again else []
    source = read(
        page(HEAD, rows[0], rows[1], rotate=rotate),
        page(*heads, rows[2], rows[3], rotate=rotate),
    ).value
    (table,) = (block for block in source.body if isinstance(block, Table))
    said = [[source.slice(cell.span) for cell in table.row(at)] for at in range(table.n_rows)]
    assert said == [[*HEAD], *rows]
    assert table.landscape
