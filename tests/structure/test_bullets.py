"""One record whatever sign stands before the items of a list."""

import re

import pytest

from parsers.bullets import SIGNS, bullet_of, without_bullet
from parsers.structure import outline
from tests.builders.source import source_of

OPENS = [
    # paragraph, its bullet, its text
    ("- Phòng Nội vụ", "-", "Phòng Nội vụ"),
    ("-Phòng Nội vụ", "-", "Phòng Nội vụ"),
    ("➢ Quy định chung", "➢", "Quy định chung"),
    ("o Quy tắc ứng xử", "o", "Quy tắc ứng xử"),
    ("o\t“Ngày hội” toàn dân", "o", "“Ngày hội” toàn dân"),
    ("o bế em nhỏ", "", "o bế em nhỏ"),
    ("O Lâu, sông", "", "O Lâu, sông"),
    ("ở xã", "", "ở xã"),
    ("o", "", "o"),
    ("o) Hồ sơ", "", "o) Hồ sơ"),
    ("→ Hoàn thành", "", "→ Hoàn thành"),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "sign", "rest"), OPENS)
def test_what_a_paragraph_opens_with(text, sign, rest):
    assert (bullet_of(text), without_bullet(text)) == (sign, rest)


LISTS = {
    "labels below a heading": (
        "*I. NỘI DUNG",
        "*1. Ban hành kế hoạch",
        "- Cơ quan chủ trì: Phòng Nội vụ.",
        "- Cơ quan phối hợp: Các phòng, đơn vị và UBND các xã, thị trấn.",
        "- Thời gian thực hiện: Quý II/2023.",
    ),
    "items that bring their own labels": (
        "*II. NHIỆM VỤ",
        "- Rà soát danh sách học sinh trong độ tuổi tuyển sinh.",
        "Đơn vị chủ trì: Phòng Giáo dục và Đào tạo",
        "Thời gian: trước ngày 15/8/2026",
        "- Tổ chức hội nghị tập huấn cho cán bộ cấp xã.",
        "Đơn vị chủ trì: Phòng Nội vụ",
        "Thời gian: Quý III/2026",
    ),
    "bodies and what they do": (
        "*III. TỔ CHỨC THỰC HIỆN",
        "*1. Phòng Nội vụ",
        "- Tham mưu Ủy ban nhân dân huyện triển khai kế hoạch.",
        "- Tổng hợp kết quả, báo cáo Ủy ban nhân dân huyện trước ngày 15/12/2026.",
        "*2. Phòng Tư pháp",
        "- Tuyên truyền, phổ biến pháp luật tại các xã, thị trấn.",
    ),
    "bodies of a list over another list": (
        "*III. TỔ CHỨC THỰC HIỆN",
        "- Công an xã:",
        "+ Bảo đảm an ninh trật tự tại nơi tổ chức.",
        "+ Phối hợp với Đoàn Thanh niên điều tiết giao thông.",
        "- Trạm Y tế xã:",
        "+ Bố trí lực lượng trực cấp cứu.",
    ),
}
# an asterisk is what these documents are written in
PAIRS = [*((sign, "+") for sign in sorted(SIGNS - {"+", "*"})), ("o", "+"), ("•", "o"), ("➢", "✓")]


def told(lines, first="-", second="+"):
    """Tasks and duties, with the bullets of their words taken away."""
    signs = {"- ": f"{first} ", "+ ": f"{second} "}
    blocks = [signs[line[:2]] + line[2:] if line[:2] in signs else line for line in lines]
    source = source_of("*^KẾ HOẠCH", "*^Công tác dân vận năm 2026", *blocks)
    found = outline(source).value
    bare = re.compile(rf"^(?:{re.escape(first)}|{re.escape(second)}) ")
    tasks = [
        (task.task_id, {role: bare.sub("", cell.text) for role, cell in task.cells.items()})
        for task in found.prose_tasks
    ]
    sections = [(one.section_id, one.title.text if one.title else None) for one in found.sections]
    return sections, tasks


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_the_same_whatever_its_signs(name, first, second):
    sections, tasks = told(LISTS[name])
    assert tasks
    assert told(LISTS[name], first, second) == (sections, tasks)
