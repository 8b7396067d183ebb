"""What workers cost: one and two of them on data/raw, warm and cold starts, the run's own share.

Run: python -m tests.bench.bench_workers [times]
"""

import resource
import sys
import time

from pipeline.batch.workers import Limits, Lost, run
from tests.batch.documents import documents, prepare, read
from tests.batch.faults import read as trivial

OUT = sys.stdout


def measured(name, tasks, work, **options):
    """A line of figures; the seconds it took."""
    before, below = _cpu(resource.RUSAGE_SELF), _cpu(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    lost = sum(isinstance(answer, Lost) for _, answer in run(iter(tasks), work, **options))
    seconds = time.perf_counter() - began
    own = _cpu(resource.RUSAGE_SELF) - before
    workers = _cpu(resource.RUSAGE_CHILDREN) - below
    OUT.write(
        f"{name:34} {len(tasks):5} tasks {lost:3} lost {seconds:7.2f} s  run {own:6.3f} s"
        f"  workers {workers:7.2f} s  share {own / workers:6.2%}  {seconds / len(tasks) * 1e3:6.2f} ms\n"
    )
    return seconds


def _cpu(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def main():
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    few = documents(46)[:500]
    measured("500 documents, 2 workers", few, read, jobs=2, prepare=prepare)
    many = documents(times)
    one = measured("1 worker", many, read, jobs=1, prepare=prepare)
    two = measured("2 workers", many, read, jobs=2, prepare=prepare)
    OUT.write(f"two over one: {one / two:.2f}\n")
    measured(
        "a document a worker, prepared",
        few[:100],
        read,
        jobs=1,
        limits=Limits(documents=1),
        prepare=prepare,
    )
    measured("a document a worker, cold", few[:100], read, jobs=1, limits=Limits(documents=1))
    measured("empty tasks", [("good", n) for n in range(5000)], trivial, jobs=2)


if __name__ == "__main__":
    main()
