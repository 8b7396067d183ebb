"""R201 task-without-lead: a task names nobody who leads it (nhiệm vụ không có cơ quan chủ trì).

Condition: a row of a task table that is neither heading nor container has no lead of its own, merged or
copied down. Where no row of a table has one, the table is named once, for information: the lead may be
told in the text. Where a column that we do not know may hold the lead, or the rows from one on to the end of
their group are all blank, so that the lead above may hold for them (unless it is named there as one who
coordinates), or the row may be a heading or a note
without a number, it cannot be decided.
Legal basis: good practice (one task, one accountable body).
Bad: 2.3 | Rà soát thủ tục hành chính | Quý II/2023 | (empty)
Good: 2.3 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp
"""

from collections.abc import Iterator

from pipeline.audit.blanks import doubt, held_by_kin, strange_column
from pipeline.audit.cells import has_column, names_lead, own_rows
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Plan, Task
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    told: set[int | None] = set()
    for one in own_rows(dossier):
        table = one.task.table_index
        held = names_lead(one.task) or held_by_kin(dossier.plan, one.task, names_lead)
        if held or table in told:
            continue
        whole = not has_column(dossier.plan, table, names_lead)
        if whole:
            told.add(table)
        yield Hit(
            ContainerKind.TASK,
            one.task.task_id,
            one.task.evidence,
            one.task.task,
            gaps={
                "what": "No task of this table names a" if whole else "The task names no",
                "what_vi": "Bảng nhiệm vụ không nêu" if whole else "Nhiệm vụ không nêu",
            },
            absent=True,
            severity=Severity.INFO if whole else None,
            unsure=_doubt(dossier.plan, one.task, whole=whole),
        )


def _doubt(plan: Plan, task: Task, *, whole: bool) -> str | None:
    if whole:
        column = strange_column(plan, task.table_index)
        return (
            f"the column {column!r}, which we do not know, may name who leads" if column else None
        )
    return doubt(plan, task, names_lead)


RULE = Rule.of(
    __doc__,
    Severity.ERROR,
    check,
    message="{what} lead agency.",
    message_vi="{what_vi} cơ quan chủ trì.",
)
