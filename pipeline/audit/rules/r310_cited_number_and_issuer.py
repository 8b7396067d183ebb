"""R310 cited-number-and-issuer: number and issuer of a cited act disagree (số, ký hiệu và cơ quan ban hành của văn bản viện dẫn không khớp).

Condition: the symbol is that of one body (QH15: the National Assembly, UBTVQH15: its Standing Committee, CP: the
Government, TTg: the Prime Minister, BYT and the like: a ministry, UBND, HĐND, TW, TU, HU: the Party), and another
one of these or a department is printed as its issuer. An issuer that is not printed is never compared, nor a
body whose code its head fixes.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it good practice.
Bad: Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016 của Quốc hội
Good: Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016 của Ủy ban Thường vụ Quốc hội
"""

from collections.abc import Iterator

from parsers.keys import match_key
from pipeline.audit.dossier import Dossier
from pipeline.audit.issuers import named, owners
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Citation

_SHORT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.cited:
        own, printed = owners(one.number or ""), one.issuer or ""
        bodies = named(printed)
        if own and bodies and not own & bodies and _is_printed(one):
            yield Hit.on(one, gaps={"owner": ", ".join(sorted(own)), "printed": printed})


def _is_printed(one: Citation) -> bool:
    """Does the issuer stand in the words, ``của`` before it? ``Chính phủ`` ends ``Thủ tướng Chính phủ``."""
    words = match_key(one.raw)
    for short, whole in _SHORT.items():
        words = words.replace(short, whole)
    name = match_key(one.issuer or "").split()[:3]
    return f"của {' '.join(name)}" in words


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The number is one of {owner}, the issuer printed is {printed}.",
    message_vi="Số, ký hiệu là của {owner} nhưng ghi cơ quan ban hành là {printed}.",
)
