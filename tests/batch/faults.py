"""A reader that does what documents make readers do: tasks are (what, number)."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.batch import processes

MIB = 1 << 20


def descriptors():
    return [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]


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
    """Steps of 40 MB, 2 GB at most; above the 300 MB of the tests long before their deadline."""
    kept = []
    for _ in range(50):
        kept.append(bytearray(b"x") * (40 * MIB))
        time.sleep(0.01)
    time.sleep(600)


def gulp(_):
    return bytes(5 << 30)


def program(number):
    """A program in a session of its own, as LibreOffice may be, that outlives its parent."""
    subprocess.run(  # noqa: S603 - our own programs
        ["/bin/sh", "-c", f"setsid sh -c 'sleep 61{number:04}' & sleep 62{number:04}"], check=False
    )


def program_and_crash(number):
    subprocess.Popen(["sleep", f"63{number:04}"], start_new_session=True)  # noqa: S603, S607 - our own programs
    time.sleep(0.05)
    os.abort()


def litter(number):
    """A temporary file where it would be put, and no time to remove it."""
    descriptor, name = tempfile.mkstemp(prefix=f"litter-{number}-")
    Path(os.environ["WORKERS_LITTER"], str(number)).write_text(name)
    os.close(descriptor)
    os.abort()


def program_left(number):
    subprocess.Popen(["sleep", f"64{number:04}"], start_new_session=True)  # noqa: S603, S607 - our own programs
    return b"answered"


def program_eats(_):
    """Two programs, neither of them above the limit of 300 MB by itself."""
    code = f"a = bytearray(b'x') * {200 * MIB}; import time; time.sleep(600)"
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]  # noqa: S603 - our own programs
    running[0].wait()


def noise(number):
    os.write(1, b"printed by a library\n")
    sys.stdout.write("and by Python\n")
    sys.stdout.flush()
    return good(number)


def garble(number):
    """Bytes that are no frame, on every socket of the worker."""
    for descriptor in descriptors():
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(descriptor)) as channel:
            channel.sendall(b"GET / HTTP/1.1\r\n\r\n" * 3)
    return good(number)


def close(_):
    """A library that closes what it did not open."""
    os.closerange(3, 4096)
    time.sleep(600)


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
    "litter": litter,
    "noise": noise,
    "garble": garble,
    "close": close,
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
    "descriptors": lambda _: str(len(descriptors())).encode(),
    "threads": lambda _: str(processes.threads()).encode(),
}
