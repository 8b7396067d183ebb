"""What the next page holds of a table that has horizontal rules only."""

import pytest
from pdf_shapes import across, cell_run, page_rows, piece, row, rows

from parsers.layout.pdf.flow import flow_of
from parsers.layout.pdf.joined import JoinedTable

XS = (85, 125, 325, 553)
TABLE = [["TT", "Nội dung", "Chủ trì"], ["1", "Họp", "Sở A"], ["2", "Công bố kế", "Sở B"]]


def told(rules, *free, above=()):
    """Rows of the tables of two pages, the second of which holds ``hoạch`` between ``rules``."""
    upper = piece(TABLE, XS, rulings=[across(85, y, 553) for y in (100, 140, 180, 220)])
    assert not upper.ruled
    rest = rows(cell_run("hoạch", XS[1], 52), page=2)
    pages = [page_rows(above, pieces=[upper]), page_rows([*rest, *free], 2, rules=rules)]
    tables = [item for item in flow_of(pages).items if isinstance(item, JoinedTable)]
    return [[[c.text for c in t.row(at)] for at in range(t.n_rows)] for t in tables]


def test_a_row_between_two_rules_goes_on_with_the_table():
    rules = [across(85, 50, 553), across(85, 51, 553), across(85, 72, 553)]
    found = told(rules, row("Hà Nội", baseline=120, page=2))
    assert found == [[*TABLE[:2], ["2", "Công bố kế hoạch", "Sở B"]]]


@pytest.mark.parametrize(
    ("rules", "above"),
    [
        ([across(85, 72, 553)], ()),
        ([across(85, 50, 230), across(85, 72, 230)], ()),
        ([across(85, 50, 553), across(85, 72, 553)], [row("Sau bảng", baseline=300)]),
        ([across(85, 80, 553), across(85, 102, 553)], ()),
    ],
    ids=["one rule", "short rules", "text below the table", "text above the rules"],
)
def test_what_is_no_rest_of_a_table(rules, above):
    assert told(rules, above=above) == [TABLE]
