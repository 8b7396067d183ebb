"""Tables by their shading, by rules drawn cell by cell, and rows that nothing closes."""

from itertools import pairwise

from pdf_shapes import across, cell_run, run

from parsers.layout.pdf.grids import pieces_of
from parsers.layout.pdf.ink import PageInk
from parsers.layout.pdf.pdfium import pages_of
from tests.builders.pdf import PdfPage, pdf

XS = (85, 125, 325, 553)
TEXTS = (("TT", "Nội dung", "Chủ trì"), ("1", "Rà soát", "Sở A"), ("2", "Họp", "Sở B"))


def runs_of(texts=TEXTS, top=100, height=40):
    return [
        cell_run(text, XS[col], top + height * at)
        for at, row in enumerate(texts)
        for col, text in enumerate(row)
        if text
    ]


def box(col, top, bottom, gap=0.0):
    return (XS[col] + gap, top + gap, XS[col + 1] - gap, bottom - gap)


def rows_in(areas, runs, rulings=()):
    pieces, free = pieces_of(PageInk(1, 595, 842, list(runs), list(rulings), areas=list(areas)))
    rows = [
        [" ".join(r.text for r in c.rows) for c in p.cells if c.row == at]
        for p in pieces
        for at in range(len(p.ys) - 1)
    ]
    return rows, [r.text for r in free]


def whole(texts):
    return [list(row) for row in texts]


def test_boxes_that_tile_are_cells():
    for gap in (0, 0.75, 2.5):
        areas = [box(c, 100 + 40 * r, 140 + 40 * r, gap) for r in range(3) for c in range(3)]
        assert rows_in(areas, runs_of()) == (whole(TEXTS), [])


def test_a_box_over_rows_is_a_merged_cell():
    areas = [box(c, 100 + 40 * r, 140 + 40 * r) for r in range(3) for c in range(3)]
    areas = [a for a in areas if a[0] != XS[2] or a[1] == 100] + [box(2, 140, 220)]
    texts = (*TEXTS[:2], ("2", "Họp", ""))
    rows, free = rows_in(areas, runs_of(texts))
    assert (rows[1:], free) == ([["1", "Rà soát", "Sở A"], ["2", "Họp"]], [])


def test_striped_rows():
    """Header and row 1 of four are shaded, row 2 lies white between, row 4 below the last stripe."""
    texts = (*TEXTS, ("3", "Kiểm tra", "Sở C"), ("4", "Báo cáo", "Sở D"))
    areas = [box(c, 100 + 40 * r, 140 + 40 * r) for r in (0, 1, 3) for c in range(3)]
    after = run("Nơi nhận như trên, các đơn vị căn cứ thực hiện", 85, 340)
    assert rows_in(areas, [*runs_of(texts), after]) == (whole(texts), [after.text])


def test_words_on_a_ground_are_no_table():
    areas = [(85, 100, 300, 116), (85, 120, 320, 136), (85, 140, 250, 156)]
    assert rows_in(areas, runs_of()[:3])[0] == []


def test_shading_of_a_ruled_table_adds_nothing():
    areas = [box(c, 100 + 40 * r, 140 + 40 * r) for r in range(3) for c in range(3)]
    drawn = PdfPage().grid(XS, (100, 140, 180, 220))
    for x0, top, x1, bottom in areas:
        drawn.fill(x0, top, x1, bottom, grey=0.9)
    (ink,) = pages_of(pdf([drawn]))
    assert len(ink.areas) == 9
    pieces, _ = pieces_of(PageInk(1, 595, 842, runs_of(), ink.rulings, areas=ink.areas))
    assert [len(p.cells) for p in pieces] == [9]


def rules(*heights):
    return [across(a, y, b) for y in heights for a, b in pairwise(XS)]


def test_rules_drawn_cell_by_cell_part_the_columns():
    """``Rà soát các văn bản hiện hành`` reaches its border: there is no white to share."""
    texts = (TEXTS[0], ("1", "Rà soát các văn bản hiện hành", "Sở A"), TEXTS[2])
    assert rows_in([], runs_of(texts), rules(100, 140, 180, 220)) == (whole(texts), [])


def test_the_last_row_of_a_page_without_a_rule_below():
    lower = ("", "và hồ sơ", "Sở C")
    found = rows_in([], runs_of((*TEXTS, lower)), rules(100, 140, 180, 220))
    assert found == (whole((*TEXTS, lower)), [])


def test_what_follows_a_closed_table_is_no_row():
    after = run("III. TỔ CHỨC THỰC HIỆN", 85, 236)
    found = rows_in([], [*runs_of(), after], rules(100, 140, 180, 220))
    assert found == (whole(TEXTS), [after.text])
