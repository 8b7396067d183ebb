"""R004 date-impossible: the date of issue does not exist, or has no year (ngày ban hành không có trong lịch).

Condition: the date line names a day the calendar does not have, or day and month without a year.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 15; before it Thông tư 01/2011/TT-BNV, Điều 9.
Bad: Mẫu Lĩnh, ngày 31 tháng 6 năm 2023
Good: Mẫu Lĩnh, ngày 30 tháng 6 năm 2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Code, Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    line = dossier.field("issued_on")
    impossible = any(one.code == Code.NO_SUCH_DATE.id for one in plan.diagnostics)
    if line is not None and (impossible or plan.issued_year is None):
        yield Hit(
            ContainerKind.HEADER,
            evidence=line,
            found=dossier.printed(line),
            absent=not impossible,
            letters=True,
        )


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="The date of issue is no day of the calendar, or lacks its year.",
    message_vi="Ngày ban hành không có trong lịch hoặc không ghi năm.",
)
