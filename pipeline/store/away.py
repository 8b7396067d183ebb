"""The index of tables below a URL: a copy in memory while the register is open.

It is fetched when the register is opened. A commit first puts an object that says which segments it is about
to rewrite (``.dirty``), then the tables, then the index, and takes the note away: a writer that is killed
anywhere leaves what a local one would, an index of before and the names of what to look through.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from pipeline.store.index import Index, Question
from pipeline.store.places import Place, fetched, put, remove

if TYPE_CHECKING:
    from upath import UPath

T = TypeVar("T")
_NOTE = ".dirty"


def told(home: "UPath", question: Question[T]) -> dict[str, T]:
    """What an index says, for who only reads; nothing where there is none."""
    try:
        with closing(_loaded(fetched(home))) as db:
            return question(db)
    except (FileNotFoundError, sqlite3.DatabaseError):
        return {}


class AwayIndex(Index):
    """The same questions and changes. ``check`` raises where the lock is not certain to be held any more."""

    def __init__(self, home: "UPath", check: Callable[[], None]) -> None:
        self._home = home
        self._notice = home.with_name(_NOTE)
        self._check = check
        try:
            super().__init__(_loaded(fetched(home)))
        except FileNotFoundError:
            super().__init__(sqlite3.connect(":memory:", isolation_level=None))
            self._put()  # tables without an index are those of another version
        super().note(**self._noted())

    def note(self, documents: Iterable[int], files: Iterable[int]) -> None:
        self._check()
        super().note(documents, files)
        noted = {kind: self.dirty(kind) for kind in ("documents", "files")}
        if any(noted.values()):
            put(self._notice, json.dumps(noted).encode())

    def commit(self) -> None:
        super().commit()
        self._check()
        self._put()
        remove(self._notice)

    def remember(self, name: str, place: Place) -> None:
        super().remember(name, place)
        self._put()

    def _put(self) -> None:
        put(self._home, self._db.serialize())

    def _noted(self) -> dict[str, list[int]]:
        """What a killed writer was about to rewrite."""
        try:
            found: dict[str, list[int]] = json.loads(fetched(self._notice))
        except FileNotFoundError:
            return {"documents": [], "files": []}
        return found


def _loaded(data: bytes) -> sqlite3.Connection:
    if not data:  # SQLite takes it for a lack of memory
        raise sqlite3.DatabaseError("it is empty")
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(data)
    return db
