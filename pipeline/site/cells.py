"""Where single cells of tasks were read, and how surely, as far as the tables tell: a row has one place, its cells have none.

Leads, coordinators, leaders and who monitors stand in ``task_agencies`` with places of their own, days in ``deadlines``: a
cell is around those of its column. Of the other cells the words are looked for in their row; where they stand there
once, that is their place: the text tells it, and the pages where their words are told (no scan's are). What a person
put right was read nowhere. A cell of no place is shown by its row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    found: Cells = {}
    for task in plan.tasks:
        for column, words in _words(task):
            if (evidence := _in_row(plan, task, words)) is not None:
                found[task.task_id, column] = evidence
    told: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in plan.task_agencies:
        cell = (
            _column(tasks[one.task_id], one) if one.task_id in tasks and not one.corrected else None
        )
        if cell is not None:
            told[one.task_id, cell].append(one.evidence)
    for day in plan.deadlines:
        owner = day.container_id or ""
        of_cell = day.container is ContainerKind.TASK and day.duty_id is None and not day.corrected
        if of_cell and owner in tasks and tasks[owner].time is not None:
            told[owner, "time"].append(day.evidence)
    return found | {key: _around(parts) for key, parts in told.items()}


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
