"""Work on many documents in processes of their own, so that no document can harm a run.

``run(tasks, work, jobs=2, limits=Limits())`` gives every task to a worker and yields it with its
answer, in the order they come. A document that takes too long, too much memory, or brings its worker
down is yielded with a ``Lost`` that says so; the worker is replaced, others do not notice.

Three kinds of processes: the run; the keeper (``worker_keeper``), which has loaded what reading
needs, forks workers and watches them; the workers (``worker_main``). The run reads answers and hands out tasks,
nothing else: it sleeps until there is something to read.
"""

import contextlib
import json
import os
import pickle
import selectors
import shutil
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, Generic, TypeVar

from pipeline.batch import processes
from pipeline.batch.interrupts import patient
from pipeline.batch.limits import Limits, Lost
from pipeline.batch.worker_wire import (
    ANSWER,
    HELLO,
    LOST,
    MOST_BYTES,
    TASK,
    Frame,
    Garbled,
    Gone,
    Incoming,
    Lines,
    head,
    name_of,
)

__all__ = ["Limits", "Lost", "WorkersBroken", "run"]

T = TypeVar("T")

_DEATHS = 3
"""So many processes that end before they could take a task, one after another: it will not get better."""
_LOADING = 120.0
"""Seconds for what all workers need, loaded once."""
_PATIENCE = 15.0
"""Seconds the keeper has to end by itself; longer than it waits for what it kills."""
_KEEPER = "import sys; sys.path[:] = {path!r}; from pipeline.batch.worker_keeper import main; main({descriptor})"


class WorkersBroken(RuntimeError):
    """No worker can be had: what ``work`` needs cannot be loaded, or processes end as they start."""


def run(
    tasks: Iterable[T],
    work: Callable[[T], bytes],
    *,
    jobs: int,
    limits: Limits = Limits(),  # noqa: B008 - a tuple of numbers
    stop: Callable[[], bool] = lambda: False,
    prepare: Callable[[], object] | None = None,
) -> Generator[tuple[T, bytes | Lost], None, bool]:
    """Every task with the bytes ``work`` made of it, or how it was lost; in any order, each once.

    ``work`` and ``prepare`` are functions at the top of a module; ``prepare`` is called once, in the
    process all workers are forked from: imports and tables it loads are paid for once and shared. It
    must leave no threads. Tasks are small (64 KiB pickled at most) and taken from ``tasks`` when a worker
    is free for them, never more than ``jobs`` ahead of the answers that came.

    When ``stop`` says so, or at Ctrl-C in the main thread, nothing more is handed out; what is in
    hand is finished, and the generator returns False (True: all tasks were handed out). A second Ctrl-C
    ends workers at once and raises ``KeyboardInterrupt``; closing the generator ends them too.

    Raises ``WorkersBroken``; ``ValueError`` for a task too large or functions no worker can import; and
    what ``tasks`` and ``stop`` raise.
    """
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}: at least one worker is needed")
    if limits.seconds <= 0 or limits.megabytes < 1 or limits.documents < 1:
        raise ValueError(f"{limits} leaves nothing to work with")
    order = limits._asdict() | {
        "work": name_of(work),
        "prepare": None if prepare is None else name_of(prepare),
    }
    with patient() as interrupted:
        team = _Team(iter(tasks), order, jobs, limits, lambda: bool(interrupted) or stop())
        try:
            yield from team.answers()
        finally:
            team.end()
    return team.exhausted


class _Worker(Generic[T]):
    """A worker as the run knows it."""

    def __init__(self, channel: socket.socket) -> None:
        self.channel = channel
        self.incoming = Incoming()
        self.ready = False
        self.leaves = False
        self.garbled = False
        self.handed = 0
        self.task: list[T] = []
        """The one in hand."""

    def free(self) -> bool:
        return self.ready and not self.leaves and not self.task


class _Team(Generic[T]):
    """The workers of a run and what is in their hands."""

    def __init__(
        self,
        tasks: Iterator[T],
        order: dict[str, Any],
        jobs: int,
        limits: Limits,
        stopped: Callable[[], bool],
    ) -> None:
        self.exhausted = False
        self._tasks = tasks
        self._order = order
        self._jobs = jobs
        self._limits = limits
        self._stopped = stopped
        self._waiting: deque[T] = deque()
        """Tasks taken that no worker has yet; as many as workers have free hands."""
        self._answers: deque[tuple[T, bytes | Lost]] = deque()
        self._workers: dict[str, _Worker[T]] = {}
        self._started = 0
        self._deaths = 0
        self._lines: Lines | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._keeper_ready = False
        self._folder = ""
        """Of the temporary files of its workers."""
        self._selector = selectors.DefaultSelector()

    def answers(self) -> Iterator[tuple[T, bytes | Lost]]:
        while True:
            self._hand_out()
            while self._answers:
                yield self._answers.popleft()
            if not self._waiting and not any(worker.task for worker in self._workers.values()):
                return
            for key, _ in self._wait():
                if key.data is None:
                    self._hear()
                elif key.data in self._workers:  # else buried in this round
                    self._listen(key.data)

    def _wait(self) -> list[tuple[selectors.SelectorKey, int]]:
        """Until there is something to read; only what loads has a limit of its own here."""
        events = self._selector.select(None if self._keeper_ready else _LOADING)
        if not events and not self._keeper_ready:
            raise WorkersBroken(f"{self._order['work']} did not load within {_LOADING:g} seconds")
        return events

    def _hand_out(self) -> None:
        """Tasks to free workers; workers where there are tasks for more of them."""
        held = sum(bool(worker.task) for worker in self._workers.values())
        if self._stopped():
            self._waiting.clear()
            self.exhausted = False
            return
        while not self.exhausted and held + len(self._waiting) < self._jobs:
            try:
                self._waiting.append(next(self._tasks))
            except StopIteration:
                self.exhausted = True
        for worker in self._workers.values():
            if self._waiting and worker.free():
                self._give(worker, self._waiting.popleft())
        starting = sum(not worker.ready for worker in self._workers.values())
        staying = sum(not worker.leaves for worker in self._workers.values())
        for _ in range(min(len(self._waiting) - starting, self._jobs - staying)):
            self._start()

    def _give(self, worker: _Worker[T], task: T) -> None:
        body = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        if len(body) > MOST_BYTES[TASK]:
            raise ValueError(f"a task of {len(body)} bytes: name the file, do not hand it over")
        worker.handed += 1
        worker.task = [task]
        with contextlib.suppress(ConnectionError):  # dead: the keeper tells, with what it had begun
            worker.channel.sendall(head(TASK, worker.handed, len(body)) + body)

    def _start(self) -> None:
        """Ask for a worker; for a keeper first, where there is none."""
        if self._lines is None:
            self._start_keeper()
        if self._lines is None or not self._keeper_ready:
            return
        ours, theirs = socket.socketpair()
        name = str(self._started)
        self._started += 1
        ours.setblocking(False)
        self._workers[name] = _Worker(ours)
        self._selector.register(ours, selectors.EVENT_READ, name)
        with theirs, contextlib.suppress(ConnectionError):
            self._lines.send({"start": name}, theirs.fileno())

    def _start_keeper(self) -> None:
        self._folder = processes.folder()
        ours, theirs = socket.socketpair()
        with theirs:
            descriptor = theirs.fileno()
            code = _KEEPER.format(path=sys.path, descriptor=descriptor)
            # libraries of numbers start a thread a processor otherwise: threads do not survive a fork,
            # and there is a worker a processor already
            quiet = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
            quiet["JE_ARROW_MALLOC_CONF"] = "background_thread:false"
            self._keeper = subprocess.Popen(  # noqa: S603 - our own code
                [sys.executable, "-c", code],
                stdin=subprocess.DEVNULL,
                env=quiet | os.environ,
                pass_fds=[descriptor],
                start_new_session=True,
            )
        self._lines = Lines(ours)
        self._selector.register(ours, selectors.EVENT_READ, None)
        with contextlib.suppress(ConnectionError):
            self._lines.send(self._order | {"folder": self._folder})

    def _hear(self) -> None:
        """What the keeper says."""
        if self._lines is None:
            return
        try:
            messages = self._lines.receive()
        except Gone:
            self._keeper_died()
            return
        for message in messages:
            if "broken" in message:
                raise WorkersBroken(
                    f"workers cannot load {self._order['work']}: {message['broken']}"
                )
            if "ready" in message:
                self._keeper_ready = True
            elif "dead" in message and not self._bury(message["dead"], message):
                self._count_death(f"the last one {_how(message)}")

    def _listen(self, name: str) -> None:
        """What a worker says. Its end is told by the keeper."""
        worker = self._workers[name]
        try:
            for frame in worker.incoming.frames(worker.channel):
                self._take(worker, frame)
        except Garbled:
            worker.garbled = True
        if (worker.garbled or worker.incoming.ended) and self._lines is not None:
            self._selector.unregister(worker.channel)
            if not worker.leaves:  # it lives without its channel, or nobody knows what it would say
                with contextlib.suppress(ConnectionError):
                    self._lines.send({"kill": name})

    def _take(self, worker: _Worker[T], frame: Frame) -> None:
        if frame.kind == HELLO and not worker.ready:
            worker.ready = True
        elif frame.kind in {ANSWER, LOST} and worker.task and frame.serial == worker.handed:
            if frame.kind == ANSWER:
                self._settle(worker, frame.body)
            else:
                self._settle(worker, _told(frame.body))
            worker.leaves = frame.leaves
        else:
            raise Garbled(f"a frame of kind {frame.kind} nobody waits for")

    def _settle(self, worker: _Worker[T], answer: bytes | Lost) -> None:
        self._answers.append((worker.task.pop(), answer))
        self._deaths = 0

    def _bury(self, name: str, report: dict[str, Any]) -> bool:
        """Settle what a dead worker had in hand; False: it died before it came to its task or to any."""
        worker = self._workers[name]
        if not worker.garbled and not worker.incoming.ended:
            self._listen(name)  # it may have answered and died
        with contextlib.suppress(KeyError):
            self._selector.unregister(worker.channel)
        worker.channel.close()
        del self._workers[name]
        begun = bool(worker.task) and report["begun"] == worker.handed
        if begun:
            self._settle(worker, self._why(worker, report))
        elif worker.task:  # not its fault: nobody looked at it
            self._waiting.append(worker.task.pop())
            return False
        return worker.ready

    def _why(self, worker: _Worker[T], report: dict[str, Any]) -> Lost:
        seconds, megabytes = self._limits.seconds, self._limits.megabytes
        if report["cause"] == "timeout":
            return Lost(
                "timeout",
                f"not finished within {seconds:g} seconds and given up;"
                " raise the limit of seconds, or split the file",
            )
        if report["cause"] == "memory":
            return Lost(
                "memory",
                f"took more than the {megabytes} MB of memory a document may take and was given up;"
                " raise the limit of megabytes, or split the file",
            )
        how = "sent what no worker sends" if worker.garbled else _how(report)
        return Lost(
            "crashed",
            f"the process that read it {how}; the other files are not touched:"
            " please report it, with the file if you may share it",
        )

    def _keeper_died(self) -> None:
        """All workers died with it. What they had begun is lost: nobody can tell whose fault it was."""
        code = self._end_keeper()
        for name in tuple(self._workers):
            report = {"cause": None, "code": code, "begun": self._workers[name].handed}
            self._bury(name, report)
        self._count_death(f"the keeper of the workers {_how({'code': code})}")

    def _count_death(self, how: str) -> None:
        self._deaths += 1
        if self._deaths >= _DEATHS:
            raise WorkersBroken(
                f"{self._deaths} processes ended before they could read a document; {how}"
            )

    def _end_keeper(self) -> int:
        """Its exit code; once its channel is closed it ends all workers and itself."""
        code = 0
        if self._lines is not None:
            self._selector.unregister(self._lines.channel)
            self._lines.channel.close()
        self._lines, self._keeper_ready = None, False
        if self._keeper is not None:
            try:
                code = self._keeper.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._keeper.kill()
                code = self._keeper.wait()
            shutil.rmtree(self._folder, ignore_errors=True)
        self._keeper = None
        return code

    def end(self) -> None:
        """No process, descriptor or handler is left."""
        try:
            self._end_keeper()
        finally:
            for worker in self._workers.values():
                worker.channel.close()
            self._workers.clear()
            self._selector.close()


def _told(body: bytes) -> Lost:
    try:
        code, message = json.loads(body)
        return Lost(str(code), str(message))
    except ValueError as error:
        raise Garbled("no code and message") from error


def _how(report: dict[str, Any]) -> str:
    code: int | None = report.get("code")
    if code is None:
        return f"could not be started ({report['cause']})"
    if code >= 0:
        return f"ended with exit code {code}"
    known = signal.strsignal(-code)
    said = f"ended by signal {-code}" + (f" ({known})" if known else "")
    peak = report.get("megabytes")
    return said if peak is None else f"{said}, its memory {peak} MB at most"
