"""R302 cited-number-blank: a cited document's number is blank (số của văn bản viện dẫn bỏ trống).

Condition: a citation gives a symbol and no serial. Stray blanks and lost hyphens are no breach: they are
repaired when the plan is read.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it Thông tư 01/2011/TT-BNV, Điều 11.
Bad: Quyết định số …/QĐ-TTg ngày …/…/2023
Good: Quyết định số 439/QĐ-TTg ngày 24/4/2023
"""

from collections.abc import Iterator

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_BLANK = "blank_serial"


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.cited:
        if _BLANK in one.issues:
            yield Hit.on(one, absent=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The number of a cited document is blank.",
    message_vi="Số của văn bản được viện dẫn còn để trống.",
)
