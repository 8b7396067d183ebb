"""R112 via-unknown: a report goes through a body we do not know (đầu mối tổng hợp không có trong danh mục).

Condition: the body that collects the reports is not in the gazetteer. It may be a slip of the print, or a
body the gazetteer lacks: add it there. In plans of other bodies than People's Committees, whose own
divisions are an open class, only a known name with wrong marks is told of.
Legal basis: good practice.
Bad: (qua Phòng Nôi vụ)
Good: (qua Phòng Nội vụ)
"""

from collections.abc import Iterator

from parsers.keys import match_key
from parsers.semantics.agencies import UnitContext, split_actors
from pipeline.audit.cells import should_be_known
from pipeline.audit.dossier import Dossier
from pipeline.audit.duedates import place
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity


def check(dossier: Dossier) -> Iterator[Hit]:
    told: set[str] = set()
    plan = dossier.plan
    context = UnitContext(level=plan.admin_level, on=plan.issued_on)
    for one in dossier.duties:
        via = one.duty.via
        for actor in split_actors(via, context=context) if via else ():
            unknown = actor.agency_id is None and should_be_known(plan, actor.raw)
            if unknown and match_key(actor.name) not in told:
                told.add(match_key(actor.name))
                yield Hit(*place(one), actor.raw, letters=True)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The body that collects the reports is not in the list of agencies: a misprint, or a body the list lacks.",
    message_vi="Đầu mối tổng hợp báo cáo không có trong danh mục: có thể do lỗi chính tả, hoặc danh mục còn thiếu.",
)
