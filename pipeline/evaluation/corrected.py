"""Gold of single values: what people put right, against what is read now (``corrected`` of a gold file)."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.corrections.entries import ItemRef
from pipeline.corrections.items import KINDS, PLANS, columns_of, find
from pipeline.corrections.values import plain, words
from pipeline.evaluation.answers import Part
from pipeline.evaluation.judge import judged
from pipeline.evaluation.results import Item
from schemas.plan import Plan


class CorrectedValue(Part):
    """One value of a row, or with no column: there is no such row."""

    table: str
    item: ItemRef | None = None
    column: str | None = None
    value: Any = None


def corrected_items(gold: Sequence[CorrectedValue], plan: Plan | None) -> Iterator[Item]:
    """Each value beside what is read. A row that is not found is a miss, one that should not be there too many."""
    for one in gold:
        if one.table not in {PLANS, *KINDS} or (
            one.column and one.column not in columns_of(one.table)
        ):
            continue
        key = " ".join(part for part in (one.item.id if one.item else None, one.column) if part)
        field = f"corrected.{one.table}"
        row = _row(one, plan)
        if one.column is None:
            there = (KINDS[one.table].quote(row),) if row is not None else None
            yield from judged(field, f"{key} (no row)", None, there)
            continue
        told = (
            words(plain(one.table, one.column, getattr(row, one.column)))
            if row is not None
            else None
        )
        wanted = words(one.value)
        if wanted is None and told is None:
            continue
        yield from judged(field, key, (wanted,) if wanted else None, (told,) if told else None)


def _row(one: CorrectedValue, plan: Plan | None) -> Any:
    if plan is None or one.item is None:
        return plan
    renamed = (one.value,) if one.column in KINDS[one.table].names and one.value else ()
    at = find(plan, one.table, one.item, renamed)
    return None if isinstance(at, str) else KINDS[one.table].rows(plan)[at]
