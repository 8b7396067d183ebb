"""The columns that lists filter, sort and show, packed in the memory of DuckDB: one or two kilobytes a plan, no text and no record.

Asked of Parquet a page of the register opens each file of three tables: 80 ms of two cores where there are 10,000 plans, and a hundred
people who ask at once wait for eight seconds. Files that changed are taken in before a question is asked, those of a file whole or
not at all: who asks sees what was stored a moment ago.
"""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Any, NamedTuple, TypeAlias

import duckdb

from pipeline.desk.asked import PAGE, Asked, Listed
from pipeline.desk.tables import TRIES, Row, Tables
from pipeline.query.register import definition
from pipeline.store.files import EMPTY

FOLDED = "replace(strip_accents(lower({})), 'đ', 'd')"
"""As ``ascii_key`` folds what is compared with it."""
_ISSUER = FOLDED.format(
    "concat_ws(' ', issuing_agency, parent_agency, commune, district, province)"
)
_PLANS = f"""
    SELECT document_id, file_name, document_type, document_number, symbol, issuing_agency, province, district, commune,
        issued_on, issued_year, plan_year, period_end, subject, status, reader, coverage, len(corrected) AS corrected,
        is_primary, coalesce(errors, 0) AS errors, coalesce(warnings, 0) AS warnings, {_ISSUER} AS unit_key,
        {FOLDED.format("subject")} AS subject_key, parse_filename(filename) AS file
    FROM plans LEFT JOIN (
        SELECT document_id, count(*) FILTER (WHERE severity = 'error') AS errors,
            count(*) FILTER (WHERE severity = 'warning') AS warnings
        FROM findings WHERE verdict = 'fail' GROUP BY document_id
    ) USING (document_id)"""  # noqa: S608 - our own words
_FINDINGS = f"""
    SELECT document_id, findings.plan_key, finding_id, ordinal, rule, name, severity, verdict, reason, message, message_vi,
        found, container, container_id, legal_basis, audited_on, stale, issuing_agency, document_number, symbol, subject,
        file_name, issued_on, year, unit_key, file,
        {FOLDED.format("concat_ws(chr(10), found, message_vi)")} AS words_key
    FROM findings JOIN (
        SELECT document_id, issuing_agency, document_number, symbol, subject, file_name, issued_on,
            coalesce(plan_year, issued_year) AS year, {_ISSUER} AS unit_key, parse_filename(filename) AS file
        FROM plans WHERE is_primary
    ) USING (document_id)"""  # noqa: S608
_DUE = f"""
    SELECT document_id, obligation_id, due, "at", kind, what, who, recipient, via, unit, issuer, province, time, approximate,
        document_number, subject, file_name, file
    FROM ({definition("due")}) JOIN (SELECT document_id, parse_filename(filename) AS file FROM plans) USING (document_id)"""  # noqa: S608
_CHUNK = 32
"""Files taken in at once: what is not packed yet takes twenty times the room."""
_EMPTY = f"{EMPTY}.parquet"
_TICK = 100_000_000
"""Nanoseconds: what is written twice within a tick of the file system's clock has one time."""

Lying: TypeAlias = tuple[int, int, int]
"""How a file lies on the disk; one that is put in its place lies otherwise."""


class Stamp(NamedTuple):
    """When folders or files were last written to. Between two that are equal and settled nothing was stored."""

    written: tuple[int, ...]
    settled: bool


class Held:
    """``held.plans``, ``held.findings``, ``held.due``, for many threads at once."""

    def __init__(self, parsed: Path) -> None:
        self.parsed = parsed
        self._tables = tables = Tables(
            parsed, cores=1
        )  # many ask at once; one is answered in milliseconds
        tables.attach("held")
        self._made = (
            _Made(tables, "held.plans", _PLANS, ("plans", "findings")),
            _Made(tables, "held.findings", _FINDINGS, ("plans", "findings")),
            _Made(tables, "held.due", _DUE, ("plans", "obligations")),
        )

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of a query of ours over what is held, as it is stored now."""
        for one in self._made:
            if one.name in sql:
                one.sync()
        return self._tables.rows(sql, values)

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row."""
        return next(iter(self.rows(sql, values)), None)

    def listed(self, table: str, where: str, values: Sequence[Any], asked: Asked) -> Listed:
        """A page of a list, and how long the list is."""
        count = self.one(f"SELECT count(*) AS n FROM held.{table} WHERE {where}", values)  # noqa: S608
        rows = self.rows(
            f"SELECT {asked.kind.shown} FROM held.{table} WHERE {where} ORDER BY {asked.order} LIMIT {PAGE} OFFSET ?",  # noqa: S608
            [*values, (asked.page - 1) * PAGE],
        )
        return Listed(asked, rows, count["n"] if count else 0)

    @property
    def room(self) -> int:
        """Bytes it takes in memory."""
        told = self._tables.one("SELECT sum(memory_usage_bytes)::BIGINT AS n FROM duckdb_memory()")
        return told["n"] if told else 0

    def sync(self) -> None:
        """Take what changed before anybody asks, and pack it."""
        changed = [one.sync() for one in self._made]
        if any(changed):
            self._tables.pack("held")


class _Made:
    """A table made of tables of the register, whose files of one name hold the same plans."""

    def __init__(self, tables: Tables, name: str, query: str, sources: Sequence[str]) -> None:
        self.name = name
        self._tables = tables
        self._folders = {source: tables.parsed / source for source in sources}
        files = (f"{one} AS (FROM read_parquet(${one}, filename = true))" for one in sources)
        self._query = f"WITH {', '.join(files)} {query}"
        self._lock = threading.Lock()
        self._files: Mapping[str, tuple[Lying | None, ...]] = {}
        self._seen: Stamp | None = None
        every = {source: [str(folder / _EMPTY)] for source, folder in self._folders.items()}
        with tables.changing() as cursor:
            cursor.execute(f"CREATE TABLE {name} AS {self._query} WITH NO DATA", every)

    def sync(self) -> bool:
        """Take what changed; False where nothing did. Raises ``duckdb.Error`` where a file cannot be read."""
        stamp = stamp_of(self._folders.values())
        if stamp.settled and stamp == self._seen:
            return False
        with self._lock:
            lying = self._lying()
            changed = [name for name, lies in lying.items() if self._files.get(name) != lies]
            changed += [name for name in self._files if name not in lying]
            for at in range(0, len(changed), _CHUNK):
                self._take(changed[at : at + _CHUNK])
                if len(changed) > _CHUNK:
                    self._tables.pack("held")
            self._files, self._seen = lying, stamp
        return bool(changed)

    def _lying(self) -> dict[str, tuple[Lying | None, ...]]:
        """The files of plans, with those of the same name in the other tables."""
        plans, *others = (dict(_files(folder)) for folder in self._folders.values())
        return {name: (lies, *(one.get(name) for one in others)) for name, lies in plans.items()}

    def _take(self, names: Sequence[str]) -> None:
        """A file may be replaced while it is read: then all of it once more."""
        for tries in range(TRIES):
            try:
                with self._tables.changing() as cursor:
                    gone = f"DELETE FROM {self.name} WHERE file IN (SELECT unnest(?::VARCHAR[]))"  # noqa: S608
                    cursor.execute(gone, [names])
                    cursor.execute(f"INSERT INTO {self.name} {self._query}", self._given(names))
            except (duckdb.IOException, duckdb.InvalidInputException):
                if tries == TRIES - 1:
                    raise
            else:
                return

    def _given(self, names: Sequence[str]) -> dict[str, list[str]]:
        """Files by table; the one without rows stands where there is none."""
        return {
            source: [
                str(file) for file in (folder / one for one in (_EMPTY, *names)) if file.exists()
            ]
            for source, folder in self._folders.items()
        }


def stamp_of(places: Iterable[Path]) -> Stamp:
    """When they were last written to; a file that is renamed into a folder changes the folder."""
    written = tuple(map(_written, places))
    return Stamp(written, time_ns() - max(written, default=0) > _TICK)


def _written(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _files(folder: Path) -> Iterator[tuple[str, Lying]]:
    with os.scandir(folder) as entries:
        for one in entries:
            if one.name.endswith(".parquet") and one.name != _EMPTY:
                with suppress(FileNotFoundError):  # it went meanwhile
                    told = one.stat()
                    yield one.name, (told.st_ino, told.st_mtime_ns, told.st_size)
