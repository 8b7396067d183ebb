"""A worker: one document after another, an answer each, until it has done its share.

It is forked by the keeper, leads a session of its own, and leaves no process behind a document.
"""

import contextlib
import json
import os
import pickle
import signal
import socket
import struct
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from mmap import mmap
from pathlib import PurePath
from typing import NamedTuple, NoReturn

from pipeline import PARSER_VERSION
from pipeline.batch import processes
from pipeline.batch.worker_wire import (
    ANSWER,
    HELLO,
    LOST,
    MIB,
    MOST_BYTES,
    TASK,
    Gone,
    head,
    receive,
)
from pipeline.recognition.pace import Pace, kept_to

_BOARD = struct.Struct("@dI")
_BUSY = struct.Struct("@I")
_SWEEPS = 50
"""How often a worker looks for what a document left running, at most; more breed faster than they die."""


class Board(NamedTuple):
    """What worker and keeper both see, in 20 bytes of memory they share; each writes its own."""

    memory: mmap

    @classmethod
    def new(cls) -> "Board":
        return cls(mmap(-1, _BOARD.size + _BUSY.size))

    def write(self, since: float, begun: int) -> None:
        """``since``: when the work on a document began (seconds, monotonic), 0 while there is none;
        ``begun``: documents begun so far.
        """
        _BOARD.pack_into(self.memory, 0, since, begun)

    def read(self) -> tuple[float, int]:
        since, begun = _BOARD.unpack_from(self.memory)
        return since, begun

    def tell(self, busy: int) -> None:
        """The keeper: so many workers have a document in hand."""
        _BUSY.pack_into(self.memory, _BOARD.size, busy)

    def busy(self) -> int:
        """So many, this one too."""
        (busy,) = _BUSY.unpack_from(self.memory, _BOARD.size)
        return max(1, int(busy))


class Share(NamedTuple):
    """What a worker may take."""

    megabytes: int
    documents: int
    processors: int


def serve(
    channel: socket.socket,
    work: Callable[..., object],
    share: Share,
    board: Board,
    keeper: int,
) -> NoReturn:
    """Answer the tasks of a channel; ends the process, whatever happens. ``keeper``: its process."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        processes.die_with_parent()
        processes.adopt()
        processes.first_to_go()
        # the keeper looks at memory now and then; this stops what grows in one go
        processes.wall((share.megabytes + share.megabytes // 4 + 64) * MIB)
        if keeper == os.getppid():
            _answer_all(channel, work, share, board)
        code = 0
    except (Gone, ConnectionError):
        code = 0  # the run is over
    except BaseException:  # noqa: BLE001 - nothing may climb into the code of the keeper
        traceback.print_exc()
    finally:
        with contextlib.suppress(BaseException):
            sys.stderr.flush()
        os._exit(code)  # the keeper's exit handlers are not ours


def _answer_all(
    channel: socket.socket, work: Callable[..., object], share: Share, board: Board
) -> None:
    channel.sendall(head(HELLO, 0, 0))
    for begun in range(1, share.documents + 1):
        task = receive(channel)
        if task.kind != TASK:
            return
        board.write(time.monotonic(), begun)
        # of a scan each page has the time of a document, and those of the processors that no other worker needs
        kept_to(Pace(lambda: share.processors // board.busy(), partial(_anew, board, begun)))
        kind, body, full = _attempt(work, task.body, share)
        clean = _sweep()
        board.write(0.0, begun)
        # what its allocator kept must not be held against the next document
        full = full or not clean or processes.resident() > share.megabytes * MIB // 2
        leaves = full or begun == share.documents
        channel.sendall(head(kind, task.serial, body.nbytes, leaves=leaves))
        channel.sendall(body)
        if leaves:
            return


def _anew(board: Board, begun: int) -> None:
    board.write(time.monotonic(), begun)


def _attempt(
    work: Callable[..., object], task: bytes, share: Share
) -> tuple[int, memoryview, bool]:
    """Kind and body of the answer, and whether memory ran out."""
    ran_out = _lost(  # made while there is memory to make it
        "memory",
        f"needs more memory than the {share.megabytes} MB a document may take;"
        " raise the limit of megabytes, or split the file",
    )
    try:
        answer = memoryview(work(pickle.loads(task))).cast("B")  # type: ignore[arg-type] # noqa: S301 - the run's own
        if answer.nbytes > MOST_BYTES[ANSWER]:
            message = f"its answer has {answer.nbytes} bytes, more than is handed over"
            return LOST, _lost("error", message), False
    except MemoryError:
        return LOST, ran_out, True
    except BaseException as error:  # noqa: BLE001 - SystemExit of a library is an error like others
        return LOST, _lost("error", _bug(error)), False
    return ANSWER, answer, False


def _lost(code: str, message: str) -> memoryview:
    return memoryview(json.dumps([code, message]).encode())


def _bug(error: BaseException) -> str:
    """Type and place; never the document's own words."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(frame.filename).name}:{frame.lineno}"
    return (
        f"plans {PARSER_VERSION} has a bug here ({type(error).__name__} at {place}); "
        "the file may be fine: please report it, with the file if you may share it"
    )


def _sweep() -> bool:
    """End and reap what the document left running; whether nothing is left."""
    for _ in range(_SWEEPS):
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return True
        processes.kill(processes.descendants(os.getpid(), processes.children()))
        time.sleep(0.002)
    return False
