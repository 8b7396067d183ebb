"""Reads files over and over for ``bench_against``: one round for each line of its standard input.

It is run with the environment and the sources of either revision, so that it uses nothing but what both
have: ``read_plan``, the names of its stages in ``pipeline.reading``, and what the process that reads does with
a plan: the older one writes its files, this one packs its rows for the process that stores them. A round
prints processor seconds by ending and part: ``{"pdf": {"line": 1.9, "read": 1.2, …}, "docx": {…}}``.
"""

import contextlib
import gc
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pipeline.reading
from pipeline.reading import read_plan

try:
    from pipeline.store.packed import packed, rows_of_plan
except ImportError:  # the older revision
    from pipeline.store import Store
from schemas.diagnostics import UnreadableDocument

PARTS = {"read": "read", "outline_of": "outline", "annotate": "annotate", "assemble": "assemble"}
"""Names in ``pipeline.reading``, and what they are called in the table."""
Seconds = defaultdict[str, defaultdict[str, float]]


class Clock:
    """Processor seconds by ending of the file at hand and by part."""

    def __init__(self) -> None:
        self.ending = ""
        self.seconds: Seconds = defaultdict(lambda: defaultdict(float))

    def timed(self, part: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object, **named: object) -> object:
            began = process_time()
            try:
                return work(*given, **named)
            finally:
                self.seconds[self.ending][part] += process_time() - began

        return run


def main() -> None:
    clock = Clock()
    for name, part in PARTS.items():
        setattr(pipeline.reading, name, clock.timed(part, getattr(pipeline.reading, name)))
    with tempfile.TemporaryDirectory() as folder:
        line = clock.timed("line", read_plan)
        write = clock.timed("to tables", writer(Path(folder)))
        files = [(file, Path(file).read_bytes()) for file in sys.argv[1:]]
        one_round(files, clock, line, write)  # tables and patterns are loaded once
        for _ in sys.stdin:
            clock.seconds.clear()
            one_round(files, clock, line, write)
            sys.stdout.write(json.dumps(clock.seconds) + "\n")
            sys.stdout.flush()


def writer(folder: Path) -> Callable[..., object]:
    """What comes behind reading; the older revision writes into a folder."""
    if "packed" in globals():
        return lambda plan: packed(rows_of_plan(plan))
    return Store(folder).write_plan


def one_round(
    files: list[tuple[str, bytes]],
    clock: Clock,
    line: Callable[..., object],
    write: Callable[..., object],
) -> None:
    """Every file once; one that a revision cannot open costs what it costs."""
    gc.collect()
    for name, content in files:
        clock.ending = Path(name).suffix.lstrip(".")
        with contextlib.suppress(UnreadableDocument):
            write(line(content, name))


if __name__ == "__main__":
    main()
