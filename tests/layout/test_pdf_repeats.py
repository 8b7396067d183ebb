"""A header that is printed again is dropped by its own rows alone."""

import pytest
from pdf_shapes import across, down, grid, piece

from parsers.layout.pdf.joined import table_of
from parsers.layout.pdf.repeats import repeated_rows
from parsers.layout.pdf.stitch import fits, join

XS = (85, 125, 325, 553)
HEAD = ["TT", "Nội dung", "Chủ trì"]
INDEX = ["(1)", "(2)", "(3)"]


def joined(upper, lower, **looks):
    """Rows of a table whose pages hold ``upper`` and ``lower``, and how many are its header."""
    table = table_of(piece(upper, **looks))
    below = piece(lower, page=2, **looks)
    assert fits(table, below)
    join(table, below)
    rows = [
        [c.text for c in sorted(table.row(at), key=lambda c: c.col)] for at in range(table.n_rows)
    ]
    return rows, table.header_rows


def visit(number):
    """Rows of a plan of inspections: they differ by one letter."""
    return [str(number), f"Kiểm tra công tác tại xã Mẫu {'ABCDEFGH'[number]}", "Thanh tra"]


def test_body_rows_worded_alike_stay():
    """35 communes came as 26 rows: rows 9, 10, 11 were held for rows 1, 2, 3 printed again."""
    rows, heads = joined([HEAD, visit(1), visit(2)], [HEAD, visit(3), visit(4)])
    assert rows == [HEAD, *map(visit, range(1, 5))]
    assert heads == 1


def test_a_header_whose_last_lines_ran_into_the_row_below():
    """LibreOffice: ``Dự toán | 2026`` and ``So với | 2025`` on the next page, over ``3`` and ``4=3/2``."""
    xs = (85, 125, 225, 325, 425, 553)
    head = ["ST|T", "Nội dung", "Năm", "Dự toán|2026", "So với|2025"]
    rows, heads = joined(
        [head, ["A", "B", "1", "3", "4=3/2"], ["1", "Thuế", "8", "9", "5"]],
        [["ST|T", "Nội dung", "Năm", "Dự toán", "So với"], ["A", "B", "1", "2026|3", "2025|4=3/2"]],
        xs=xs,
    )
    assert (len(rows), heads) == (3, 2)


FIVE = (85, 125, 225, 325, 425, 553)
PRINTED = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian thực hiện"]
MISREAD = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời Bạn thực"]


@pytest.mark.parametrize(
    ("first", "again", "read", "heads"),
    [
        (MISREAD, PRINTED, True, 2),
        (PRINTED, ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Kinh phí"], True, 0),
        # what a file says is another table's
        (MISREAD, PRINTED, False, 0),
    ],
)
def test_a_header_of_which_a_scan_gives_one_cell_otherwise(first, again, read, heads):
    upper = [first, ["()", "(2)", "(3)", "(4", "(5)"], ["1", "Họp", "Sở A", "Sở B", "Quý I"]]
    lower = [again, ["", "", "", "4", ""], ["2", "Họp", "Sở A", "Sở B", "Quý I"]]
    pieces = [piece(upper, xs=FIVE), piece(lower, xs=FIVE, page=2)]
    for cell in [cell for one in pieces for cell in table_of(one).cells]:
        for run in [run for line in cell.rows for run in line.runs]:
            run.sure = [0.9] * len(run.text) if read else []
    assert repeated_rows(*map(table_of, pieces)) == heads


@pytest.mark.parametrize(
    ("indices", "again", "heads"),
    [
        (["(1)", "(2)", "(3)"], ["", "2", ""], 2),
        (["()", "(2)", "(3)"], ["(1)", "(2)", "(3)"], 2),
        (["(1)", "()", "(3)"], ["(1)", "(2)", "(3)"], 1),  # nobody knows what it says
        (["()", "(2)", "(3)"], ["()", "(2)", "(3)"], 2),
        (["(1)", "(2)", "(3)"], ["", "3", ""], 1),
        (["(1)", "(2)", "(3)"], ["", "Họp", ""], 1),
    ],
)
def test_what_a_scan_leaves_of_a_row_of_indices(indices, again, heads):
    tables = [table_of(piece([HEAD, row, visit(1)])) for row in (indices, again)]
    assert repeated_rows(*tables) == heads


def test_body_rows_printed_the_same_stay():
    row = ["1", "Họp giao ban", "Văn phòng"]
    rows, _ = joined([HEAD, row], [HEAD, row])
    assert rows == [HEAD, row, row]


def test_body_rows_without_number_stay():
    row = ["-", "Họp giao ban", "Văn phòng"]
    rows, heads = joined([HEAD, row], [HEAD, row])
    assert (rows, heads) == ([HEAD, row, row], 1)


def test_a_table_without_header_keeps_a_row_that_comes_again():
    row = ["1", "Họp giao ban", "Văn phòng"]
    assert joined([row], [row]) == ([row, row], 0)


@pytest.mark.parametrize(
    "again",
    [["TT", "Nội-|dung", "Chủ trì"], ["TT", "Nội dung", "Chủ|trì"], ["TT", "NỘI DUNG", "Chủ trì"]],
    ids=["hyphen", "line break", "case"],
)
def test_a_header_set_otherwise_is_the_same(again):
    rows, heads = joined([HEAD, visit(1)], [again, visit(2)])
    assert (rows, heads) == ([HEAD, visit(1), visit(2)], 1)


def test_rows_of_indices_belong_to_the_header():
    rows, heads = joined([HEAD, INDEX, visit(1)], [HEAD, INDEX, visit(2)])
    assert (rows, heads) == ([HEAD, INDEX, visit(1), visit(2)], 2)


def test_a_title_across_the_table_belongs_to_the_header():
    title = ["BIỂU PHÂN CÔNG", "", ""]
    rulings = [r for r in grid(XS, (100, 140, 180, 220)) if r.horizontal]
    rulings += [down(x, 100, 220) for x in (85, 553)] + [down(x, 140, 220) for x in (125, 325)]
    table = table_of(piece([title, HEAD, visit(1)], rulings=rulings))
    join(table, piece([title, HEAD, visit(2)], rulings=rulings, page=2))
    assert (table.n_rows, table.header_rows) == (4, 2)


def test_a_header_of_two_rows():
    """``Thời gian`` over ``Bắt đầu | Kết thúc``, the other cells over both rows."""
    xs = (85, 125, 250, 325, 553)
    rulings = [down(x, 100, 220) for x in (85, 125, 325, 553)] + [down(250, 140, 220)]
    rulings += [across(85, y, 553) for y in (100, 180, 220)] + [across(125, 140, 325)]
    top, low = ["TT", "Thời gian", "", "Chủ trì"], ["", "Bắt đầu", "Kết thúc", ""]
    one, two = ["1", "Quý I", "Quý II", "Thanh tra"], ["2", "Quý I", "Quý II", "Thanh tra"]
    table = table_of(piece([top, low, one], xs, rulings=rulings))
    join(table, piece([top, low, two], xs, rulings=rulings, page=2))
    assert (table.n_rows, table.header_rows) == (4, 2)


def test_later_pages_repeat_no_more_than_the_second_did():
    table = table_of(piece([HEAD, ["-", "Họp", "Văn phòng"]]))
    join(table, piece([HEAD, ["-", "Báo cáo", "Văn phòng"]], page=2))
    join(table, piece([HEAD, ["-", "Họp", "Văn phòng"]], page=3))
    assert (table.n_rows, table.header_rows) == (4, 1)


LONG = ["TT", "Nội dung", "Thời gian", "Chủ trì"]
WIDE = (85, 125, 325, 425, 553)


@pytest.mark.parametrize(
    ("first", "again", "heads"),
    [
        (LONG, ["TT", "Nội dung", "Thời gian", "Chủ trl"], 1),  # an engine read one sign amiss
        (["E1", *LONG[1:]], LONG, 1),  # what stands over numbers is too short to be held against
        (LONG, ["TT", "Nội dung", "Thời glan", "Chủ trl"], 0),  # two of three
        (LONG, ["TT", "Nội dung", "Thời gian", "Phối hợp"], 0),  # another word
        (LONG, ["1", "Nội dunq", "Thời gian", "Chủ trì"], 0),  # a row
    ],
)
def test_a_header_that_was_read_amiss_on_one_page(first, again, heads):
    upper, lower = ["1", "Họp", "Quý I", "Sở"], ["2", "Rà soát", "Quý II", "Sở"]
    table = table_of(piece([first, upper], xs=WIDE))
    below = piece([again, lower], page=2, xs=WIDE)
    join(table, below)
    assert table.n_rows == 4 - heads
