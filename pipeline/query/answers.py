"""The answer of a query as a table to read, as CSV, JSON or Parquet; batch by batch, so that memory is bounded."""

import csv
import json
from collections.abc import Callable
from itertools import count
from typing import IO, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table

from pipeline.query.values import for_cell, for_json, rows
from pipeline.view.plain import plain, plain_json
from pipeline.view.spreadsheet import BOM, cell

_BATCH = 10_000
_SHOWN = 1000
"""Rows of a table to read."""


def batches(answer: duckdb.DuckDBPyRelation) -> pa.RecordBatchReader:
    """The rows of a query that was asked; of columns of one name the second is ``name_2``."""
    reader = answer.to_arrow_reader(_BATCH)
    names = told_apart(reader.schema.names)
    if names == reader.schema.names:
        return reader
    fields = zip(names, reader.schema, strict=True)
    schema = pa.schema([field.with_name(name) for name, field in fields])
    renamed = (pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in reader)
    return pa.RecordBatchReader.from_batches(schema, renamed)


def told_apart(names: list[str]) -> list[str]:
    """``unit, unit`` are ``unit, unit_2``: an object of JSON and a table of Parquet hold a name once."""
    taken, found = set(names), []
    for name in names:
        told = name
        if name in found:
            told = next(new for n in count(2) if (new := f"{name}_{n}") not in taken)
        taken.add(told)
        found.append(told)
    return found


def print_table(reader: pa.RecordBatchReader, console: Console) -> None:
    """A table for a person, and how many rows it has."""
    table = Table(*map(str, reader.schema.names), box=box.SIMPLE, show_edge=False)
    total = 0
    for batch in reader:
        for row in rows(batch.slice(0, max(_SHOWN - total, 0))):
            table.add_row(*(_shown(value) for value in row))
        total += batch.num_rows
    console.print(table)
    more = f"; the first {_SHOWN} are shown, --format csv gives all" if total > _SHOWN else ""
    console.print(f"\n{total} row{'' if total == 1 else 's'}{more}", soft_wrap=True)


def write_csv(reader: pa.RecordBatchReader, out: IO[str]) -> None:
    """For spreadsheets too: nothing is taken for a formula there."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(reader.schema.names)
    for batch in reader:
        writer.writerows([_csv(value) for value in row] for row in rows(batch))


def write_json(reader: pa.RecordBatchReader, out: IO[str]) -> None:
    """An array of objects, one a line."""
    names, opened = reader.schema.names, "["
    for batch in reader:
        for row in rows(batch):
            out.write(f"{opened}\n")
            told = dict(zip(names, map(for_json, row), strict=True))
            out.write(plain_json(json.dumps(told, ensure_ascii=False)))
            opened = ","
    out.write("[]\n" if opened == "[" else "\n]\n")


def write_parquet(reader: pa.RecordBatchReader, out: IO[bytes]) -> None:
    """With the types of the answer."""
    with pq.ParquetWriter(out, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)


TEXTS: dict[str, Callable[[pa.RecordBatchReader, IO[str]], None]] = {
    "csv": write_csv,
    "json": write_json,
}
"""Formats of text by their name."""


def _shown(value: Any) -> str:
    return "" if value is None else plain(str(for_cell(value)))


def _csv(value: Any) -> Any:
    plain = for_cell(value)
    return "" if plain is None else cell(plain) if isinstance(plain, str) else plain
