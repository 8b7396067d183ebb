"""R206 lead-also-coordinates: a body leads and coordinates the same task (vừa chủ trì vừa phối hợp).

Condition: an actor stands among the leads and among the coordinators of one task.
Legal basis: good practice.
Bad: Chủ trì: Phòng Nội vụ, Thanh tra huyện · Phối hợp: Thanh tra huyện
Good: Chủ trì: Phòng Nội vụ · Phối hợp: Thanh tra huyện
"""

from collections.abc import Iterator

from parsers.keys import match_key
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import TaskAgency
from schemas.vocabulary import ContainerKind, RowKind


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.tasks:
        leads = {_identity(lead) for lead in one.leads}
        both = [actor for actor in one.coordinators if _identity(actor) in leads]
        if one.task.kind is RowKind.TASK and both:
            yield Hit(
                ContainerKind.TASK,
                one.task.task_id,
                both[0].evidence,
                both[0].raw,
                gaps={"who": ", ".join(actor.name for actor in both)},
                letters=True,
            )


def _identity(actor: TaskAgency) -> str:
    return actor.agency_id or match_key(actor.name)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="Leads and coordinates the same task: {who}.",
    message_vi="Vừa chủ trì vừa phối hợp cùng một nhiệm vụ: {who}.",
)
