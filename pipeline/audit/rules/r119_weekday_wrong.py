"""R119 weekday-wrong: the weekday beside a date is not that of the date (thứ trong tuần không khớp ngày).

Condition: a weekday in brackets is another than the calendar's.
Legal basis: good practice.
Bad: 07/02/2021 (thứ Hai)
Good: 07/02/2021 (Chủ nhật)
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_MISMATCH = "weekday_mismatch"


def check(dossier: Dossier) -> Iterator[Hit]:
    for time in dossier.plan.deadlines:
        if _MISMATCH in time.issues:
            yield Hit.on(time)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The weekday is not that of the date.",
    message_vi="Thứ trong tuần ghi kèm không khớp với ngày.",
)
