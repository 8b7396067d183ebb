"""R305 cited-replaced: a cited act was no longer in force (văn bản viện dẫn đã hết hiệu lực).

Condition: on the day of issue another act of the same name had taken effect, or the act had expired. A
law cited by its name alone means the one in force. An act named in the subject of another document, or said
to be over (thay thế, hết hiệu lực, tổng kết thi hành), is no breach. Where only the year of issue is known and the change
falls into it, it cannot be decided.
Legal basis: good practice.
Bad: Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007, in a plan of September 2023
Good: Luật Thực hiện dân chủ ở cơ sở, in a plan of September 2023
"""

import re
from collections.abc import Iterator

from parsers.semantics.citations.validity import ended_on
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Citation

_AROUND = 60
_OVER_BEFORE = re.compile(
    r"(?:thay thế|thay cho|bãi bỏ|tổng kết[^.;]{0,40}|thi hành[^.;]{0,20}trước đây[^.;]{0,20}) (?:cho )?$",
    re.IGNORECASE,
)
_OVER_BEHIND = re.compile(
    r"[^.;]{0,40}(?:hết hiệu lực|(?:được|bị) (?:thay thế|bãi bỏ)|trước đây)", re.IGNORECASE
)
_BLANK_DAY = "the day of issue is blank, and the act ended in that year"


def check(dossier: Dossier) -> Iterator[Hit]:
    day, year = dossier.issued_on, dossier.issued_year
    for one in dossier.cited:
        ended = ended_on(one.resolved_key) if one.resolved_key else None
        if ended is None or year is None or _only_named(one) or _known_over(dossier, one):
            continue
        if day is None:
            over, unsure = ended.year < year, ended.year == year
        else:
            over, unsure = ended < day, False
        if over or unsure:
            yield Hit.on(
                one, gaps={"day": f"{ended:%d/%m/%Y}"}, unsure=_BLANK_DAY if unsure else None
            )


def _only_named(one: Citation) -> bool:
    """``Nghị định số 136/2020/NĐ-CP … thi hành Luật Phòng cháy và chữa cháy``: its subject names the law."""
    return one.nested_in is not None and one.relation != "amended_by"


def _known_over(dossier: Dossier, one: Citation) -> bool:
    """``thay thế Pháp lệnh số 34/2007/PL-UBTVQH11``, ``tổng kết thi hành …``: the plan says itself that it is over."""
    text, start, end = dossier.plan.text, one.evidence.span_start, one.evidence.span_end
    before = " ".join(text[max(0, start - _AROUND) : start].split()) + " "
    behind = " ".join(text[end : end + _AROUND].split())
    return bool(_OVER_BEFORE.search(before) or _OVER_BEHIND.match(f" {behind}"))


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The cited act was in force until {day} only.",
    message_vi="Văn bản được viện dẫn chỉ có hiệu lực đến hết ngày {day}.",
)
