"""How fast the line is beside another revision: ``make bench-against REV=94e6943 FILES="folder ..."``.

Either revision has its sources and its environment in ``build/against``; they read the same files in
turns, so that a busy moment of the machine hits both, and the median of the pairs is told, in processor
time. Then one file from the shell, imports and tables included: time and peak memory of the process.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parents[2]
WORKER = Path(__file__).parent / "line_worker.py"
PAIRS = 9
ENDINGS = (".pdf", ".docx")
_KIB = 1024


class Tree(NamedTuple):
    """A revision with its environment."""

    name: str
    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / ".venv/bin/python"

    def environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": ""}


class Cost(NamedTuple):
    """Processor seconds and peak memory in bytes of one process."""

    seconds: float
    memory: int


def main() -> None:
    revision, *folders = sys.argv[1:]
    files = [
        str(file)
        for folder in folders or ["data/raw"]
        for file in sorted(Path(folder).resolve().rglob("*"))
        if file.suffix in ENDINGS
    ]
    if not files:
        sys.exit(f"no PDF or DOCX in {', '.join(folders)}; name a folder that holds some")
    trees = (Tree(revision, checked_out(revision)), Tree("here", HERE))
    table = Table("what", *(tree.name for tree in trees), "ratio, median of the pairs")
    pairs = list(race(trees, files))
    for ending in sorted(pairs[0][0]):
        for part in pairs[0][0][ending]:
            before, now = ([pair[side][ending][part] for pair in pairs] for side in (0, 1))
            ratio = statistics.median(b / a for a, b in zip(before, now, strict=True))
            best = (f"{1000 * min(side):.0f} ms" for side in (before, now))
            name = f"{ending}: {'line, bytes to Plan' if part == 'line' else part}"
            table.add_row(name, *best, f"{ratio:.2f}")
    commands = {"plans --help": ["--help"]}
    for ending in ENDINGS:
        one = next((file for file in files if file.endswith(ending)), None)
        if one is not None:
            commands[f"plans ingest one{ending}"] = ["ingest", one, "--out"]
    for name, command in commands.items():
        costs = [[shell(tree, command) for tree in trees] for _ in range(PAIRS)]
        ratio = statistics.median(now.seconds / before.seconds for before, now in costs)
        room = statistics.median(now.memory / before.memory for before, now in costs)
        best = (
            f"{min(pair[side].seconds for pair in costs):.2f} s, {costs[0][side].memory >> 20} MB"
            for side in (0, 1)
        )
        table.add_row(name, *best, f"{ratio:.2f}; memory {room:.2f}")
    console = Console(width=110)
    console.print(f"{len(files)} files, {PAIRS} pairs, processor time, best of the rounds")
    console.print(table)


def checked_out(revision: str) -> Path:
    """The sources of a revision below ``build``, with the environment its own lock asks for."""
    folder = HERE / "build/against" / revision
    if not folder.exists():
        git = [
            "git",
            "-C",
            str(HERE),
            "worktree",
            "add",
            "--quiet",
            "--detach",
            str(folder),
            revision,
        ]
        subprocess.run(git, check=True)  # noqa: S603 - our own repository
    subprocess.run(["make", "--quiet", "-C", str(folder), ".venv/.ready"], check=True)  # noqa: S603, S607
    return folder


Seconds = dict[str, dict[str, float]]
"""By ending of the files, then by part of the line."""


def race(trees: tuple[Tree, Tree], files: list[str]) -> Iterator[tuple[Seconds, Seconds]]:
    """Seconds of either side, pair by pair; who begins changes."""
    workers = [
        subprocess.Popen(  # noqa: S603 - our own sources
            [str(tree.python), str(WORKER), *files],
            cwd=tree.folder,
            env=tree.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for tree in trees
    ]
    for number in range(PAIRS):
        order = (0, 1) if number % 2 else (1, 0)
        found: dict[int, Seconds] = {}
        for side in order:
            stdin, stdout = workers[side].stdin, workers[side].stdout
            assert stdin is not None
            assert stdout is not None
            print(file=stdin, flush=True)
            found[side] = json.loads(stdout.readline())
        yield found[0], found[1]
    for worker in workers:
        worker.communicate()


def shell(tree: Tree, command: list[str]) -> Cost:
    """One command of ``plans`` in a process of its own; ``--out`` gets a folder that goes again."""
    with tempfile.TemporaryDirectory() as folder:
        whole = [*command, folder] if command[-1] == "--out" else command
        process = subprocess.Popen(  # noqa: S603 - our own command
            [str(tree.folder / ".venv/bin/plans"), *whole],
            cwd=tree.folder,
            env=tree.environment(),
            stdout=subprocess.DEVNULL,
        )
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return Cost(*_spent(used))


def _spent(used: resource.struct_rusage) -> tuple[float, int]:
    return used.ru_utime + used.ru_stime, used.ru_maxrss * _KIB


if __name__ == "__main__":
    main()
