"""Full text without marks: an index of SQLite (FTS5) beside the tables, that follows them.

``dan van`` finds ``dân vận``: words are folded as ``ascii_key`` folds them, in the index and in the question. The index
holds no text, only where words stand. It can be deleted: it is made again.
"""

import re
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parsers.keys import ascii_key
from pipeline.desk.tables import Tables

_LAYOUT = 1
_MAKE = f"""
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, written INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, digest INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS by_file ON documents (file);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    head, agencies, body, content='', tokenize='ascii', detail='full'
);
PRAGMA user_version = {_LAYOUT};
"""
_WORD = re.compile(r"[0-9a-z]+")
_LEAST = 1000
_LONGEST = 200
"""Characters of a question that are looked for."""


class Search:
    """``sync`` brings the index up to the tables, one file of them after the other; ``find`` asks it."""

    def __init__(self, file: Path, tables: Tables) -> None:
        self._file = file
        self._tables = tables
        self._writing = threading.Lock()
        self._known: dict[str, int] = {}
        self.version = 0
        """Changes when what is found does."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._prepare()

    def _prepare(self) -> None:
        """What cannot be used is made anew."""
        try:
            usable = self._layout() in {0, _LAYOUT}
        except sqlite3.DatabaseError:
            usable = False
        if not usable:
            self._remove()
        with self._opened() as db:
            db.executescript(_MAKE)

    def _layout(self) -> int:
        with self._opened() as db:
            return int(db.execute("PRAGMA user_version").fetchone()[0])

    def _remove(self) -> None:
        for name in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + name).unlink(missing_ok=True)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self._file, timeout=10)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = OFF")  # it can be made again
            yield db
            db.commit()
        finally:
            db.close()

    def count(self) -> int:
        """Documents in the index."""
        with self._opened() as db:
            return int(db.execute("SELECT count(*) FROM documents").fetchone()[0])

    def find(self, question: str, column: str = "") -> str:
        """Documents that hold all words of a question, with blanks between; words in quotes stand beside each other."""
        asked = _asked(question, column)
        if asked is None:
            return ""
        query = (
            "SELECT group_concat(document_id, ' ') FROM words JOIN documents ON documents.number = words.rowid"
            " WHERE words MATCH ?"
        )
        with self._opened() as db:
            (found,) = db.execute(query, (asked,)).fetchone()
        return found or ""

    def sync(self) -> bool:
        """Read what changed; False where nothing did. One at a time."""
        with self._writing:
            files = {
                file.name: file.stat().st_mtime_ns
                for file in sorted((self._tables.parsed / "texts").glob("*.parquet"))
                if file.stem != "empty"
            }
            with self._opened() as db:
                known = dict(db.execute("SELECT name, written FROM files"))
                (last,) = db.execute("SELECT coalesce(max(number), 0) FROM documents").fetchone()
                (live,) = db.execute("SELECT count(*) FROM documents").fetchone()
            if known != self._known:  # by another desk
                self.version += 1
            if (
                last > _LEAST + 2 * live
            ):  # more words of documents that are gone than of those that are there
                self._remove()
                self._prepare()
                known = {}
            changed = [name for name, written in files.items() if known.get(name) != written]
            gone = [name for name in known if name not in files]
            for name in (*changed, *gone):
                self._read(name, files.get(name))
                self.version += 1
            self._known = files
            return bool(changed or gone)

    def _read(self, name: str, written: int | None) -> None:
        rows = self._rows(name) if written is not None else []
        with self._opened() as db:
            query = "SELECT document_id, number, digest FROM documents WHERE file = ?"
            held = {key: (number, digest) for key, number, digest in db.execute(query, (name,))}
            for key, told in rows:
                digest = zlib.crc32("\0".join(told).encode())
                before = held.pop(key, None)
                if before is not None and before[1] == digest:
                    continue
                if before is not None:
                    _drop(db, before[0])
                else:  # it may have stood in another file
                    old = db.execute("SELECT number FROM documents WHERE document_id = ?", (key,))
                    for (number,) in old.fetchall():
                        _drop(db, number)
                made = db.execute(
                    "INSERT INTO documents (document_id, file, digest) VALUES (?, ?, ?)",
                    (key, name, digest),
                )
                db.execute(
                    "INSERT INTO words (rowid, head, agencies, body) VALUES (?, ?, ?, ?)",
                    (made.lastrowid, *map(ascii_key, told)),
                )
            for number, _ in held.values():
                _drop(db, number)
            if written is None:
                db.execute("DELETE FROM files WHERE name = ?", (name,))
            else:
                db.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (name, written))

    def _rows(self, name: str) -> list[tuple[str, tuple[str, str, str]]]:
        """Head, agencies and text of the documents of one file."""
        plans, texts, agencies = (
            str(self._tables.parsed / table / name) for table in ("plans", "texts", "task_agencies")
        )
        there = Path(agencies).exists()
        named = (
            "SELECT document_id, string_agg(DISTINCT name, ' ') AS names FROM read_parquet(?)"
            " GROUP BY document_id"
            if there
            else "SELECT NULL::VARCHAR AS document_id, NULL::VARCHAR AS names WHERE ? IS NULL"
        )
        query = f"""
            SELECT document_id, concat_ws(' ', document_type, document_number, symbol, subject, issuing_agency,
                parent_agency, commune, district, province, file_name) AS head, coalesce(names, '') AS names, text
            FROM read_parquet(?) JOIN read_parquet(?) AS texts USING (document_id)
            LEFT JOIN ({named}) AS named USING (document_id)"""  # noqa: S608 - our own words
        found = self._tables.rows(query, (plans, texts, agencies))
        return [(one["document_id"], (one["head"], one["names"], one["text"])) for one in found]


def _drop(db: sqlite3.Connection, number: int) -> None:
    """Its words stay behind and lead nowhere: deleting them asks for the text (SQLite before 3.43)."""
    db.execute("DELETE FROM documents WHERE number = ?", (number,))


def _asked(question: str, column: str) -> str | None:
    """The question as FTS5 takes it: nothing of it steers, words are words."""
    parts = question[:_LONGEST].split('"')
    phrases = [_WORD.findall(ascii_key(part)) for part in parts[1::2]]
    phrases += [[word] for part in parts[0::2] for word in _WORD.findall(ascii_key(part))]
    told = [" ".join(words) for words in phrases if words]
    if not told:
        return None
    terms = " AND ".join(f'"{one}"' + ("" if " " in one else " *") for one in told)
    return f"{{{column}}} : ({terms})" if column else terms
