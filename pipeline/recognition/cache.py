"""What was read from pictures before, so that nothing is recognised twice: SQLite beside the tables.

A part of a page is known by its pixels, the form it was read in, its resolution and the engine that read it, so a new
version of plans, another reading of a register or a run after one that was killed pays for no part again. Words are
kept as they stand in the part, and are the same wherever on a page it lies. Nothing here can fail a reading: what
cannot be kept is not, what is damaged is set aside.
"""

import json
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from time import time
from typing import Protocol

from parsers.layout.scan.engine import Engine, Grey, Part, Word
from pipeline.recognition.moved import moved

MOST_MB = 1000
"""Of the file: some 30,000 pages of 33 KB."""
_LAYOUT = 1
_TABLES = f"""
CREATE TABLE parts (key BLOB PRIMARY KEY, used INTEGER NOT NULL, words BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX parts_by_use ON parts (used);
PRAGMA user_version = {_LAYOUT};
"""
_PATIENCE = 5.0
"""Seconds until a page goes unremembered because others write."""
_DAY = 86400
"""Seconds: a part that is used is noted so once in them."""
_GOES = 10
"""One of so many parts goes when the file is full."""
_LOOK = 64
"""Pages kept between two looks at the size of the file."""


class Identified(Engine, Protocol):
    """An engine that says which it is: another version or other data reads otherwise."""

    @property
    def identity(self) -> str: ...


class Remembering:
    """An engine that asks its memory first. Parts are handed on by themselves, so that what one says hangs on nothing
    but its own pixels.
    """

    def __init__(self, engine: Identified, memory: "Memory") -> None:
        self._engine = engine
        self._memory = memory

    def words(self, picture: Grey, parts: Sequence[Part], dpi: int) -> list[list[Word]]:
        pieces = [picture[part.top : part.bottom, part.left : part.right] for part in parts]
        told = (f"{self._engine.identity} {part.form.value} {dpi}" for part in parts)
        keys = [_key(piece, text) for piece, text in zip(pieces, told, strict=True)]
        known = self._memory.known(keys)
        new: dict[bytes, list[Word]] = {}
        for key, piece, part in zip(keys, pieces, parts, strict=True):
            if key not in known and key not in new:
                height, width = piece.shape
                whole = Part(0, 0, width, height, part.form)
                [new[key]] = self._engine.words(piece, [whole], dpi)
        self._memory.keep(new)
        found = known | new
        return [moved(found[key], part) for key, part in zip(keys, parts, strict=True)]


class Memory:
    """The file, for one process: its threads take turns."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._turn = Lock()
        self._db: sqlite3.Connection | None = _connected(file)
        self._kept = 0

    def known(self, keys: Iterable[bytes]) -> dict[bytes, list[Word]]:
        """What is remembered of some parts."""
        now, found, stale = int(time()), {}, []
        with self._turn, suppress(sqlite3.OperationalError):
            try:
                for key in keys:
                    row = self._asked("SELECT words, used FROM parts WHERE key = ?", key)
                    if row is not None and (words := _unpacked(row[0])) is not None:
                        found[key] = words
                        stale += [key] if row[1] < now - _DAY else []
                self._change(
                    "UPDATE parts SET used = ? WHERE key = ?", [(now, key) for key in stale]
                )
            except sqlite3.DatabaseError as error:
                self._leave(error)
        return found

    def keep(self, new: dict[bytes, list[Word]]) -> None:
        """Remember what was read from some parts."""
        now = int(time())
        rows = [(key, now, _packed(words)) for key, words in new.items()]
        with self._turn, suppress(sqlite3.OperationalError):
            try:
                self._change("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", rows)
                if rows and self._db is not None:
                    if self._kept % _LOOK == 0:
                        self._shrink()
                    self._kept += 1
            except sqlite3.DatabaseError as error:
                self._leave(error)

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _asked(self, query: str, *values: object) -> tuple[bytes, int] | None:
        if self._db is None:
            return None
        row: tuple[bytes, int] | None = self._db.execute(query, values).fetchone()
        return row

    def _change(self, query: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._db is not None and rows:
            with self._db:
                self._db.executemany(query, rows)

    def _shrink(self) -> None:
        """What was used least of late goes when the file is full; its room is used again."""
        pages, free, size = (
            int(self._asked(f"PRAGMA {name}")[0])  # type: ignore[index]
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > MOST_MB * 1_000_000:
            oldest = f"""DELETE FROM parts WHERE key IN (SELECT key FROM parts ORDER BY used
                LIMIT (SELECT count(*) / {_GOES} + 1 FROM parts))"""  # noqa: S608 - our own words
            self._change(oldest, [()])

    def _leave(self, error: sqlite3.DatabaseError) -> None:
        """Go on without it; a damaged file makes room for a new one, a full disk or a busy one does not."""
        if isinstance(error, sqlite3.OperationalError):
            raise error
        self.close()
        _set_aside(self._file, error)


def opened(file: Path) -> Memory | None:
    """The memory in a file, made where there is none; None where it cannot be had."""
    try:
        return Memory(file)
    except sqlite3.OperationalError:  # a full disk, a folder nobody may write to
        return None
    except sqlite3.DatabaseError as error:
        _set_aside(file, error)
    try:
        return Memory(file)
    except sqlite3.Error:
        return None


def _connected(file: Path) -> sqlite3.Connection:
    """Raises ``sqlite3.Error``."""
    # autocommit but for changes; used by one thread at a time
    db = sqlite3.connect(
        file, timeout=_PATIENCE, isolation_level="IMMEDIATE", check_same_thread=False
    )
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")  # a power cut costs what was kept last
        (layout,) = db.execute("PRAGMA user_version").fetchone()
        if layout not in {0, _LAYOUT}:
            raise sqlite3.DatabaseError(f"layout {layout}, not {_LAYOUT}")
        if layout == 0:
            with suppress(sqlite3.OperationalError):  # another process has made it meanwhile
                db.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
            db.execute("SELECT used FROM parts LIMIT 1")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _set_aside(file: Path, error: sqlite3.DatabaseError) -> None:
    beside = file.with_name(f"{file.name}.damaged")
    with suppress(OSError):
        file.replace(beside)
    for ending in ("-wal", "-shm"):  # or the next file would take them for its own
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
    sys.stderr.write(
        f"plans: {file} was damaged ({error}) and is set aside as {beside.name}; scans are recognised anew\n"
    )


def _key(piece: Grey, told: str) -> bytes:
    digest = blake2b(f"{told} {piece.shape[0]} {piece.shape[1]}\n".encode(), digest_size=20)
    digest.update(piece.tobytes())
    return digest.digest()


def _packed(words: Iterable[Word]) -> bytes:
    """What an engine says of words; the rest of them is made later."""
    told = [word[:_SAID] for word in words]
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def _unpacked(data: bytes) -> list[Word] | None:
    try:
        return [
            Word(text, tuple(edges), tuple(tops), tuple(bottoms), level, size, tuple(sure), line)
            for text, edges, tops, bottoms, level, size, sure, line in json.loads(
                zlib.decompress(data)
            )
        ]
    except (ValueError, zlib.error):
        return None


_SAID = Word._fields.index("line") + 1
