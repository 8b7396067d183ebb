"""R111 no-reporter: a report names nobody who has to send it (không ghi đối tượng thực hiện báo cáo).

Condition: a report asked for in the text of a section has no reporter, or only đơn vị liên quan.
Legal basis: Nghị định 09/2019/NĐ-CP (đối tượng thực hiện báo cáo).
Bad: Các đơn vị liên quan báo cáo kết quả về UBND huyện trước ngày 10/12/2023
Good: Các phòng, UBND các xã, thị trấn báo cáo kết quả về UBND huyện trước ngày 10/12/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import is_anybody
from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import place, reports
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in reports(dossier):
        duty = one.duty
        if duty.container is ContainerKind.TASK:
            continue
        if all(is_anybody(reporter) for reporter in duty.reporters):
            found = ", ".join(duty.reporters) or duty.raw
            yield Hit(*place(one), found, absent=not duty.reporters, letters=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The duty does not say who has to report.",
    message_vi="Yêu cầu báo cáo không ghi rõ đối tượng thực hiện báo cáo.",
)
