"""R117 due-before-period-ends: the year's report is due before the year is over (báo cáo năm gửi trước khi hết năm).

Condition: the last of a report's days lies within the last two months of the plan's period, and no
closing day is given. Normal practice: the figures of the year are then estimates.
Legal basis: good practice.
Bad: a plan of 2023, lần 2: trước ngày 01/12/2023
Good: a plan of 2023, số liệu chốt đến ngày 14/12/2023, trước ngày 20/12/2023
"""

from collections.abc import Iterator
from datetime import timedelta

from parsers.semantics.wording import reports_the_year
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import fixed, reports
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_LAST_MONTHS = timedelta(days=61)


def check(dossier: Dossier) -> Iterator[Hit]:
    end = None if dossier.is_of_school_year else dossier.plan.period_end
    for one in reports(dossier):
        days = fixed(one)
        closes = one.duty.data_closing is not None or one.covers
        if end is None or not days or closes or not _is_final(one):
            continue
        last = days[-1]
        if last.end is not None and timedelta(0) < end - last.end <= _LAST_MONTHS:
            yield Hit.on(last)


def _is_final(one: DutyFile) -> bool:
    """Several reports a year, or one on the results of it."""
    return len(fixed(one)) > 1 or reports_the_year(one.duty.what or one.duty.raw)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The report on the period is due before the period ends: its figures are estimates.",
    message_vi="Báo cáo của cả kỳ phải gửi trước khi hết kỳ: số liệu cuối kỳ chỉ là ước tính.",
)
