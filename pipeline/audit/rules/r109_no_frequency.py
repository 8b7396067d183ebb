"""R109 no-frequency: a periodic report has no frequency (báo cáo định kỳ không ghi tần suất).

Condition: the duty is called periodic (định kỳ), and neither a cycle nor a day is given.
Legal basis: Nghị định 09/2019/NĐ-CP (tần suất thực hiện báo cáo).
Bad: định kỳ báo cáo kết quả thực hiện về UBND huyện
Good: định kỳ hằng quý báo cáo kết quả thực hiện về UBND huyện
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import is_dated, set_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_NO_FREQUENCY = "no_frequency"


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        vague = [time for time in one.due if _NO_FREQUENCY in time.issues]
        if vague and not any(is_dated(time) for time in one.due):
            time = vague[0]
            yield Hit.on(time, absent=True, unsure=set_elsewhere(dossier, one))


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The report is periodic, but its frequency is not given.",
    message_vi="Báo cáo định kỳ nhưng không ghi tần suất thực hiện báo cáo.",
)
