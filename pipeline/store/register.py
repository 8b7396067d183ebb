"""The only writer of ``data/parsed``.

``data/parsed/<table>/<document_id>.parquet`` holds the rows of one document, ``empty.parquet`` none
of any: a table can be read before the first document and when no document has such items. The
ledger is one file, ``sources/sources.parquet``.

Guarantees:
1. Every file appears whole or not at all: it is written under a name that starts with a dot and
   ends in ``.tmp``, which neither ``**/*.parquet`` nor a dataset reader sees, and renamed.
2. A document's row in ``plans`` is written last and removed first: who is in ``plans`` is complete.
3. A document has rows only while the ledger names a path that was read with those bytes; what a
   killed run left beside the ledger is swept away when the store is opened again.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from pipeline.store.arrays import rows_of
from pipeline.store.tables import SCHEMAS, as_table, finding_rows, rows, source_rows
from schemas.findings import Finding
from schemas.plan import Plan, Source
from schemas.vocabulary import SourceStatus

_LEDGER = "sources"
_EMPTY = "empty"
_ITEMS = tuple(name for name in SCHEMAS if name not in {_LEDGER, "plans"})
"""Tables whose rows belong to a plan. Findings are written by the audit, and go with their plan."""
_FEW_ROWS = 1000
"""Tables up to this size are written without dictionaries, which cost more than they save there."""
_FLUSH_EVERY = 1.0
"""Seconds between two writings of the ledger; rewriting it after each of 10,000 files is slow."""

READ = frozenset({SourceStatus.OK, SourceStatus.PARTIAL})
"""Statuses of files that have rows in the tables."""


class UnreadableLedger(Exception):
    """The ledger of an earlier run cannot be read. ``str()`` says what to do."""


class Store:
    """The tables under one folder, and the ledger of what was read into them."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._flushed = monotonic()
        for name in SCHEMAS:
            (out / name).mkdir(parents=True, exist_ok=True)
        self._ledger: dict[str, Source] = {}
        self._paths: defaultdict[str, set[str]] = defaultdict(set)
        for source in _read_ledger(self._ledger_file):
            self._enter(source)
        for name in SCHEMAS:
            if name != _LEDGER:
                _write(as_table(name, []), self._file(name, _EMPTY))
        self._sweep()
        self.flush()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The ledger, by path."""
        return tuple(self._ledger[path] for path in sorted(self._ledger))

    def known(self, path: str) -> Source | None:
        """What the ledger says of a path."""
        return self._ledger.get(path)

    def original(self, sha256: str, *, beside: str) -> Source | None:
        """The entry of another path that holds the same bytes and is no duplicate itself."""
        for path in sorted(self._paths[sha256] - {beside}):
            if self._ledger[path].status is not SourceStatus.DUPLICATE:
                return self._ledger[path]
        return None

    def orphans(self) -> tuple[str, ...]:
        """Paths entered as duplicates of bytes that no other path holds any more."""
        return tuple(
            source.path
            for source in self.sources
            if source.status is SourceStatus.DUPLICATE
            and source.sha256 is not None
            and self.original(source.sha256, beside=source.path) is None
        )

    def put(self, source: Source, plan: Plan | None) -> None:
        """Enter a file and the rows of its plan; rows of what the path held before disappear."""
        before = self._leave(source.path)
        if before is not None and (plan is None or before.document_id != plan.document_id):
            self._drop_unless_held(before)
        if plan is not None:
            self.write_plan(plan)
        self._enter(source)
        if monotonic() - self._flushed > _FLUSH_EVERY:
            self.flush()

    def forget(self, path: str) -> None:
        """Take a file that is gone out of the ledger, and its rows out of the tables."""
        before = self._leave(path)
        if before is not None:
            self._drop_unless_held(before)

    def flush(self) -> None:
        """Write the ledger."""
        _write(source_rows(self.sources), self._ledger_file)
        self._flushed = monotonic()

    def _enter(self, source: Source) -> None:
        self._ledger[source.path] = source
        if source.sha256 is not None:
            self._paths[source.sha256].add(source.path)

    def _leave(self, path: str) -> Source | None:
        source = self._ledger.pop(path, None)
        if source is not None and source.sha256 is not None:
            self._paths[source.sha256].discard(path)
        return source

    @property
    def _ledger_file(self) -> Path:
        return self._file(_LEDGER, _LEDGER)

    def _file(self, table: str, stem: str) -> Path:
        return self._out / table / f"{stem}.parquet"

    def write_plan(self, plan: Plan) -> None:
        """The rows of one plan, ``plans`` last; without a ledger entry they are swept next time."""
        tables = rows(plan)
        for name in (*_ITEMS, "plans"):
            if name in tables and tables[name].num_rows:
                _write(tables[name], self._file(name, plan.document_id))
            else:
                self._file(name, plan.document_id).unlink(missing_ok=True)

    def _drop_unless_held(self, source: Source) -> None:
        """Remove the rows of a document that no path of the ledger was read from any more."""
        stem = source.document_id
        if source.status not in READ or stem is None or stem in self._held():
            return
        for name in ("plans", *_ITEMS):
            self._file(name, stem).unlink(missing_ok=True)

    def _held(self) -> frozenset[str]:
        return frozenset(
            one.document_id
            for one in self._ledger.values()
            if one.status in READ and one.document_id is not None
        )

    def _sweep(self) -> None:
        """Remove rows without an entry in the ledger, and files a killed run never renamed."""
        keep = {_EMPTY, *self._held()}
        for name in ("plans", *_ITEMS):
            for file in (self._out / name).glob("*.parquet"):
                if file.stem not in keep:
                    file.unlink(missing_ok=True)
        for name in SCHEMAS:
            for file in (self._out / name).glob(".*.tmp"):
                file.unlink(missing_ok=True)


def write_findings(out: Path, stem: str, found: Iterable[tuple[str, Finding]]) -> None:
    """The findings of the plans in ``plans/<stem>.parquet``; earlier ones of these plans are replaced.

    Needs no ledger, so that an audit may run beside an ingest.
    """
    table = finding_rows(found)
    file = out / "findings" / f"{stem}.parquet"
    file.parent.mkdir(parents=True, exist_ok=True)
    if table.num_rows or stem == _EMPTY:
        _write(table, file)
    else:
        file.unlink(missing_ok=True)


def sweep_findings(out: Path) -> None:
    """Remove findings of plans that are gone; the table itself stays readable."""
    write_findings(out, _EMPTY, ())
    plans = {file.stem for file in (out / "plans").glob("*.parquet")}
    for file in (out / "findings").glob("*.parquet"):
        if file.stem not in plans:
            file.unlink(missing_ok=True)


def _read_ledger(file: Path) -> list[Source]:
    """Entries of an earlier run."""
    if not file.exists():
        return []
    try:
        return [Source.model_validate(row) for row in rows_of(pq.ParquetFile(file).read())]
    except (pa.ArrowException, ValidationError) as error:
        raise UnreadableLedger(
            f"{file} is damaged or of another version; remove {file.parent.parent} and ingest again"
        ) from error


def _write(table: pa.Table, file: Path) -> None:
    """One Parquet file, whole or not at all."""
    unfinished = file.with_name(f".{file.name}.tmp")
    pq.write_table(table, unfinished, compression="zstd", use_dictionary=table.num_rows > _FEW_ROWS)
    unfinished.replace(file)
