"""A run that is interrupted or killed: what happens to its workers."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.batch import processes
from tests.batch.test_workers import running, soon

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
RUN = """
import os, sys
from pipeline.batch.workers import Limits, run
from tests.batch.faults import read
print("began", flush=True)
for task, answer in run({tasks}, read, jobs=2, limits=Limits({seconds}, 500)):
    print(task[1], answer, flush=True)
print("returned", flush=True)
"""


@pytest.fixture
def started():
    """A program that runs tasks, in a session of its own as under a terminal."""
    programs = []

    def start(tasks, seconds=30.0):
        program = subprocess.Popen(  # noqa: S603 - our own programs
            [sys.executable, "-c", RUN.format(tasks=tasks, seconds=seconds)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        programs.append(program)
        assert program.stdout.readline() == "began\n"
        return program

    yield start
    for program in programs:
        program.kill()
        program.communicate()


def below(pid):
    return processes.descendants(pid, processes.children())


def alive(pids):
    found = []
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z":  # dead, and whoever adopted it has not looked
            found.append(pid)
    return found


@pytest.mark.parametrize("what", ["sleep", "program", "slowly"])
def test_killed(started, what):
    program = started(f"[({what!r}, 5001 + n) for n in range(1000)]")
    assert soon(lambda: len(below(program.pid)) >= 3)
    time.sleep(0.5)
    family = below(program.pid)
    os.kill(program.pid, signal.SIGKILL)
    assert soon(lambda: not alive(family), 2.0), alive(family)
    assert not any(running(b"%d500%d" % (kind, n)) for kind in (61, 62) for n in (1, 2))


def test_interrupted_once(started):
    program = started("[('slowly', n) for n in range(1000)]")
    first = program.stdout.readline()
    family = below(program.pid)
    os.killpg(program.pid, signal.SIGINT)  # as a terminal does
    out, err = program.communicate(timeout=5)
    lines = (first + out).splitlines()
    assert lines[-1] == "returned"
    assert 2 <= len(lines) - 1 <= 6
    assert all("answer" in line for line in lines[:-1])
    assert err == ""
    assert program.returncode == 0
    assert alive(family) == []


def test_interrupted_once_waits_no_longer_than_the_deadline(started):
    program = started("[('sleep', n) for n in range(1000)]", seconds=1.5)
    time.sleep(0.5)
    os.killpg(program.pid, signal.SIGINT)
    out, _ = program.communicate(timeout=5)
    assert out.count("timeout") == 2
    assert out.endswith("returned\n")


def test_interrupted_twice(started):
    program = started("[('program', 6001 + n) for n in range(1000)]")
    assert soon(lambda: len(below(program.pid)) >= 5)
    family = below(program.pid)
    os.killpg(program.pid, signal.SIGINT)
    time.sleep(0.3)
    began = time.monotonic()
    assert program.poll() is None
    os.killpg(program.pid, signal.SIGINT)
    out, err = program.communicate(timeout=5)
    assert time.monotonic() - began < 2
    assert "KeyboardInterrupt" in err
    assert "returned" not in out
    assert soon(lambda: alive(family) == [], 1.0)


def test_who_takes_no_more_answers_leaves_no_workers():
    code = RUN.replace("print(task[1], answer, flush=True)", "break").format(
        tasks="[('slowly', n) for n in range(100)]", seconds=30.0
    )
    out = subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert out.stdout == "began\nreturned\n"
    assert out.stderr == ""
