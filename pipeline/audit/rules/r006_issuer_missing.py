"""R006 issuer-missing: no issuing body stands in the header (thiếu tên cơ quan ban hành).

Condition: nothing above the number line names a body.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 8; before it Thông tư 01/2011/TT-BNV, Điều 7.
Bad: a header that begins with Số: 12/KH-UBND
Good: ỦY BAN NHÂN DÂN HUYỆN MẪU LĨNH above Số: 12/KH-UBND
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    if dossier.plan.issuing_agency is None:
        beside = dossier.field("number_line", "national_motto", "document_type")
        yield Hit(ContainerKind.HEADER, evidence=beside, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The issuing body is not named in the header.",
    message_vi="Phần đầu văn bản không có tên cơ quan, tổ chức ban hành.",
)
