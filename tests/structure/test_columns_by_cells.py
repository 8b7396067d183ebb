"""Columns told by what stands in them, where their headers name nothing or something else."""

import pytest

from parsers.structure.columns import header_of
from schemas.vocabulary import Role
from tests.builders.source import source_of

R = Role


def header(*rows):
    source = source_of(list(rows))
    return header_of(source, source.body[0])


R_N, R_T, R_W, R_L, R_C = R.NUMBER, R.TASK, R.TIME, R.LEAD, R.COORDINATOR


@pytest.mark.parametrize(
    ("rows", "roles"),
    [
        pytest.param(
            [
                ["STT", "Nội dung công việc", "Phụ trách", "Ghi chú"],
                ["1", "Trang trí sân khấu, phông nền", "Cô Hạnh, thầy Quân", "Xong trước 20/4"],
                ["2", "Dẫn chương trình", "Cô Thảo", ""],
            ],
            (R_N, R_T, R_L, R.NOTE),
            id="phu trach alone",
        ),
        pytest.param(
            [
                ["TT", "Nội dung", "Thời gian", "Thực hiện", "Ghi chú"],
                ["1", "Đón tiếp đại biểu", "7h00 - 7h30", "Văn phòng Sở", ""],
                ["2", "Khai mạc", "7h30 - 7h45", "Phòng Nội vụ", ""],
            ],
            (R_N, R_T, R_W, R_L, R.NOTE),
            id="thuc hien over bodies",
        ),
        pytest.param(
            [
                ["TT", "Nội dung", "Thời gian", "Thực hiện", "Ghi chú"],
                ["1", "Đón tiếp đại biểu", "7h00 - 7h30", "Đã xong", ""],
                ["2", "Khai mạc", "7h30 - 7h45", "Đang làm dở", ""],
            ],
            (R_N, R_T, R_W, R.OTHER, R.NOTE),
            id="thuc hien over what was done",
        ),
        pytest.param(
            [
                ["TT", "Nhiệm vụ", "Chủ trì", "Năm 2027", "Năm 2028"],
                ["1", "Xây dựng hồ chứa", "Sở Xây dựng", "x", ""],
                ["2", "Nạo vét kênh", "UBND xã", "", "x"],
            ],
            (R_N, R_T, R_L, R_W, R_W),
            id="crosses by year",
        ),
        pytest.param(
            [
                ["Việc cần làm", "Ai làm", "Khi nào xong"],
                ["Dọn vệ sinh khu vực hội trường", "Đoàn Thanh niên xã", "Trước ngày 12/5/2027"],
                ["Chuẩn bị băng rôn, khẩu hiệu", "Phòng Văn hóa - Xã hội", "Ngày 10/5/2027"],
                ["Mời đại biểu và khách", "Văn phòng HĐND và UBND", "Tháng 4/2027"],
            ],
            (R_T, R_L, R_W),
            id="a header in nobody's words",
        ),
        pytest.param(
            [
                ["TT", "Phần việc", "Nơi đảm đương", "Cùng làm", "Mốc"],
                ["1", "Rà soát hộ nghèo tại các thôn", "Phòng Kinh tế", "Các thôn", "Quý I/2027"],
                ["2", "Lập danh sách đề nghị hỗ trợ", "Phòng Kinh tế", "Hội Phụ nữ xã", "Tháng 4/2027"],
            ],
            (R_N, R_T, R_L, R_C, R_W),
            id="the first column of bodies leads, the next coordinates",
        ),
        pytest.param(
            [
                ["STT", "Nhiệm vụ", "Người đảm trách", "Hoàn tất"],
                ["1", "In ấn tài liệu hội nghị", "Văn phòng Đảng ủy", "15/6/2027"],
                ["2", "Kiểm tra âm thanh, ánh sáng", "Tổ Kỹ thuật", "16/6/2027"],
            ],
            (R_N, R_T, R_L, R_W),
            id="one header known",
        ),
        pytest.param(
            [
                ["TT", "Nhiệm vụ", "Thời gian", "Cơ quan chủ trì"],
                ["1", "Rà soát văn bản", "Phòng Tư pháp", "Quý I/2027"],
                ["2", "Tập huấn nghiệp vụ", "Phòng Nội vụ", "Quý II/2027"],
            ],
            (R_N, R_T, R_L, R_W),
            id="headers the wrong way round",
        ),
        pytest.param(
            [
                ["TT", "Nội dung kiểm tra", "Đơn vị được kiểm tra", "Thời gian"],
                ["1", "Kiểm tra công tác văn thư", "Phòng Nội vụ", "Quý I/2027"],
                ["2", "Kiểm tra kỷ luật lao động", "Phòng Y tế", "Quý II/2027"],
            ],
            (R_N, R_T, R.OTHER, R_W),
            id="bodies in another office lead nothing",
        ),
        pytest.param(
            [
                ["TT", "Đầu việc", "Bộ phận nhận việc", "Nơi kề vai", "Ngày xong"],
                ["1", "Rà soát hộ nghèo tại các thôn", "Văn phòng", "Các thôn", "Quý I/2027"],
                ["2", "Lập danh sách đề nghị hỗ trợ", "Phòng Kinh tế", "Hội Phụ nữ xã", "Tháng 4/2027"],
            ],
            (R_N, R_T, R_L, R_C, R_W),
            id="who gets the work leads",
        ),
        pytest.param(
            [
                ["TT", "Đầu việc", "Đơn vị được giao nhiệm vụ", "Nơi nhận việc cùng", "Ngày xong"],
                ["1", "Rà soát hộ nghèo tại các thôn", "Văn phòng", "Các thôn", "Quý I/2027"],
                ["2", "Lập danh sách đề nghị hỗ trợ", "Phòng Kinh tế", "Hội Phụ nữ xã", "Tháng 4/2027"],
            ],
            (R_N, R_T, R_L, R_C, R_W),
            id="who is given the work leads",
        ),
        pytest.param(
            [
                ["TT", "Đầu việc", "Nơi góp sức", "Nơi cầm trịch", "Ngày xong"],
                ["1", "Rà soát hộ nghèo tại các thôn", "", "Văn phòng", "Quý I/2027"],
                ["2", "Lập danh sách đề nghị hỗ trợ", "Hội Phụ nữ xã", "Phòng Kinh tế", "Tháng 4/2027"],
            ],
            (R_N, R_T, R_C, R_L, R_W),
            id="the column every row fills leads",
        ),
        pytest.param(
            [
                ["Ngày xong", "Ký hiệu", "Đầu việc", "Đơn vị hợp lực", "Đơn vị chủ công"],
                ["Quý I/2027", "1", "Rà soát hộ nghèo tại các thôn", "Các thôn", "Phòng Kinh tế"],
                ["Tháng 4/2027", "2", "Lập danh sách đề nghị hỗ trợ", "Hội Phụ nữ xã", "Văn phòng"],
            ],
            (R_W, R_N, R_T, R_C, R_L),
            id="who helps stands left of who leads, numbers behind the time",
        ),
        pytest.param(
            [
                ["TT", "Đầu việc", "Khung lịch / Mở", "Khung lịch / Đóng", "Bộ phận chủ trì"],
                ["1", "Rà soát minh chứng", "05/01/2027", "09/01/2027", "Phòng Đào tạo"],
                ["2", "Viết báo cáo tự đánh giá", "12/01/2027", "20/3/2027", "Khoa Dược"],
            ],
            (R_N, R_T, R_W, R_W, R_L),
            id="start and end under one header",
        ),
        pytest.param(
            [
                ["TT", "Nhiệm vụ", "Chủ trì", "Hạn", "Minh chứng"],
                ["1", "Kiện toàn ban chỉ đạo", "Phòng Nội vụ", "Quý I/2027", "Quyết định của Chủ tịch"],
                ["2", "Kiểm kê tài sản", "Phòng Kinh tế", "Quý II/2027", "Biên bản, danh mục"],
                ["3", "Mở lớp nghiệp vụ", "Phòng Nội vụ", "Quý II/2027", "02 lớp tập huấn"],
            ],
            (R_N, R_T, R_L, R_W, R.PRODUCT),
            id="documents under a header in nobody's words",
        ),
        pytest.param(
            [
                ["TT", "Nhiệm vụ", "Chủ trì", "Hồ sơ phải có", "Hạn"],
                ["1", "Kiện toàn ban chỉ đạo", "Phòng Nội vụ", "Tờ trình; dự thảo quyết định", "Quý I/2027"],
                ["2", "Kiểm kê tài sản", "Phòng Kinh tế", "Sổ theo dõi", "Quý II/2027"],
            ],
            (R_N, R_T, R_L, R.PRODUCT, R_W),
            id="papers to be there",
        ),
        pytest.param(
            [
                ["TT", "Nhiệm vụ", "Chủ trì", "Hạn", "Theo văn bản nào"],
                ["1", "Kiện toàn ban chỉ đạo", "Phòng Nội vụ", "Quý I/2027", "Quyết định số 12/QĐ-UBND"],
                ["2", "Kiểm kê tài sản", "Phòng Kinh tế", "Quý II/2027", "Kế hoạch số 7/KH-UBND"],
            ],
            (R_N, R_T, R_L, R_W, R.BASIS),
            id="documents that are there already are no products",
        ),
        pytest.param(
            [
                ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Theo dõi, kiểm tra"],
                ["1", "Vá ổ gà các tuyến", "Phòng Kinh tế", "Quý II/2027", "Văn phòng HĐND và UBND"],
            ],
            (R_N, R_T, R_L, R_W, R.MONITOR),
            id="who follows it up",
        ),
        pytest.param(
            [
                ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Cơ quan đôn đốc, giám sát"],
                ["1", "Vá ổ gà các tuyến", "Phòng Kinh tế", "Quý II/2027", "Thanh tra tỉnh"],
            ],
            (R_N, R_T, R_L, R_W, R.MONITOR),
            id="who urges",
        ),
    ],
)  # fmt: skip
def test_cells_decide_with_the_header(rows, roles):
    found = header(*rows)
    assert found is not None
    assert found.roles == roles
    assert found.is_task_table


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["TT", "Nội dung công việc", "Ai làm", "Khi nào"],
                ["1", "Rà soát hồ sơ", "", ""],
                ["2", "Lập danh sách", "", ""],
            ],
            id="a form",
        ),
        pytest.param(
            [
                ["TT", "Họ và tên", "Chức danh", "Đơn vị", "Nhiệm vụ"],
                ["1", "Nguyễn Văn An", "Trưởng phòng", "Phòng Nội vụ", "Trưởng đoàn"],
                ["2", "Lê Thị Bình", "Chuyên viên", "Phòng Y tế", "Thành viên"],
            ],
            id="a list of people",
        ),
        pytest.param(
            [
                ["TT", "Đơn vị", "Số hộ nghèo", "Số hộ thoát nghèo"],
                ["1", "Xã An Phú", "125", "25"],
                ["2", "Xã Tân Lập", "98", "30"],
            ],
            id="figures",
        ),
        pytest.param(
            [
                ["Stt", "Nội dung", "Năm 2027", "Năm 2028", "Tổng cộng"],
                ["1", "Quy hoạch phát triển du lịch", "900", "800", "1.700"],
                ["2", "Xúc tiến thị trường, quảng bá", "2.540", "690", "3.230"],
            ],
            id="amounts by year",
        ),
        pytest.param(
            [
                ["TT", "Cơ sở", "Nằm ở đâu", "Khảo sát"],
                ["1", "Nhà văn hóa thôn 1", "Số 12 đường Trần Phú, thôn 1", "Tháng 3/2027"],
                ["2", "Trạm Y tế xã", "Số 4 đường Lê Lợi, thôn 3", "Tháng 4/2027"],
            ],
            id="addresses",
        ),
    ],
)
def test_forms_lists_and_figures_are_no_task_tables(rows):
    found = header(*rows)
    assert found is None or not found.is_task_table


def test_a_header_its_cells_gainsay_is_told():
    found = header(
        ["TT", "Nhiệm vụ", "Thời gian", "Cơ quan chủ trì"],
        ["1", "Rà soát văn bản", "Phòng Tư pháp", "Quý I/2027"],
        ["2", "Tập huấn nghiệp vụ", "Phòng Nội vụ", "Quý II/2027"],
    )
    assert [(d.column, d.said, d.read) for d in found.doubts] == [
        (2, R.TIME, R.LEAD),
        (3, R.LEAD, R.TIME),
    ]


def test_a_table_of_work_in_nobodys_words():
    """Bodies read in the header itself, verbs no list holds: who and by when tell that it is work."""
    table = [
        ["Số", "Đầu việc", "Bộ phận đảm nhận", "Mốc hoàn thành"],
        [
            "1",
            "Quét dọn, rửa vỉa hè, nạo vét miệng hố ga",
            "Đội Dịch vụ đô thị phường",
            "Hằng tuần",
        ],
        ["2", "Hạ độ cao, chằng chống cây trước mùa mưa", "Phòng Kinh tế", "Trước ngày 15/4/2026"],
        ["3", "Xóa 06 điểm tập kết rác tự phát trên đường", "Công an phường", "Quý II/2026"],
    ]
    source = source_of(table)
    header = header_of(source, source.body[0])
    assert header.is_task_table
    assert header.roles == (Role.NUMBER, Role.TASK, Role.LEAD, Role.TIME)
