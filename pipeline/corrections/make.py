"""Lines for the file of corrections, from what a person sees of a plan: which row, which column, what it should be."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from pipeline.audit.rules import RULES
from pipeline.corrections.added import made_of, ref_of_added, seen
from pipeline.corrections.apply import as_read
from pipeline.corrections.entries import (
    ADDED,
    Box,
    ItemRef,
    Mark,
    Placing,
    PlanRef,
    ValueEntry,
    WaiverEntry,
    Withdrawal,
    added_id,
    new_id,
)
from pipeline.corrections.items import FOLLOWING, KINDS, PLANS, columns_of, ref_of
from pipeline.corrections.ledger import beside, read_book
from pipeline.corrections.merged import rows_of_cell
from pipeline.corrections.places import NEIGHBOURS, passages, quoted
from pipeline.corrections.rows import ADDABLE, WORDS, Incomplete, columns_to_add
from pipeline.corrections.values import BadValue, parsed, plain, typed
from pipeline.store.places import Place
from schemas.corrections import CorrectionAction, CorrectionOutcome
from schemas.plan import Plan

_SHOWN = 12
_TABLES = ", ".join((PLANS, *KINDS))


class BadCorrection(Exception):
    """No line can be made of what was asked. ``str()`` says why, and what there is."""


class Person(NamedTuple):
    """Who decides, and why, in their words."""

    who: str
    why: str | None = None


class Spot(NamedTuple):
    """Which value: of the plan itself where ``item_id`` is None, a whole row where ``column`` is."""

    table: str
    item_id: str | None = None
    column: str | None = None


def plan_ref(plan: Plan) -> PlanRef:
    """The plan that was looked at."""
    return PlanRef(document_id=plan.document_id, plan_key=plan.plan_key, file=plan.file_name)


def made(
    plan: Plan,
    spot: Spot,
    action: CorrectionAction,
    by: Person,
    *,
    text: str | None = None,
    row_only: bool = False,
    at: datetime | None = None,
) -> ValueEntry:
    """One decision. ``plan``: as it stands in the tables; ``text``: the new value as typed; ``row_only``: of a cell merged
    over rows this row alone is meant. Raises ``BadCorrection``.
    """
    table, item_id, column = spot
    if table != PLANS and table not in KINDS:
        raise BadCorrection(f"there is no table {table} to put right; there are {_TABLES}")
    if action is CorrectionAction.REMOVE and table == PLANS:
        raise BadCorrection("a row is taken out, no plan")
    if action is CorrectionAction.SET and column is None:
        raise BadCorrection("say which column")
    if action is CorrectionAction.ADD:
        raise BadCorrection("say which row is added")
    as_held = table in FOLLOWING or (item_id or "").startswith(ADDED)
    shown = plan if as_held else as_read(plan)
    where = _index(plan, shown, table, item_id)
    row = shown if where is None else KINDS[table].rows(shown)[where]
    if column is not None and column not in columns_of(table):
        told = ", ".join(columns_of(table))
        raise BadCorrection(f"{table} has no column {column} to put right; it has {told}")
    old = plain(table, column, getattr(row, column)) if column is not None else None
    new: Any = None
    if action is CorrectionAction.ACCEPT and column is not None:
        holds = _holding(plan, table, item_id, column)
        if holds != old:  # put right by somebody: what stands there is right, not what was read
            action, new = CorrectionAction.SET, holds
            row_only = row_only or _is_apart(plan, table, item_id, column)
    elif action is CorrectionAction.SET and column is not None:
        try:
            new = plain(table, column, parsed(table, column, typed(table, column, text or "")))
        except BadValue as error:
            raise BadCorrection(str(error)) from error
    return ValueEntry(
        plan=plan_ref(plan),
        table=table,
        item=None if where is None else ref_of(shown, table, where),
        action=action,
        column=column,
        old=old,
        new=new,
        row_only=row_only,
        who=by.who,
        why=by.why,
        at=at or datetime.now(UTC),
    )


def _holding(plan: Plan, table: str, item_id: str | None, column: str) -> Any:
    """The value that stands in the tables."""
    at = _index(plan, plan, table, item_id)
    return plain(
        table, column, getattr(plan if at is None else KINDS[table].rows(plan)[at], column)
    )


def _is_apart(plan: Plan, table: str, item_id: str | None, column: str) -> bool:
    """Was something put right in single rows of the cell? Then what holds in one row is said of that row."""
    read = as_read(plan).tasks if table == "tasks" else ()
    at = next((n for n, row in enumerate(read) if row.task_id == item_id), None)
    if at is None:
        return False
    ids = {read[n].task_id for n in rows_of_cell(read, at, column)}
    values = {getattr(row, column) for row in plan.tasks if row.task_id in ids}
    lines = [
        one
        for one in plan.corrections
        if (one.table, one.column) == (table, column) and one.item_id in ids
        if one.outcome is CorrectionOutcome.APPLIED
    ]
    return len(values) > 1 or len(lines) > 1


class Given(NamedTuple):
    """What a person says of a row that was not read."""

    values: Mapping[str, str]
    """By column, as typed."""
    quote: str | None = None
    """Words of the plan it is printed in."""
    after: str | None = None
    """Id of the row it follows: of its own table, a section or a task."""
    box: Box | None = None
    """Where it is printed on a page."""


def added(
    plan: Plan, table: str, given: Given, by: Person, at: datetime | None = None
) -> ValueEntry:
    """A row that was not read. ``plan``: as it stands in the tables. Raises ``BadCorrection``."""
    if table not in ADDABLE:
        raise BadCorrection(_not_addable(table))
    placing = _placing(plan, table, given)
    entry_id = new_id()
    values = dict(_values(table, given))
    entry = ValueEntry(
        id=entry_id,
        plan=plan_ref(plan),
        table=table,
        item=ItemRef(id=added_id(entry_id), quote="", place=""),
        action=CorrectionAction.ADD,
        new=values,
        placing=placing,
        who=by.who,
        why=by.why,
        at=at or datetime.now(UTC),
    )
    read = as_read(plan)
    try:
        row = made_of(entry, plan, read).row
    except (BadValue, Incomplete) as error:
        raise BadCorrection(str(error)) from error
    kind = KINDS[table]
    rows = kind.rows(plan)
    like = seen(rows, table, row, at_place=quoted(plan, placing) is not None)
    if like.here and table != "report_duties":
        raise BadCorrection(f"it is read there already: {kind.id_of(rows[like.here[0]])}")
    return entry.model_copy(
        update={
            "item": ref_of_added(added_id(entry_id), table, row, like),
            "placing": placing.model_copy(update={"alike": like.alike}),
        }
    )


def _not_addable(table: str) -> str:
    why = f"rows of {table} follow from others" if table in FOLLOWING else f"{table} has no rows"
    return f"{why}; a row can be added to {', '.join(ADDABLE)}"


def _values(table: str, given: Given) -> Iterator[tuple[str, Any]]:
    """What was typed, as JSON has it; the words of a citation or a duty are those quoted, unless told otherwise."""
    columns = columns_to_add(table)
    if WORDS in columns and given.quote and WORDS not in given.values:
        yield WORDS, plain(table, WORDS, parsed(table, WORDS, given.quote))
    for column, text in given.values.items():
        if column not in columns:
            raise BadCorrection(
                f"{table} has no column {column} to give; it has {', '.join(columns)}"
            )
        try:
            value = parsed(table, column, typed(table, column, text))
        except BadValue as error:
            raise BadCorrection(str(error)) from error
        if value is not None:
            yield column, plain(table, column, value)


def _placing(plan: Plan, table: str, given: Given) -> Placing:
    after_table, after = _after(plan, table, given.after)
    box = given.box
    if box is not None and box.page > (plan.pages or 0):
        told = f"{plan.pages} pages" if plan.pages else "no pages of its own"
        raise BadCorrection(f"{plan.file_name} has {told}: there is no place on page {box.page}")
    if given.quote is None or not given.quote.strip():
        there = any(KINDS[one].rows(plan) for one in (table, *NEIGHBOURS))
        if after is None and box is None and there:
            raise BadCorrection(
                "say where it stands: quote words of the plan, name the row it follows, or give its place on a page"
            )
        return Placing(after=after, after_table=after_table, box=box)
    places = passages(plan.text, given.quote)
    if not places:
        raise BadCorrection(
            "these words do not stand in the text of the plan as it was read: quote others, or name the row it follows"
        )
    nth = _nearest(plan, after_table, given.after, places) if len(places) > 1 else 0
    if nth is None:
        raise BadCorrection(
            f"these words stand {len(places)} times in the plan: quote more of them"
        )
    return Placing(
        passage=" ".join(given.quote.split()),
        nth=nth + 1,
        of=len(places),
        after=after,
        after_table=after_table,
        box=box,
    )


def _after(plan: Plan, table: str, item_id: str | None) -> tuple[str | None, ItemRef | None]:
    """The table and the name of the row that another follows."""
    if not item_id:
        return None, None
    for one in dict.fromkeys((table, *NEIGHBOURS)):
        kind = KINDS[one]
        if item_id in [kind.id_of(row) for row in kind.rows(plan)]:
            shown = plan if item_id.startswith(ADDED) else as_read(plan)
            return one, ref_of(shown, one, _index(plan, shown, one, item_id) or 0)
    kind = KINDS[table]
    here = [kind.id_of(row) for row in kind.rows(plan)]
    raise BadCorrection(
        f"{plan.file_name} has no row {item_id} to follow; {table}: {_listed(here)}"
    )


def _nearest(
    plan: Plan, table: str | None, item_id: str | None, places: Sequence[tuple[int, int]]
) -> int | None:
    """The first of the places behind the row that was named."""
    if table is None:
        return None
    kind = KINDS[table]
    row = next(row for row in kind.rows(plan) if kind.id_of(row) == item_id)
    behind = [n for n, (start, _) in enumerate(places) if start >= row.evidence.span_start]
    return behind[0] if behind else None


def waived(
    plan: Plan,
    finding: tuple[str, str | None, str | None],
    status: Mark,
    by: Person,
    until: date | None = None,
) -> WaiverEntry:
    """A finding decided upon: its rule, place and words. Raises ``BadCorrection``."""
    rule, place, quote = finding
    code = rule.upper()
    if code not in {one.code for one in RULES}:
        raise BadCorrection(f"no rule {rule}; `plans rules` lists them")
    return WaiverEntry(
        plan=plan_ref(plan),
        rule=code,
        place=place or None,
        quote=quote or None,
        status=status,
        until=until,
        who=by.who,
        why=by.why,
    )


def taken_back(parsed: Place, key: str, by: Person) -> Withdrawal:
    """An earlier decision that does not hold any more. Raises ``BadCorrection``."""
    book = read_book(parsed)
    if key not in book.entries or key in book.withdrawn:
        state = "was taken back already" if key in book.withdrawn else "stands nowhere"
        raise BadCorrection(f"{key} {state} in {beside(parsed)}; see `plans corrections list`")
    return Withdrawal(of=key, who=by.who, why=by.why)


def _index(plan: Plan, shown: Plan, table: str, item_id: str | None) -> int | None:
    if table == PLANS:
        return None
    kind = KINDS[table]
    here = [kind.id_of(row) for row in kind.rows(plan)]
    if item_id not in here:
        raise BadCorrection(f"{plan.file_name} has no row {item_id} in {table}; {_listed(here)}")
    return [kind.id_of(row) for row in kind.rows(shown)].index(item_id)


def _listed(ids: Sequence[str]) -> str:
    if not ids:
        return "it has none"
    more = f" … ({len(ids)})" if len(ids) > _SHOWN else ""
    return f"it has {', '.join(ids[:_SHOWN])}{more}"
