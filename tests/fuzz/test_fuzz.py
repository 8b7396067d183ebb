"""The fuzz job itself: inputs that can be made again, workers that may die or hang, and a short run."""

import os
import signal
import time

import pytest

from tests.fuzz import fuzz_readers
from tests.fuzz.fuzz_readers import RAW, Report, Tally, case_of, outcome_of, reports, seeds_of


def test_a_case_is_made_again_from_its_number():
    seeds = seeds_of(RAW)
    first = [case_of(case, seeds, 1) for case in range(24)]
    assert first == [case_of(case, seeds, 1) for case in range(24)]
    assert first != [case_of(case, seeds, 2) for case in range(24)]


def test_seeds_are_read_as_they_are():
    assert {outcome_of(data, name) for name, data in seeds_of(RAW)} == {"read"}


def test_short_run():
    found = list(reports(iter(range(24)), seed=3))
    assert sorted(report.case for report in found) == list(range(24))
    bad = ("internal_error", "crash", "hang", "told badly")
    assert [r for r in found if r.outcome.startswith(bad)] == []


def die(pipe, _seed):
    """A worker that is killed on odd numbers and hangs on the fourth."""
    pipe.send(None)
    while (case := pipe.recv()) is not None:
        if case == 4:
            time.sleep(60)
        if case % 2:
            os.kill(os.getpid(), signal.SIGSEGV)
        pipe.send(Report(case, "read", 0.0, 0, 0))


def test_workers_that_die_or_hang_are_told_and_replaced(monkeypatch):
    monkeypatch.setattr(fuzz_readers, "_work", die)
    monkeypatch.setattr(fuzz_readers, "LIMIT", 3.0)
    outcomes = {r.case: r.outcome.partition(":")[0] for r in reports(iter(range(6)), seed=0)}
    assert outcomes == {0: "read", 1: "crash", 2: "read", 3: "crash", 4: "hang", 5: "crash"}


@pytest.mark.parametrize(
    ("outcome", "grown", "saved"),
    [
        ("read", 0, False),
        ("encrypted", 0, False),
        ("internal_error: plans 1 has a bug here", 0, True),
        ("crash: exit -11", 0, True),
        ("read", 500 * 2**20, True),
    ],
)
def test_failing_inputs_are_kept(tmp_path, outcome, grown, saved):
    seeds = seeds_of(RAW)
    tally = Tally(tmp_path)
    tally.enter(Report(0, outcome, 0.1, grown, 0), seeds, 1)
    name, data = case_of(0, seeds, 1)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == (
        {f"0-{name}": data} if saved else {}
    )
    assert bool(tally.bad) == saved
