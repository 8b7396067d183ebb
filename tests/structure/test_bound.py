"""Another document bound into the file of a plan: before it, behind it, and what only looks like one."""

import pytest

from parsers.structure import outline
from pipeline.record.coverage import leftover
from tests.builders.source import source_of

MOTTO = "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n*Độc lập - Tự do - Hạnh phúc"


def letterhead(number, *, body="*ỦY BAN NHÂN DÂN\n*XÃ MẪU AN", day="ngày 05 tháng 3 năm 2024"):
    return (f"{body}\n{number}", f"{MOTTO}\nMẫu An, {day}")


HEAD = letterhead("Số: 12/KH-UBND")
TITLE = ("*^KẾ HOẠCH", "*^Trồng cây phân tán năm 2024")
BODY = ("*I. MỤC ĐÍCH", "- Phủ xanh đất trống.", "*II. NHIỆM VỤ", "1. Ươm giống tại vườn ươm xã.")
CLOSING = ("Nơi nhận:\n- UBND huyện;\n- Lưu: VT.", "*CHỦ TỊCH\n*Lê Văn Mẫu")
PLAN = (HEAD, *TITLE, *BODY, CLOSING)
PATHS = ["I", "II", "II.1"]

DECISION = (
    letterhead("Số: /QĐ-UBND", day="ngày tháng năm 2024"),
    "*^QUYẾT ĐỊNH",
    "*^Về việc phê duyệt Kế hoạch trồng cây phân tán năm 2024",
    "*^CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ",
    "Căn cứ Luật Lâm nghiệp ngày 15/11/2017;",
    "*^QUYẾT ĐỊNH:",
    "Điều 1. Phê duyệt Kế hoạch trồng cây phân tán với các nội dung sau:",
    "*1. Mục tiêu:",
    "Phủ xanh đất trống.......",
    "*2. Kinh phí:",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
)
SUBMISSION = (
    letterhead("Số: 31/TTr-UBND"),
    "*^TỜ TRÌNH",
    "*^Về việc đề nghị phê duyệt Kế hoạch trồng cây phân tán",
    "Kính gửi: Ủy ban nhân dân huyện.",
    "*I. SỰ CẦN THIẾT",
    "1. Diện tích đất trống còn lớn.",
)
LETTER = (
    letterhead("Số: 77/UBND-KT\nV/v gửi Kế hoạch trồng cây phân tán"),
    "Kính gửi: Các thôn trên địa bàn xã.",
    "1. Các thôn nhận cây giống tại vườn ươm, báo cáo về UBND xã trước ngày 20/3/2024.",
)
LIST = (
    letterhead("Số: 5/DS-UBND"),
    "*^DANH SÁCH",
    "*^Các hộ đăng ký nhận cây giống",
    [["STT", "Họ và tên", "Thôn"], ["1", "Lê Thị Mẫu", "Thôn 1"]],
)
NOTICE = (
    letterhead("Số: 8/TB-HKL", body="CHI CỤC KIỂM LÂM\n*HẠT KIỂM LÂM MẪU AN"),
    "*^THÔNG BÁO",
    "*^Kết luận cuộc họp về trồng cây",
    "*I. KẾT QUẢ",
    "1. Đất đã được rà soát.",
)
OTHERS = [
    pytest.param(DECISION, id="draft decision"),
    pytest.param(SUBMISSION, id="submission"),
    pytest.param(LETTER, id="letter"),
    pytest.param(LIST, id="list"),
    pytest.param(NOTICE, id="notice of another body"),
]


def text(value):
    return value.text if value else None


def parts(*blocks):
    source = source_of(*blocks)
    found = outline(source)
    return source, found.value, {one.code for one in found.diagnostics}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("closing", [(CLOSING,), ()], ids=["closed", "not closed"])
def test_behind_the_plan(other, closing):
    source, found, said = parts(HEAD, *TITLE, *BODY, *closing, *other)
    assert [one.path for one in found.sections] == PATHS
    assert not found.annexes
    assert not found.other_tables
    assert not found.left
    assert len(found.apart) == len(other)
    assert "STR009" in said
    assert not leftover(source, found)
    assert len(found.closing.recipients) == 2 * len(closing)
    assert text(found.letterhead.symbol) == "KH-UBND"


@pytest.mark.parametrize("other", OTHERS)
def test_before_the_plan(other):
    source, found, said = parts(*other, *PLAN)
    assert text(found.letterhead.symbol) == "KH-UBND"
    assert text(found.letterhead.document_type) == "KẾ HOẠCH"
    assert text(found.letterhead.subject) == "Trồng cây phân tán năm 2024"
    assert text(found.letterhead.issuing_agency) == "ỦY BAN NHÂN DÂN XÃ MẪU AN"
    assert [one.path for one in found.sections] == PATHS
    assert len(found.apart) == len(other)
    assert "STR009" in said
    assert not leftover(source, found)


def test_a_long_letter_before_the_plan():
    pages = [f"- Đoạn văn thứ {number} của công văn." for number in range(40)]
    _, found, _ = parts(*LETTER, *pages, *PLAN)
    assert text(found.letterhead.symbol) == "KH-UBND"
    assert [one.path for one in found.sections] == PATHS


def test_a_letterhead_of_lines():
    lines = ("*ỦY BAN NHÂN DÂN", "*XÃ MẪU AN", "Số: 9/TTr-UBND")
    motto = ("*^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "*^Độc lập - Tự do - Hạnh phúc")
    other = (*lines, *motto, "Mẫu An, ngày 05 tháng 3 năm 2024", *SUBMISSION[1:])
    _, found, _ = parts(*PLAN, *other)
    assert [one.path for one in found.sections] == PATHS
    assert text(found.closing.signers[0].name) == "Lê Văn Mẫu"
    assert len(found.apart) == len(other)


def test_the_closing_of_the_decision_serves_the_plan_it_promulgates():
    carried = "^(Kèm theo Quyết định số /QĐ-UBND ngày tháng năm 2024)"
    source, found, _ = parts(HEAD, *TITLE, carried, *BODY, *DECISION, CLOSING)
    assert [one.path for one in found.sections] == PATHS
    assert [one.text for one in found.closing.recipients] == ["UBND huyện", "Lưu: VT"]
    assert len(found.apart) == len(DECISION)
    assert not leftover(source, found)


def test_annexes_of_the_plan_on_both_sides():
    annex = ("*^Phụ lục II", "*^(Kèm theo Kế hoạch số 12/KH-UBND)", "1. Giống cây:")
    first = ("*^Phụ lục I", "*^(Kèm theo Kế hoạch số 12/KH-UBND)", "1. Diện tích:")
    _, found, _ = parts(*PLAN, *first, *DECISION, *annex)
    assert [one.label.text for one in found.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert [one.path for one in found.sections] == [*PATHS, "PL1.1", "PL2.1"]
    assert len(found.apart) == len(DECISION)


FORMS = [
    pytest.param(
        ("*^Mẫu số 01", letterhead("Số: /BC-UBND"), "*^BÁO CÁO", "*^Kết quả trồng cây"),
        id="a labelled form of the plan's own office",
    ),
    pytest.param(
        (letterhead("Số: /BC-…", body="TÊN CƠ QUAN"), "*^BÁO CÁO", "*^Kết quả trồng cây"),
        id="a form to fill in",
    ),
    pytest.param(
        (letterhead("Số: /BC-UBND", body="UBND XÃ…"), "*^BÁO CÁO", "*^Kết quả trồng cây"),
        id="a form of any commune",
    ),
    pytest.param(
        (
            letterhead("Số: 12/KH-UBND"),
            "*^DANH MỤC",
            "*^(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2024)",
        ),
        id="an annex under the letterhead of the plan",
    ),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_an_annex(form):
    _, found, said = parts(*PLAN, *form, "1. Kết quả:")
    assert [one.path for one in found.sections] == [*PATHS, "PL.1"]
    assert not found.apart
    assert "STR009" not in said


def test_a_cover_is_no_document_of_its_own():
    _, found, said = parts("*^KẾ HOẠCH", "*^TRỒNG CÂY PHÂN TÁN", "*^Mẫu An 2024", *PLAN)
    assert [one.path for one in found.sections] == PATHS
    assert "STR009" not in said


@pytest.mark.parametrize(
    ("line", "kind", "subject"),
    [
        ("*^KẾ HOẠCH, NHIỆM VỤ", "KẾ HOẠCH, NHIỆM VỤ", "TRỒNG CÂY"),
        ("*^KẾ HOẠCH - DỰ TOÁN", "KẾ HOẠCH - DỰ TOÁN", "TRỒNG CÂY"),
        ("*^CHƯƠNG TRÌNH, KẾ HOẠCH", "CHƯƠNG TRÌNH, KẾ HOẠCH", "TRỒNG CÂY"),
        (
            "*^PHƯƠNG ÁN, KẾ HOẠCH|HUY ĐỘNG DÂN QUÂN",
            "PHƯƠNG ÁN, KẾ HOẠCH",
            "HUY ĐỘNG DÂN QUÂN TRỒNG CÂY",
        ),
        ("*^KẾ HOẠCH VÀ DỰ TOÁN", "KẾ HOẠCH VÀ DỰ TOÁN", "TRỒNG CÂY"),
        ("*^KẾ HOẠCH, NHIỆM VỤ ƯƠM GIỐNG", "KẾ HOẠCH, NHIỆM VỤ", "ƯƠM GIỐNG TRỒNG CÂY"),
        ("*^KẾ HOẠCH – Năm 2024", "KẾ HOẠCH", "Năm 2024 TRỒNG CÂY"),
        ("*^KẾ HOẠCH, ngân sách", "KẾ HOẠCH", "ngân sách TRỒNG CÂY"),
    ],
)
def test_a_type_of_two_nouns(line, kind, subject):
    _, found, _ = parts(HEAD, line, "*^TRỒNG CÂY", *BODY, CLOSING)
    assert text(found.letterhead.document_type) == kind
    assert text(found.letterhead.subject) == subject


@pytest.mark.parametrize(
    "rest",
    [
        (
            "Kính gửi: Các thôn.",
            "Thực hiện Công văn số 5/UBND-KT ngày 02/3/2024, đề nghị gieo ươm.",
        ),
        (
            "Kính gửi:",
            "- Thôn 1;",
            "- Thôn 2.",
            "Ngày 02/3/2024 UBND huyện có Công văn số 5/UBND-KT.",
        ),
    ],
)
def test_the_subject_of_a_letter_ends_at_its_addressee(rest):
    lines = ("*UBND XÃ MẪU AN", "Số: 77/UBND-KT", "V/v gieo ươm|cây giống", *MOTTO.split("\n"))
    _, found, _ = parts(*lines, "Mẫu An, ngày 05 tháng 3 năm 2024", *rest, CLOSING)
    assert text(found.letterhead.subject) == "V/v gieo ươm cây giống"
    assert found.letterhead.issued.day == 5
    assert [one.text for one in found.preamble.legal_bases + found.preamble.enacting_clauses]


def test_a_subject_in_two_paragraphs():
    _, found, _ = parts(
        letterhead("Số: 77/UBND-KT"),
        "^V/v tổ chức Tết trồng cây theo Kế hoạch số 9/KH-UBND ngày 02/3/2024 của Ủy",
        "^ban nhân dân huyện",
        *LETTER[1:],
    )
    assert text(found.letterhead.subject) == (
        "V/v tổ chức Tết trồng cây theo Kế hoạch số 9/KH-UBND ngày 02/3/2024 của Ủy ban nhân dân huyện"
    )
