"""One writer at a time: a lock on the folder of the tables, with the name of who holds it.

The lock of a local folder is the operating system's, so that it ends with its process, however that ends;
that of a folder below a URL runs out (``lease``).
"""

import fcntl
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import TextIO

from pipeline.store import lease
from pipeline.store.lease import Lease
from pipeline.store.places import Place, make_folder

_FILE = ".lock"
_PAUSE = 0.2
_LONG_PAUSE = 2.0
"""Seconds between two looks at a lock, and at one that a request is needed to look at."""


class RegisterBusy(Exception):
    """Another process writes. ``str()`` says which, and what to do."""


@contextmanager
def writer(folder: Place, command: str, *, wait: float = 0.0) -> Iterator[Callable[[], None]]:
    """Hold the lock of a folder of tables; ``wait`` is how many seconds to wait for it. What is given raises
    ``OSError`` where it is no longer certain that it is held.
    """
    make_folder(folder)
    deadline = monotonic() + wait
    pause = _PAUSE if isinstance(folder, Path) else _LONG_PAUSE
    with ExitStack() as holding:
        if isinstance(folder, Path):
            lock: _FileLock | Lease = _FileLock(
                holding.enter_context((folder / _FILE).open("a+", encoding="utf-8"))
            )
        else:
            lock = Lease(folder / _FILE)
        while not lock.take(_holder(command)):
            if monotonic() >= deadline:
                raise RegisterBusy(_said(folder, lock.held()))
            sleep(pause)
        holding.callback(lock.leave)
        yield lock.check


class _FileLock:
    """The operating system's, on an open file."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def take(self, text: str) -> bool:
        try:
            fcntl.flock(self._stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self._stream.truncate(0)
        self._stream.write(text)
        self._stream.flush()
        return True

    def held(self) -> str:
        self._stream.seek(0)
        return self._stream.read()

    def check(self) -> None:
        """It ends with this process."""

    def leave(self) -> None:
        self._stream.truncate(0)


def _holder(command: str) -> str:
    told = {
        "command": command,
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
        "key": os.urandom(16).hex(),  # of two processes on two machines all else may be equal
    }
    return json.dumps(told)


def _said(folder: Place, text: str) -> str:
    try:
        held = json.loads(text)
        who = (
            f"`{held['command']}` (process {held['pid']} on {held['host']}, since {held['since']})"
        )
    except (ValueError, KeyError):  # between taking the lock and saying so
        who = "another process"
    advice = "try again when it is done, or give --wait SECONDS"
    if not isinstance(folder, Path):
        advice += f"; if it was killed, its lock runs out after {lease.SECONDS:g} seconds"
    return f"{folder} is being written by {who}; {advice}"
