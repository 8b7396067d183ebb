"""``python -m tests.bench.bench_corrections [PLANS [ROUNDS]]``: an ingest in which every other plan is corrected, beside one without.

Processor time of this process, which reads and stores. They take turns, so that a busy moment of the machine hits both; what
counts is the median of what a round costs more, and the tables are written by number of documents alone: by the clock a
slow moment writes them once more, which costs as much as the corrections of a hundred plans.
"""

import shutil
import sys
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corrections.entries import ValueEntry
from pipeline.corrections.ledger import append, beside
from pipeline.corrections.make import Person, Spot, made
from pipeline.store.records import read_plans
from schemas.corrections import CorrectionAction
from tests.bench.many import make_many


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with TemporaryDirectory(prefix="corrections-") as name:
        folder = Path(name)
        make_many(folder / "in", 2 * count)
        for pdf in (folder / "in").rglob("*.pdf"):
            pdf.unlink()  # copies of one plan, which are corrected together
        _ingest(folder, "plain")
        lines = _lines(folder / "plain")
        pairs = []
        for _ in range(rounds):
            plain = _ingest(folder, "plain")
            append(folder / "corrected", lines)
            pairs.append((plain, _ingest(folder, "corrected")))
            print("without {:.2f} s, with {:.2f} s".format(*pairs[-1]))  # noqa: T201
        more = median(with_them / without for without, with_them in pairs) - 1
        whole = sum(one for _, one in pairs) / sum(one for one, _ in pairs) - 1
        print(f"{count} plans, {len(lines)} corrected: {more:+.1%}, all rounds {whole:+.1%}")  # noqa: T201


def _ingest(folder: Path, out: str) -> float:
    """Processor seconds; what was there is taken away before, the corrections after."""
    shutil.rmtree(folder / out, ignore_errors=True)
    words = ["ingest", str(folder / "in"), "--out", str(folder / out), "--jobs", "0", "--quiet"]
    began = process_time()
    with patch("pipeline.store.register._FLUSH_SECONDS", inf):
        result = CliRunner().invoke(app, words)
    seconds = process_time() - began
    assert result.exit_code == 0, result.output
    beside(folder / out).unlink(missing_ok=True)
    return seconds


def _lines(parsed: Path) -> list[ValueEntry]:
    """A lead of every other plan put right."""
    plans = [plan for shelf in read_plans(parsed) for plan in shelf.plans if plan.task_agencies]
    led = [(plan, next((task for task in plan.tasks if task.lead), None)) for plan in plans[::2]]
    by = Person("Trần Thị B")
    return [
        made(
            plan, Spot("tasks", task.task_id, "lead"), CorrectionAction.SET, by, text="Phòng Nội vụ"
        )
        for plan, task in led
        if task is not None
    ]


if __name__ == "__main__":
    main()
