"""R308 no-legal-basis: the plan names no basis (không có căn cứ ban hành).

Condition: neither a recital (Căn cứ, Thực hiện) nor a citation stands before the first section.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
Bad: KẾ HOẠCH / Công tác dân vận năm 2023 / I. MỤC ĐÍCH, YÊU CẦU
Good: Thực hiện Quyết định số 25/QĐ-UBND ngày 05/01/2023 của UBND thành phố …
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind

_BEFORE = frozenset({ContainerKind.PREAMBLE, ContainerKind.HEADER})


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    cited = any(one.container in _BEFORE for one in dossier.cited)
    if not plan.legal_bases and not cited and not dossier.is_carried:
        beside = dossier.field("enacting_clauses[0]", "subject", "document_type")
        yield Hit(ContainerKind.PREAMBLE, evidence=beside, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The plan names no legal basis.",
    message_vi="Kế hoạch không nêu căn cứ ban hành.",
)
