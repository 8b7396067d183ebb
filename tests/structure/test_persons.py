"""Persons in cells and values: by title, rank or surname, with posts and others behind them."""

import pytest

from parsers.structure.who import is_people


@pytest.mark.parametrize(
    "text",
    [
        "Bác Tư, thầy Lộc",
        "Nguyễn Thị Thanh, thủ thư",
        "Trần Văn Mẫu - kế toán",
        "Đại úy Y Thuyên Byă",
        "Thiếu tá Hồ Ngọc Sơn; Trung úy Lê Bá Thử",
        "Chị Lò Thị Phương",
        "cô Mận thủ thư",
        "anh Sáu Lành và tổ máy cày",
        "Phó Chánh án Nguyễn Đình Phú",
        "Ông Lê Văn Rơi, Chi hội trưởng",
    ],
)
def test_persons_are_people(text):
    assert is_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thầy Lộc chuẩn bị loa đài",
        "Lê Hồng Phong tổ chức",
        "Nguyễn Văn An, tổ chức trò chơi",
        "Cô giáo tổ chức trò chơi",
        "Anh hùng lao động thời kỳ đổi mới",
        "Chị em phụ nữ tham gia",
    ],
)
def test_what_persons_do_is_no_name(text):
    assert not is_people(text)
