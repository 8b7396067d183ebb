"""R110 no-recipient: a report names nobody who receives it (không ghi cơ quan nhận báo cáo).

Condition: a report asked for in the text of a section has neither recipient nor body it goes through, and
no other report of the same sentence has one. Rows of a task table are left out: their table names nobody
else either.
Legal basis: Nghị định 09/2019/NĐ-CP (cơ quan nhận báo cáo).
Bad: báo cáo kết quả thực hiện trước ngày 10/12/2023
Good: báo cáo kết quả thực hiện về UBND huyện trước ngày 10/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import holds_sentence_end, is_told_at_meeting
from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import place, reports
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import ReportDuty
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in reports(dossier):
        duty = one.duty
        named = duty.recipient or duty.via
        told = named or _named_beside(dossier, duty) or is_told_at_meeting(duty.raw)
        if not told and duty.container is not ContainerKind.TASK:
            yield Hit(*place(one), duty.raw, absent=True)


def _named_beside(dossier: Dossier, duty: ReportDuty) -> bool:
    """Another report of the sentence names who receives it: ``báo cáo nhanh hằng ngày; báo cáo tổng hợp
    gửi UBND phường``.
    """
    return any(
        (other.recipient or other.via) and _is_of_sentence(dossier.plan.text, duty, other)
        for other in dossier.plan.report_duties
        if other.container_id == duty.container_id
    )


def _is_of_sentence(text: str, one: ReportDuty, other: ReportDuty) -> bool:
    first, last = sorted((one.evidence, other.evidence), key=lambda place: place.span_start)
    return not holds_sentence_end(text[first.span_end : last.span_start])


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The duty does not say to whom the report goes.",
    message_vi="Yêu cầu báo cáo không ghi cơ quan nhận báo cáo.",
)
