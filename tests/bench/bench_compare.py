"""Speed and memory of comparing: plans of 500, 1,000, 2,000 and 4,000 rows beside their next drafts.

``python -m tests.bench.bench_compare`` prints seconds of processor time and the peak of Python's memory. In the next
draft two rows of five have another word, twenty are gone and one has moved. The last line is the worst case: 2,000
rows that are all alike.
"""

import sys
import tracemalloc
from pathlib import Path
from random import Random
from time import process_time

from pipeline.compare import compare
from pipeline.reading import read_plan
from schemas.plan import Plan
from tests.builders.drafts import sentence

SAMPLE = Path("data/raw/mau-dan-van-huyen-2023.docx")
ROWS = (500, 1_000, 2_000, 4_000)
ALIKE = 2_000


def main() -> None:
    sample = read_plan(SAMPLE.read_bytes(), SAMPLE.name)
    for count in map(int, sys.argv[1:]) if len(sys.argv) > 1 else ROWS:
        texts = [sentence(n * 3 + n // 29) for n in range(count)]
        _told(f"{count} rows", _plan(sample, texts), _plan(sample, _edited(texts)))
    alike = _plan(sample, [sentence(1)] * ALIKE)
    _told(f"{ALIKE} rows, all alike", alike, alike)


def _told(name: str, a: Plan, b: Plan) -> None:
    start = process_time()
    found = compare(a, b)
    seconds = process_time() - start
    tracemalloc.start()
    compare(a, b)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"{name}: {seconds:.2f} s, {peak:.0f} MB, {len(found.changes)} changes")  # noqa: T201 - what the bench is for


def _edited(texts: list[str]) -> list[str]:
    rng = Random(1)  # noqa: S311 - the same edits each time
    told = []
    for text in texts:
        words = text.split()
        if rng.random() < 0.4:
            words[rng.randrange(len(words))] = "mới"
        told.append(" ".join(words))
    del told[100:120]
    told.insert(50, told.pop(300))
    return told


def _plan(sample: Plan, texts: list[str]) -> Plan:
    """The sample with these rows instead of its own."""
    first = next(one for one in sample.tasks if one.kind == "task")
    rows = tuple(
        first.model_copy(
            update={
                "task_id": f"t1:{n}",
                "parent_id": None,
                "path": str(n),
                "number": str(n),
                "task": text,
            }
        )
        for n, text in enumerate(texts, start=1)
    )
    return sample.model_copy(update={"tasks": rows, "task_agencies": (), "citations": ()})


if __name__ == "__main__":
    main()
