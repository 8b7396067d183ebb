"""Answers given lately: what many ask of the same tables is made once.

An answer is kept under all it was made of: the address, the language, the day, and when the tables and what was decided beside them
were last written to (``Stamp``). Where something was written a moment ago the clock of the disk cannot tell whether it was before
or after we looked: then nothing is kept, and nobody waits for the answer of another.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future

from starlette.responses import Response

_MOST = 32_000_000
"""Bytes of answers that are kept."""
_LARGEST = 2_000_000
"""Bytes of an answer that is kept; a file of a whole register is made again."""
_EACH = 2_000
"""Bytes of an answer beside its text."""


class Answers:
    """For many threads at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Response] = OrderedDict()
        self._size = 0
        self._coming: dict[Hashable, Future[Response]] = {}

    def of(self, key: Hashable, make: Callable[[], Response]) -> Response:
        """The answer under a key; who asks while it is being made waits for it. Raises what ``make`` raises."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            coming = self._coming.get(key)
            mine: Future[Response] = Future()
            if coming is None:
                self._coming[key] = mine
        if coming is not None:
            return coming.result()
        try:
            answer = make()
        except BaseException as error:
            with self._lock:
                del self._coming[key]
            mine.set_exception(error)
            raise
        with self._lock:
            del self._coming[key]
            self._keep(key, answer)
        mine.set_result(answer)
        return answer

    def _keep(self, key: Hashable, answer: Response) -> None:
        size = _size(key, answer)
        if size > _LARGEST:
            return
        self._kept[key] = answer
        self._size += size
        while self._size > _MOST:
            self._size -= _size(*self._kept.popitem(last=False))


def _size(key: Hashable, answer: Response) -> int:
    """Bytes it takes: a long address is kept with a short answer."""
    return len(answer.body) + len(repr(key)) + _EACH
