"""R107 due-after-period: a report is due long after the plan's period (thời hạn báo cáo vượt xa thời kỳ kế hoạch).

Condition: the deadline lies more than 60 days after the end of the period that the subject names; the
year may be a slip.
Legal basis: good practice.
Bad: a plan of 2023, trước ngày 05/12/2032
Good: a plan of 2023, trước ngày 05/12/2023
"""

from collections.abc import Iterator
from datetime import timedelta

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import fixed
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_AFTER = timedelta(days=60)
"""The report on a year is often due in January or February."""


def check(dossier: Dossier) -> Iterator[Hit]:
    end = dossier.named_period_end
    for one in dossier.duties:
        for time in fixed(one):
            if end is not None and time.end is not None and time.end - end > _AFTER:
                yield Hit.on(time, gaps={"end": f"{end:%d/%m/%Y}"})


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The report is due long after the plan's period, which ends on {end}; the year may be a slip.",
    message_vi="Thời hạn báo cáo cách quá xa ngày kết thúc thời kỳ của kế hoạch ({end}); có thể ghi nhầm năm.",
)
