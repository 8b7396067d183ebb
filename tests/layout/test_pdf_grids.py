"""Rulings and runs to pieces of tables."""

import itertools

import pytest
from pdf_shapes import HEIGHT, WIDTH, across, down, grid, piece, run

from parsers.layout.pdf.grids import pieces_of
from parsers.layout.pdf.ink import PageInk, Ruling

XS = (85, 125, 325, 553)


def found_in(rulings, *runs):
    return pieces_of(PageInk(1, WIDTH, HEIGHT, list(runs), list(rulings)))


def cells_of(found):
    return [
        (c.row, c.col, c.row_span, c.col_span, " | ".join(r.text for r in c.rows))
        for c in found.cells
    ]


def test_cells_hold_their_text():
    found = piece([["TT", "Nội dung", "Chủ trì"], ["1", "Rà soát|văn bản", ""]])
    assert cells_of(found) == [
        (0, 0, 1, 1, "TT"),
        (0, 1, 1, 1, "Nội dung"),
        (0, 2, 1, 1, "Chủ trì"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "Rà soát | văn bản"),
        (1, 2, 1, 1, ""),
    ]
    assert (found.xs, found.top, found.bottom) == (XS, 100, 180)


@pytest.mark.parametrize("off", [0, 2.5])
@pytest.mark.parametrize("short", [0, 3.5])
def test_borders_need_not_meet_exactly(off, short):
    """Word draws them cell by cell; a ruling may stop before the one it should meet."""
    rulings = [
        r
        for x in XS
        for r in (down(x, 100 + short, 140 - short), down(x + off, 140 + short, 180 - short))
    ]
    rulings += [across(a, y, b) for y in (100, 140, 180) for a, b in itertools.pairwise(XS)]
    (found,), _ = found_in(rulings, run("1", 95, 160))
    assert len(found.cells) == 6
    assert len(found.xs) == 4


def test_doubled_borders_are_one():
    rulings = [*grid(XS, (100, 140, 180)), *grid([x + 1 for x in XS], (101, 141, 181))]
    (found,), _ = found_in(rulings, run("1", 95, 160))
    assert (len(found.xs), len(found.ys), len(found.cells)) == (4, 3, 6)


def test_cell_merged_across_columns():
    rulings = [across(85, y, 553) for y in (100, 140, 180)]
    rulings += [down(85, 100, 180), down(553, 100, 180), down(125, 140, 180), down(325, 140, 180)]
    (found,), _ = found_in(rulings, run("I. Cải cách thể chế", 95, 120), run("1", 95, 160))
    assert cells_of(found) == [
        (0, 0, 1, 3, "I. Cải cách thể chế"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, ""),
        (1, 2, 1, 1, ""),
    ]


def test_cell_merged_down_rows():
    rulings = [down(x, 100, 180) for x in XS]
    rulings += [across(85, 100, 553), across(85, 180, 553), across(85, 140, 325)]
    (found,), _ = found_in(rulings, run("Quý II/2026", 330, 145), run("2", 95, 160))
    assert (0, 2, 2, 1, "Quý II/2026") in cells_of(found)
    assert len(found.cells) == 5


def test_run_across_a_border_is_cut_between_two_characters():
    """Text printed wider than its cell: nothing is cropped, each character goes where its middle is."""
    (found,), free = found_in(grid(XS, (100, 140)), run("1 Rà soát", 114, 120))
    assert free == []
    assert [(c.col, [r.text for row in c.rows for r in row.runs]) for c in found.cells] == [
        (0, ["1 "]),
        (1, ["Rà soát"]),
        (2, []),
    ]


def test_no_character_is_lost_at_any_place_of_a_border():
    for step in range(40):
        (found,), free = found_in(grid(XS, (100, 140)), run("Rà soát văn bản", 60 + step, 120))
        texts = [r.text for c in found.cells for row in c.rows for r in row.runs]
        assert "".join([*(r.text for r in free), *texts]) == "Rà soát văn bản"


def test_text_outside_is_free():
    runs = [run("KẾ HOẠCH", 250, 80), run("1", 95, 120), run("Nơi nhận", 85, 200)]
    (found,), free = found_in(grid(XS, (100, 140)), *runs)
    assert [r.text for r in free] == ["KẾ HOẠCH", "Nơi nhận"]
    assert [r.text for c in found.cells for r in c.rows] == ["1"]


@pytest.mark.parametrize(
    "rulings",
    [
        [],
        [across(85, 100, 250)],
        [across(85, 100, 553), across(85, 140, 553)],
        grid((85, 553), (100, 140)),
    ],
    ids=["none", "short rule", "no uprights", "one box"],
)
def test_what_is_no_table(rulings):
    pieces, free = found_in(rulings, run("Số: 12/KH-UBND", 95, 120))
    assert pieces == []
    assert [r.text for r in free] == ["Số: 12/KH-UBND"]


def test_empty_grid_is_no_piece():
    assert found_in(grid(XS, (100, 140, 180))) == ([], [])


def test_two_tables_on_a_page():
    rulings = [*grid(XS, (100, 140)), *grid((85, 300, 553), (300, 340))]
    pieces, _ = found_in(rulings, run("1", 95, 120), run("a", 95, 320))
    assert [(p.top, len(p.xs)) for p in pieces] == [(100, 4), (300, 3)]


def test_text_in_a_hole_of_the_grid_keeps_its_row():
    """A piece without one of its cells: borders on three sides only."""
    rulings = [across(85, y, 553) for y in (100, 140)]
    rulings += [across(85, 180, 325), *(down(x, 100, 180) for x in (85, 125, 325))]
    rulings.append(down(553, 100, 140))
    (found,), free = found_in(rulings, run("1", 95, 120), run("ghi chú", 340, 160))
    assert free == []
    assert cells_of(found)[-1] == (1, 2, 1, 1, "ghi chú")
    assert (len(found.cells), found.adrift) == (6, 1)


def test_text_that_keeps_to_no_column_is_free():
    """Two columns under three, and a text set beside them over two columns."""
    xs = (85, 125, 225, 325, 425)
    rulings = [across(85, y, 425) for y in (100, 140)] + [across(85, 180, 225)]
    rulings += [*(down(x, 100, 140) for x in xs), *(down(x, 140, 180) for x in xs[:3])]
    beside = run("CácđơnvịcăncứKếhoạch", 250, 160)
    (found,), free = found_in(rulings, run("1", 95, 120), beside)
    assert free == [beside]
    assert found.adrift == 0


def test_a_border_that_overshoots_makes_no_row():
    """LibreOffice lets the left border of a cut row stand out by four points."""
    rulings = [
        *(Ruling(x, 100, x, 160 + (4 if x == 80 else 0)) for x in (80, 200, 300)),
        *(Ruling(80, y, 300, y) for y in (100, 130, 160)),
        Ruling(80, 164, 200, 164),
        Ruling(200, 160, 200, 164),
    ]
    (piece,) = pieces_of(PageInk(1, 595, 842, [run("a", 90, 120)], rulings))[0]
    assert len(piece.ys) == 3


def test_text_aligned_with_its_column_keeps_its_row():
    """WeasyPrint draws no cell where a merged one goes on: two holes side by side."""
    xs = (85, 125, 225, 325, 553)
    rulings = [across(85, y, 553) for y in (100, 140)] + [across(85, 180, 225)]
    rulings += [*(down(x, 100, 140) for x in xs), *(down(x, 140, 180) for x in xs[:3])]
    runs = [run("Chủ trì", 330, 120), run("1", 95, 160), run("Sở A", 330, 160)]
    (found,), free = found_in(rulings, *runs)
    assert free == []
    assert (1, 3, 1, 1, "Sở A") in cells_of(found)


def test_a_line_that_overruns_the_lower_border_is_inside():
    """LibreOffice cuts a row higher than its page: the last line lies across the border."""
    (found,), free = found_in(grid(XS, (100, 140)), run("1", 95, 120), run("thống", 130, 146))
    assert free == []
    assert cells_of(found)[1][4] == "thống"
    below = run("Nơi nhận", 130, 152)
    assert found_in(grid(XS, (100, 140)), run("1", 95, 120), below)[1] == [below]


def test_a_merged_cell_drawn_as_high_as_its_text():
    """WeasyPrint: ``Phòng Tư pháp`` over two rows, its border under its first line."""
    rulings = [*(down(x, 100, 180) for x in XS), across(85, 100, 553), across(85, 180, 553)]
    rulings += [across(85, 140, 325), across(325, 120, 553)]
    (found,), _ = found_in(rulings, run("1", 95, 110), run("2", 95, 160), run("Sở", 330, 112))
    assert [c for c in cells_of(found) if c[1] == 2] == [(0, 2, 2, 1, "Sở")]


def test_what_is_left_of_two_merged_cells_side_by_side():
    """LibreOffice: a rule below the first row, and one blank without an upright under both."""
    rulings = [across(85, y, 553) for y in (100, 140, 180, 260)] + [across(85, 220, 125)]
    rulings += [down(x, 100, 260) for x in (85, 125, 553)] + [down(325, 100, 180)]
    texts = [run("TT", 95, 120, bold=True), run("Chủ trì", 130, 120, bold=True)]
    texts += [run(str(at), 95, 120 + 40 * at) for at in (1, 2, 3)]
    (found,), _ = found_in(rulings, *texts, run("Sở A", 130, 160), run("Sở B", 330, 160))
    assert [c[2] for c in cells_of(found) if c[4] in {"Sở A", "Sở B"}] == [3, 3]
    assert "" not in [c[4] for c in cells_of(found) if c[0]]


def test_a_title_over_columns_in_which_no_cell_is_ruled():
    rulings = [across(85, y, 553) for y in (100, 140)] + [across(85, 180, 125)]
    rulings += [across(85, 220, 553), *(down(x, 100, 140) for x in XS), down(85, 140, 220)]
    rulings += [
        down(125, 140, 220),
        down(553, 180, 220),
        down(325, 180, 220),
        across(125, 180, 553),
    ]
    rulings = [r for r in rulings if (r.x0, r.top) != (125, 180)]
    title = "CẢI CÁCH THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN"
    (found,), free = found_in(rulings, run("TT", 95, 120), run("I", 95, 160), run(title, 130, 160))
    assert (1, 1, 1, 2, title) in cells_of(found)
    assert free == []


def test_a_hole_without_text_is_a_blank_cell():
    rulings = [across(85, y, 553) for y in (100, 140)] + [across(85, 180, 325)]
    rulings += [*(down(x, 100, 180) for x in XS[:3]), down(553, 100, 140)]
    (found,), _ = found_in(rulings, run("1", 95, 120))
    assert cells_of(found)[-1] == (1, 2, 1, 1, "")


def test_a_lone_box_inside_of_a_table_is_a_cell_of_it():
    """WeasyPrint, borders apart: the merged cell of row 2 touches no other cell."""
    rulings = [across(85, y, 325) for y in (100, 140, 180, 220)] + [across(325, 100, 553)]
    rulings += [*(down(x, 100, 220) for x in XS[:3]), down(553, 100, 140), across(325, 140, 553)]
    rulings += [
        across(331, 145, 550),
        across(331, 170, 550),
        down(331, 145, 170),
        down(550, 145, 170),
    ]
    runs = [run("Chủ trì", 340, 120), run("1", 95, 160), run("2", 95, 200), run("Sở A", 340, 160)]
    (found,), free = found_in(rulings, *runs)
    assert free == []
    assert [c for c in cells_of(found) if c[1] == 2] == [
        (0, 2, 1, 1, "Chủ trì"),
        (1, 2, 2, 1, "Sở A"),
    ]


@pytest.mark.parametrize("top", [283.0, 100.0], ids=["a title", "a frame around a page"])
def test_the_title_of_a_group_alone_at_the_head_of_a_page(top):
    """WeasyPrint draws its two uprights and the rule below, and nothing above."""
    title = [down(85, top, 300), down(553, top, 300)]
    pieces, free = found_in(
        [*title, *grid(XS, (300, 340, 380))],
        run("BÁO CÁO CHUYÊN MÔN", 90, 294),
        *(run(text, x + 5, 320) for text, x in zip("1ab", XS, strict=False)),
    )
    held = sum(len(cell.rows) for piece in pieces for cell in piece.cells)
    assert (held, len(free)) == ((4, 0) if top > 200 else (3, 1))
