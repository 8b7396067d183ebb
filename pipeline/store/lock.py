"""One writer at a time: a lock on the folder of the tables, with the name of who holds it.

The lock is the operating system's, so that it ends with its process, however that ends.
"""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import TextIO

_FILE = ".lock"
_PAUSE = 0.2


class RegisterBusy(Exception):
    """Another process writes. ``str()`` says which, and what to do."""


@contextmanager
def writer(folder: Path, command: str, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of a folder of tables; ``wait`` is how many seconds to wait for it."""
    folder.mkdir(parents=True, exist_ok=True)
    deadline = monotonic() + wait
    with (folder / _FILE).open("a+", encoding="utf-8") as stream:
        while not _locked(stream):
            if monotonic() >= deadline:
                raise RegisterBusy(_said(folder, stream))
            sleep(_PAUSE)
        stream.truncate(0)
        since = datetime.now(UTC).isoformat(timespec="seconds")
        holder = {
            "command": command,
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": since,
        }
        stream.write(json.dumps(holder))
        stream.flush()
        try:
            yield
        finally:
            stream.truncate(0)


def _locked(stream: TextIO) -> bool:
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _said(folder: Path, stream: TextIO) -> str:
    stream.seek(0)
    try:
        held = json.loads(stream.read())
        who = (
            f"`{held['command']}` (process {held['pid']} on {held['host']}, since {held['since']})"
        )
    except (ValueError, KeyError):  # between taking the lock and saying so
        who = "another process"
    return f"{folder} is being written by {who}; try again when it is done, or give --wait SECONDS"
