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
from parsers.semantics.agencies import split_roles
from parsers.semantics.deadlines import TimeContext, find_deadlines
from parsers.semantics.discourse import Addressed, Discourse, Source
from parsers.semantics.duties.acts import may_tell
from parsers.semantics.duties.find import find_duties, reported_by
from parsers.semantics.duties.rows import cell_duties, is_slot, row_duties
from parsers.semantics.duties.times import is_due
from parsers.semantics.zones import TaskCells, moved
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


def is_report_heading(title: str) -> bool:
    """``CHẾ ĐỘ BÁO CÁO`` · ``Chế độ thông tin báo cáo:`` · ``Thời gian báo cáo``."""
    return bool(_REGIME.search(" ".join(ascii_key(title).split())))


def plan_duties(
    outline: Outline, times: TimeContext, task_times: RowTimes
) -> Iterator[Placed[Duty]]:
    """Sections in order, then task tables, then prose tasks no paragraph has told yet."""
    told: list[Span] = []
    work = [task for task in outline.prose_tasks if task.kind is RowKind.TASK]
    tasks = _by_section(work)
    for placed in _of_sections(outline.sections, tasks, times, task_times):
        told.append(placed.item.span)
        yield placed
    for table in outline.task_tables:
        yield from _of_table(table, times, task_times)
    for task in work:
        if not any(_overlap(span, told) for span in task.task.spans):
            cells = TaskCells(task.task_id, task.cells)
            yield from _of_row(task.task, cells, times, task_times)


def _of_sections(
    sections: Sequence[Section],
    tasks: Mapping[str, Sequence[ProseTask]],
    times: TimeContext,
    task_times: RowTimes,
) -> Iterator[Placed[Duty]]:
    discourse = Discourse.of(sections)
    regimes = _regimes(sections)
    for section in sections:
        title, regime = section.title, section.section_id in regimes
        told = [regime or may_tell(p.text) for p in section.paragraphs]
        if not (any(told) or (title and may_tell(title.text))):
            continue
        context = replace(times, section=title.text if title else None)
        find = partial(find_duties, times=partial(find_deadlines, context=context))
        idle = section.section_id in discourse.idle
        for duty in find(title.text) if title else ():
            if title and duty.recipient and any(is_due(t) for t in duty.deadlines):
                yield Placed(ContainerKind.SECTION, section.section_id, _placed(title, duty))
        for index, paragraph in enumerate(section.paragraphs):
            duties = find(paragraph.text, regime=regime) if told[index] else ()
            task = _task_over(paragraph, tasks.get(section.section_id, ())) if duties else None
            for duty in duties:
                if idle and not any(is_due(t) for t in duty.deadlines):
                    continue
                over = discourse.over(section.section_id, index)
                placed = _placed(paragraph, _reported(duty, task, over))
                if task is not None:
                    placed = _with_label_time(placed, task, task_times.get(task.task_id, ()))
                yield Placed(ContainerKind.SECTION, section.section_id, placed)


def _reported(duty: Duty, task: ProseTask | None, over: Addressed | None) -> Duty:
    """Who leads the task a paragraph gives reports, else who is addressed above it."""
    led = _leads(task.cells) if task and not duty.reporters else ()
    if led:
        return reported_by(duty, led, Source.TASK)
    return reported_by(duty, over.names, over.source) if over else duty


def _regimes(sections: Sequence[Section]) -> set[str]:
    """Sections under a heading of a regime of reports; ``1. Giám sát`` beside ``2. Chế độ báo cáo`` is
    none.
    """
    own = {s.section_id for s in sections if s.title and is_report_heading(s.title.text)}
    split = {s.parent_id for s in sections if s.section_id in own}
    regimes: set[str] = set()
    for section in sections:
        inherits = section.parent_id in regimes and section.parent_id not in split
        if section.section_id in own or inherits:
            regimes.add(section.section_id)
    return regimes


def _of_table(table: TaskTable, times: TimeContext, task_times: RowTimes) -> Iterator[Placed[Duty]]:
    if _is_agenda(table):
        return
    for row in table.rows:
        task = row.cells.get(Role.TASK)
        if task is not None and row.kind is RowKind.TASK:
            cells = TaskCells(row.task_id, row.cells, row.group_path)
            yield from _of_row(task, cells, times, task_times)


def _is_agenda(table: TaskTable) -> bool:
    """Most rows have their hour: a programme of a day, where ``Tổng kết lớp học`` is held and not written."""
    times = [row.cells[Role.TIME].text for row in table.rows if Role.TIME in row.cells]
    return 2 * sum(map(is_slot, times)) > len(times)


def _of_row(
    task: Value, row: TaskCells, times: TimeContext, task_times: RowTimes
) -> Iterator[Placed[Duty]]:
    cell = row.cells.get(Role.TIME)
    if cell is not None and is_slot(cell.text):
        return
    told_in_time = cell is not None and "báo cáo" in cell.text.lower()
    if not (told_in_time or may_tell(task.text)):
        return
    context = replace(times, row=row.groups[-1] if row.groups else None)
    if cell is not None and told_in_time:
        for duty in cell_duties(cell.text, times=partial(find_deadlines, context=context)):
            reported = reported_by(duty, () if duty.reporters else _leads(row.cells), Source.TASK)
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
        reported = reported_by(duty, () if duty.reporters else _leads(row.cells), Source.TASK)
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
