"""R210 number-skipped: a number of the task table is repeated or left out (số thứ tự nhiệm vụ trùng hoặc không liên tục).

Condition: two neighbours under one heading have the same number, or a number between them is missing.
Letters count a b c d đ e g h i k l m. A list that starts again at 1 is no breach.
Legal basis: good practice.
Bad: 3.4, 3.6
Good: 3.4, 3.5, 3.6
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from parsers.structure.counting import broken_steps
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Task
from schemas.vocabulary import ContainerKind, TaskSource

_WORDS = 12
"""Words of a row that are printed with its number."""


def check(dossier: Dossier) -> Iterator[Hit]:
    siblings: defaultdict[tuple[int | None, str | None], list[Task]] = defaultdict(list)
    for one in dossier.plan.tasks:
        if one.source is TaskSource.TABLE:
            siblings[one.table_index, one.parent_id].append(one)
    for rows in siblings.values():
        numbers = ((None if "number" in row.inherited else row.number, row) for row in rows)
        above = {task.task_id: before for before, task in pairwise(rows)}
        for step, task in broken_steps(numbers):
            before, after = step.before, step.after
            if step.repeated:  # which of the two is misnumbered only their words tell
                before, after = _with_words(before, above[task.task_id]), _with_words(after, task)
            yield Hit(
                ContainerKind.TASK,
                task.task_id,
                task.evidence,
                task.number,
                gaps={"before": before, "after": after},
                absent=not step.repeated,
                letters=True,
            )


def _with_words(number: str, task: Task) -> str:
    """``18 (Chương trình văn nghệ)``."""
    words = (task.task or "").split()
    told = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f"{number} ({told})" if words else number


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="A number is repeated or left out: after {before} follows {after}.",
    message_vi="Số thứ tự trùng hoặc không liên tục: sau số {before} là số {after}.",
)
