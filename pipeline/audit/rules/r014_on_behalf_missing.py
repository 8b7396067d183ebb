"""R014 on-behalf-missing: a deputy signs for the chairman, and nothing says on whose behalf (ký thay Chủ tịch nhưng không ghi thay mặt tập thể).

Condition: the plan is one of a People's Committee, which signs as a body, its signature block has KT. CHỦ TỊCH
and no TM. Plans that a decision promulgates are not judged.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
Bad: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
Good: TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
"""

from collections.abc import Iterator

from parsers.keys import match_key
from parsers.semantics.symbols import body_groups, is_committee
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind

_DEPUTY = match_key("phó chủ tịch")


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    ours = is_committee(plan.issuing_agency or "") and body_groups(plan.symbol or "")[:1] == (
        "UBND",
    )
    if not ours or dossier.is_carried or len(plan.signers) != 1:
        return
    signer = plan.signers[0]
    acting = "KT." in signer.capacity and "TM." not in signer.capacity
    if acting and match_key(signer.position or "") == _DEPUTY:
        yield Hit(
            ContainerKind.CLOSING,
            evidence=dossier.field("signers[0].capacity", "signers[0].position"),
            found=f"{' '.join(signer.capacity)} {signer.position}",
            absent=True,
            letters=True,
        )


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="KT. CHỦ TỊCH stands without TM. ỦY BAN NHÂN DÂN over it.",
    message_vi="Ghi KT. CHỦ TỊCH nhưng thiếu TM. ỦY BAN NHÂN DÂN ở trên.",
)
