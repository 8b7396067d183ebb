"""The children of a ``Plan``: sections, task rows, footnotes and diagnostics with their evidence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pipeline.evidence import Witness
from schemas.diagnostics import Diagnostic
from schemas.plan import DiagnosticEntry, Footnote, NoteAnchor, Section, Task
from schemas.structure import Outline, TaskRow, TaskTable, Value
from schemas.vocabulary import ContainerKind, Role, TaskSource

_LEADING_DASH = re.compile(r"^[-–—+•*]\s+")  # "- Báo cáo định kỳ …" inside a note


def printed(value: Value | None) -> str | None:
    """The printed string; None, never an empty string, when there is none."""
    return value.text or None if value is not None else None


def sections(witness: Witness, outline: Outline) -> Iterator[Section]:
    """Numbered headings and paragraphs, in the order of the document."""
    for ordinal, section in enumerate(outline.sections, start=1):
        paragraphs = tuple(value.text for value in section.paragraphs)
        yield Section(
            section_id=section.section_id,
            parent_id=section.parent_id,
            ordinal=ordinal,
            path=section.path,
            number=section.number,
            title=printed(section.title),
            text=" ".join(paragraphs) or None,
            paragraphs=paragraphs,
            level=section.level,
            auto_numbered=section.auto_numbered,
            evidence=witness.evidence(section.span),
        )


def tasks(witness: Witness, outline: Outline) -> Iterator[Task]:
    """Rows of all task tables, in the order of the document."""
    notes = _notes_by_task(outline)
    rows = ((table, row) for table in outline.task_tables for row in table.rows)
    for ordinal, (table, row) in enumerate(rows, start=1):
        yield _task(witness, table, row, ordinal=ordinal, notes=notes[row.task_id])


def footnotes(witness: Witness, outline: Outline) -> Iterator[Footnote]:
    """Notes with every place their mark stands."""
    for note in outline.footnotes:
        paragraphs = tuple(value.text for value in note.paragraphs)
        yield Footnote(
            footnote_id=note.footnote_id,
            mark=note.mark,
            text=" ".join(_LEADING_DASH.sub("", paragraph) for paragraph in paragraphs),
            paragraphs=paragraphs,
            anchors=tuple(
                NoteAnchor(
                    container=ContainerKind(anchor.container),
                    container_id=anchor.container_id,
                    offset=anchor.offset,
                )
                for anchor in note.anchors
            ),
            evidence=witness.evidence(note.span),
        )


def diagnostic_entries(
    witness: Witness, diagnostics: Iterable[Diagnostic]
) -> Iterator[DiagnosticEntry]:
    for ordinal, item in enumerate(diagnostics, start=1):
        yield DiagnosticEntry(
            ordinal=ordinal,
            code=item.code,
            severity=item.severity,
            message=item.message,
            stage=item.stage,
            evidence=witness.evidence(item.span) if item.span is not None else None,
        )


def _task(
    witness: Witness,
    table: TaskTable,
    row: TaskRow,
    *,
    ordinal: int,
    notes: tuple[str, ...],
) -> Task:
    evidence = witness.evidence(row.span)
    pages = [place.page for place in evidence.regions if place.page is not None]

    def cell(role: Role) -> str | None:
        return printed(row.cells.get(role))

    return Task(
        task_id=row.task_id,
        parent_id=row.parent_id,
        ordinal=ordinal,
        source=TaskSource.TABLE,
        table_index=table.index,
        container=ContainerKind.SECTION,
        container_id=table.section_id,
        path=row.path,
        number=row.number,
        kind=row.kind,
        task=cell(Role.TASK),
        time=cell(Role.TIME),
        lead=cell(Role.LEAD),
        coordinator=cell(Role.COORDINATOR),
        lead_coordinator=cell(Role.LEAD_COORDINATOR),
        leader=cell(Role.LEADER),
        product=cell(Role.PRODUCT),
        budget=cell(Role.BUDGET),
        note=cell(Role.NOTE),
        basis=cell(Role.BASIS),
        approver=cell(Role.APPROVER),
        other=_by_header(row.other),
        group_path=row.group_path,
        inherited=tuple(role.value for role in row.inherited),
        footnotes=notes,
        first_page=min(pages, default=None),
        last_page=max(pages, default=None),
        evidence=evidence,
    )


def _by_header(columns: Iterable[tuple[str, Value]]) -> dict[str, str]:
    """Cells by printed header; a header printed twice gets ``#2``, ``#3`` …, nothing is lost."""
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for header, value in columns:
        seen[header] += 1
        name = header if seen[header] == 1 else f"{header}#{seen[header]}"
        if value.text:
            found[name] = value.text
    return found


def _notes_by_task(outline: Outline) -> defaultdict[str, tuple[str, ...]]:
    """Ids of the notes marked in each task row, once each, in the order of the notes."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for note in outline.footnotes:
        for anchor in note.anchors:
            task_id = anchor.container_id
            if anchor.container != ContainerKind.TASK or task_id is None:
                continue
            if note.footnote_id not in found[task_id]:
                found[task_id] += (note.footnote_id,)
    return found
