"""A reader that does what documents make readers do: tasks are (what, number)."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

MIB = 1 << 20


class Boom(Exception):
    pass


def read(task):
    what, number = task
    return WHAT[what](number)


def good(number):
    return f"answer {number}".encode()


def sleep(_):
    time.sleep(600)


def eat(_):
    """Steps of 20 MB, 2 GB at most: more than any limit of the tests."""
    kept = []
    for _ in range(100):
        kept.append(bytearray(b"x") * (20 * MIB))
        time.sleep(0.02)
    time.sleep(600)


def gulp(_):
    return bytes(5 << 30)


def program(number):
    """A program in a session of its own, as LibreOffice may be, that outlives its parent."""
    subprocess.run(
        ["/bin/sh", "-c", f"setsid sh -c 'sleep 61{number:04}' & sleep 62{number:04}"], check=False
    )


def program_and_crash(number):
    subprocess.Popen(["sleep", f"63{number:04}"], start_new_session=True)
    time.sleep(0.05)
    os.abort()


def program_left(number):
    subprocess.Popen(["sleep", f"64{number:04}"], start_new_session=True)  # noqa: RUF100
    return b"answered"


def program_eats(_):
    code = f"a = bytearray(b'x') * {700 * MIB}; import time; time.sleep(600)"
    subprocess.run([sys.executable, "-c", code], check=False)


def noise(number):
    os.write(1, b"printed by a library\n")
    print("and by Python", flush=True)
    return good(number)


def garble(number):
    """Bytes on every socket of the worker."""
    for descriptor in map(int, os.listdir("/proc/self/fd")):
        with pytest.MonkeyPatch.context(), _socket(descriptor) as channel:
            if channel is not None:
                channel.sendall(b"GET / HTTP/1.1\r\n\r\n" * 3)
    return good(number)


def _socket(descriptor):
    import contextlib

    @contextlib.contextmanager
    def opened():
        try:
            channel = socket.socket(fileno=os.dup(descriptor))
        except OSError:
            yield None
            return
        with channel:
            yield channel

    return opened()


def raises(number):
    raise Boom(f"the document's own words {number}")


def leave(_):
    sys.exit(4)


WHAT = {
    "good": good,
    "sleep": sleep,
    "eat": eat,
    "gulp": gulp,
    "program": program,
    "program_and_crash": program_and_crash,
    "program_left": program_left,
    "program_eats": program_eats,
    "noise": noise,
    "garble": garble,
    "raises": raises,
    "leave": leave,
    "exit": lambda _: os._exit(3),
    "segv": lambda _: os.kill(os.getpid(), signal.SIGSEGV),
    "abort": lambda _: os.abort(),
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "big": lambda _: b"0123456789" * 2_000_000,
    "text": lambda _: "no bytes",
    "pid": lambda _: str(os.getpid()).encode(),
    "slowly": lambda number: time.sleep(0.3) or good(number),
    "environment": lambda _: repr(dict(os.environ)).encode(),
    "threads": lambda _: str(len(os.listdir("/proc/self/task"))).encode(),
    "touch": lambda number: Path(str(number)).touch() or b"",
}
