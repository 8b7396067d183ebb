"""R202 task-without-time: a task has no time (nhiệm vụ không có thời gian thực hiện).

Condition: a row of a task table that is neither heading nor container has an empty time, while other
rows of the table have one. A table without times is not judged: the plan's period stands for them.
Legal basis: good practice.
Bad: 2.3 | Rà soát thủ tục hành chính | - | Phòng Tư pháp
Good: 2.3 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp
"""

from collections.abc import Iterator

from pipeline.audit.blanks import doubt, held_by_kin
from pipeline.audit.cells import has_column, is_blank, own_rows
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Task
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in own_rows(dossier):
        timed = has_column(dossier.plan, one.task.table_index, _has_time)
        held = _has_time(one.task) or held_by_kin(dossier.plan, one.task, _has_time)
        if timed and not held:
            yield Hit(
                ContainerKind.TASK,
                one.task.task_id,
                one.task.evidence,
                one.task.task,
                absent=True,
                unsure=doubt(dossier.plan, one.task, _has_time),
            )


def _has_time(task: Task) -> bool:
    return not is_blank(task.time)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The task has no time.",
    message_vi="Nhiệm vụ không có thời gian thực hiện.",
)
