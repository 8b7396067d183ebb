"""Borders that are no lines: dots, dashes, rings, and those that a page leaves open."""

import pytest
from pdf_shapes import across, down, grid, run

from parsers.layout.pdf.grids import pieces_of
from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.pdfium import pages_of
from tests.builders.pdf import PdfPage, pdf

XS = (85, 125, 325, 553)


def ink_of(page):
    (ink,) = pages_of(pdf([page]))
    return ink


def cells_in(rulings, *runs):
    pieces, free = pieces_of(PageInk(1, 595, 842, list(runs), list(rulings)))
    assert free == []
    return [(len(p.cells), len(p.xs), len(p.ys)) for p in pieces]


@pytest.mark.parametrize(("dash", "gap"), [(0.75, 0.75), (2.25, 1.5), (4.5, 3), (6, 4)])
def test_dots_and_dashes_are_a_line(dash, gap):
    page = PdfPage()
    x = 100.0
    while x < 300:
        page.fill(x, 200, x + dash, 200.75)
        page.fill(99.6, x, 100.4, x + dash)
        x += dash + gap
    lines = ink_of(page).rulings
    assert any(r.horizontal and r.x0 <= 101 and r.x1 >= 294 for r in lines)
    assert any(not r.horizontal and r.top <= 101 and r.bottom >= 294 for r in lines)


def test_a_few_dots_are_none():
    page = PdfPage()
    for x in (100, 102, 104, 150, 200, 250):
        page.fill(x, 200, x + 0.8, 200.8)
    assert ink_of(page).rulings == []


@pytest.mark.parametrize(
    ("inner", "sides"),
    [((100.7, 200.7, 299.3, 249.3), 4), ((100.7, 200.7, 299.3, 250), 3), ((110, 210, 290, 240), 0)],
    ids=["whole", "cut by the page", "frame"],
)
def test_the_area_between_two_boxes_is_a_border(inner, sides):
    """WeasyPrint draws so the border of a cell, without the side the page cut."""
    page = PdfPage()
    boxes = ((100, 200, 300, 250), inner)
    path = " ".join(f"{a} {842 - d} {c - a} {d - b} re" for a, b, c, d in boxes)
    page.ops.append(f"q 0 g {path} f* Q")
    assert len(ink_of(page).rulings) == sides


def test_cells_are_closed_where_the_page_ends():
    """Chromium draws the upright borders of a cut row to the end of the page, and no rule there."""
    rulings = [*(down(x, 100, 190) for x in XS), across(85, 100, 553), across(85, 140, 553)]
    assert cells_in(rulings, run("1", 95, 120), run("2", 95, 160)) == [(6, 4, 3)]


def test_cells_are_closed_where_the_next_page_begins():
    rulings = [*(down(x, 60, 140) for x in XS), across(85, 100, 553), across(85, 140, 553)]
    assert cells_in(rulings, run("hai", 130, 80), run("2", 95, 120)) == [(6, 4, 3)]


def test_a_row_without_any_rule():
    """A page that holds the lower half of one row, cut again."""
    rulings = [down(x, 60, 780) for x in XS]
    assert cells_in(rulings, run("hai", 130, 80)) == [(3, 4, 2)]


def test_one_open_cell_beside_closed_ones():
    """A merged cell goes on where the rows beside it end."""
    rulings = [*(down(x, 100, 180) for x in XS)]
    rulings += [across(85, 100, 553), across(85, 140, 325), across(85, 180, 325)]
    assert cells_in(rulings, run("1", 95, 120), run("2", 95, 160)) == [(5, 4, 3)]


@pytest.mark.parametrize("uprights", [XS[:1], XS[:2]])
def test_a_bracket_is_no_table(uprights):
    rulings = [down(x, 60, 300) for x in uprights]
    pieces, free = pieces_of(PageInk(1, 595, 842, [run("hai", 95, 80)], rulings))
    assert (pieces, len(free)) == ([], 1)


def test_a_closed_table_is_left_alone():
    assert cells_in(grid(XS, (100, 140, 180)), run("1", 95, 120)) == [(6, 4, 3)]
