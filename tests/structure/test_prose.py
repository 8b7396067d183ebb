"""Tasks in prose, in the shapes offices print them; and what is none."""

import pytest

from parsers.structure import outline
from parsers.structure.duties import names_agency
from schemas.vocabulary import Role
from tests.builders.source import source_of

TITLE = ("*^KẾ HOẠCH", "*^Công tác dân vận năm 2023")


def tasks(*blocks):
    return outline(source_of(*TITLE, *blocks)).value.prose_tasks


def told(*blocks):
    return [
        (
            task.task_id,
            task.task.text,
            *(
                v.text if (v := task.cells.get(r)) else None
                for r in (Role.LEAD, Role.COORDINATOR, Role.TIME)
            ),
        )
        for task in tasks(*blocks)
    ]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            [
                "*II. NỘI DUNG THỰC HIỆN",
                "*1. Rà soát danh sách học sinh trong độ tuổi tuyển sinh",
                "Đơn vị chủ trì: Phòng Giáo dục và Đào tạo",
                "Đơn vị phối hợp: Ủy ban nhân dân các xã, phường",
                "Thời hạn hoàn thành: trước ngày 15 tháng 08 năm 2026",
            ],
            [
                (
                    "p:II.1",
                    "Rà soát danh sách học sinh trong độ tuổi tuyển sinh",
                    "Phòng Giáo dục và Đào tạo",
                    "Ủy ban nhân dân các xã, phường",
                    "trước ngày 15 tháng 08 năm 2026",
                )
            ],
            id="label lines under a heading",
        ),
        pytest.param(
            [
                "*I. NỘI DUNG",
                "*1. Ban hành kế hoạch",
                "- Cơ quan chủ trì: Phòng Nội vụ.",
                "- Cơ quan phối hợp: Các phòng, đơn vị và UBND các xã, thị trấn.",
                "- Thời gian thực hiện: Quý II/2023.",
                "- Sản phẩm: Kế hoạch của UBND huyện.",
            ],
            [
                (
                    "p:I.1",
                    "Ban hành kế hoạch",
                    "Phòng Nội vụ",
                    "Các phòng, đơn vị và UBND các xã, thị trấn",
                    "Quý II/2023",
                )
            ],
            id="label lines with dashes",
        ),
        pytest.param(
            [
                "*I. CHỈ TIÊU",
                (
                    "3. Tỷ lệ người dân tham gia bảo hiểm y tế đạt tối thiểu 95,5%. Đơn vị chủ trì: Phòng Văn hóa"
                    " - Xã hội, phối hợp: Trạm Y tế phường. Báo cáo hàng quý."
                ),
            ],
            [
                (
                    "p:I.3.~1",
                    "Tỷ lệ người dân tham gia bảo hiểm y tế đạt tối thiểu 95,5%",
                    "Phòng Văn hóa - Xã hội",
                    "Trạm Y tế phường",
                    None,
                )
            ],
            id="labels inside a paragraph",
        ),
        pytest.param(
            [
                "*I. NỘI DUNG",
                "- Tổ chức hội nghị (Phòng Nội vụ chủ trì, phối hợp với các đơn vị liên quan; thời gian: Quý I/2023).",
            ],
            [
                (
                    "p:I.~1",
                    "Tổ chức hội nghị",
                    "Phòng Nội vụ",
                    "các đơn vị liên quan",
                    "Quý I/2023",
                )
            ],
            id="brackets",
        ),
        pytest.param(
            [
                "*III. TỔ CHỨC",
                (
                    "- Giao Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ và UBND các xã, thị trấn tham mưu"
                    " kế hoạch, hoàn thành trước ngày 30/6/2023."
                ),
            ],
            [
                (
                    "p:III.~1",
                    (
                        "Giao Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ và UBND các xã, thị trấn tham mưu"
                        " kế hoạch, hoàn thành trước ngày 30/6/2023."
                    ),
                    "Phòng Tư pháp",
                    "Phòng Nội vụ và UBND các xã, thị trấn",
                    "trước ngày 30/6/2023",
                )
            ],
            id="a sentence",
        ),
        pytest.param(
            [
                "*III. TỔ CHỨC THỰC HIỆN",
                "*1. Phòng Nội vụ",
                "- Tham mưu ban hành văn bản.",
                "- Tổng hợp, báo cáo UBND huyện.",
                "*2. Đề nghị Hội Nông dân huyện:",
                "Tuyên truyền hội viên.",
                "Trên đây là Kế hoạch công tác dân vận./.",
            ],
            [
                ("p:III.1.~1", "Tham mưu ban hành văn bản.", "Phòng Nội vụ", None, None),
                ("p:III.1.~2", "Tổng hợp, báo cáo UBND huyện.", "Phòng Nội vụ", None, None),
                ("p:III.2.~1", "Tuyên truyền hội viên.", "Hội Nông dân huyện", None, None),
            ],
            id="duties under an agency",
        ),
        pytest.param(
            [
                "*I. TUYÊN TRUYỀN",
                "- Biên soạn tài liệu.",
                "- Tổ chức hội nghị.",
                "* Thời gian thực hiện: Cả năm 2023.",
                "* Đơn vị thực hiện: Phòng Văn hóa và Thông tin.",
            ],
            [
                (
                    "p:I",
                    "TUYÊN TRUYỀN",
                    "Phòng Văn hóa và Thông tin",
                    None,
                    "Cả năm 2023",
                ),
                (
                    "p:I.~1",
                    "Biên soạn tài liệu.",
                    "Phòng Văn hóa và Thông tin",
                    None,
                    "Cả năm 2023",
                ),
                ("p:I.~2", "Tổ chức hội nghị.", "Phòng Văn hóa và Thông tin", None, "Cả năm 2023"),
            ],
            id="one block of labels for a section",
        ),
    ],
)
def test_prose_tasks(blocks, expected):
    assert told(*blocks) == expected


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(["*I. MỤC ĐÍCH", "- Nâng cao nhận thức của cán bộ."], id="a measure"),
        pytest.param(
            ["*III. THỜI GIAN, ĐỊA ĐIỂM", "1. Thời gian: 7 giờ 30 ngày 20/10/2023."],
            id="when a meeting is",
        ),
        pytest.param(
            [
                "*III. TỔ CHỨC THỰC HIỆN",
                "2. Giao Phòng Nội vụ tổng hợp, đôn đốc, theo dõi việc thực hiện.",
            ],
            id="a monitor has no task of its own",
        ),
        pytest.param(
            ["*II. ĐÁNH GIÁ", "*1. Phòng Nội vụ", "- Đã hoàn thành nhiệm vụ."],
            id="no duties handed out",
        ),
    ],
)
def test_no_task_is_invented(blocks):
    assert told(*blocks) == []


def test_inherited_cells_are_named():
    (task,) = tasks("*III. TỔ CHỨC THỰC HIỆN", "*1. Phòng Nội vụ", "- Tham mưu ban hành văn bản.")
    assert task.inherited == (Role.LEAD,)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Phòng Tài chính - Kế hoạch, Kho bạc Nhà nước huyện:", True),
        ("Các sở, ban, ngành; UBND các xã, phường, đặc khu", True),
        ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh", True),
        ("Công an tỉnh", True),
        ("Giám đốc các Sở và Thủ trưởng các ban, ngành", True),
        ("Mục đích", False),
        ("Nâng cao nhận thức", False),
        ("Kinh phí thực hiện", False),
    ],
)
def test_names_agency(heading, expected):
    assert names_agency(heading) is expected
