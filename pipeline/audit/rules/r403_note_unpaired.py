"""R403 note-unpaired: a note has no mark, or a mark no note (chú thích và dấu chú thích không khớp).

Condition: a note of the document is nowhere referred to, or a raised mark has no note. Notes of a Word
file are linked, so that this is sure; in print we match them by look and may have missed one: then it
cannot be decided.
Legal basis: good practice.
Bad: a note 2 at the foot of the page, and no ² in its text
Good: … dân chủ ở cơ sở² with its note
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Code, Severity
from schemas.plan import Plan
from schemas.record import Evidence
from schemas.vocabulary import ContainerKind

_UNPAIRED = frozenset({Code.NOTE_WITHOUT_MARK.id, Code.MARK_WITHOUT_NOTE.id})
_BY_LOOK = "marks and notes are matched by their look on the page, and we may have missed one"
_LINKED = "docx"


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    for one in plan.diagnostics:
        if one.code in _UNPAIRED:
            section = _section_of(plan, one.evidence)
            yield Hit(
                ContainerKind.SECTION if section else ContainerKind.FOOTNOTE,
                section,
                evidence=one.evidence,
                found=one.message,
                unsure=None if plan.reader == _LINKED else _BY_LOOK,
            )


def _section_of(plan: Plan, evidence: Evidence | None) -> str | None:
    """The innermost section a mark stands in."""
    if evidence is None or evidence.span_start is None:
        return None
    at = evidence.span_start
    holding = [
        (one.evidence.span_start, one.section_id)
        for one in plan.sections
        if one.evidence.span_start <= at < one.evidence.span_end
    ]
    return max(holding)[1] if holding else None


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="A note and its mark do not go together.",
    message_vi="Chú thích và dấu chú thích không khớp nhau.",
)
