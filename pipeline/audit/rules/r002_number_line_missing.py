"""R002 number-line-missing: there is no number line at all (thiếu dòng số, ký hiệu).

Condition: neither number nor symbol is printed above the type of the document.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 8; before it Thông tư 01/2011/TT-BNV, Điều 8.
Bad: ỦY BAN NHÂN DÂN HUYỆN MẪU LĨNH, and the place and date right under it
Good: Số: 12/KH-UBND
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    if dossier.field("number_line") is None and not dossier.is_carried:
        beside = dossier.field("issuing_agency", "place", "document_type")
        yield Hit(ContainerKind.HEADER, evidence=beside, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="No number line (Số: …/KH-…) stands in the header.",
    message_vi="Phần đầu văn bản không có số, ký hiệu (Số: …/KH-…).",
)
