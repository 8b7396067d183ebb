"""Rows and merged cells that a page cuts."""

import pytest
from pdf_shapes import across, down, piece

from parsers.layout.pdf.joined import table_of
from parsers.layout.pdf.stitch import join

XS = (85, 125, 325, 440, 553)
HEAD = ["TT", "Nội dung", "Thời gian", "Chủ trì"]
FIRST = ["1", "Rà soát", "Quý I", "Sở A"]
SECOND = ["2", "Họp", "Quý II", "Sở B"]


def lined(texts, merged=(), page=1):
    """A piece whose cells are merged over the rows ``merged`` names: column, first row, row after."""
    heights = [100.0 + 40 * at for at in range(len(texts) + 1)]
    rulings = [down(x, heights[0], heights[-1]) for x in XS]
    for at, y in enumerate(heights):
        inside = {col for col, first, after in merged if first < at < after}
        rulings += [across(XS[c], y, XS[c + 1]) for c in range(len(XS) - 1) if c not in inside]
    return piece(texts, XS, page=page, rulings=rulings)


def joined(*pages):
    """Rows of the whole table; a merged cell's text stands in each row it covers."""
    table = table_of(pages[0])
    for page in pages[1:]:
        join(table, page)
    places = [(r, c.col) for c in table.cells for r in range(c.row, c.below)]
    assert len(places) == len(set(places))
    assert {r for r, _ in places} == set(range(table.n_rows))
    return [
        [c.text for c in sorted(table.covering(at), key=lambda c: c.col)]
        for at in range(table.n_rows)
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        (
            ["3", "", "Quý IV", "Sở C"],
            ["", "Kiểm tra công tác", "", ""],
            ["3", "Kiểm tra công tác", "Quý IV", "Sở C"],
        ),
        (
            ["3", "Kiểm tra", "", ""],
            ["", "công tác", "Quý IV", "Sở C"],
            ["3", "Kiểm tra công tác", "Quý IV", "Sở C"],
        ),
        (
            ["3", "Kiểm tra", "Quý IV", "Sở C"],
            ["", "định kỳ", "", "và Sở D"],
            ["3", "Kiểm tra định kỳ", "Quý IV", "Sở C và Sở D"],
        ),
        (["3", "NHIỆM VỤ TRIỂN KHAI", "", ""], ["", "QUY ĐỊNH", "", ""],
         ["3", "NHIỆM VỤ TRIỂN KHAI QUY ĐỊNH", "", ""]),
    ],
    ids=["whole cell moved", "short cells moved", "two cells go on", "group"],
)  # fmt: skip
def test_halves_of_a_row(upper, lower, whole):
    found = joined(lined([HEAD, FIRST, SECOND, upper]), lined([HEAD, lower], page=2))
    assert found == [HEAD, FIRST, SECOND, whole]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["II", "NHIỆM VỤ", "", ""], ["", "Họp giao ban", "Quý I", "Sở C"]),
        (["3", "Họp.", "", "Sở C"], ["", "Họp giao ban", "Quý I", "Sở D"]),
        (["3", "Họp.", "Quý I", "Sở C"], ["4", "báo cáo", "Quý I", "Sở D"]),
        (["3", "Họp giao ban", "Quý I", "Sở C"], ["", "NHÓM NHIỆM VỤ", "", ""]),
    ],
    ids=["under a group", "new text where nothing was said", "own number", "title in capitals"],
)
def test_rows_of_their_own(upper, lower):
    found = joined(lined([HEAD, FIRST, SECOND, upper]), lined([lower], page=2))
    assert found[3:] == [upper, lower]


def test_the_padding_of_a_cut_row_is_no_row():
    found = joined(lined([HEAD, FIRST]), lined([HEAD, ["", "", "", ""], SECOND], page=2))
    assert found == [HEAD, FIRST, SECOND]


def test_a_merged_cell_reaches_one_row_of_the_next_page():
    """``Hoàn thành trong quý III/2027`` over rows 7 to 10, and 11 on the next page."""
    upper = lined([HEAD, FIRST, ["2", "Họp", "", "Sở B"]], [(2, 1, 3)])
    found = joined(upper, lined([HEAD, ["3", "Báo cáo", "", "Sở C"]], page=2))
    assert [row[2] for row in found[1:]] == ["Quý I", "Quý I", "Quý I"]


def test_a_merged_cell_over_the_rest_of_the_page_and_the_next():
    upper = lined([HEAD, FIRST])
    lower = lined([HEAD, ["2", "Họp", "", "Sở B"], ["3", "Báo cáo", "", "Sở C"]], [(2, 1, 3)], 2)
    assert [row[2] for row in joined(upper, lower)[1:]] == ["Quý I"] * 3


def test_a_merged_cell_whose_text_stands_on_the_lower_page():
    """Set in the middle of twenty rows, most of them below the cut."""
    upper = lined([HEAD, ["1", "Họp", "", "Sở A"], ["2", "Họp", "", "Sở B"]], [(2, 1, 3)])
    lower = lined([["3", "Báo cáo", "Cả năm", "Sở C"], ["4", "Họp", "", "Sở D"]], [(2, 0, 2)], 2)
    assert [row[2] for row in joined(upper, lower)[1:]] == ["Cả năm"] * 4


def test_a_merged_cell_that_begins_in_a_row_that_is_cut():
    upper = lined([HEAD, FIRST, ["2", "Họp giao", "Quý II", "Sở B"]])
    lower = lined([["", "ban", "", ""], ["3", "Báo cáo", "", "Sở C"]], [(2, 0, 2)], 2)
    assert joined(upper, lower)[1:] == [
        FIRST,
        ["2", "Họp giao ban", "Quý II", "Sở B"],
        ["3", "Báo cáo", "Quý II", "Sở C"],
    ]


def test_a_merged_number_reaches_the_next_page():
    upper = lined([HEAD, FIRST, ["2", "Họp.", "Quý I", "Sở B"], ["", "Ban.", "Quý II", "Sở C"]],
                  [(0, 2, 4)])  # fmt: skip
    found = joined(upper, lined([HEAD, ["", "Hội.", "Quý III", "Sở D"]], page=2))
    assert [row[0] for row in found[1:]] == ["1", "2", "2", "2"]


@pytest.mark.parametrize(
    "lower",
    [["II", "NHÓM HAI", "", ""], ["3", "Báo cáo", "", ""]],
    ids=["group", "container"],
)
def test_a_row_of_number_and_text_alone_inherits_nothing(lower):
    upper = lined([HEAD, FIRST, ["2", "Họp", "", "Sở B"]], [(2, 1, 3)])
    assert joined(upper, lined([lower], page=2))[3] == lower


def test_a_blank_cell_stays_blank_where_others_are():
    rows = [HEAD, ["1", "Họp", "", "Sở A"], ["2", "Họp", "Quý I", "Sở B"], ["3", "Hội", "", "Sở C"]]
    upper = lined(rows, [(2, 2, 4)])
    assert joined(upper, lined([["4", "Báo cáo", "", "Sở D"]], page=2))[4][2] == ""


def test_nothing_grows_out_of_the_header():
    found = joined(lined([HEAD]), lined([["1", "Họp", "", "Sở A"], SECOND], page=2))
    assert found[1] == ["1", "Họp", "", "Sở A"]


def test_without_a_number_column_small_letters_go_on():
    upper = lined([["Nội dung", "Kết quả", "Thời gian", "Chủ trì"], ["Họp", "Báo", "Quý I", "Sở"]])
    halves = joined(upper, lined([["ban", "cáo", "", ""]], page=2))
    assert halves[1:] == [["Họp ban", "Báo cáo", "Quý I", "Sở"]]
    upper = lined([["Nội dung", "Kết quả", "Thời gian", "Chủ trì"], ["Họp", "Báo", "Quý I", "Sở"]])
    rows = joined(upper, lined([["Hội", "Báo cáo", "Quý I", "Sở"]], page=2))
    assert len(rows) == 3
