"""``SourceDocument`` to ``Outline``: the parts of a plan.

Coarse zones first, then a small specialist for each. What no specialist takes is not dropped: it is
listed in ``Outline.left``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from parsers.structure.anchors import ATTACHED
from parsers.structure.annexes import read_annexes
from parsers.structure.closing import read_closing
from parsers.structure.columns import header_of
from parsers.structure.footnotes import Container, read_footnotes
from parsers.structure.gaps import rows_outside
from parsers.structure.gridheads import plain_head
from parsers.structure.headcolumns import HeadLine
from parsers.structure.letterhead import read_letterhead
from parsers.structure.preamble import read_preamble
from parsers.structure.prose import prose_tasks
from parsers.structure.sections import SectionTree, section_tree, unnumbered
from parsers.structure.taskrows import rows_of
from parsers.structure.values import value_of
from parsers.structure.zones import Zones, zones_of
from schemas.diagnostics import Code, Diagnostic, Outcome
from schemas.layout import Block, Paragraph, SourceDocument, Span
from schemas.structure import IssueDate, Letterhead, OtherTable, Outline, Section, TaskTable

_LEAP_YEAR = 2024
"""Stands for a year that is not printed, so that 29/02 is not called impossible."""


def outline(source: SourceDocument) -> Outcome[Outline]:
    """The parts of the plan a document holds; a part that is not there is empty, never guessed."""
    zones = zones_of(source)
    letterhead = _title(source, zones, read_letterhead(source, _head_lines(source, zones.head)))
    articles = unnumbered(zones.articles)
    body = section_tree(source, zones.body)
    annexes = read_annexes(source, zones.annexes)
    trees = [articles, body, *(part.tree for part in annexes)]
    preamble = read_preamble(source, articles.before, body.before)
    task_tables, other_tables, remarks = _tables(source, trees)
    sections = tuple(section for tree in trees for section in tree.sections)
    bracket = letterhead.carrier.spans if letterhead.carrier else ()
    parts = Outline(
        letterhead=letterhead,
        preamble=preamble,
        sections=sections,
        task_tables=task_tables,
        prose_tasks=prose_tasks(source, sections),
        other_tables=other_tables,
        closing=read_closing(source, zones.closing),
        annexes=tuple(part.heading for part in annexes if part.heading),
        apart=tuple(block.span for block in (*zones.before, *zones.behind)),
        left=(
            *(block.span for block in zones.carried if block.span not in bracket),
            *(p.span for part in annexes for p in part.tree.before),
        ),
    )
    found = replace(parts, footnotes=read_footnotes(source, _containers(parts, zones)))
    remarks += rows_outside(source, task_tables)
    return Outcome(found, (*_missing(found, zones), *remarks))


def _head_lines(source: SourceDocument, blocks: Iterable[Block]) -> Iterator[HeadLine]:
    """Lines above the type in reading order, with the column they stand in."""
    for block in blocks:
        cells: list[tuple[int, Sequence[Paragraph]]] = (
            [(0, (block,))]
            if isinstance(block, Paragraph)
            else [(cell.col, cell.paragraphs) for cell in block.cells]
        )
        for side, paragraphs in cells:
            for paragraph in paragraphs:
                for line in source.lines_in(paragraph.span):
                    text = source.slice(line.span)
                    yield HeadLine(line.span, text, line.bold or paragraph.style.bold, side)


def _title(source: SourceDocument, zones: Zones, head: Letterhead) -> Letterhead:
    """The letterhead with type, subject and the bracket of the decision that carries the plan."""
    if zones.type_span is None:
        return head
    spans = _behind_type(source, zones.type_span, zones.title[0].span)
    bracket = _bracket(source, (*zones.title[1:], *zones.carried))
    for paragraph in zones.title[1:]:
        if paragraph.span not in bracket and any(map(str.isalnum, source.slice(paragraph.span))):
            spans.append(paragraph.span)
    return replace(
        head,
        document_type=value_of(source, zones.type_span),
        subject=value_of(source, *spans) if spans else None,
        carrier=value_of(source, *bracket) if bracket else None,
    )


def _bracket(source: SourceDocument, blocks: Sequence[Block]) -> list[Span]:
    """``(Ban hành kèm theo Quyết định số …)``, which may go on in the next paragraph and end there."""
    for block, below in zip_longest(blocks, blocks[1:]):
        text = source.slice(block.span)
        if not ATTACHED.match(text):
            continue
        opened = text.startswith("(") and ")" not in text and isinstance(below, Paragraph)
        if opened and source.slice(below.span).rstrip().endswith(")"):
            return [block.span, below.span]
        return [block.span]
    return []


def _behind_type(source: SourceDocument, kind: Span, first: Span) -> list[Span]:
    """What the block of the type holds behind its words; a comma or dash between parts the two."""
    rest = source.text[kind.end : first.end]
    start = kind.end + len(rest) - len(rest.lstrip(" \n\t,;:-–—"))
    return [Span(start, first.end)] if first.end > start else []


def _tables(
    source: SourceDocument, trees: Iterable[SectionTree]
) -> tuple[tuple[TaskTable, ...], tuple[OtherTable, ...], list[Diagnostic]]:
    tasks: list[TaskTable] = []
    others: list[OtherTable] = []
    remarks: list[Diagnostic] = []
    for table, section_id in (pair for tree in trees for pair in tree.tables):
        header = header_of(source, table)
        if header is None or not header.is_task_table:
            words, rows_above = (header.words, header.rows) if header else plain_head(source, table)
            others.append(OtherTable(table, section_id, words, rows_above))
            continue
        index = len(tasks) + 1
        remarks += [
            Code.COLUMN_DOUBT.at(
                table.span, column=header.words[d.column], table=index, said=d.said, read=d.read
            )
            for d in header.doubts
        ]
        rows, left_out = rows_of(source, table, header, index=index)
        remarks += [Code.ROW_LEFT_OUT.at(table.span, row=r + 1, table=index) for r in left_out]
        tasks.append(
            TaskTable(index, table, section_id, header.words, header.roles, header.rows, rows)
        )
    return tuple(tasks), tuple(others), remarks


def _containers(parts: Outline, zones: Zones) -> Iterator[Container]:
    """Every stretch a mark may stand in."""
    for block in (*zones.head, *zones.title, *zones.carried):
        yield Container(block.span, "header", None)
    for value in (*parts.preamble.legal_bases, *parts.preamble.enacting_clauses):
        for span in value.spans:
            yield Container(span, "preamble", None)
    for section in parts.sections:
        yield from _section_containers(section)
    for table in parts.task_tables:
        for row in table.rows:
            yield Container(row.span, "task", row.task_id)
    for other in parts.other_tables:
        yield Container(other.table.span, "section", other.section_id)
    for span in parts.closing.spans:
        yield Container(span, "closing", None)


def _section_containers(section: Section) -> Iterator[Container]:
    own = [section.title] if section.title else []
    for value in (*own, *section.paragraphs):
        for span in value.spans:
            yield Container(span, "section", section.section_id)


def _exists(issued: IssueDate) -> bool:
    """Whether the calendar has the day, as far as it is printed: no 31 tháng 6."""
    if issued.month is None or issued.day is None:
        return True
    year = issued.year if issued.year is not None else _LEAP_YEAR
    try:
        date(year, issued.month, issued.day)
    except ValueError:
        return False
    return True


def _missing(found: Outline, zones: Zones) -> Iterator[Diagnostic]:
    head = found.letterhead
    for where, blocks in (("before", zones.before), ("behind", zones.behind)):
        if blocks:
            yield Code.OTHER_DOCUMENT.at(blocks[0].span, where=where, count=len(blocks))
    if zones.type_span is None:
        yield Code.NO_TYPE.at()
    if head.number_line is None:
        yield Code.NO_NUMBER_LINE.at()
    if head.issued is None:
        yield Code.NO_DATE_LINE.at()
    elif not _exists(head.issued):
        yield Code.NO_SUCH_DATE.at(head.issued.value.spans[0], raw=head.issued.value.text)
    if head.issuing_agency is None:
        yield Code.NO_ISSUER.at()
    if not found.closing.spans:
        yield Code.NO_CLOSING.at()
    if not found.task_tables:
        yield Code.NO_TASK_TABLE.at(count=len(found.prose_tasks))
