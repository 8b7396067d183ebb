# ruff: noqa: T201 - it is a command, and prints its report
"""``python -m tests.fuzz.fuzz_readers build/fuzz``: mutated files of data/raw through the readers.

Nothing but a ``Reading`` or a ``Failure`` with a code of our own may come out: no exception, no
hang, no killed process, no memory that grows. Every input follows from its number and the seed, so
``python -m tests.fuzz.fuzz_readers build/fuzz --case 4711`` makes it again. Failing inputs are
written to the folder, the first three of a kind. FUZZ_CASES and FUZZ_SEED change how many and which.
"""

import multiprocessing
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from time import monotonic
from typing import NamedTuple

from pipeline.reading import Failure, attempt
from tests.builders.pdf import PdfPage, pdf
from tests.fuzz.mutate_docx import mutate_docx
from tests.fuzz.mutate_pdf import mutate_pdf

RAW = Path(__file__).parents[2] / "data/raw"
CASES = 20_000
SEED = 20_260_101
WORKERS = 2
LIMIT = 30.0
"""Seconds a file may take."""
ROOM = 3 * 2**30
"""Bytes of address space of a worker: beyond it Python says MemoryError, and C++ aborts."""
GREEDY = 400 * 2**20
"""Bytes one file of 100 kB may add to the most a worker ever held."""
SAVED = 3

Seeds = list[tuple[str, bytes]]


class Report(NamedTuple):
    """What a worker says of one case."""

    case: int
    outcome: str
    seconds: float
    grown: int
    """Bytes by which the case raised the most memory the worker ever held."""
    held: int
    """Bytes the worker holds afterwards."""


@dataclass
class Worker:
    process: multiprocessing.process.BaseProcess
    pipe: Connection
    case: int = -1
    began: float = 0.0


@dataclass
class Tally:
    folder: Path
    outcomes: Counter[str] = field(default_factory=Counter)
    bad: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, -1)
    held: list[int] = field(default_factory=list)

    def enter(self, report: Report, seeds: Seeds, seed: int) -> None:
        self.outcomes[report.outcome.partition(":")[0]] += 1
        self.slowest = max(self.slowest, (report.seconds, report.case))
        self.held.append(report.held)
        kinds = []
        if report.outcome.startswith(("internal_error", "hang", "crash", "told badly")):
            kinds.append(report.outcome)
        if report.grown > GREEDY:
            kinds.append(f"memory: more than {GREEDY >> 20} MB for one file")
        for kind in kinds:
            self.bad[kind] += 1
            if self.bad[kind] <= SAVED:
                name, data = case_of(report.case, seeds, seed)
                place = self.folder / f"{report.case}-{name}"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
                print(f"case {report.case}: {kind} -> {place}", flush=True)


def seeds_of(folder: Path) -> Seeds:
    """The files that are mutated, by name."""
    paths = sorted(p for p in folder.iterdir() if p.suffix in {".pdf", ".docx"})
    return [*((p.name, p.read_bytes()) for p in paths), ("signed.pdf", _signed())]


def _signed() -> bytes:
    """What no file of data/raw has: fields, form objects, links, pictures, turned pages."""
    first = PdfPage().text(85, 60, "Số:        /KH-UBND").field("Sig", 110, 60, "362")
    first.form(PdfPage().grid([85, 200, 500], [300, 340, 380]), 5, 5).text(95, 330, "1")
    first.text(85, 120, "KẾ HOẠCH", bold=True).text(20, 700, "Người ký", 8, upwards=True)
    second = PdfPage(842, 595, rotate=90, cropped=True).grid([85, 300, 700], [100, 200, 300])
    second.text(95, 130, "Nhiệm vụ").text(310, 130, "Chủ trì").link(85, 100, 200, 120)
    return pdf([first, second, PdfPage().picture(0, 0, 595, 842).field("Tx", 100, 50, "05")])


def case_of(case: int, seeds: Seeds, seed: int) -> tuple[str, bytes]:
    """Input number ``case``: the name of the file it was made from, and its bytes."""
    name, data = seeds[case % len(seeds)]
    rng = Random(f"{seed}:{case}")  # noqa: S311 - to be repeated, not to be secret
    return name, (mutate_pdf if name.endswith(".pdf") else mutate_docx)(rng, data)


def outcome_of(data: bytes, name: str) -> str:
    found = attempt(data, name)
    if not isinstance(found, Failure):
        return "read"
    if found.code == "internal_error":
        return f"internal_error: {found.message}"
    told = bool(found.message) and "\n" not in found.message
    return found.code if told else f"told badly: {found.code}"


def _work(pipe: Connection, seed: int) -> None:
    """A worker: numbers in, reports out, until None comes in."""
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    seeds = seeds_of(RAW)
    for name, data in seeds:  # what libraries allocate once is no growth
        attempt(data, name)
    pipe.send(None)
    page = resource.getpagesize()
    while (case := pipe.recv()) is not None:
        name, data = case_of(case, seeds, seed)
        before, began = _most_held(), monotonic()
        outcome = outcome_of(data, name)
        seconds = monotonic() - began
        held = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * page
        pipe.send(Report(case, outcome, seconds, _most_held() - before, held))


def _most_held() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _started(seed: int) -> Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, seed), daemon=True)
    process.start()
    theirs.close()
    ours.recv()
    return Worker(process, ours)


def reports(cases: Iterator[int], seed: int, workers: int = WORKERS) -> Iterator[Report]:
    """Every case through a worker; one that hangs or dies is replaced."""
    team = [_started(seed) for _ in range(workers)]
    while team:
        for worker in [w for w in team if w.case < 0]:
            worker.case, worker.began = next(cases, -1), monotonic()
            worker.pipe.send(worker.case if worker.case >= 0 else None)
            if worker.case < 0:
                worker.process.join()
                team.remove(worker)
        ready = wait([w.pipe for w in team], timeout=1.0) if team else []
        for place, worker in enumerate(team):
            late = monotonic() - worker.began > LIMIT
            if worker.pipe not in ready and not late:
                continue
            try:
                report = None if worker.pipe not in ready else worker.pipe.recv()
            except EOFError:
                worker.process.join()
                report = Report(worker.case, f"crash: exit {worker.process.exitcode}", 0.0, 0, 0)
            if report is None:
                worker.process.kill()
                report = Report(worker.case, f"hang: more than {LIMIT:.0f} s", LIMIT, 0, 0)
            yield report
            worker.case = -1
            if report.outcome.startswith(("crash", "hang")):
                team[place] = _started(seed)


def run(folder: Path, cases: int, seed: int) -> int:
    """Exit code: 0 when nothing failed."""
    seeds = seeds_of(RAW)
    print(f"{cases} cases, seed {seed}, {len(seeds)} files of {RAW.name}, {WORKERS} workers")
    tally, began = Tally(folder), monotonic()
    for done, report in enumerate(reports(iter(range(cases)), seed), 1):
        tally.enter(report, seeds, seed)
        if done % 1000 == 0:
            print(f"{done} done, {done / (monotonic() - began):.0f} a second", flush=True)
    print(f"\n{cases} cases in {monotonic() - began:.0f} s, seed {seed}")
    for outcome, count in tally.outcomes.most_common():
        print(f"{count:7} {outcome}")
    seconds, case = tally.slowest
    print(f"slowest: {seconds:.1f} s (case {case})")
    tenth = max(1, len(tally.held) // 10)
    first, last = (max(part) >> 20 for part in (tally.held[:tenth], tally.held[-tenth:]))
    print(f"memory of a worker: at most {first} MB in the first tenth, {last} MB in the last")
    for kind, count in tally.bad.most_common():
        print(f"BAD {count:6} {kind}")
    return 1 if tally.bad else 0


def main(words: list[str]) -> int:
    seed = int(os.environ.get("FUZZ_SEED", SEED))
    match words:
        case [folder]:
            return run(Path(folder), int(os.environ.get("FUZZ_CASES", CASES)), seed)
        case [folder, "--case", number]:
            name, data = case_of(int(number), seeds_of(RAW), seed)
            Path(folder).mkdir(parents=True, exist_ok=True)
            (Path(folder) / f"{number}-{name}").write_bytes(data)
            print(f"{number}-{name}: {outcome_of(data, name)}")
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
