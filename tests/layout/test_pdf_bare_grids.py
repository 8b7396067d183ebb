"""Tables without rulings, and with horizontal rules only."""

from parsers.layout.pdf import read_pdf
from parsers.structure import outline
from schemas.layout import Table
from tests.builders.pdf import PdfPage, pdf

XS = (85, 130, 300, 400)
HEAD = ("TT", "Nhiệm vụ", "Thời gian", "Chủ trì")
ROWS = (
    ("1", ("Rà soát văn bản", "của huyện"), "Quý I", "Phòng Nội vụ"),
    ("2", ("Báo cáo kết quả",), "Quý II", "Phòng Tư pháp"),
    ("3", ("Tổ chức hội nghị",), "Quý III", "Thanh tra"),
)


def page(*, rules=False, header=HEAD):
    sheet = PdfPage().text(85, 100, "Nội dung cụ thể như sau, các đơn vị căn cứ tổ chức thực hiện:")
    y = 140.0
    if rules:
        sheet.stroke(80, y - 14, 550, y - 14)
    for x, word in zip(XS, header, strict=True):
        sheet.text(x, y, word)
    for number, task, time, lead in ROWS:
        if rules:
            sheet.stroke(80, y + 6, 550, y + 6)
        y += 22
        for x, words in zip(XS, (number, task[0], time, lead), strict=True):
            sheet.text(x, y, words)
        for line in task[1:]:
            y += 16
            sheet.text(XS[1], y, line)
    if rules:
        sheet.stroke(80, y + 6, 550, y + 6)
    return sheet.text(
        85, y + 60, "Trên đây là Kế hoạch của Ủy ban nhân dân huyện, đề nghị thực hiện."
    )


def rows(sheet):
    (table,) = outline(read_pdf(pdf([sheet])).value).value.task_tables
    return [tuple(v.text for v in row.cells.values()) for row in table.rows]


EXPECTED = [
    ("Rà soát văn bản của huyện", "Quý I", "Phòng Nội vụ"),
    ("Báo cáo kết quả", "Quý II", "Phòng Tư pháp"),
    ("Tổ chức hội nghị", "Quý III", "Thanh tra"),
]


def test_horizontal_rules_only():
    assert rows(page(rules=True)) == EXPECTED


def test_no_rulings_at_all():
    assert rows(page()) == EXPECTED


def test_columns_without_header_words_are_no_table():
    source = read_pdf(pdf([page(header=("Năm", "Dân số", "Hộ", "Thôn"))])).value
    assert not any(isinstance(block, Table) for block in source.body)
