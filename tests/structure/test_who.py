"""Whom a heading or a clause names, in words of plans that were not in view."""

import pytest

from parsers.roles.acts import opens_act
from parsers.structure.stuff import Stuff, does, is_time, stuff_of, stuff_of_column
from parsers.structure.who import is_people, leading_people, people_before


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Đề nghị Ủy ban nhân dân các xã phối hợp", "Ủy ban nhân dân các xã"),
        ("Các phòng tham gia tập huấn", "Các phòng"),
        ("Công an xã chịu trách nhiệm", "Công an xã"),
        ("Giao Phòng Kinh tế chủ trì thực hiện:", "Phòng Kinh tế"),
        ("Các Sở, ban, ngành của Thành phố, UBND phường, xã", None),
        ("Công ty Cổ phần Công nghệ Mẫu", None),
        ("Công ty TNHH Môi trường Xanh:", "Công ty TNHH Môi trường Xanh"),
        ("Tổng công ty Điện lực miền Bắc", None),
        ("Hợp tác xã Dịch vụ nông nghiệp An Phú", None),
        ("Hiệu trưởng các trường học", None),
        ("Trường hợp không cân đối được kinh phí", ""),
        ("Ban hành quy chế sử dụng sân vận động", ""),
        ("Tổ chức giải bóng chuyền nữ", ""),
        ("Phòng, chống đuối nước", ""),
        ("Hội nghị tổng kết", ""),
        ("Bộ chỉ số cải cách hành chính", ""),
        ("Số hóa hồ sơ", ""),
    ],
)  # fmt: skip
def test_whom_a_heading_names(heading, expected):
    """None: the whole heading; "": nobody."""
    found = leading_people(heading)
    assert (heading[found[0] : found[1]] if found else "") == (
        heading if expected is None else expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giao Sở Nội vụ, Sở Tài chính | chủ trì", "Sở Nội vụ, Sở Tài chính"),
        ("Nội dung này (Phòng Tư pháp | chủ trì)", "Phòng Tư pháp"),
        ("Trường hợp thiếu, gửi Phòng Tài chính tổng hợp, | chủ trì", None),
        ("Khi có phát sinh thì đề xuất | chủ trì", None),
    ],
)
def test_who_stands_before_a_word(text, expected):
    before = text.split("|", maxsplit=1)[0].rstrip()
    at = people_before(before, len(before))
    assert (None if at is None else before[at:]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cô Hạnh, thầy Quân", Stuff.PEOPLE),
        ("Tổ Tin học", Stuff.PEOPLE),
        ("Phòng Nội vụ, Tư pháp; các thôn", Stuff.PEOPLE),
        ("Quý II/2027", Stuff.TIME),
        ("7h00 - 7h30", Stuff.TIME),
        ("15/6/2027", Stuff.TIME),
        ("Hoàn thành trước ngày 15/8/2026 (sau khi có hướng dẫn của cấp trên)", Stuff.TIME),
        ("Thường xuyên", Stuff.TIME),
        ("12.000.000 đồng", Stuff.MONEY),
        ("125", Stuff.ORDINAL),
        ("1.250,5", Stuff.FIGURE),
        ("Rà soát, chuẩn hóa dữ liệu của Sở", Stuff.PROSE),
        ("", Stuff.EMPTY),
    ],
)
def test_stuff_of(text, expected):
    assert stuff_of(text) is expected


def test_a_column_is_what_most_of_its_cells_are():
    assert stuff_of_column(["Quý I", "Quý II/2027", "Theo thực tế của đơn vị"]) is Stuff.TIME
    assert stuff_of_column(["Phòng Nội vụ", "", ""]) is Stuff.EMPTY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Biên soạn tài liệu", True),
        ("Số hóa hồ sơ", True),
        ("Việc niêm yết danh sách", False),
        ("Cách tính tuổi", False),
        ("Mỗi thôn một đội", False),
        ("Đợt một: từ ngày 01/3 đến 31/3/2027", False),
        ("Phòng Nội vụ", False),
    ],
)
def test_does(text, expected):
    assert does(text) is expected
    assert opens_act("Phối hợp với Phòng Nội vụ")
    assert not is_time("Năng suất 5 tấn")
    assert not is_people("Ngân sách xã")
