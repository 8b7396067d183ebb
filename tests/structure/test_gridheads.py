import pytest

from parsers.structure.gridheads import plain_head
from tests.builders.source import source_of


def head(*rows):
    source = source_of(list(rows))
    return plain_head(source, source.body[0])


def test_labels_over_a_list():
    words = ["TT", "Ký hiệu", "Ý nghĩa"]
    assert head(words, ["1", "HTX", "Hợp tác xã"], ["2", "NTM", "Nông thôn mới"]) == (
        tuple(words),
        (0,),
    )


def test_labels_over_figures():
    words = ["Thôn", "Số hộ", "Số khẩu"]
    assert head(words, ["Thôn Đông", "120", "480"], ["Thôn Đoài", "98", "402"]) == (
        tuple(words),
        (0,),
    )


def test_a_bold_row_over_plain_ones():
    words = ["Buổi", "Phòng họp", "Người dự"]
    rows = [["Ca đầu", "Phòng lớn", "Khối xã"], ["Ca sau", "Phòng nhỏ", "Khối thôn"]]
    assert head([f"*{word}" for word in words], *rows) == (tuple(words), (0,))


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["STT", "Điểm đo", "Vị trí", "<"],
            ["^", "^", "Kinh độ", "Vĩ độ"],
            ["1", "Cầu Đá", "105", "21"],
            ["2", "Cống Mới", "106", "20"],
        ],
        [  # printed without the borders of merged cells
            ["STT", "Điểm đo", "Vị trí", ""],
            ["Kinh độ", "Vĩ độ", "", ""],
            ["1", "Cầu Đá", "105", "21"],
            ["2", "Cống Mới", "106", "20"],
        ],
    ],
    ids=["merged", "shifted"],
)
def test_two_rows(rows):
    words = ("STT", "Điểm đo", "Vị trí / Kinh độ", "Vị trí / Vĩ độ")
    assert head(*rows) == (words, (0, 1))


@pytest.mark.parametrize(
    "rows",
    [
        [["Họ và tên", "Nguyễn Văn An"], ["Ngày sinh", "02/9/1980"], ["Quê quán", "Xã An Phú"]],
        [["Tên trường", "Trường Tiểu học B"], ["Số lớp", "12"], ["Số trẻ", "410"]],
        [["*Đơn vị", "Phòng Y tế"], ["*Điện thoại", "024"], ["*Thư điện tử", "a@b.vn"]],
        [["1", "Nêu ý tưởng", "<= 8 điểm"], ["2", "Làm ra sản phẩm", "<= 9 điểm"]],
        [["Xe số 1", "Phòng Nội vụ", "Ông An"], ["Xe số 2", "Phòng Y tế", "Bà Bình"]],
    ],
)
def test_forms_and_bare_lists_have_none(rows):
    assert head(*rows) == ((), ())
