"""Ctrl-C of somebody who wants a run to end, not to break."""

import contextlib
import signal
from collections.abc import Iterator
from contextlib import contextmanager


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
