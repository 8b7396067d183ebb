"""Readers that know nothing of the writer, while it writes."""

import threading
from contextlib import suppress

import dask.dataframe
import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.record.assemble import assemble
from pipeline.store.register import Register
from tests.builders.stored import ledger_row
from tests.pipeline.plan_factories import info, small_plan

COMMITS = 30


def by_pandas(table):
    return pd.read_parquet(table)


def by_dataset(table):
    """Lists the files first, and opens them when they are needed."""
    return ds.dataset(table).to_table().to_pandas()


def by_files(table):
    """One file after another, the list being of before. Not by ``pq.read_table``, which opens a file twice and
    takes the first footer for that of the second (pyarrow 26): of a folder it opens each file once.
    """
    found = []
    for file in sorted(table.glob("**/*.parquet")):
        with pq.ParquetFile(file) as parquet:
            found.append(parquet.read().to_pandas())
    return pd.concat(found)


def by_duckdb(table):
    """Asked again where it fails: it reads footer and pages one after the other, and a file may be another in between."""
    with duckdb.connect() as db:
        for _ in range(3):
            with suppress(duckdb.Error):
                return db.read_parquet(f"{table}/*.parquet").df()
        return db.read_parquet(f"{table}/*.parquet").df()


def by_polars(table):
    """Through Arrow: by its own reader Polars (2.1) opens each file twice, and fails where it was replaced between."""
    return pl.read_parquet(table, use_pyarrow=True).to_pandas()


def by_dask(table):
    return dask.dataframe.read_parquet(table).compute(scheduler="synchronous")


def numbered(plan, number):
    key = f"{number:016x}"
    return plan.model_copy(update={"document_id": key, "plan_key": f"vn:?:ke-hoach:{number}"})


READERS = [by_pandas, by_dataset, by_files, by_duckdb, by_polars, by_dask]


@pytest.mark.filterwarnings(
    "ignore:The inplace keyword in DataFrame.reset_index"
)  # Dask 2026.8 on pandas 3.1
@pytest.mark.parametrize("read", READERS)
def test_a_reader_beside_the_writer(tmp_path, monkeypatch, read):
    """Documents come, are read anew and go; each reading sees each of them whole and once."""
    monkeypatch.setattr("pipeline.store.register.CAPACITY", 8)
    plan = assemble(*small_plan(), info=info())
    done = threading.Event()
    troubles = []

    def write():
        try:
            with Register(tmp_path) as register:
                for number in range(COMMITS):
                    one = numbered(plan, number % 20)
                    if number % 7 == 6:
                        register.forget(f"{(number + 3) % 20}.docx")
                    else:
                        register.put(ledger_row(one, f"{number % 20}.docx"), one)
                    register.flush()
        except BaseException as error:  # noqa: BLE001 - told in the test
            troubles.append(error)
        finally:
            done.set()

    with Register(tmp_path):
        pass  # the tables are there
    writer = threading.Thread(target=write)
    writer.start()
    readings = 0
    while not done.is_set():
        plans, tasks = read(tmp_path / "plans"), read(tmp_path / "tasks")
        assert plans["document_id"].is_unique
        assert not tasks.duplicated(["document_id", "task_id"]).any()
        if len(tasks):
            assert set(tasks.groupby("document_id").size()) == {2}
        readings += 1
    writer.join()
    assert not troubles
    assert readings > 3
    stored = set(read(tmp_path / "plans")["document_id"])
    assert stored == set(read(tmp_path / "texts")["document_id"])
