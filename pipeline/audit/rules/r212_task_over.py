"""R212 task-over: a task was over when the plan was issued (nhiệm vụ đã hết thời hạn khi ban hành).

Condition: every time of the task ends before the day of issue. Where that day is blank it cannot be
decided, and is told once for the plan. Where most tasks of a table were over, it may tell what was done.
Legal basis: good practice.
Bad: issued on 20/4/2023, Trong quý I/2023
Good: issued on 05/01/2023, Trong quý I/2023
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pipeline.audit.dossier import Dossier, TaskFile
from pipeline.audit.duedates import PRINTED
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.mentions import DeadlineKind
from schemas.plan import Deadline
from schemas.vocabulary import ContainerKind, RowKind

_NO_DAY = "the day of issue is blank"
_DONE = "most tasks of the table were over: it may tell what was done"
_NO_YEAR = "the year of the time is not printed, and the plan names no single year"
_FEW = 3
"""Tasks: fewer show nothing of their table."""
_ENDS = frozenset({DeadlineKind.PERIOD, DeadlineKind.BY_DATE, DeadlineKind.ON_DATE})


def check(dossier: Dossier) -> Iterator[Hit]:
    done = _done(dossier)
    for one in dossier.tasks:
        end = _end(one)
        if end is None or one.task.kind is not RowKind.TASK:
            continue
        if all(dossier.is_due_day(time) for time in one.times):
            continue
        issued = dossier.issued_between
        if issued is None:
            continue
        time = one.times[0]
        if issued[0] <= end < issued[1]:
            yield Hit(ContainerKind.TASK, one.task.task_id, time.evidence, time.raw, unsure=_NO_DAY)
            return
        if end < issued[0]:
            yield Hit(
                ContainerKind.TASK,
                one.task.task_id,
                time.evidence,
                time.raw,
                letters=True,
                repaired=time.issues,
                unsure=_unsure(dossier, one, done),
            )


def _unsure(dossier: Dossier, one: TaskFile, done: frozenset[int]) -> str | None:
    if one.task.table_index in done:
        return _DONE
    return None if all(_is_told(dossier, time) for time in one.times) else _NO_YEAR


def _done(dossier: Dossier) -> frozenset[int]:
    """Tables most of whose tasks were over: projects of the years before, beside what a plan asks for."""
    issued = dossier.issued_between
    over: Counter[int] = Counter()
    dated: Counter[int] = Counter()
    for one in dossier.tasks:
        end, table = _end(one), one.task.table_index
        if end is not None and table is not None and issued is not None:
            dated[table] += 1
            over[table] += end < issued[0]
    return frozenset(one for one in dated if dated[one] >= _FEW and 2 * over[one] > dated[one])


def _is_told(dossier: Dossier, time: Deadline) -> bool:
    """The year is printed, or is the one that the subject names; ``Tháng 5`` in a plan of năm học 2024 -
    2025 is not told.
    """
    return time.year_source in PRINTED or dossier.names_its_year


def _end(one: TaskFile) -> date | None:
    """When the last of the task's times ends; None when one of them goes on or is not known."""
    ends = [time.end for time in one.times if time.kind in _ENDS and not time.open_ended]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(one.times) else None


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The task was over before the plan was issued.",
    message_vi="Thời gian thực hiện đã hết trước ngày ban hành kế hoạch.",
)
