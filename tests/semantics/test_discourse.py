"""Who is addressed where: sections in, reporters with where they are named out."""

import pytest

from parsers.semantics.discourse import Discourse
from schemas.layout import Span
from schemas.structure import Section, Value


def value(text):
    return Value(text, (Span(0, len(text)),))


def section(path, title, *paragraphs):
    parent, _, number = path.rpartition(".")
    return Section(
        path,
        parent or None,
        path,
        number,
        path.count("."),
        value(title) if title else None,
        tuple(map(value, paragraphs)),
        auto_numbered=False,
        span=Span(0, 1),
    )


DUTY = "- Tổng hợp, báo cáo kết quả trước ngày 15/6."


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (
            [section("V.2", "Phó Hiệu trưởng phụ trách chuyên môn", DUTY)],
            (["Phó Hiệu trưởng phụ trách chuyên môn"], "heading"),
        ),
        (
            [section("V.4", "Phòng Kế hoạch - Tổng hợp:", DUTY)],
            (["Phòng Kế hoạch - Tổng hợp"], "heading"),
        ),
        (
            [
                section("V.3", "Trạm Y tế, các thôn", ""),
                section("V.3.a", "Công tác ghi chép", DUTY),
            ],
            (["Trạm Y tế", "các thôn"], "heading"),
        ),
        (
            [section("V.1", "Các bộ phận", "a) Bộ phận Tư pháp có trách nhiệm:", DUTY)],
            (["Bộ phận Tư pháp"], "lead_in"),
        ),
        (
            [section("V.1", None, "Đề nghị Hội Phụ nữ xã:", DUTY)],
            (["Hội Phụ nữ xã"], "lead_in"),
        ),
        (
            [section("II.1", "Khảo sát nhu cầu", DUTY, "Đơn vị chủ trì: Phòng Kinh tế.")],
            (["Phòng Kinh tế"], "label"),
        ),
        ([section("II.1", "Tổ chức các buổi ra quân", DUTY)], None),
        ([section("II.1", "Ban hành văn bản chỉ đạo", DUTY)], None),
        ([section("II.1", "Phòng, chống rét", DUTY)], None),
        ([section("II.1", "Hội nghị tổng kết", DUTY)], None),
    ],
)
def test_who_is_addressed_over_a_paragraph(sections, expected):
    last = sections[-1]
    at = next(n for n, p in enumerate(last.paragraphs) if p.text == DUTY)
    over = Discourse.of(sections).over(last.section_id, at)
    assert (over and (list(over.names), over.source.value)) == expected


def test_sections_of_aims_and_of_matters_looked_at_ask_for_nothing():
    sections = [
        section("I", "MỤC TIÊU", ""),
        section("II", "NỘI DUNG KIỂM TRA", ""),
        section("II.1", "Hồ sơ", ""),
        section("III", "TỔ CHỨC THỰC HIỆN", ""),
        section("IV", "MỤC ĐÍCH, YÊU CẦU", ""),
    ]
    assert Discourse.of(sections).idle == {"I", "II", "II.1"}
