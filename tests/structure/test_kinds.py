"""Kinds of structure met in plans that were not in view: annex headings, numbers that begin with 2, collectives
that sign, a cell over two columns.
"""

import pytest

from parsers.structure import outline
from schemas.vocabulary import Role
from tests.builders.source import source_of

TITLE = ("*^KẾ HOẠCH", "*^Công tác năm 2027")


def read(*blocks):
    return outline(source_of(*TITLE, *blocks)).value


def paths(*blocks):
    return [section.path for section in read(*blocks).sections]


SIGNED = ("Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu")


def test_an_annex_without_its_label():
    """A title in capitals over the bracket that repeats the plan's number."""
    bracket = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2027 của Ủy ban nhân dân xã)"
    annex = ["*^PHÂN CÔNG TRỰC", "*^TRONG MÙA MƯA BÃO", f"^{bracket}", "1. Tổ một."]
    (found,) = read("*I. MỤC TIÊU", "Giảm nghèo.", *SIGNED, *annex).annexes
    assert (found.label, found.title.text) == (None, "PHÂN CÔNG TRỰC TRONG MÙA MƯA BÃO")
    assert found.reference.text == bracket


@pytest.mark.parametrize(
    ("annex", "expected", "title"),
    [
        (
            ["*Phụ lục", "*MẪU BÁO CÁO", "*I. Kết quả", "1. Số lớp.", "*II. Kiến nghị"],
            ["PL.I", "PL.I.1", "PL.II"],
            "MẪU BÁO CÁO",
        ),
        (
            ["*Phụ lục", "*^KỊCH BẢN", "*^Ngày hội đọc sách", "*1. Đón khách", "*2. Khai mạc"],
            ["PL.1", "PL.2"],
            "KỊCH BẢN Ngày hội đọc sách",
        ),
        (
            ["*Phụ lục", "*^ĐỀ CƯƠNG", "*A. Phần chung", "*B. Phần riêng"],
            ["PL.A", "PL.B"],
            "ĐỀ CƯƠNG",
        ),
    ],
)
def test_the_first_heading_of_an_annex_is_no_title(annex, expected, title):
    found = read("*I. MỤC TIÊU", "Giảm nghèo.", *SIGNED, *annex)
    assert [s.path for s in found.sections if s.path.startswith("PL")] == expected
    assert found.annexes[0].title.text == title


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            ["*I. KINH PHÍ", "a) Ngân sách xã.", "b) Xã hội hóa.", "*2. Quyết toán", "*3. Công khai"],
            ["I", "I.a", "I.b", "I.2", "I.3"],
        ),
        (
            ["*III. PHÂN CÔNG", "(1) Tổ một.", "(2) Tổ hai.", "2. Các thôn phối hợp."],
            ["III", "III.(1)", "III.(2)", "III.2"],
        ),
        (  # numbers that begin with 1 go under the letter
            ["*I. KINH PHÍ", "a) Ngân sách", "1. Xã.", "2. Tỉnh.", "b) Nguồn khác"],
            ["I", "I.a", "I.a.1", "I.a.2", "I.b"],
        ),
    ],
)  # fmt: skip
def test_numbers_that_go_on_stand_beside_letters(blocks, expected):
    assert paths(*blocks) == expected


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("BAN TỔ CHỨC", [((), "BAN TỔ CHỨC", None)]),
        ("BAN GIÁM HIỆU", [((), "BAN GIÁM HIỆU", None)]),
        ("HỘI ĐỒNG THI ĐUA", [((), "HỘI ĐỒNG THI ĐUA", None)]),
        ("KHOA KHOA HỌC MÁY TÍNH\nNguyễn Văn An", [((), None, "Nguyễn Văn An")]),
    ],
)
def test_a_collective_signs_without_a_name(column, expected):
    found = read("*I. MỤC TIÊU", "Giảm nghèo.", ("Nơi nhận:\n- Lưu: VT.", column))
    assert [
        (s.capacity, s.position and s.position.text, s.name and s.name.text)
        for s in found.closing.signers
    ] == expected


@pytest.mark.parametrize("words", ["Theo Quyết định số 44/QĐ-UBND của xã", "Các thôn tự thực hiện"])
def test_a_cell_over_lead_and_coordinator_fills_both(words):
    found = read(
        "*I. NHIỆM VỤ",
        [
            ["TT", "Nhiệm vụ", "Thời gian", "Cơ quan chủ trì", "Cơ quan phối hợp"],
            ["1", "Sửa trạm bơm", "Quý I/2027", "Phòng Kinh tế", "Các thôn"],
            ["2", "Thu gom rác chợ", "Quý II/2027", words, "<"],
        ],
    )
    row = found.task_tables[0].rows[1]
    assert row.cells[Role.LEAD].text == row.cells[Role.COORDINATOR].text == words
    assert row.inherited == (Role.COORDINATOR,)
