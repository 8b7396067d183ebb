"""A record as it was read, and what people decided of it, to the record as it holds.

``corrected(plan, entries)`` is pure and begins with the record as read each time, so that neither the order of the
lines nor how often it is done makes a difference. What a line asks for is done where it fits, and told in the table
``corrections`` either way.

A value holds whatever is read of the same bytes: a person looked at them. In another rendition of the plan it holds
where the same was read as when it was given; where another value stands the line is unfit, and somebody has to look.
A row that was added is there once: where it is read by now, none is added.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from pipeline.corrections import follow
from pipeline.corrections.added import found, in_turn, inserted, made_of
from pipeline.corrections.before import as_it_was, restored
from pipeline.corrections.decided import Told, changed, decided, printed_of
from pipeline.corrections.entries import ADDED, ROW, ItemRef, ValueEntry, in_order
from pipeline.corrections.items import FOLLOWING, KINDS, PLANS, columns_of, find, ref_of
from pipeline.corrections.merged import rows_of_cell
from pipeline.corrections.remove import without
from pipeline.corrections.rows import Incomplete, blank
from pipeline.corrections.values import BadValue, words
from schemas.corrections import Correction, CorrectionAction, CorrectionOutcome
from schemas.plan import Plan

_EARLY = tuple(table for table in KINDS if table not in FOLLOWING)
_ADD = CorrectionAction.ADD
_GONE = "no row is certain to be meant: it was added by a person, and is not there any more"


def as_read(plan: Plan) -> Plan:
    """The record before any correction."""
    for one in plan.as_read:
        return restored(plan, one)
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
    made = _Made(read, read)
    made.settle({PLANS: by_table.pop(PLANS, [])})
    made.follow_header()
    made.settle({table: by_table.pop(table, []) for table in _EARLY})
    made.follow_tasks()
    for table in FOLLOWING:
        made.settle({table: by_table.pop(table, [])})
    for table, unknown in by_table.items():
        for one in unknown:
            made.tell(one, Told(CorrectionOutcome.UNFIT, f"there is no table {table} to correct"))
    told = {"corrections": made.rows(lines), "as_read": (as_it_was(read, made.plan),)}
    return made.plan.model_copy(update=told)


class _Line(NamedTuple):
    """A line at a row it speaks of."""

    entry: ValueEntry
    at: int | None
    """Index of the row in its table; None: the plan itself."""
    own: bool = True
    """What becomes of the line is told by this row."""


_Groups: TypeAlias = defaultdict[tuple[int | None, str | None], list[_Line]]
"""Lines by the value they are about, the earliest first."""


def _given(lines: Sequence[_Line] | None) -> ValueEntry | None:
    """The line that gave the value that holds; None: it is the one that was read."""
    last = lines[-1].entry if lines else None
    return last if last is not None and last.action is CorrectionAction.SET else None


@dataclass
class _Made:
    """The record on its way."""

    plan: Plan
    read: Plan
    told: dict[str, Told] = field(default_factory=dict)
    header: set[str] = field(default_factory=set)
    """Columns of the plan that were put right."""
    added: dict[str, str] = field(default_factory=dict)
    """Ids by which lines call rows that people added, and the ids of these rows in the record."""
    gone: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Ids of rows that are to be taken out, by table."""

    def tell(self, entry: ValueEntry, what: Told) -> None:
        self.told[entry.id] = what

    def rows(self, lines: Sequence[ValueEntry]) -> tuple[Correction, ...]:
        return tuple(_row(one, number, self.told[one.id]) for number, one in enumerate(lines, 1))

    def settle(self, lines: Mapping[str, Sequence[ValueEntry]]) -> None:
        """The lines about some tables: of rows as they were read, then of those that people added. What is taken out is
        taken out last: a row that follows it stands where it stood.
        """
        lines = {table: entries for table, entries in lines.items() if entries}
        new = self._look(one for entries in lines.values() for one in entries if one.action is _ADD)
        of_added: dict[str, list[tuple[ValueEntry, str]]] = {}
        for table, entries in lines.items():
            of_read, of_added[table] = self._apart(table, entries)
            self._decide(table, of_read)
        for one in new:
            self.plan = inserted(one, made_of(one, self.plan, self.read), self.plan, self.read)
        for table, named in of_added.items():
            if named:
                ids = self._ids(table)
                self._decide(table, [_Line(one, ids[name]) for one, name in named])
        for table in lines:
            gone = self.gone.pop(table, set())
            at = {n for key, n in self._ids(table).items() if key in gone}
            self.plan = without(self.plan, table, at)

    def _apart(
        self, table: str, entries: Sequence[ValueEntry]
    ) -> tuple[list[_Line], list[tuple[ValueEntry, str]]]:
        """Lines about rows as they were read; those about rows that people added, and the ids of these. The rest is told."""
        ids = self._ids(table)
        places: dict[ItemRef | None, int | str | None] = {None: None}
        of_read: list[_Line] = []
        of_added: list[tuple[ValueEntry, str]] = []
        for one in entries:
            if one.item not in places:
                places[one.item] = self._place(table, one, ids, entries)
            at = places[one.item]
            if not isinstance(at, str):
                of_read.append(_Line(one, at))
            elif at.startswith(ADDED):
                of_added.append((one, at))
            elif one.id not in self.told:
                self.tell(one, Told(CorrectionOutcome.UNFIT, at))
        return of_read, of_added

    def _ids(self, table: str) -> dict[str, int]:
        rows = KINDS[table].rows(self.plan) if table != PLANS else ()
        return {KINDS[table].id_of(row): n for n, row in enumerate(rows)}

    def _look(self, adding: Iterable[ValueEntry]) -> list[ValueEntry]:
        """Which of the rows that people added are there already, read or added before; which cannot be added. Those that are
        to be added, each behind the one it follows.
        """
        new: list[ValueEntry] = []
        looked = self.plan
        for line in in_turn(adding):
            one, made = self._following(line), None
            rows = KINDS[one.table].rows(looked)
            try:
                made = made_of(one, looked, self.read)
                at, reason = found(one, made, looked, self.read, rows)
            except (BadValue, Incomplete) as error:
                at, reason = None, str(error)
            if made is None or reason is not None or one.item is None:
                self.tell(one, Told(CorrectionOutcome.UNFIT, reason))
                continue
            name = one.item.id if at is None else KINDS[one.table].id_of(rows[at])
            if at is None:
                looked = inserted(one, made, looked, self.read)
                new.append(one)
            self.added[one.item.id] = name
            outcome = CorrectionOutcome.NOW_READ
            if name.startswith(ADDED):  # by this line, or by one before it
                own = name == one.item.id
                outcome = CorrectionOutcome.APPLIED if own else CorrectionOutcome.AGREED
            self.tell(one, Told(outcome, None, name))
        return new

    def _following(self, one: ValueEntry) -> ValueEntry:
        """A line whose row follows an added one: where that is read by now, or was added by another line, it follows this."""
        placing = one.placing
        if placing is None or placing.after is None or placing.after_table not in KINDS:
            return one
        table, ref = placing.after_table, placing.after
        name = self.added.get(ref.id, ref.id)
        if name == ref.id:
            return one
        if name.startswith(ADDED):
            ref = ref.model_copy(update={"id": name})
        elif (at := self._ids(table).get(name)) is not None:
            ref = ref_of(self.read, table, at)
        return one.model_copy(update={"placing": placing.model_copy(update={"after": ref})})

    def _place(
        self, table: str, one: ValueEntry, ids: dict[str, int], entries: Sequence[ValueEntry]
    ) -> int | str | None:
        """The row a line is about, as it was read; the id of one that is added; why there is none."""
        ref = one.item
        if ref is None:
            return None
        if ref.id.startswith(ADDED):
            name = self.added.get(ref.id)
            return _GONE if name is None else ids.get(name, name)
        at = find(self.plan, table, ref, tuple(_renamed(one, entries)))
        return f"no row is certain to be meant: {at}" if isinstance(at, str) else at

    def _decide(self, table: str, lines: Sequence[_Line]) -> None:
        """The lines about rows that are there."""
        groups: _Groups = defaultdict(list)
        for line in lines:
            for one in self._parts(table, line, groups):
                groups[one.at, one.entry.column].append(one)
        values: defaultdict[int | None, dict[str, Any]] = defaultdict(dict)
        checked: set[int | None] = set()
        for (at, column), group in groups.items():
            *earlier, last = group
            row = self.plan if at is None else KINDS[table].rows(self.plan)[at]
            item_id = None if at is None else KINDS[table].id_of(row)
            if earlier:
                printed = words(printed_of(row, table, column))
                told = Told(CorrectionOutcome.SUPERSEDED, None, item_id, printed)
                for one in earlier:
                    self._tell(one, told)
            if last.entry.action is CorrectionAction.REMOVE and item_id is not None:
                self.gone[table].add(item_id)
                quote = KINDS[table].quote(row)
                self._tell(last, Told(CorrectionOutcome.APPLIED, None, item_id, quote))
            elif column is None:
                checked.add(at)
                self._tell(last, Told(CorrectionOutcome.AGREED, None, item_id))
            else:
                told, new = decided(
                    self.read.document_id, row, table, column, [one.entry for one in group]
                )
                self._tell(last, told._replace(item_id=item_id))
                if told.outcome is CorrectionOutcome.APPLIED:
                    values[at][column] = new
        self._put(table, values, checked)

    def _parts(self, table: str, line: _Line, before: _Groups) -> Iterator[_Line]:
        """What a line says of single values: of a merged cell in all its rows, of a row that is there in its columns.
        ``before``: earlier lines.
        """
        one, at, _ = line
        if one.action is _ADD:
            if one.item is not None and self.added[one.item.id] != one.item.id:
                for column in set(one.new) & set(columns_of(table)):
                    value = one.new[column]
                    update = {"action": CorrectionAction.SET, "column": column, "new": value}
                    yield _Line(one.model_copy(update=update), at, own=False)
        elif one.action is CorrectionAction.ACCEPT and _given(before.get((at, one.column))) is None:
            yield line  # what was read: nothing is changed in other rows
        elif table == "tasks" and at is not None and one.column and not one.row_only:
            mine = _given(before.get((at, one.column)))
            for row in rows_of_cell(self.plan.tasks, at, one.column):
                spoken = one.action is not CorrectionAction.ACCEPT or row == at
                if spoken or _given(before.get((row, one.column))) is mine:
                    yield _Line(one, row, own=row == at)
        else:
            yield line

    def _tell(self, line: _Line, what: Told) -> None:
        """What became of a line; of one that added a row, what of its values does not fit."""
        if line.own:
            self.tell(line.entry, what)
        elif what.outcome is CorrectionOutcome.UNFIT and line.entry.placing is not None:
            reason = f"the row is there, with another {line.entry.column}: {what.printed}"
            self.tell(line.entry, Told(what.outcome, reason, what.item_id))

    def _put(
        self, table: str, values: dict[int | None, dict[str, Any]], checked: set[int | None]
    ) -> None:
        if table == PLANS:
            given = values.get(None, {})
            self.header = set(given)
            update = {**given, "corrected": tuple(sorted(given))} if given else {}
            self.plan = self.plan.model_copy(update=update)
            return
        rows = list(KINDS[table].rows(self.plan))
        for at in {*values, *checked}:
            if at is not None:
                rows[at] = changed(rows[at], table, values.get(at, {}), vouched=at in checked)
        self.plan = self.plan.model_copy(update={table: tuple(rows)})

    def follow_header(self) -> None:
        """What follows from the columns of the plan."""
        if self.header:
            self.plan = follow.header(self.plan, self.header)
        if "plan_year" in self.header:
            self.plan = follow.year(self.plan, self.read.plan_year)

    def follow_tasks(self) -> None:
        """What follows from cells that were put right, and from tasks that were added."""
        here = {task.task_id: task for task in self.plan.tasks if task.corrected}
        before = {task.task_id: task for task in self.read.tasks if task.task_id in here}
        before |= {key: blank(task) for key, task in here.items() if ROW in task.corrected}
        if before:
            self.plan = follow.tasks(self.plan, before)


def _renamed(one: ValueEntry, entries: Iterable[ValueEntry]) -> Iterator[str]:
    """Words a row has where what names it was put right already."""
    for other in entries:
        named = other.item == one.item and other.column in KINDS[one.table].names
        if named and isinstance(other.new, str):
            yield other.new


def _row(one: ValueEntry, ordinal: int, told: Told) -> Correction:
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
