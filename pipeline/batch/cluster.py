"""The same run on several machines: a reader that has documents read by the workers of a Dask scheduler.

``with connected("tcp://scheduler:8786", limits, paths) as reader: ingest(paths, out, reader=reader)``. There is one
writer, the run; ``cluster_bundles`` says how tasks go out and answers come in.

Bytes do not travel: workers open the files themselves, at the path the run knows them by. To send them would make
the run's own line the measure of all, and machines that share no folder share no place for the documents either.
"""

import logging
import re
import shutil
import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline import PARSER_VERSION
from pipeline.batch import processes
from pipeline.batch.cluster_bundles import Cluster, gone, line_of, read
from pipeline.batch.cluster_errors import ClusterLost, ClusterRefused
from pipeline.batch.cluster_worker import unseen, version
from pipeline.batch.ingest import Reader
from pipeline.batch.workers import Limits
from pipeline.store.places import full_path

_LOCAL = re.compile(r"local:([1-9][0-9]{0,2})")
_REMOTE = re.compile(r"(tcp|tls|ws|wss)://\S+")
_PATIENCE = 15.0
"""Seconds a scheduler has to answer, and to have a worker."""
_LOUD = frozenset({"distributed", "tornado", "asyncio", "bokeh"})
"""Loggers of what speaks of its own life on standard error."""


@contextmanager
def connected(address: str, limits: Limits, paths: Iterable[Path]) -> Iterator[Reader]:
    """A reader by the workers of a scheduler, or, of ``local:N``, by N of this machine for as long as the block lasts.

    All workers that are there are asked first whether they have this version and see ``paths``. Raises
    ``ClusterRefused``, ``ClusterLost``; the reader raises them too.
    """
    local = _LOCAL.fullmatch(address)
    if local is None and _REMOTE.fullmatch(address) is None:
        raise ClusterRefused(
            f"--cluster {address}: expected the address of a scheduler, e.g. tcp://10.0.0.5:8786, or local:4"
        )
    distributed = _distributed()
    with ExitStack() as closing:
        where = closing.enter_context(_local(distributed, int(local[1]))) if local else address
        client = closing.enter_context(_client(distributed, where))
        _check(client, where, [str(full_path(path)) for path in paths if "://" not in str(path)])
        yield partial(read, Cluster(client, where, distributed.KilledWorker), limits)


def _distributed() -> Any:
    """The library, which is not installed everywhere, made to keep still."""
    try:
        found = import_module("distributed")
    except ImportError as error:
        raise ClusterRefused(
            f"--cluster needs Dask, which is not installed ({error}): pip install 'plans[cluster]'"
        ) from None
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return found


@contextmanager
def _local(distributed: Any, workers: int) -> Iterator[str]:
    """A scheduler and workers on this machine, seen by it alone; the address."""
    folder = processes.folder()
    try:
        with (
            import_module("dask").config.set({"temporary-directory": folder}),
            distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                # no page to look at; yet there is a server of health and numbers, on a port that is free
                dashboard_address="127.0.0.1:0",
                scheduler_kwargs={"dashboard": False},
                memory_limit=0,  # what a document takes is watched below the worker
                local_directory=folder,
                silence_logs=logging.CRITICAL + 1,
                preload=[version.__module__],
            ) as cluster,
        ):
            yield cluster.scheduler_address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _client(distributed: Any, where: str) -> Iterator[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions of Dask that differ: calls fail or do not
            client = distributed.Client(where, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterLost(
            f"no scheduler answers at {where} ({line_of(error)}); nothing was read: start `dask scheduler` there,"
            " or look at the address"
        ) from None
    try:
        yield client
    finally:
        with suppress(OSError, TimeoutError):  # it may be gone
            client.close(timeout=_PATIENCE)


def _check(client: Any, where: str, paths: list[str]) -> None:
    """Is there a worker, has each of them this version, and does it see the files?"""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        versions = client.run(version, on_error="return")
        _check_versions(versions)
        blind = client.run(unseen, paths, on_error="ignore")
    except TimeoutError:
        raise ClusterLost(
            f"the scheduler at {where} has no workers; nothing was read: start some with `dask worker {where}`"
        ) from None
    except OSError as error:
        raise gone(where, error) from None
    for worker, missing in blind.items():
        if missing:
            raise ClusterRefused(
                f"worker {worker} does not see {missing[0]}; nothing was read: workers open the files themselves,"
                " mount the folder there at the same path"
            )


def _check_versions(told: dict[str, Any]) -> None:
    for worker, found in told.items():
        if isinstance(found, Exception):
            raise ClusterRefused(
                f"worker {worker} cannot run plans ({line_of(found)}); nothing was read: install plans"
                f" {PARSER_VERSION} there"
            )
        if found != PARSER_VERSION:
            raise ClusterRefused(
                f"worker {worker} has plans {found}, this is {PARSER_VERSION}; nothing was read: install the same"
                " version on all workers"
            )
