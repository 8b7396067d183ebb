"""R208 actor-unknown: an actor is no body we know (cơ quan không có trong danh mục).

Condition: a lead or coordinator is not in the gazetteer; each name is told once. It may be a slip of
the print, or a body the gazetteer lacks: add it there. Classes of people (nhà đầu tư, cá nhân) are no
bodies and left out. In plans of other bodies than People's Committees, whose own divisions are an open
class, only a known name with wrong marks is told of.
Legal basis: good practice.
Bad: Chủ trì: Phòng Nôi vụ
Good: Chủ trì: Phòng Nội vụ
"""

from collections.abc import Iterator

from parsers.keys import match_key
from pipeline.audit.cells import should_be_known
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import ActorKind
from schemas.vocabulary import ContainerKind

_BODIES = frozenset({ActorKind.BODY, ActorKind.UNRESOLVED})


def check(dossier: Dossier) -> Iterator[Hit]:
    told: set[str] = set()
    plan = dossier.plan
    for one in plan.task_agencies:
        name = match_key(one.name)
        unknown = one.kind in _BODIES and one.agency_id is None and should_be_known(plan, one.raw)
        if unknown and name not in told:
            told.add(name)
            yield Hit(ContainerKind.TASK, one.task_id, one.evidence, one.raw, letters=True)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The actor is not in the list of agencies: a misprint, or a body the list lacks.",
    message_vi="Cơ quan không có trong danh mục: có thể do lỗi chính tả, hoặc danh mục còn thiếu.",
)
