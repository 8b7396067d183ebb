"""Small questions about wording."""

import pytest

from parsers.semantics.misprints import Misprint, find_misprints
from parsers.semantics.symbols import (
    body_groups,
    is_committee,
    type_code_of_number,
    type_codes,
    type_group,
    year_of_number,
)
from parsers.semantics.wording import (
    goes_by,
    has_end_mark,
    holds_sentence_end,
    horizon_named,
    is_referred_to,
    is_told_at_meeting,
    lacks_zero,
    makes_product,
    opens_paragraph,
    speaks_of_time,
    years_named,
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Công tác dân vận năm 2023", {2023}),
        ("Tổng kết năm 2021 và nhiệm vụ năm 2022", {2021, 2022}),
        ("Chuyển đổi số năm 2021-2025", set()),
        ("Tài chính - ngân sách nhà nước 03 năm 2026 - 2028", set()),
        ("Phát triển hạ tầng 5G đến năm 2030", set()),
        ("CÔNG TÁC DÂN VẬN NĂM 2023", {2023}),
        ("Thực hiện Nghị quyết số 05-NQ/HU năm 2021 của Huyện ủy về công tác dân vận", set()),
        ("Triển khai thi hành Luật Đất đai năm 2024", set()),
        ("Triển khai Luật Đất đai năm 2024 trong năm 2025", {2025}),
    ],
)
def test_years(text, years):
    assert years_named(text) == years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("đến năm 2030, tầm nhìn đến năm 2045", 2030),
        ("đến hết năm 2026", 2026),
        ("Công tác năm 2023", None),
    ],
)
def test_horizon(text, year):
    assert horizon_named(text) == year


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("ngày 5 tháng 01 năm 2023", True),
        ("ngày 05 tháng 1 năm 2023", True),
        ("ngày 05 tháng 01 năm 2023", False),
        ("ngày 15 tháng 3 năm 2023", False),
        ("ngày 15 tháng 12 năm 2023", False),
        ("ngày    tháng    năm 2023", False),
    ],
)
def test_leading_zeros(line, lacks):
    assert lacks_zero(line) is lacks


@pytest.mark.parametrize(
    ("symbol", "code", "bodies"),
    [
        ("KH-UBND", "KH", ("UBND",)),
        ("KH-UBND-NC", "KH", ("UBND", "NC")),
        ("KH/TU", "KH", ("TU",)),
        ("SYT-TCCB", None, ("SYT", "TCCB")),
        ("KH-SYT-CĐN", "KH", ("SYT", "CĐN")),
    ],
)
def test_symbols(symbol, code, bodies):
    assert (type_group(symbol), body_groups(symbol)) == (code, bodies)


@pytest.mark.parametrize(
    ("agency", "committee"),
    [
        ("ỦY BAN NHÂN DÂN HUYỆN MẪU LĨNH", True),
        ("UỶ BAN NHÂN DÂN XÃ LẬP LỄ", True),
        ("UBND TỈNH LÀO CAI", True),
        ("HUYỆN ỦY - UBND HUYỆN THỦY NGUYÊN", True),
        ("SỞ Y TẾ", False),
        ("VĂN PHÒNG HĐND VÀ UBND HUYỆN", False),
        ("ỦY BAN MTTQ VIỆT NAM XÃ LƯƠNG MINH", False),
    ],
)
def test_committees(agency, committee):
    assert is_committee(agency) is committee


@pytest.mark.parametrize(
    ("number", "code", "year"),
    [
        ("15/QĐ-TTg", "QĐ", None),
        ("30/2020/NĐ-CP", "NĐ", 2020),
        ("15-CT/TU", "CT", None),
        ("77/2015/QH13", None, 2015),
        ("555/LĐTBXH-BTXH", None, None),
    ],
)
def test_numbers(number, code, year):
    assert (type_code_of_number(number), year_of_number(number)) == (code, year)


def test_codes_of_a_type():
    assert type_codes("KẾ HOẠCH") == {"KH"}
    assert type_codes("KẾ  HOẠCH PHỐI HỢP") >= {"KHPH"}
    assert type_codes("BẢNG ĐIỂM") == frozenset()


@pytest.mark.parametrize(
    ("task", "makes"),
    [
        ("Ban hành Kế hoạch kiểm tra công vụ", True),
        ("- Xây dựng, ban hành Quy chế phối hợp", True),
        ("Tham mưu ban hành Quyết định kiện toàn Ban Chỉ đạo", True),
        ("Thành lập Tổ công tác", True),
        ("Xây dựng nông thôn mới kiểu mẫu", False),
        ("Tuyên truyền Luật", False),
        ("Tiếp tục xây dựng đội ngũ cán bộ", False),
        ("Thực hiện Kế hoạch số 12/KH-UBND", False),
    ],
)
def test_products(task, makes):
    assert makes_product(task) is makes


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("… quyết định./.", True),
        ("… thực hiện. /.", True),
        ("… thực hiện/.", True),
        ("… thực hiện./", True),
        ("… thực hiện.", False),
        ("… trước ngày 05/6/2023.", False),
    ],
)
def test_end_marks(text, ends):
    assert has_end_mark(text) is ends


def test_a_paragraph_opens_with_a_number():
    text = "II. NỘI DUNG\nIII. TỔ CHỨC\n3) Phòng Nội vụ"
    assert opens_paragraph(text, "III")
    assert opens_paragraph(text, "3")
    assert not opens_paragraph(text, "I")


def test_misprints():
    assert find_misprints("PHỔ BIẾN CÁC CHỦ  TRƯỞNG") == (Misprint("CHỦ  TRƯỞNG", "chủ trương"),)
    assert find_misprints("ĐẦY MẠNH CẢI CÁCH") == (Misprint("ĐẦY MẠNH", "đẩy mạnh"),)
    assert find_misprints("Đẩy mạnh các chủ trương") == ()
    assert find_misprints("ĐẦY ĐỦ, MẠNH MẼ") == ()


@pytest.mark.parametrize(
    ("before", "is_rule"),
    [
        ("báo cáo về UBND tỉnh theo ", True),
        ("báo cáo hằng quý theo quy định tại ", True),
        ("báo cáo theo đúng mẫu quy định tại khoản 2 Điều 9 ", True),
        ("báo cáo kết quả thực hiện ", False),  # … Chỉ thị số 15-CT/TU: what is reported on
        ("theo dõi, báo cáo về ", False),
    ],
)
def test_what_a_report_goes_by(before, is_rule):
    assert goes_by(before) is is_rule


@pytest.mark.parametrize(
    ("between", "ended"),
    [
        ("; ", False),
        (", ", False),
        (". Các xã ", True),
        (".", True),
        ("\n", True),
        (" TP.HCM ", False),
    ],
)
def test_holds_sentence_end(between, ended):
    assert holds_sentence_end(between) is ended


@pytest.mark.parametrize(
    ("duty", "timed"),
    [
        (
            "Sau khi kết thúc đợt cao điểm, Công an huyện tổng kết, báo cáo Chủ tịch UBND huyện",
            True,
        ),
        ("Trạm Y tế các xã báo cáo ngay Trung tâm Y tế huyện trong vòng 24 giờ", True),
        ("Giao Phòng Nội vụ tổng hợp, báo cáo UBND thành phố theo quy định", False),
        ("báo cáo kết quả thực hiện Kế hoạch năm 2023", False),
    ],
)
def test_speaks_of_time(duty, timed):
    assert speaks_of_time(duty) is timed


def test_reports_of_a_meeting():
    assert is_told_at_meeting("kiểm tra, báo cáo tại phiên họp thường kỳ hằng tháng của UBND huyện")
    assert not is_told_at_meeting("báo cáo kết quả tổ chức hội nghị về UBND huyện")


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Xét đề nghị của Trưởng phòng Nội vụ tại ", True),
        ("Thực hiện chỉ đạo của UBND thành phố tại ", True),
        ("Thực hiện nhiệm vụ tại ", False),
        ("Căn cứ ", False),
    ],
)
def test_who_issued_it_is_told_before(before, told):
    assert is_referred_to(before) is told
