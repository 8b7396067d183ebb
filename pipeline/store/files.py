"""Parquet files that appear whole or not at all.

A table is written under a name that starts with a dot and ends in ``.tmp``, which neither ``**/*.parquet``
nor a dataset reader sees, forced to the disk, and renamed. Who has the older file open reads it to its end.
"""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.pandas_types import with_pandas

EMPTY = "empty"
"""Name of the file of each table that holds no rows: a table can be read before its first document."""
_FEW_ROWS = 1000
"""Tables up to this size are written without dictionaries, which cost more than they save there."""


def write_table(table: pa.Table, file: Path) -> None:
    """One Parquet file. The folder must be there."""
    unfinished = file.with_name(f".{file.name}.tmp")
    with unfinished.open("wb") as stream:
        pq.write_table(
            with_pandas(table),
            stream,
            compression="zstd",
            use_dictionary=table.num_rows > _FEW_ROWS,
        )
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(file)


def sweep(folder: Path) -> None:
    """Remove what a killed run did not come to rename."""
    for file in folder.glob(".*.tmp"):
        file.unlink(missing_ok=True)
