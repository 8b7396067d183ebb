"""How a process goes through the pages of a scan: so many at a time as it may, in their order.

Who watches a process says how many that are and is told of each page that is done (``kept_to``): a scan of 300 pages
takes as long as 300 documents, and none of its pages longer than a document may.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar
from typing import NamedTuple, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Pace(NamedTuple):
    """``threads``: how many pages are read at a time now; ``told``: called after each."""

    threads: Callable[[], int]
    told: Callable[[], object]


def _processors() -> int:
    return os.cpu_count() or 1


_PACE: ContextVar[Pace] = ContextVar("pace", default=Pace(_processors, lambda: None))  # noqa: B039 - nothing in it changes


def kept_to(pace: Pace) -> None:
    """From here on this process keeps to it."""
    _PACE.set(pace)


def over(read: Callable[[A], B], pages: Iterable[A]) -> Iterator[B]:
    """Like ``map``, by threads: pages are drawn in this one, and at most one more than is read at a time."""
    pace = _PACE.get()
    waiting: deque[Future[B]] = deque()
    with ThreadPoolExecutor(_processors()) as pool:
        try:
            for page in pages:
                threads = pace.threads()
                if threads <= 1 and not waiting:
                    yield read(page)
                    pace.told()
                    continue
                waiting.append(pool.submit(read, page))
                while len(waiting) > threads:
                    yield waiting.popleft().result()
                    pace.told()
            while waiting:
                yield waiting.popleft().result()
                pace.told()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
