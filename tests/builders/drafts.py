"""A draft of some 28 pages and its next draft: three task tables, sections, duties, citations, notes.

``FIRST`` and ``SECOND`` are models; ``render_draft`` prints one as DOCX. The second comes from the first by the
edits of ``_edited``, each numbered; ``tests/compare/test_drafts.py`` says what is to be found of each.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from schemas.vocabulary import Role, RowKind
from tests.builders import docx, docx_parts, wml
from tests.builders.described import (
    DescribedColumn,
    DescribedPlan,
    DescribedRow,
    DescribedSection,
    DescribedSigner,
    DescribedTable,
)
from tests.words import WORDS

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
# Words that neither report, cite nor name a document: what the sentences below mean must not hang on them.
_PLAIN = tuple(
    word
    for word in WORDS
    if word
    not in {
        "báo cáo", "kế hoạch", "chương trình", "đề án", "dự án", "quy chế", "quy định", "văn bản", "kinh phí",
        "tham mưu", "tổng hợp", "chủ trì", "phối hợp", "phân công", "cơ quan", "đơn vị", "chính quyền", "phản ánh", "kiến nghị", "đoàn thể",
    }
)  # fmt: skip
COLUMNS = (
    DescribedColumn(Role.NUMBER, "TT", 6),
    DescribedColumn(Role.TASK, "Nhiệm vụ", 34),
    DescribedColumn(Role.TIME, "Thời gian thực hiện", 14),
    DescribedColumn(Role.LEAD, "Cơ quan chủ trì", 15),
    DescribedColumn(Role.COORDINATOR, "Cơ quan phối hợp", 16),
    DescribedColumn(Role.PRODUCT, "Sản phẩm", 15),
)
TIMES = (
    "Cả năm 2026",
    "Quý II/2026",
    "Trước ngày 15/11/2026",
    "Tháng 3/2026",
    "Hằng quý",
    "Quý IV/2026",
)
LEADS = (
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Kinh tế",
    "Phòng Y tế",
    "Thanh tra huyện",
    "Công an huyện",
)
COORDINATORS = (
    "Phòng Tài chính - Kế hoạch",
    "UBND các xã, thị trấn",
    "Phòng Văn hóa và Thông tin; Phòng Y tế",
)


@dataclass
class Row:
    """A task; its number is its place in its group."""

    task: str
    time: str
    lead: str
    coordinator: str
    product: str


@dataclass
class Group:
    title: str
    rows: list[Row]


@dataclass
class Part:
    """A section; its number is its place."""

    title: str | None
    text: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    below: list["Part"] = field(default_factory=list)
    table: list[Group] | list[Row] | None = None


@dataclass
class Draft:
    subject: str
    month: int
    bases: list[str]
    parts: list[Part]
    notes: list[str]
    recipients: list[str]
    signer: DescribedSigner


def sentence(n: int, length: int = 26) -> str:
    """The n-th sentence: words in an order that no other has."""
    words = [_PLAIN[(n * 37 + k * (n % 29 + 2)) % len(_PLAIN)] for k in range(length)]
    return f"{words[0][0].upper()}{' '.join(words)[1:]}."


def render_draft(draft: Draft) -> bytes:
    """The draft as DOCX."""
    plan = DescribedPlan(
        issuing_agency=("ỦY BAN NHÂN DÂN", "HUYỆN MẪU LĨNH"),
        symbol="KH-UBND",
        place="Mẫu Lĩnh",
        month=draft.month,
        year=2026,
        subject=draft.subject,
        issuer_in_annex="Ủy ban nhân dân huyện Mẫu Lĩnh",
        legal_bases=tuple(draft.bases),
        footnotes=tuple((note,) for note in draft.notes),
        recipients=tuple(draft.recipients),
        signer=draft.signer,
        is_draft=True,
    )
    document = Document()
    docx_parts.set_styles(document)
    docx_parts.add_footnotes(document, plan.footnotes)
    docx_parts.add_page_heads(document, plan)
    page = document.element.body.sectPr
    docx._set_page(page, docx.PAGE, docx.MARGINS)
    width = docx._text_width(docx.PAGE, docx.MARGINS)
    blocks = docx._letterhead(plan) + docx._title(plan) + docx._preamble(plan)
    for number, part in zip(ROMANS, draft.parts, strict=False):
        table = ""
        if part.table is not None:
            described = DescribedTable(COLUMNS, tuple(_rows(part.table)))
            table = docx._task_table(
                described, width, repeat_header=True, margins=docx.CELL_MARGINS
            )
        blocks += docx._sections((_section(number, part),), table, [])
    blocks += wml.gap(160) + docx._closing(plan) + wml.gap(40)
    for element in list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{blocks}</w:body>")):
        page.addprevious(element)
    docx_parts.add_numbering(document, [])
    return docx_parts.packed(document, plan)


def _section(number: str, part: Part) -> DescribedSection:
    return DescribedSection(
        number,
        title=part.title,
        text=part.text,
        paragraphs=tuple(part.paragraphs),
        children=tuple(_section(str(n), one) for n, one in enumerate(part.below, 1)),
        holds_table=part.table is not None,
    )


def _rows(table):
    for n, one in enumerate(table, 1):
        if isinstance(one, Group):
            below = tuple(_row(k, row) for k, row in enumerate(one.rows, 1))
            yield DescribedRow(ROMANS[n - 1], RowKind.GROUP, (one.title,), below)
        else:
            yield _row(n, one)


def _row(number: int, row: Row) -> DescribedRow:
    cells = (row.task, row.time, row.lead, row.coordinator, row.product)
    return DescribedRow(str(number), RowKind.TASK, cells)


def _made(first: int, count: int) -> list[Row]:
    """Rows from sentence ``first`` on."""
    return [
        Row(
            sentence(n, 36),
            TIMES[n % len(TIMES)],
            LEADS[n % len(LEADS)],
            COORDINATORS[n % len(COORDINATORS)],
            sentence(n + 500, 4).rstrip("."),
        )
        for n in range(first, first + count)
    ]


def _first() -> Draft:
    one = [
        Group("HOÀN THIỆN THỂ CHẾ VÀ CHỈ ĐẠO ĐIỀU HÀNH", _made(1, 8)),
        Group("CẢI CÁCH THỦ TỤC, PHỤC VỤ NGƯỜI DÂN", _made(9, 8)),
        Group("XÂY DỰNG ĐỘI NGŨ CÁN BỘ, CÔNG CHỨC", _made(17, 8)),
    ]
    two = [
        Group("HẠ TẦNG VÀ NỀN TẢNG DÙNG CHUNG", _made(25, 5)),
        Group("PHÁT TRIỂN DỮ LIỆU, KINH TẾ SỐ VÀ XÃ HỘI SỐ", _made(30, 8)),
        Group("AN TOÀN THÔNG TIN MẠNG", _made(38, 5)),
        Group("NÔNG THÔN MỚI VÀ GIẢM NGHÈO BỀN VỮNG", _made(43, 4)),
        Group("VỆ SINH MÔI TRƯỜNG NÔNG THÔN", _made(47, 4)),
    ]
    three = _made(51, 12)
    one[0].rows[2].time = "Trước ngày 15/5/2026"
    one[0].rows[6].time = "Quý I/2026"
    one[1].rows[5].coordinator = "Phòng Tư pháp"
    one[1].rows[6].coordinator = "Phòng Kinh tế; Thanh tra huyện"
    one[2].rows[1].task = f"Bảo đảm ít nhất 30% {sentence(18)}"
    one[0].rows[4].task = f"{one[0].rows[4].task.rstrip('.')}{{note:1}}."
    two[1].rows[0].task = f"{two[1].rows[0].task.rstrip('.')}{{note:2}}."
    two[2].rows[4].task = f"{two[2].rows[4].task.rstrip('.')}{{note:3}}."
    return Draft(
        subject="Cải cách hành chính và chuyển đổi số trên địa bàn huyện năm 2026",
        month=3,
        bases=[
            "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030",
            "Căn cứ Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ về thực hiện thủ tục hành chính trên môi trường điện tử",
            "Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tiếp tục tăng cường và đổi mới công tác dân vận",
        ],
        parts=[
            Part(
                "MỤC ĐÍCH, YÊU CẦU",
                below=[
                    Part("Mục đích", paragraphs=[f"- {sentence(100 + n, 40)}" for n in range(4)]),
                    Part(
                        "Yêu cầu",
                        paragraphs=[
                            *(f"- {sentence(110 + n, 40)}" for n in range(4)),
                            f"- Đạt tỷ lệ 80% {sentence(115)}",
                        ],
                    ),
                ],
            ),
            Part("NHIỆM VỤ CHUNG", paragraphs=[f"- {sentence(120, 40)}"], table=one),
            Part("NHIỆM VỤ TRỌNG TÂM", paragraphs=[f"- {sentence(121, 40)}"], table=two),
            Part("NHIỆM VỤ THƯỜNG XUYÊN", paragraphs=[f"- {sentence(122, 40)}"], table=three),
            Part(
                "GIẢI PHÁP",
                below=[
                    Part(
                        title, paragraphs=[f"- {sentence(130 + 10 * n + k, 45)}" for k in range(6)]
                    )
                    for n, title in enumerate(
                        (
                            "Về tuyên truyền",
                            "Về nhân lực, đào tạo",
                            "Về hạ tầng",
                            "Về kiểm tra, giám sát",
                            "Về thi đua, khen thưởng",
                        )
                    )
                ],
            ),
            Part("KINH PHÍ THỰC HIỆN", paragraphs=[f"- {sentence(190 + k, 40)}" for k in range(3)]),
            Part(
                "CHẾ ĐỘ BÁO CÁO",
                below=[
                    Part(
                        None,
                        "Các phòng, đơn vị báo cáo kết quả thực hiện về UBND huyện (qua Phòng Nội vụ) trước ngày 10/6/2026 để theo dõi.",
                    ),
                    Part(
                        None,
                        "Phòng Nội vụ báo cáo kết quả cải cách hành chính quý III với UBND tỉnh trước ngày 20/9/2026.",
                    ),
                    Part(
                        None,
                        "Phòng Kinh tế gửi báo cáo tình hình chuyển đổi số về Sở Khoa học và Công nghệ trước ngày 25/10/2026.",
                    ),
                ],
            ),
            Part(
                "TỔ CHỨC THỰC HIỆN",
                below=[
                    Part(
                        title, paragraphs=[f"- {sentence(200 + 10 * n + k, 35)}" for k in range(4)]
                    )
                    for n, title in enumerate(
                        (
                            "Phòng Nội vụ",
                            "Phòng Tư pháp",
                            "Phòng Tài chính - Kế hoạch",
                            "Phòng Văn hóa và Thông tin",
                            "UBND các xã, thị trấn",
                        )
                    )
                ],
            ),
        ],
        notes=[
            "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa trong giải quyết thủ tục hành chính.",
            "Danh mục dữ liệu mở của huyện do Phòng Văn hóa và Thông tin công bố trên Cổng Thông tin điện tử.",
            "Cấp độ an toàn theo hướng dẫn của Bộ Thông tin và Truyền thông.",
        ],
        recipients=[
            "UBND tỉnh (để b/c)",
            "TT Huyện ủy, TT HĐND huyện",
            "CT, các PCT UBND huyện",
            "Các phòng, đơn vị thuộc huyện",
            "Lưu: VT, NV",
        ],
        signer=DescribedSigner(
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Trần Văn Mẫu"
        ),
    )


def _edited(draft: Draft) -> Draft:
    """The next draft: forty edits, numbered as in the test."""
    new = deepcopy(draft)
    aims, common, main, regular, means, money, reports, who = new.parts
    new.subject = new.subject.replace("chuyển đổi số", "dân vận")  # 1
    new.month = 4  # 2
    del new.bases[2]  # 3
    new.bases.append(  # 4
        "Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư"
    )
    new.recipients.insert(1, "Sở Nội vụ")  # 5
    new.recipients.remove("TT Huyện ủy, TT HĐND huyện")  # 6
    new.signer = DescribedSigner(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Trần Văn Mẫu")  # 7

    words = aims.below[0].paragraphs[1].split()
    words[9] = "đồng bộ"
    aims.below[0].paragraphs[1] = " ".join(words)  # 8
    aims.below[1].paragraphs[4] = aims.below[1].paragraphs[4].replace("80%", "90%")  # 9
    means.below.insert(0, means.below.pop())  # 10: 5 becomes 1
    means.below.insert(
        3, Part("Về hợp tác", paragraphs=[f"- {sentence(180 + k, 45)}" for k in range(3)])
    )  # 11
    money.title = "NGUỒN LỰC"  # 12
    del who.below[1]  # 13
    means.below[1].paragraphs[2] += (
        " Áp dụng Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ."  # 14
    )

    reports.below[0].text = reports.below[0].text.replace("10/6/2026", "15/6/2026")  # 15
    reports.below[1].text = reports.below[1].text.replace("UBND tỉnh", "Sở Nội vụ")  # 16
    reports.below[2].text = reports.below[2].text.replace("Phòng Kinh tế", "Phòng Y tế")  # 17
    reports.below.append(  # 18
        Part(
            None,
            "Thanh tra huyện báo cáo kết quả tiếp công dân với Thanh tra tỉnh trước ngày 05/12/2026.",
        )
    )

    first, second, third = common.table
    inserted, other = _made(70, 2)
    first.rows.insert(2, inserted)  # 19
    first.rows[3].time = "Trước ngày 30/5/2026"  # 20
    first.rows[6].product = "Bản đồ số"  # 21
    first.rows[7].time = "Tháng 1 - 3/2026"  # 22
    del second.rows[1]  # 23
    second.rows[2].lead = "Văn phòng HĐND và UBND huyện"  # 24
    second.rows[4].coordinator = "Phòng Tư pháp; Công an huyện"  # 25
    second.rows[5].coordinator = "Phòng Kinh tế"  # 26
    words = third.rows[0].task.split()
    words[7] = "đồng bộ"
    third.rows[0].task = " ".join(words)  # 27
    third.rows[1].task = third.rows[1].task.replace("30%", "50%")  # 28
    third.rows.insert(2, third.rows.pop(6))  # 29

    ground, digital, safe, rural, clean = main.table
    ground.title = "NÂNG CẤP MÁY MÓC, THIẾT BỊ"  # 30
    added = Group("THƯƠNG MẠI ĐIỆN TỬ, THANH TOÁN KHÔNG TIỀN MẶT", digital.rows[4:])
    del digital.rows[4:]
    main.table.insert(2, added)  # 31
    safe.rows[2] = other  # 32
    safe.rows[3].time = "Tháng 9/2026"  # 33
    safe.rows[3].lead = "Phòng Giáo dục và Đào tạo"  # 34
    rural.rows.insert(0, ground.rows.pop())  # 35
    rural.rows += clean.rows
    main.table.remove(clean)  # 36
    regular.table = None  # 37

    new.notes[0] = new.notes[0].replace("cơ chế một cửa", "cơ chế liên thông")  # 38
    digital.rows[0].task = digital.rows[0].task.replace("{note:2}", "")
    del new.notes[1]  # 39
    safe.rows[4].task = safe.rows[4].task.replace("{note:3}", "{note:2}")
    rural.rows[2].task = f"{rural.rows[2].task.rstrip('.')}{{note:3}}."
    new.notes.append("Hộ nghèo theo chuẩn nghèo đa chiều, số liệu rà soát cuối năm trước.")  # 40
    return new


FIRST = _first()
SECOND = _edited(FIRST)
