"""R310 cited-number-and-issuer: number and issuer of a cited act disagree (số, ký hiệu và cơ quan ban hành của văn bản viện dẫn không khớp).

Condition: the symbol is that of one body of the State (QH15: the National Assembly, UBTVQH15: its Standing
Committee, CP: the Government, TTg: the Prime Minister), and another one is printed as its issuer. An issuer
that is not printed is never compared.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
Bad: Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016 của Quốc hội
Good: Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016 của Ủy ban Thường vụ Quốc hội
"""

import re
from collections.abc import Iterator

from parsers.keys import match_key
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Citation

_SYMBOL = re.compile(r"(?:/(?P<assembly>QH|UBTVQH)(?:\d{1,2})?|[/-](?P<executive>CP|TTg))$")
_OWNER = {
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
}
_KNOWN = {match_key(owner): owner for owner in _OWNER.values()}


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.cited:
        owner, printed = _owner(one), _printed(one)
        if owner is not None and printed is not None and owner != printed:
            yield Hit.on(one, gaps={"owner": owner, "printed": printed})


def _owner(one: Citation) -> str | None:
    found = _SYMBOL.search(one.number or "")
    return _OWNER[found["assembly"] or found["executive"]] if found else None


def _printed(one: Citation) -> str | None:
    """The issuer, where it is one of the four and stands in the words; ``Chính phủ`` ends ``Thủ tướng Chính phủ``."""
    key = match_key(one.issuer or "")
    return _KNOWN.get(key) if key and f"của {key}" in match_key(one.raw) else None


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The number is one of {owner}, the issuer printed is {printed}.",
    message_vi="Số, ký hiệu là của {owner} nhưng ghi cơ quan ban hành là {printed}.",
)
