#!/usr/bin/env bash
# How often readers open a Parquet file by its name, for one reading: what a writer that replaces files by rename has to know.
#
# Expected: once, as `pyarrow.parquet.ParquetFile` does. A file opened once is read to its end, whatever is renamed over its name meanwhile.
# Seen on Linux (pyarrow 26.0.1, pandas 3.1.1, duckdb 2.0.1, polars 2.1.0):
#   pandas.read_parquet and pyarrow.parquet.read_table of one file open it twice, of a folder its first file twice and the others once;
#   DuckDB opens one file three times, of several the first three times and the others twice;
#   Polars opens every file twice, in `read_parquet` and in `scan_parquet`; with `use_pyarrow=True` as pyarrow does.
# So a table whose files are replaced at once, each by a rename, is still no safe thing to read beside the writer: where the footer comes from
# the one opening and the pages from the other, pyarrow says `Page was smaller than expected`, Polars `File out of specification`.
# Ours: each reader is tested beside the writer (tests/pipeline/test_readers.py); Polars is told to read through Arrow.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1 pandas==3.1.1 duckdb==2.0.1 polars==2.1.0
"$folder/venv/bin/python" -W ignore - "$folder" <<'PYTHON'
import ctypes
import os
import struct
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

OPENED, ACCESSED, CLOSED = 0x20, 0x01, 0x10  # inotify(7); with the other two, two openings are not told as one
folder = Path(sys.argv[1]) / "tasks"
folder.mkdir()
for name in ("a", "b"):
    pq.write_table(pa.table({"stt": [1, 2, 3]}), folder / f"{name}.parquet")
file = folder / "a.parquet"
libc = ctypes.CDLL(None, use_errno=True)


def openings(read):
    watch = libc.inotify_init1(os.O_NONBLOCK)
    libc.inotify_add_watch(watch, os.fsencode(folder), OPENED | ACCESSED | CLOSED)
    read()
    data, at, found = os.read(watch, 1 << 16), 0, Counter()
    os.close(watch)
    while at < len(data):
        _, mask, _, length = struct.unpack_from("iIII", data, at)
        name = data[at + 16 : at + 16 + length].rstrip(b"\0").decode()
        at += 16 + length
        if name and mask & OPENED:
            found[name[0]] += 1
    return found["a"], found["b"]


pattern = f"{folder}/*.parquet"
WAYS = {
    "pyarrow ParquetFile, one file": (lambda: pq.ParquetFile(file).read(), (1, 0)),
    "pyarrow read_table, one file": (lambda: pq.read_table(file), (2, 0)),
    "pandas, one file": (lambda: pd.read_parquet(file), (2, 0)),
    "pandas, folder": (lambda: pd.read_parquet(folder), (2, 1)),
    "DuckDB, one file": (lambda: duckdb.read_parquet(str(file)).fetchall(), (3, 0)),
    "DuckDB, folder": (lambda: duckdb.read_parquet(pattern).fetchall(), (3, 2)),
    "Polars, one file": (lambda: pl.read_parquet(file), (2, 0)),
    "Polars, folder": (lambda: pl.scan_parquet(pattern).collect(), (2, 2)),
    "Polars through pyarrow, folder": (lambda: pl.read_parquet(folder, use_pyarrow=True), (2, 1)),
}
seen = {name: openings(read) for name, (read, _) in WAYS.items()}
for name, counts in seen.items():
    print(f"{name:32} opens a {counts[0]}, b {counts[1]} times")
assert seen == {name: expected for name, (_, expected) in WAYS.items()}, "readers open files otherwise now"
PYTHON
