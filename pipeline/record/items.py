"""The children of a ``Plan``: sections, task rows, footnotes and diagnostics with their evidence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from pipeline.record.evidence import Witness
from schemas.diagnostics import Diagnostic
from schemas.layout import Span
from schemas.plan import DiagnosticEntry, Evidence, Footnote, NoteAnchor, OtherTable, Section, Task
from schemas.structure import Footnote as Note
from schemas.structure import Outline, ProseTask, TaskRow, TaskTable, Value
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
    """Rows of all task tables and tasks given in prose, in the order of the document."""
    notes = _notes_by_task(outline)
    found: list[tuple[Span, TaskTable | None, TaskRow | ProseTask]] = [
        (row.span, table, row) for table in outline.task_tables for row in table.rows
    ]
    found += [(task.span, None, task) for task in outline.prose_tasks]
    for ordinal, (_, table, item) in enumerate(sorted(found, key=lambda f: f[0].start), start=1):
        if isinstance(item, TaskRow) and table is not None:
            yield _task(witness, table, item, ordinal=ordinal, notes=notes[item.task_id])
        elif isinstance(item, ProseTask):
            marked = tuple(_marked_in(item.span, outline.footnotes))
            yield _prose_task(witness, item, ordinal=ordinal, notes=marked)


def _marked_in(span: Span, footnotes: Iterable[Note]) -> Iterator[str]:
    for note in footnotes:
        if any(span.start <= anchor.offset <= span.end for anchor in note.anchors):
            yield note.footnote_id


def other_tables(witness: Witness, outline: Outline) -> Iterator[OtherTable]:
    """Ruled tables that are no task tables, with their whole grid."""
    for ordinal, item in enumerate(outline.other_tables, start=1):
        table = item.table
        grid = [[""] * table.n_cols for _ in range(table.n_rows)]
        for cell in table.cells:
            grid[cell.row][cell.col] = " ".join(witness.source.slice(cell.span).split())
        yield OtherTable(
            table_id=f"o{ordinal}",
            ordinal=ordinal,
            container=ContainerKind.SECTION,
            container_id=item.section_id,
            header=item.header,
            n_rows=table.n_rows - len(item.header_rows),
            n_cols=table.n_cols,
            cells=tuple(map(tuple, grid)),
            **_paper(witness, table.span),
        )


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
            page=item.page,
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
        **_cells(row.cells),
        other=_by_header(row.other),
        group_path=row.group_path,
        inherited=tuple(role.value for role in row.inherited),
        footnotes=notes,
        **_paper(witness, row.span),
    )


def _prose_task(witness: Witness, task: ProseTask, *, ordinal: int, notes: tuple[str, ...]) -> Task:
    return Task(
        task_id=task.task_id,
        parent_id=task.parent_id,
        ordinal=ordinal,
        source=TaskSource.PROSE,
        table_index=None,
        container=ContainerKind.SECTION,
        container_id=task.section_id,
        path=task.path,
        number=None,
        kind=task.kind,
        **_cells({Role.TASK: task.task, **task.cells}),
        other={},
        group_path=(),
        inherited=tuple(role.value for role in task.inherited),
        footnotes=notes,
        **_paper(witness, task.span),
    )


class _Cells(TypedDict):
    """Fields of a task that hold a printed cell."""

    task: str | None
    time: str | None
    lead: str | None
    coordinator: str | None
    lead_coordinator: str | None
    leader: str | None
    monitor: str | None
    product: str | None
    budget: str | None
    note: str | None
    basis: str | None
    approver: str | None


def _cells(cells: Mapping[Role, Value]) -> _Cells:
    return _Cells(
        task=printed(cells.get(Role.TASK)),
        time=printed(cells.get(Role.TIME)),
        lead=printed(cells.get(Role.LEAD)),
        coordinator=printed(cells.get(Role.COORDINATOR)),
        lead_coordinator=printed(cells.get(Role.LEAD_COORDINATOR)),
        leader=printed(cells.get(Role.LEADER)),
        monitor=printed(cells.get(Role.MONITOR)),
        product=printed(cells.get(Role.PRODUCT)),
        budget=printed(cells.get(Role.BUDGET)),
        note=printed(cells.get(Role.NOTE)),
        basis=printed(cells.get(Role.BASIS)),
        approver=printed(cells.get(Role.APPROVER)),
    )


class _Paper(TypedDict):
    """Where a task stands."""

    first_page: int | None
    last_page: int | None
    evidence: Evidence


def _paper(witness: Witness, span: Span) -> _Paper:
    evidence = witness.evidence(span)
    pages = [place.page for place in evidence.regions if place.page is not None]
    return _Paper(
        first_page=min(pages, default=None), last_page=max(pages, default=None), evidence=evidence
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
