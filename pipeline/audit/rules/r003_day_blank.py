"""R003 day-blank: day or month of issue is blank (ngày, tháng ban hành bỏ trống).

Condition: the line of place and date lacks day or month, or is missing. Information only in a
document that calls itself a draft. In a signed file the day may stand in a picture: then it cannot
be decided. The day of a plan that a decision carries is the decision's, as long as that has a number.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 15; before it Thông tư 01/2011/TT-BNV, Điều 9.
Bad: Thủy Nguyên, ngày    tháng    năm 2023
Good: Thủy Nguyên, ngày 05 tháng 01 năm 2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Code, Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    impossible = any(one.code == Code.NO_SUCH_DATE.id for one in plan.diagnostics)  # that is R004
    line = dossier.field("issued_on")
    carried = dossier.is_carried and not (line and dossier.carrier_is_blank)
    if dossier.issued_on is not None or impossible or carried:
        return
    yield Hit(
        ContainerKind.HEADER,
        evidence=line or dossier.field("place", "number_line", "document_type"),
        found=dossier.printed(line),
        absent=True,
        stamped="issued_on",
        severity=Severity.INFO if plan.is_draft else None,
    )


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="Day or month of issue is blank.",
    message_vi="Ngày hoặc tháng ban hành còn để trống.",
)
