"""What several rules ask of tasks (nhiệm vụ): which rows answer for themselves, which cells are blank."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import takewhile

from parsers.semantics.agencies.looks import looks_like_body, resembles_known
from parsers.semantics.symbols import is_committee
from pipeline.audit.dossier import Dossier, TaskFile
from schemas.plan import Plan, Task
from schemas.vocabulary import RowKind, TaskSource

RUNS_DOWN = "the cell above may hold for the blank cells below it"
_LEAST = 2
"""Blank cells in a row that are more than one forgotten."""


def own_rows(dossier: Dossier) -> Iterator[TaskFile]:
    """Rows of task tables that are tasks themselves: neither group nor container."""
    for one in dossier.tasks:
        if one.task.source is TaskSource.TABLE and one.task.kind is RowKind.TASK:
            yield one


def is_blank(cell: str | None) -> bool:
    """Nothing, or what stands for nothing: ``-``, ``…``."""
    return cell is None or not any(letter.isalnum() or letter in '"/' for letter in cell)


def has_column(plan: Plan, table: int | None, filled: Callable[[Task], bool]) -> bool:
    """Whether some row of a table has the cell: then the table has the column."""
    return any(filled(one) for one in plan.tasks if one.table_index == table)


def strange_column(plan: Plan, table: int | None) -> str | None:
    """The printed head of a column we have no name for and most rows fill: what we miss may stand there."""
    rows = [one for one in plan.tasks if one.table_index == table and one.kind is RowKind.TASK]
    filled = Counter(head for one in rows for head, cell in one.other.items() if not is_blank(cell))
    return next((head for head, count in filled.most_common(1) if count * 2 >= len(rows)), None)


def runs_down(plan: Plan, task: Task, filled: Callable[[Task], bool]) -> bool:
    """Whether the last filled cell above may hold for a blank one: all rows from there to the end of the
    group are blank, and they are two or more, as where a merged cell lost its frame.
    """
    rows = [
        one
        for one in plan.tasks
        if (one.table_index, one.parent_id) == (task.table_index, task.parent_id)
        and one.kind is RowKind.TASK
    ]
    blank = list(takewhile(lambda one: not filled(one), reversed(rows)))
    return _LEAST <= len(blank) < len(rows) and task in blank


def should_be_known(plan: Plan, name: str) -> bool:
    """Whether a body that the gazetteer lacks is worth a word.

    It knows the bodies that People's Committees set up and deal with. What a department, a hospital or a
    Party committee calls its own divisions (``Phòng Điều dưỡng``, ``Đội 1``) is an open class: there only a
    known name with wrong marks is told of.
    """
    of_committee = plan.issuing_agency is not None and is_committee(plan.issuing_agency)
    return looks_like_body(name) and (of_committee or resembles_known(name))


def names_lead(task: Task) -> bool:
    return not (is_blank(task.lead) and is_blank(task.lead_coordinator))
