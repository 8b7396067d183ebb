"""Pages of a scan: in order, few in memory, each with the time of a document, by the processors nobody else needs."""

import contextvars
import json
import threading
import time

import pytest

from pipeline.batch.limits import Limits, Lost
from pipeline.batch.workers import run
from pipeline.recognition import pace
from pipeline.recognition.pace import Pace, kept_to, over
from tests.recognition.slow import pages


def paced(threads, told=lambda: None):
    """A context of its own, so that no other test keeps to its pace."""
    context = contextvars.copy_context()
    context.run(kept_to, Pace(lambda: threads, told))
    return context.run


@pytest.mark.parametrize("threads", [0, 1, 2, 4])
def test_pages_come_in_order_and_few_are_held(threads, monkeypatch):
    monkeypatch.setattr(pace, "_processors", lambda: 4)
    held, most, lock = 0, 0, threading.Lock()

    def drawn():
        nonlocal held, most
        for number in range(40):
            with lock:
                held += 1
                most = max(most, held)
            yield number

    def read(number):
        nonlocal held
        time.sleep(0.001 * (number % 5))
        with lock:
            held -= 1
        return number

    assert paced(threads)(lambda: list(over(read, drawn()))) == list(range(40))
    assert most <= max(threads, 1) + 1


def test_each_page_is_told():
    told = []
    assert paced(2, lambda: told.append(1))(lambda: len(list(over(str, range(7))))) == 7
    assert len(told) == 7


def test_a_page_that_fails_fails_the_document_and_leaves_no_thread():
    before = threading.active_count()

    def read(number):
        if number == 3:
            raise MemoryError
        return number

    with pytest.raises(MemoryError):
        paced(2)(lambda: list(over(read, range(100))))
    assert threading.active_count() == before


def test_the_limit_of_time_holds_for_each_page():
    tasks = [(0.4,) * 8, (0.1, 0.1, 5.0)]
    answers = dict(run(tasks, pages, jobs=2, limits=Limits(seconds=1.0)))
    assert json.loads(answers[tasks[0]]) == 1
    assert isinstance(answers[tasks[1]], Lost)
    assert answers[tasks[1]].code == "timeout"


def test_the_last_document_has_the_processors_of_those_that_are_done(monkeypatch):
    monkeypatch.setattr(pace, "_processors", lambda: 2)
    tasks = [(0.3,) * 6, (0.1,)]
    answers = dict(run(tasks, pages, jobs=2, limits=Limits(seconds=5.0, processors=2)))
    assert json.loads(answers[tasks[0]]) == 2
