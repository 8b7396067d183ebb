"""R404 end-mark-missing: the body does not end with ./. (thiếu dấu kết thúc văn bản).

Condition: the last paragraph before recipients and signature ends in another way. Documents of the
Party do not use the mark.
Legal basis: good practice (customary since Thông tư 01/2011/TT-BNV).
Bad: … nghiêm túc triển khai thực hiện.
Good: … nghiêm túc triển khai thực hiện./.
"""

from collections.abc import Iterator

from parsers.semantics.wording import has_end_mark
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Plan, Section
from schemas.vocabulary import ContainerKind

_ANNEX = "PL"


def check(dossier: Dossier) -> Iterator[Hit]:
    plan = dossier.plan
    last = _last_section(plan)
    if last is None or "/" in (plan.symbol or "") or dossier.is_carried:
        return
    words = last.paragraphs[-2:] or (last.title or "",)
    if not any(has_end_mark(text) for text in words):
        yield Hit(
            ContainerKind.SECTION,
            last.section_id,
            last.evidence,
            words[-1][-60:],
            absent=True,
        )


def _last_section(plan: Plan) -> Section | None:
    """The last section of the body; None where a table ends it."""
    body = [one for one in plan.sections if not one.path.startswith(_ANNEX)]
    last = body[-1] if body else None
    tasks = (one for one in plan.tasks if last and one.container_id == last.section_id)
    ends_in_table = any(one.table_index is not None for one in tasks)
    return None if ends_in_table else last


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The body does not end with ./.",
    message_vi="Phần nội dung không kết thúc bằng dấu ./.",
)
