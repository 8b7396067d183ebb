"""R119 weekday-wrong: the weekday beside a date is not that of the date (thứ trong tuần không khớp ngày).

Condition: a weekday beside a date, in brackets or before it, is another than the calendar's; in a time to act by,
or anywhere in the sections and tables beside a date with its year. The same slip is told once.
Legal basis: good practice.
Bad: 07/02/2021 (thứ Hai)
Good: 07/02/2021 (Chủ nhật)
"""

from collections.abc import Iterator

from parsers.semantics.weekdays import Beside, weekdays_beside
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import OtherTable, Plan, Section, Task
from schemas.vocabulary import ContainerKind, TaskSource

_MISMATCH = "weekday_mismatch"


def check(dossier: Dossier) -> Iterator[Hit]:
    told: set[str] = set()
    for time in dossier.plan.deadlines:
        if _MISMATCH in time.issues and time.raw not in told:
            told.add(time.raw)
            yield Hit.on(time)
    for place, text in _texts(dossier.plan):
        for one in weekdays_beside(text):
            if one.day.weekday() != one.weekday and not _is_told(one, told):
                told.add(one.printed)
                yield _hit(place, one.printed)


def _texts(plan: Plan) -> Iterator[tuple[Section | Task | OtherTable, str]]:
    for section in plan.sections:
        for text in (section.title or "", *section.paragraphs):
            yield section, text
    for task in plan.tasks:
        if task.source is TaskSource.TABLE:
            for cell in (task.task, task.time, task.product, task.note):
                yield task, cell or ""
    for table in plan.other_tables:
        for row in table.cells:
            for printed in row:
                yield table, printed


def _is_told(one: Beside, told: set[str]) -> bool:
    return any(one.printed in words or words in one.printed for words in told)


def _hit(place: Section | Task | OtherTable, quote: str) -> Hit:
    if isinstance(place, Section):
        kind, where = ContainerKind.SECTION, place.section_id
    elif isinstance(place, Task):
        kind, where = ContainerKind.TASK, place.task_id
    else:
        return Hit(place.container, place.container_id, place.evidence, quote, letters=True)
    return Hit(kind, where, place.evidence, quote, letters=True)


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The weekday is not that of the date.",
    message_vi="Thứ trong tuần ghi kèm không khớp với ngày.",
)
