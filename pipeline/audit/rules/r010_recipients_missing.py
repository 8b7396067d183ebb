"""R010 recipients-missing: no recipients, or no line for the file copy (thiếu nơi nhận hoặc dòng lưu).

Condition: there is no Nơi nhận, or none of its lines begins with Lưu.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it Thông tư 01/2011/TT-BNV, Điều 14.
Bad: Nơi nhận: - UBND thành phố; - Các phòng, đơn vị.
Good: Nơi nhận: - UBND thành phố; - Lưu: VT, PNV.
"""

from collections.abc import Iterator

from parsers.keys import match_key
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    lines = dossier.plan.recipients
    copied = any(match_key(line).startswith("lưu") for line in lines)
    if not copied and not dossier.is_carried:
        last = f"recipients[{len(lines) - 1}]"
        beside = dossier.field(last, "signers[0].position", "signers[0].name")
        yield Hit(ContainerKind.CLOSING, evidence=beside, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="Recipients (Nơi nhận) or the line of the file copy (Lưu: VT) are missing.",
    message_vi="Thiếu Nơi nhận hoặc dòng Lưu: VT.",
)
