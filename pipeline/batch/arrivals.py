"""What arrives in folders, and when it is to be read: told of events and of the time, it opens nothing.

``come(path, now)`` for a file that is there, ``look_through(folder, now)`` where something went; ``due(now)`` is
the next round. A file is due when it has lain as it lies for ``settle`` seconds; what arrives together is due
together. A round that broke off is due again, and so is a file that failed for a reason that may pass, each time
after a longer pause.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from pipeline.store.index import Stamp

_PATIENCE = 5
"""So many times ``settle`` what is due waits for what still arrives."""
_PAUSES = (1.0, 300.0)
"""Seconds until a round is tried again: after the first time it broke off, and at most."""
_FILE_PAUSES = (15.0, 3600.0)
"""The same of a file that failed for a passing reason."""


class Round(NamedTuple):
    """What one ingest is to look at."""

    paths: tuple[Path, ...]
    """Files, and folders to look through."""
    growing: frozenset[Path]
    """Files somebody is still writing, to be left alone."""


class _Seen(NamedTuple):
    stamp: Stamp | None
    since: float


class Arrivals:
    def __init__(self, settle: float, stamp_of: Callable[[Path], Stamp | None]) -> None:
        """``stamp_of``: how a file lies on the disk; None for what is no file, or not there."""
        self._settle = settle
        self._stamp_of = stamp_of
        self._growing: dict[Path, _Seen] = {}
        self._due: dict[Path, float] = {}
        """Files and folders for the next round, and since when."""
        self._later: dict[Path, float] = {}
        """Files that failed for a passing reason, and when they are due."""
        self._pauses: dict[Path, float] = {}
        self._pause = 0.0
        self._held = 0.0
        """Until then there is no round: the last one broke off."""

    def come(self, path: Path, now: float) -> None:
        """A file is there or was written to; told twice is told once."""
        self._due.pop(path, None)
        self._growing[path] = _Seen(self._stamp_of(path), now)

    def look_through(self, folder: Path, now: float) -> None:
        """Something is gone from a folder, or nobody knows what happened there."""
        self._due.setdefault(folder, now)

    def due(self, now: float) -> Round | None:
        """What is to be read now, if anything is. ``done`` or ``broke`` tells how it ended."""
        self._look(now)
        if not self._due or now < self._held:
            return None
        waited = now - min(self._due.values())
        if self._growing and waited < _PATIENCE * self._settle:
            return None
        return Round(tuple(self._due), frozenset(self._growing))

    def done(self, round_: Round, now: float, failed: Iterable[Path] = ()) -> None:
        """A round came to its end. ``failed``: files whose failure may be over next time."""
        again = set(failed)
        for path in round_.paths:
            self._due.pop(path, None)
        for path in self._pauses.keys() - again - self._later.keys():
            del self._pauses[path]
        for path in again:
            self._pauses[path] = _longer(self._pauses.get(path, 0.0), _FILE_PAUSES)
            self._later[path] = now + self._pauses[path]
        self._pause = self._held = 0.0

    def broke(self, now: float) -> float:
        """A round broke off; how many seconds until it is due again, with all it had."""
        self._pause = _longer(self._pause, _PAUSES)
        self._held = now + self._pause
        return self._pause

    def _look(self, now: float) -> None:
        """Who has lain still long enough is due; who is gone is no business of ours."""
        for path, at in tuple(self._later.items()):
            if at <= now:
                del self._later[path]
                self._due.setdefault(path, now)
        for path, seen in tuple(self._growing.items()):
            if now - seen.since < self._settle:
                continue
            stamp = self._stamp_of(path)
            if stamp is None:
                del self._growing[path]
            elif stamp != seen.stamp:
                self._growing[path] = _Seen(stamp, now)
            else:
                del self._growing[path]
                self._due[path] = now


def _longer(pause: float, between: tuple[float, float]) -> float:
    first, most = between
    return min(max(2 * pause, first), most)
