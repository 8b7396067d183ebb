"""Sections, preamble, closing and annexes on described documents."""

import pytest

from parsers.structure import outline
from parsers.structure.anchors import CAPACITY
from parsers.structure.sections import is_heading, section_tree
from tests.builders.source import source_of

TITLE = ("*^KẾ HOẠCH", "*^Công tác dân vận năm 2023")


def parts(*blocks):
    return outline(source_of(*TITLE, *blocks)).value


@pytest.mark.parametrize(
    ("text", "bold", "expected"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", False, True),
        ("Mục đích", False, True),
        ("Nội dung:", False, True),
        ("Giao Phòng Nội vụ tổng hợp, đôn đốc.", False, False),
        ("Phòng Nội vụ chủ trì;", False, False),
        ("Phòng Nội vụ chủ trì.", True, True),
        (
            "Căn cứ các nhiệm vụ cụ thể tại Kế hoạch này và các nội dung có liên quan yêu cầu các phòng",
            False,
            False,
        ),
    ],
)
def test_is_heading(text, bold, expected):
    assert is_heading(text, bold=bold) is expected


def test_section_tree():
    found = parts(
        "*I. MỤC ĐÍCH",
        "- Nâng cao nhận thức.",
        "*II. TỔ CHỨC THỰC HIỆN",
        "1. Giao Phòng Nội vụ tổng hợp.",
        "- Theo dõi.",
        "2. Sở Y tế",
    )
    told = [
        (
            s.section_id,
            s.parent_id,
            s.level,
            s.title and s.title.text,
            [p.text for p in s.paragraphs],
        )
        for s in found.sections
    ]
    assert told == [
        ("I", None, 1, "MỤC ĐÍCH", ["- Nâng cao nhận thức."]),
        ("II", None, 1, "TỔ CHỨC THỰC HIỆN", []),
        ("II.1", "II", 2, None, ["Giao Phòng Nội vụ tổng hợp.", "- Theo dõi."]),
        ("II.2", "II", 2, "Sở Y tế", []),
    ]


def test_a_number_printed_twice_is_kept_twice():
    found = parts("*I. A", "1. Một", "1. Hai")
    assert [s.section_id for s in found.sections] == ["I", "I.1", "I.1#2"]


@pytest.mark.parametrize(
    ("paragraphs", "bases", "clauses"),
    [
        pytest.param(
            [
                "Căn cứ Luật A; Luật B; Quyết định số 1/QĐ-UBND.",
                "UBND huyện ban hành kế hoạch như sau:",
            ],
            ["Căn cứ Luật A", "Luật B", "Quyết định số 1/QĐ-UBND"],
            ["UBND huyện ban hành kế hoạch như sau:"],
            id="all in one paragraph",
        ),
        pytest.param(
            ["Căn cứ Luật A; Luật B;", "Căn cứ Luật C;", "Thực hiện Kế hoạch số 2/KH-UBND,"],
            ["Căn cứ Luật A; Luật B", "Căn cứ Luật C", "Thực hiện Kế hoạch số 2/KH-UBND"],
            [],
            id="one a paragraph",
        ),
        pytest.param(
            ["Căn cứ Chỉ thị về “Dân biết; Dân bàn”; Luật B."],
            ["Căn cứ Chỉ thị về “Dân biết; Dân bàn”", "Luật B"],
            [],
            id="a semicolon inside quotes parts nothing",
        ),
        pytest.param(
            ["Để thực hiện tốt công tác dân vận, UBND huyện ban hành kế hoạch như sau:"],
            [],
            ["Để thực hiện tốt công tác dân vận, UBND huyện ban hành kế hoạch như sau:"],
            id="no basis",
        ),
    ],
)
def test_preamble(paragraphs, bases, clauses):
    found = parts(*paragraphs, "*I. MỤC ĐÍCH").preamble
    assert [v.text for v in found.legal_bases] == bases
    assert [v.text for v in found.enacting_clauses] == clauses


LEFT = "*Nơi nhận:\n- TTHU, TT HĐND H;\n- Sở Nội vụ (b/c);\n- Lưu: VT, PNV."


@pytest.mark.parametrize(
    ("right", "capacity", "position", "name"),
    [
        (
            "*TM. ỦY BAN NHÂN DÂN\n*KT. CHỦ TỊCH\n*PHÓ CHỦ TỊCH\n*Trần Thị Mẫu",
            ("TM.", "KT."),
            "PHÓ CHỦ TỊCH",
            "Trần Thị Mẫu",
        ),
        ("*TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", ("TM.", "KT."), "PHÓ CHỦ TỊCH", None),
        ("*TL. CHỦ TỊCH\n*CHÁNH VĂN PHÒNG", ("TL.",), "CHÁNH VĂN PHÒNG", None),
        ("*TUQ. CHỦ TỊCH\n*TRƯỞNG PHÒNG NỘI VỤ", ("TUQ.",), "TRƯỞNG PHÒNG NỘI VỤ", None),
        ("*Q. GIÁM ĐỐC", ("Q.",), "GIÁM ĐỐC", None),
        (
            "*KT. TRƯỞNG CÔNG AN HUYỆN\n*PHÓ TRƯỞNG CÔNG AN HUYỆN\n*Thượng tá Lê Văn Mẫu",
            ("KT.",),
            "PHÓ TRƯỞNG CÔNG AN HUYỆN",
            "Thượng tá Lê Văn Mẫu",
        ),
        ("*GIÁM ĐỐC\n*Bác sĩ Trần Thị Mẫu", (), "GIÁM ĐỐC", "Bác sĩ Trần Thị Mẫu"),
        ("*GIÁM ĐỐC\n(Đã ký)\n*Lê Văn Mẫu", (), "GIÁM ĐỐC", "Lê Văn Mẫu"),
        (
            "*KT. GIÁM ĐỐC\n*PHÓ GIÁM ĐỐC\n*NGUYỄN VĂN MẪU",
            ("KT.",),
            "PHÓ GIÁM ĐỐC",
            "NGUYỄN VĂN MẪU",
        ),
        ("*T/M BAN THƯỜNG VỤ\n*BÍ THƯ", ("T/M",), "BÍ THƯ", None),
        (
            "*TRƯỞNG BAN TUYÊN GIÁO\nKiêm\n*TRƯỞNG BAN TỔ CHỨC\n*Lê Thị Mẫu",
            (),
            "TRƯỞNG BAN TUYÊN GIÁO Kiêm TRƯỞNG BAN TỔ CHỨC",
            "Lê Thị Mẫu",
        ),
        ("*PHÊ DUYỆT GIÁM ĐỐC SỞ Y TẾ\n*Lê Văn Mẫu", (), "GIÁM ĐỐC SỞ Y TẾ", "Lê Văn Mẫu"),
    ],
)
def test_closing(right, capacity, position, name):
    closing = parts("*I. MỤC ĐÍCH", (LEFT, right)).closing
    assert [v.text for v in closing.recipients] == [
        "TTHU, TT HĐND H",
        "Sở Nội vụ (b/c)",
        "Lưu: VT, PNV",
    ]
    (signer,) = closing.signers
    assert signer.capacity == capacity
    assert signer.position is not None
    assert signer.position.text == position
    assert (signer.name.text if signer.name else None) == name


def test_two_signers_side_by_side():
    closing = parts(
        "*I. A",
        (
            "*SỞ Y TẾ\n*GIÁM ĐỐC\nTrần Văn Mẫu",
            "*CÔNG ĐOÀN NGÀNH\n*TM. BAN THƯỜNG VỤ\n*CHỦ TỊCH\nLê Thị Mẫu",
        ),
    ).closing
    assert [s.name.text for s in closing.signers] == ["Trần Văn Mẫu", "Lê Thị Mẫu"]


def test_annex_heading_is_no_section_and_its_sections_are_rooted():
    found = parts(
        "*I. A",
        (LEFT, "*GIÁM ĐỐC"),
        "*^Phụ lục I",
        "*^DANH MỤC NHIỆM VỤ",
        "^(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2023)",
        "1. Nhiệm vụ chung",
        "*^Phụ lục II",
        "*^BIỂU MẪU",
        [["TT", "Nhiệm vụ", "Thời gian"], ["1", "Rà soát", "Quý I"]],
    )
    assert [(a.annex_id, a.label.text, a.title and a.title.text) for a in found.annexes] == [
        ("PL1", "Phụ lục I", "DANH MỤC NHIỆM VỤ"),
        ("PL2", "Phụ lục II", "BIỂU MẪU"),
    ]
    assert found.annexes[0].reference is not None
    assert [s.section_id for s in found.sections] == ["I", "PL1.1"]
    assert [t.section_id for t in found.task_tables] == ["PL2"]


SIGNED = [(("KT.",), "PHÓ GIÁM ĐỐC", "Lê Văn Mẫu")]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([(LEFT, "*KT. GIÁM ĐỐC\n*PHÓ GIÁM ĐỐC\n*Lê Văn Mẫu")], id="whole"),
        pytest.param([(LEFT, "*KT. GIÁM ĐỐC\n*PHÓ GIÁM ĐỐC"), "*Lê Văn Mẫu"], id="name below"),
        pytest.param([(LEFT, "*KT. GIÁM ĐỐC"), ("", "*PHÓ GIÁM ĐỐC\n*Lê Văn Mẫu")], id="cut in two"),
        pytest.param(["*KT. GIÁM ĐỐC", (LEFT, "*PHÓ GIÁM ĐỐC\n*Lê Văn Mẫu")], id="begins above"),
        pytest.param(
            [("*Nơi nhận:", "*KT. GIÁM ĐỐC"), ("- TTHU, TT HĐND H;\n- Sở Nội vụ (b/c);\n- Lưu: VT, PNV.", "*PHÓ GIÁM ĐỐC\n*Lê Văn Mẫu")],
            id="recipients cut from their label",
        ),
        pytest.param(
            [("*Nơi nhận:\n- TTHU, TT HĐND H;", "*KT. GIÁM ĐỐC"), ("- Sở Nội vụ (b/c);\n- Lưu: VT, PNV.", "*PHÓ GIÁM ĐỐC\n*Lê Văn Mẫu")],
            id="list cut in two",
        ),
    ],
)  # fmt: skip
def test_a_closing_part_cut_by_the_page(blocks):
    closing = parts("*I. A", *blocks).closing
    assert [v.text for v in closing.recipients] == [
        "TTHU, TT HĐND H",
        "Sở Nội vụ (b/c)",
        "Lưu: VT, PNV",
    ]
    told = [
        (s.capacity, s.position and s.position.text, s.name and s.name.text)
        for s in closing.signers
    ]
    assert told == SIGNED


def test_two_unsigned_columns_stay_two():
    closing = parts("*I. A", ("*TM. BAN A\n*TRƯỞNG BAN", "*TM. BAN B\n*TRƯỞNG BAN")).closing
    assert len(closing.signers) == 2


def test_a_position_that_wraps():
    """In a narrow column: the post and the body go on below."""
    right = "*KT. TRƯỞNG CÔNG AN\n*HUYỆN\n*PHÓ TRƯỞNG CÔNG AN\n*HUYỆN\nLê Văn Mẫu"
    (signer,) = parts("*I. A", (LEFT, right)).closing.signers
    assert signer.position.text == "PHÓ TRƯỞNG CÔNG AN HUYỆN"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "TM"),
        ("KT.CHỦ TỊCH", "KT"),
        ("T/M BAN THƯỜNG VỤ", "T/M"),
        ("Q. GIÁM ĐỐC", "Q"),
        ("QUY ĐỊNH LIÊN QUAN", None),
        ("KTAT MẪU", None),
        ("TLĐLĐ TỈNH", None),
        ("Q BÌNH", None),
    ],
)
def test_capacity_stands_apart_from_its_post(text, word):
    match = CAPACITY.match(text)
    assert (match["word"] if match else None) == word


def test_an_annex_without_the_word_is_no_signer():
    found = parts(
        "*I. A",
        (LEFT, "*KT. GIÁM ĐỐC\n*PHÓ GIÁM ĐỐC\n*Lê Văn Mẫu"),
        "*^PHÂN CÔNG NHIỆM VỤ CỦA TỔ KIỂM TRA KTAT MẪU",
        "^(Kèm theo Kế hoạch số 15/KH-SMH ngày 10/02/2026 của Sở Mẫu Hóa)",
        [["TT", "Nhiệm vụ", "Người thực hiện"], ["1", "Rà soát", "Mẫu Văn Bình"]],
    )
    assert [s.name.text for s in found.closing.signers] == ["Lê Văn Mẫu"]
    assert len(found.task_tables) == 1


@pytest.mark.parametrize(
    ("below", "last"),
    [("M.A166/11.", "Lưu: VT, DT (KH03), M.A166/11"), ("Lê Văn Mẫu", "Lưu: VT, DT (KH03)")],
    ids=["goes on", "a name"],
)
def test_a_last_recipient_that_wraps(below, last):
    left = f"*Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT, DT (KH03),\n{below}"
    closing = parts("*I. A", (left, "*KT. CHỦ TỊCH\n*PHÓ CHỦ TỊCH")).closing
    assert closing.recipients[-1].text == last


def test_a_name_set_below_the_other_column():
    left = "*Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\nMẫu Văn An"
    closing = parts("*I. A", (left, "*KT. GIÁM ĐỐC\n*PHÓ GIÁM ĐỐC")).closing
    assert [s.name.text for s in closing.signers] == ["Mẫu Văn An"]
    assert [v.text for v in closing.recipients] == ["Sở Nội vụ", "Lưu: VT"]


@pytest.mark.parametrize(
    ("blocks", "titles"),
    [
        (
            ["*3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố, Hội Liên hiệp", "*Phụ nữ Thành phố"],
            ["Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố, Hội Liên hiệp Phụ nữ Thành phố"],
        ),
        (["*1. Nâng cao năng lực quản trị", "*của các hợp tác xã", "Mở lớp."], ["Nâng cao năng lực quản trị của các hợp tác xã"]),
        (["*1. Mục tiêu chung", "*Phấn đấu hoàn thành", "Mở lớp."], ["Mục tiêu chung"]),
        (["1. Nâng cao năng lực quản trị", "của các hợp tác xã"], ["Nâng cao năng lực quản trị"]),
    ],
)  # fmt: skip
def test_a_bold_heading_in_two_paragraphs(blocks, titles):
    source = source_of(*blocks)
    tree = section_tree(source, source.body)
    assert [section.title.text for section in tree.sections] == titles


@pytest.mark.parametrize(
    ("blocks", "paths"),
    [
        (["I. BAN TỔ CHỨC", "P. Chủ tịch Hội đồng", "1. Thành viên"], ["I", "I.1"]),
        (["A. ĐẶT VẤN ĐỀ", "B. NỘI DUNG", "D. TỔ CHỨC"], ["A", "B", "D"]),
        (["B. NỘI DUNG", "C. TỔ CHỨC"], ["B", "C"]),
    ],
)
def test_a_letter_alone_opens_no_list(blocks, paths):
    source = source_of(*blocks)
    assert [section.path for section in section_tree(source, source.body).sections] == paths


@pytest.mark.parametrize("post", ["TỔNG GIÁM ĐỐC", "HIỆU TRƯỞNG"])
def test_a_post_over_the_recipients_signs(post):
    source = source_of(
        "*^KẾ HOẠCH",
        "*^Tổ chức hội thi",
        "1. Mở lớp.",
        post,
        "Nơi nhận:",
        "- Các khoa;",
        "- Lưu: VT.",
    )
    closing = outline(source).value.closing
    assert [(one.position.text, one.name) for one in closing.signers] == [(post, None)]
    assert len(closing.recipients) == 2


@pytest.mark.parametrize("post", ["CHỦ TỊCH UBND XÃ", "HIỆU TRƯỞNG"])
def test_a_signature_that_nothing_announces(post):
    source = source_of(
        "*^KẾ HOẠCH",
        "*^Xây dựng nông thôn mới",
        "1. Mở lớp.",
        ("", f"{post}|(đã ký)|Nguyễn Văn Mẫu"),
    )
    (signer,) = outline(source).value.closing.signers
    assert (signer.position.text, signer.name.text) == (post, "Nguyễn Văn Mẫu")
