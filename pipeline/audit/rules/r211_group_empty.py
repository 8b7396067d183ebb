"""R211 group-empty: a heading of the task table has no task under it (nhóm nhiệm vụ không có nhiệm vụ).

Condition: a group row is followed by a group row of its own or a higher level, or by the end of the table.
Legal basis: good practice.
Bad: II CẢI CÁCH THỦ TỤC HÀNH CHÍNH, and III right under it
Good: II CẢI CÁCH THỦ TỤC HÀNH CHÍNH / 1 Rà soát thủ tục hành chính
"""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Task
from schemas.vocabulary import ContainerKind, RowKind, TaskSource

_CLOSES = "a row without a number closes the table: it may be a total or a note"


def check(dossier: Dossier) -> Iterator[Hit]:
    rows = [one for one in dossier.plan.tasks if one.source is TaskSource.TABLE]
    for task, following in pairwise((*rows, None)):
        if task is not None and task.kind is RowKind.GROUP and not _holds(task, following):
            last = following is None or following.table_index != task.table_index
            yield Hit(
                ContainerKind.TASK,
                task.task_id,
                task.evidence,
                task.task,
                absent=True,
                unsure=_CLOSES if last and task.number is None else None,
            )


def _holds(group: Task, following: Task | None) -> bool:
    if following is None or following.table_index != group.table_index:
        return False
    deeper = len(following.group_path) > len(group.group_path)
    return following.kind is not RowKind.GROUP or deeper


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The heading has no task under it.",
    message_vi="Nhóm nhiệm vụ không có nhiệm vụ nào.",
)
