"""R202 task-without-time: a task has no time (nhiệm vụ không có thời gian thực hiện).

Condition: a row of a task table that is neither heading nor container has an empty time, while other
rows of the table have one. A table without times is not judged: the plan's period stands for them.
Where a note speaks of the row by its number, it cannot be decided.
Legal basis: good practice.
Bad: 2.3 | Rà soát thủ tục hành chính | - | Phòng Tư pháp
Good: 2.3 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from parsers.bullets import SIGN
from pipeline.audit.blanks import blank_cells
from pipeline.audit.cells import is_blank
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Plan, Task

_NOTE = re.compile(
    rf"^[ \t]*{SIGN}?[ \t]*(?:việc|nhiệm vụ|mục|nội dung|hoạt động|dòng|stt)[ \t]+(?:số[ \t]+)?(?P<number>[\w.]{{1,8}})[ \t]*[:(]",
    re.IGNORECASE | re.MULTILINE,
)
_NOTED = "a note speaks of the row by its number, and may give its time"


def check(dossier: Dossier) -> Iterator[Hit]:
    for hit in blank_cells(dossier, _has_time):
        noted = hit.unsure is None and _is_noted(dossier.plan, hit.container_id)
        yield replace(hit, unsure=_NOTED) if noted else hit


def _has_time(task: Task) -> bool:
    return not is_blank(task.time)


def _is_noted(plan: Plan, task_id: str | None) -> bool:
    """``- Việc số 3: đợt một xong trước ngày 30/4``, below the table."""
    number = next((one.number for one in plan.tasks if one.task_id == task_id), None)
    last = (number or "").strip().rstrip(".)")
    return bool(last) and any(found["number"] == last for found in _NOTE.finditer(plan.text))


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The task has no time.",
    message_vi="Nhiệm vụ không có thời gian thực hiện.",
)
