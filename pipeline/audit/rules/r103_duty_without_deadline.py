"""R103 duty-without-deadline: one duty to report has no deadline, while others have (một chế độ báo cáo không có thời hạn).

Condition: a body is told in one clause to hand a report to another and given no time, another duty of the
plan is dated, and no dated clause of the plan holds for it: none of the same reporter, none for all (unless
this one reports on what they send), none under CHẾ ĐỘ BÁO CÁO. Reports on request, on trouble or at a meeting
need none; what goes by provisions in force, or names its reporter elsewhere, cannot be decided.
Legal basis: Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5 (thời hạn của từng đối tượng, từng cấp báo cáo); before it good practice.
Bad: Giao Phòng Nội vụ tổng hợp, báo cáo UBND thành phố
Good: Giao Phòng Nội vụ tổng hợp, báo cáo UBND thành phố trước ngày 15/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import hands_in, is_told_at_meeting, speaks_of_time
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import is_dated, place, set_elsewhere
from pipeline.audit.regime import custom, is_dated_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DutyKind
from schemas.vocabulary import ContainerKind

_UNREAD = "the duty has words of time that we did not understand"
_INFERRED = "who reports is not named in the clause, so that its day may stand elsewhere too"
_UNTIMED = frozenset({DutyKind.ONE_OFF, DutyKind.UNDATED})


def check(dossier: Dossier) -> Iterator[Hit]:
    if not any(is_dated(time) for one in dossier.duties for time in one.due):
        return  # that is R102
    for one in dossier.duties:
        if _is_untimed(one) and not is_dated_elsewhere(dossier, one):
            yield Hit(*place(one), one.duty.raw, absent=True, unsure=_doubt(dossier, one))


def _is_untimed(one: DutyFile) -> bool:
    """It asks for a report and gives no time; rows have a column for that."""
    duty = one.duty
    asked = duty.kind in _UNTIMED and not one.due and duty.container is not ContainerKind.TASK
    return bool(
        asked and duty.recipient and hands_in(duty.raw) and not is_told_at_meeting(duty.raw)
    )


def _doubt(dossier: Dossier, one: DutyFile) -> str | None:
    if speaks_of_time(one.duty.raw):
        return _UNREAD
    if not one.duty.reporters or one.duty.reporters_from is not None:
        return _INFERRED
    return set_elsewhere(dossier, one) or custom(one)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="This duty to report has no deadline, while others of the plan have.",
    message_vi="Yêu cầu báo cáo này không có thời hạn gửi, trong khi yêu cầu khác của kế hoạch có.",
)
