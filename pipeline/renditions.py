"""Which documents are one plan: a DOCX, its PDF and its scan, or two copies of a file.

``identity(plan)`` is the plan's key where number, year and unit are printed; else issuer, subject and year,
for a plan without a number is registered nowhere. None where even these are missing: such a document
stands for itself.
"""

from parsers.keys import match_key
from schemas.plan import Plan


def identity(plan: Plan) -> tuple[str, ...] | None:
    """Equal for renditions of one plan."""
    if plan.plan_key is not None:
        return (plan.plan_key,)
    if plan.issuing_agency is None or plan.subject is None:
        return None
    year = plan.plan_year or plan.issued_year or ""
    number = plan.document_number or ""
    return match_key(plan.issuing_agency), match_key(plan.subject), str(year), number
