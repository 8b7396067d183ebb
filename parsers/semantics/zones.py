"""Stretches of a plan that are read for meaning, each with the item it stands in.

A zone's text is that of one value (recital, paragraph, cell, note); ``moved`` carries the span of
something found in it back to the document's text, also where the value was printed in pieces.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.layout import Span
from schemas.structure import Outline, Value
from schemas.vocabulary import ContainerKind, Role, RowKind


@dataclass(frozen=True, slots=True)
class Zone:
    """One value of the plan and where it stands."""

    container: str
    container_id: str | None
    value: Value
    brings: bool = False
    """A cell of products: what is named there is to be brought forth."""
    names: bool = False
    """A task or a heading, which may be nothing but the document it brings forth."""

    @property
    def text(self) -> str:
        return self.value.text


def moved(value: Value, span: Span) -> Span:
    """A span of the value's text as a span of the document's text."""
    return Span(_offset(value, span.start), _offset(value, max(span.end - 1, span.start)) + 1)


def _offset(value: Value, at: int) -> int:
    """Where a character of the value stands: pieces are joined by a space, start and end of a time
    by `` - ``.
    """
    first = value.spans[0]
    if at < first.end - first.start:
        return first.start + max(at, 0)
    joints = len(value.spans) - 1
    lengths = [span.end - span.start for span in value.spans]
    joint = (len(value.text) - sum(lengths)) // joints if joints else 0
    for span, length in zip(value.spans, lengths, strict=True):
        if at < length:
            return span.start + max(at, 0)
        at -= length + joint
    return value.spans[-1].end - 1


def cited_zones(outline: Outline) -> Iterator[Zone]:
    """Where documents are cited, in the order of the plan."""
    head = outline.letterhead
    yield from _zones(ContainerKind.HEADER, None, (head.subject, head.carrier))
    preamble = outline.preamble
    yield from _zones(ContainerKind.PREAMBLE, None, preamble.legal_bases)
    yield from _zones(ContainerKind.PREAMBLE, None, preamble.enacting_clauses)
    for section in outline.sections:
        own = section.title is not None
        values = (section.title, *section.paragraphs)
        for value in values:
            if value is not None:
                names = own and value is section.title
                yield Zone(ContainerKind.SECTION, section.section_id, value, names=names)
    for table in outline.task_tables:
        for row in table.rows:
            for role, value in row.cells.items():
                brings, names = role is Role.PRODUCT, role is Role.TASK
                yield Zone(ContainerKind.TASK, row.task_id, value, brings=brings, names=names)
            yield from _zones(ContainerKind.TASK, row.task_id, (value for _, value in row.other))
    for note in outline.footnotes:
        yield from _zones(ContainerKind.FOOTNOTE, note.footnote_id, note.paragraphs)


def _zones(
    container: str, container_id: str | None, values: Iterable[Value | None]
) -> Iterator[Zone]:
    for value in values:
        if value is not None:
            yield Zone(container, container_id, value)


@dataclass(frozen=True, slots=True)
class TaskCells:
    """The cells of one task, from a table or from prose, with what surrounds them."""

    task_id: str
    cells: dict[Role, Value]
    groups: tuple[str, ...] = ()
    time_header: str | None = None
    section_id: str | None = None


def task_cells(outline: Outline) -> Iterator[TaskCells]:
    """Every task of the plan in the order of its tables, then of its prose."""
    for table in outline.task_tables:
        headers = dict(zip(table.roles, table.header, strict=True))
        for row in table.rows:
            yield TaskCells(
                row.task_id, row.cells, row.group_path, headers.get(Role.TIME), table.section_id
            )
    titles = {s.section_id: s.title.text for s in outline.sections if s.title}
    for task in outline.prose_tasks:
        if task.kind is RowKind.CONTAINER:
            continue  # its items say the same
        title = titles.get(task.section_id)
        groups = (title,) if title and task.task.text != title else ()
        yield TaskCells(task.task_id, task.cells, groups, section_id=task.section_id)
