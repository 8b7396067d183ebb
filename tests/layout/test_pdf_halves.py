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
        (
            ["3", "", "Quý IV", "Các cơ quan"],
            ["", "Kiểm tra", "", "Phòng Nội vụ"],
            ["3", "Kiểm tra", "Quý IV", "Các cơ quan Phòng Nội vụ"],
        ),
        (
            ["3", "Nộp hồ sơ trên", "Hằng tháng", ""],
            ["", "Cổng Dịch vụ công", "", "Sở C"],
            ["3", "Nộp hồ sơ trên Cổng Dịch vụ công", "Hằng tháng", "Sở C"],
        ),
        (
            ["3", "Họp.", "", "Các cơ quan"],
            ["", "", "Địa điểm: Hội trường", "Phòng Nội vụ"],
            ["3", "Họp.", "Địa điểm: Hội trường", "Các cơ quan Phòng Nội vụ"],
        ),
    ],
    ids=["whole cell moved", "short cells moved", "two cells go on", "group",
         "a cell moved, a list goes on", "each half lacks what the other says", "no text"],
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


def test_what_is_usual_is_told_by_rows_that_are_no_groups():
    """``2.2 | Chuyển đổi số | | `` goes on ``| | Cả năm | Phòng Văn hóa`` below two groups."""
    upper = [HEAD, ["1", "NHÓM MỘT", "", ""], FIRST, ["2", "NHÓM HAI", "", ""]]
    found = joined(
        lined([*upper, ["2.2", "Chuyển đổi số", "", ""]]),
        lined([HEAD, ["", "", "Cả năm", "Sở C"]], page=2),
    )
    assert found[4:] == [["2.2", "Chuyển đổi số", "Cả năm", "Sở C"]]


def test_a_row_of_indices_leaves_the_rows_numbered():
    indices = ["", "(1)", "(2)", "(3)"]
    upper = lined([HEAD, indices, FIRST, SECOND, ["3", "Lắp đặt, kết", "Hoàn thành", ""]])
    found = joined(upper, lined([["", "nối dữ liệu", "năm 2030", "Sở C"]], page=2))
    assert found[4:] == [["3", "Lắp đặt, kết nối dữ liệu", "Hoàn thành năm 2030", "Sở C"]]


def test_figures_above_figures_are_two_rows():
    """``7 | Kim ngạch | 390 | 430`` above `` | Tốc độ tăng trưởng % | 108,4 | 110,3``."""
    head = ["TT", "Chỉ tiêu", "2025", "2026"]
    upper = [head, ["1", "GRDP", "80,0", "80,2"], ["2", "Kim ngạch", "390", "430"]]
    rate = ["", "tăng trưởng (%)", "108,4", "110,3"]
    assert joined(lined(upper), lined([rate], page=2)) == [*upper, rate]


@pytest.mark.parametrize("again", [[], [["(1)", "(2)", "(3)", "(4)"]]])
def test_a_header_cut_by_the_page(again):
    """``Thời gian | Chủ trì, phối`` at the foot, ``thực hiện | hợp`` over the first row."""
    upper = lined([["TT", "Nội dung", "Thời gian", "Chủ trì, phối"]])
    found = joined(upper, lined([["", "", "thực hiện", "hợp"], *again, FIRST], page=2))
    head = ["TT", "Nội dung", "Thời gian thực hiện", "Chủ trì, phối hợp"]
    assert found == [head, *again, FIRST]


def test_a_title_in_capitals_cut_by_the_page():
    upper = lined([HEAD, ["I", "CHỈ ĐẠO,", "", ""]])
    found = joined(upper, lined([["", "ĐIỀU HÀNH", "", ""], FIRST], page=2))
    assert found == [HEAD, ["I", "CHỈ ĐẠO, ĐIỀU HÀNH", "", ""], FIRST]


def test_a_header_of_which_one_cell_moved_to_the_next_page():
    upper = lined([["TT", "Nội dung", "", "Chủ trì, phối"]])
    found = joined(upper, lined([["", "", "Thời gian", "hợp"], FIRST], page=2))
    assert found == [["TT", "Nội dung", "Thời gian", "Chủ trì, phối hợp"], FIRST]


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


def test_a_merged_cell_of_one_row_on_each_page():
    """Others of its column are merged further below, and none is blank."""
    rows = [["2", "Họp", "", "Sở B"], ["3", "Hội", "Quý II", "Sở C"], ["4", "Báo", "", "Sở D"]]
    found = joined(lined([HEAD, FIRST]), lined(rows, [(2, 1, 3)], page=2))
    assert [row[2] for row in found[1:]] == ["Quý I", "Quý I", "Quý II", "Quý II"]


@pytest.mark.parametrize(("merged", "time"), [([(1, 0, 2)], "Quý I"), ([], "")])
def test_a_blank_beside_a_cell_that_reaches_over_the_page(merged, time):
    lower = [["2", "", "", "Sở B"], ["3", "" if merged else "Hội", "Quý II", "Sở C"]]
    found = joined(lined([HEAD, FIRST]), lined(lower, merged, page=2))
    assert found[2] == ["2", "Rà soát" if merged else "", time, "Sở B"]


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
