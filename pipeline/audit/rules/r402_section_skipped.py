"""R402 section-skipped: a section number is repeated or left out (số đề mục trùng hoặc không liên tục).

Condition: two neighbours under one heading have the same number, or one between them is missing. Word's
automatic numbers are not judged. Where a paragraph between the two opens with the missing number it is there, and we may
have taken it for something else: then it cannot be decided.
Legal basis: good practice.
Bad: I, II, IV
Good: I, II, III
"""

from collections import defaultdict
from collections.abc import Iterator

from parsers.semantics.wording import opens_paragraph
from parsers.structure.counting import between, broken_steps
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Section
from schemas.vocabulary import ContainerKind

_OPENS = "a paragraph opens with the missing number"


def check(dossier: Dossier) -> Iterator[Hit]:
    siblings: defaultdict[str | None, list[Section]] = defaultdict(list)
    for one in dossier.plan.sections:
        siblings[one.parent_id].append(one)
    for sections in siblings.values():
        numbers = ((None if one.auto_numbered else one.number, one) for one in sections)
        for step, section in broken_steps(numbers):
            text = _between(dossier, sections, section)
            there = any(opens_paragraph(text, one) for one in between(step.before, step.after))
            yield Hit(
                ContainerKind.SECTION,
                section.section_id,
                section.evidence,
                section.number,
                gaps={"before": step.before, "after": step.after},
                absent=not step.repeated,
                letters=True,
                unsure=_OPENS if there else None,
            )


def _between(dossier: Dossier, sections: list[Section], section: Section) -> str:
    """The text from the neighbour before a section to the section."""
    before = sections[sections.index(section) - 1]
    return dossier.plan.text[before.evidence.span_start : section.evidence.span_start]


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="A section number is repeated or left out: after {before} follows {after}.",
    message_vi="Số đề mục trùng hoặc không liên tục: sau mục {before} là mục {after}.",
)
