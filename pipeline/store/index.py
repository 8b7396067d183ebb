"""What the register knows, to be asked one question at a time: SQLite beside the tables.

The tables are published, the index is how the writer finds its way in them: which segment holds a document,
what became of a file, who holds the same bytes, which documents are one plan. Opening it costs the same with
a hundred and with a hundred thousand documents. What a commit is about to rewrite is noted first (``dirty``)
and struck out with the rest of the commit, so that the next one to open a register whose writer was killed
knows where to look.
"""

import itertools
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from pipeline.store.likeness import Likeness
from pipeline.store.places import Place, place_of
from schemas.plan import Source

_LAYOUT = 4
_TABLES = f"""
BEGIN IMMEDIATE;
CREATE TABLE files (
    path TEXT PRIMARY KEY, sha256 TEXT, document_id TEXT, status TEXT NOT NULL, size INTEGER, mtime INTEGER,
    segment INTEGER NOT NULL, row TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_by_bytes ON files (sha256);
CREATE INDEX copies ON files (path) WHERE status = 'duplicate';
CREATE INDEX files_by_document ON files (document_id);
CREATE INDEX files_by_segment ON files (segment);
CREATE TABLE roots (name TEXT PRIMARY KEY, place BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    document_id TEXT PRIMARY KEY, segment INTEGER NOT NULL, base TEXT NOT NULL, identity TEXT NOT NULL,
    rank TEXT NOT NULL, is_primary INTEGER NOT NULL, likeness TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX documents_by_segment ON documents (segment);
CREATE INDEX documents_by_identity ON documents (identity, rank);
CREATE TABLE sketches (
    number INTEGER NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (number, document_id)
) WITHOUT ROWID;
CREATE TABLE tried (document_id TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dirty (kind TEXT NOT NULL, segment INTEGER NOT NULL, PRIMARY KEY (kind, segment)) WITHOUT ROWID;
PRAGMA user_version = {_LAYOUT};
COMMIT;
"""


class Stamp(NamedTuple):
    """How a file lay on the disk: bytes, and when it was last written to, in nanoseconds."""

    size: int
    mtime: int


class Entry(NamedTuple):
    """A file as the register last saw it."""

    source: Source
    stamp: Stamp | None


class Document(NamedTuple):
    document_id: str
    segment: int
    base: str
    """Which plan its own letterhead says it is."""
    identity: str
    """Which plan it is found to be: the same, or one that reads like it."""
    rank: str
    is_primary: bool
    likeness: Likeness


T = TypeVar("T")
Question: TypeAlias = Callable[[sqlite3.Connection], dict[str, T]]
"""What who only reads asks an index."""


def told(file: Path, question: Question[T]) -> dict[str, T]:
    """What an index says, for who only reads; nothing where there is none."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as db:
            return question(db)
    except sqlite3.DatabaseError:
        return {}


def on_disk(file: Path) -> "Index":
    """The index in a file, or a new one there. Raises what ``Index`` does."""
    return Index(sqlite3.connect(file, isolation_level=None))


def roots_in(db: sqlite3.Connection) -> dict[str, Place]:
    """Folders the files of a register lie in."""
    rows = db.execute("SELECT name, place FROM roots")
    return {name: place_of(os.fsdecode(place)) for name, place in rows}


def others_in(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The other renditions of each document that counts and has any, in the order of rank."""
    query = (
        "SELECT one.document_id, other.document_id FROM documents one JOIN documents other"
        " ON one.identity = other.identity AND other.document_id != one.document_id"
        " WHERE one.is_primary ORDER BY one.document_id, other.rank"
    )
    found: dict[str, tuple[str, ...]] = {}
    for one, other in db.execute(query):
        found[one] = (*found.get(one, ()), other)
    return found


class Index:
    """The register's memory; the caller holds the lock. Changes count from ``commit`` on."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Use it, or make it where there is none. Raises ``sqlite3.DatabaseError`` for what is none of ours."""
        self._db = db
        try:
            (layout,) = db.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            db.close()
            raise
        if layout not in {0, _LAYOUT}:
            db.close()
            raise sqlite3.DatabaseError(f"layout {layout}, not {_LAYOUT}")
        if layout == 0:
            try:
                db.executescript(_TABLES)
            except sqlite3.DatabaseError:
                db.close()
                raise

    def close(self) -> None:
        self._db.close()

    # --- commits ---

    def begin(self, documents: Iterable[int], files: Iterable[int]) -> None:
        """Note what is about to be rewritten, then open the commit."""
        self.note(documents, files)
        self._db.execute("BEGIN IMMEDIATE")

    def note(self, documents: Iterable[int], files: Iterable[int]) -> None:
        """Segments that may be half rewritten until the next commit."""
        noted = [("documents", one) for one in documents] + [("files", one) for one in files]
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT OR IGNORE INTO dirty VALUES (?, ?)", noted)
        self._db.execute("COMMIT")

    def commit(self) -> None:
        self._db.execute("DELETE FROM dirty")
        self._db.execute("COMMIT")

    def roll_back(self) -> None:
        self._db.execute("ROLLBACK")

    def dirty(self, kind: str) -> list[int]:
        """Segments of ``documents`` or ``files`` that a killed writer may have left half rewritten."""
        query = "SELECT segment FROM dirty WHERE kind = ? ORDER BY segment"
        return [segment for (segment,) in self._db.execute(query, (kind,))]

    # --- folders ---

    def roots(self) -> dict[str, Place]:
        """Folders files lie in, by name."""
        return roots_in(self._db)

    def remember(self, name: str, place: Place) -> None:
        """Give a folder its name, or a name another folder. Counts at once."""
        self._db.execute(
            "INSERT OR REPLACE INTO roots VALUES (?, ?)", (name, os.fsencode(str(place)))
        )

    # --- files ---

    def file(self, path: str) -> Entry | None:
        """What is known of a path."""
        return next(self._entries("WHERE path = ?", path), None)

    def files(self) -> Iterator[Entry]:
        """All of them, by path."""
        return self._entries("ORDER BY path")

    def files_below(self, folder: str) -> Iterator[Entry]:
        """Files whose path begins with that of a folder, by path."""
        return self._entries(
            "WHERE path >= ? AND path < ? ORDER BY path", f"{folder}/", f"{folder}0"
        )

    def files_in(self, segment: int) -> list[Source]:
        """The rows of one segment of ``sources``, by path."""
        return [one.source for one in self._entries("WHERE segment = ? ORDER BY path", segment)]

    def files_with(self, sha256: str) -> list[Source]:
        """Files that hold these bytes, by path."""
        return [one.source for one in self._entries("WHERE sha256 = ? ORDER BY path", sha256)]

    def files_of(self, document_id: str) -> list[Source]:
        found = self._entries("WHERE document_id = ? ORDER BY path", document_id)
        return [one.source for one in found]

    def orphans(self) -> list[str]:
        """Paths entered as duplicates of bytes that no other path holds any more."""
        query = """SELECT path FROM files one WHERE status = 'duplicate' AND NOT EXISTS (
            SELECT 1 FROM files other WHERE other.sha256 = one.sha256 AND other.status <> 'duplicate'
        ) ORDER BY path"""
        return [path for (path,) in self._db.execute(query)]

    def _entries(self, where: str, *values: object) -> Iterator[Entry]:
        query = f"SELECT row, size, mtime FROM files {where}"  # noqa: S608 - our own words
        for row, size, mtime in self._db.execute(query, values):
            stamp = Stamp(size, mtime) if mtime is not None else None
            yield Entry(Source.model_validate_json(row), stamp)

    def file_segment(self, path: str) -> int | None:
        query = "SELECT segment FROM files WHERE path = ?"
        return self._one(query, path)

    def enter(self, source: Source, stamp: Stamp | None, segment: int) -> None:
        size, mtime = stamp or (None, None)
        row = source.model_dump_json()
        key = (source.path, source.sha256, source.document_id, source.status, size, mtime, segment)
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*key, row)
        )

    def touch(self, path: str, stamp: Stamp) -> None:
        """The same bytes lie on the disk anew."""
        self._db.execute("UPDATE files SET size = ?, mtime = ? WHERE path = ?", (*stamp, path))

    def leave(self, path: str) -> None:
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    # --- documents ---

    def document(self, document_id: str) -> Document | None:
        return next(self._documents("WHERE document_id = ?", document_id), None)

    def documents_in(self, segment: int) -> list[Document]:
        return list(self._documents("WHERE segment = ?", segment))

    def segments(self) -> list[int]:
        """Those that hold documents."""
        query = "SELECT DISTINCT segment FROM documents ORDER BY segment"
        return [segment for (segment,) in self._db.execute(query)]

    def renditions(self, identity: str) -> Iterator[Document]:
        """Documents that are one plan, the one that counts first."""
        return self._documents("WHERE identity = ? ORDER BY rank", identity)

    def ids_of(self, identity: str) -> list[str]:
        """The same, by their ids alone."""
        query = "SELECT document_id FROM documents WHERE identity = ? ORDER BY rank"
        return [key for (key,) in self._db.execute(query, (identity,))]

    def identity_of(self, document_id: str) -> str | None:
        """Which plan a stored document is found to be."""
        query = "SELECT identity FROM documents WHERE document_id = ?"
        row = self._db.execute(query, (document_id,)).fetchone()
        return None if row is None else str(row[0])

    def _documents(self, where: str, *values: object) -> Iterator[Document]:
        rows = self._db.execute(f"SELECT * FROM documents {where}", values)  # noqa: S608 - our own words
        for key, segment, base, identity, rank, is_primary, about in rows:
            alike = Likeness.of(json.loads(about))
            yield Document(key, segment, base, identity, rank, bool(is_primary), alike)

    def store(self, one: Document) -> None:
        self.drop(one.document_id)
        row = (*one[:-1], json.dumps(one.likeness))
        self._db.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        held = [(number, one.document_id) for number in one.likeness.sketch]
        self._db.executemany("INSERT INTO sketches VALUES (?, ?)", held)

    def sharing(self, number: int, most: int) -> list[str]:
        """Up to ``most`` documents whose sketch holds a number."""
        query = "SELECT document_id FROM sketches WHERE number = ? LIMIT ?"
        return [key for (key,) in self._db.execute(query, (number, most))]

    def restate(self, document_id: str, identity: str, is_primary: bool) -> None:
        """Say anew which plan a document is and whether it counts."""
        query = "UPDATE documents SET identity = ?, is_primary = ? WHERE document_id = ?"
        self._db.execute(query, (identity, is_primary, document_id))

    def drop(self, document_id: str) -> None:
        one = self.document(document_id)
        if one is None:
            return
        self._db.execute("DELETE FROM documents WHERE document_id = ?", (document_id,))
        self._db.execute("DELETE FROM tried WHERE document_id = ?", (document_id,))
        held = [(number, document_id) for number in one.likeness.sketch]
        self._db.executemany("DELETE FROM sketches WHERE number = ? AND document_id = ?", held)

    # --- corrections ---

    def tried(self, document_id: str) -> str | None:
        """What of the file of corrections was last looked at for a document."""
        query = "SELECT digest FROM tried WHERE document_id = ?"
        row = self._db.execute(query, (document_id,)).fetchone()
        return None if row is None else str(row[0])

    def all_tried(self) -> list[str]:
        """Documents some correction was meant for."""
        return [key for (key,) in self._db.execute("SELECT document_id FROM tried")]

    def note_tried(self, document_id: str, digest: str | None) -> None:
        """Note it; None: no correction is meant for the document any more."""
        if digest is None:
            self._db.execute("DELETE FROM tried WHERE document_id = ?", (document_id,))
        else:
            self._db.execute("INSERT OR REPLACE INTO tried VALUES (?, ?)", (document_id, digest))

    # --- segments ---

    def roomy(self, kind: str, capacity: int) -> Iterator[tuple[int, int]]:
        """Segments of ``documents`` or ``files`` with room, and how much; then new ones."""
        query = f"SELECT segment, count(*) FROM {kind} GROUP BY segment ORDER BY segment"  # noqa: S608
        taken: dict[int, int] = dict(self._db.execute(query).fetchall())
        for segment in itertools.count(1):
            room = capacity - taken.get(segment, 0)
            if room > 0:
                yield segment, room

    def _one(self, query: str, *values: object) -> int | None:
        row = self._db.execute(query, values).fetchone()
        return None if row is None else row[0]
