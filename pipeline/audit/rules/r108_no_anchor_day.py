"""R108 no-anchor-day: a recurring report has no day (báo cáo định kỳ không ghi ngày).

Condition: the duty recurs (hằng quý, 6 tháng), and nothing in it names a day or month on which it is
due. What is due every day has its day.
Legal basis: Nghị định 09/2019/NĐ-CP (thời hạn gửi báo cáo); before it good practice.
Bad: báo cáo hằng quý về UBND huyện
Good: báo cáo hằng quý về UBND huyện trước ngày 20 tháng cuối quý
"""

from collections.abc import Iterator

from parsers.semantics.wording import is_told_at_meeting
from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import SOFT, is_daily, set_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Deadline

_ANCHORS = ("BYMONTHDAY", "BYDAY", "BYSETPOS", "BYMONTH", "BYYEARDAY")


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        recurring = [time for time in one.due if time.rrule is not None]
        anchored = any(_is_anchored(time) for time in one.due)
        spoken = is_told_at_meeting(one.duty.raw)
        if recurring and not anchored and not spoken and one.duty.kind not in SOFT:
            time = recurring[0]
            yield Hit.on(
                time,
                absent=True,
                clause=one.duty.evidence,
                unsure=set_elsewhere(dossier, one),
            )


def _is_anchored(time: Deadline) -> bool:
    return (
        time.end is not None
        or is_daily(time)
        or any(anchor in (time.rrule or "") for anchor in _ANCHORS)
    )


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The report recurs, but no day is set for it.",
    message_vi="Báo cáo định kỳ nhưng không ghi ngày gửi báo cáo.",
)
