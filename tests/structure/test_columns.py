import pytest

from parsers.structure.columns import header_of, role_of
from schemas.vocabulary import Role
from tests.builders.source import source_of

R = Role


def test_the_column_of_tasks_is_the_one_that_says_so():
    words = ["STT", "Tiêu chí cần khắc phục", "Nhiệm vụ", "Chủ trì", "Thời gian"]
    table = source_of([words, ["1", "Thủ tục", "Rà soát hồ sơ", "Phòng Nội vụ", "Quý I"]])
    header = header_of(table, table.body[0])
    assert header is not None
    assert header.roles == (R.NUMBER, R.OTHER, R.TASK, R.LEAD, R.TIME)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("TT", R.NUMBER),
        ("STT", R.NUMBER),
        ("Số TT", R.NUMBER),
        ("Nhiệm vụ", R.TASK),
        ("NHIỆM VỤ VÀ GIẢI PHÁP", R.TASK),
        ("Nội dung/nhiệm vụ", R.TASK),
        ("Tên nhiệm vụ", R.TASK),
        ("Nội dung công việc", R.TASK),
        ("Nội dung thực hiện", R.TASK),
        ("Thời gian thực hiện", R.TIME),
        ("Thời gianhoàn thành", R.TIME),  # a line break without a space
        ("Thời gian (Năm 2026)", R.TIME),
        ("Tiến độ thực hiện", R.TIME),
        ("Thời hạn hoàn thành", R.TIME),
        ("Cơ quan chủ trì", R.LEAD),
        ("Chủ trìthực hiện", R.LEAD),
        ("Sở, ngành chủ trì tham mưu", R.LEAD),
        ("Đơn vị thực hiện", R.LEAD),
        ("Người thực hiện", R.LEAD),
        ("Khoa/phòng thực hiện", R.LEAD),  # hospitals
        ("Ban phụ trách", R.LEAD),  # mass organisations
        ("Tổ, nhóm thực hiện", R.LEAD),
        ("Ban hành, thực hiện", R.OTHER),
        ("Đối tượng thực hiện", R.OTHER),
        ("Đơn vị/ cá nhân phụ trách", R.LEAD),
        ("Trách nhiệm thực hiện", R.LEAD),
        ("Cơ quan phối hợp", R.COORDINATOR),
        ("Phối hợp thực hiện", R.COORDINATOR),
        ("Đơn vị phối hợp thực hiện", R.COORDINATOR),
        ("Cơ quan chủ trì, phối hợp", R.LEAD_COORDINATOR),
        ("Đơn vị chủ trì/phối hợp", R.LEAD_COORDINATOR),
        ("Theo dõi, kiểm tra, đôn đốc", R.MONITOR),
        ("Lãnh đạo phụ trách", R.LEADER),
        ("Sản phẩm", R.PRODUCT),
        ("Sản phẩm dự kiến hoàn thành", R.PRODUCT),
        ("Sản phẩm đầu ra", R.PRODUCT),
        ("Kinh phí (triệu đồng)", R.BUDGET),
        ("Ghi chú", R.NOTE),
        ("Căn cứ pháp lý", R.BASIS),
        ("Cấp trình", R.APPROVER),
        ("Địa chỉ", R.OTHER),
        ("Số lượng", R.OTHER),
    ],
)
def test_role_of(words, role):
    assert role_of(words) is role


def header(*rows):
    source = source_of(list(rows))
    return header_of(source, source.body[0])


def test_index_row_is_part_of_the_header():
    found = header(
        ["TT", "Nhiệm vụ", "Thời gian"], ["(1)", "(2)", "(3)"], ["1", "Rà soát", "Quý I"]
    )
    assert found.rows == (0, 1)
    assert found.is_task_table


def test_two_row_header():
    found = header(
        ["TT", "Nhiệm vụ", "Thời gian", "<", "Chủ trì"],
        ["^", "^", "Bắt đầu", "Kết thúc", "^"],
        ["1", "Rà soát", "01/3", "15/4", "Phòng Nội vụ"],
    )
    assert found.rows == (0, 1)
    assert found.words == (
        "TT",
        "Nhiệm vụ",
        "Thời gian / Bắt đầu",
        "Thời gian / Kết thúc",
        "Chủ trì",
    )
    assert found.roles == (R.NUMBER, R.TASK, R.TIME, R.TIME, R.LEAD)


@pytest.mark.parametrize(
    "words",
    [
        ["STT", "TIÊU CHÍ THI ĐUA", "ĐIỂM CHUẨN", "HƯỚNG DẪN CHẤM ĐIỂM"],
        ["TT", "Tên nhiệm vụ", "Vai trò (Chủ trì/ Phối hợp)", "Kết quả thực hiện trong tháng"],
        ["STT", "Nhiệm vụ được giao", "Đơn vị thực hiện", "Mức độ hoàn thành(%)"],
        ["TT", "Tên cơ sở", "Địa chỉ", "Thời gian"],
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023"],
    ],
)
def test_no_task_table(words):
    found = header(words, ["1", "a", "b", "c"])
    assert found is None or not found.is_task_table


def test_a_table_of_figures_has_no_header_of_ours():
    assert header(["Năm", "Dân số"], ["2023", "100"]) is None


@pytest.mark.parametrize(
    ("start", "end", "roles"),
    [
        ("Bắt đầu", "Hoàn thành", (R.TIME, R.TIME)),
        ("Ngày bắt đầu", "Ngày kết thúc", (R.TIME, R.TIME)),
        ("Từ ngày", "Đến ngày", (R.TIME, R.TIME)),
        ("Thời gian", "Thời hạn hoàn thành", (R.TIME, R.OTHER)),
        ("Thời gian", "Hoàn thành", (R.TIME, R.OTHER)),
    ],
)
def test_start_and_end_are_one_time(start, end, roles):
    found = header(["TT", "Nhiệm vụ", start, end, "Chủ trì"], ["1", "a", "b", "c", "d"])
    assert found.roles == (R.NUMBER, R.TASK, *roles, R.LEAD)


HEAD = ["TT", "Nhiệm vụ", "Thời gian", "Chủ trì"]


@pytest.mark.parametrize(
    ("again", "rows"),
    [
        (["TT", "Nhiệm vụ", "Thời gian", "Chủ trì"], (0, 2)),
        (["TT", "Nội dung", "Thời gian", "Chủ trì"], (0, 2)),
        (["^", "Nội dung", "Thời gian", "Chủ trì"], (0, 2)),
        (["STT", "Nhiệm  vụ", "Thời gian:", "CHỦ TRÌ"], (0, 2)),
        (["2", "Nội dung", "Thời gian", "Chủ trì"], (0,)),
        (["2", "Thời gian", "Quý I", "Chủ trì"], (0,)),
        (["", "Nhiệm vụ", "", ""], (0,)),
    ],
    ids=["the same", "another word", "number merged", "typed anew", "numbered", "body", "one word"],
)
def test_a_header_printed_again_under_a_group(again, rows):
    found = header(HEAD, ["I", "HẠ TẦNG", "", ""], again, ["1", "Rà soát", "Quý I", "Sở A"])
    assert found.rows == rows


def test_an_index_row_under_the_header_printed_again():
    index = ["(1)", "(2)", "(3)", "(4)"]
    found = header(HEAD, index, ["I", "HẠ TẦNG", "", ""], HEAD, index, ["1", "Rà soát", "", ""])
    assert found.rows == (0, 1, 3, 4)


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
            (R_N, R_T, R_L, R_W, R.OTHER),
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
