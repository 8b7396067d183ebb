"""When what arrives is due, by a clock and a disk that are made up."""

from pathlib import Path

import pytest

from pipeline.batch.arrivals import Arrivals, Round
from pipeline.store.index import Stamp

A, B, FOLDER = Path("/in/a.pdf"), Path("/in/b.pdf"), Path("/in")
SETTLE = 2.0


class Desk:
    """Arrivals of files whose stamps are numbers: ``write(A, 3)`` is a file of three bytes."""

    def __init__(self):
        self.sizes: dict[Path, int] = {}
        self.arrivals = Arrivals(SETTLE, self.stamp_of)

    def stamp_of(self, path):
        size = self.sizes.get(path)
        return Stamp(size, 0) if size is not None else None

    def write(self, path, size, now):
        self.sizes[path] = size
        self.arrivals.come(path, now)

    def due(self, now):
        round_ = self.arrivals.due(now)
        return round_ and ({*round_.paths}, {*round_.growing})


@pytest.fixture
def desk():
    return Desk()


def test_a_file_is_due_when_it_has_lain_still(desk):
    desk.write(A, 1, now=0)
    assert desk.due(1.9) is None
    assert desk.due(2) == ({A}, set())


def test_each_event_begins_the_wait_anew(desk):
    for now in range(5):
        desk.write(A, now, now)
        assert desk.due(now) is None
    assert desk.due(5.9) is None
    assert desk.due(6) == ({A}, set())


def test_a_file_that_grew_without_an_event_is_not_due(desk):
    desk.write(A, 1, now=0)
    desk.sizes[A] = 2
    assert desk.due(2) is None
    assert desk.due(4) == ({A}, set())


def test_what_arrives_together_is_due_together(desk):
    desk.write(A, 1, now=0)
    desk.write(B, 1, now=1.5)
    assert desk.due(2) is None
    assert desk.due(3.5) == ({A, B}, set())


def test_nobody_waits_for_ever_for_a_file_that_grows(desk):
    desk.write(A, 1, now=0)
    for now in range(13):
        desk.write(B, now, now)
        assert desk.due(now) == (({A}, {B}) if now >= 12 else None)


def test_who_is_gone_before_is_not_due(desk):
    desk.write(A, 1, now=0)
    del desk.sizes[A]
    assert desk.due(2) is None


def test_what_a_round_had_is_not_due_again(desk):
    desk.write(A, 1, now=0)
    desk.arrivals.look_through(FOLDER, 0)
    round_ = desk.arrivals.due(2)
    assert set(round_.paths) == {A, FOLDER}
    desk.arrivals.done(round_, 2)
    assert desk.due(1000) is None


def test_a_round_that_broke_off_is_due_again_after_longer_and_longer_pauses(desk):
    desk.write(A, 1, now=0)
    now, pauses = 2.0, []
    for _ in range(11):
        assert desk.due(now) == ({A}, set())
        pauses.append(desk.arrivals.broke(now))
        assert desk.due(now + pauses[-1] - 0.1) is None
        now += pauses[-1]
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    desk.write(B, 1, now)
    assert desk.due(now + 2) == ({A, B}, set())
    desk.arrivals.done(Round((A, B), frozenset()), now)
    desk.write(A, 2, now)
    assert desk.due(now + 2) == ({A}, set())
    assert desk.arrivals.broke(now) == 1


def test_a_file_that_failed_for_a_passing_reason_is_due_again(desk):
    desk.write(A, 1, now=0)
    now, due = 2, []
    for _ in range(12):
        round_ = desk.arrivals.due(now)
        assert round_.paths == (A,)
        desk.arrivals.done(round_, now, [A])
        began = now
        while desk.arrivals.due(now) is None:
            now += 1
        due.append(now - began)
    assert due == [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]
    desk.arrivals.done(desk.arrivals.due(now), now)
    assert desk.due(now + 10_000) is None


def test_a_file_that_waits_for_its_time_and_is_written_anew_is_due_as_any_other(desk):
    desk.write(A, 1, now=0)
    desk.arrivals.done(desk.arrivals.due(2), 2, [A])
    desk.write(A, 2, now=3)
    assert desk.due(5) == ({A}, set())
