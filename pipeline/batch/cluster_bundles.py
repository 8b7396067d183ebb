"""What is out with the workers of a Dask scheduler, in bundles, and what is done about those that are lost.

``read(cluster, limits, tasks)`` yields every task with its answer. Two bundles are out for each thread of the workers;
what was read waits with its worker until it is asked for, so that the memory of the run does not grow with the cluster.

A bundle of a worker that is lost is read again by another one: Dask sees to that. One that was lost with several
workers is halved here, so that a document that takes whole machines down is found and costs itself alone.
"""

import asyncio
import os
import pickle
import uuid
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import islice
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, NamedTuple

from pipeline import PARSER_VERSION
from pipeline.batch.cluster_errors import ClusterLost
from pipeline.batch.cluster_worker import OtherVersion, finish, read_bundle
from pipeline.batch.document import Task
from pipeline.batch.interrupts import patient
from pipeline.batch.together import failed
from pipeline.batch.workers import Limits, Lost

_TICK = 0.2
"""Seconds after which a run that waits looks whether somebody asked it to stop."""
_DESERTED = 300.0
"""Seconds a run waits for new workers when all are gone."""
_FEW, _MOST = 4, 32
"""Documents of the first bundles and of the largest, which takes a second or two and is lost with its worker."""
_MOST_BYTES = 64 << 20
"""Of the files of a bundle."""
_AHEAD = 2
"""Bundles out for each thread of the workers: one is read, one waits."""
_TRIES = 2
"""How often a document alone may be lost with as many workers as the scheduler allows (four, by default)."""
_CANCELLED = (OSError, TimeoutError, RuntimeError, CancelledError, asyncio.CancelledError)
"""What a client raises whose scheduler is gone, by what it was at."""


class Cluster(NamedTuple):
    """Who is asked, and what is said of a bundle whose workers were lost."""

    client: Any
    where: str
    killed: type[Exception]

    def ask(self, question: str, *words: Any, **more: Any) -> Any:
        """What the client answers. Raises ``ClusterLost`` where nobody does."""
        return self.answered(getattr(self.client, question), *words, **more)

    def answered(self, question: Callable[..., Any], *words: Any, **more: Any) -> Any:
        try:
            return question(*words, **more)
        except _CANCELLED as error:
            raise gone(self.where, error) from None


def read(
    cluster: Cluster, limits: Limits, tasks: Iterable[Task]
) -> Generator[tuple[Task, bytes], None, None]:
    """Every task once; at Ctrl-C those alone that were in hand, the second time ``KeyboardInterrupt``."""
    with patient() as interrupted:
        bundles = Bundles(cluster, limits, iter(tasks), lambda: bool(interrupted))
        try:
            yield from bundles.answers()
        except ClusterLost:
            raise  # nobody is there to be told
        except BaseException:
            bundles.end()
            raise
        else:
            bundles.end()


class Bundle(NamedTuple):
    """Tasks that travel together, and how often they were lost with their workers."""

    tasks: list[Task]
    losses: int = 0

    @property
    def alone(self) -> bool:
        """Is it a single document that was lost before?"""
        return self.losses > 0 and len(self.tasks) == 1

    def halves(self) -> Iterator["Bundle"]:
        half = len(self.tasks) // 2
        yield Bundle(self.tasks[:half], 1)
        yield Bundle(self.tasks[half:], 1)


class Bundles:
    """What is out, of one call of a reader."""

    def __init__(
        self,
        cluster: Cluster,
        limits: Limits,
        tasks: Iterator[Task],
        stopped: Callable[[], bool],
    ) -> None:
        self._cluster = cluster
        self._limits = limits
        self._tasks = tasks
        self._stopped = stopped
        self._run = uuid.uuid4().hex
        self._told_to_finish = False
        self._made = 0
        self._seen = monotonic()
        """When there was a worker, by the last look."""
        self._again: deque[Bundle] = deque()
        """What was lost with its workers, single documents last."""
        self._out: dict[str, tuple[Any, Bundle]] = {}
        """Futures with their bundles, by key: what is taken out is not taken twice."""
        self._done: SimpleQueue[str] = SimpleQueue()

    def answers(self) -> Iterator[tuple[Task, bytes]]:
        while True:
            self._hand_out()
            if not self._out:
                return
            try:
                key = self._done.get(timeout=_TICK)
            except Empty:
                self._look_for_workers()
                continue
            yield from self._taken(*self._out.pop(key))

    def end(self) -> None:
        """Bundles nobody waits for are not read, and workers keep nothing for us."""
        self._out.clear()
        with suppress(ClusterLost):
            self._finish()

    def _hand_out(self) -> None:
        if self._stopped():
            self._finish()
            return
        threads = self._threads()
        while self._has_room(threads) and (bundle := self._next(threads)).tasks:
            key = f"plans-{self._run}-{self._made}"
            self._made += 1
            future = self._cluster.ask(
                "submit",
                read_bundle,
                PARSER_VERSION,
                self._run,
                self._limits,
                pickle.dumps(bundle.tasks),
                key=key,
                pure=False,
            )
            self._out[key] = future, bundle
            future.add_done_callback(lambda done: self._done.put(done.key))

    def _threads(self) -> int:
        """Of all workers; 1 where there is none, so that something waits for the next."""
        threads = sum(self._cluster.ask("nthreads").values())
        if threads:
            self._seen = monotonic()
        return threads or 1

    def _look_for_workers(self) -> None:
        if monotonic() - self._seen > _DESERTED / 2:
            self._threads()
        if monotonic() - self._seen > _DESERTED:
            raise ClusterLost(
                f"the scheduler at {self._cluster.where} has no workers any more; what was read is stored: start some,"
                " the same command goes on from there"
            )

    def _has_room(self, threads: int) -> bool:
        """Is there a hand for one more? With a document that may have taken workers with it nothing else is out: what
        waits behind it is lost, too, and nobody could tell which of them it was.
        """
        if any(bundle.alone for _, bundle in self._out.values()):
            return False
        next_is_alone = bool(self._again) and self._again[0].alone
        return not self._out if next_is_alone else len(self._out) < _AHEAD * threads

    def _next(self, threads: int) -> Bundle:
        """Small ones first, so that all workers have something to do; none where nothing is left."""
        if self._again:
            return self._again.popleft()
        most = min(_MOST, _FEW << min(self._made // threads, 10))
        found: list[Task] = []
        size = 0
        for task in islice(self._tasks, most):
            found.append(task)
            size += _size(task.path)
            if size > _MOST_BYTES or self._stopped():
                break
        return Bundle(found)

    def _finish(self) -> None:
        """What is in hand is read to its end, nothing more is begun."""
        self._again.clear()
        if not self._told_to_finish:
            self._told_to_finish = True
            self._cluster.ask("run", finish, self._run, on_error="ignore")

    def _taken(self, future: Any, bundle: Bundle) -> Iterable[tuple[Task, bytes]]:
        if future.status == "error":
            return self._failed(future.exception(), bundle)
        try:
            found: list[tuple[Task, bytes]] = self._cluster.answered(future.result)
        except self._cluster.killed as error:  # it was read, and the worker that held it lost
            return self._failed(error, bundle)
        return found

    def _failed(self, error: BaseException, bundle: Bundle) -> Iterable[tuple[Task, bytes]]:
        if isinstance(error, OtherVersion):
            raise ClusterLost(
                f"a worker that came later has plans {error}, this is {PARSER_VERSION}; what was read is stored:"
                " install the same version on all workers, the same command goes on from there"
            )
        if not isinstance(error, self._cluster.killed):
            raise ClusterLost(
                f"a worker could not read ({line_of(error)}); what was read is stored, the same command goes on"
                " from there"
            )
        if len(bundle.tasks) > 1:
            halves = list(bundle.halves())
            self._again.extendleft(one for one in halves if not one.alone)
            self._again.extend(one for one in halves if one.alone)
        elif bundle.losses < _TRIES:
            self._again.append(Bundle(bundle.tasks, bundle.losses + 1))
        else:
            return [(bundle.tasks[0], failed(_LOST))]
        return ()


_LOST = Lost(
    "crashed",
    "the machines that read it were lost each time; the other files are not touched: look whether it is the"
    " file or the cluster, and give --retry failed",
)


def gone(where: str, error: BaseException) -> ClusterLost:
    return ClusterLost(
        f"the scheduler at {where} is gone ({type(error).__name__}); what was read is stored: start it again, the"
        " same command goes on from there"
    )


def _size(path: str) -> int:
    """Bytes of a file; unknown ones weigh nothing."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 - a path in the words of a task
    except OSError:
        return 0


def line_of(error: BaseException) -> str:
    text = " ".join(str(error).split())[:160]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
