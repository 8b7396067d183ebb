"""R012 year-and-subject: year of issue and year of the subject are far apart (năm ban hành và năm trong trích yếu lệch nhau).

Condition: the subject names one year and it differs from the year of issue by more than one.
Legal basis: good practice.
Bad: issued in 2021, Kế hoạch công tác dân vận năm 2023
Good: issued in December 2022, Kế hoạch công tác dân vận năm 2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import years_named
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    years = years_named(plan.subject or "")
    if plan.issued_year is None or len(years) != 1:
        return
    (year,) = years
    if abs(year - plan.issued_year) > 1:
        yield Hit(
            ContainerKind.HEADER,
            evidence=dossier.field("subject"),
            found=plan.subject,
            gaps={"year": str(year), "issued": str(plan.issued_year)},
            letters=True,
        )


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The plan is of {issued}, its subject of {year}.",
    message_vi="Kế hoạch ban hành năm {issued}, trích yếu ghi năm {year}.",
)
