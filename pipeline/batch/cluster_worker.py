"""What a Dask worker does for a run: it says who it is, and reads bundles of documents.

A bundle is read below the worker as ``plans ingest`` reads below itself: by a process that is watched, so that a
document that hangs or dies costs itself alone and never the worker. The process stays for the next bundle, until
the run says that it is over. Nothing here imports Dask.
"""

import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import islice

from pipeline import PARSER_VERSION
from pipeline.batch.document import Task
from pipeline.batch.together import together
from pipeline.batch.workers import Limits

_ENDING: set[str] = set()
"""Runs that somebody asked to stop."""


class OtherVersion(Exception):
    """The worker has another version of plans than the run. ``str()`` names it."""


def version() -> str:
    """The version of plans a worker would read with."""
    return PARSER_VERSION


def unseen(paths: Iterable[str]) -> list[str]:
    """Which of these paths do not lie where they should."""
    return [path for path in paths if not os.path.lexists(path)]


def read_bundle(wanted: str, run: str, limits: Limits, bundle: bytes) -> list[tuple[Task, bytes]]:
    """The pickled tasks of a bundle with their answers; those alone that were read when the run is to end.

    ``wanted``: the version of the run, for a worker may have come after the others were asked.
    """
    if version() != wanted:
        raise OtherVersion(version())
    ours = run, threading.get_ident()
    _close(
        [key for key in list(_KEPT) if key[1] == ours[1] and key != ours]
    )  # of runs that were killed
    reader = _KEPT.setdefault(ours, _Reader(run, limits))
    try:
        found = reader.read(pickle.loads(bundle))  # noqa: S301 - the run's own
    except BaseException:
        _close([ours])
        raise
    if run in _ENDING:
        _close([ours])
    return found


def finish(run: str) -> None:
    """Nothing more is begun for a run, and what was kept for it ends; readers at work do so by themselves."""
    _ENDING.add(run)
    _close([key for key in list(_KEPT) if key[0] == run])


class _Reader:
    """A watched process, kept from bundle to bundle: to start one takes as long as to read twenty documents."""

    def __init__(self, run: str, limits: Limits) -> None:
        self._tasks: deque[Task] = deque()
        self._answers = together(1, limits, stop=lambda: run in _ENDING)(self._given())

    def read(self, tasks: Collection[Task]) -> list[tuple[Task, bytes]]:
        self._tasks.extend(tasks)
        answers = (one for one in self._answers if one[0] != _NOTHING)
        return list(islice(answers, len(tasks)))

    def close(self) -> None:
        """Raises ``ValueError`` while it reads."""
        self._answers.close()  # type: ignore[attr-defined]

    def _given(self) -> Iterator[Task]:
        """Whoever reads takes the next task before it gives the answer to the last: there always is one."""
        while True:
            yield self._tasks.popleft() if self._tasks else _NOTHING


_NOTHING = Task("", "", 0)
"""A file there is not, read between two bundles."""
_KEPT: dict[tuple[str, int], _Reader] = {}
"""Readers by run and thread."""


def _close(keys: Iterable[tuple[str, int]]) -> None:
    for key in keys:
        with suppress(ValueError, KeyError):  # it reads, or was closed by another thread
            _KEPT[key].close()
            del _KEPT[key]


def dask_setup(_worker: object) -> None:
    """Preloaded by workers a run starts for itself: Ctrl-C in the terminal of the run is not theirs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
