"""Several columns of people under headers nobody listed: who leads, helps, directs, and who only comes."""

import pytest

from parsers.structure.columns import header_of
from schemas.vocabulary import Role
from tests.builders.source import source_of

R = Role

TABLES = [
    pytest.param(
        [
            ["TT", "Đầu việc", "Chi bộ được xem xét", "Ủy viên chỉ đạo", "Nơi gánh", "Nơi góp sức", "Lúc nào"],
            ["1", "Kiểm tra khâu chuẩn bị đại hội", "Chi bộ Trạm Y tế", "Đ/c Phó Bí thư", "Ban Tổ chức Huyện ủy",
             "Thanh tra huyện", "Tháng 3/2027"],
            ["2", "Kiểm tra việc thu đảng phí", "Đảng ủy xã Mẫu", "Đ/c Chủ nhiệm", "Văn phòng Huyện ủy", "",
             "Quý III/2027"],
        ],
        (R.NUMBER, R.TASK, R.OTHER, R.LEADER, R.LEAD, R.COORDINATOR, R.TIME),
        id="persons who direct, bodies that lead and help",
    ),
    pytest.param(
        [
            ["Số", "Tên sự kiện", "Giờ diễn ra", "Chỗ diễn ra", "Người tham dự", "Bên đứng ra lo"],
            ["1", "Hội nghị phổ biến, giáo dục pháp luật", "08 giờ, ngày 23/01/2027", "Hội trường Sở Tư pháp",
             "Đại diện các sở", "Văn phòng Sở"],
            ["2", "Phiên tòa giả định về bạo lực", "Tháng 4/2027", "Trường THPT Mẫu", "Học sinh 05 trường",
             "Phòng Phổ biến, giáo dục pháp luật"],
            ["3", "Lễ trao giải cuộc thi", "Quý III/2027", "Nhà văn hóa xã", "Các đội đoạt giải",
             "Phòng Phổ biến, giáo dục pháp luật"],
        ],
        (R.NUMBER, R.TASK, R.TIME, R.OTHER, R.OTHER, R.LEAD),
        id="events, a name with a comma",
    ),
    pytest.param(
        [
            ["Lớp", "Chuyên đề", "Ngày học", "Người lo lớp", "Phòng"],
            ["01", "Viết câu lệnh cho trợ lý", "12/3/2027", "ThS. Võ Thị Mẫu", "A2.304"],
            ["02", "Dựng video bài giảng", "19/3/2027", "TS. Lê Bá Thử", "A2.305"],
            ["03", "Thiết kế câu hỏi thi", "26/3/2027", "KS. Hồ Nghĩa", "A2.305"],
            ["04", "Phân tích dữ liệu học tập", "29/3/2027", "TS. Lê Bá Thử", "A2.305"],
        ],
        (R.NUMBER, R.TASK, R.TIME, R.LEAD, R.OTHER),
        id="persons by degree",
    ),
    pytest.param(
        [
            ["TT", "Phần việc", "Đ/c trong Ban Giám hiệu", "Bộ phận", "Khi nào"],
            ["1", "Trang trí khánh tiết", "Phó Hiệu trưởng", "Tổ Văn phòng", "Ngày 03/9/2027"],
            ["2", "Tập nghi thức chào cờ", "Đ/c Hạnh", "Đội Thiếu niên", "Ngày 01/9/2027"],
        ],
        (R.NUMBER, R.TASK, R.LEADER, R.LEAD, R.TIME),
        id="posts beside bodies",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "roles"), TABLES)
def test_people_have_their_roles(table, roles):
    source = source_of(table)
    found = header_of(source, source.body[0])
    assert found is not None
    assert found.roles == roles
    assert found.is_task_table
