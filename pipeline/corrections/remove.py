"""Rows that are none: taken out with what hangs on them. Ids of the others stay as they are."""

from collections.abc import Collection, Sequence
from typing import Any

from pipeline.corrections.items import KINDS
from schemas.plan import Plan
from schemas.vocabulary import ContainerKind

_CONTAINERS = {
    "sections": ContainerKind.SECTION,
    "tasks": ContainerKind.TASK,
    "footnotes": ContainerKind.FOOTNOTE,
}

_PLACED = ("tasks", "other_tables", "citations", "deadlines", "report_duties")
"""Tables whose rows say where they stand."""


def without(plan: Plan, table: str, gone: Collection[int]) -> Plan:
    """The plan without some rows of a table. What stood under one of them stands under the row above it."""
    if not gone:
        return plan
    kind = KINDS[table]
    rows = kind.rows(plan)
    left = {kind.id_of(rows[at]): rows[at] for at in gone}
    kept = [row for at, row in enumerate(rows) if at not in gone]
    if table in {"sections", "tasks"}:
        kept = [row.model_copy(update={"parent_id": _above(row, left)}) for row in kept]
    if table == "citations":
        kept = [
            row.model_copy(update={"nested_in": None, "relation": None})
            if row.nested_in in left
            else row
            for row in kept
        ]
    plan = plan.model_copy(update={table: tuple(kept)})
    if table == "tasks":
        plan = plan.model_copy(
            update={
                "task_agencies": _left(plan.task_agencies, "task_id", left),
                "deadlines": tuple(
                    one for one in plan.deadlines if one.duty_id or not _in(one, table, left)
                ),
            }
        )
    if table == "report_duties":
        plan = plan.model_copy(update={"deadlines": _left(plan.deadlines, "duty_id", left)})
    if table == "footnotes":
        marked = (
            row.model_copy(update={"footnotes": tuple(n for n in row.footnotes if n not in left)})
            for row in plan.tasks
        )
        plan = plan.model_copy(update={"tasks": tuple(marked)})
    return _moved(plan, table, left) if table in _CONTAINERS else plan


def _left(rows: Sequence[Any], column: str, left: Collection[str]) -> tuple[Any, ...]:
    return tuple(one for one in rows if getattr(one, column) not in left)


def _in(one: Any, table: str, left: Collection[str]) -> bool:
    return one.container is _CONTAINERS[table] and one.container_id in left


def _above(row: Any, left: dict[str, Any]) -> str | None:
    above: str | None = row.parent_id
    while above in left:
        above = left[above].parent_id
    return above


def _moved(plan: Plan, table: str, left: dict[str, Any]) -> Plan:
    """What stood in a row, section or note that is none stands in the one above it, or in none."""
    update: dict[str, Any] = {}
    for name in _PLACED:
        rows = getattr(plan, name)
        if any(_in(one, table, left) for one in rows):
            update[name] = tuple(
                one.model_copy(update={"container_id": _home(left[one.container_id], left)})
                if _in(one, table, left)
                else one
                for one in rows
            )
    return plan.model_copy(update=update)


def _home(row: Any, left: dict[str, Any]) -> str | None:
    return _above(row, left) if hasattr(row, "parent_id") else None
