"""Kinds of tasks in prose met in plans that were not in view, each told in other words."""

import pytest

from parsers.structure import outline
from schemas.vocabulary import Role, RowKind
from tests.builders.source import source_of

TITLE = ("*^KẾ HOẠCH", "*^Công tác dân vận năm 2027")
COLUMNS = (Role.LEAD, Role.COORDINATOR, Role.TIME)


def told(*blocks):
    """Task, kind where it is a container, lead, coordinator, time."""
    found = outline(source_of(*TITLE, *blocks)).value.prose_tasks
    return [
        (
            ("# " if task.kind is RowKind.CONTAINER else "") + task.task.text,
            *(v.text if (v := task.cells.get(role)) else None for role in COLUMNS),
        )
        for task in found
    ]


CASES = [
    pytest.param(
        [
            "*III. NHIỆM VỤ",
            "*1. Nâng cao năng lực",
            "- Rà soát đội ngũ cộng tác viên.",
            "- Bố trí phòng làm việc.",
            "Đơn vị chủ trì: Sở Tư pháp.",
            "- Mở lớp bồi dưỡng.",
            "Đơn vị chủ trì: Sở Nội vụ.",
            "Thời gian: Quý II/2027.",
        ],
        [
            ("Rà soát đội ngũ cộng tác viên.", "Sở Tư pháp", None, None),
            ("Bố trí phòng làm việc.", "Sở Tư pháp", None, None),
            ("Mở lớp bồi dưỡng.", "Sở Nội vụ", None, "Quý II/2027"),
        ],
        id="label lines behind some bullets, then behind others",
    ),
    pytest.param(
        ["*II. TỔ CHỨC THỰC HIỆN", "1. Yêu cầu Trạm Y tế phối hợp", "- Cử cán bộ trực."],
        [("Cử cán bộ trực.", "Trạm Y tế", None, None)],
        id="actor with verb: a station",
    ),
    pytest.param(
        ["*II. PHÂN CÔNG", "1. Các thôn tham gia ra quân", "- Huy động người dân dọn vệ sinh."],
        [("Huy động người dân dọn vệ sinh.", "Các thôn", None, None)],
        id="actor with verb: hamlets",
    ),
    pytest.param(
        [
            "*III. LỘ TRÌNH",
            "- Tháng 3/2027: Khảo sát hiện trạng các điểm trường.",
            "- Tháng 4/2027: Lập danh mục cần sửa chữa.",
        ],
        [
            ("Khảo sát hiện trạng các điểm trường.", None, None, "Tháng 3/2027"),
            ("Lập danh mục cần sửa chữa.", None, None, "Tháng 4/2027"),
        ],
        id="dated lines: months",
    ),
    pytest.param(
        [
            "*III. TIẾN ĐỘ",
            "Từ ngày 01/3 đến ngày 15/3/2027: Tập huấn cho cộng tác viên.",
            "Ngày 20/3/2027: Chung kết hội thi.",
        ],
        [
            ("Tập huấn cho cộng tác viên.", None, None, "Từ ngày 01/3 đến ngày 15/3/2027"),
            ("Chung kết hội thi.", None, None, "Ngày 20/3/2027"),
        ],
        id="dated lines: days",
    ),
    pytest.param(
        ["*II. KẾT QUẢ", "Năm 2025: đạt 95%.", "Năm 2026: đạt 97%."],
        [],
        id="figures by year are no schedule",
    ),
    pytest.param(
        ["*II. YÊU CẦU", "- Hạn nộp bài dự thi: trước ngày 10/6/2027."],
        [("nộp bài dự thi", None, None, "trước ngày 10/6/2027")],
        id="a label that names the work",
    ),
    pytest.param(
        ["*II. YÊU CẦU", "- Thời hạn gửi danh sách đăng ký: 15/6/2027."],
        [("gửi danh sách đăng ký", None, None, "15/6/2027")],
        id="a label that names the work: thoi han",
    ),
    pytest.param(
        [
            "*I. NỘI DUNG",
            "*1. Trồng cây phân tán",
            "a) Chuẩn bị cây giống;",
            "b) Đào hố, bón lót.",
            "- Đơn vị phụ trách: Hạt Kiểm lâm.",
            "- Hạn cuối: 30/3/2027.",
        ],
        [
            ("# Trồng cây phân tán", "Hạt Kiểm lâm", None, "30/3/2027"),
            ("Chuẩn bị cây giống;", "Hạt Kiểm lâm", None, "30/3/2027"),
            ("Đào hố, bón lót.", "Hạt Kiểm lâm", None, "30/3/2027"),
        ],
        id="block behind numbered items: letters",
    ),
    pytest.param(
        [
            "*I. NỘI DUNG",
            "*1. Nạo vét kênh mương",
            "1.1. Khảo sát các tuyến;",
            "1.2. Huy động dân công.",
            "* Chủ trì: Phòng Kinh tế; phối hợp: Các thôn.",
        ],
        [
            ("# Nạo vét kênh mương", "Phòng Kinh tế", "Các thôn", None),
            ("Khảo sát các tuyến;", "Phòng Kinh tế", "Các thôn", None),
            ("Huy động dân công.", "Phòng Kinh tế", "Các thôn", None),
        ],
        id="block behind numbered items: dotted",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "1. Mở lớp bơi hè",
            "- Địa điểm: Bể bơi trường học.",
            "- Thành phần: Học sinh từ 8 tuổi.",
            "- Thời gian: Tháng 6/2027.",
        ],
        [("Mở lớp bơi hè", None, None, "Tháng 6/2027")],
        id="lines of place and people are no tasks",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "1. Ra mắt câu lạc bộ",
            "- Hình thức: Trực tiếp.",
            "- Đối tượng: Hội viên.",
            "- Người phụ trách: Đ/c Hùng.",
        ],
        [("Ra mắt câu lạc bộ", "Đ/c Hùng", None, None)],
        id="lines of form and audience are no tasks",
    ),
    pytest.param(
        [
            "*I. NỘI DUNG",
            "*1. Sửa nhà văn hóa",
            "- Cơ quan tham mưu: Phòng Văn hóa - Xã hội.",
            "*2. Lắp camera",
            "- Bộ phận phụ trách: Công an xã.",
            "*3. Phát tờ rơi",
            "- Thực hiện: Đoàn Thanh niên xã.",
        ],
        [
            ("Sửa nhà văn hóa", "Phòng Văn hóa - Xã hội", None, None),
            ("Lắp camera", "Công an xã", None, None),
            ("Phát tờ rơi", "Đoàn Thanh niên xã", None, None),
        ],
        id="labels of the lead",
    ),
    pytest.param(
        [
            "*I. NỘI DUNG",
            "*1. Chi trả trợ cấp",
            "- Thời gian hoàn thành: Tháng 5/2027 (theo lịch của Bưu điện).",
            "*2. Cấp đổi thẻ (đợt 2)",
            "- Thời gian hoàn thành: Quý III/2027 (dự kiến)",
        ],
        [
            ("Chi trả trợ cấp", None, None, "Tháng 5/2027 (theo lịch của Bưu điện)"),
            ("Cấp đổi thẻ (đợt 2)", None, None, "Quý III/2027 (dự kiến)"),
        ],
        id="brackets of a value",
    ),
    pytest.param(
        [
            "*I. NỘI DUNG",
            "*1. Thống kê đàn gia súc",
            "- Mỗi thôn một sổ.",
            "- Số liệu có xác nhận của trưởng thôn.",
            "- Đơn vị chủ trì: Phòng Kinh tế.",
        ],
        [("Thống kê đàn gia súc", "Phòng Kinh tế", None, None)],
        id="bullets that are no work: the heading is the task",
    ),
    pytest.param(
        [
            "*I. NỘI DUNG",
            "*1. Phòng bệnh cho đàn vật nuôi",
            "- Tiêm phòng tại các thôn.",
            "- Phun khử khuẩn chuồng trại.",
            "- Lập sổ theo dõi.",
            "Đơn vị chủ trì: Trạm Thú y khu vực; Thời gian: Tháng 4/2027.",
        ],
        [
            ("# Phòng bệnh cho đàn vật nuôi", "Trạm Thú y khu vực", None, "Tháng 4/2027"),
            ("Tiêm phòng tại các thôn.", "Trạm Thú y khu vực", None, "Tháng 4/2027"),
            ("Phun khử khuẩn chuồng trại.", "Trạm Thú y khu vực", None, "Tháng 4/2027"),
            ("Lập sổ theo dõi.", "Trạm Thú y khu vực", None, "Tháng 4/2027"),
        ],
        id="bullets of work: the heading is their container",
    ),
    pytest.param(
        [
            "*I. NỘI DUNG",
            "1. Rà soát, bổ sung quy ước của các thôn cho phù hợp với quy định.",
            "- Cơ quan chủ trì: Phòng Tư pháp.",
            "- Hoàn thành: Quý II/2027.",
            "2. Nhân rộng mô hình tự quản ở những thôn có điều kiện.",
            "+ Đầu mối: Công an xã.",
        ],
        [
            (
                "Rà soát, bổ sung quy ước của các thôn cho phù hợp với quy định.",
                "Phòng Tư pháp",
                None,
                "Quý II/2027",
            ),
            ("Nhân rộng mô hình tự quản ở những thôn có điều kiện.", "Công an xã", None, None),
        ],
        id="labels under numbered sentences",
    ),
    pytest.param(
        [
            "*II. TỔ CHỨC THỰC HIỆN",
            "1. Hợp tác xã Nông nghiệp An Phú",
            "- Cung ứng giống cho các hộ.",
            "2. Công ty TNHH Môi trường Xanh:",
            "- Thu gom rác tại các điểm tập kết.",
        ],
        [
            ("Cung ứng giống cho các hộ.", "Hợp tác xã Nông nghiệp An Phú", None, None),
            ("Thu gom rác tại các điểm tập kết.", "Công ty TNHH Môi trường Xanh", None, None),
        ],
        id="companies lead",
    ),
    pytest.param(
        [
            "*II. KINH PHÍ",
            "- Khi phát sinh vượt dự toán, đơn vị báo cáo Phòng Tài chính xem xét, chủ trì, phối hợp với Văn phòng.",
            "- Nếu nguồn không đủ thì kiến nghị bổ sung và chủ trì, phối hợp với Kho bạc.",
        ],
        [],
        id="a clause leads nothing",
    ),
    pytest.param(
        [
            "*II. TỔ CHỨC THỰC HIỆN",
            "1. Trạm Y tế",
            "- Chủ trì, phối hợp Phòng Văn hóa - Xã hội tổ chức khám sức khỏe.",
            "- Phối hợp cùng các trường học tuyên truyền.",
        ],
        [
            (
                "Chủ trì, phối hợp Phòng Văn hóa - Xã hội tổ chức khám sức khỏe.",
                "Trạm Y tế",
                "Phòng Văn hóa - Xã hội",
                None,
            ),
            ("Phối hợp cùng các trường học tuyên truyền.", "Trạm Y tế", "các trường học", None),
        ],
        id="phoi hop without voi",
    ),
    pytest.param(
        [
            "*II. NHIỆM VỤ",
            "1. Nâng cấp trang thông tin",
            "a) Nội dung: Thiết kế lại giao diện.",
            "b) Đơn vị thực hiện: Văn phòng.",
            "c) Thời hạn hoàn thành: 30/9/2027.",
            "2. Bảo trì máy chủ",
            "a) Công việc: Thay ổ cứng, sao lưu dữ liệu.",
            "b) Phân công:",
            "- Chủ trì: Phòng Văn hóa - Xã hội.",
            "- Phối hợp: Văn phòng.",
            "c) Tiến độ: Hằng quý.",
        ],
        [
            ("Nâng cấp trang thông tin", "Văn phòng", None, "30/9/2027"),
            (
                "Thay ổ cứng, sao lưu dữ liệu",
                "Phòng Văn hóa - Xã hội",
                "Văn phòng",
                "Hằng quý",
            ),
        ],
        id="one task over a, b, c",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "1. Thi sáng kiến",
            "- Thời gian nhận bài: Từ ngày 01/3/2027 đến ngày 30/4/2027.",
            "2. Kiểm tra nhà bếp",
            "* Thời gian:",
            "+ Lần 1: Tháng 4/2027.",
            "+ Lần 2: Tháng 10/2027.",
            "3. Khai giảng lớp chữ",
            "- Thời gian khai giảng: 19h00 ngày 05/9/2027.",
        ],
        [
            ("Thi sáng kiến", None, None, "Từ ngày 01/3/2027 đến ngày 30/4/2027"),
            ("Kiểm tra nhà bếp", None, None, "Lần 1: Tháng 4/2027. Lần 2: Tháng 10/2027."),
            ("Khai giảng lớp chữ", None, None, "19h00 ngày 05/9/2027"),
        ],
        id="variants of the label of time",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG KIỂM TRA",
            "1. Kiểm tra công tác lưu trữ",
            "Gồm các nội dung:",
            "- Danh mục hồ sơ (Điều 5);",
            "- Kho, giá, trang thiết bị bảo quản;",
            "- Thời gian: Quý III/2027.",
        ],
        [("Kiểm tra công tác lưu trữ", None, None, "Quý III/2027")],
        id="what is looked at is no work",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG, PHÂN CÔNG TRÁCH NHIỆM",
            "*1. Tổ chức ngày hội gia đình",
            "- Đơn vị chủ trì: Hội Phụ nữ xã.",
            "*2. Ban hành quy chế phối hợp",
            "- Đơn vị chủ trì: Công an xã.",
            "*3. Số hóa sổ hộ tịch",
            "- Đơn vị chủ trì: Phòng Tư pháp.",
            "*4. Hội nghị biểu dương",
            "- Đơn vị chủ trì: Mặt trận Tổ quốc xã.",
        ],
        [
            ("Tổ chức ngày hội gia đình", "Hội Phụ nữ xã", None, None),
            ("Ban hành quy chế phối hợp", "Công an xã", None, None),
            ("Số hóa sổ hộ tịch", "Phòng Tư pháp", None, None),
            ("Hội nghị biểu dương", "Mặt trận Tổ quốc xã", None, None),
        ],
        id="headings of work that open like bodies",
    ),
    pytest.param(
        [
            "*III. TỔ CHỨC THỰC HIỆN",
            "- Phòng Kinh tế:",
            "+ Lập dự toán.",
            "+ Theo dõi giải ngân.",
            "- Công an xã: bố trí lực lượng trực.",
        ],
        [
            ("Lập dự toán.", "Phòng Kinh tế", None, None),
            ("Theo dõi giải ngân.", "Phòng Kinh tế", None, None),
            ("bố trí lực lượng trực.", "Công an xã", None, None),
        ],
        id="the lead stands in the line that ends in a colon",
    ),
    pytest.param(
        [
            "*III. TỔ CHỨC THỰC HIỆN",
            "1. Phòng Nội vụ",
            "a) Tham mưu ban hành kế hoạch kiểm tra.",
            "b) Tổng hợp kết quả của các đơn vị.",
        ],
        [
            ("Tham mưu ban hành kế hoạch kiểm tra.", "Phòng Nội vụ", None, None),
            ("Tổng hợp kết quả của các đơn vị.", "Phòng Nội vụ", None, None),
        ],
        id="numbered duties under a body",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_kinds(blocks, expected):
    assert told(*blocks) == expected


def test_items_stand_under_their_heading():
    found = outline(
        source_of(
            *TITLE,
            "*I. NỘI DUNG",
            "*1. Trồng cây",
            "- Đào hố.",
            "- Trồng, tưới cây.",
            "- Đơn vị chủ trì: Hạt Kiểm lâm.",
        )
    ).value.prose_tasks
    assert [(t.task_id, t.kind, t.parent_id, t.inherited) for t in found] == [
        ("p:I.1", RowKind.CONTAINER, None, ()),
        ("p:I.1.~1", RowKind.TASK, "p:I.1", (Role.LEAD,)),
        ("p:I.1.~2", RowKind.TASK, "p:I.1", (Role.LEAD,)),
    ]
