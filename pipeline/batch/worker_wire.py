"""What goes between the run, the keeper of the workers, and the workers.

A worker's channel carries frames: a head that says kind, number of the task and bytes that follow.
The keeper's channel carries lines of JSON, and the channels of new workers beside them.
"""

import importlib
import json
import socket
import struct
from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any, NamedTuple

HEAD = struct.Struct("!4sBIQ")
MAGIC = b"pLan"
TASK, HELLO, ANSWER, LOST = range(4)
LEAVES = 0x80
"""Set in the kind of the last frame a worker sends."""
MOST_BYTES = {TASK: 1 << 16, HELLO: 0, ANSWER: 1 << 30, LOST: 1 << 16}
"""Of a frame's body. A task has to fit into the buffer of a socket: the run never waits for a worker."""
MIB = 1 << 20


class Garbled(ValueError):
    """No frame of ours."""


class Gone(OSError):
    """The other side closed its end."""


class Frame(NamedTuple):
    kind: int
    serial: int
    body: bytes
    leaves: bool


def head(kind: int, serial: int, size: int, *, leaves: bool = False) -> bytes:
    return HEAD.pack(MAGIC, kind | (LEAVES if leaves else 0), serial, size)


def _parse(raw: bytes | bytearray) -> tuple[int, int, int, bool]:
    """Kind, serial, size, leaves. Raises ``Garbled``."""
    magic, kind, serial, size = HEAD.unpack(raw)
    plain = kind & ~LEAVES
    if magic != MAGIC or plain not in MOST_BYTES or size > MOST_BYTES[plain]:
        raise Garbled(f"a frame of kind {plain} with {size} bytes")
    return plain, serial, size, bool(kind & LEAVES)


def receive(channel: socket.socket) -> Frame:
    """The next frame of a channel that blocks. Raises ``Gone`` at its end, ``Garbled``."""
    kind, serial, size, leaves = _parse(_exactly(channel, HEAD.size))
    return Frame(kind, serial, _exactly(channel, size), leaves)


def _exactly(channel: socket.socket, size: int) -> bytes:
    parts = bytearray(size)
    view, got = memoryview(parts), 0
    while got < size:
        if (more := channel.recv_into(view[got:])) == 0:
            raise Gone("end of the channel")
        got += more
    return bytes(parts)


class Incoming:
    """Frames of a channel that does not block, in the pieces they come in."""

    def __init__(self) -> None:
        self.ended = False
        self._known: tuple[int, int, int, bool] | None = None
        self._parts = bytearray(HEAD.size)
        self._got = 0

    def frames(self, channel: socket.socket) -> Iterator[Frame]:
        """What is whole by now. Raises ``Garbled``; ``ended`` says whether more can come."""
        while not self.ended:
            if self._got == len(self._parts):
                if self._known is None:
                    self._known = _parse(self._parts)
                    self._expect(self._known[2])
                else:
                    kind, serial, _, leaves = self._known
                    body = bytes(self._parts)
                    self._known = None
                    self._expect(HEAD.size)
                    yield Frame(kind, serial, body, leaves)
                continue
            try:
                with memoryview(self._parts) as view:
                    more = channel.recv_into(view[self._got :])
            except BlockingIOError:
                return
            except ConnectionError:
                more = 0
            self._got += more
            self.ended = more == 0

    def _expect(self, size: int) -> None:
        self._parts = bytearray(size)
        self._got = 0


class Lines:
    """Lines of JSON and file descriptors of the keeper's channel."""

    def __init__(self, channel: socket.socket) -> None:
        self.channel = channel
        self.descriptors: list[int] = []
        self._rest = b""

    def send(self, message: dict[str, Any], *descriptors: int) -> None:
        """Raises ``OSError`` where nobody listens any more."""
        line = json.dumps(message).encode() + b"\n"
        if descriptors:
            # a line is far smaller than the buffer, so it goes as a whole with its descriptors
            socket.send_fds(self.channel, [line], list(descriptors))
        else:
            self.channel.sendall(line)

    def receive(self) -> list[dict[str, Any]]:
        """The whole lines that are there; waits for the first bytes. Raises ``Gone`` at the end."""
        try:
            data, descriptors, _, _ = socket.recv_fds(self.channel, 1 << 16, 16)
        except ConnectionError:
            data, descriptors = b"", []
        self.descriptors += descriptors
        if not data:
            raise Gone("end of the channel")
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [json.loads(line) for line in lines]


def name_of(function: Callable[..., object]) -> str:
    """``module:function``. Raises ``ValueError`` for what another process cannot import."""
    module, name = function.__module__, function.__qualname__
    if module == "__main__" or "<" in name:
        raise ValueError(
            f"{module}.{name} cannot be imported by a worker: name a function at the top of a module"
        )
    return f"{module}:{name}"


def function_of(name: str) -> Callable[..., object]:
    module, _, function = name.partition(":")
    found = reduce(getattr, function.split("."), importlib.import_module(module))
    if not callable(found):
        raise TypeError(f"{name} is no function")
    return found
