"""Duties of a whole plan: of its sections' paragraphs, of the rows of its task tables, of its prose
tasks; each once, in the item it stands in.

Under ``1. Phòng Nội vụ`` the bullet ``- Tổng hợp, báo cáo UBND huyện`` is reported by Phòng Nội vụ; a
prose task over the same words adds its lead and its time, not another duty.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from parsers.keys import ascii_key
from parsers.semantics.agencies import read_chain, split_roles
from parsers.semantics.deadlines import TimeContext, find_deadlines
from parsers.semantics.duties.acts import may_tell
from parsers.semantics.duties.find import find_duties, reported_by
from parsers.semantics.duties.rows import cell_duties, is_slot, row_duties
from parsers.semantics.duties.times import is_due
from parsers.semantics.zones import TaskCells, moved
from parsers.structure.prose import names_agency
from schemas.layout import Span
from schemas.mentions import Deadline, Duty, Placed
from schemas.structure import Outline, ProseTask, Section, TaskTable, Value
from schemas.vocabulary import ContainerKind, Role, RowKind

RowTimes = Mapping[str | None, Sequence[Deadline]]
"""Times of a task by its id, their spans in the document."""

_REGIME = re.compile(
    r"che do\b.*\bbao cao|\bthoi (?:gian|han)\b.*\bbao cao|^(?:cong tac |thong tin,? )?bao cao\W*$"
    r"|^(?:cong tac )?thong tin,? (?:va )?bao cao\W*$"
)
_ASKED = re.compile(r"^(?:Đề nghị|Giao|Yêu cầu|Đối với) ")


def is_report_heading(title: str) -> bool:
    """``CHẾ ĐỘ BÁO CÁO`` · ``Chế độ thông tin báo cáo:`` · ``Thời gian báo cáo``."""
    return bool(_REGIME.search(" ".join(ascii_key(title).split())))


def plan_duties(
    outline: Outline, times: TimeContext, task_times: RowTimes
) -> Iterator[Placed[Duty]]:
    """Sections in order, then task tables, then prose tasks no paragraph has told yet."""
    told: list[Span] = []
    tasks = _by_section(outline.prose_tasks)
    for placed in _of_sections(outline.sections, tasks, times, task_times):
        told.append(placed.item.span)
        yield placed
    for table in outline.task_tables:
        yield from _of_table(table, times, task_times)
    for task in outline.prose_tasks:
        if not any(_overlap(span, told) for span in task.task.spans):
            cells = TaskCells(task.task_id, task.cells)
            yield from _of_row(task.task, cells, times, task_times)


def _of_sections(
    sections: Sequence[Section],
    tasks: Mapping[str, Sequence[ProseTask]],
    times: TimeContext,
    task_times: RowTimes,
) -> Iterator[Placed[Duty]]:
    by_id = {section.section_id: section for section in sections}
    regimes: set[str] = set()
    for section in sections:
        title = section.title
        if section.parent_id in regimes or (title and is_report_heading(title.text)):
            regimes.add(section.section_id)
        told = [p for p in section.paragraphs if section.section_id in regimes or may_tell(p.text)]
        if not (told or (title and may_tell(title.text))):
            continue
        context = replace(times, section=title.text if title else None)
        find = partial(find_duties, times=partial(find_deadlines, context=context))
        regime = section.section_id in regimes
        parent = by_id.get(section.parent_id or "")
        for duty in find(title.text) if title else ():
            if title and duty.recipient and any(is_due(t) for t in duty.deadlines):
                yield Placed(ContainerKind.SECTION, section.section_id, _placed(title, duty))
        for paragraph in told:
            duties = find(paragraph.text, regime=regime)
            task = _task_over(paragraph, tasks.get(section.section_id, ())) if duties else None
            for duty in duties:
                above = () if duty.reporters else _above(task, section, parent)
                placed = _placed(paragraph, reported_by(duty, above))
                if task is not None:
                    placed = _with_label_time(placed, task, task_times.get(task.task_id, ()))
                yield Placed(ContainerKind.SECTION, section.section_id, placed)


def _of_table(table: TaskTable, times: TimeContext, task_times: RowTimes) -> Iterator[Placed[Duty]]:
    for row in table.rows:
        task = row.cells.get(Role.TASK)
        if task is not None and row.kind is RowKind.TASK:
            cells = TaskCells(row.task_id, row.cells, row.group_path)
            yield from _of_row(task, cells, times, task_times)


def _of_row(
    task: Value, row: TaskCells, times: TimeContext, task_times: RowTimes
) -> Iterator[Placed[Duty]]:
    cell = row.cells.get(Role.TIME)
    if cell is not None and is_slot(cell.text):
        return
    context = replace(times, row=row.groups[-1] if row.groups else None)
    if cell is not None and "báo cáo" in cell.text.lower():
        for duty in cell_duties(cell.text, times=partial(find_deadlines, context=context)):
            reported = reported_by(duty, () if duty.reporters else _leads(row.cells))
            yield Placed(ContainerKind.TASK, row.task_id, _placed(cell, reported))
    if not may_tell(task.text):
        return
    row_times = task_times.get(row.task_id, ())
    found = row_duties(
        task.text,
        times=partial(find_deadlines, context=context),
        row_times=row_times,
    )
    for duty in found:
        reported = reported_by(duty, () if duty.reporters else _leads(row.cells))
        yield Placed(ContainerKind.TASK, row.task_id, _placed(task, reported, apart=row_times))


def _by_section(tasks: Iterable[ProseTask]) -> dict[str, list[ProseTask]]:
    found: dict[str, list[ProseTask]] = {}
    for task in tasks:
        found.setdefault(task.section_id, []).append(task)
    return found


def _task_over(paragraph: Value, tasks: Sequence[ProseTask]) -> ProseTask | None:
    """The prose task a paragraph gives."""
    return next(
        (t for t in tasks if any(_overlap(span, paragraph.spans) for span in t.task.spans)), None
    )


def _overlap(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _leads(cells: Mapping[Role, Value]) -> tuple[str, ...]:
    """Who leads; one who coordinates in the same cell does not report."""
    for role in (Role.LEAD, Role.LEAD_COORDINATOR):
        if cell := cells.get(role):
            told = split_roles(cell.text, headed=role is Role.LEAD_COORDINATOR)
            return tuple(_plain(actor.raw) for actor in told.lead)
    return ()


def _above(task: ProseTask | None, section: Section, parent: Section | None) -> tuple[str, ...]:
    """Who leads the task a paragraph gives, else whom its heading names."""
    return (_leads(task.cells) if task else ()) or _reporters(section, parent)


def _reporters(section: Section, parent: Section | None) -> tuple[str, ...]:
    """Whom the heading names; a numbered paragraph stands under the heading above it."""
    title = section.title or (parent.title if parent else None)
    if title is None or not names_agency(title.text):
        return ()
    heading = _ASKED.sub("", _plain(title.text)).rstrip(" :;.")
    actors = read_chain(heading)
    if not actors or actors[-1].span.end < len(heading):
        return (heading,)
    return tuple(_plain(actor.raw) for actor in actors)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _with_label_time(duty: Duty, task: ProseTask, row_times: Sequence[Deadline]) -> Duty:
    """``Báo cáo … Thời gian: trước ngày 15/12``: the label's time, where the words have none and the
    task is nothing else.
    """
    if any(is_due(t) for t in duty.deadlines) or not _overlap(duty.span, task.task.spans[:1]):
        return duty
    inside = {(t.span.start, t.span.end) for t in duty.deadlines}
    more = [t for t in row_times if (t.span.start, t.span.end) not in inside]
    return replace(duty, deadlines=(*duty.deadlines, *more)) if more else duty


def _placed(value: Value, duty: Duty, apart: Sequence[Deadline] = ()) -> Duty:
    """The duty with its spans in the document; those of ``apart`` stand there already."""
    return replace(
        duty,
        span=moved(value, duty.span),
        deadlines=tuple(
            one
            if any(one is other for other in apart)
            else replace(one, span=_within(value, one.span))
            for one in duty.deadlines
        ),
    )


def _within(value: Value, span: Span) -> Span:
    return moved(value, Span(min(span.start, len(value.text) - 1), min(span.end, len(value.text))))
