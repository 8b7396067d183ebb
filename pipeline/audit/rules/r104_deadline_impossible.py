"""R104 deadline-impossible: a deadline is no day of the calendar (thời hạn ghi ngày không có trong lịch).

Condition: the time of a task or of a report names a day that does not exist; one that is both is told once.
Legal basis: good practice.
Bad: trước ngày 31/6/2023
Good: trước ngày 30/6/2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_NO_SUCH_DATE = "no_such_date"


def check(dossier: Dossier) -> Iterator[Hit]:
    for time in dossier.plan.deadlines:
        again = time.duty_id is None and dossier.is_due_day(time)
        if _NO_SUCH_DATE in time.issues and not again:
            yield Hit.on(time)


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="The deadline is no day of the calendar.",
    message_vi="Thời hạn ghi một ngày không có trong lịch.",
)
