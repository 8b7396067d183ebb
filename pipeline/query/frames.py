"""Arrow to pandas as an analyst wants it: days are datetimes, numbers with gaps stay whole, lists are tuples.

Every value can be hashed, so that ``drop_duplicates``, ``groupby`` and ``isin`` work on whole frames: a list is a tuple, a
record a named tuple (``row.regions[0].page``), a map a tuple of pairs (``dict(row.other)``).
"""

from collections import namedtuple
from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa

_NULLABLE = {
    pa.int8(): pd.Int8Dtype(),
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


def frame(table: pa.Table) -> pd.DataFrame:
    """The rows of a table."""
    plain = table.replace_schema_metadata(None)  # a note of the file speaks to pandas alone
    found: pd.DataFrame = plain.to_pandas(date_as_object=False, types_mapper=_NULLABLE.get)
    for field in table.schema:
        made = _maker(field.type)
        if made is not None:
            column = table[field.name].to_pylist()
            found[field.name] = pd.Series(
                [None if value is None else made(value) for value in column], dtype=object
            )
    return found


def _maker(kind: pa.DataType) -> Callable[[Any], Any] | None:
    """How a value with parts is made hashable; None for one without."""
    if pa.types.is_map(kind):
        return tuple
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        inner = _maker(kind.value_type)
        return _tuple_of(inner) if inner else tuple
    if pa.types.is_struct(kind):
        return _record_of(kind)
    return None


def _tuple_of(made: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda values: tuple(None if one is None else made(one) for one in values)


def _record_of(kind: pa.StructType) -> Callable[[Any], Any]:
    """A named tuple with the fields of a struct, their own parts made hashable, too."""
    names = [field.name for field in kind]
    record = namedtuple("Record", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - fields of the file
    makers = [_maker(field.type) for field in kind]

    def made(value: Any) -> Any:
        parts = (value[name] for name in names)
        told = zip(makers, parts, strict=True)
        return record(*(make(one) if make and one is not None else one for make, one in told))

    return made
