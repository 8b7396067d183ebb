"""A record as it was read, and what people decided of it, to the record as it holds.

``corrected(plan, entries)`` is pure and begins with the record as read each time, so that neither the order of the
lines nor how often it is done makes a difference. What a line asks for is done where it fits, and told in the table
``corrections`` either way.

A value holds whatever is read of the same bytes: a person looked at them. In another rendition of the plan it holds
where the same was read as when it was given; where another value stands the line is unfit, and somebody has to look.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.corrections import follow
from pipeline.corrections.entries import ItemRef, ValueEntry, in_order
from pipeline.corrections.items import FOLLOWING, KINDS, PLANS, columns_of, find
from pipeline.corrections.remove import without
from pipeline.corrections.values import BadValue, parsed, plain, same, words
from schemas.corrections import AsRead, Correction, CorrectionAction, CorrectionOutcome
from schemas.plan import Plan

_ANOTHER = (
    "this rendition of the plan has another value, neither what was read nor what was put right"
)
_EARLY = tuple(table for table in (PLANS, *KINDS) if table not in FOLLOWING)


def as_read(plan: Plan) -> Plan:
    """The record before any correction."""
    for one in plan.as_read:
        return Plan.model_validate_json(one.record).model_copy(
            update={"is_primary": plan.is_primary}
        )
    return plan


def corrected(plan: Plan, entries: Iterable[ValueEntry]) -> Plan:
    """The record with what was decided of it; as it was read where nothing was."""
    read = as_read(plan)
    lines = in_order(entries)
    if not lines:
        return read
    by_table: defaultdict[str, list[ValueEntry]] = defaultdict(list)
    for one in lines:
        by_table[one.table].append(one)
    made = _Made(read, read.document_id)
    for table in _EARLY:
        made.settle(table, by_table.pop(table, []))
    made.follow(read)
    for table in FOLLOWING:
        made.settle(table, by_table.pop(table, []))
    for table, unknown in by_table.items():
        for one in unknown:
            made.tell(one, _Told(CorrectionOutcome.UNFIT, f"there is no table {table} to correct"))
    return made.plan.model_copy(
        update={
            "corrections": made.rows(lines),
            "as_read": (AsRead(record=read.model_dump_json()),),
        }
    )


class _Told(NamedTuple):
    """What became of a line."""

    outcome: CorrectionOutcome
    reason: str | None = None
    item_id: str | None = None
    printed: str | None = None


@dataclass
class _Made:
    """The record on its way."""

    plan: Plan
    document_id: str
    told: dict[str, _Told] = field(default_factory=dict)
    header: set[str] = field(default_factory=set)
    """Columns of the plan that were put right."""

    def tell(self, entry: ValueEntry, what: _Told) -> None:
        self.told[entry.id] = what

    def rows(self, lines: Sequence[ValueEntry]) -> tuple[Correction, ...]:
        return tuple(_row(one, number, self.told[one.id]) for number, one in enumerate(lines, 1))

    def settle(self, table: str, entries: Sequence[ValueEntry]) -> None:
        """The lines about one table."""
        groups: defaultdict[tuple[int | None, str | None], list[ValueEntry]] = defaultdict(list)
        found: dict[ItemRef, int | str] = {}
        for one in entries:
            at: int | str | None = None
            if one.item is not None:
                if one.item not in found:
                    found[one.item] = find(
                        self.plan, table, one.item, tuple(_renamed(one, entries))
                    )
                at = found[one.item]
            if isinstance(at, str):
                self.tell(
                    one, _Told(CorrectionOutcome.UNFIT, f"no row is certain to be meant: {at}")
                )
            else:
                groups[at, one.column].append(one)
        values: defaultdict[int | None, dict[str, Any]] = defaultdict(dict)
        checked: set[int | None] = set()
        gone: set[int] = set()
        for (at, column), lines in groups.items():
            *earlier, last = lines
            row = self.plan if at is None else KINDS[table].rows(self.plan)[at]
            item_id = None if at is None else KINDS[table].id_of(row)
            for one in earlier:
                printed = _printed(row, table, one.column)
                told = _Told(CorrectionOutcome.SUPERSEDED, None, item_id, words(printed))
                self.tell(one, told)
            if last.action is CorrectionAction.REMOVE and at is not None:
                gone.add(at)
                quote = KINDS[table].quote(row)
                self.tell(last, _Told(CorrectionOutcome.APPLIED, None, item_id, quote))
            elif column is None:
                checked.add(at)
                self.tell(last, _Told(CorrectionOutcome.AGREED, None, item_id))
            else:
                told, new = _decided(self.document_id, row, table, column, lines)
                self.tell(last, told._replace(item_id=item_id))
                if told.outcome is CorrectionOutcome.APPLIED:
                    values[at][column] = new
        self._put(table, values, checked)
        self.plan = without(self.plan, table, gone)

    def _put(
        self, table: str, values: dict[int | None, dict[str, Any]], checked: set[int | None]
    ) -> None:
        if table == PLANS:
            given = values.get(None, {})
            self.header = set(given)
            update = {**given, "corrected": tuple(sorted(given))} if given else {}
            self.plan = self.plan.model_copy(update=update)
            return
        kind = KINDS[table]
        rows = list(kind.rows(self.plan))
        for at in {*values, *checked}:
            if at is None:
                continue
            given = values.get(at, {})
            rows[at] = _changed(rows[at], table, given, vouched=at in checked)
        self.plan = self.plan.model_copy(update={table: tuple(rows)})

    def follow(self, read: Plan) -> None:
        """What follows from the values so far."""
        if self.header:
            self.plan = follow.header(self.plan, self.header)
        if "plan_year" in self.header:
            self.plan = follow.year(self.plan, read.plan_year)
        here = {task.task_id: task for task in self.plan.tasks if task.corrected}
        before = {task.task_id: task for task in read.tasks if task.task_id in here}
        if before:
            self.plan = follow.tasks(self.plan, before)


def _changed(row: Any, table: str, given: dict[str, Any], *, vouched: bool) -> Any:
    """A row with the values given."""
    update: dict[str, Any] = dict(given)
    if given:
        update["corrected"] = tuple(sorted({*row.corrected, *given}))
    if "text" in given:
        update["paragraphs"] = (given["text"],) if given["text"] else ()
    if vouched:
        update["evidence"] = follow.vouched(row.evidence)
    made = row.model_copy(update=update)
    return follow.citation(made, given) if table == "citations" else made


def _renamed(one: ValueEntry, entries: Iterable[ValueEntry]) -> Iterator[str]:
    """Words a row has where what names it was put right already."""
    for other in entries:
        named = other.item == one.item and other.column in KINDS[one.table].names
        if named and isinstance(other.new, str):
            yield other.new


def _printed(row: Any, table: str, column: str | None) -> Any:
    return plain(table, column, getattr(row, column)) if column in columns_of(table) else None


def _decided(
    document_id: str, row: Any, table: str, column: str, lines: Sequence[ValueEntry]
) -> tuple[_Told, Any]:
    """What becomes of the last of the lines about one value, and the value."""
    last = lines[-1]
    if column not in columns_of(table):
        return _Told(CorrectionOutcome.UNFIT, f"{table} has no column {column} to correct"), None
    printed = _printed(row, table, column)
    agreed = _Told(CorrectionOutcome.AGREED, None, None, words(printed))
    unfit = agreed._replace(outcome=CorrectionOutcome.UNFIT)
    if last.action is CorrectionAction.ACCEPT:
        other = f"another value was accepted than is read now: {words(last.old)}"
        return agreed if same(printed, last.old) else unfit._replace(reason=other), None
    try:
        new = parsed(table, column, last.new)
    except BadValue as error:
        return unfit._replace(reason=str(error)), None
    wanted = plain(table, column, new)
    looked_at = last.plan.document_id == document_id
    if printed == wanted or (not looked_at and same(printed, wanted)):
        return agreed, None
    if looked_at or any(same(printed, one.old) for one in lines):
        return agreed._replace(outcome=CorrectionOutcome.APPLIED), new
    return unfit._replace(reason=_ANOTHER), None


def _row(one: ValueEntry, ordinal: int, told: _Told) -> Correction:
    return Correction(
        correction_id=one.id,
        ordinal=ordinal,
        table=one.table,
        item_id=told.item_id,
        action=one.action,
        column=one.column,
        printed=told.printed,
        value=words(one.new),
        outcome=told.outcome,
        reason=told.reason,
        who=one.who,
        corrected_at=one.at,
        why=one.why,
    )
