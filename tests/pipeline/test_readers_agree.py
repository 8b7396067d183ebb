"""Readers that know nothing of us read every table of the samples, and read the same."""

from datetime import date, datetime
from math import isnan

import dask.dataframe
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from pipeline.store.tables import SCHEMAS
from tests.builders.samples_read import samples_read


def by_pandas(table):
    return pd.read_parquet(table).to_dict("records")


def by_dask(table):
    frame = dask.dataframe.read_parquet(table)
    return frame.compute(scheduler="synchronous").to_dict("records")


def by_duckdb(table):
    with duckdb.connect() as db:
        return db.read_parquet(f"{table}/*.parquet").to_arrow_table().to_pylist()


def by_polars(table):
    return pl.read_parquet(table, use_pyarrow=True).to_dicts()


def plain(value):
    """A value of any reader: days are days, gaps None, lists lists, a map its pairs."""
    if isinstance(value, np.ndarray | list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if (
        value is None
        or value is pd.NA
        or value is pd.NaT
        or (isinstance(value, float) and isnan(value))
    ):
        return None
    if isinstance(value, datetime | date):
        moment = pd.Timestamp(value) if value.year < 2262 else value
        return str(moment.tz_convert("UTC") if getattr(moment, "tzinfo", None) else moment)[:26]
    if isinstance(value, np.generic):
        return plain(value.item())
    return value


def told(name, row):
    """A row by column; pairs of a map as a dict, as Polars has them."""
    maps = {field.name for field in SCHEMAS[name] if pa.types.is_map(field.type)}
    return {k: plain(dict(v) if k in maps else v) for k, v in row.items()}


@pytest.mark.filterwarnings(
    "ignore:The inplace keyword in DataFrame.reset_index"
)  # Dask on pandas 3.1
@pytest.mark.parametrize("name", SCHEMAS)
def test_all_readers_read_the_same(name):
    table = samples_read() / name
    found = {
        read.__name__: sorted((told(name, row) for row in read(table)), key=repr)
        for read in (by_pandas, by_dask, by_duckdb, by_polars)
    }
    first = found.pop("by_pandas")
    assert (
        name in {"findings", "other_tables", "readings", "handwritten", "corrections", "as_read"}
        or first
    )  # no sample is a scan
    for reader, rows in found.items():
        assert rows == first, reader


@pytest.mark.parametrize("name", SCHEMAS)
def test_pandas_makes_days_datetimes_and_keeps_whole_numbers_whole(name):
    frame = pd.read_parquet(samples_read() / name)
    for field in SCHEMAS[name]:
        kind = frame[field.name].dtype
        if pa.types.is_date(field.type):
            assert pd.api.types.is_datetime64_any_dtype(kind), field.name
            assert frame[field.name].dropna().dt.year.ge(1900).all()
        elif pa.types.is_integer(field.type):
            assert pd.api.types.is_integer_dtype(kind), field.name
        elif pa.types.is_boolean(field.type):
            assert pd.api.types.is_bool_dtype(kind), field.name


WITHOUT_LISTS = [
    name
    for name, schema in SCHEMAS.items()
    if not any(pa.types.is_nested(field.type) for field in schema)
]


def test_new_tables_hold_plain_values():
    assert {"obligations", "acts", "units", "sources", "texts"} <= set(WITHOUT_LISTS)


@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index")
@pytest.mark.parametrize("name", SCHEMAS)
def test_whole_rows_can_be_told_apart(name):
    """Everywhere in DuckDB and Polars; in pandas and Dask where no column holds a list."""
    table = samples_read() / name
    frame = pd.read_parquet(table)
    with duckdb.connect() as db:
        (found,) = db.sql(
            f"SELECT count(*) FROM (SELECT DISTINCT * FROM '{table}/*.parquet')"
        ).fetchall()
    assert found == (len(frame),)
    assert len(pl.read_parquet(table, use_pyarrow=True).unique()) == len(frame)
    if name in WITHOUT_LISTS:
        assert len(frame.drop_duplicates()) == len(frame)
        lazy = dask.dataframe.read_parquet(table).drop_duplicates()
        assert len(lazy.compute(scheduler="synchronous")) == len(frame)
