"""Registers into one: ``merge(Path("all"), [Path("shard-1"), Path("shard-2")])``, as if one run had read it all.

What is decided before anything is written:

1. A path that several registers know is what the one says that entered it last.
2. Files that hold the same bytes are one document. It stands with the path that has it in ``out`` already, else with
   the one that a walk through the folders meets first; the others are duplicates, as in one run.
3. Which rendition of a plan counts is for the register of ``out`` to say, as ever.

What people put right in any of them holds in ``out``: files of corrections are joined, line by line.

Ledgers meet in a database for the moment, on the disk where they are large; documents come out of their registers
segment by segment. Nothing is forgotten: what is gone from the folders is for the next ``plans ingest`` to find.
Findings stay behind: they are of their own day and settings, and one audit of ``out`` makes them anew.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from pipeline.batch.ingest import copy_of
from pipeline.corrections.ledger import join
from pipeline.store.index import Entry
from pipeline.store.register import READ, Register, UnreadableLedger
from pipeline.store.tables import SCHEMAS
from schemas.plan import SCHEMA_VERSION, Source
from schemas.vocabulary import SourceStatus

_TABLES = """
CREATE TABLE seen (
    path TEXT, register INTEGER, own TEXT, sha256 TEXT, document_id TEXT, at REAL, is_copy INTEGER, is_read INTEGER,
    walk TEXT
);
"""
_DECISIONS = """
CREATE INDEX seen_by_path ON seen (path);
CREATE TABLE standing AS SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY path ORDER BY at DESC, is_copy, register) AS place FROM seen
) WHERE place = 1;
CREATE TABLE originals AS SELECT * FROM (
    SELECT one.*, row_number() OVER (
        PARTITION BY one.sha256 ORDER BY one.is_read DESC, EXISTS (
            SELECT 1 FROM seen our WHERE our.path = one.path AND our.sha256 = one.sha256 AND register = 0 AND NOT is_copy
        ) DESC, one.walk, one.at DESC, one.register
    ) AS turn FROM seen one JOIN standing USING (path, sha256) WHERE NOT one.is_copy
) WHERE turn = 1;
CREATE INDEX originals_by_bytes ON originals (sha256);
CREATE INDEX originals_by_document ON originals (register, document_id);
"""
"""``standing``: who speaks of a path; ``originals``: with which path its bytes stand, and who has read them there."""
_OUT = 0
"""The register that is written; others count from 1."""


@dataclass
class Merged:
    """What a merge did."""

    statuses: Counter[SourceStatus] = field(default_factory=Counter)
    """Files entered or changed, by how they stand."""
    unchanged: int = 0


class NoTables(Exception):
    """A folder is no register. ``str()`` says which."""


class _Row(NamedTuple):
    """A file of the merged ledger: who speaks of it and by which name, and the same of who has its bytes."""

    path: str
    register: int
    own: str
    original: str | None
    its_register: int
    its_own: str
    is_read: bool


def merge(out: Path, registers: Sequence[Path], *, wait: float = 0.0) -> Merged:
    """Enter in ``out`` what the registers hold. Raises ``NoTables``, ``UnreadableLedger`` (both before anything is
    changed), ``RegisterBusy``.
    """
    for folder in registers:
        if not (folder / "plans").is_dir():
            raise NoTables(f"{folder} holds no tables")
    with ExitStack() as opened:
        opening = partial(Register, command="plans merge", wait=wait, heals=False)
        sources = [opened.enter_context(opening(folder)) for folder in registers]
        for folder in (*registers, out):
            _check_version(folder)
        for folder, register in zip(registers, sources, strict=True):
            _check_whole(folder, register)
        target = opened.enter_context(opening(out))
        ledgers = opened.enter_context(closing(sqlite3.connect("")))
        join(out, registers)
        return _Merge(target, sources, ledgers).run()


def _check_version(folder: Path) -> None:
    for name, schema in SCHEMAS.items():
        for file in sorted((folder / name).glob("*.parquet")):
            found = pq.read_schema(file)
            version = (found.metadata or {}).get(b"schema_version", b"?").decode()
            if version != SCHEMA_VERSION or not found.equals(schema):
                raise UnreadableLedger(
                    f"{file} is of another version of plans; ingest its files again with this one"
                )


def _check_whole(folder: Path, register: Register) -> None:
    lost = register.lost()
    if lost:
        raise UnreadableLedger(
            f"{folder}/plans lacks {len(lost)} documents that were stored there ({lost[0]} …); remove {folder} and"
            " ingest again"
        )


class _Merge:
    def __init__(
        self, target: Register, sources: Sequence[Register], ledgers: sqlite3.Connection
    ) -> None:
        self._target = target
        self._registers = [target, *sources]
        self._ledgers = ledgers
        self._merged = Merged()

    def run(self) -> Merged:
        self._ledgers.executescript(_TABLES)
        for number, register in enumerate(self._registers):
            self._ledgers.executemany(
                "INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._seen(number, register)
            )
        self._ledgers.executescript(_DECISIONS)
        for number, register in enumerate(self._registers):
            if number != _OUT:
                self._put_documents(number, register)
        self._put_others()
        return self._merged

    def _seen(self, number: int, register: Register) -> Iterator[tuple[object, ...]]:
        """The ledger of a register, under the names of ours."""
        places = {
            name: self._target.roots.adopt(name, place, partial(register.recognises, name))
            for name, place in sorted(register.roots.places.items())
        }
        for entry in register.entries():
            one = entry.source
            root, slash, below = one.path.partition("/")
            place = places.get(root)
            path = one.path
            if place is not None:
                path = self._target.roots.name(place / below if slash else place)
            yield (
                path,
                number,
                one.path,
                one.sha256,
                one.document_id,
                one.ingested_at.timestamp(),
                one.status is SourceStatus.DUPLICATE,
                one.status in READ,
                _turn(path),
            )

    def _put_documents(self, number: int, register: Register) -> None:
        """What stands with a path of another register, with its rows."""
        query = (
            """SELECT path, own FROM originals WHERE register = ? AND document_id = ? AND is_read"""
        )

        def standing(key: str) -> tuple[str, str] | None:
            found: tuple[str, str] | None = self._ledgers.execute(query, (number, key)).fetchone()
            return found

        for rows in register.documents(lambda key: standing(key) is not None):
            path, own = standing(rows.document_id) or ("", "")
            source, stamp = self._known(register, own)
            source = source.model_copy(update={"path": path})
            self._target.put(source, rows, stamp)
            self._merged.statuses[source.status] += 1

    def _put_others(self) -> None:
        """Files without rows of their own, and what ``out`` has, in the order of their names."""
        query = """SELECT one.path, one.register, one.own,
            original.path, original.register, original.own, original.is_read
            FROM standing one LEFT JOIN originals original USING (sha256) ORDER BY one.path"""
        for row in map(_Row._make, self._ledgers.execute(query)):
            if row.original != row.path:
                self._put(row, self._known(self._registers[row.register], row.own))
            elif row.its_register == _OUT or not row.is_read:  # else it came with its rows
                self._put(row, self._known(self._registers[row.its_register], row.its_own))

    def _put(self, row: _Row, entry: Entry) -> None:
        source = entry.source.model_copy(update={"path": row.path})
        if row.original not in {None, row.path}:
            first = self._known(self._registers[row.its_register], row.its_own).source
            source = _repeating(source, first.model_copy(update={"path": row.original}))
        if self._target.known(row.path) == (source, entry.stamp):
            self._merged.unchanged += 1
        else:
            self._target.put(source, None, entry.stamp)
            self._merged.statuses[source.status] += 1

    @staticmethod
    def _known(register: Register, path: str) -> Entry:
        entry = register.known(path)
        if entry is None:  # it was listed a moment ago, under a lock that is ours
            raise UnreadableLedger(f"{path} is gone from its ledger; merge again")
        return entry


def _repeating(source: Source, original: Source) -> Source:
    """A file whose bytes stand with another one."""
    copy = copy_of(original)
    told = {"media_type": copy.media_type, "status": copy.status, "seconds": copy.seconds}
    return source.model_copy(update=told | {"error_code": copy.code, "error": copy.message})


def _turn(path: str) -> str:
    """Orders paths as a walk meets them: the files of a folder, then its folders."""
    *folders, name = path.split("/")
    return "".join((*(f"\3{folder}\1" for folder in folders), f"\2{name}"))
