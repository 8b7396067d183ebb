"""Lines for the file of corrections, from what a person sees of a plan: which row, which column, what it should be."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from pipeline.audit.rules import RULES
from pipeline.corrections.apply import as_read
from pipeline.corrections.entries import Mark, PlanRef, ValueEntry, WaiverEntry, Withdrawal
from pipeline.corrections.items import FOLLOWING, KINDS, PLANS, columns_of, ref_of
from pipeline.corrections.ledger import beside, read_book
from pipeline.corrections.values import BadValue, parsed, plain, typed
from pipeline.store.places import Place
from schemas.corrections import CorrectionAction
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
    at: datetime | None = None,
) -> ValueEntry:
    """One decision. ``plan``: as it stands in the tables; ``text``: the new value as typed. Raises ``BadCorrection``."""
    table, item_id, column = spot
    if table != PLANS and table not in KINDS:
        raise BadCorrection(f"there is no table {table} to put right; there are {_TABLES}")
    if action is CorrectionAction.REMOVE and table == PLANS:
        raise BadCorrection("a row is taken out, no plan")
    if action is CorrectionAction.SET and column is None:
        raise BadCorrection("say which column")
    shown = plan if table in FOLLOWING else as_read(plan)
    where = _index(plan, shown, table, item_id)
    row = shown if where is None else KINDS[table].rows(shown)[where]
    if column is not None and column not in columns_of(table):
        told = ", ".join(columns_of(table))
        raise BadCorrection(f"{table} has no column {column} to put right; it has {told}")
    old = plain(table, column, getattr(row, column)) if column is not None else None
    new: Any = None
    if action is CorrectionAction.SET and column is not None:
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
        who=by.who,
        why=by.why,
        at=at or datetime.now(UTC),
    )


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
