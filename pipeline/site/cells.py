"""Where single cells of tasks were read, and how surely, as far as the tables tell: a row has one place, its cells have none.

Leads, coordinators, leaders and who monitors stand in ``task_agencies`` with places of their own, days in ``deadlines``: a
cell is around those of its column. Of the other cells the words are looked for in their row; where they stand there
once, that is their place in the text; on the pages it is the lines of the row between those of the cells beside it, else
where the words are told again (no scan's are). What a person put right was read nowhere. A cell of no place is shown by
its row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from parsers.keys import match_key
from pipeline.corrections.items import columns_of
from pipeline.corrections.places import passages
from schemas.plan import Evidence, Place, Plan, Task, TaskAgency
from schemas.vocabulary import ContainerKind

Cells: TypeAlias = dict[tuple[str, str], Evidence]
"""Evidence by task and column."""
_ACTING = {
    "lead": ("lead", "lead_coordinator"),
    "coordinator": ("coordinator", "lead_coordinator", "lead"),
    "leader": ("leader",),
    "monitor": ("monitor",),
}
"""Columns that may name who acts in a role, the first that does."""
_NO_WORDS = frozenset({"kind"})


def cells_of(plan: Plan) -> Cells:
    """The cells of all tasks whose place is certain."""
    tasks = {task.task_id: task for task in plan.tasks}
    told = _told(plan, tasks)
    found: Cells = {}
    for task in plan.tasks:
        cells = told.get(task.task_id, {})
        for column, words in _words(task):
            if column not in cells and (evidence := _in_row(plan, task, words)) is not None:
                cells[column] = evidence
        cells |= dict(_with_lines(task, plan.text, cells))
        found |= {(task.task_id, column): evidence for column, evidence in cells.items()}
    return found


def _told(plan: Plan, tasks: Mapping[str, Task]) -> dict[str, dict[str, Evidence]]:
    """Cells around who acts and when, by task and column."""
    parts: defaultdict[str, defaultdict[str, list[Evidence]]]
    parts = defaultdict(lambda: defaultdict(list))
    for one in plan.task_agencies:
        task = tasks.get(one.task_id)
        column = _column(task, one) if task is not None and not one.corrected else None
        if column is not None:
            parts[one.task_id][column].append(one.evidence)
    for day in plan.deadlines:
        owner = tasks.get(day.container_id or "") if day.container is ContainerKind.TASK else None
        if (
            owner is not None
            and owner.time is not None
            and day.duty_id is None
            and not day.corrected
        ):
            parts[owner.task_id]["time"].append(day.evidence)
    return {
        task_id: {column: _around(every) for column, every in columns.items()}
        for task_id, columns in parts.items()
    }


def _words(task: Task) -> Iterator[tuple[str, str]]:
    """Cells that were read in this row, and their words."""
    for column in columns_of("tasks"):
        words = getattr(task, column)
        apart = column in _NO_WORDS or column in task.inherited or column in task.corrected
        if words is not None and not apart:
            yield column, words


def _in_row(plan: Plan, task: Task, words: str) -> Evidence | None:
    """The one place in the row where the words stand; a number stands first."""
    start, end = task.evidence.span_start, task.evidence.span_end
    places = passages(plan.text[start:end], words)
    if not places or (len(places) > 1 and (words != task.number or places[0][0] > 0)):
        return None
    first, last = places[0]
    return Evidence(regions=(), span_start=start + first, span_end=start + last)


def _column(task: Task, one: TaskAgency) -> str | None:
    for column in _ACTING.get(one.role, ()):
        cell = getattr(task, column)
        if cell is not None and match_key(one.raw) in match_key(cell):
            return column if column not in task.corrected else None
    return None


def _around(parts: Iterable[Evidence]) -> Evidence:
    """One box a page around what a cell names."""
    every = list(parts)
    by_page: defaultdict[int, list[Place]] = defaultdict(list)
    for part in every:
        for place in part.regions:
            if place.page is not None:
                by_page[place.page].append(place)
    sure = [part.confidence for part in every if part.confidence is not None]
    return Evidence(
        regions=tuple(
            box for page, places in sorted(by_page.items()) for box in _box(page, places)
        ),
        span_start=min(part.span_start for part in every),
        span_end=max(part.span_end for part in every),
        confidence=min(sure, default=None),
    )


def _box(page: int, places: Iterable[Place]) -> Iterator[Place]:
    boxes = [(one.x0, one.top, one.x1, one.bottom) for one in places]
    whole = [
        (x0, top, x1, bottom)
        for x0, top, x1, bottom in boxes
        if x0 is not None and top is not None and x1 is not None and bottom is not None
    ]
    if whole:
        x0s, tops, x1s, bottoms = zip(*whole, strict=True)
        yield Place(page=page, x0=min(x0s), top=min(tops), x1=max(x1s), bottom=max(bottoms))


# --- lines of a row to its cells ---


def _with_lines(
    task: Task, text: str, cells: dict[str, Evidence]
) -> Iterator[tuple[str, Evidence]]:
    """Cells of a row that have words and no box, with the lines of the row that are theirs.

    A row tells its lines in the order of its text, and so do its cells. Between the last line of one cell and the first
    of the next but one lie the lines of that between them, where the text says nothing else there.
    """
    lines = task.evidence.regions
    start, end = task.evidence.span_start, task.evidence.span_end
    own = [
        (name, one)
        for name, one in cells.items()
        if start <= one.span_start and one.span_end <= end
    ]
    ordered = sorted(own, key=lambda cell: cell[1].span_start)
    taken = [_lines_of(task, name, one, lines) for name, one in ordered]
    for n, (name, one) in enumerate(ordered):
        if one.regions:
            continue
        if (at := taken[n]) is not None:
            yield name, _around([one.model_copy(update={"regions": lines[at[0] : at[1] + 1]})])
            continue
        before = _last(taken[n - 1]) if n else -1
        behind = _first(taken[n + 1]) if n + 1 < len(ordered) else len(lines)
        left = ordered[n - 1][1].span_end if n else start
        right = ordered[n + 1][1].span_start if n + 1 < len(ordered) else end
        whole = not (text[left : one.span_start] + text[one.span_end : right]).strip()
        if before is not None and behind is not None and before + 1 < behind and whole:
            mine = one.model_copy(update={"regions": lines[before + 1 : behind]})
            yield name, _around([mine])


def _lines_of(
    task: Task, name: str, one: Evidence, lines: Sequence[Place]
) -> tuple[int, int] | None:
    """First and last line of a cell whose box is known; of a number at the head of its row the first."""
    if (
        name == "number"
        and one.span_start == task.evidence.span_start
        and " " not in (task.number or " ")
    ):
        return 0, 0
    inside = [n for n, line in enumerate(lines) if any(_holds(box, line) for box in one.regions)]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        return None
    return inside[0], inside[-1]


def _holds(box: Place, line: Place) -> bool:
    if None in {box.x0, box.top, box.x1, box.bottom, line.x0, line.top, line.x1, line.bottom}:
        return False
    x, y = ((line.x0 or 0) + (line.x1 or 0)) / 2, ((line.top or 0) + (line.bottom or 0)) / 2
    return (
        box.page == line.page
        and (box.x0 or 0) <= x <= (box.x1 or 0)
        and (box.top or 0) <= y <= (box.bottom or 0)
    )


def _first(lines: tuple[int, int] | None) -> int | None:
    return None if lines is None else lines[0]


def _last(lines: tuple[int, int] | None) -> int | None:
    return None if lines is None else lines[1]
