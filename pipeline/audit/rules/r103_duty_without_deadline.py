"""R103 duty-without-deadline: one duty to report has no deadline, while others have (một chế độ báo cáo không có thời hạn).

Condition: a report that is asked for has no time at all, and another duty of the plan is dated. Reports
on request or on trouble need none.
Legal basis: Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5 (deadline per reporter and level).
Bad: Giao Phòng Nội vụ tổng hợp, báo cáo UBND thành phố
Good: Giao Phòng Nội vụ tổng hợp, báo cáo UBND thành phố trước ngày 15/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import speaks_of_time
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import is_dated, place, set_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DutyKind

_UNREAD = "the duty has words of time that we did not understand"
_UNTIMED = frozenset({DutyKind.ONE_OFF, DutyKind.UNDATED})


def check(dossier: Dossier) -> Iterator[Hit]:
    if not any(is_dated(time) for one in dossier.duties for time in one.due):
        return  # that is R102
    for one in dossier.duties:
        if one.duty.kind in _UNTIMED and not one.due:
            yield Hit(*place(one), one.duty.raw, absent=True, unsure=_doubt(dossier, one))


def _doubt(dossier: Dossier, one: DutyFile) -> str | None:
    return _UNREAD if speaks_of_time(one.duty.raw) else set_elsewhere(dossier, one)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="This duty to report has no deadline, while others of the plan have.",
    message_vi="Yêu cầu báo cáo này không có thời hạn gửi, trong khi yêu cầu khác của kế hoạch có.",
)
