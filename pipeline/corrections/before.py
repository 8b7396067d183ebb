"""What of a record people changed, as it was read: kept beside the record that holds, which has all the rest.

A record is a hundred kilobytes of JSON and a decision changes a row or two of it; the whole of it twice cost more than
applying the decision did, each time its segment was written.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, create_model

from schemas.corrections import AsRead
from schemas.plan import Plan

Parts = tuple[Any, ...]
"""Rows of a table one after the other: ``(first, end)`` of rows that the table holds, or a row it does not."""


def as_it_was(read: Plan, held: Plan) -> AsRead:
    """Columns and tables of ``read`` that ``held`` has otherwise."""
    given: dict[str, Any] = {}
    for name in Plan.model_fields:
        was, now = getattr(read, name), getattr(held, name)
        if was is not now and was != now:
            given[name] = tuple(_parts(was, now)) if _item_of(name) else was
    return AsRead(record=_changed().model_construct(**given).model_dump_json(exclude_unset=True))


def restored(held: Plan, was: AsRead) -> Plan:
    """The record as it was read. Raises ``pydantic.ValidationError`` when ``was`` is of no record."""
    told = _changed().model_validate_json(was.record)
    given = {name: getattr(told, name) for name in told.model_fields_set}
    for name, value in given.items():
        if _item_of(name):
            given[name] = tuple(_rows(value, getattr(held, name)))
    # which rendition counts is the register's to say, whatever counted when the line was applied
    given |= {"corrections": (), "as_read": (), "is_primary": held.is_primary}
    return held.model_copy(update=given)


def _parts(was: Sequence[Any], now: Sequence[Any]) -> Iterator[Any]:
    places = {id(row): at for at, row in enumerate(now)}
    first = end = 0
    for row in was:
        at = places.get(id(row), end)
        if at < len(now) and now[at] == row:
            if at != end:
                yield from _run(first, end)
                first = at
            end = at + 1
        else:
            yield from _run(first, end)
            yield row
            end += 1  # what stands here now is, as a rule, the same row put right
            first = end
    yield from _run(first, end)


def _run(first: int, end: int) -> Iterator[tuple[int, int]]:
    if first < end:
        yield first, end


def _rows(parts: Parts, held: Sequence[Any]) -> Iterator[Any]:
    for part in parts:
        if isinstance(part, tuple):
            yield from held[slice(*part)]
        else:
            yield part


@cache
def _item_of(name: str) -> type[BaseModel] | None:
    """What rows of a table are; None: it is a column of the plan."""
    for kind in get_args(Plan.model_fields[name].annotation)[:1]:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


@cache
def _changed() -> type[BaseModel]:
    """A plan of which anything may be missing."""
    fields: dict[str, Any] = {}
    for name, field in Plan.model_fields.items():
        item = _item_of(name)
        kind = tuple[tuple[int, int] | item, ...] if item else field.annotation  # type: ignore[valid-type]
        fields[name] = (kind, None)
    return create_model("Changed", __config__=ConfigDict(extra="forbid", frozen=True), **fields)
