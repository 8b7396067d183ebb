"""Rows that people added: is the row read by now, and where does it stand where it is not?

A row is told by its words, as every other is. What was read like it when it was added is kept in its line (``of``,
``alike``): one more of these now is the row itself, read; as many as before are the others. In doubt it is not added,
for it would stand there twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from parsers.keys import match_key
from pipeline.corrections.entries import ItemRef, Placing, ValueEntry
from pipeline.corrections.items import APART, KINDS, NUMBERS
from pipeline.corrections.places import Where, quoted, where
from pipeline.corrections.rows import ADDABLE, Incomplete, Made, columns_to_add, row_of
from pipeline.corrections.values import BadValue, parsed
from schemas.plan import Plan

_BY_PLACE = ("citations", "report_duties")
"""Tables whose rows are told by the place of their words: another reading may take more or fewer of these."""
_NO_PLACE = "its place is not found in this rendition of the plan"


class Seen(NamedTuple):
    """Rows that say what a row says."""

    same: tuple[int, ...]
    alike: int
    """How many more say it but for some letters."""
    here: tuple[int, ...]
    """Those of ``same`` that stand at its place."""


def seen(rows: Sequence[Any], table: str, row: Any, *, at_place: bool) -> Seen:
    """What of ``rows`` is like ``row``; ``at_place``: where that stands is certain."""
    quote = KINDS[table].quote
    key, numbers = match_key(quote(row)), Counter(NUMBERS.findall(quote(row)))
    here = [n for n, one in enumerate(rows) if at_place and _overlap(one, row)]
    if at_place and table in _BY_PLACE:
        same = [n for n in here if _says(table, rows[n], row)]
        return Seen(tuple(same), 0, tuple(same))
    keys = [match_key(quote(one)) for one in rows]
    same = [n for n, one in enumerate(keys) if one == key]
    alike = [
        one
        for n, one in enumerate(keys)
        if n not in same
        and fuzz.ratio(key, one) >= APART
        and Counter(NUMBERS.findall(quote(rows[n]))) == numbers
    ]
    return Seen(tuple(same), len(alike), tuple(n for n in same if n in here))


def _overlap(one: Any, row: Any) -> bool:
    start = max(one.evidence.span_start, row.evidence.span_start)
    return bool(start < min(one.evidence.span_end, row.evidence.span_end))


def _says(table: str, one: Any, row: Any) -> bool:
    """Is it the same act? A citation may name another in its title."""
    if table != "citations":
        return True
    numbers = [match_key(number) if (number := it.number) else None for it in (one, row)]
    return one.type == row.type and numbers[0] == numbers[1]


def made_of(entry: ValueEntry, plan: Plan, read: Plan) -> Made:
    """The row a line adds, in its place. Raises ``BadValue`` and ``Incomplete``."""
    table, item, placing = entry.table, entry.item, entry.placing
    if item is None or placing is None or table not in ADDABLE:
        raise Incomplete(f"rows of {table} cannot be added")
    unknown = [column for column in entry.new if column not in columns_to_add(table)]
    if unknown:
        raise BadValue(f"{table} has no column {unknown[0]} to give")
    values = {column: parsed(table, column, value) for column, value in entry.new.items()}
    return row_of(plan, table, item.id, values, _where(entry, placing, plan, read))


def _where(entry: ValueEntry, placing: Placing, plan: Plan, read: Plan) -> Where:
    own = entry.plan.document_id == plan.document_id
    return where(plan, read, entry.table, placing, own=own)


class Found(NamedTuple):
    """``at``: the row it is; None: it is not there, and is added. ``reason``: it is not certain which."""

    at: int | None = None
    reason: str | None = None


def found(entry: ValueEntry, made: Made, plan: Plan, read: Plan, rows: Sequence[Any]) -> Found:
    """Is the row of a line there already? ``rows``: those of its table, read and added so far."""
    ref, placing = entry.item, entry.placing
    if ref is None or placing is None:
        return Found(reason="the line names no row")
    at_place = quoted(plan, placing) is not None
    like = seen(rows, entry.table, made.row, at_place=at_place)
    if len(like.here) == 1 and entry.table != "report_duties":
        return Found(like.here[0])
    if not like.same or len(like.same) == ref.of - 1:
        if like.alike > placing.alike:
            return Found(reason="a row is read that says nearly the same")
        apart = entry.plan.document_id != plan.document_id
        unknown = (apart or placing.after is not None) and not _where(
            entry, placing, plan, read
        ).is_known
        return Found(reason=_NO_PLACE if unknown else None)
    if len(like.same) == ref.of == 1:
        return Found(like.same[0])
    return Found(reason=f"{len(like.same)} rows have its words where {ref.of - 1} had them")


def in_turn(adding: Iterable[ValueEntry]) -> Iterator[ValueEntry]:
    """Lines that add rows, each behind the one whose row it follows: clocks of two machines, and tables, may say otherwise."""
    every = list(adding)
    waiting = {one.item.id: one for one in every if one.item is not None}
    for first in every:
        chain: list[ValueEntry] = []
        one = waiting.pop(first.item.id, None) if first.item is not None else None
        while one is not None:
            chain.append(one)
            after = one.placing.after if one.placing is not None else None
            one = waiting.pop(after.id, None) if after is not None else None
        yield from reversed(chain)


def inserted(entry: ValueEntry, made: Made, plan: Plan, read: Plan) -> Plan:
    """The plan with the row, and what its words tell."""
    if entry.placing is None:
        return plan
    table, at = entry.table, _where(entry, entry.placing, plan, read).turn
    rows = list(KINDS[table].rows(plan))
    rows.insert(at, made.row)
    if hasattr(made.row, "ordinal"):
        rows = [row.model_copy(update={"ordinal": n}) for n, row in enumerate(rows, 1)]
    days = [
        row.model_copy(update={"ordinal": n})
        for n, row in enumerate((*plan.deadlines, *made.deadlines), 1)
    ]
    more = {"deadlines": tuple(days)} if made.deadlines else {}
    return plan.model_copy(update={table: tuple(rows), **more})


def ref_of_added(item_id: str, table: str, row: Any, like: Seen) -> ItemRef:
    """The name of a row that is about to be added."""
    kind = KINDS[table]
    count = len(like.same) + 1
    return ItemRef(id=item_id, quote=kind.quote(row), place=kind.place(row), nth=count, of=count)
