"""Work that goes through pages, for workers to import."""

import json
import threading
import time

from pipeline.recognition.pace import over


def pages(task: tuple[float, ...]) -> bytes:
    """As many pages as numbers, each of which takes so many seconds; how many were read at a time at most."""
    at_work, most, lock = 0, 0, threading.Lock()

    def read(seconds):
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
        time.sleep(seconds)
        with lock:
            at_work -= 1

    for _ in over(read, task):
        pass
    return json.dumps(most).encode()
