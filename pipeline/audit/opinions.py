"""The second reader's opinion of an accusation that hangs on a duty to report.

The grammar found a duty, a rule found a fault in it. Where a reader that knows nothing of the grammar
(``parsers.secondreader``) does not see a duty there, the office is told, not accused: the finding is
information and says that the readers disagree. It is asked of nothing else, and never adds a finding.
"""

from collections.abc import Iterator, Sequence

from parsers.secondreader.sentences import sentences
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit
from schemas.findings import Opinion
from schemas.layout import Span

DOUBTED_BELOW = 0.05
"""Below this measure the second reader disagrees: docs/accuracy.md says what other limits would do."""
_ASKED = frozenset(f"R{number}" for number in (102, 103, *range(105, 119), 120))
"""Rules of duties. A day that does not exist (R104) or has another weekday (R119) is wrong whatever is to be
done by it; where no duty was found (R101) there is none to doubt.
"""


def opinion(dossier: Dossier, code: str, hit: Hit) -> Opinion | None:
    """Whether the second reader sees a duty where the hit has one; None where it is not asked."""
    if code not in _ASKED or hit.evidence is None:
        return None
    place = Span(hit.evidence.span_start, hit.evidence.span_end)
    told = tuple(_told(dossier, place))
    if not told:
        return None
    return Opinion.AGREES if max(_measures(told)) >= DOUBTED_BELOW else Opinion.DISAGREES


def _told(dossier: Dossier, place: Span) -> Iterator[str]:
    """The sentences of the duties a place lies in."""
    text = dossier.plan.text
    for duty in dossier.plan.report_duties:
        clause = Span(duty.evidence.span_start, duty.evidence.span_end)
        if clause.overlaps(place):
            yield from (text[one.start : one.end] for one in _around(text, clause))


def _around(text: str, clause: Span) -> Iterator[Span]:
    """The sentences that hold a clause, cut out of its lines alone: a plan has ten thousand."""
    first = text.rfind("\n", 0, clause.start) + 1
    after = text.find("\n", clause.end)
    lines = text[first : after if after >= 0 else len(text)]
    for one in sentences(lines):
        moved = Span(first + one.start, first + one.end)
        if moved.overlaps(clause):
            yield moved


def _measures(told: Sequence[str]) -> Iterator[float]:
    from parsers.secondreader.reader import SecondReader  # noqa: PLC0415 - spaCy takes a second to load

    return SecondReader.trained().asks_each(told)
