"""R114 due-before-closing: a report is due before its figures can be closed (thời hạn gửi sát hoặc trước ngày chốt số liệu).

Condition: the printed day lies before the first working day after the day on which the figures close.
Legal basis: Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5 (ít nhất 01 ngày làm việc); before it good practice.
Bad: số liệu chốt đến ngày 14/6/2023, gửi trước ngày 14/6/2023
Good: số liệu chốt đến ngày 14/6/2023, gửi trước ngày 20/6/2023
"""

from collections.abc import Iterator
from datetime import date

from parsers.semantics.deadlines import TimeContext, find_deadlines
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import fixed, next_working_day
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Deadline


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        for closing, time in _pairs(dossier, one):
            if time.end is not None and time.end < next_working_day(closing):
                yield Hit.on(time, gaps={"closing": f"{closing:%d/%m/%Y}"})


def _pairs(dossier: Dossier, one: DutyFile) -> Iterator[tuple[date, Deadline]]:
    """Closing days and deadlines that belong together: as many of the one as of the other."""
    closings = [time.end for time in one.covers if time.end is not None]
    if not closings and one.duty.data_closing is not None:
        context = TimeContext(plan_year=dossier.plan.plan_year)
        found = find_deadlines(one.duty.data_closing, context=context)
        closings = [time.end for time in found if time.end is not None]
    due = fixed(one)
    if len(closings) == len(due):
        yield from zip(sorted(closings), due, strict=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The figures close on {closing}; not one full working day is left to send the report.",
    message_vi="Số liệu chốt đến ngày {closing}, không còn đủ một ngày làm việc để gửi báo cáo.",
)
