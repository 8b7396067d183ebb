"""Workers under faults: every document answered once, neighbours unharmed, nothing left behind."""

import os
import random
import resource
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline.batch import processes
from pipeline.batch.workers import Limits, Lost, WorkersBroken, run
from tests.batch import documents, faults

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
QUICK = Limits(seconds=1.0, megabytes=300, documents=60)
ENDS = {
    "sleep": "timeout",
    "eat": "memory",
    "exit": "crashed",
    "segv": "crashed",
    "abort": "crashed",
    "raises": "error",
}


def outcomes(tasks, **options):
    """Every task once, with its code; the parent's children are gone afterwards."""
    answers = list(run(iter(tasks), faults.read, **({"jobs": 2, "limits": QUICK} | options)))
    assert Counter(task for task, _ in answers) == Counter(tasks)
    assert children() == []
    return dict(answers)


def code(answer):
    return answer.code if isinstance(answer, Lost) else "answered"


EARLIER: set[int] = set()
"""Processes other tests left to this one: Python's own for what is shared between processes, say."""


@pytest.fixture(autouse=True)
def _earlier():
    EARLIER.clear()
    EARLIER.update(processes.children().get(os.getpid(), []))


def children():
    """Processes a test started that are still there."""
    return [pid for pid in processes.children().get(os.getpid(), []) if pid not in EARLIER]


def running(marker):
    """Programs a document started, by a word of their command."""
    found = []
    for pid in (pid for below in processes.children().values() for pid in below):
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if any(word.startswith(marker) for word in words):
            found.append(pid)
    return found


def soon(question, seconds=5.0):
    until = time.monotonic() + seconds
    while not question() and time.monotonic() < until:
        time.sleep(0.02)
    return question()


def test_good_among_bad():
    tasks = [("good", n) for n in range(200)]
    tasks += [(what, n) for what in ENDS for n in range(20 if what != "sleep" else 8)]
    random.shuffle(tasks)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    answers = outcomes(tasks, limits=QUICK._replace(seconds=4.0))  # to eat 300 MB may take a second
    seconds = time.monotonic() - began
    for (what, number), answer in answers.items():
        if what == "good":
            assert answer == f"answer {number}".encode()
        else:
            assert code(answer) == ENDS[what], answer
    assert (
        seconds < 120
    )  # 8 deadlines of four seconds and 20 meals of half a second, by two workers
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


@pytest.mark.parametrize(
    ("what", "ends", "words"),
    [
        ("sleep", "timeout", "not finished within 1 seconds"),
        ("eat", "memory", "300 MB"),
        ("gulp", "memory", "300 MB"),
        ("program_eats", "memory", "300 MB"),
        ("exit", "crashed", "ended with exit code 3"),
        ("segv", "crashed", "ended by signal 11 (Segmentation fault)"),
        ("abort", "crashed", "ended by signal 6 (Aborted)"),
        ("killed", "crashed", "ended by signal 9 (Killed)"),
        ("garble", "crashed", "sent what no worker sends"),
        ("close", "crashed", "ended"),
        ("raises", "error", "Boom at faults.py:"),
        ("leave", "error", "SystemExit at faults.py:"),
        ("text", "error", "TypeError"),
    ],
)
def test_what_is_said(what, ends, words):
    answers = outcomes([(what, 7), ("good", 1)], jobs=1)
    assert answers["good", 1] == b"answer 1"
    lost = answers[what, 7]
    assert code(lost) == ends
    assert words in lost.message
    assert "\n" not in lost.message
    assert "own words" not in lost.message


def test_three_of_a_kind_at_the_beginning_are_no_reason_to_give_up():
    answers = outcomes([*(("segv", n) for n in range(6)), ("good", 1)], jobs=2)
    assert answers["good", 1] == b"answer 1"


@pytest.mark.parametrize(
    ("what", "ends"),
    [("program", "timeout"), ("program_and_crash", "crashed"), ("program_left", "answered")],
)
def test_programs_of_a_document_end_with_it(what, ends):
    answers = run([(what, 4321), ("slowly", 1), ("slowly", 2)], faults.read, jobs=1, limits=QUICK)
    task, answer = next(answers)
    assert task[0] == what
    assert code(answer) == ends
    # while the run goes on
    assert soon(lambda: not any(running(b"%d4321" % n) for n in range(61, 65)), 1.0)
    assert [answer for _, answer in answers] == [b"answer 1", b"answer 2"]


def test_temporary_files_of_a_document_go_with_its_worker(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKERS_LITTER", str(tmp_path))
    answers = run(
        [("litter", 1), *(("slowly", n) for n in range(2))], faults.read, jobs=1, limits=QUICK
    )
    assert code(next(answers)[1]) == "crashed"
    left = Path((tmp_path / "1").read_text())
    assert soon(lambda: not left.parent.exists(), 1.0)
    assert left.parent.parent.exists()
    answers.close()
    assert not left.parent.parent.exists()


def test_twenty_megabytes():
    answers = outcomes([("big", n) for n in range(5)])
    assert all(answer == b"0123456789" * 2_000_000 for answer in answers.values())


def test_what_libraries_print_is_no_answer_and_no_output(capfd):
    assert outcomes([("noise", 1)]) == {("noise", 1): b"answer 1"}
    out, err = capfd.readouterr()
    assert out == ""
    assert "printed by a library" in err
    assert "and by Python" in err


def test_tasks_are_taken_when_a_worker_is_free():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield ("good", taken)

    answers = run(endless(), faults.read, jobs=2, limits=QUICK)
    for seen in range(1, 200):
        next(answers)
        assert taken - seen <= 4
    answers.close()
    assert children() == []


def test_documents_are_watched_while_the_run_is_busy():
    answers = run([("good", 1), ("sleep", 1)], faults.read, jobs=2, limits=QUICK)
    next(answers)
    time.sleep(1.5)  # writes a table, say
    began = time.monotonic()
    assert code(next(answers)[1]) == "timeout"
    assert time.monotonic() - began < 0.5
    answers.close()


def test_an_answer_in_time_counts_however_late_it_is_fetched():
    limits = QUICK._replace(seconds=0.5)
    answers = run([("big", n) for n in range(2)], faults.read, jobs=2, limits=limits)
    seen = [next(answers)]
    time.sleep(1.2)
    seen += answers
    assert [len(answer) for _, answer in seen] == [20_000_000] * 2


def test_a_thousand_workers_leave_nothing():
    descriptors, threads = len(faults.descriptors()), threading.active_count()
    seen, most = set(), 0
    limits = QUICK._replace(documents=1)
    for _, pid in run([("pid", n) for n in range(1000)], faults.read, jobs=2, limits=limits):
        seen.add(pid)
        most = max(most, len(faults.descriptors()))
    assert len(seen) > 990  # the system may give a number twice
    assert most < descriptors + 12
    assert len(faults.descriptors()) == descriptors
    assert threading.active_count() == threads
    assert children() == []


def test_the_thousandth_worker_has_no_more_open_than_the_first():
    limits = QUICK._replace(documents=1)
    tasks = [("descriptors", n) for n in range(200)]
    counts = [int(answer) for _, answer in run(tasks, faults.read, jobs=2, limits=limits)]
    assert max(counts) <= min(counts) + 1


def test_workers_serve_their_share():
    limits = QUICK._replace(documents=10)
    served = Counter(
        answer
        for _, answer in run([("pid", n) for n in range(100)], faults.read, jobs=2, limits=limits)
    )
    assert max(served.values()) == 10
    assert len(served) <= 11


def test_stop():
    stopped = False
    answers = run(
        [("slowly", n) for n in range(50)],
        faults.read,
        jobs=2,
        limits=QUICK,
        stop=lambda: stopped,
    )
    seen = [next(answers)]
    stopped = True
    seen += answers
    assert 2 <= len(seen) <= 4
    assert all(answer == faults.good(number) for (_, number), answer in seen)
    assert children() == []


@pytest.mark.parametrize("stops", [True, False])
def test_the_run_says_whether_it_came_to_the_end(stops):
    answers = run([("good", 1)], faults.read, jobs=2, limits=QUICK, stop=lambda: stops)
    seen = []

    def through():
        seen.append((yield from answers))

    assert len(list(through())) == (0 if stops else 1)
    assert seen == [not stops]


def test_in_another_thread():
    seen = []
    thread = threading.Thread(target=lambda: seen.append(outcomes([("good", 1), ("segv", 1)])))
    thread.start()
    thread.join()
    assert len(seen[0]) == 2


def test_what_cannot_be_loaded_is_said_once(tmp_path, monkeypatch):
    (tmp_path / "half_broken.py").write_text(
        "import os\nif 'workers' in os.environ:\n    import module_nobody_has\ndef work(task): ...\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    from half_broken import work  # noqa: PLC0415

    monkeypatch.setenv("workers", "1")
    with pytest.raises(WorkersBroken, match=r"half_broken:work: ModuleNotFoundError"):
        list(run([1, 2, 3], work, jobs=2))
    assert children() == []


@pytest.mark.parametrize(
    "text", ["os._exit(3)", "os.kill(os.getpid(), 11)", "os.register_at_fork(after_in_child=die)"]
)
def test_processes_that_end_as_they_start_are_not_started_for_ever(text, tmp_path, monkeypatch):
    name = f"dies_{abs(hash(text))}"
    (tmp_path / f"{name}.py").write_text(
        "import os\ndef die(): os._exit(5)\ndef work(task): ...\n"
        f"if 'workers' in os.environ:\n    {text}\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    work = __import__(name).work
    monkeypatch.setenv("workers", "1")
    with pytest.raises(WorkersBroken, match="3 processes ended"):
        list(run([1, 2, 3], work, jobs=2))
    assert children() == []


@pytest.mark.parametrize("options", [{"jobs": 0}, {"limits": Limits(seconds=0)}])
def test_wrong_use(options):
    with pytest.raises(ValueError, match=r"jobs|Limits"):
        list(run([], faults.read, **({"jobs": 1} | options)))


def test_functions_nobody_can_import():
    with pytest.raises(ValueError, match="top of a module"):
        list(run([1], lambda _: b"", jobs=1))


def test_a_task_that_is_a_document():
    with pytest.raises(ValueError, match="name the file"):
        list(run([("good", b"x" * 100_000)], faults.read, jobs=1))
    assert children() == []


def test_what_tasks_raise_goes_through():
    def tasks():
        yield ("good", 1)
        raise OSError("the folder is gone")

    with pytest.raises(OSError, match="folder"):
        list(run(tasks(), faults.read, jobs=1))
    assert children() == []


def test_no_tasks_no_processes():
    assert outcomes([]) == {}


def test_the_keeper_dies():
    answers = run([("slowly", n) for n in range(20)], faults.read, jobs=2, limits=QUICK)
    seen = [next(answers)]
    processes.kill(children())
    seen += answers
    assert sorted(number for (_, number), _ in seen) == list(range(20))
    assert Counter(code(answer) for _, answer in seen)["crashed"] <= 2
    assert children() == []


def test_a_service_manager_that_tells_every_process_to_end():
    answers = run([("slowly", n) for n in range(4)], faults.read, jobs=2, limits=QUICK)
    seen = [next(answers)]
    tree = processes.children()
    for keeper in children():
        for pid in (keeper, *tree[keeper]):
            os.kill(pid, signal.SIGTERM)
    seen += answers
    assert sorted(answer for _, answer in seen) == [faults.good(number) for number in range(4)]


def test_workers_killed_at_any_moment():
    over = threading.Event()

    def kill():
        while not over.wait(random.uniform(0.02, 0.1)):  # noqa: S311 - no secret
            tree = processes.children()
            workers = [pid for keeper in tree.get(os.getpid(), []) for pid in tree.get(keeper, [])]
            processes.kill(random.sample(workers, min(1, len(workers))))

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        tasks = [("big", n) for n in range(60)] + [("good", n) for n in range(300)]
        random.shuffle(tasks)
        limits = Limits(seconds=20.0, megabytes=300, documents=7)
        answers = outcomes(tasks, jobs=4, limits=limits)
    finally:
        over.set()
        killer.join()
    for (what, number), answer in answers.items():
        assert code(answer) in {"answered", "crashed"}
        assert isinstance(answer, Lost) or answer == faults.WHAT[what](number)


def test_real_documents_and_a_fork_without_threads():
    tasks = documents.documents(2)
    answers = dict(run(tasks, documents.read, jobs=2, prepare=documents.prepare))
    assert answers == {task: documents.read(task) for task in tasks}
    [(_, threads)] = run([("threads", 1)], faults.read, jobs=1, prepare=documents.prepare)
    assert threads == b"1"
