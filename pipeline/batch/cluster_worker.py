"""What a Dask worker does for a run: it says who it is, and reads bundles of documents.

A bundle is read below the worker as ``plans ingest`` reads below itself: by a process that is watched, so that a
document that hangs or dies costs itself alone and never the worker. Nothing here imports Dask.
"""

import os
import pickle
import signal
from collections.abc import Iterable

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
    read = together(1, limits, stop=lambda: run in _ENDING)
    return list(read(pickle.loads(bundle)))  # noqa: S301 - the run's own


def finish(run: str) -> None:
    """Nothing more is begun for a run."""
    _ENDING.add(run)


def dask_setup(_worker: object) -> None:
    """Preloaded by workers a run starts for itself: Ctrl-C in the terminal of the run is not theirs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
