"""A folder of plans into tables: ``make bench-ingest REV=94e6943 PLANS=2000``.

Beside another revision, on the same generated files and on the samples: documents a second and processor;
then here alone: two workers to one, a second run, one file more, reading ``plans`` and ``tasks`` back, and
the memory of the process that writes with a tenth of the files and with all.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

import pandas as pd
from rich.console import Console
from rich.table import Table

from tests.bench.bench_against import HERE, Tree, checked_out
from tests.bench.many import make_many


class Cost(NamedTuple):
    """Of a command: seconds on the wall, of processors (workers too), peak memory of its own process."""

    wall: float
    processor: float
    memory: int


def main() -> None:
    revision, count = sys.argv[1], int(sys.argv[2])
    here, old = Tree("here", HERE), Tree(revision, checked_out(revision))
    table = Table("what", revision, "here", "ratio")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_many(folder / "in", count)
        make_many(folder / "few", max(count // 10, 1))
        costs = {
            "old": _ingest(old, folder / "in", folder / "old"),
            "one": _ingest(here, folder / "in", folder / "one", "--jobs", "1"),
            "two": _ingest(here, folder / "in", folder / "two", "--jobs", "2"),
            "few": _ingest(here, folder / "few", folder / "tenth", "--jobs", "2"),
        }
        before, one, two, few = costs.values()
        rates = [count / cost.processor for cost in (before, one)]
        table.add_row(
            "documents a second and processor",
            *(f"{r:.1f}" for r in rates),
            f"{rates[1] / rates[0]:.2f}",
        )
        table.add_row(
            "two workers to one, on the wall",
            "",
            f"{one.wall:.1f} s, {two.wall:.1f} s",
            f"{one.wall / two.wall:.2f}",
        )
        again = [
            _ingest(old, folder / "in", folder / "old"),
            _ingest(here, folder / "in", folder / "two"),
        ]
        table.add_row(
            "second run, nothing changed",
            *(f"{cost.processor:.2f} s" for cost in again),
            f"{again[1].processor / one.processor:.4f} of the first",
        )
        table.add_row(
            "memory of the writer",
            "",
            f"{few.memory >> 20} MB, {two.memory >> 20} MB",
            f"{two.memory / few.memory:.2f}",
        )
        _one_more(table, old, here, folder)
        _read_back(table, folder)
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(f"{count} generated plans, half of them PDF")
    console.print(table)


def _one_more(table: Table, old: Tree, here: Tree, folder: Path) -> None:
    """One new file, named itself, into the register of all and into that of a tenth."""
    make_many(folder / "extra", 1)
    file = next((folder / "extra").rglob("*.docx"))
    more = file.with_name("one-more.docx")
    shutil.copy(file, more)
    with more.open("ab") as stream:
        stream.write(b"\0")
    costs = [
        _ingest(tree, more, folder / name)
        for tree, name in ((old, "old"), (here, "two"), (here, "tenth"))
    ]
    before, now, tenth = (cost.processor for cost in costs)
    table.add_row("one file more", f"{before:.2f} s", f"{now:.2f} s", f"{now / before:.2f}")
    table.add_row("one file more, a tenth stored", "", f"{tenth:.2f} s", f"{now / tenth:.2f}")


def _read_back(table: Table, folder: Path) -> None:
    for name in ("plans", "tasks"):
        laps = []
        for side in ("old", "two"):
            began = perf_counter()
            pd.read_parquet(folder / side / name)
            laps.append(perf_counter() - began)
        table.add_row(
            f"pd.read_parquet of {name}",
            *(f"{lap:.2f} s" for lap in laps),
            f"1/{laps[0] / laps[1]:.0f}",
        )


def _ingest(tree: Tree, what: Path, out: Path, *more: str) -> Cost:
    """The command in a process of its own; peak memory is that of the process, not of its workers."""
    command = [str(tree.folder / ".venv/bin/plans"), "ingest", str(what), "--out", str(out), *more]
    began = perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=tree.folder,
        env=tree.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while True:
        pid, _, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, _resident(process.pid))
        sleep(0.05)
    return Cost(perf_counter() - began, used.ru_utime + used.ru_stime, peak)


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
