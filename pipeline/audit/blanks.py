"""Whether a blank cell of a task is the plan's fault (ô để trống): what another row or column holds for it.

``held_by_kin(plan, task, names_lead)``: the row above that it belongs to names the lead, or the rows below it
do. ``doubt(plan, task, names_lead)``: the sentence that stands in ``Finding.reason``, or None.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from parsers.keys import match_key
from pipeline.audit.cells import has_column, is_blank, names_lead, own_rows
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit
from schemas.plan import Plan, Task
from schemas.vocabulary import ContainerKind, RowKind

Filled = Callable[[Task], bool]

_RUNS_DOWN = "the cell above may hold for the blank cells below it"
_BARE = "the row has no number and holds nothing but words: it may be a heading or a note"
_WORDLESS = "the row has no words of its own: it may go on with the row above"
_LEAST = 2
"""Blank cells in a row that are more than one forgotten."""


def blank_cells(dossier: Dossier, filled: Filled) -> Iterator[Hit]:
    """Rows of a task table that leave a column empty which others of the table fill."""
    plan = dossier.plan
    for one in own_rows(dossier):
        task = one.task
        expected = has_column(plan, task.table_index, filled)
        if expected and not (filled(task) or held_by_kin(plan, task, filled)):
            yield Hit(
                ContainerKind.TASK,
                task.task_id,
                task.evidence,
                task.task,
                absent=True,
                unsure=doubt(plan, task, filled),
            )


def held_by_kin(plan: Plan, task: Task, filled: Filled) -> bool:
    """``1 Tuyên truyền | | Phòng Nội vụ`` over ``a Trên đài | Quý I |``: each has what the other lacks."""
    rows = {one.task_id: one for one in plan.tasks}
    parent = rows.get(task.parent_id or "")
    below = [one for one in plan.tasks if one.parent_id == task.task_id]
    above = parent is not None and parent.kind is not RowKind.GROUP and filled(parent)
    return above or (bool(below) and all(filled(one) for one in below))


def doubt(plan: Plan, task: Task, filled: Filled) -> str | None:
    """Why a blank cell cannot be held against the plan, or None."""
    if is_blank(task.task):
        return _WORDLESS
    if task.number is None and _holds_words_alone(task):
        return _BARE
    return _RUNS_DOWN if _runs_down(plan, task, filled) else None


def strange_column(plan: Plan, table: int | None) -> str | None:
    """The printed head of a column we have no name for and most rows fill: what we miss may stand there."""
    rows = [one for one in plan.tasks if one.table_index == table and one.kind is RowKind.TASK]
    filled = Counter(head for one in rows for head, cell in one.other.items() if not is_blank(cell))
    return next((head for head, count in filled.most_common(1) if count * 2 >= len(rows)), None)


def _holds_words_alone(task: Task) -> bool:
    cells = (task.time, task.lead, task.lead_coordinator, task.coordinator, task.product)
    return all(is_blank(cell) for cell in (*cells, *task.other.values()))


def _runs_down(plan: Plan, task: Task, filled: Filled) -> bool:
    """All rows from this one's run to the end of the group are blank, two or more, below a filled one: so it
    looks where a merged cell lost its frame.
    """
    rows = [
        one
        for one in plan.tasks
        if (one.table_index, one.parent_id) == (task.table_index, task.parent_id)
        and one.kind is RowKind.TASK
    ]
    blank = list(takewhile(lambda one: not filled(one), reversed(rows)))
    here = any(one.task_id == task.task_id for one in blank)
    if not here or not _LEAST <= len(blank) < len(rows):
        return False
    return filled is not names_lead or not _coordinates_below(rows[-len(blank) - 1], blank)


def _coordinates_below(above: Task, blank: Iterable[Task]) -> bool:
    """The lead of the row above coordinates in a row below: then it does not lead there."""
    lead = match_key(above.lead or "")
    return bool(lead) and any(lead in match_key(one.coordinator or "") for one in blank)
