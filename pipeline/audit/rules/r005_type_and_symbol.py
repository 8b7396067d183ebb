"""R005 type-and-symbol: type of the document and type code of its symbol disagree (tên loại không khớp ký hiệu).

Condition: the type word is missing, or its code is not the first group of the symbol. A letter (công văn) has no
type word.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 7 và Phụ lục III; before it Thông tư 01/2011/TT-BNV, Điều 8.
Bad: KẾ HOẠCH with the number 12/BC-UBND
Good: KẾ HOẠCH with the number 12/KH-UBND
"""

from collections.abc import Iterator

from parsers.semantics.symbols import type_codes, type_group
from pipeline.audit.dossier import Dossier
from pipeline.audit.kinds import is_letter
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind

_MISSING = {
    "en": "The type of the document is not printed",
    "vi": "Văn bản không ghi tên loại",
}


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    if is_letter(plan):
        return
    if plan.document_type is None:
        beside = dossier.field("subject", "number_line")
        yield Hit(ContainerKind.HEADER, evidence=beside, gaps=_MISSING, absent=True)
        return
    codes = type_codes(plan.document_type)
    code = type_group(plan.symbol) if plan.symbol else None
    if codes and code is not None and code not in codes and not dossier.is_carried:
        yield Hit(
            ContainerKind.HEADER,
            evidence=dossier.field("symbol"),
            found=plan.symbol,
            gaps={
                "en": f"The type code of the symbol is not that of a {plan.document_type}",
                "vi": f"Ký hiệu văn bản không khớp với tên loại {plan.document_type}",
            },
            letters=True,
        )


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="{en}.",
    message_vi="{vi}.",
)
