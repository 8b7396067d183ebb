"""R304 cited-unidentified: a cited document has neither number nor date (văn bản viện dẫn không có số, ngày).

Condition: a document in a recital, a note or running text is cited without number and date, and its
title is no act we know. A plan or programme that a task or paragraph names in passing is left out, and
so are statutes (Điều lệ Đảng), a document within the subject of another that has a number, and a law,
which is rightly cited by its name: one that we do not know cannot be decided.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it Thông tư 01/2011/TT-BNV, Điều 11.
Bad: Quyết định ban hành tiêu chí chấm điểm công tác dân vận
Good: Quyết định số 25/QĐ-UBND ngày 05/01/2023 … ban hành tiêu chí chấm điểm công tác dân vận
"""

from collections.abc import Iterator

from pipeline.audit.cited import is_cited_by_name, is_law, is_passing, is_unidentified
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_UNKNOWN_LAW = "the title stands in no list of laws we have"


def check(dossier: Dossier) -> Iterator[Hit]:
    numbered = {one.citation_id for one in dossier.cited if one.number is not None}
    for one in dossier.cited:
        told = one.nested_in in numbered or is_passing(one) or is_cited_by_name(one)
        if is_unidentified(one) and not told:
            yield Hit.on(one, unsure=_UNKNOWN_LAW if is_law(one) else None)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="A document is cited without number and date and cannot be identified.",
    message_vi="Văn bản được viện dẫn không ghi số, ngày nên không xác định được là văn bản nào.",
)
