"""R013 annex-reference: an annex names another number or date than the header (phụ lục ghi sai số, ngày của kế hoạch).

Condition: the bracket line of an annex (Kèm theo Kế hoạch số … ngày …) gives a number or a date, and
the header another one.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it good practice.
Bad: (Kèm theo Kế hoạch số 21/KH-UBND ngày 05/01/2023 …) under a plan 12/KH-UBND
Good: (Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2023 …) under a plan 12/KH-UBND
"""

from collections.abc import Iterator

from parsers.semantics.citations import find_citations
from parsers.semantics.citations.identity import same_number
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas import mentions
from schemas.diagnostics import Severity
from schemas.plan import Plan
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    for index, annex in enumerate(plan.annexes):
        for one in find_citations(annex.reference)[:1] if annex.reference else ():
            if _differs(plan, one):
                yield Hit(
                    ContainerKind.HEADER,
                    evidence=dossier.field(f"annexes[{index}].reference"),
                    found=annex.reference,
                    gaps={"number": plan.document_number or "-"},
                    letters=True,
                )


def _differs(plan: Plan, cited: mentions.Citation) -> bool:
    """Both print a number or a day, and not the same one; a blank contradicts nothing."""
    blank = "blank_serial" in cited.issues
    number = None if blank else cited.number
    other_number = (
        number is not None
        and plan.document_number is not None
        and same_number(number) != same_number(plan.document_number)
    )
    other_day = (
        cited.date is not None and plan.issued_on is not None and cited.date != plan.issued_on
    )
    return other_number or other_day


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The annex refers to another number or date than the header ({number}).",
    message_vi="Phụ lục ghi số hoặc ngày của kế hoạch khác với phần đầu văn bản ({number}).",
)
