"""One SQLite file, as Datasette and other programs open it: dates in ISO, lists and records as JSON, keys and indexes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from pipeline.export.rows import KEYS, LEDGER, Rows
from pipeline.query.values import for_cell, rows
from pipeline.store.tables import SCHEMAS

FAULTS: tuple[type[Exception], ...] = (sqlite3.Error,)
"""What the library raises where it cannot write."""
_INDEXES = {
    "plans": ("plan_key", "plan_year", "district"),
    "tasks": ("parent_id",),
    "task_agencies": ("agency_id", "agency_type"),
    "citations": ("key", "resolved_key"),
    "deadlines": ("container_id", "duty_id"),
    "obligations": ("due", "district"),
    "acts": ("key", "in_force_until"),
    "units": ("code",),
    "findings": ("rule",),
    "sources": ("document_id",),
}
"""Columns that are asked for, beside the keys."""


def write_sqlite(source: Rows, target: Path) -> None:
    """All tables into a new file."""
    with closing(sqlite3.connect(target)) as db:
        db.execute("PRAGMA page_size = 8192")
        for name in sorted(SCHEMAS, key=lambda name: name != "plans"):
            db.execute(_created(name))
            blanks = ", ".join("?" * len(SCHEMAS[name]))
            for batch in source.batches(name):
                filled = ([for_cell(value) for value in row] for row in rows(batch))
                db.executemany(f'INSERT INTO "{name}" VALUES ({blanks})', filled)  # noqa: S608 - names of our own
            for column in _INDEXES.get(name, ()):
                db.execute(f'CREATE INDEX "{name}_by_{column}" ON "{name}" ("{column}")')
        db.commit()
        db.execute("PRAGMA optimize")


def _created(name: str) -> str:
    columns = [
        f'"{column.name}" {_type(column.type)}{"" if column.nullable else " NOT NULL"}'
        for column in SCHEMAS[name]
    ]
    keys = ", ".join(f'"{key}"' for key in KEYS[name])
    columns.append(f"PRIMARY KEY ({keys})")
    if name not in {LEDGER, "plans"}:
        columns.append("FOREIGN KEY (document_id) REFERENCES plans (document_id)")
    return f'CREATE TABLE "{name}" ({", ".join(columns)})'


def _type(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(kind) else "TEXT"
