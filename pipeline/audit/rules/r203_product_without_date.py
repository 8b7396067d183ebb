"""R203 product-without-date: a document is to be made, and no date is set for it (sản phẩm không có thời hạn).

Condition: the task is to issue, draft or set up something once, and its only time is Thường xuyên or
Theo quy định.
Legal basis: good practice.
Bad: Ban hành Kế hoạch kiểm tra công vụ | Thường xuyên
Good: Ban hành Kế hoạch kiểm tra công vụ | Trước ngày 28/02/2023
"""

from collections.abc import Iterator

from parsers.semantics.wording import makes_product
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DeadlineKind
from schemas.vocabulary import ContainerKind, RowKind

_NO_DATE = frozenset({DeadlineKind.CONTINUOUS, DeadlineKind.PER_OTHER_DOCUMENT})
_ACCORDING = "theo quy định"


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.tasks:
        vague = one.times and all(time.kind in _NO_DATE for time in one.times)
        if one.task.kind is not RowKind.TASK or not vague:
            continue
        # Theo kế hoạch của thành phố names a document that sets the date.
        named = any(
            time.kind is DeadlineKind.PER_OTHER_DOCUMENT and _ACCORDING not in time.raw.lower()
            for time in one.times
        )
        if not named and makes_product(one.task.task or ""):
            time = one.times[0]
            yield Hit(ContainerKind.TASK, one.task.task_id, time.evidence, time.raw, letters=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="Something is to be made once, but no date is set for it.",
    message_vi="Nhiệm vụ có sản phẩm cụ thể nhưng chưa có thời hạn hoàn thành.",
)
