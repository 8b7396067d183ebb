"""Pieces of a table on several pages to one."""

import pytest
from pdf_shapes import across, down, grid, piece

from parsers.layout.pdf.joined import table_of
from parsers.layout.pdf.stitch import fits, join

XS = (85, 125, 325, 553)
HEAD = ["TT", "Nội dung", "Chủ trì"]


def table(*texts, page=1, **looks):
    return table_of(piece(texts, page=page, **looks))


def joined(upper, lower):
    assert fits(upper, lower)
    join(upper, lower)
    return upper


def texts_of(found):
    return [
        [c.text for c in sorted(found.row(index), key=lambda c: c.col)]
        for index in range(found.n_rows)
    ]


def partition(found):
    """Every place of the grid is in at most one cell."""
    places = [
        (r, c)
        for cell in found.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    ]
    assert len(places) == len(set(places))
    assert max(r for r, _ in places) < found.n_rows
    return len(places)


def test_header_printed_again_is_dropped():
    found = joined(
        table(HEAD, ["1", "Rà soát", "Sở A"]),
        piece([["TT", "Nội|dung", "Chủ trì"], ["2", "Đào tạo", "Sở B"]], page=2),
    )
    assert texts_of(found) == [HEAD, ["1", "Rà soát", "Sở A"], ["2", "Đào tạo", "Sở B"]]
    assert (found.header_rows, found.last_page) == (1, 2)
    assert [r.text for r in found.repeated] == ["TT", "Nội", "dung", "Chủ trì"]
    assert partition(found) == 9


def test_header_of_two_rows_printed_again_is_dropped():
    index = ["(1)", "(2)", "(3)"]
    found = joined(
        table(HEAD, index, ["1", "a", "A"]), piece([HEAD, index, ["2", "b", "B"]], page=2)
    )
    assert texts_of(found) == [HEAD, index, ["1", "a", "A"], ["2", "b", "B"]]
    assert found.header_rows == 2


def test_header_not_repeated():
    found = joined(table(HEAD, ["1", "a", "A"]), piece([["2", "b", "B"]], page=2))
    assert texts_of(found) == [HEAD, ["1", "a", "A"], ["2", "b", "B"]]
    assert (found.header_rows, found.repeated) == (0, [])


def test_row_cut_by_the_page_is_poured_together():
    found = joined(
        table(HEAD, ["1", "Rà soát,", "Sở A"]),
        piece([["", "hệ thống hóa", ""], ["2", "b", "B"]], page=2),
    )
    assert texts_of(found) == [HEAD, ["1", "Rà soát, hệ thống hóa", "Sở A"], ["2", "b", "B"]]
    cut = next(c for c in found.cells if (c.row, c.col) == (1, 1))
    assert [page for page, _ in cut.boxes] == [1, 2]
    assert partition(found) == 9


def test_row_cut_below_a_repeated_header():
    found = joined(
        table(HEAD, ["1", "Rà soát,", "Sở A"]),
        piece([HEAD, ["", "hệ thống hóa", "và Sở B"]], page=2),
    )
    assert texts_of(found) == [HEAD, ["1", "Rà soát, hệ thống hóa", "Sở A và Sở B"]]


@pytest.mark.parametrize(
    ("upper", "lower", "rows"),
    [
        (["", "Rà soát,", "Sở A"], ["", "hệ thống hóa", ""], 1),
        (["", "Rà soát.", "Sở A"], ["", "Đào tạo", "Sở B"], 2),
        (["", "Rà soát.", ""], ["", "- Đào tạo", ""], 2),
        (["", "Rà soát", ""], ["", "Hà Nội", ""], 1),
        (["", "Rà soát.", ""], ["", "a", "Sở B"], 2),
    ],
    ids=["small letter", "after a full stop", "bullet", "no full stop", "where nothing was said"],
)
def test_without_numbers_the_words_decide(upper, lower, rows):
    found = joined(table(HEAD, ["", "Đầu", ""], upper), piece([lower], page=2))
    assert found.n_rows == 2 + rows


def test_with_numbers_a_row_without_one_is_half_a_row():
    found = joined(
        table(HEAD, ["1", "Rà soát.", "Sở A."]), piece([["", "Đào tạo", "Sở B"]], page=2)
    )
    assert texts_of(found) == [HEAD, ["1", "Rà soát. Đào tạo", "Sở A. Sở B"]]


def test_three_pages():
    found = table(HEAD, ["1", "a,", "A"])
    joined(found, piece([HEAD, ["", "b,", ""]], page=2))
    joined(found, piece([HEAD, ["", "c", ""], ["2", "d", "D"]], page=3))
    assert texts_of(found) == [HEAD, ["1", "a, b, c", "A"], ["2", "d", "D"]]
    assert found.last_page == 3


@pytest.mark.parametrize("shift", [-10, 10, 11.9, 200])
def test_columns_moved_sideways(shift):
    moved = [x + shift for x in XS]
    assert fits(table(HEAD, ["1", "a", "A"]), piece([["2", "b", "B"]], moved, page=2))


@pytest.mark.parametrize(
    "xs",
    [(85, 125, 300, 553), (85, 165, 325, 553), (85, 125, 325, 480), (85, 200, 250, 300, 400, 553)],
)
def test_other_columns_do_not_fit(xs):
    texts = [["2", *"bcde"[: len(xs) - 2]]]
    assert not fits(table(HEAD, ["1", "a", "A"]), piece(texts, xs, page=2))


def test_another_table_with_a_header_of_its_own():
    other = piece([["STT", "Tên văn bản", "Ghi chú"], ["1", "b", "B"]], page=2)
    assert not fits(table(HEAD, ["1", "a", "A"]), other)


def test_fewer_borders_on_one_page():
    """A page that holds only group rows draws no inner border."""
    found = joined(
        table(HEAD, ["1", "a", "A"]), piece([["II", "Cải cách thể chế"]], (85, 125, 553), page=2)
    )
    group = found.row(2)
    assert [(c.col, c.col_span, c.text) for c in group] == [
        (0, 1, "II"),
        (1, 2, "Cải cách thể chế"),
    ]
    assert found.n_cols == 3
    assert partition(found) == 9


def test_fewer_borders_and_moved_sideways():
    upper = table(HEAD, ["1", "a", "A"])
    assert fits(upper, piece([["II", "Thể chế"]], (95, 135, 563), page=2))
    assert not fits(upper, piece([["II", "Thể chế"]], (105, 145, 573), page=2))


def test_merged_cell_cut_by_the_page():
    """``Quý II`` beside two rows here and two more on the next page."""

    def half(texts, page):
        rulings = [r for r in grid(XS, (100, 180)) if not r.horizontal]
        rulings += [across(85, 100, 553), across(85, 140, 325), across(85, 180, 553)]
        return piece(texts, page=page, rulings=rulings)

    upper = table_of(half([["1", "a.", "Quý II"], ["2", "b.", ""]], 1))
    found = joined(upper, half([["3", "c.", ""], ["4", "d.", ""]], 2))
    (quarter,) = [c for c in found.cells if c.col == 2]
    assert (quarter.row, quarter.row_span, quarter.text) == (0, 4, "Quý II")
    assert [page for page, _ in quarter.boxes] == [1, 2]
    assert partition(found) == 12


def test_a_table_of_one_piece():
    found = table(HEAD, ["1", "a", "A"])
    assert (found.n_rows, found.n_cols, found.last_page, found.header_rows) == (2, 3, 1, 0)
    assert partition(found) == 6
    assert down(1, 0, 9).horizontal is False


def test_a_merged_cell_of_which_nothing_is_drawn_on_the_next_page():
    """WeasyPrint: the column of the merged cell is missing there."""
    upper = table(HEAD, ["1", "Rà soát", "Sở A"])
    lower = piece([["2", "Họp"], ["3", "Báo cáo"]], XS[:3], page=2)
    found = joined(upper, lower)
    assert [cell.text for row in (2, 3) for cell in found.covering(row)].count("Sở A") == 2
    assert (found.n_rows, partition(found)) == (4, 12)


@pytest.mark.parametrize("first", ["1", "TT"])
def test_a_narrower_table_of_other_numbers(first):
    assert not fits(table(HEAD, ["1", "Rà soát", "Sở A"]), piece([[first, "Họp"]], XS[:3], page=2))


@pytest.mark.parametrize(
    "rows", [[HEAD, ["2", "Họp", "Sở B"]], [["2", "Họp", "Sở B"]]], ids=["header again", "none"]
)
def test_a_table_whose_next_page_is_turned(rows):
    upper = table(HEAD, ["1", "Rà soát", "Sở A"], xs=(85, 165, 465, 800))
    found = joined(upper, piece(rows, page=2))
    assert texts_of(found) == [HEAD, ["1", "Rà soát", "Sở A"], ["2", "Họp", "Sở B"]]


def test_another_table_on_a_turned_page():
    upper = table(HEAD, ["1", "Rà soát", "Sở A"], xs=(85, 165, 465, 800))
    assert not fits(upper, piece([["TT", "Kinh phí", "Nguồn"], ["1", "20", "Xã"]], page=2))
    assert not fits(upper, piece([["(1)", "(2)", "(3)"], ["1", "20", "Xã"]], page=2))
