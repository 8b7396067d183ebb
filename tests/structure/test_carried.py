"""A decision and the plan it carries in one file: number and signature of the one, sections of the other."""

import pytest

from parsers.layout.docx import read_docx
from parsers.structure import outline
from pipeline.record.coverage import leftover
from tests.builders.loose import docx_of
from tests.builders.source import source_of

MOTTO = "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n*Độc lập - Tự do - Hạnh phúc"
HEAD = (
    "*ỦY BAN NHÂN DÂN\n*XÃ MẪU AN\nSố: 46/QĐ-UBND",
    f"{MOTTO}\nMẫu An, ngày 16 tháng 4 năm 2024",
)
TITLE = ("*^QUYẾT ĐỊNH", "*^Ban hành Kế hoạch trồng cây phân tán năm 2024")
RECITALS = (
    "*^CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU AN",
    "Căn cứ Luật Lâm nghiệp ngày 15/11/2017;",
    "Theo đề nghị của công chức Địa chính.",
    "*^QUYẾT ĐỊNH:",
)
ARTICLES = (
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây phân tán năm 2024.",
    "Điều 2. Văn phòng có trách nhiệm:",
    "1. Gửi Kế hoạch đến các thôn.",
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.",
)
CLOSING = ("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.", "*CHỦ TỊCH\n*Lê Văn Mẫu")
DECISION = (HEAD, *TITLE, *RECITALS, *ARTICLES, CLOSING)
LETTERHEAD = ("*ỦY BAN NHÂN DÂN\n*XÃ MẪU AN", MOTTO)
BRACKET = "^(Kèm theo Quyết định số 46/QĐ-UBND ngày 16/4/2024 của Chủ tịch UBND xã)"
SUBJECT = "*^Trồng cây phân tán năm 2024"
BODY = (
    "Căn cứ Kế hoạch số 9/KH-UBND ngày 02/3/2024 của Ủy ban nhân dân huyện, xã trồng cây như sau:",
    "*I. MỤC ĐÍCH",
    "1. Phủ xanh đất trống.",
    "*II. NHIỆM VỤ",
)
PATHS = ["I", "I.1", "II"]
ANNEXES = (
    "*^Phụ lục I",
    "*^DIỆN TÍCH",
    "^(Kèm theo Kế hoạch tại Quyết định số 46/QĐ-UBND)",
    "1. Thôn 1.",
    "*^Phụ lục II",
    "*^GIỐNG CÂY",
    "1. Keo lai.",
)
OWN = ("*TM. ỦY BAN NHÂN DÂN\n*KT. CHỦ TỊCH\n*PHÓ CHỦ TỊCH\n*Trần Thị Mẫu",)


def text(value):
    return value.text if value else None


def read(*blocks):
    source = source_of(*blocks)
    return source, outline(source).value


def is_the_decisions(found):
    head = found.letterhead
    assert (text(head.document_type), text(head.symbol)) == ("QUYẾT ĐỊNH", "QĐ-UBND")
    assert text(head.issuing_agency) == "ỦY BAN NHÂN DÂN XÃ MẪU AN"
    assert head.issued.day == 16
    assert [one.name.text for one in found.closing.signers] == ["Lê Văn Mẫu"]
    assert [one.text for one in found.closing.recipients] == ["Như Điều 3", "Lưu: VT"]


KINDS = [
    pytest.param(("*^KẾ HOẠCH", SUBJECT, BRACKET), id="a title"),
    pytest.param((LETTERHEAD, "*^KẾ HOẠCH", SUBJECT, BRACKET), id="a letterhead without number"),
    pytest.param(("*^CHƯƠNG TRÌNH", SUBJECT, BRACKET), id="a programme"),
    pytest.param(("*^ĐỀ ÁN", SUBJECT, BRACKET.replace("(", "(Ban hành ")), id="a scheme"),
    pytest.param(("*^PHƯƠNG ÁN", SUBJECT, BRACKET.removeprefix("^")), id="a bracket not centred"),
    pytest.param(
        ("*^KẾ HOẠCH", SUBJECT, BRACKET.replace(" ngày", "|ngày")), id="a bracket in two lines"
    ),
    pytest.param(
        (
            "*^KẾ HOẠCH",
            SUBJECT,
            "^(Ban hành kèm theo Quyết định số 46/QĐ-UBND",
            "^ngày 16/4/2024 của Ủy ban nhân dân xã)",
        ),
        id="a bracket in two paragraphs",
    ),
    pytest.param(
        ("*^KẾ HOẠCH|Trồng cây phân tán năm 2024", BRACKET), id="a title in one paragraph"
    ),
    # 'Kèm theo Quyết định số : #6 /QĐ-BCĐCCHC ngày 16 tháng4năm 2021', read from a scan
    pytest.param(("*^KẾ HOẠCH", SUBJECT, "^(Kèm theo Quyết định só : #6 /QÐ-UBND)"), id="misread"),
    pytest.param(("*^KẾ HOẠCH", SUBJECT), id="no bracket: article 1 says it"),
]


@pytest.mark.parametrize("title", KINDS)
def test_the_plan_is_the_body(title):
    source, found = read(*DECISION, *title, *BODY, *ANNEXES)
    is_the_decisions(found)
    assert text(found.letterhead.subject) == "Ban hành Kế hoạch trồng cây phân tán năm 2024"
    assert [one.path for one in found.sections] == [*PATHS, "PL1.1", "PL2.1"]
    assert [one.label.text for one in found.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert (found.letterhead.carrier is None) == (title[-1] == SUBJECT)
    bases = [one.text for one in found.preamble.legal_bases]
    assert bases[0] == "Căn cứ Luật Lâm nghiệp ngày 15/11/2017"
    assert bases[-1].startswith("Căn cứ Kế hoạch số 9/KH-UBND")
    clauses = [one.text for one in found.preamble.enacting_clauses]
    assert clauses[0] == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU AN"
    assert [one[:6] for one in clauses if one.startswith("Điều")] == ["Điều 1", "Điều 2", "Điều 3"]
    assert not found.apart
    left = " ".join(source.slice(span) for span in leftover(source, found))
    assert "Kèm theo" not in left
    assert "kèm theo" not in left


@pytest.mark.parametrize("title", KINDS)
def test_from_a_docx(title):
    source = read_docx(docx_of(*DECISION, *title, *BODY, *ANNEXES)).value
    found = outline(source).value
    is_the_decisions(found)
    assert [one.path for one in found.sections] == [*PATHS, "PL1.1", "PL2.1"]


def test_the_whole_bracket_is_the_carrier():
    parts = ("^(Ban hành kèm theo Quyết định số 46/QĐ-UBND", "^ngày 16/4/2024 của UBND xã)")
    _, found = read(*DECISION, "*^KẾ HOẠCH", SUBJECT, *parts, "*^Phần I", "*^MỤC ĐÍCH", *BODY)
    assert text(found.letterhead.carrier) == (
        "(Ban hành kèm theo Quyết định số 46/QĐ-UBND ngày 16/4/2024 của UBND xã)"
    )
    assert found.sections[0].number == "I"  # Phần I, below the bracket, is no title


def test_the_plan_may_be_signed_again():
    _, found = read(*DECISION, "*^KẾ HOẠCH", SUBJECT, BRACKET, *BODY, OWN, *ANNEXES)
    is_the_decisions(found)
    assert [one.path for one in found.sections] == [*PATHS, "PL1.1", "PL2.1"]


def test_a_decision_that_is_not_signed():
    decision = DECISION[:-1]
    _, found = read(*decision, "*^KẾ HOẠCH", SUBJECT, BRACKET, *BODY, OWN)
    assert [one.name.text for one in found.closing.signers] == ["Trần Thị Mẫu"]
    assert [one.path for one in found.sections] == PATHS


def test_a_table_in_an_article_stays():
    table = [["TT", "Nội dung", "Số tiền"], ["1", "Giống", "5"]]
    decision = (HEAD, *TITLE, *RECITALS, *ARTICLES[:2], table, ARTICLES[-1], CLOSING)
    _, found = read(*decision, "*^KẾ HOẠCH", SUBJECT, BRACKET, *BODY)
    assert len(found.other_tables) == 1
    assert [one.path for one in found.sections] == PATHS


def test_the_name_of_the_office_above_an_annex():
    _, found = read(*DECISION, "*^KẾ HOẠCH", SUBJECT, BRACKET, *BODY, "*^UBND XÃ MẪU AN", *ANNEXES)
    assert [one.label.text for one in found.annexes] == ["Phụ lục I", "Phụ lục II"]


def test_a_plan_with_a_number_of_its_own_is_read_for_itself():
    own = ("*ỦY BAN NHÂN DÂN\n*XÃ MẪU AN\nSố: 12/KH-UBND", f"{MOTTO}\nMẫu An, ngày 17/4/2024")
    _, found = read(*DECISION, own, "*^KẾ HOẠCH", SUBJECT, BRACKET, *BODY, CLOSING)
    assert text(found.letterhead.symbol) == "KH-UBND"
    assert text(found.letterhead.document_type) == "KẾ HOẠCH"
    assert [one.path for one in found.sections] == PATHS


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(("*^Phụ lục", "*^KẾ HOẠCH", SUBJECT, BRACKET), id="labelled an annex"),
        pytest.param(("*^QUY CHẾ", "*^Trồng cây", BRACKET), id="no plan"),
        pytest.param(("*^DANH SÁCH", "*^Các hộ trồng cây", BRACKET), id="a list"),
    ],
)
def test_what_is_an_annex_of_the_decision(behind):
    _, found = read(*DECISION, *behind, *BODY[1:])
    is_the_decisions(found)
    assert not {"I", "II"} & {one.path for one in found.sections}


@pytest.mark.parametrize(
    ("who", "subject"),
    [
        (("*^TRƯỞNG BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH CỦA CHÍNH PHỦ",), "*^Ban hành Kế hoạch"),
        (("*^THỦ TƯỚNG CHÍNH PHỦ",), "*^Phê duyệt Chiến lược"),
        (("*^UỶ BAN NHÂN DÂN TỈNH MẪU", "______"), "*^Ban hành Kế hoạch"),
        (("*^CHÍNH PHỦ",), "*^Phê duyệt Đề án"),
        (("*^GIÁM ĐỐC SỞ Y TẾ",), "*^V/v phê duyệt Kế hoạch"),
        (("*^GIÁM ĐỐC SỞ Y TẾ",), "*^PHÊ DUYỆT KẾ HOẠCH"),  # both in capitals
        (("*^HỘI ĐỒNG NHÂN DÂN TỈNH MẪU", "*^KHÓA XV, KỲ HỌP THỨ 8"), "*^Về Đề án trồng cây"),
    ],
)
@pytest.mark.parametrize("basis", ["Căn cứ Luật A;", "^'Căn cứ Luật A;", "^__ Căn cứ Luật A;"])
def test_the_subject_ends_above_who_decides(who, subject, basis):
    _, found = read(
        HEAD, "*^QUYẾT ĐỊNH", subject, *who, basis, "Theo đề nghị của ông B.", *ARTICLES
    )
    assert text(found.letterhead.subject) == subject.removeprefix("*^")
    assert len(found.preamble.legal_bases) == 2


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            ("*^PHÊ DUYỆT KẾ HOẠCH CỦA", "*^ỦY BAN NHÂN DÂN XÃ"),
            "PHÊ DUYỆT KẾ HOẠCH CỦA ỦY BAN NHÂN DÂN XÃ",
        ),
        (
            ("*^PHÊ DUYỆT KẾ HOẠCH", "*^TRƯỜNG MẪU", "*^NĂM 2024"),
            "PHÊ DUYỆT KẾ HOẠCH TRƯỜNG MẪU NĂM 2024",
        ),
    ],
)
def test_a_subject_that_names_a_body(lines, subject):
    _, found = read(HEAD, "*^QUYẾT ĐỊNH", *lines, "*^CHỦ TỊCH UBND XÃ", "Căn cứ Luật A;", *ARTICLES)
    assert text(found.letterhead.subject) == subject


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Phụ lục I", "PL1.1"),
        ("PHỤ LỤC SỐ 01", "PL1.1"),
        ("Phụ lục", "PL.1"),
        ("Mẫu số 01", "PL.1"),
    ],
)
def test_a_lone_annex_is_numbered_as_it_is_printed(label, path):
    """Of ``Phụ lục I`` and ``Phụ lục H``, read from a scan, only the first is known for one."""
    _, found = read(*DECISION, *KINDS[0].values[0], *BODY, f"*^{label}", "*^GIỐNG CÂY", "1. Keo.")
    assert [one.path for one in found.sections] == [*PATHS, path]
