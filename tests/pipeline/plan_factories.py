"""A small plan made by hand: text, outline and record, on paper (pages and boxes) or in a DOCX."""

from dataclasses import dataclass, field

from parsers.layout.text import Ink, TextBuilder
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import (
    BBox,
    Cell,
    Furniture,
    FurnitureKind,
    Note,
    NoteRef,
    Page,
    Paragraph,
    SourceDocument,
    SourceInfo,
    Span,
    Table,
)
from schemas.structure import (
    Anchor,
    Closing,
    Footnote,
    IssueDate,
    Letterhead,
    OtherTable,
    Outline,
    Preamble,
    Section,
    Signer,
    TaskRow,
    TaskTable,
    Value,
)
from schemas.vocabulary import Role, RowKind

HEADER = ("STT", "Nội dung", "Thời gian", "Chủ trì", "Nguồn kinh phí")
ROWS = (
    ("1", "Xây dựng kế hoạch tuyên truyền", "Tháng 3/2023", "Phòng Nội vụ", "Ngân sách"),
    ("2", "Tổ chức hội nghị đối thoại", "Quý II/2023", "Văn phòng HĐND và UBND", ""),
)


@dataclass
class Draft:
    """Collects paragraphs line by line; a line is 20 points high, ten of them fill a page."""

    paper: bool = True
    builder: TextBuilder = field(default_factory=TextBuilder)
    count: int = 0

    def span(self, text: str) -> Span:
        page, row = divmod(self.count, 10)
        box = BBox(50.0, 20.0 * row, 50.0 + 5.25 * len(text), 20.0 * row + 14.123)
        ink = Ink(text, page + 1, box) if self.paper else Ink(text)
        self.count += 1
        span = self.builder.paragraph([ink])
        return span if span is not None else Span(self.builder.here, self.builder.here)

    def paragraph(self, text: str) -> Paragraph:
        locator = None if self.paper else f"document.xml#p{self.count}"
        return Paragraph(self.span(text), locator=locator)

    def value(self, text: str) -> tuple[Paragraph, Value]:
        paragraph = self.paragraph(text)
        return paragraph, Value(text, (paragraph.span,))


def small_plan(
    *, paper: bool = True, stray: str | None = None, subject: str | None = None
) -> tuple[SourceDocument, Outline]:
    """Letterhead, one section, a table of two rows, a note in row 1, recipients, a signer.

    ``stray`` is a paragraph that no part took.
    """
    draft = Draft(paper=paper)
    agency, agency_value = draft.value("UBND HUYỆN THỦY NGUYÊN")
    number, number_value = draft.value("Số: 12/KH-UBND")
    at = number.span.start
    date_line, date_value = draft.value("Thủy Nguyên, ngày 5 tháng 3 năm 2023")
    kind, kind_value = draft.value("KẾ HOẠCH")
    about, subject_value = draft.value(subject or "Thực hiện công tác dân vận năm 2023")
    basis, basis_value = draft.value("Căn cứ Luật Tổ chức chính quyền địa phương;")
    heading = draft.paragraph("I. MỤC ĐÍCH, YÊU CẦU")
    text, text_value = draft.value("- Nâng cao chất lượng công tác dân vận.")
    left = draft.paragraph(stray) if stray else None
    table, rows = _task_table(draft)
    recipient, recipient_value = draft.value("Phòng Nội vụ")
    signer, name_value = draft.value("Nguyễn Văn A")
    note, note_value = draft.value("- Theo Quyết định số 362/QĐ-UBND.")
    page_number = draft.paragraph("2")
    body = [agency, number, date_line, kind, about, basis, heading, text]
    source = SourceDocument(
        text=draft.builder.text,
        reader="pdf" if paper else "docx",
        body=(*body, *([left] if left else []), table, recipient, signer),
        lines=tuple(draft.builder.lines),
        notes=(Note("1", note.span, (note,)),),
        note_refs=(NoteRef(rows[0].cells[Role.TASK].spans[0].end, 0),),
        furniture=(Furniture(page_number.span, FurnitureKind.PAGE_NUMBER),),
        pages=(Page(1, 595.3, 841.9), Page(2, 595.3, 841.9)) if paper else (),
    )
    outline = Outline(
        letterhead=Letterhead(
            issuing_agency=agency_value,
            serial=Value("12", (Span(at + 4, at + 6),)),
            symbol=Value("KH-UBND", (Span(at + 7, at + 14),)),
            number_line=number_value,
            place=Value("Thủy Nguyên", (Span(date_line.span.start, date_line.span.start + 11),)),
            issued=IssueDate(2023, 3, 5, date_value),
            document_type=kind_value,
            subject=subject_value,
        ),
        preamble=Preamble((basis_value,)),
        sections=(
            Section(
                section_id="I",
                parent_id=None,
                path="I",
                number="I",
                level=1,
                title=Value("MỤC ĐÍCH, YÊU CẦU", (Span(heading.span.start + 3, heading.span.end),)),
                paragraphs=(text_value,),
                auto_numbered=False,
                span=Span(heading.span.start, text.span.end),
            ),
        ),
        task_tables=(
            TaskTable(
                index=1,
                table=table,
                section_id="I",
                header=HEADER,
                roles=(Role.NUMBER, Role.TASK, Role.TIME, Role.LEAD, Role.OTHER),
                header_rows=(0,),
                rows=rows,
            ),
        ),
        other_tables=(),
        footnotes=(
            Footnote(
                footnote_id="fn:1",
                mark="1",
                paragraphs=(note_value,),
                anchors=(Anchor("task", "t1:1", rows[0].span.end),),
                span=note.span,
            ),
        ),
        closing=Closing(
            recipients=(recipient_value,),
            signers=(Signer(("TM.", "KT."), None, name_value),),
            spans=(recipient.span, signer.span),
        ),
        left=(left.span,) if left else (),
    )
    return source, outline


def other_table(outline: Outline) -> OtherTable:
    """The task table seen as a form."""
    return OtherTable(outline.task_tables[0].table, "I", HEADER, (0,))


def info(name: str = "kế hoạch.pdf", sha256: str = "ab" * 32) -> SourceInfo:
    return SourceInfo(name, sha256, "application/pdf")


def needs_ocr(page: int = 1) -> Diagnostic:
    return Code.PAGE_WITHOUT_TEXT.at(page=page)


def _task_table(draft: Draft) -> tuple[Table, tuple[TaskRow, ...]]:
    cells: list[Cell] = []
    for row, texts in enumerate((HEADER, *ROWS)):
        for col, text in enumerate(texts):
            if text:
                paragraph = draft.paragraph(text)
                cells.append(Cell(row, col, 1, 1, paragraph.span, (paragraph,)))
            else:
                here = draft.builder.here - 1
                cells.append(Cell(row, col, 1, 1, Span(here, here)))
    span = Span(cells[0].span.start, cells[-1].span.end)
    table = Table(span, len(ROWS) + 1, len(HEADER), tuple(cells))
    return table, tuple(_task_row(table, index) for index in range(1, table.n_rows))


def _task_row(table: Table, index: int) -> TaskRow:
    cells = table.row(index)
    texts = ROWS[index - 1]
    values = [Value(text, (cell.span,)) for text, cell in zip(texts, cells, strict=True)]
    return TaskRow(
        task_id=f"t1:{texts[0]}",
        parent_id=None,
        path=texts[0],
        number=texts[0],
        kind=RowKind.TASK,
        cells={
            Role.NUMBER: values[0],
            Role.TASK: values[1],
            Role.TIME: values[2],
            Role.LEAD: values[3],
        },
        other=((HEADER[4], values[4]),),
        inherited=(),
        group_path=(),
        span=Span(cells[0].span.start, cells[-1].span.end),
        row=index,
    )
