"""R120 only-on-request: reports come only on request or on trouble (chỉ có báo cáo đột xuất).

Condition: the plan has duties to report, and all of them wait for a request or for something to happen.
Legal basis: Nghị định 09/2019/NĐ-CP; before it good practice.
Bad: báo cáo khi có yêu cầu, and nothing else
Good: báo cáo kết quả trước ngày 05/12/2023 và báo cáo đột xuất khi có yêu cầu
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import SOFT, place
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity


def check(dossier: Dossier) -> Iterator[Hit]:
    duties = dossier.duties
    if duties and all(one.duty.kind in SOFT for one in duties):
        first = duties[0]
        yield Hit(*place(first), first.duty.raw, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The only reports are those on request or on trouble.",
    message_vi="Kế hoạch chỉ yêu cầu báo cáo đột xuất hoặc khi có vướng mắc.",
)
