import pytest

from parsers.structure import outline
from tests.builders.source import source_of

MOTTO = "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n*Độc lập - Tự do - Hạnh phúc"
BODY = ("*^KẾ HOẠCH", "*^Công tác dân vận năm 2023", "Căn cứ Luật Thanh tra;", "*I. MỤC ĐÍCH")


def head(*blocks):
    return outline(source_of(*blocks, *BODY)).value.letterhead


def text(value):
    return value.text if value else None


@pytest.mark.parametrize(
    ("blocks", "parent", "issuer"),
    [
        pytest.param(
            [("*ỦY BAN NHÂN DÂN\n*HUYỆN A\nSố: /KH-UBND", MOTTO + "\nA, ngày tháng năm 2023")],
            None,
            "ỦY BAN NHÂN DÂN HUYỆN A",
            id="one row, two columns",
        ),
        pytest.param(
            [("UBND TỈNH LÀO CAI\n*SỞ CÔNG THƯƠNG\nSố: 1/KH-SCT", MOTTO)],
            "UBND TỈNH LÀO CAI",
            "SỞ CÔNG THƯƠNG",
            id="superior upright, issuer bold",
        ),
        pytest.param(
            [("SỞ GIÁO DỤC VÀ ĐÀO TẠO\n*THÀNH PHỐ A\n*TRƯỜNG THPT B\nSố: 1/KH-THPTB", MOTTO)],
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ A",
            "TRƯỜNG THPT B",
            id="a territory issues nothing where a body stands below it",
        ),
        pytest.param(
            [("ỦY BAN NHÂN DÂN\n*THÀNH PHỐ A\n*PHÒNG NỘI VỤ\nSố: 1/KH-PNV", MOTTO)],
            "ỦY BAN NHÂN DÂN THÀNH PHỐ A",
            "PHÒNG NỘI VỤ",
            id="nor that of a committee",
        ),
        pytest.param(
            [("ỦY BAN NHÂN DÂN\n*THÀNH PHỐ A\nSố: 1/KH-UBND", MOTTO)],
            None,
            "ỦY BAN NHÂN DÂN THÀNH PHỐ A",
            id="a committee whose name is half bold",
        ),
        pytest.param(
            [("TRƯỜNG ĐẠI HỌC B\n*THÀNH PHỐ A\nSố: 1/KH-ĐHB", MOTTO)],
            None,
            "TRƯỜNG ĐẠI HỌC B THÀNH PHỐ A",
            id="a territory is the end of a name",
        ),
        pytest.param(
            [("ĐẢNG BỘ TỈNH A\n*HUYỆN ỦY B\nSố: 1-KH/HU", MOTTO)],
            "ĐẢNG BỘ TỈNH A",
            "HUYỆN ỦY B",
            id="a committee of the Party is none",
        ),
        pytest.param(
            [("UBND HUYỆN A\n*XÃ B\nSố: 1/KH-UBND", MOTTO)],
            "UBND HUYỆN A",
            "XÃ B",
            id="a commune may stand for its committee",
        ),
        pytest.param(
            [("*SỞ Y TẾ KIÊN GIANG\n*THANH TRA\nSố: 1/KH-TTra", MOTTO)],
            "SỞ Y TẾ KIÊN GIANG",
            "THANH TRA",
            id="all bold: head words part the bodies",
        ),
        pytest.param(
            [
                "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "HUYỆN A Độc lập - Tự do - Hạnh phúc",
            ],
            None,
            "ỦY BAN NHÂN DÂN HUYỆN A",
            id="columns read as one line",
        ),
        pytest.param(
            [("*ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH\n*SỐ 1050/QĐ-SCT\nSố: 1105/KH-ĐKT", MOTTO)],
            None,
            "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1050/QĐ-SCT",
            id="a number inside the name of the body",
        ),
        pytest.param([], None, None, id="no letterhead at all"),
    ],
)
def test_bodies(blocks, parent, issuer):
    found = head(*blocks)
    assert (text(found.parent_agency), text(found.issuing_agency)) == (parent, issuer)


@pytest.mark.parametrize(
    ("line", "serial", "symbol"),
    [
        ("Số: 12/KH-UBND", "12", "KH-UBND"),
        ("Số /KH-UBND", None, "KH-UBND"),
        ("Số:           /KH-UBND", None, "KH-UBND"),
        ("Số: ……/KH-UBND", None, "KH-UBND"),
        ("Số: ___/KH-UBND", None, "KH-UBND"),
        ("Số:1239 /SYT-TCCB", "1239", "SYT-TCCB"),
        ("Số : 12 /KH - UBND", "12", "KH-UBND"),
        ("Số 15-CT/TU", "15", "CT/TU"),
        ("Số: 3176b/QĐ-SYT", "3176b", "QĐ-SYT"),
        ("Số: 58/KH-THPTCL2", "58", "KH-THPTCL2"),
        ("Số: 996/KH-TCTLNTW-C04", "996", "KH-TCTLNTW-C04"),
        ("Số: 0204/KH-UBND", "0204", "KH-UBND"),
        ("Số: 14/2020/NQ-HĐND", "14", "2020/NQ-HĐND"),
    ],
)
def test_number_line(line, serial, symbol):
    found = head((f"*SỞ Y TẾ\n{line}", MOTTO))
    assert (text(found.serial), text(found.symbol)) == (serial, symbol)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Thủy Nguyên, ngày 05 tháng 01 năm 2023", "Thủy Nguyên", (2023, 1, 5)),
        ("Thủy Nguyên, ngày tháng năm 2023", "Thủy Nguyên", (2023, None, None)),
        ("Lâm Đồng, ngày       tháng 3 năm 2026", "Lâm Đồng", (2026, 3, None)),
        ("Kiên Giang, ngày20 tháng 10 năm 2017", "Kiên Giang", (2017, 10, 20)),
        ("A, ngày … tháng … năm 2026", "A", (2026, None, None)),
        ("Thủy Nguyên, ngày 05/01/2023", "Thủy Nguyên", (2023, 1, 5)),
        ("Nga Sơn, ngày 18-4-2022", "Nga Sơn", (2022, 4, 18)),
        ("ngày tháng năm", None, (None, None, None)),
    ],
)
def test_date_line(line, place, date):
    found = head(("*SỞ Y TẾ\nSố: 1/KH-SYT", f"{MOTTO}\n{line}"))
    assert text(found.place) == place
    assert (found.issued.year, found.issued.month, found.issued.day) == date


def test_draft_urgency_and_secrecy_are_no_bodies():
    found = head(("*SỞ Y TẾ\nSố: /KH-SYT\nDỰ THẢO\nHỎA TỐC\nMẬT", MOTTO))
    assert text(found.issuing_agency) == "SỞ Y TẾ"
    assert [text(v) for v in (found.draft, found.urgency, found.secrecy)] == [
        "DỰ THẢO",
        "HỎA TỐC",
        "MẬT",
    ]


@pytest.mark.parametrize(
    ("blocks", "subject", "carrier"),
    [
        (["*^KẾ HOẠCH", "*^Công tác dân vận|năm 2023"], "Công tác dân vận năm 2023", None),
        (["*^KẾ HOẠCH|Công tác dân vận"], "Công tác dân vận", None),
        (["*KẾ HOẠCH TRIỂN KHAI THỰC TẬP"], "TRIỂN KHAI THỰC TẬP", None),
        (
            ["*^KẾ HOẠCH", "*^Công tác", "^(Ban hành kèm theo Quyết định số 5/QĐ-UBND)"],
            "Công tác",
            "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)",
        ),
    ],
)
def test_title(blocks, subject, carrier):
    found = outline(source_of(*blocks, "Căn cứ Luật Thanh tra;", "*I. MỤC ĐÍCH")).value.letterhead
    assert (text(found.subject), text(found.carrier)) == (subject, carrier)
    assert text(found.document_type) == "KẾ HOẠCH"


SUBMISSION = (
    ("*SỞ NỘI VỤ\nSố: 51/TTr-SNV", MOTTO + "\nA, ngày 19 tháng 01 năm 2026"),
    "*^TỜ TRÌNH",
    "*^Về việc ban hành Kế hoạch",
    "Kính gửi: Ủy ban nhân dân tỉnh.",
)


def test_the_plan_is_read_not_the_submission_before_it():
    source = source_of(
        *SUBMISSION,
        ("*ỦY BAN NHÂN DÂN\n*TỈNH B\nSố: /KH-UBND", MOTTO + "\nB, ngày tháng năm 2026"),
        *BODY,
    )
    found = outline(source)
    assert text(found.value.letterhead.document_type) == "KẾ HOẠCH"
    assert text(found.value.letterhead.issuing_agency) == "ỦY BAN NHÂN DÂN TỈNH B"
    assert len(found.value.apart) == len(SUBMISSION)
    assert "STR009" in {d.code for d in found.diagnostics}


def test_a_plan_promulgated_by_a_decision():
    source = source_of(
        ("*ỦY BAN NHÂN DÂN\n*TỈNH B\nSố: 553/QĐ-UBND", MOTTO),
        "*^QUYẾT ĐỊNH",
        "*^Ban hành Kế hoạch",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
        "*^KẾ HOẠCH",
        "*^Công tác dân vận",
        "^(Ban hành kèm theo Quyết định số 553/QĐ-UBND ngày 15/3/2016)",
        "*I. MỤC ĐÍCH",
    )
    found = outline(source).value.letterhead
    assert (text(found.document_type), text(found.subject)) == ("QUYẾT ĐỊNH", "Ban hành Kế hoạch")
    assert found.carrier is not None
    assert text(found.serial) == "553"


@pytest.mark.parametrize(
    ("left", "parent", "issuer"),
    [
        ("» ` ỦY BAN NHÂN DÂN\n*TỈNH BẮC GIANG", None, "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG"),
        ("»\n*-_ BAN CHỈ ĐẠO CẢI CÁCH\n*HÀNH CHÍNH `", None, "BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH"),
        ("HỘI ĐỒNG NHÂN DÂN\n*THỊ XÃ A", None, "HỘI ĐỒNG NHÂN DÂN THỊ XÃ A"),
        ("UBND TỈNH A\n*XÃ HỘI HỌC", "UBND TỈNH A", "XÃ HỘI HỌC"),
        ("ỦY BAN NHÂN DÂN\n*SỞ Y TẾ", "ỦY BAN NHÂN DÂN", "SỞ Y TẾ"),
        ("*/ỦY BAN MTTQ\n*XÃ LƯƠNG MẪU", None, "/ỦY BAN MTTQ XÃ LƯƠNG MẪU"),  # typed so
    ],
)
def test_specks_and_names_in_two_weights(left, parent, issuer):
    found = head((f"{left}\nSố: 12/KH-UBND", MOTTO))
    assert (text(found.parent_agency), text(found.issuing_agency)) == (parent, issuer)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Bắc Giang, tháng 3 năm 2012", "Bắc Giang", (2012, 3, None)),
        ("Quy hoạch từ tháng 3 năm 2012 đến nay", None, None),
    ],
)
def test_a_date_line_without_its_day(line, place, date):
    found = head(*MOTTO.split("\n"), line)
    issued = found.issued
    assert text(found.place) == place
    assert (issued and (issued.year, issued.month, issued.day)) == date
    assert found.issuing_agency is None or date is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [("*^- KẾ HOẠCH", "KẾ HOẠCH"), ("*^_ ' KẾ HOẠCH", "KẾ HOẠCH"), ("- KẾ HOẠCH", None)],
)
def test_a_type_with_a_speck_beside_it(line, kind):
    blocks = (("*SỞ Y TẾ\nSố: 1/KH-SYT", MOTTO), line, "*^Công tác dân vận", "*I. MỤC ĐÍCH")
    found = outline(source_of(*blocks)).value.letterhead
    assert text(found.document_type) == kind


def test_party_letterhead():
    found = head(
        (
            "TỈNH ỦY ĐỒNG THÁP\n*BAN DÂN VẬN\n**\nSố 15-KH/BDVTU",
            "*ĐẢNG CỘNG SẢN VIỆT NAM\nĐồng Tháp, ngày 05 tháng 01 năm 2023",
        )
    )
    assert text(found.parent_agency) == "TỈNH ỦY ĐỒNG THÁP"
    assert text(found.issuing_agency) == "BAN DÂN VẬN"
    assert (text(found.serial), text(found.symbol)) == ("15", "KH/BDVTU")
    assert (found.issued.year, found.issued.month, found.issued.day) == (2023, 1, 5)


def test_letterhead_set_with_tabs():
    found = head(
        "*ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "*HUYỆN A Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND Huyện A, ngày 05 tháng 01 năm 2023",
    )
    assert text(found.issuing_agency) == "ỦY BAN NHÂN DÂN HUYỆN A"
    assert (text(found.serial), text(found.symbol)) == ("12", "KH-UBND")
    assert text(found.place) == "Huyện A"


@pytest.mark.parametrize(
    ("right", "place", "date"),
    [
        ("A, ngày 12 tháng 01 năm\n2027", "A", (2027, 1, 12)),
        ("A, ngày 12\ntháng 01 năm 2027", "A", (2027, 1, 12)),
        (
            "Thành phố Hồ Chí Minh,\nngày 12 tháng 01 năm 2027",
            "Thành phố Hồ Chí Minh",
            (2027, 1, 12),
        ),
        (
            "Thành phố Hồ Chí\nMinh, ngày 12 tháng 01 năm\n2027",
            "Thành phố Hồ Chí Minh",
            (2027, 1, 12),
        ),
        ("_______\nA, ngày    tháng\nnăm 2027", "A", (2027, None, None)),
    ],
)
def test_a_date_line_that_wraps(right, place, date):
    motto = "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n*VIỆT NAM\n*Độc lập - Tự do - Hạnh\n*phúc"
    found = head(("*SỞ Y TẾ\nSố: 1/KH-SYT", f"{motto}\n{right}"))
    assert text(found.place) == place
    assert (found.issued.year, found.issued.month, found.issued.day) == date
    assert text(found.issuing_agency) == "SỞ Y TẾ"
    assert "VIỆT NAM" in text(found.national_motto)


@pytest.mark.parametrize(
    ("left", "issuer", "symbol"),
    [
        ("*ỦY BAN NHÂN DÂN\n*HUYỆN THỦY\n*NGUYÊN\nSố: 31/KH-\nUBND", "ỦY BAN NHÂN DÂN HUYỆN THỦY NGUYÊN", "KH-UBND"),
        ("*TRƯỜNG TRUNG HỌC CƠ\n*SỞ HOA MẪU\nSố: 1/KH-THCS", "TRƯỜNG TRUNG HỌC CƠ SỞ HOA MẪU", "KH-THCS"),
        ("*BAN CHỈ ĐẠO VÀ\n*TỔ GIÚP VIỆC\nSố: 1/KH-BCĐ", "BAN CHỈ ĐẠO VÀ TỔ GIÚP VIỆC", "KH-BCĐ"),
    ],
)  # fmt: skip
def test_a_narrow_left_column(left, issuer, symbol):
    found = head((left, MOTTO))
    assert (text(found.issuing_agency), text(found.symbol)) == (issuer, symbol)


@pytest.mark.parametrize(
    "line",
    ["KẾ HOẠCH", "Căn cứ Luật Thanh tra", "I. MỤC ĐÍCH", "Nơi nhận:", "- Lưu: VT.", "1. Yêu cầu"],
)
def test_a_body_ends_before_what_none_can_hold(line):
    found = head((f"*ỦY BAN NHÂN DÂN\n*XÃ A\nSố: 1/KH-UBND\n{line}\n*và nhiều chữ nữa", MOTTO))
    assert text(found.issuing_agency) == "ỦY BAN NHÂN DÂN XÃ A"


def test_a_name_longer_than_any_is_none():
    found = head(("*ỦY BAN NHÂN DÂN\n*" + "HUYỆN MẪU " * 20 + "\nSố: 1/KH-UBND", MOTTO))
    assert found.issuing_agency is None


def test_without_a_type_line_the_head_ends_with_its_fixed_strings():
    found = outline(
        source_of(
            ("TRƯỜNG ĐẠI HỌC A\n*KHOA CƠ ĐIỆN TỬ", MOTTO),
            ("Số: 12/KH-CĐT", "A, ngày 05 tháng 01 năm 2027"),
            "*^Thông báo lịch trực Tết",
            "Căn cứ lịch nghỉ Tết, Khoa thông báo lịch trực như sau:",
            "*1. Thời gian",
        )
    ).value
    assert text(found.letterhead.issuing_agency) == "KHOA CƠ ĐIỆN TỬ"
    assert text(found.letterhead.parent_agency) == "TRƯỜNG ĐẠI HỌC A"
    assert [s.path for s in found.sections] == ["1"]


def test_a_slogan_is_no_body():
    found = outline(source_of("*^Sân chơi Mẫu: Cùng tranh biện!", "Chương trình gồm:")).value
    assert found.letterhead.issuing_agency is None


def test_a_subject_that_begins_with_v_v_is_no_section():
    found = outline(
        source_of("*^KẾ HOẠCH", "*^V/v hỗ trợ nhu yếu phẩm", "*I. MỤC ĐÍCH", "1. Một")
    ).value
    assert text(found.letterhead.subject) == "V/v hỗ trợ nhu yếu phẩm"
    assert [s.path for s in found.sections] == ["I", "I.1"]


def test_the_subject_of_a_cong_van_gives_no_number_and_no_day():
    left = (
        "UBND XÃ A\n*VĂN PHÒNG\nSố: 9/VP-TH\nV/v triển khai Kế hoạch số\n524/KH-UBND ngày 28/4/2026"
    )
    found = outline(
        source_of(
            (left, MOTTO + "\nXã A, ngày 05 tháng 5 năm 2026"), "Kính gửi: Các phòng", "I. Một"
        )
    ).value.letterhead
    assert (text(found.serial), text(found.symbol)) == ("9", "VP-TH")
    assert (found.issued.year, found.issued.month, found.issued.day) == (2026, 5, 5)
    assert text(found.issuing_agency) == "VĂN PHÒNG"
    assert text(found.subject) == "V/v triển khai Kế hoạch số 524/KH-UBND ngày 28/4/2026"


def test_bodies_of_a_joint_plan_all_issue():
    left = "*LIÊN ĐOÀN LAO ĐỘNG HUYỆN MẪU|PHÒNG NỘI VỤ HUYỆN MẪU|Số: 05/KHLT-LĐLĐ-PNV"
    found = head(
        (left, "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc"),
        "*^KẾ HOẠCH LIÊN TỊCH",
    )
    assert found.parent_agency is None
    assert found.issuing_agency.text == "LIÊN ĐOÀN LAO ĐỘNG HUYỆN MẪU PHÒNG NỘI VỤ HUYỆN MẪU"
