"""The fuzz job itself: inputs that can be made again, workers that may die or hang, and a short run."""

import os
import signal
import time

import pytest

from pipeline.batch.document import Outcome
from pipeline.reading import Failure
from schemas.vocabulary import SourceStatus
from tests.fuzz import fuzz_readers
from tests.fuzz.cases import RAW, case_of, outcome_of, seeds_of
from tests.fuzz.fuzz_readers import BAD, LIMITS, Report, Tally, reports


def test_a_case_is_made_again_from_its_number():
    seeds = seeds_of(RAW)
    first = [case_of(case, seeds, 1) for case in range(24)]
    assert first == [case_of(case, seeds, 1) for case in range(24)]
    assert first != [case_of(case, seeds, 2) for case in range(24)]


def test_seeds_are_read_as_they_are():
    assert {outcome_of(data, name) for name, data in seeds_of(RAW)} == {"read"}


def test_short_run():
    found = list(reports(range(24), seed=3))
    assert sorted(report.case for report in found) == list(range(24))
    assert [report for report in found if report.outcome.startswith(BAD)] == []
    assert all(report.held and report.seconds for report in found)


def die(task):
    """A reader that is killed by odd numbers, hangs on the fourth, and has no good answer to the eighth."""
    case, _ = task
    if case == 4:
        time.sleep(60)
    if case % 2:
        os.kill(os.getpid(), signal.SIGSEGV)
    if case == 6:
        raise ValueError(case)
    failure = Failure(SourceStatus.FAILED, "damaged", "two\nlines" if case == 8 else "one line", "")
    return b"[0, 0, 0]\n" + Outcome.failed(failure).answer()


def test_workers_that_die_or_hang_are_told_and_replaced():
    found = reports(range(9), 0, die, LIMITS._replace(seconds=2.0))
    outcomes = {report.case: report.outcome.partition(":")[0] for report in found}
    assert outcomes == {
        **dict.fromkeys((0, 2), "damaged"),
        **dict.fromkeys((1, 3, 5, 7), "crashed"),
        4: "timeout",
        6: "error",
        8: "told badly",
    }


def test_a_case_nobody_answers_is_told(monkeypatch):
    def forgetful(tasks, *_, **__):
        """Workers that lose a case and answer another one twice."""
        first, _, third = tasks
        for task in (first, third, third):
            yield task, b"[0, 0, 0]\n" + die((0, 0)).partition(b"\n")[2]

    monkeypatch.setattr(fuzz_readers, "work_through", forgetful)
    found = [(one.case, one.outcome) for one in reports(range(3), 0)]
    assert found[:3] == [(0, "damaged"), (2, "damaged"), (2, "damaged")]
    assert sorted(found[3:]) == [
        (1, "unanswered: 0 answers, 1 cases"),
        (2, "unanswered: 2 answers, 1 cases"),
    ]


@pytest.mark.parametrize(
    ("outcome", "grown", "saved"),
    [
        ("read", 0, False),
        ("encrypted", 0, False),
        ("internal_error: plans 1 has a bug here", 0, True),
        ("crashed: the process that read it ended", 0, True),
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
