"""Citations of kinds met in plans that were not in view: companies' numbers, names again, outputs."""

import pytest

from parsers.semantics.citations import find_citations, resolve_citations
from parsers.semantics.citations.outputs import Own, cited_in


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("tại Văn bản số 12.4/CV-HT ngày 12/4/2025", "12.4/CV-HT", "2025-04-12"),
        ("Văn bản số 8.11/2024/ĐN-XD ngày 08/11/2024", "8.11/2024/ĐN-XD", "2024-11-08"),
        ("Văn bản số 03.9/TTr/KS ngày 03/9/2025", "03.9/TTr/KS", "2025-09-03"),
        ("Văn bản số 71/BC-12 ngày 05/5/2025", "71/BC-12", "2025-05-05"),
        ("Văn bản số 15/2025CV-MT ngày 15/5/2025", "15/2025CV-MT", "2025-05-15"),
        ("Văn bản số KMN-KT07/25-TC ngày 16/5/2025", "KMN-KT07/25-TC", "2025-05-16"),
        ("Chỉ thị số 07/CTTg ngày 19/3/2024 của Thủ tướng Chính phủ", "07/CT-TTg", "2024-03-19"),
        ("Chỉ thị số 23/CTTg ngày 05/9/2022", "23/CT-TTg", "2022-09-05"),
        ("Quyết định số 505/QĐTTg ngày 22/4/2022", "505/QĐ-TTg", "2022-04-22"),
    ],
)
def test_numbers_as_companies_and_slips_print_them(text, number, day):
    (one,) = find_citations(text)
    assert (one.number, str(one.date)) == (number, day)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Thông tư số 22/2020/TT-BTNMT ngày 30/12/2020 của Bộ Tài nguyên Môi trường (nay là Bộ khác)",
            "Bộ Tài nguyên Môi trường",
        ),
        (
            "Công văn số 5/STNMT-QL ngày 02/3/2022 của Sở Tài nguyên Môi trường;",
            "Sở Tài nguyên Môi trường",
        ),
    ],
)
def test_an_issuer_without_its_joint(text, issuer):
    (one,) = find_citations(text)
    assert one.issuer == issuer


def test_a_law_by_its_name_and_first_letters_is_the_one_cited_before():
    zones = (
        "Căn cứ Luật Mẫu hóa nông thôn số 35/2024/QH15 ngày 27/6/2024;",
        "Thực hiện Luật Mẫu hóa nông thôn; phổ biến Luật MHNT; Luật Đường thủy Mẫu.",
    )
    first, rest = resolve_citations([find_citations(zone) for zone in zones])
    key = "vn:tw:luat:35/2024/qh15"
    assert [one.resolved_key for one in (*first, *rest)] == [key, key, key, None]


@pytest.mark.parametrize(
    ("text", "type_", "title", "day"),
    [
        (
            "- Quy tắc ứng xử văn hóa nơi công sở ban hành ngày 14/5/2021",
            "quy-tac",
            "ứng xử văn hóa nơi công sở",
            "2021-05-14",
        ),
        (
            "theo Quy tắc giao tiếp của điều dưỡng, kỹ thuật viên, được ban hành ngày 02 tháng 3 năm 2020.",
            "quy-tac",
            "giao tiếp của điều dưỡng, kỹ thuật viên",
            "2020-03-02",
        ),
        ("Quy tắc ứng xử của Sở Y tế ngày 09/10/2018", "quy-tac", "ứng xử", "2018-10-09"),
        ("Căn cứ Quy tắc ứng xử ngày 26/6/2020 của Sở Y tế;", "quy-tac", "ứng xử", "2020-06-26"),
        ("Nội quy ra vào cơ quan ký ngày 06/01/2022;", "noi-quy", "ra vào cơ quan", "2022-01-06"),
    ],
)
def test_rules_by_their_name_and_the_day_behind_it(text, type_, title, day):
    (one,) = find_citations(text)
    assert (one.type, one.title, str(one.date), one.weak) == (type_, title, day, False)


@pytest.mark.parametrize(
    "text",
    [
        "Phổ biến Quy tắc ứng xử ngày 05/6/2026 tại hội trường.",
        "Xây dựng Quy tắc ứng xử, ban hành trước ngày 05/6/2026.",
        "Quy tắc giao tiếp ứng xử: chào hỏi, lắng nghe",
        "chấm theo quy tắc ba ngón",
    ],
)
def test_rules_to_be_made_or_kept_are_not_cited(text):
    assert not find_citations(text)


@pytest.mark.parametrize(
    ("text", "number", "title", "day"),
    [
        ("- Luật Số 45/2013/QH13 Luật đất đai.", "45/2013/QH13", "đất đai", None),
        (
            "Căn cứ Luật số 52/2019/QH14: Luật Mẫu hóa nông thôn ngày 22/11/2019;",
            "52/2019/QH14",
            "Mẫu hóa nông thôn",
            "2019-11-22",
        ),
        ("Luật số 52/2019/QH14 - Luật Mẫu hóa.", "52/2019/QH14", "Mẫu hóa", None),
        (
            "Luật Mẫu hóa nông thôn (Luật số 52/2019/QH14).",
            "52/2019/QH14",
            "Mẫu hóa nông thôn",
            None,
        ),
        ("Pháp lệnh số 02/2020/UBTVQH14 (Pháp lệnh Mẫu hóa)", "02/2020/UBTVQH14", "Mẫu hóa", None),
    ],
)
def test_a_law_named_behind_its_number_is_one(text, number, title, day):
    (one,) = find_citations(text)
    assert (one.number, one.title) == (number, title)
    assert (one.date and str(one.date)) == day


def test_two_laws_stay_two():
    found = find_citations(
        "Luật số 52/2019/QH14, Luật Đất đai; Luật số 4/2020/QH14 - Luật Giá số 16/2023/QH15"
    )
    assert [one.number for one in found] == ["52/2019/QH14", None, "4/2020/QH14", "16/2023/QH15"]


def test_a_doubled_stroke_is_told():
    (one,) = find_citations("Thông tư 19/2016//TT-BYT hướng dẫn quản lý vệ sinh lao động.")
    assert (one.raw[:24], one.issues) == ("Thông tư 19/2016//TT-BYT", ("doubled_mark",))


@pytest.mark.parametrize(
    "acts", ["Luật Nhà ở, Luật Xây dựng và Luật Đấu thầu", "Luật Giá, Luật Phí và lệ phí"]
)
def test_all_acts_an_amending_act_names_are_amended(acts):
    text = f"Luật số 43/2024/QH15 ngày 29/6/2024 về sửa đổi, bổ sung một số điều của {acts};"
    _, *inner = find_citations(text)
    assert len(inner) > 1
    assert {one.relation for one in inner} == {"amends"}


OWN = Own("ke-hoach", "Tổ chức Hội khỏe mùa xuân năm 2026")


def left(text, **where):
    where = {"brings": False, "names": False, **where}
    return [
        one.raw
        for _, one in cited_in(text, find_citations(text), own=OWN, **where)
        if not one.is_self_reference
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Kế hoạch trồng cây xanh năm 2026 của xã", {"brings": True}),
        ("Quyết định giao chỉ tiêu ngân sách năm 2026 của UBND xã", {"brings": True}),
        ("Quy chế về quản lý tài sản công tại trụ sở", {"names": True}),
        ("2. Quy định về trang phục dự thi:", {"names": True}),
        ("Ban hành và tổ chức thực hiện Chương trình phát triển rừng năm 2026 của xã", {}),
        ("Xây dựng và triển khai Kế hoạch phòng chống rét năm 2026 của xã", {}),
        ("Trình duyệt các Đề án: Đề án Phát triển chợ quê giai đoạn 2026 - 2030.", {}),
        ("Các lớp phổ biến Kế hoạch Hội khỏe tới toàn thể học sinh trong trường.", {}),
        ("Rà soát các Nghị quyết, Đề án, Chương trình về nông nghiệp còn dở dang.", {}),
        ("Họp giữa kỳ Kế hoạch (năm 2027) và cuối kỳ.", {}),
    ],
)
def test_outputs_and_the_plan_itself_cite_nothing(text, where):
    assert left(text, **where) == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh", {"brings": True}),
        (
            "Thực hiện Chương trình phát triển lâm nghiệp bền vững giai đoạn 2021 - 2025",
            {"names": True},
        ),
        ("Theo Kế hoạch Hội khỏe mùa xuân năm 2025.", {}),
    ],
)
def test_what_stays_a_citation(text, where):
    assert len(left(text, **where)) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "theo Đề án phát triển kinh tế tập thể giai đoạn 2025 - 2030 trên địa bàn các xã;",
            "phát triển kinh tế tập thể giai đoạn 2025 - 2030",
        ),
        ("Quy chế chi tiêu nội bộ năm 2026 của đơn vị", "chi tiêu nội bộ năm 2026"),
        (
            "theo Kế hoạch bồi dưỡng giáo viên năm học 2026 - 2027 đã phê duyệt",
            "bồi dưỡng giáo viên năm học 2026 - 2027",
        ),
        (
            "các mục tiêu, nhiệm vụ Nghị quyết đại hội lần thứ XII của Đảng",
            "đại hội lần thứ XII của Đảng",
        ),
        (
            "Chương trình chuyển đổi số đến năm 2025, định hướng đến năm 2030 tại các xã",
            "chuyển đổi số đến năm 2025, định hướng đến năm 2030",
        ),
        ("Đề án dân số giai đoạn 2021 - 2030 của tỉnh", "dân số giai đoạn 2021 - 2030"),
    ],
)
def test_a_scheme_ends_at_its_period(text, title):
    (one,) = find_citations(text)
    assert (one.title, one.weak) == (title, True)


@pytest.mark.parametrize(
    ("short", "meant"),
    [
        ("Luật Bầu cử", True),  # the law of the first zone, by its first words
        ("Luật Bầu cử đại biểu Quốc hội", True),
        ("Luật Mẫu", False),  # the first words of two
    ],
)
def test_a_law_by_its_first_words(short, meant):
    zones = (
        "Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân ngày 25 tháng 6 năm 2015;",
        "Luật Mẫu hóa nông thôn số 35/2024/QH15; Luật Mẫu hóa đô thị số 36/2024/QH15;",
        f"theo quy định của {short} và các văn bản hướng dẫn",
    )
    first, _, (last,) = resolve_citations([find_citations(zone) for zone in zones])
    assert (last.resolved_key == first[0].resolved_key) is meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "tại công văn số 12/STC-NS và 13/STC-NS ngày 04/3/2024 của Sở Tài chính",
            [("12/STC-NS", "2024-03-04"), ("13/STC-NS", "2024-03-04")],
        ),
        ("tại công văn số 12/STC-NS và 7/2 hộ nghèo", [("12/STC-NS", None)]),
        (
            "Ngày 15/4/2026, Sở Y tế đã ban hành Công văn số 88/SYT-NVY xin ý kiến.",
            [("88/SYT-NVY", "2026-04-15")],
        ),
        ("Ngày 15/4/2026, họp tổ; xem Công văn số 88/SYT-NVY.", [("88/SYT-NVY", None)]),
    ],
)
def test_numbers_and_days_told_beside(text, expected):
    assert [(c.number, str(c.date) if c.date else None) for c in find_citations(text)] == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "nội dung của Luật sửa đổi, bổ sung Luật Thanh niên và các văn bản",
            ["sửa đổi, bổ sung Luật Thanh niên"],
        ),
        (
            "góp phần thực hiện Đề án dạy nghề cho lao động nông thôn của huyện.",
            ["dạy nghề cho lao động nông thôn"],
        ),
        ("xây dựng Đề án dạy nghề cho lao động nông thôn", []),
        (
            "thuộc Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2026",
            ["xây dựng nông thôn mới"],
        ),
    ],
)
def test_names_without_number_or_date(text, titles):
    found = [one for one in find_citations(text) if one.nested_in is None]
    assert [one.title for one in found] == titles


def test_codes_in_another_order_are_the_same_document():
    zones = (
        "Căn cứ Kế hoạch số 21/KH-MTTQ-BTT ngày 03/02/2026 của Ban Thường trực Ủy ban MTTQ tỉnh;",
        "theo Mục II Kế hoạch số 21/KH-BTT-MTTQ của tỉnh; Kế hoạch số 22/KH-BTT-MTTQ",
    )
    (first,), (again, other) = resolve_citations([find_citations(zone) for zone in zones])
    assert (again.key == first.key, other.key == first.key) == (True, False)
