"""What several rules ask of tasks (nhiệm vụ): which rows answer for themselves, which cells are blank."""

from collections.abc import Callable, Iterator

from pipeline.audit.dossier import Dossier, TaskFile
from schemas.plan import Plan, Task
from schemas.vocabulary import RowKind, TaskSource


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


def names_lead(task: Task) -> bool:
    return not (is_blank(task.lead) and is_blank(task.lead_coordinator))
