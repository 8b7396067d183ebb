"""R301 self-reference: the plan calls itself by another type (văn bản tự gọi sai tên loại).

Condition: a self reference (Quyết định này) names another type than that of the document, and none that
its subject speaks of (Chiến lược này, in a decision that approves a Chiến lược). Most are left
over from the text the plan was copied from.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it good practice.
Bad: … ban hành kèm theo Quyết định này, in a Kế hoạch
Good: … ban hành kèm theo Kế hoạch này
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import OTHER_TYPE


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.plan.citations:
        if one.is_self_reference and OTHER_TYPE in one.issues:
            yield Hit.on(one, gaps={"type": dossier.plan.document_type or "-"})


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The plan refers to itself by another type than its own ({type}).",
    message_vi="Văn bản tự gọi bằng tên loại khác với tên loại của chính mình ({type}).",
)
