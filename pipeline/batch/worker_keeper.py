"""The keeper: loads what reading needs once, forks workers, watches them, ends them.

A process of its own with a single thread, so that forking it is safe whatever threads the run has, and
so that documents are watched while the run is busy with answers. It adopts every descendant of a worker
that dies; whatever is its child and no worker is killed. When the run ends, however, all of it ends.
"""

import contextlib
import gc
import os
import selectors
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.batch import processes
from pipeline.batch.worker_main import Board, Share, serve
from pipeline.batch.worker_wire import MIB, Gone, Lines, function_of

TICK = 0.1
"""Seconds between two looks at the workers."""
_LONG = 0.5
"""Seconds after which a document may have programs running worth a look at every process of the system."""
_LAST = 5.0
"""Seconds the keeper waits at its end for the processes it killed."""


class _Kept:
    """A worker as the keeper knows it."""

    def __init__(self, name: str, pid: int, board: Board) -> None:
        self.name = name
        self.pid = pid
        self.board = board
        self.cause: str | None = None
        self.below: list[int] = []
        """Descendants, by the last look."""


class Keeper:
    def __init__(
        self,
        lines: Lines,
        work: Callable[..., object],
        seconds: float,
        share: Share,
        folder: Path,
    ) -> None:
        self._lines = lines
        self._work = work
        self._seconds = seconds
        self._share = share
        self._run = os.getppid()
        self._workers: dict[int, _Kept] = {}
        self._orphans = False
        self._folder = folder
        """A folder a worker for its temporary files: who is killed cannot tidy up."""
        self._litter: list[Path] = []
        self._look = 0.0
        """When to look at every process of the system again; one part in a hundred of the time goes into it."""
        self._bell, self._ring = socket.socketpair()
        self._bell.setblocking(False)
        self._ring.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._ring.fileno(), warn_on_full_buffer=False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(lines.channel, selectors.EVENT_READ)
        self._selector.register(self._bell, selectors.EVENT_READ)

    def keep(self) -> None:
        """Until the run is over."""
        try:
            while os.getppid() == self._run:
                for key, _ in self._selector.select(TICK if self._workers else 1.0):
                    if key.fileobj is self._bell:
                        self._bell.recv(4096)
                    else:
                        self._obey()
                self._reap()
                self._watch()
        except (Gone, ConnectionError):  # the run is over, or was killed
            pass
        finally:
            self._end()

    def _obey(self) -> None:
        for message in self._lines.receive():
            if "start" in message:
                self._start(message["start"], self._lines.descriptors.pop(0))
            elif "kill" in message:
                for worker in self._workers.values():
                    if worker.name == message["kill"]:
                        processes.kill_group(worker.pid)

    def _start(self, name: str, descriptor: int) -> None:
        board, keeper = Board.new(), os.getpid()
        folder = self._folder / name
        with socket.socket(fileno=descriptor) as channel:
            try:
                folder.mkdir(mode=0o700)
                pid = os.fork()
            except OSError as error:
                self._lines.send({"dead": name, "cause": error.strerror, "begun": 0})
                return
            if pid == 0:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                self._selector.close()
                self._bell.close()
                self._ring.close()
                self._lines.channel.close()
                for other in self._lines.descriptors:
                    os.close(other)
                tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
                serve(channel, self._work, self._share, board, keeper)
        self._workers[pid] = _Kept(name, pid, board)

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
                if pid == 0:
                    break
                if (worker := self._workers.pop(pid, None)) is not None:
                    self._bury(worker, os.waitstatus_to_exitcode(status), usage.ru_maxrss)
        if self._orphans:
            left = self._adopted()
            processes.kill(left)  # those that die ring the bell, and leave us their children
            self._orphans = bool(left)
        while self._litter and not self._orphans:
            shutil.rmtree(self._litter.pop(), ignore_errors=True)

    def _adopted(self) -> list[int]:
        mine = processes.children().get(os.getpid(), [])
        return [pid for pid in mine if pid not in self._workers]

    def _bury(self, worker: _Kept, code: int, peak: int) -> None:
        """``code``: of its exit, or minus the signal; ``peak``: KiB on Linux, bytes on macOS."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(worker.pid, signal.SIGKILL)
        self._orphans = self._orphans or code != 0  # else it has looked for itself
        megabytes = peak // (MIB if sys.platform == "darwin" else 1024)
        cause = worker.cause
        if cause is None and code < 0 and megabytes > self._share.megabytes:
            cause = "memory"  # between two looks
        self._litter.append(self._folder / worker.name)
        _, begun = worker.board.read()
        worker.board.memory.close()
        self._lines.send(
            {
                "dead": worker.name,
                "cause": cause,
                "code": code,
                "begun": begun,
                "megabytes": megabytes,
            }
        )

    def _watch(self) -> None:
        now = time.monotonic()
        busy = [
            (worker, now - since)
            for worker in self._workers.values()
            if (since := worker.board.read()[0])
        ]
        for worker, _ in busy:
            worker.board.tell(len(busy))
        if now > self._look and any(seconds > _LONG for _, seconds in busy):
            tree = processes.children()
            took = time.monotonic() - now
            self._look = now + max(_LONG, 100 * took)
            for worker, _ in busy:
                worker.below = processes.descendants(worker.pid, tree)
        for worker, seconds in busy:
            if seconds < _LONG:
                worker.below = []
            held = sum(map(processes.resident, (worker.pid, *worker.below)))
            if seconds > self._seconds:
                self._give_up(worker, "timeout")
            elif held > self._share.megabytes * MIB:
                self._give_up(worker, "memory")

    def _give_up(self, worker: _Kept, cause: str) -> None:
        if worker.board.read()[0]:  # else it has just finished
            worker.cause = worker.cause or cause
            processes.kill_group(worker.pid)

    def _end(self) -> None:
        """Kill all there is, and what that leaves, and reap it."""
        until = time.monotonic() + _LAST
        for pid in self._workers:
            processes.kill_group(pid)
        self._workers.clear()
        with contextlib.suppress(ChildProcessError):
            while time.monotonic() < until:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    processes.kill(self._adopted())
                    time.sleep(0.005)
        shutil.rmtree(self._folder, ignore_errors=True)  # the run may be dead


def main(descriptor: int) -> None:
    """The process the run started; ``descriptor``: its end of the keeper's channel."""
    # a service manager that stops the run tells all of its processes; the run says when they end
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    try:
        os.dup2(2, 1)  # libraries print: the run's own output is not theirs
    except OSError:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path but the system's sink
            os.dup2(nowhere.fileno(), 1)
    processes.adopt()
    # a run that was killed while this loads is not there to be told
    with contextlib.suppress(ConnectionError), socket.socket(fileno=descriptor) as channel:
        lines = Lines(channel)
        try:
            [order] = lines.receive()
        except Gone:
            return
        try:
            work = _prepare(order)
        except BaseException as error:  # noqa: BLE001 - said by the run, in one line
            text = " ".join(str(error).split())
            lines.send({"broken": f"{type(error).__name__}: {text}"})
            return
        # what is alive now stays: a pass of the collector would copy every page that is shared
        gc.collect()
        gc.freeze()
        lines.send({"ready": processes.threads()})
        share = Share(order["megabytes"], order["documents"], order["processors"])
        Keeper(lines, work, order["seconds"], share, Path(order["folder"])).keep()


def _prepare(order: dict[str, Any]) -> Callable[..., object]:
    work = function_of(order["work"])
    if order["prepare"] is not None:
        function_of(order["prepare"])()
    return work
