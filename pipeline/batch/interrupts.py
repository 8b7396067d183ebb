"""Ctrl-C of somebody who wants a run to end, not to break."""

import contextlib
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

_LOOK = 0.2
"""Seconds between two looks whether somebody asked; a sleep goes on when a signal was handled."""


@contextmanager
def patient() -> Iterator[list[int]]:
    """Ctrl-C the first time only enters the list, the second time raises as ever.

    Where somebody else handles it, or outside the main thread, all is left as it is.
    """
    seen: list[int] = []

    def note(number: int, _frame: object) -> None:
        seen.append(number)
        if len(seen) > 1:
            raise KeyboardInterrupt

    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:
        try:
            signal.signal(signal.SIGINT, note)
        except ValueError:  # not the main thread
            ours = False
    try:
        yield seen
    finally:
        if ours and signal.getsignal(signal.SIGINT) is note:
            with contextlib.suppress(ValueError):
                signal.signal(signal.SIGINT, signal.default_int_handler)


class Stop:
    """Whether somebody asked to stop; no ``threading.Event``, whose lock a signal may find taken."""

    def __init__(self) -> None:
        self._asked = False

    def is_set(self) -> bool:
        return self._asked

    def ask(self) -> None:
        self._asked = True

    def rest(self, seconds: float) -> None:
        """Wait so long, or until somebody asks."""
        until = monotonic() + seconds
        while not self._asked and (left := until - monotonic()) > 0:
            sleep(min(left, _LOOK))


@contextmanager
def stopping() -> Iterator[Stop]:
    """Ctrl-C and SIGTERM the first time only ask to stop, the second time raise ``KeyboardInterrupt``."""
    stop = Stop()

    def note(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.ask()

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
