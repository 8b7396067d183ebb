"""Which documents are one plan: a DOCX, its PDF and its scan, or two copies of a file.

``identity(plan)`` is the plan's key where number, year and unit are printed; else issuer, subject and year,
for a plan without a number is registered nowhere. None where even these are missing: such a document
stands for itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.keys import match_key
from pipeline.store.places import Place
from pipeline.store.records import Shelf, read_plans
from schemas.plan import Plan


@dataclass
class Met:
    """What a pass over the tables met."""

    plans: int = 0
    renditions: int = 0
    """Documents left out because another one of the same plan counts."""
    troubles: list[str] = field(default_factory=list)

    def counting(self, shelf: Shelf) -> tuple[Plan, ...]:
        """The plans of a file that stand for their renditions, counted."""
        plans = tuple(plan for plan in shelf.plans if plan.is_primary)
        self.plans += len(plans)
        self.renditions += len(shelf.plans) - len(plans)
        return plans


def each_plan(parsed: Place, met: Met) -> Iterator[Plan]:
    """Every plan of the tables once, whatever its renditions; ``met`` counts on the way."""
    for shelf in read_plans(parsed):
        if shelf.trouble is not None:
            met.troubles.append(shelf.trouble)
        yield from met.counting(shelf)


def identity(plan: Plan) -> tuple[str, ...] | None:
    """Equal for renditions of one plan."""
    if plan.plan_key is not None:
        return (plan.plan_key,)
    if plan.issuing_agency is None or plan.subject is None:
        return None
    year = plan.plan_year or plan.issued_year or ""
    number = plan.document_number or ""
    return match_key(plan.issuing_agency), match_key(plan.subject), str(year), number
