"""R110 no-recipient: a report names nobody who receives it (không ghi nơi nhận báo cáo).

Condition: a report asked for in the text of a section has neither recipient nor body it goes through. Rows
of a task table are left out: their table names nobody else either.
Legal basis: Nghị định 09/2019/NĐ-CP (cơ quan nhận báo cáo).
Bad: báo cáo kết quả thực hiện trước ngày 10/12/2023
Good: báo cáo kết quả thực hiện về UBND huyện trước ngày 10/12/2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import place, reports
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in reports(dossier):
        duty = one.duty
        named = duty.recipient or duty.via
        if not named and duty.container is not ContainerKind.TASK:
            yield Hit(*place(one), duty.raw, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The duty does not say to whom the report goes.",
    message_vi="Chế độ báo cáo không ghi cơ quan nhận báo cáo.",
)
