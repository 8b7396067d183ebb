"""Borders of tables that a scan bent, wore away, or never had."""

import cv2
import numpy as np
import pytest

from parsers.layout.pdf.grids import tables_between
from parsers.layout.scan.borders import Line, drawn_on, unbroken
from parsers.layout.scan.picture import Sheet, sheet_of
from parsers.layout.scan.rules import rulings_of

SCALE = 200 / 72
REACH = 11.0


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([Line(50, 0, 53, 400), Line(59, 395, 62, 900)], [Line(50, 0, 62, 900)]),  # a bent border
        ([Line(59, 395, 62, 900), Line(50, 0, 53, 400)], [Line(50, 0, 62, 900)]),
        ([Line(50, 0, 53, 400), Line(59, 100, 62, 900)], None),  # two beside each other
        ([Line(50, 0, 53, 400), Line(90, 398, 93, 900)], None),  # of other columns
        ([Line(50, 0, 53, 400), Line(52, 450, 55, 900)], None),  # of another table
    ],
)
def test_upright_lines_whose_ends_meet_are_one(lines, told):
    assert unbroken(lines, REACH) == (lines if told is None else told)


def test_a_bent_border_bends_no_farther():
    steps = [Line(50 + 9 * at, 100 * at, 53 + 9 * at, 100 * at + 100) for at in range(6)]
    assert all(one.right - one.left <= 2 * REACH for one in unbroken(steps, REACH))


ROWS = [Line(50, y, 900, y + 3) for y in (100, 200, 500, 800)]
WHOLE = [Line(x, 98, x + 3, 803) for x in (50, 150, 600, 898)]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        (WHOLE, WHOLE),
        ([WHOLE[0]._replace(bottom=300), *WHOLE[1:]], WHOLE),  # worn away below
        (
            [*WHOLE[:3], WHOLE[3]._replace(top=480)],
            [*WHOLE[:3], WHOLE[3]._replace(top=100)],
        ),  # and above
        ([WHOLE[0], WHOLE[1]._replace(bottom=300), *WHOLE[2:]], None),  # inside cells are merged
        ([Line(20, 98, 23, 203), *WHOLE[1:]], None),  # no rows end there
        (WHOLE[:1], None),
    ],
)
def test_outer_borders_go_on_where_rows_end_in_them(columns, told):
    assert drawn_on(ROWS, columns, REACH) == (columns if told is None else told)


def picture(*, head: bool):
    """A table of three columns; ``head`` fills its narrow first cell."""
    page = np.full((1200, 1600), 255, np.uint8)
    for y in (200, 320, 440, 560):
        cv2.line(page, (100, y), (1400, y), 0, 3)
    for x in (100, 172, 800, 1400):
        cv2.line(page, (x, 200), (x, 560), 0, 3)
    if head:  # bars over stems, from border to border
        cv2.line(page, (104, 240), (168, 240), 0, 5)
        for x in (112, 124, 136, 148, 160):
            cv2.line(page, (x, 240), (x, 270), 0, 7)
    return sheet_of(page, SCALE, lambda _: 0)


@pytest.mark.parametrize("head", [False, True])
def test_capitals_that_fill_a_cell_are_no_border(head):
    rulings, page = rulings_of(picture(head=head))
    (cells,) = tables_between(rulings)
    assert len(cells) == 9
    drawn = page[236:275, 104:168] < 128
    assert drawn[4].mean() > 0.9 if head else not drawn.any()  # the bars are there to be read


@pytest.mark.parametrize("shade", [250, 225, 190, 165])
@pytest.mark.parametrize("high", [36, 44, 50, 120])
def test_borders_of_a_shaded_head_are_found(shade, high):
    page = np.full((2339, 1654), 255, np.uint8)
    page[200 : 200 + high, 100:1400] = shade
    rows = (200, 200 + high, 440, 560)
    for y in rows:
        cv2.line(page, (100, y), (1400, y), 0, 3)
    for x in (100, 172, 800, 1400):
        cv2.line(page, (x, 200), (x, 560), 0, 3)
    for x in range(850, 1300, 30):  # words
        cv2.rectangle(page, (x, 208), (x + 18, 226), 0, 3)
    rulings, _ = rulings_of(Sheet(page, SCALE, np.eye(3)))
    (cells,) = tables_between(rulings)
    assert len(cells) == 9
