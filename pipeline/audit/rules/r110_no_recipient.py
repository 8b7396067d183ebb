"""R110 no-recipient: a report names nobody who receives it (không ghi cơ quan nhận báo cáo).

Condition: a report asked for in the text of a section has neither recipient nor body it goes through, and
nothing else in the plan names who receives it: no other report of the sentence or section, of the same
reporter or of all, no CHẾ ĐỘ BÁO CÁO. Rows of a task table are left out: their table names nobody else
either. Where another duty has a recipient, or somebody gathers the results, it cannot be decided.
Legal basis: Nghị định 09/2019/NĐ-CP (cơ quan nhận báo cáo); before it good practice.
Bad: báo cáo kết quả thực hiện trước ngày 10/12/2023
Good: báo cáo kết quả thực hiện về UBND huyện trước ngày 10/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import hands_in, holds_sentence_end, is_told_at_meeting
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import place, reports, set_elsewhere
from pipeline.audit.regime import custom, receives_elsewhere, stands_in_regime
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DutyKind
from schemas.plan import ReportDuty
from schemas.vocabulary import ContainerKind

_PRODUCT = "it names nobody who reports, so that it may be work and no report to others"


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in reports(dossier):
        duty = one.duty
        named = duty.recipient or duty.via
        told = named or _named_beside(dossier, duty) or is_told_at_meeting(duty.raw)
        if told or duty.container is ContainerKind.TASK or not hands_in(duty.raw):
            continue
        if receives_elsewhere(dossier, one) or stands_in_regime(dossier, duty):
            continue
        yield Hit(*place(one), duty.raw, absent=True, unsure=_doubt(dossier, one))


def _doubt(dossier: Dossier, one: DutyFile) -> str | None:
    if not one.duty.reporters:
        return _PRODUCT
    for other in dossier.plan.report_duties:
        if other.kind is DutyKind.MONITOR:
            return f"{', '.join(other.reporters) or 'somebody'} gathers the results, who may receive it"
        if other.recipient or other.via:
            return f"another duty names {other.recipient or other.via}, who may receive it"
    return set_elsewhere(dossier, one) or custom(one)


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
    Severity.INFO,
    check,
    message="The duty does not say to whom the report goes.",
    message_vi="Yêu cầu báo cáo không ghi cơ quan nhận báo cáo.",
)
