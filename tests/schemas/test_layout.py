import pytest

from schemas.layout import NOWHERE, BBox, Cell, Line, Region, SourceDocument, Span, Table

FIRST = Line(Span(0, 4), 1, BBox(10, 0, 50, 12), (10, 20, 30, 40, 50))  # "Cả n"
SECOND = Line(Span(5, 8), 2, BBox(10, 20, 40, 32))  # "ăm." without edges
SOURCE = SourceDocument("Cả n ăm.", "pdf", (), (FIRST, SECOND))


@pytest.mark.parametrize(
    ("span", "regions"),
    [
        (Span(1, 3), (Region(1, BBox(20, 0, 40, 12)),)),
        (Span(6, 7), (Region(2, BBox(10, 20, 40, 32)),)),  # the box of the line is all we know
        (Span(3, 6), (Region(1, BBox(40, 0, 50, 12)), Region(2, BBox(10, 20, 40, 32)))),
        (Span(4, 5), (NOWHERE,)),  # the space between two lines stands nowhere
    ],
)
def test_locate_gives_a_region_a_line(span, regions):
    assert SOURCE.locate(span) == regions


def test_locate_without_pages_is_nowhere():
    source = SourceDocument("Cả năm", "docx", (), (Line(Span(0, 6)),))
    assert source.locate(Span(0, 6)) == (NOWHERE,)


def test_row_holds_the_cells_that_reach_into_it():
    merged = Cell(0, 1, 2, 1, Span(2, 3))
    table = Table(
        Span(0, 5), 2, 2, (Cell(0, 0, 1, 1, Span(0, 1)), merged, Cell(1, 0, 1, 1, Span(4, 5)))
    )
    assert [cell.span.start for cell in table.row(1)] == [4, 2]
