"""R105 due-before-issue: a report is due before the plan was issued (thời hạn báo cáo trước ngày ban hành).

Condition: the last day on which a report is in time is the day of issue or lies before it. Where the day
of issue is blank it cannot be decided, and is told once for the plan; nor can it where the year of the
deadline was inferred.
Legal basis: good practice.
Bad: issued on 20/3/2023, trước ngày 15/3/2023
Good: issued on 20/3/2023, trước ngày 15/6/2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import PRINTED, fixed
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Deadline

_NO_DAY = "the day of issue is blank"
_NO_YEAR = "the year of the deadline is not printed"


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        for time in fixed(one):
            last = dossier.last_day(time)
            if last is None:
                continue
            issued = dossier.issued_between
            if issued is None or issued[0] < last <= issued[1]:
                yield _hit(time, _NO_DAY)
                return
            if last <= issued[0]:
                yield _hit(time, None if time.year_source in PRINTED else _NO_YEAR)


def _hit(time: Deadline, unsure: str | None) -> Hit:
    return Hit.on(time, unsure=unsure)


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="The report is due on or before the day the plan was issued.",
    message_vi="Thời hạn báo cáo trước hoặc trùng ngày ban hành kế hoạch.",
)
