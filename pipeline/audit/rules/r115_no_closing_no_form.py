"""R115 no-closing-no-form: a periodic report has neither closing day nor form (báo cáo định kỳ không có thời gian chốt số liệu, biểu mẫu).

Condition: a report that recurs or is due on several days has no day on which its figures close, and
nothing around it names an outline, a form or an annex.
Legal basis: Nghị định 09/2019/NĐ-CP (thời gian chốt số liệu, mẫu đề cương); before it good practice.
Bad: báo cáo kết quả lần 1: trước ngày 05/6/2023 và lần 2: trước ngày 01/12/2023
Good: báo cáo kết quả (theo mẫu tại Phụ lục) trước ngày 20/6/2023, số liệu chốt đến ngày 14/6/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import is_told_at_meeting, names_form
from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import is_daily, set_elsewhere
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DutyKind
from schemas.vocabulary import ContainerKind

_PERIODIC = frozenset({DutyKind.PERIODIC, DutyKind.FIXED_DATES})


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.duties:
        duty = one.duty
        closes = duty.data_closing is not None or one.covers or any(map(is_daily, one.due))
        closes = closes or is_told_at_meeting(duty.raw)
        if duty.kind not in _PERIODIC or closes or duty.container is ContainerKind.TASK:
            continue
        section = dossier.sections.get(duty.container_id or "")
        around = " ".join((duty.raw, section.text or "" if section else ""))
        if not names_form(around):
            time = one.due[0] if one.due else None
            yield Hit(
                duty.container,
                duty.container_id,
                time.evidence if time else duty.evidence,
                time.raw if time else duty.raw,
                absent=True,
                unsure=set_elsewhere(dossier, one),
            )


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="Neither a closing day for the figures nor an outline or form is named.",
    message_vi="Không quy định thời gian chốt số liệu, cũng không nêu đề cương hoặc biểu mẫu báo cáo.",
)
