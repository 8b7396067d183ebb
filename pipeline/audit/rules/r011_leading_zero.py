"""R011 leading-zero: a number or day under 10, or month 1 or 2, lacks its zero (thiếu số 0 phía trước).

Condition: the serial has one digit, or the date line has a day of one digit or month 1 or 2 without 0.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it Thông tư 01/2011/TT-BNV, Điều 8 và Điều 9.
Bad: Số: 5/KH-UBND · ngày 5 tháng 1 năm 2023
Good: Số: 05/KH-UBND · ngày 05 tháng 01 năm 2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import lacks_zero
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    serial = dossier.plan.serial
    if serial is not None and len(serial) == 1:
        yield Hit(
            ContainerKind.HEADER,
            evidence=dossier.field("number_line"),
            found=dossier.printed(dossier.field("number_line")),
            letters=True,
        )
    line = dossier.field("issued_on")
    words = dossier.printed(line)
    if words is not None and lacks_zero(words):
        yield Hit(ContainerKind.HEADER, evidence=line, found=words, letters=True)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="A number or day under 10, or month 1 or 2, lacks its leading zero.",
    message_vi="Số và ngày nhỏ hơn 10, tháng 1, tháng 2 phải ghi thêm số 0 phía trước.",
)
