"""R101 no-report-duty: the plan asks nobody to report (không quy định chế độ báo cáo).

Condition: no duty to report, to review or to follow up stands anywhere in the plan. Where the word báo cáo
stands in a section all the same, we may have missed a duty: then it cannot be decided.
Legal basis: Nghị định 09/2019/NĐ-CP; before it good practice.
Bad: a plan whose TỔ CHỨC THỰC HIỆN names tasks alone
Good: … báo cáo kết quả thực hiện về UBND huyện (qua Phòng Nội vụ) trước ngày 05/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import speaks_of_report
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Plan
from schemas.vocabulary import ContainerKind

_UNSURE = "a section or task speaks of a report, which we did not take for a duty"
_NO_SECTION = "no section was found, where duties would stand"


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    if plan.report_duties:
        return
    spoken = any(speaks_of_report(text) for text in _told(plan))
    unsure = _UNSURE if spoken else None if plan.sections else _NO_SECTION
    where = dossier.implementation
    yield Hit(
        ContainerKind.SECTION if where else None,
        where.section_id if where else None,
        where.evidence if where else None,
        absent=True,
        unsure=unsure,
    )


def _told(plan: Plan) -> Iterator[str]:
    for section in plan.sections:
        yield from section.paragraphs
    for task in plan.tasks:
        yield task.task or ""


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="The plan has no duty to report.",
    message_vi="Kế hoạch không quy định chế độ báo cáo.",
)
