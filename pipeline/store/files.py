"""Parquet files that appear whole or not at all.

A table is written under a name that starts with a dot and ends in ``.tmp``, which neither ``**/*.parquet``
nor a dataset reader sees, forced to the disk, and renamed. Who has the older file open reads it to its end.
An object below a URL needs none of this: it is put as a whole, by one request.
"""

import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.pandas_types import with_pandas
from pipeline.store.places import Place, fetched, put

EMPTY = "empty"
"""Name of the file of each table that holds no rows: a table can be read before its first document."""
_FEW_ROWS = 1000
"""Tables up to this size are written without dictionaries, which cost more than they save there."""


def write_table(table: pa.Table, file: Place) -> None:
    """One Parquet file. The folder must be there."""
    if not isinstance(file, Path):
        whole = pa.BufferOutputStream()
        _write(table, whole)
        put(file, whole.getvalue().to_pybytes())
        return
    unfinished = file.with_name(f".{file.name}.tmp")
    with unfinished.open("wb") as stream:
        _write(table, stream)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(file)


def opened(file: Place) -> pq.ParquetFile:
    """A Parquet file to read from, an object as it is now. Raises ``FileNotFoundError``."""
    return pq.ParquetFile(file if isinstance(file, Path) else pa.BufferReader(fetched(file)))


def sweep(folder: Place) -> None:
    """Remove what a killed run did not come to rename."""
    if isinstance(folder, Path):
        for file in folder.glob(".*.tmp"):
            file.unlink(missing_ok=True)


def _write(table: pa.Table, stream: Any) -> None:
    few = table.num_rows <= _FEW_ROWS
    pq.write_table(with_pandas(table), stream, compression="zstd", use_dictionary=not few)
