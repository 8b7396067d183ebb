"""R008 subject-missing: the plan has no subject (thiếu trích yếu).

Condition: nothing stands between the type of the document and its first paragraph.
Legal basis: Nghị định 30/2020/NĐ-CP, Điều 8; before it Thông tư 01/2011/TT-BNV, Điều 10.
Bad: KẾ HOẠCH, and Căn cứ … right under it
Good: KẾ HOẠCH / Công tác dân vận năm 2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    if dossier.plan.subject is None:
        beside = dossier.field("document_type", "number_line")
        yield Hit(ContainerKind.HEADER, evidence=beside, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The plan has no subject line.",
    message_vi="Kế hoạch không có trích yếu nội dung.",
)
