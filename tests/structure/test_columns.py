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


def test_three_row_header_of_money_by_year():
    """The print has ``Kinh phí và phân kỳ thực hiện`` over years over ``Nguồn Vốn SN``."""
    found = header(
        ["STT", "Danh mục nhiệm vụ", "Kinh phí và phân kỳ", "<", "Tổng kinh phí", "Đơn vị chủ trì"],
        ["^", "^", "2026", "2027", "^", "^"],
        ["^", "^", "Nguồn vốn SN", "Nguồn vốn SN", "^", "^"],
        ["1", "Mua sắm phần mềm", "1,200", "2,000", "3,200", "Sở Nội vụ"],
        ["2", "Nâng cấp mạng", "500", "0", "500", "Sở Tài chính"],
    )
    assert found.rows == (0, 1, 2)
    assert found.words[2] == "Kinh phí và phân kỳ / 2026 / Nguồn vốn SN"
    assert found.roles == (R.NUMBER, R.TASK, R.OTHER, R.OTHER, R.BUDGET, R.LEAD)


@pytest.mark.parametrize(
    ("parts", "roles"),
    [
        (["2026", "2027", "Tổng số"], (R.OTHER, R.OTHER, R.BUDGET)),
        (["Tổng số", "Trung ương", "Tỉnh"], (R.BUDGET, R.OTHER, R.OTHER)),
        (["Tổng số", "Tổng hợp", "Tỉnh"], (R.BUDGET, R.OTHER, R.OTHER)),
        (["Trung ương", "Tỉnh", "Huyện"], (R.BUDGET, R.OTHER, R.OTHER)),
    ],
)
def test_the_money_of_a_task_is_the_sum_of_its_parts(parts, roles):
    found = header(
        ["TT", "Nhiệm vụ", "Kinh phí", "<", "<", "Chủ trì"],
        ["^", "^", *parts, "^"],
        ["1", "Rà soát hồ sơ", "5", "6", "7", "Sở Nội vụ"],
    )
    assert found.roles == (R.NUMBER, R.TASK, *roles, R.LEAD)


def test_a_cell_merged_over_rows_makes_no_header_deeper():
    found = header(
        ["TT", "Nhiệm vụ", "Thời gian", "Chủ trì"],
        ["1", "Rà soát hồ sơ", "Quý I", "Sở Nội vụ"],
        ["2", "^", "^", "^"],
    )
    assert found.rows == (0,)


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
