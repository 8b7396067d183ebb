"""A page between reading and layout: the type of the running text, and rules that are no borders."""

import pytest
from pdf_shapes import HEIGHT, WIDTH, across, grid, page_rows, piece, row, run

from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.pages import body_size, laid_out


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({13: 100}, 13),
        ({14: 5, 13: 95}, 13),
        ({13: 30, 11: 70}, 13),
        ({13.02: 50, 12.96: 50}, 13),
        ({14: 60, 13: 40}, 14),
        ({}, 13),
    ],
    ids=["one", "title", "more notes than text", "drift", "two", "no text"],
)
def test_body_size(sizes, expected):
    page = page_rows([row("x" * count, size=size) for size, count in sizes.items()])
    assert body_size([page]) == expected


def test_text_in_cells_counts():
    table = piece([["1", "x" * 20, "y" * 20]])
    assert body_size([page_rows([row("KH", size=14)], pieces=[table])]) == 13


def test_borders_are_no_rules_and_short_rules_are_kept():
    rulings = [across(85, 500, 230), *grid((85, 300, 553), (100, 140)), across(200, 80, 300)]
    runs = [run("1", 95, 120), run("KẾ HOẠCH", 250, 60)]
    page = laid_out(PageInk(1, WIDTH, HEIGHT, runs, rulings))
    assert [r.top for r in page.rules] == [80, 500]
    assert [r.text for r in page.rows] == ["KẾ HOẠCH"]
    assert [r.text for r in page.all_rows()] == ["KẾ HOẠCH", "1"]
    assert not page.landscape
