"""Values of one column as an Arrow array, ``array(("KH-UBND", None), pa.string())``, and back to rows.

The buffers are filled here as the Arrow format lays them out, and handed over with
``Array.from_buffers``. ``pa.array`` makes the same ones, but asks pandas first whether its list is one
of pandas' own: importing it took as long as reading ten plans.

Enter ``str``, ``int``, ``float``, ``bool``, days, moments in UTC, tuples, dicts of strings, and
records for structs, whose fields are attributes; None is null everywhere.
"""

import array as machine
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa

_FIRST_DAY = date(1970, 1, 1).toordinal()
_FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MOMENT = pa.timestamp("us", tz="UTC")
_NUMBERS = {
    pa.int16().id: "h",
    pa.int64().id: "q",
    pa.float32().id: "f",
    pa.float64().id: "d",
    pa.date32().id: "i",
    _MOMENT.id: "q",
}
"""Fixed-width types by the letter the module ``array`` has for them."""
_AS_NUMBER: dict[int, Callable[[Any], int]] = {
    pa.date32().id: lambda day: day.toordinal() - _FIRST_DAY,
    _MOMENT.id: lambda moment: (moment - _FIRST_MOMENT) // _MICROSECOND,
}
_DIGITS = bytes.maketrans(b"\0\1", b"01")


def array(values: Sequence[Any], kind: pa.DataType, *, nulls: bool = True) -> pa.Array:
    """The values as an array of that type; without ``nulls`` None is what is empty or zero."""
    there = [value is not None for value in values]
    is_struct = pa.types.is_struct(kind)
    if nulls and True not in there and not is_struct:
        return pa.nulls(len(values), kind)
    valid = _bits(there) if nulls and False in there else None
    if kind.id in _NUMBERS:
        return _made(kind, values, [valid, _numbers(values, kind)])
    if pa.types.is_boolean(kind):
        return _made(kind, values, [valid, _bits(values)])
    if pa.types.is_string(kind):
        texts = [b"" if value is None else value.encode() for value in values]
        return _made(kind, values, [valid, _offsets(texts), pa.py_buffer(b"".join(texts))])
    if is_struct:
        fields = [
            # In a record that is null, a field that cannot be is empty.
            array(attributes(values, field.name), field.type, nulls=field.nullable or valid is None)
            for field in kind
        ]
        return _made(kind, values, [valid], fields)
    inside = [() if value is None else value for value in values]
    items = _pairs(inside, kind) if pa.types.is_map(kind) else _items(inside, kind)
    return _made(kind, values, [valid, _offsets(inside)], [items])


def attributes(records: Iterable[Any], name: str) -> list[Any]:
    """One attribute of all records; None where there is no record."""
    return [None if one is None else getattr(one, name) for one in records]


def rows_of(table: pa.Table) -> list[dict[str, Any]]:
    """Rows by column name, as ``to_pylist`` gives them."""
    columns = [_values(column) for column in table.columns]
    return [dict(zip(table.column_names, row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: pa.ChunkedArray) -> list[Any]:
    """Values as Python has them; of moments pyarrow would ask pandas first."""
    if column.type != _MOMENT:
        return column.to_pylist()  # type: ignore[no-any-return]
    numbers = chain.from_iterable(chunk.view(pa.int64()).to_pylist() for chunk in column.chunks)
    return [None if n is None else _FIRST_MOMENT + n * _MICROSECOND for n in numbers]


def _made(
    kind: pa.DataType,
    values: Sequence[Any],
    buffers: list[pa.Buffer | None],
    children: list[pa.Array] | None = None,
) -> pa.Array:
    return pa.Array.from_buffers(kind, len(values), buffers, children=children)


def _items(lists: Iterable[Sequence[Any]], kind: pa.DataType) -> pa.Array:
    """What all lists hold, one behind the other."""
    return array(tuple(chain.from_iterable(lists)), kind.value_type)


def _pairs(maps: Iterable[Any], kind: pa.DataType) -> pa.Array:
    """Keys and values of all maps, one behind the other."""
    pairs = [pair for one in maps if one for pair in one.items()]
    keys = array([key for key, _ in pairs], kind.key_type)
    values = array([value for _, value in pairs], kind.item_type)
    return _made(kind.field(0).type, pairs, [None], [keys, values])


def _numbers(values: Iterable[Any], kind: pa.DataType) -> pa.Buffer:
    number = _AS_NUMBER.get(kind.id)
    if number is not None:
        values = [None if value is None else number(value) for value in values]
    return pa.py_buffer(machine.array(_NUMBERS[kind.id], [value or 0 for value in values]))


def _offsets(values: Iterable[Sequence[Any]]) -> pa.Buffer:
    """Where each value begins, and where the last one ends."""
    return pa.py_buffer(machine.array("i", accumulate(map(len, values), initial=0)))


def _bits(flags: Sequence[bool | None]) -> pa.Buffer:
    """Eight flags a byte, the first one lowest."""
    digits = bytes(map(bool, reversed(flags))).translate(_DIGITS)
    return pa.py_buffer(int(digits or b"0", 2).to_bytes((len(flags) + 7) // 8, "little"))
