"""R204 task-outside-period: a task lies outside the plan's period (thời gian nhiệm vụ ngoài thời kỳ kế hoạch).

Condition: the task ends before the period of the plan begins and before the plan can have been issued, or
begins more than 60 days after it ends. Periods inferred from the date line alone are judged on the first count
only, those of a school year or term not at all: their ends are about. The day a report is due is R105's and
R107's.
Legal basis: good practice.
Bad: Quý I/2022, in a plan of 2023
Good: Quý I/2023, in a plan of 2023
"""

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import PRINTED
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Deadline
from schemas.vocabulary import ContainerKind

_AFTER = timedelta(days=60)
"""Closing work in the first weeks of the next year is normal."""


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.tasks:
        for time in one.times:
            told = time.year_source in PRINTED and not dossier.is_due_day(time)
            if told and _is_outside(dossier, time):
                yield Hit(
                    ContainerKind.TASK,
                    one.task.task_id,
                    time.evidence,
                    time.raw,
                    letters=True,
                    repaired=time.issues,
                )


def _is_outside(dossier: Dossier, time: Deadline) -> bool:
    plan = dossier.plan
    if plan.period_start is None or plan.period_end is None or time.open_ended:
        return False
    if dossier.is_of_school_year:  # prepared in the summer before it, closed in the one after
        return False
    issued = dossier.issued_between
    begun = min(plan.period_start, issued[0] if issued else plan.period_start)
    if time.end is not None and time.end < begun:
        return True
    end = dossier.named_period_end
    starts: date | None = time.start or time.end
    return end is not None and starts is not None and starts - end > _AFTER


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The time of the task lies outside the plan's period.",
    message_vi="Thời gian thực hiện nằm ngoài thời kỳ của kế hoạch.",
)
