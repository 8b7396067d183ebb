"""R202 task-without-time: a task has no time (nhiệm vụ không có thời gian thực hiện).

Condition: a row of a task table that is neither heading nor container has an empty time, while other
rows of the table have one. A table without times is not judged: the plan's period stands for them.
Legal basis: good practice.
Bad: 2.3 | Rà soát thủ tục hành chính | - | Phòng Tư pháp
Good: 2.3 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp
"""

from collections.abc import Iterator

from pipeline.audit.blanks import blank_cells
from pipeline.audit.cells import is_blank
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Task


def check(dossier: Dossier) -> Iterator[Hit]:
    yield from blank_cells(dossier, _has_time)


def _has_time(task: Task) -> bool:
    return not is_blank(task.time)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The task has no time.",
    message_vi="Nhiệm vụ không có thời gian thực hiện.",
)
