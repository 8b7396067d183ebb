"""R305 cited-replaced: a cited act was no longer in force (văn bản viện dẫn đã hết hiệu lực).

Condition: on the day of issue another act of the same name had taken effect, or the act had expired. A
law cited by its name alone means the one in force. Where only the year of issue is known and the change
falls into it, it cannot be decided.
Legal basis: good practice.
Bad: Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007, in a plan of September 2023
Good: Luật Thực hiện dân chủ ở cơ sở, in a plan of September 2023
"""

from collections.abc import Iterator

from parsers.semantics.citations.validity import ended_on
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_BLANK_DAY = "the day of issue is blank, and the act ended in that year"


def check(dossier: Dossier) -> Iterator[Hit]:
    day, year = dossier.issued_on, dossier.issued_year
    for one in dossier.cited:
        ended = ended_on(one.resolved_key) if one.resolved_key else None
        if ended is None or year is None:
            continue
        if day is None:
            over, unsure = ended.year < year, ended.year == year
        else:
            over, unsure = ended < day, False
        if over or unsure:
            yield Hit.on(
                one, gaps={"day": f"{ended:%d/%m/%Y}"}, unsure=_BLANK_DAY if unsure else None
            )


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The cited act was in force until {day} only.",
    message_vi="Văn bản được viện dẫn chỉ có hiệu lực đến hết ngày {day}.",
)
