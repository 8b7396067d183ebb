"""R102 report-without-deadline: no report of the plan has a deadline (chế độ báo cáo không có thời hạn).

Condition: the plan asks a body for a report, and none of its duties has a day, a rule that recurs or a number
of days after an event. Reviews, follow-up and plans to hand in alone are none. Where a duty has words of time
that we did not understand, or a section or task that speaks of a report has a time, it cannot be decided.
Legal basis: Nghị định 09/2019/NĐ-CP (thời hạn gửi báo cáo); before it good practice.
Bad: báo cáo kết quả thực hiện theo quy định, and nothing else
Good: báo cáo kết quả thực hiện trước ngày 05/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import (
    hands_in,
    is_told_at_meeting,
    speaks_of_report,
    speaks_of_time,
)
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import is_dated, place, reports, set_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DutyKind
from schemas.plan import Section

_NEAR = "a section or task that speaks of a report has a time, which may be that of the report"


def check(dossier: Dossier) -> Iterator[Hit]:
    asked = [one for one in reports(dossier) if _is_asked(one)]
    dated = any(
        is_dated(time)
        for one in dossier.duties
        if one.duty.kind is not DutyKind.SUBMIT_PLAN
        for time in one.due
    )
    if asked and not dated:
        first = asked[0]
        unsure = _doubt(dossier) or set_elsewhere(dossier, first)
        yield Hit(*place(first), first.duty.raw, absent=True, unsure=unsure)


def _is_asked(one: DutyFile) -> bool:
    """Somebody is told to hand something in, or told to whom."""
    duty = one.duty
    named = duty.recipient or duty.via or duty.reporters
    return bool(named) and hands_in(duty.raw) and not is_told_at_meeting(duty.raw)


def _doubt(dossier: Dossier) -> str | None:
    plan = dossier.plan
    if any(speaks_of_time(one.duty.raw) for one in reports(dossier)):
        return "a duty has words of time that we did not understand"
    timed = {
        one.container_id for one in plan.deadlines if one.duty_id is None and one.end is not None
    }
    spoken = (one.task_id for one in plan.tasks if speaks_of_report(one.task or ""))
    places = (*spoken, *(one.section_id for one in plan.sections if _tells(one)))
    return _NEAR if timed.intersection(places) else None


def _tells(section: Section) -> bool:
    return any(speaks_of_report(text) for text in section.paragraphs)


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="The plan asks for reports, but sets no deadline for any.",
    message_vi="Kế hoạch yêu cầu báo cáo nhưng không quy định thời hạn gửi báo cáo.",
)
