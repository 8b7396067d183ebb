"""R207 many-leads: more than three bodies lead one task (quá nhiều cơ quan chủ trì).

Condition: four or more single bodies stand as leads of one task.
Legal basis: good practice (one task, one accountable body).
Bad: Chủ trì: Phòng Nội vụ, Phòng Tư pháp, Phòng Y tế, Thanh tra huyện
Good: Chủ trì: Phòng Nội vụ · Phối hợp: Phòng Tư pháp, Phòng Y tế, Thanh tra huyện
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import ActorKind
from schemas.vocabulary import ContainerKind, RowKind

_MOST = 3


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.tasks:
        bodies = [lead for lead in one.leads if lead.kind is not ActorKind.COLLECTIVE]
        if one.task.kind is RowKind.TASK and len(bodies) > _MOST:
            yield Hit(
                ContainerKind.TASK,
                one.task.task_id,
                bodies[0].evidence,
                one.task.lead or one.task.lead_coordinator,
                gaps={"count": str(len(bodies))},
                letters=True,
            )


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="{count} bodies lead the task.",
    message_vi="Nhiệm vụ có {count} cơ quan cùng chủ trì.",
)
