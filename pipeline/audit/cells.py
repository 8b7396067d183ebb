"""What several rules ask of tasks (nhiệm vụ): which rows answer for themselves, which cells are blank."""

from collections.abc import Callable, Iterator

from parsers.semantics.agencies.looks import looks_like_body, resembles_known
from parsers.semantics.symbols import is_committee
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
