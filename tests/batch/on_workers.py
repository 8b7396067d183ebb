"""What tests have Dask workers do: say who they are, tell lies, read documents that make readers do things."""

import os
import signal
import time
from functools import partial
from pathlib import Path

from distributed import WorkerPlugin

from pipeline.batch import cluster_worker, document, processes
from pipeline.batch.together import together


def read_file(task):
    """A name says what reading does; others are read as ever."""
    match Path(task.path).name.partition("-")[0]:
        case "kills":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hangs":
            signal.pause()
        case "topples":  # a machine, as it were: the worker and all below it
            worker = processes._parent(str(os.getppid()))
            time.sleep(1.0)  # who watches a worker must have seen it start, to start another
            if b"spawn_main" in Path(f"/proc/{worker}/cmdline").read_bytes():
                os.kill(worker, signal.SIGKILL)
            signal.pause()
    return document.read_file(task)


def read_by_name():
    cluster_worker.together = partial(together, work=read_file)


def read_as_ever():
    cluster_worker.together = together


def allow_failures(times, dask_scheduler=None):
    dask_scheduler.allowed_failures = times


def below():
    """Processes a worker started that are still there."""
    return processes.descendants(os.getpid(), processes.children())


def say_version(version):
    cluster_worker.PARSER_VERSION = version


class ByName(WorkerPlugin):
    """For workers that come later, too."""

    def setup(self, worker):  # noqa: ARG002 - Dask tells which
        read_by_name()

    def teardown(self, worker):  # noqa: ARG002 - as above
        read_as_ever()
