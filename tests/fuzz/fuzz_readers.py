# ruff: noqa: T201 - it is a command, and prints its report
"""``python -m tests.fuzz.fuzz_readers build/fuzz``: mutated files of data/raw through workers and readers.

Each is read as a run reads it: by ``read_file`` in a process of ``pipeline.batch.workers``, within the limits of
a run. Every case is answered once, by a plan or by a failure with a code of our own and one line: no exception, no
hang, no lost process, no memory that grows. Every input follows from its number and the seed, so
``python -m tests.fuzz.fuzz_readers build/fuzz --case 4711`` makes it again. Failing inputs are
written to the folder, the first three of a kind. FUZZ_CASES and FUZZ_SEED change how many and which.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from pipeline.batch.document import Outcome
from pipeline.batch.workers import Limits, Lost
from pipeline.batch.workers import run as work_through
from tests.fuzz.cases import RAW, Seeds, case_of, outcome_of, prepare, read, seeds_of, told

CASES = 20_000
SEED = 20_260_101
WORKERS = 2
LIMITS = Limits(seconds=30.0, megabytes=2048)
GREEDY = 400 * 2**20
"""Bytes one file of 100 kB may add to the most a worker ever held."""
SAVED = 3
BAD = ("internal_error", "timeout", "memory", "crashed", "error", "told badly", "unanswered")
"""Outcomes no file may have; the code of a process that was lost is one of them."""


class Report(NamedTuple):
    """What came of one case."""

    case: int
    outcome: str
    seconds: float = 0.0
    grown: int = 0
    """Bytes by which the case raised the most memory the worker ever held."""
    held: int = 0
    """Bytes the worker holds afterwards."""


@dataclass
class Tally:
    folder: Path
    outcomes: Counter[str] = field(default_factory=Counter)
    bad: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, -1)
    held: list[int] = field(default_factory=list)

    def enter(self, report: Report, seeds: Seeds, seed: int) -> None:
        kind = report.outcome.partition(":")[0]
        self.outcomes[kind] += 1
        self.slowest = max(self.slowest, (report.seconds, report.case))
        self.held += [report.held] if report.held else []
        kinds = []
        if kind in BAD:
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


def reports(
    cases: Iterable[int],
    seed: int,
    work: Callable[[tuple[int, int]], bytes] = read,
    limits: Limits = LIMITS,
) -> Iterator[Report]:
    """Every case through a worker; at the end those that nobody answered, or more often than once."""
    asked, answered = Counter[int](), Counter[int]()

    def tasks() -> Iterator[tuple[int, int]]:
        for case in cases:
            asked[case] += 1
            yield case, seed

    answers = work_through(tasks(), work, jobs=WORKERS, limits=limits, prepare=prepare)
    for (case, _), answer in answers:
        answered[case] += 1
        if isinstance(answer, Lost):
            yield Report(case, f"{answer.code}: {answer.message}")
        else:
            costs, _, rest = answer.partition(b"\n")
            yield Report(case, told(Outcome.of(rest)), *json.loads(costs))
    for case in (asked - answered) + (answered - asked):
        yield Report(case, f"unanswered: {answered[case]} answers, {asked[case]} cases")


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
    first, last = (max(part, default=0) >> 20 for part in (tally.held[:tenth], tally.held[-tenth:]))
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
