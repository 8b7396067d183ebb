"""R109 no-frequency: a periodic report has no frequency (báo cáo định kỳ không ghi tần suất).

Condition: the duty is called periodic (định kỳ), and neither a cycle nor a day is given, nor by a clause of
the same reporter or of all. What goes by provisions in force, or on request as well, cannot be decided.
Legal basis: Nghị định 09/2019/NĐ-CP (tần suất thực hiện báo cáo); before it good practice.
Bad: định kỳ báo cáo kết quả thực hiện về UBND huyện
Good: định kỳ hằng quý báo cáo kết quả thực hiện về UBND huyện
"""

from collections.abc import Iterator

from parsers.semantics.wording import is_called_periodic
from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import is_dated, place, set_elsewhere
from pipeline.audit.regime import custom, is_cycle_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DutyKind

_NO_FREQUENCY = "no_frequency"


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        vague = [time for time in one.due if _NO_FREQUENCY in time.issues]
        timed = any(is_dated(time) for time in one.due)
        if timed or is_cycle_elsewhere(dossier, one):
            continue
        unsure = set_elsewhere(dossier, one) or custom(one)
        if vague:
            yield Hit.on(vague[0], absent=True, clause=one.duty.evidence, unsure=unsure)
        elif (
            one.duty.kind is DutyKind.PERIODIC and not one.due and is_called_periodic(one.duty.raw)
        ):
            yield Hit(*place(one), one.duty.raw, absent=True, unsure=unsure)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The report is periodic, but its frequency is not given.",
    message_vi="Báo cáo định kỳ nhưng không ghi tần suất thực hiện báo cáo.",
)
