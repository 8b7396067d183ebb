"""R001 serial-blank: the serial number is blank or masked (số văn bản bỏ trống).

Condition: the number line is printed, its digits are not. Information only in a document that calls
itself a draft. The number of a plan that a decision carries is the decision's, as long as it has one. In a signed file the number may stand in a picture: then it cannot be decided.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 15; before it Thông tư 01/2011/TT-BNV, Điều 8.
Bad: Số:      /KH-UBND
Good: Số: 12/KH-UBND
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    line = dossier.field("number_line")
    numbered = dossier.plan.serial is not None or (
        dossier.is_carried and not dossier.carrier_is_blank
    )
    if line is not None and not numbered:
        yield Hit(
            ContainerKind.HEADER,
            evidence=line,
            found=dossier.printed(line),
            absent=True,
            stamped="serial",
            severity=Severity.INFO if dossier.plan.is_draft else None,
        )


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="The serial number is blank: the plan is not registered and cannot be cited.",
    message_vi="Số văn bản còn để trống: kế hoạch chưa được đăng ký, không thể viện dẫn.",
)
