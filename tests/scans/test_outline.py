"""Numbers of headings in the runs of pages: which run begins with one."""

import pytest

from parsers.layout.pdf.ink import PageInk
from parsers.layout.scan.outline import with_outline
from parsers.layout.scan.runs import runs_of
from tests.scans.words import words


def outlined(*lines, order=None):
    """The runs of a page with these lines, their numbers put right; ``order``: that in which they were read."""
    made = []
    for at in order or range(len(lines)):
        line = lines[at]
        lower = [
            word._replace(
                tops=tuple(top + 40 * at for top in word.tops),
                bottoms=tuple(bottom + 40 * at for bottom in word.bottoms),
                baseline=word.baseline + 40 * at,
            )
            for word in words(line, line=at)
        ]
        made += lower
    runs, _ = runs_of([made], 1.0)
    ink = PageInk(1, 595, 842, runs, [])
    with_outline([ink])
    return [run.text for run in ink.runs]


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        (("I. MỤC ĐÍCH", "1. Mục đích", "3. Yêu cầu"), None),
        # a blank that was lost
        (
            ("IL.MỤC TIÊU", "1. Mục tiêu", "2. Chỉ tiêu", "II. NHIỆM VỤ", "1. Tuyên truyền"),
            ("I.MỤC TIÊU", "1. Mục tiêu", "2. Chỉ tiêu", "II. NHIỆM VỤ", "1. Tuyên truyền"),
        ),
        (
            ("I. MỤC TIÊU", "l.Mục tiêu", "2.Chỉ tiêu", "3.Yêu cầu"),
            ("I. MỤC TIÊU", "1.Mục tiêu", "2.Chỉ tiêu", "3.Yêu cầu"),
        ),
        # capitals below Roman numbers
        (
            (
                "XI. NỘI QUY",
                "1. Giám thị",
                "2. Thí sinh",
                "XII. CHẤM THI",
                "A. CHẤM THI",
                "1. Lý thuyết",
                "a. Nhóm 1",
                "b. Nhóm 2",
                "2. Thực hành",
                "B. CHO ĐIỂM",
            ),
            None,
        ),
        # a point that was lost
        (
            ("4. Hồ sơ", "4.1. Giấy", "42. Bản sao", "5. Kinh phí"),
            ("4. Hồ sơ", "4.1. Giấy", "4.2. Bản sao", "5. Kinh phí"),
        ),
        (("41. Giấy", "42. Bản sao", "43. Kinh phí"), None),
        # letters Vietnamese has not
        (("c) Hồ sơ", "d) Giải", "e) Hội đồng", "f) Quyền hạn", "g) Kinh phí"), None),
        (
            ("c) Hồ sơ", "d) Giải", "đ) Ban", "e) Hội đồng", "ø) Kinh phí"),
            ("c) Hồ sơ", "d) Giải", "đ) Ban", "e) Hội đồng", "g) Kinh phí"),
        ),
        # codes and names are none
        (("I. MỤC TIÊU", "1. Huyện", "H.Củ Chi báo cáo", "H.Hóc Môn báo cáo", "2. Xã"), None),
        (("I. MỤC TIÊU", "1. Tỉnh", "T.Nghệ An", "U.Minh Thượng", "TT.YÊN VIÊN", "2. Xã"), None),
        (("I. MỤC TIÊU", "TP.HCM chủ trì", "II. NHIỆM VỤ", "1. Tuyên truyền"), None),
        (("1. Chủ tịch", "2. T.Ư Đoàn", "3. Thành viên"), None),
    ],
)
def test_a_number_tied_to_its_heading(seen, right):
    assert outlined(*seen) == list(right or seen)


def test_numbers_that_were_read_as_a_column_of_their_own_count_from_top_to_bottom():
    lines = ["I. MỤC ĐÍCH", "1. Mục tiêu", "2. Yêu cầu", "IH. CHẤM THI", "1. Lý thuyết"]
    assert outlined(*lines)[3] == "II. CHẤM THI"
    order = [0, 3, 1, 2, 4]
    assert outlined(*lines, order=order)[order.index(3)] == "II. CHẤM THI"
