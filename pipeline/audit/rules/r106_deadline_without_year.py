"""R106 deadline-without-year: a report's deadline has no year (thời hạn báo cáo không ghi năm).

Condition: a day without a year that does not recur. Information where the plan's own year gives it, a
warning where none can be told; ``Cuối năm`` in a plan of several years may mean each of them.
Legal basis: good practice.
Bad: trước ngày 15/11
Good: trước ngày 15/11/2023
"""

import re
from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import PRINTED
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DeadlineKind

_DAYS = frozenset({DeadlineKind.BY_DATE, DeadlineKind.ON_DATE})
_EACH = re.compile(r"(?:vào )?(?:cuối|đầu|giữa) năm", re.IGNORECASE)
_EVERY = "it may mean each year of the plan"
_UNKNOWN = frozenset({"year_missing", "year_ambiguous"})


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        for time in one.due:
            lost = bool(_UNKNOWN.intersection(time.issues))
            lent = time.end is not None and time.year_source not in PRINTED
            if time.rrule is None and (lost or (lent and time.kind in _DAYS)):
                each = lost and _EACH.fullmatch(time.raw.strip())
                yield Hit.on(
                    time,
                    severity=Severity.WARNING if lost else None,
                    unsure=_EVERY if each else None,
                )


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The deadline of the report has no year.",
    message_vi="Thời hạn báo cáo không ghi năm.",
)
