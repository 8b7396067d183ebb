"""Rows to paragraphs. A full line has no room for the next line's first word."""

from dataclasses import replace

import pytest
from pdf_shapes import LEFT, RIGHT, centred, full, row

from parsers.layout.pdf.measures import Measure, measure_of
from parsers.layout.pdf.paragraphs import paragraphs_of, style_of
from schemas.layout import Align

LEADING = 17.0
MEASURE = Measure(LEFT, RIGHT, LEADING)
INDENT = LEFT + 36


def lines(*texts, indents=(), page=1, first=100.0, leading=LEADING):
    """Rows one under the other; a text ending in ``~`` fills its line."""
    found = []
    for index, text in enumerate(texts):
        x = indents[index] if index < len(indents) else LEFT
        told = full(text[:-1], int((RIGHT - x) / 6.5)) if text.endswith("~") else text
        found.append(row(told, x, first + leading * index, page=page))
    return found


def split(found, measure=MEASURE):
    """How many rows each paragraph has."""
    measures = dict.fromkeys({r.page for r in found}, measure)
    return [len(p) for p in paragraphs_of(found, measures)]


@pytest.mark.parametrize(
    ("texts", "indents", "expected"),
    [
        (("Căn cứ~", "tiếp theo~", "và hết."), (INDENT,), [3]),
        (("Căn cứ~", "và hết.", "Căn cứ hai~", "và hết."), (INDENT, LEFT, INDENT), [2, 2]),
        (("Căn cứ~", "đầy dòng~", "Thực hiện~"), (INDENT, LEFT, INDENT), [2, 1]),
        (("một", "hai", "ba"), (INDENT, INDENT, INDENT), [1, 1, 1]),
        (("- Sở Nội vụ~", "chủ trì;", "- Sở Y tế~", "phối hợp."), (INDENT, LEFT, INDENT), [2, 2]),
        (("- Sở Nội vụ~", "chủ trì~", "- Sở Y tế~"), (INDENT, LEFT, INDENT), [2, 1]),
        (("1. Mục đích~", "yêu cầu~", "2. Nội dung~"), (INDENT, LEFT, INDENT), [2, 1]),
        (("a) Mục đích~", "yêu cầu~", "đ) Nội dung~"), (INDENT, LEFT, INDENT), [2, 1]),
        (("Theo Nghị định số~", "30/2020/NĐ-CP"), (INDENT,), [2]),
        (("từ năm 2025~", "- 2030 và định hướng~"), (INDENT,), [2]),
        (("- Thụt treo~", "dòng hai~", "dòng ba"), (LEFT, LEFT + 18, LEFT + 18), [3]),
        (("- Thụt treo~", "dòng hai~", "- Mục sau"), (LEFT, LEFT + 18, LEFT), [2, 1]),
    ],
    ids=["first-line indent", "short last lines", "full last line", "short lines", "bullets",
         "bullet after a full line", "numbers", "letters", "number within", "dash within",
         "hanging indent", "hanging bullets"],
)  # fmt: skip
def test_paragraphs(texts, indents, expected):
    found = lines(*texts, indents=indents)
    if texts[0].startswith("- Thụt"):
        found[1].runs[0].text = found[1].runs[0].text.rstrip() + ";"
        found[1].runs[0].edges = [
            found[1].x0 + 6.5 * i for i in range(len(found[1].runs[0].text) + 1)
        ]
    assert split(found) == expected


@pytest.mark.parametrize(("gap", "expected"), [(17, [2]), (23, [2]), (26, [1, 1]), (40, [1, 1])])
def test_white_parts_paragraphs(gap, expected):
    assert split(lines("Căn cứ~", "tiếp theo", leading=gap)) == expected


def test_a_paragraph_goes_on_over_the_page():
    found = [*lines("Căn cứ~", indents=(INDENT,), first=780), *lines("tiếp theo", page=2, first=60)]
    assert split(found) == [2]
    found = [*lines("Căn cứ.", indents=(INDENT,), first=780), *lines("Tiếp", page=2, first=60)]
    assert split(found) == [1, 1]


def test_centred_titles():
    found = [
        centred("KẾ HOẠCH", 100, bold=True),
        centred("Triển khai thực hiện chuyển đổi số", 117, bold=True),
        centred("trên địa bàn năm 2026", 134, bold=True),
    ]
    assert split(found) == [1, 2]
    assert style_of(found, MEASURE).align is Align.CENTER


def test_centred_line_and_text_below_are_two():
    assert split([centred("KẾ HOẠCH", 100), *lines("Căn cứ~", first=117)]) == [1, 1]


def test_change_of_weight_is_a_change_of_paragraph():
    found = lines("I. MỤC ĐÍCH~", "Yêu cầu~", "chung")
    found[0].runs[0].bold = True
    assert split(found) == [1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vụ trong danh mục", [2]),
        ("Vụ Cải cách hành chính", [1, 1]),
        ("a) vụ trong danh mục", [1, 1]),
    ],
)
@pytest.mark.parametrize("amiss", [{"bold": True}, {"size": 9.6}])
def test_what_is_measured_amiss_of_a_scan_parts_no_sentence(text, expected, amiss):
    # "… theo dõi việc thực hiện các nhiệm" | "vụ trong danh mục …", the first line read as bold
    found = lines("2. Giao Phòng Nội vụ theo dõi các nhiệm~", text, indents=(INDENT, LEFT))
    for line in found:
        line.runs[0].sure = [0.9] * len(line.runs[0].text)
    for name, value in amiss.items():
        setattr(found[1].runs[0], name, value)
        if name == "size":
            found[1].size = value
    assert split(found) == expected


def test_change_of_size_is_a_change_of_paragraph():
    found = lines("Một dòng đầy~", "chú thích")
    found[1].size = found[1].runs[0].size = 10
    assert split(found) == [1, 1]


def test_style():
    found = lines("một~", "hai")
    assert style_of(found, MEASURE).align is None
    assert style_of(found, MEASURE).size == 13
    assert not style_of(found, MEASURE).bold
    heavy = [replace(line, runs=[replace(line.runs[0], bold=True)]) for line in found]
    assert style_of(heavy, MEASURE).bold


def test_measure():
    found = lines(
        "Căn cứ~", "tiếp~", "theo~", "Căn cứ~", "hết", indents=(INDENT, LEFT, LEFT, INDENT)
    )
    measure = measure_of(found)
    assert measure.left == LEFT
    assert measure.right == pytest.approx(RIGHT, abs=6.5)
    assert measure.leading == LEADING


def test_measure_of_one_row():
    assert measure_of(lines("Một")) == Measure(LEFT, LEFT + 3 * 6.5, 1.3 * 13)


def test_no_rows():
    assert paragraphs_of([], {}) == []


def test_a_line_in_the_middle_by_chance_is_a_paragraph_like_any_other():
    """First-line indents on the left, as much white on the right: nobody centred these."""
    length = int((RIGHT - 36 - INDENT) / 6.5)
    for first, second in (
        ("Hồ sơ khen thưởng", "Mua sắm vệ sinh"),
        ("1. Quốc phòng", "1.1. Trật tự"),
    ):
        found = [
            row((text + " từ" * 40)[: length - 1] + ".", INDENT, 100 + LEADING * i)
            for i, text in enumerate((first, second))
        ]
        assert MEASURE.centred(found[1])
        assert split(found) == [1, 1]


SPACED = Measure(LEFT, RIGHT, 15.0, apart=1.4)
"""Lines 15 points apart, paragraphs 21, in type of 13."""


@pytest.mark.parametrize(
    ("leading", "expected"), [(15.0, [2]), (21.0, [1, 1])], ids=["within", "between"]
)
def test_white_decides_where_the_document_sets_paragraphs_apart(leading, expected):
    """All lines set in alike: indents say nothing."""
    found = lines("- Sở Nội vụ;~", "chủ trì", indents=(INDENT, INDENT), leading=leading)
    assert split(found, SPACED) == expected


@pytest.mark.parametrize(("read", "expected"), [(True, [2]), (False, [1, 1])])
def test_a_size_measured_amiss_sets_no_lines_apart(read, expected):
    """A page of few lines in type of 13: a picture tells 12 of it, a file what it is."""
    found = lines("- Sở Nội vụ~", "chủ trì", indents=(INDENT, INDENT), leading=17.0)
    for line in found:
        line.size = 12.0
        line.runs[0].sure = [0.9] * len(line.text) if read else []
    assert split(found, SPACED._replace(usual=13.0)) == expected


def test_a_paragraph_whose_lines_are_all_set_in():
    found = lines("Căn cứ~", "Trung ương~", "và hết.", indents=(INDENT, INDENT, INDENT))
    assert split(found) == [3]


def test_headings_below_one_another():
    """Bold, filled to the edge, at the margin: the number alone tells."""
    found = lines("I. NỘI DUNG~", "1. Nhiệm vụ~", "trọng tâm")
    for line in found:
        line.runs[0].bold = True
    assert split(found) == [1, 2]


def test_recitals_in_italics_end_where_upright_text_begins():
    found = lines("Căn cứ Luật~", "Sở Nội vụ ban hành~")
    found[0].runs[0].italic = True
    found[0].runs[0].text = found[0].runs[0].text[:-1] + "."
    assert split(found) == [1, 1]


def test_a_line_set_to_the_right_is_none_of_the_paragraph_above():
    """``(Kèm theo Kế hoạch … của UBND tỉnh)`` fills its line; the unit of the figures stands below."""
    found = [row(full("(Kèm theo Kế hoạch"), LEFT, 100), row("Đơn vị: Triệu đồng.", 430, 117)]
    assert split(found) == [1, 1]


def test_an_addressee_is_no_part_of_the_subject():
    found = [centred("Tài chính năm 2026", 100), centred("Kính gửi: Hội đồng nhân dân", 117)]
    assert split(found) == [1, 1]


def test_a_figure_goes_on_with_a_sentence_broken_early():
    """Blanks of no break hold ``29/12/2025 của Ban Chấp hành`` together."""
    assert split(lines("Nghị quyết số 35-NQ/TU ngày", "29/12/2025 của Ban")) == [2]
