"""R102 report-without-deadline: no report of the plan has a deadline (chế độ báo cáo không có thời hạn).

Condition: the plan asks for reports, and none of its duties has a day, a rule that recurs or a number of
days after an event.
Legal basis: Nghị định 09/2019/NĐ-CP (thời hạn gửi báo cáo).
Bad: báo cáo kết quả thực hiện theo quy định, and nothing else
Good: báo cáo kết quả thực hiện trước ngày 05/12/2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import SOFT, is_dated, place, set_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity


def check(dossier: Dossier) -> Iterator[Hit]:
    asked = [one for one in dossier.duties if one.duty.kind not in SOFT]
    dated = any(is_dated(time) for one in dossier.duties for time in one.due)
    if asked and not dated:
        first = asked[0]
        yield Hit(*place(first), first.duty.raw, absent=True, unsure=set_elsewhere(dossier, first))


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="The plan asks for reports, but sets no deadline for any.",
    message_vi="Kế hoạch yêu cầu báo cáo nhưng không quy định thời hạn gửi báo cáo.",
)
