"""A label whose value says both who leads and who helps."""

import pytest

from parsers.structure.toldroles import roles_told
from schemas.vocabulary import Role
from tests.structure.test_prose_kinds import told

VALUES = [
    (
        "Phòng Giáo dục và Đào tạo chủ trì, phối hợp với các trường học",
        "Phòng Giáo dục và Đào tạo",
        "các trường học",
    ),
    (
        "Công an xã và Ban Chỉ huy Quân sự xã chủ trì, phối hợp cùng các thôn",
        "Công an xã và Ban Chỉ huy Quân sự xã",
        "các thôn",
    ),
    (
        "giao Phòng Kinh tế chủ trì; các phòng Tư pháp, Nội vụ phối hợp",
        "Phòng Kinh tế",
        "các phòng Tư pháp, Nội vụ",
    ),
    (
        "Giao Trạm Y tế chủ trì; Đoàn xã, Hội Nông dân phối hợp thực hiện.",
        "Trạm Y tế",
        "Đoàn xã, Hội Nông dân",
    ),
    (
        "Sở Công Thương chủ trì, phối hợp với UBND các xã và các đơn vị liên quan tham mưu nội dung về chợ",
        "Sở Công Thương",
        "UBND các xã và các đơn vị liên quan",
    ),
    (
        "Sở Xây dựng chủ trì và phối hợp với Công an tỉnh, VNPT Bắc Hà xây dựng phần mềm",
        "Sở Xây dựng",
        "Công an tỉnh, VNPT Bắc Hà",
    ),
    (
        "Văn phòng chủ trì tham mưu, phối hợp với các phòng, báo, đài và các đơn vị liên quan",
        "Văn phòng",
        "các phòng, báo, đài và các đơn vị liên quan",
    ),
    (
        "Hạt Kiểm lâm làm đầu mối, phối hợp chặt chẽ với các chủ rừng",
        "Hạt Kiểm lâm",
        "các chủ rừng",
    ),
    ("Phòng Nội vụ phối hợp với Phòng Tư pháp", "Phòng Nội vụ", "Phòng Tư pháp"),
    ("Đoàn Thanh niên chủ trì", "Đoàn Thanh niên", None),
    ("các thôn phối hợp", None, "các thôn"),
    ("Phòng Nội vụ, Phòng Tư pháp", None, None),
    # more than the names: the whole value tells it
    ("Sở Nội vụ chủ trì tham mưu Chủ tịch ban hành Kế hoạch; Sở Tư pháp chủ động", None, None),
    ("Trường hợp cần thiết thì chủ trì, phối hợp với Công an xã", None, None),
]


@pytest.mark.parametrize(("text", "lead", "helpers"), VALUES)
def test_roles_told(text, lead, helpers):
    found = {role: text[start:end] for role, (start, end) in roles_told(text).items()}
    assert (found.get(Role.LEAD), found.get(Role.COORDINATOR)) == (lead, helpers)


CASES = [
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Khám sức khỏe học sinh",
            "Thực hiện: Trạm Y tế chủ trì, phối hợp với các trường học, các thôn và các đơn vị liên quan.",
            "*2. Kiểm kê vật tư",
            "- Phân công: giao Phòng Kinh tế chủ trì; các phòng Tư pháp, Nội vụ phối hợp.",
        ],
        [
            (
                "Khám sức khỏe học sinh",
                "Trạm Y tế",
                "các trường học, các thôn và các đơn vị liên quan",
                None,
            ),
            ("Kiểm kê vật tư", "Phòng Kinh tế", "các phòng Tư pháp, Nội vụ", None),
        ],
        id="label lines",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            (
                "- Sửa kè suối. Đơn vị thực hiện: Ban Quản lý dự án chủ trì, phối hợp cùng Phòng Kinh tế."
                " Thời gian: Tháng 4/2027."
            ),
        ],
        [("Sửa kè suối", "Ban Quản lý dự án", "Phòng Kinh tế", "Tháng 4/2027")],
        id="inside a paragraph",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*a) Việc 1",
            "- Nội dung: Trồng cây ven đường liên thôn.",
            "- Bộ phận thực hiện:",
            "+ Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân và các thôn.",
            "+ Nhà máy nước tưới cây đã trồng trong mùa khô.",
        ],
        [
            (
                "Trồng cây ven đường liên thôn",
                "Phòng Kinh tế",
                "Hội Nông dân và các thôn",
                None,
            )
        ],
        id="a bullet below an open label",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Hội thi tiếng hát",
            "- Phân công:",
            "+ Đoàn xã chủ trì.",
            "+ Hội Phụ nữ, các trường học phối hợp.",
        ],
        [("Hội thi tiếng hát", "Đoàn xã", "Hội Phụ nữ, các trường học", None)],
        id="a bullet each below an open label",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Tổng vệ sinh",
            "Đơn vị thực hiện:",
            "- Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân.",
            "- Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn xã.",
        ],
        [
            (
                "Tổng vệ sinh",
                "Phòng Kinh tế; Phòng Văn hóa - Xã hội",
                "Hội Nông dân; Đoàn xã",
                None,
            )
        ],
        id="two that lead below an open label",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Việc quý I",
            "- Nội dung: Lắp đèn đường thôn Trung.",
            "- Thực hiện: Ban Quản lý dự án chủ trì, phối hợp với thôn Trung.",
            "- Nội dung: Sơn lại vạch kẻ đường.",
            "- Thực hiện: Phòng Kinh tế chủ trì.",
        ],
        [
            ("Lắp đèn đường thôn Trung", "Ban Quản lý dự án", "thôn Trung", None),
            ("Sơn lại vạch kẻ đường", "Phòng Kinh tế", None, None),
        ],
        id="what and who, twice under one heading",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Việc của hai đội",
            "Công việc: Kiểm đếm cột mốc.",
            "Thời hạn: 30/4/2027.",
            "Đơn vị phụ trách: Đội Quy tắc đô thị.",
            "Công việc: Vẽ lại bản đồ.",
            "Thời hạn: 30/6/2027.",
        ],
        [
            ("Kiểm đếm cột mốc", "Đội Quy tắc đô thị", None, "30/4/2027"),
            ("Vẽ lại bản đồ", None, None, "30/6/2027"),
        ],
        id="what and when, twice under one heading",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_told_in_a_value(blocks, expected):
    assert told(*blocks) == expected
