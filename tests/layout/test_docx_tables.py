"""Grids, merged cells, lines, and the sections they lie in."""

import pytest
from docx_xml import p, source, tbl, tc, texts, tr

GO_ON = "<w:vMerge/>"
START = '<w:vMerge w:val="restart"/>'


def span(columns):
    return f'<w:gridSpan w:val="{columns}"/>'


def cells_of(body, **parts):
    found = source(body, **parts)
    (table,) = found.body
    return table, [
        (cell.row, cell.col, cell.row_span, cell.col_span, found.slice(cell.span))
        for cell in table.cells
    ]


@pytest.mark.parametrize(
    ("table", "n_cols", "expected"),
    [
        (
            tbl(tr(tc("STT"), tc("Nhiệm vụ")), tr(tc("1"), tc("Rà soát"))),
            2,
            [(0, 0, 1, 1, "STT"), (0, 1, 1, 1, "Nhiệm vụ"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "Rà soát")],
        ),
        # A group row over all columns.
        (
            tbl(tr(tc("I"), tc("Cải cách thể chế", span(2))), tr(tc("1"), tc("a"), tc("b"))),
            3,
            [(0, 0, 1, 1, "I"), (0, 1, 1, 2, "Cải cách thể chế"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "a"), (1, 2, 1, 1, "b")],
        ),
        # Text hidden in a merged cell is kept, after what is printed.
        (
            tbl(tr(tc("1"), tc("Hằng năm", START)), tr(tc("2"), tc("", GO_ON)), tr(tc("3"), tc("lạc", GO_ON))),
            2,
            [(0, 0, 1, 1, "1"), (0, 1, 3, 1, "Hằng năm\nlạc"), (1, 0, 1, 1, "2"), (2, 0, 1, 1, "3")],
        ),
        # Two merges, one under the other.
        (
            tbl(tr(tc("a", START)), tr(tc("", GO_ON)), tr(tc("b", START)), tr(tc("", GO_ON))),
            1,
            [(0, 0, 2, 1, "a"), (2, 0, 2, 1, "b")],
        ),
        # A merge that goes on nothing, or on a cell of another width, is a cell of its own.
        (
            tbl(tr(tc("a", GO_ON), tc("b")), tr(tc("c", GO_ON + span(2)))),
            2,
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c")],
        ),
        (
            tbl(tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("b"))),
            3,
            [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")],
        ),
        (
            tbl(
                tr(tc("a"), tc("b"), tc("c")),
                tr(tc("d"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            ),
            3,
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
        (tbl(tr(tc("a"), tc("b")), tr(tc("c"))), 2, [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c")]),
        # Empty cells have an empty span at the place they stand.
        (tbl(tr(tc(), tc("a"), tc())), 3, [(0, 0, 1, 1, ""), (0, 1, 1, 1, "a"), (0, 2, 1, 1, "")]),
        (tbl(tr(tc())), 1, [(0, 0, 1, 1, "")]),
        (tbl(tr(tc("a", span(9**9)))), 1000, [(0, 0, 1, 1000, "a")]),
        (tbl(), 0, []),
        # Rows and cells in content controls.
        (
            "<w:tbl><w:sdt><w:sdtContent>" + tr(f"<w:sdt><w:sdtContent>{tc('a')}</w:sdtContent></w:sdt>", tc("b"))
            + "</w:sdtContent></w:sdt></w:tbl>",
            2,
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
        ),
    ],
)  # fmt: skip
def test_grid(table, n_cols, expected):
    found, cells = cells_of(table)
    assert cells == expected
    assert found.n_cols == n_cols


def test_paragraphs_of_a_cell_stay_apart():
    found = source(p("a") + tbl(tr(tc(p("b") + p("") + p("c")))))
    table = found.body[1]
    assert [(x.locator, found.slice(x.span)) for x in table.cells[0].paragraphs] == [
        ("document.xml#t0.r0.c0.p0", "b"),
        ("document.xml#t0.r0.c0.p2", "c"),
    ]
    assert table.locator == "document.xml#t0"


def test_nested_tables_are_read_in_place():
    inner = tbl(tr(tc("2"), tc(tbl(tr(tc("3"))) + p("4"))))
    table, cells = cells_of(tbl(tr(tc(p("1") + inner + p("5")), tc("6"))))
    assert cells == [(0, 0, 1, 1, "1\n2\n3\n4\n5"), (0, 1, 1, 1, "6")]
    assert [x.locator for x in table.cells[0].paragraphs][1:3] == [
        "document.xml#t0.r0.c0.t0.r0.c0.p0",
        "document.xml#t0.r0.c0.t0.r0.c1.t0.r0.c0.p0",
    ]


def test_only_leading_rows_are_header():
    head = "<w:tblHeader/>"
    off = '<w:tblHeader w:val="0"/>'
    for marks, expected in [
        ((head, head, "", head), 2),
        (("", head), 0),
        ((off,), 0),
        ((head,), 1),
    ]:
        table, _ = cells_of(tbl(*(tr(tc("a"), properties=mark) for mark in marks)))
        assert table.header_rows == expected


def borders(tag, **sides):
    inside = "".join(f'<w:{side} w:val="{value}"/>' for side, value in sides.items())
    return f"<w:{tag}>{inside}</w:{tag}>"


GRID = '<w:tblStyle w:val="TableGrid"/>'
STYLES = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:tblPr>'
    + borders("tblBorders", top="single", insideH="single", insideV="single")
    + "</w:tblPr></w:style>"
)
BARE = borders("tblBorders", top="none", insideH="nil", insideV="nil")
DRAWN = borders("tcBorders", top="single")
ERASED = borders("tcBorders", top="nil", left="nil", bottom="nil", right="nil")


@pytest.mark.parametrize(
    ("properties", "cells", "ruled"),
    [
        ("", ("", ""), False),
        (borders("tblBorders", top="single"), ("", ""), True),
        (borders("tblBorders", top="nil", left="none"), ("", ""), False),
        (GRID, ("", ""), True),
        (GRID + BARE, ("", ""), False),
        (GRID, (ERASED, ERASED), False),
        ("", (DRAWN, DRAWN, ""), True),
        # The rule below the motto is a border of one cell of the letterhead.
        ("", (DRAWN, "", ""), False),
    ],
)
def test_ruled(properties, cells, ruled):
    table, _ = cells_of(
        tbl(tr(*(tc("a", cell) for cell in cells)), properties=properties), styles=STYLES
    )
    assert table.ruled is ruled


def test_borders_of_a_pasted_row():
    row = f"<w:tr><w:tblPrEx>{borders('tblBorders', top='single')}</w:tblPrEx>{tc('a')}</w:tr>"
    assert cells_of(tbl(row))[0].ruled


def section(inside):
    return f"<w:sectPr>{inside}</w:sectPr>"


def test_landscape_is_that_of_the_section():
    table = tbl(tr(tc("a")))
    body = (
        table
        + p("", section('<w:pgSz w:w="11906" w:h="16838"/>'))
        + table
        + p("", section('<w:pgSz w:w="11906" w:h="16838" w:orient="landscape"/>'))
        + table
        + p("", section(""))
        + table
        + section('<w:pgSz w:w="16838" w:h="11906"/>')
    )
    assert [block.landscape for block in source(body).body] == [False, True, False, True]


def test_tables_nested_without_end_are_cut():
    deep = "<w:tbl><w:tr><w:tc>" * 60 + p("sâu") + "</w:tc></w:tr></w:tbl>" * 60
    assert texts(deep + p("a")) == ["a"]
