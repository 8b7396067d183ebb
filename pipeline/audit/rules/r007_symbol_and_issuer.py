"""R007 symbol-and-issuer: the symbol's code of the body is not that of the issuing body (ký hiệu không khớp cơ quan ban hành).

Condition: a People's Committee issues under a code that is not its own, or another body under UBND.
Codes of other bodies are fixed by their heads and not compared.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it Thông tư 01/2011/TT-BNV, Điều 8.
Bad: Số: 12/KH-SNV under ỦY BAN NHÂN DÂN TỈNH MẪU HÀ
Good: Số: 12/KH-UBND under ỦY BAN NHÂN DÂN TỈNH MẪU HÀ
"""

from collections.abc import Iterator

from parsers.semantics.symbols import body_groups, is_committee
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind

_OF_COMMITTEE = frozenset({"UBND", "UB", "CT"})
"""UBND; UB until 2004; CT where the chairman signs in his own name (QĐ-CT)."""


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    groups = body_groups(plan.symbol) if plan.symbol else ()
    if not groups or plan.issuing_agency is None or dossier.is_carried:
        return
    own = any(group in _OF_COMMITTEE for group in groups)
    if is_committee(plan.issuing_agency) != own:
        yield Hit(
            ContainerKind.HEADER,
            evidence=dossier.field("symbol"),
            found=plan.symbol,
            gaps={"issuer": plan.issuing_agency},
            letters=True,
        )


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The symbol names another body than the issuing one ({issuer}).",
    message_vi="Ký hiệu văn bản không phải của cơ quan ban hành ({issuer}).",
)
