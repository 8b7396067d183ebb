"""What stands in the tables now, asked through DuckDB: no plan is kept in memory, and of lists what ``Held`` holds.

Every question lists the files anew, so that it sees what was stored a moment ago. Where a file is replaced while it is read,
the question is asked again.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

from pipeline.query.register import MEMORY
from pipeline.store.tables import SCHEMAS

TRIES = 6
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    "temp_directory": "",
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

Row: TypeAlias = dict[str, Any]


class Tables:
    """For many threads at once."""

    def __init__(self, parsed: Path, *, cores: int | None = None) -> None:
        """``cores``: that a question may take at once; else all."""
        self.parsed = parsed
        self._own = threading.local()
        bounded = {"threads": cores} if cores else {}
        self._database = duckdb.connect(":memory:", config=_SETTINGS | bounded)
        for name in SCHEMAS:
            files = str(parsed / name / "*.parquet").replace("'", "''")
            self._database.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{files}')")  # noqa: S608
        views = resources.files("pipeline.query").joinpath("views.sql").read_text("utf-8")
        self._database.execute(views)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of a query of ours; values of people are given apart, never within."""
        for tries in range(TRIES):
            try:
                answer = self._cursor().execute(sql, list(values))
                names = [column[0] for column in answer.description or ()]
                return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
            except (duckdb.IOException, duckdb.InvalidInputException):
                if tries == TRIES - 1:
                    raise
        return []

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row."""
        return next(iter(self.rows(sql, values)), None)

    def attach(self, name: str) -> None:
        """A database of its own in memory for what is made of the tables, packed as files are."""
        self._database.execute(f"ATTACH ':memory:' AS {name} (COMPRESS)")

    def pack(self, name: str) -> None:
        """Pack what was written to it, and give free what was taken away."""
        with self._database.cursor() as cursor, suppress(duckdb.TransactionException):
            cursor.execute(f"CHECKPOINT {name}")  # refused while others write: then later

    @contextmanager
    def changing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """What is done within is done whole or not at all."""
        with self._database.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """One a thread."""
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._own, "cursor", None)
        if cursor is None:
            cursor = self._own.cursor = self._database.cursor()
        return cursor
