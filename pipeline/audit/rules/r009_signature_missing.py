"""R009 signature-missing: signature block or signer's name is missing (thiếu chữ ký hoặc họ tên người ký).

Condition: no signature block was found, or a block without a name.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 13; before it Thông tư 01/2011/TT-BNV, Điều 12.
Bad: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH, and nothing under it
Good: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn A
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    signers = dossier.plan.signers
    if not signers and not dossier.is_carried:
        yield Hit(ContainerKind.CLOSING, evidence=dossier.field("recipients[0]"), absent=True)
    for index, signer in enumerate(signers):
        if signer.name is None:
            yield Hit(
                ContainerKind.CLOSING,
                evidence=dossier.field(f"signers[{index}].position"),
                found=signer.position,
                absent=True,
                stamped="signature",
            )


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="Signature block or name of the signer is missing.",
    message_vi="Thiếu phần ký hoặc họ tên của người ký văn bản.",
)
