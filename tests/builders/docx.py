"""``render_docx``: a described plan enters, the bytes of a DOCX leave, laid out as Nghị định 30/2020 asks.

The same plan and options give the same bytes.
"""

import copy
from itertools import pairwise
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from schemas.vocabulary import Role, RowKind
from tests.builders import docx_parts, wml
from tests.builders.described import (
    MERGED_ABOVE,
    DescribedPlan,
    DescribedRow,
    DescribedSection,
    DescribedTable,
    walk_rows,
)

PAGE = (11906, 16838)
"""A4, in twentieths of a point."""
MARGINS = {"top": 1134, "right": 850, "bottom": 1134, "left": 1701}
"""20, 15, 20 and 30 mm."""
ANNEX_MARGINS = {"top": 1134, "right": 1134, "bottom": 850, "left": 1134}
INDENT = 720
LETTERHEAD = (3655, 5700)
CLOSING = (4820, 4535)
ROOM_FOR_SIGNATURE = 5
CELL_SIZE = 12.5
CELL_MARGINS = (0, 75)
"""Inside the task table's cells: top and bottom, left and right."""
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def render_docx(
    plan: DescribedPlan,
    *,
    repeat_header: bool = True,
    cell_margins: tuple[int, int] = CELL_MARGINS,
) -> bytes:
    """The plan as DOCX; its task table stands in the body, or in a landscape annex if it has one.

    ``repeat_header`` prints the table's header on every page; ``cell_margins`` are those at
    top/bottom and left/right, in twentieths of a point.
    """
    document = Document()
    docx_parts.set_styles(document)
    docx_parts.add_footnotes(document, plan.footnotes)
    docx_parts.add_page_heads(document, plan)
    page = document.element.body.sectPr
    _set_page(page, PAGE, MARGINS)

    def task_table(width: int) -> str:
        if plan.table is None:
            return ""
        return _task_table(plan.table, width, repeat_header=repeat_header, margins=cell_margins)

    lists: list[tuple[str, str]] = []
    blocks = _letterhead(plan) + _title(plan) + _preamble(plan)
    body_table = "" if plan.annex else task_table(_text_width(PAGE, MARGINS))
    blocks += _sections(plan.sections, body_table, lists)
    blocks += wml.gap(160) + _closing(plan) + (wml.gap(40) if plan.annex is None else "")
    if plan.annex:
        blocks += _end_of_section(page) + _annex_head(plan)
        _set_page(page, (PAGE[1], PAGE[0]), ANNEX_MARGINS)
        page.remove(page.find(qn("w:titlePg")))
        blocks += task_table(_text_width((PAGE[1], PAGE[0]), ANNEX_MARGINS)) + wml.gap(120)
    for element in list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{blocks}</w:body>")):
        page.addprevious(element)
    docx_parts.add_numbering(document, lists)
    return docx_parts.packed(document, plan)


def _letterhead(plan: DescribedPlan) -> str:
    """Borderless table of two columns: issuer and number, motto and date."""
    left, right = LETTERHEAD
    issuer = "".join(_centred(line, size=12.5) for line in plan.parent_agency)
    issuer += "".join(_centred(line, bold=True, size=12.5) for line in plan.issuing_agency)
    motto = _centred(MOTTO[0], bold=True, size=12.5) + _centred(MOTTO[1], bold=True, size=13.5)
    date_line = f"{plan.place}, {plan.date_words()}"
    draft = _centred("DỰ THẢO", bold=True, size=12.5) if plan.is_draft else ""
    rows = (
        wml.row(
            (
                wml.cell(left, issuer + wml.rule(1100, 1100)),
                wml.cell(right, motto + wml.rule(1250, 1250)),
            )
        ),
        wml.row(
            (
                wml.cell(left, _centred(plan.number_line(), size=12.5) + draft),
                wml.cell(right, _centred(date_line, italic=True, size=13.5)),
            )
        ),
    )
    return wml.table(LETTERHEAD, rows, ruled=False, margins=(0, 30))


def _title(plan: DescribedPlan) -> str:
    return (
        wml.gap(240)
        + _centred(plan.document_type, bold=True, size=14)
        + _centred(plan.subject, bold=True, size=14)
        + wml.rule(3500, 3500)
        + wml.gap(160)
    )


def _preamble(plan: DescribedPlan) -> str:
    italic = not plan.bases_together
    blocks = "".join(_prose(text, italic=italic) for text in plan.recital_paragraphs())
    return blocks + (_prose(plan.enacting_clause) if plan.enacting_clause else "")


def _sections(
    sections: tuple[DescribedSection, ...], task_table: str, lists: list[tuple[str, str]]
) -> str:
    """Headings and paragraphs; ``lists`` collects the automatic lists met."""
    blocks = ""
    if any(section.auto for section in sections):
        lists.append((_number_kind(sections[0].number), sections[0].closer))
        own_list = len(lists) - 1 + docx_parts.FIRST_LIST_ID
    for section in sections:
        text = section.title if section.title is not None else section.text or ""
        printed = "" if section.auto else f"{section.number}{section.closer} "
        blocks += wml.paragraph(
            wml.runs(printed + text, bold=section.title is not None),
            align="both",
            first_line=0 if section.auto else INDENT,
            before=60,
            after=60,
            keep_next=section.title is not None,
            number_id=own_list if section.auto else None,
            bold_number=section.auto and section.title is not None,
        )
        blocks += "".join(_prose(text) for text in section.paragraphs)
        if section.holds_table and task_table:
            blocks += task_table + wml.gap(160)
        blocks += _sections(section.children, task_table, lists)
    return blocks


def _number_kind(number: str) -> str:
    if number.isdigit():
        return "arabic"
    return "roman" if number.isupper() else "letter"


def _task_table(
    described: DescribedTable,
    width: int,
    *,
    repeat_header: bool,
    margins: tuple[int, int],
) -> str:
    widths = _scaled([column.width for column in described.columns], width)
    rows = [
        wml.row(
            [
                wml.cell(size, _cell_text(column.header, bold=True, align="center"), middle=True)
                for size, column in zip(widths, described.columns, strict=True)
            ],
            repeated=repeat_header,
            whole=True,
        )
    ]
    if described.index_row:
        indices = [
            wml.cell(size, _cell_text(f"({index})", italic=True, align="center"))
            for index, size in enumerate(widths, 1)
        ]
        rows.append(wml.row(indices, repeated=repeat_header, whole=True))
    printed = [row for row, *_ in walk_rows(described.rows)]
    for row, following in pairwise((*printed, None)):
        assert row is not None
        if row.kind is RowKind.GROUP and described.group_span != "empty":
            rows.append(wml.row(_spanned_group(row, described, widths)))
        else:
            rows.append(wml.row(_row_cells(row, following, described, widths)))
    return wml.table(widths, rows, ruled=True, margins=margins)


def _spanned_group(row: DescribedRow, described: DescribedTable, widths: list[int]) -> list[str]:
    text = _cell_text(row.cells[0], bold=True)
    if described.group_span == "all" and row.number is None:
        return [wml.cell(sum(widths), text, span=len(widths))]
    number = _cell_text(row.number or "", bold=True, align="center")
    return [wml.cell(widths[0], number), wml.cell(sum(widths[1:]), text, span=len(widths) - 1)]


def _row_cells(
    row: DescribedRow,
    following: DescribedRow | None,
    described: DescribedTable,
    widths: list[int],
) -> list[str]:
    bold = row.kind is RowKind.GROUP
    cells = [wml.cell(widths[0], _cell_text(row.number or "", bold=bold, align="center"))]
    below = _padded(following, len(widths) - 1) if following else [""] * (len(widths) - 1)
    columns = zip(
        widths[1:],
        _padded(row, len(widths) - 1),
        below,
        described.columns[1:],
        strict=True,
    )
    for size, text, next_text, column in columns:
        align = "both" if column.role is Role.TASK and not bold else None
        if text == MERGED_ABOVE:
            cells.append(wml.cell(size, _cell_text(""), merge="continue"))
        elif next_text == MERGED_ABOVE:
            cells.append(wml.cell(size, _cell_text(text), merge="restart", middle=True))
        else:
            cells.append(wml.cell(size, _cell_text(text, bold=bold, align=align)))
    return cells


def _padded(row: DescribedRow, length: int) -> list[str]:
    return [*row.cells, *[""] * (length - len(row.cells))]


def _cell_text(
    text: str, *, bold: bool = False, italic: bool = False, align: str | None = None
) -> str:
    return "".join(
        wml.paragraph(
            wml.runs(line, bold=bold, italic=italic, size=CELL_SIZE),
            align=align,
            before=40,
            after=40,
        )
        for line in text.split("\n")
    )


def _closing(plan: DescribedPlan) -> str:
    """Borderless table of two columns: recipients, signature."""
    left = wml.paragraph(wml.run("Nơi nhận:", bold=True, italic=True, size=12))
    for index, recipient in enumerate(plan.recipients, 1):
        end = "." if index == len(plan.recipients) else ";"
        left += wml.paragraph(wml.run(f"- {recipient}{end}", size=11))
    signer = plan.signer
    right = "".join(
        _centred(line, bold=True, size=13) for line in (*signer.capacity_lines, signer.position)
    )
    right += wml.paragraph() * ROOM_FOR_SIGNATURE
    right += _centred(signer.name, bold=True, size=14) if signer.name else ""
    cells = (wml.cell(CLOSING[0], left), wml.cell(CLOSING[1], right))
    return wml.table(CLOSING, [wml.row(cells, whole=True)], ruled=False)


def _annex_head(plan: DescribedPlan) -> str:
    assert plan.annex is not None
    return (
        _centred(plan.annex.label, bold=True, size=14)
        + _centred(plan.annex.title, bold=True, size=14)
        + _centred(plan.annex_reference(), italic=True, size=14)
        + wml.rule(5600, 5600)
        + wml.gap(160)
    )


def _end_of_section(page: Any) -> str:
    """A last, empty paragraph that carries the portrait page; what follows is another section."""
    section = etree.tostring(copy.deepcopy(page), encoding="unicode")
    return wml.paragraph(section=section)


def _centred(text: str, *, bold: bool = False, italic: bool = False, size: float = 14) -> str:
    return wml.paragraph(wml.runs(text, bold=bold, italic=italic, size=size), align="center")


def _prose(text: str, *, italic: bool = False) -> str:
    return wml.paragraph(
        wml.runs(text, italic=italic), align="both", first_line=INDENT, before=60, after=60
    )


def _scaled(shares: list[int], width: int) -> list[int]:
    widths = [share * width // sum(shares) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _text_width(page: tuple[int, int], margins: dict[str, int]) -> int:
    return page[0] - margins["left"] - margins["right"]


def _set_page(page: Any, size: tuple[int, int], margins: dict[str, int]) -> None:
    paper, edges = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    paper.set(qn("w:w"), str(size[0]))
    paper.set(qn("w:h"), str(size[1]))
    if size[0] > size[1]:
        paper.set(qn("w:orient"), "landscape")
    for edge, value in {**margins, "header": 567, "footer": 567}.items():
        edges.set(qn(f"w:{edge}"), str(value))
