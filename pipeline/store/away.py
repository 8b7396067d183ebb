"""The index of tables below a URL: a copy in a file of this machine while the register is open.

It is fetched when the register is opened. A commit first puts an object that says which segments it is about
to rewrite (``.dirty``), then the tables, then the index, and takes the note away: a writer that is killed
anywhere leaves what a local one would, an index of before and the names of what to look through.
"""

import json
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.store import index
from pipeline.store.index import Index
from pipeline.store.places import Place, fetched, put, remove

if TYPE_CHECKING:
    from upath import UPath

_NOTE = ".dirty"


def roots_of(home: "UPath") -> dict[str, Place]:
    """Folders the files of a register lie in, for who only reads; none where there is no index."""
    with tempfile.TemporaryDirectory(prefix="plans-index-") as folder:
        copy = Path(folder) / "index.sqlite"
        try:
            copy.write_bytes(fetched(home))
        except FileNotFoundError:
            return {}
        return index.roots_of(copy)


class AwayIndex(Index):
    """The same questions and changes. ``check`` raises where the lock is not certain to be held any more."""

    def __init__(self, home: "UPath", check: Callable[[], None]) -> None:
        self._home = home
        self._notice = home.with_name(_NOTE)
        self._check = check
        self._folder = tempfile.TemporaryDirectory(prefix="plans-index-")
        self._copy = Path(self._folder.name) / "index.sqlite"
        with ExitStack() as failing:
            failing.callback(self._folder.cleanup)
            is_new = not self._fetch()
            super().__init__(self._copy)
            failing.callback(super().close)
            if is_new:
                self._put()  # tables without an index are those of another version
            super().note(**self._noted())
            failing.pop_all()

    def close(self) -> None:
        super().close()
        self._folder.cleanup()

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

    def _fetch(self) -> bool:
        try:
            self._copy.write_bytes(fetched(self._home))
        except FileNotFoundError:
            return False
        return True

    def _put(self) -> None:
        put(self._home, self._copy.read_bytes())

    def _noted(self) -> dict[str, list[int]]:
        """What a killed writer was about to rewrite."""
        try:
            found: dict[str, list[int]] = json.loads(fetched(self._notice))
        except FileNotFoundError:
            return {"documents": [], "files": []}
        return found
