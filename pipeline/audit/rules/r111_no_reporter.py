"""R111 no-reporter: a report names nobody who has to send it (không ghi đối tượng thực hiện báo cáo).

Condition: a report asked for in the text of a section has no reporter, or only đơn vị liên quan, and no
clause of the plan asks all for theirs. Where a heading over it or the words before it name a body, or the
report goes to a body that is not the issuer, so that the issuer may send it, it cannot be decided.
Legal basis: Nghị định 09/2019/NĐ-CP (đối tượng thực hiện báo cáo); before it good practice.
Bad: Các đơn vị liên quan báo cáo kết quả về UBND huyện trước ngày 10/12/2023
Good: Các phòng, UBND các xã, thị trấn báo cáo kết quả về UBND huyện trước ngày 10/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import hands_in, is_anybody
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import place, reports
from pipeline.audit.regime import is_general, is_of_issuer, named_before, others, stands_in_regime
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import ReportDuty
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in reports(dossier):
        duty = one.duty
        asked = duty.container is not ContainerKind.TASK and hands_in(duty.raw)
        nobody = all(is_anybody(reporter) for reporter in duty.reporters)
        if asked and nobody and not _told(dossier, one):
            found = ", ".join(duty.reporters) or duty.raw
            why = None if duty.reporters else _doubt(dossier, duty)
            yield Hit(*place(one), found, absent=not duty.reporters, letters=True, unsure=why)


def _told(dossier: Dossier, one: DutyFile) -> bool:
    """Another clause says who reports: all of them, or under CHẾ ĐỘ BÁO CÁO."""
    general = (is_general(other.duty) for other in others(dossier, one))
    return any(general) or stands_in_regime(dossier, one.duty)


def _doubt(dossier: Dossier, duty: ReportDuty) -> str | None:
    named = named_before(dossier, duty)
    if named is not None:
        return f"{named} is named before it, who may be meant"
    to = duty.via or duty.recipient
    if to is None or not (duty.via or is_of_issuer(dossier, to)):
        return f"it goes to {to or 'nobody named'}, so that the issuer itself may be meant"
    return None


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The duty does not say who has to report.",
    message_vi="Yêu cầu báo cáo không ghi rõ đối tượng thực hiện báo cáo.",
)
