"""The tables of a register as Arrow datasets and as views of DuckDB.

Guarantees of a connection:
1. The views are the published tables, named after them, and those of ``views.sql``. They list the files when the
   connection is made: what is stored later is not seen.
2. SQL reaches no file, no network and no extension, and changes nothing: rows come from Arrow, DuckDB itself may open
   nothing, its settings are locked, and statements other than a query are refused before they run.
3. It takes a gigabyte at most, and writes nothing to the disk when that is not enough.
"""

from importlib import resources
from pathlib import Path

import duckdb
import pyarrow.dataset as ds

from pipeline.store.tables import SCHEMAS

MEMORY = "1GB"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    "temp_directory": "",
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_LOCKS = ("SET enable_external_access = false", "SET lock_configuration = true")


class MissingTable(Exception):
    """A register without one of the tables. ``str()`` says what to do."""


class NotAQuery(Exception):
    """A statement that is more or other than one query. ``str()`` says what is taken."""


def dataset(parsed: Path, name: str) -> ds.Dataset:
    """One table; columns that an older file lacks are null. Raises ``MissingTable``."""
    folder = parsed / name
    if not folder.is_dir():  # nothing is not the same as none
        raise MissingTable(
            f"{parsed} has no table {name}: it is of another version of plans; remove it and ingest again"
        )
    return ds.dataset(folder, schema=SCHEMAS[name], format="parquet")


def connected(parsed: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the tables below a folder. Close it. Raises ``MissingTable``."""
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    try:
        for name in SCHEMAS:
            connection.register(name, dataset(parsed, name))
        connection.execute(
            resources.files("pipeline.query").joinpath("views.sql").read_text("utf-8")
        )
        for lock in _LOCKS:
            connection.execute(lock)
    except BaseException:
        connection.close()
        raise
    return connection


def definition(view: str) -> str:
    """The query a view of ``views.sql`` stands for."""
    text = resources.files("pipeline.query").joinpath("views.sql").read_text("utf-8")
    _, _, after = text.partition(f"CREATE VIEW {view} AS\n")
    return after.partition(";")[0]


def asked(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyRelation:
    """The answer of one query. Raises ``NotAQuery``, ``duckdb.Error``."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise NotAQuery(f"{len(statements)} statements; give one SELECT")
    kind = statements[0].type.name
    if kind != "SELECT":
        raise NotAQuery(f"{kind} is refused: the tables can only be read; give a SELECT")
    try:
        return connection.sql(statements[0])
    except duckdb.BinderException:
        connection.execute(statements[0])  # fails as well, and says where (DuckDB 2.0.1)
        raise
