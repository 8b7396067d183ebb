from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store.arrays import array, attributes, rows_of
from schemas.plan import DayInterval, Place, TimeOffset

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
KINDS = {
    pa.string(): TEXTS,
    pa.bool_(): st.booleans(),
    pa.int16(): st.integers(-(2**15), 2**15 - 1),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float32(): st.floats(width=32, allow_nan=False),
    pa.float64(): st.floats(allow_nan=False),
    pa.date32(): st.dates(date(1600, 1, 1), date(2400, 1, 1)),
    pa.timestamp("us", tz="UTC"): MOMENTS,
    pa.list_(pa.string()): st.lists(TEXTS, max_size=3).map(tuple),
    pa.list_(pa.list_(pa.int64())): st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=3),
    pa.map_(pa.string(), pa.string()): st.dictionaries(TEXTS, TEXTS, max_size=3),
}


@pytest.mark.parametrize("kind", KINDS, ids=str)
@given(data=st.data())
def test_arrays_are_the_ones_pyarrow_makes(kind, data):
    values = data.draw(st.lists(st.none() | KINDS[kind], max_size=20))
    pairs = [list(v.items()) if isinstance(v, dict) else v for v in values]
    made = array(values, kind)
    made.validate(full=True)
    assert made.equals(pa.array(pairs, kind))


PLACE = pa.struct([pa.field(name, pa.float32()) for name in ("x0", "top")])
DAYS = pa.struct([pa.field(name, pa.date32(), nullable=False) for name in ("start", "end")])
COUNT = pa.struct([pa.field("n", pa.int64(), nullable=False), pa.field("event", pa.string())])
PLACES = st.builds(Place, x0=st.none() | st.floats(0, 999), top=st.none() | st.floats(0, 999))
RECORDS = [
    (PLACE, PLACES),
    (pa.list_(PLACE), st.lists(PLACES, max_size=3)),
    (DAYS, st.builds(DayInterval, start=st.dates(), end=st.dates())),
    (
        COUNT,
        st.builds(
            TimeOffset,
            n=st.integers(0, 99),
            unit=st.just("day"),
            direction=st.just("after"),
            event=st.none() | st.text(max_size=9),
        ),
    ),
]


@pytest.mark.parametrize(("kind", "records"), RECORDS, ids=lambda one: str(one)[:30])
@given(data=st.data())
def test_records_are_structs_and_empty_below_a_null(kind, records, data):
    values = data.draw(st.lists(st.none() | records, max_size=8))
    made = array(values, kind)
    made.validate(full=True)
    assert made.equals(pa.array([plain(value) for value in values], kind))
    table = pa.table({"column": made}, schema=pa.schema([pa.field("column", kind)]))
    table.validate(full=True)


def plain(value):
    if isinstance(value, list):
        return [plain(item) for item in value]
    return None if value is None else value.model_dump()


def test_a_field_that_knows_no_null_keeps_a_null_for_the_writer_to_refuse():
    broken = DayInterval.model_construct(start=date(2026, 1, 1), end=None)
    assert array([broken], DAYS).field("end").null_count == 1


def test_an_attribute_of_no_record_is_none():
    assert attributes([None, Place(page=2)], "page") == [None, 2]


@given(st.lists(st.none() | MOMENTS, max_size=9))
def test_moments_come_back_as_they_went(moments):
    kind = pa.timestamp("us", tz="UTC")
    schema = pa.schema([pa.field("a", kind), pa.field("b", pa.int64())])
    table = pa.table([array(moments, kind), array(range(len(moments)), pa.int64())], schema=schema)
    assert rows_of(table) == table.to_pylist()
