"""R118 due-on-day-off: a report is due on a weekend or holiday (thời hạn báo cáo trùng ngày nghỉ).

Condition: the printed day is a Saturday, a Sunday or a public holiday of Viet Nam.
Legal basis: good practice.
Bad: trước ngày 30/4/2023
Good: trước ngày 28/4/2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import PRINTED, fixed, is_working_day
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import Precision


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        for time in fixed(one):
            told = time.precision is Precision.DAY and time.year_source in PRINTED
            if told and time.end is not None and not is_working_day(time.end):
                yield Hit.on(time)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The report is due on a weekend or a public holiday.",
    message_vi="Thời hạn báo cáo trùng ngày nghỉ cuối tuần hoặc ngày lễ.",
)
