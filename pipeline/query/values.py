"""Values of a result as other formats have them: ``date(2023, 6, 4)`` is ``2023-06-04``, a list is JSON."""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from operator import methodcaller
from typing import Any
from uuid import UUID

import pyarrow as pa

_ISO = methodcaller("isoformat")
_SPELLED: dict[type, Callable[[Any], str]] = {
    datetime: _ISO,
    date: _ISO,
    time: _ISO,
    bytes: bytes.hex,
    timedelta: str,
    UUID: str,
}


def rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """Rows of a batch; maps as dicts."""
    columns = [column.to_pylist(maps_as_pydicts="lossy") for column in batch.columns]
    return zip(*columns, strict=True)


def for_json(value: Any) -> Any:
    """What JSON has no word for becomes the nearest it has; no number is none."""
    if isinstance(value, Mapping):
        return {str(key): for_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [for_json(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    spelled = _SPELLED.get(type(value))
    return spelled(value) if spelled else value


def for_cell(value: Any) -> Any:
    """A value for formats of plain cells: text, numbers, truth, null; what has parts is JSON."""
    plain = for_json(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, list | dict) else plain
