"""R205 leads-collective: only collectives lead a task (chủ trì chỉ ghi chung, không nêu cơ quan cụ thể).

Condition: every lead of the task is a class of bodies (các phòng, đơn vị; UBND các xã), none a body of
its own. What stands under a heading for everybody (2. Các phòng, đơn vị) is left out.
Legal basis: good practice (one task, one accountable body).
Bad: Chủ trì: Các phòng, đơn vị và UBND các xã, thị trấn
Good: Chủ trì: Phòng Nội vụ; phối hợp: Các phòng, đơn vị
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import ActorKind
from schemas.plan import Task
from schemas.vocabulary import ContainerKind, RowKind, TaskSource


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.tasks:
        collective = one.leads and all(lead.kind is ActorKind.COLLECTIVE for lead in one.leads)
        if one.task.kind is RowKind.TASK and collective and not _is_of_all(one.task):
            yield Hit(
                ContainerKind.TASK,
                one.task.task_id,
                one.leads[0].evidence,
                one.task.lead or one.task.lead_coordinator,
                letters=True,
            )


def _is_of_all(task: Task) -> bool:
    """Under the heading ``2. Các phòng, đơn vị``: what everybody does is no task to lead."""
    return task.source is TaskSource.PROSE and "lead" in task.inherited


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="Only collectives lead the task: no single body answers for it.",
    message_vi="Phần chủ trì chỉ ghi chung, không nêu cơ quan chịu trách nhiệm chính.",
)
