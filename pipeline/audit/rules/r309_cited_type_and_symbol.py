"""R309 cited-type-and-symbol: type and symbol of a cited document disagree (tên loại và ký hiệu văn bản viện dẫn không khớp).

Condition: the type code in the number is that of another type. Regulations, schemes, programmes and
plans often bear the number of the decision that promulgates them and are not compared.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục III; before it Thông tư 01/2011/TT-BNV, Điều 8.
Bad: Chỉ thị số 15/QĐ-TTg
Good: Quyết định số 15/QĐ-TTg
"""

from collections.abc import Iterator

from parsers.semantics.symbols import codes_of_slug, type_code_of_number
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity

_OF_THEIR_OWN = frozenset(
    {
        "bao-cao",
        "chi-thi",
        "cong-dien",
        "huong-dan",
        "ket-luan",
        "nghi-dinh",
        "nghi-quyet",
        "quyet-dinh",
        "thong-bao",
        "thong-bao-ket-luan",
        "thong-tu",
        "to-trinh",
    }
)
"""Types that are never promulgated by a document of another type."""


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.cited:
        if one.type not in _OF_THEIR_OWN or one.number is None:
            continue
        code = type_code_of_number(one.number)
        if code is not None and code not in codes_of_slug(one.type):
            yield Hit.on(one, gaps={"code": code})


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The symbol of the cited document is of another type ({code}).",
    message_vi="Ký hiệu của văn bản được viện dẫn là của tên loại khác ({code}).",
)
