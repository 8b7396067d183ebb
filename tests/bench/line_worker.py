"""Reads files over and over for ``bench_against``: one round for each line of its standard input.

It is run with the environment and the sources of either revision, so that it uses nothing but
``read_plan``. A round prints ``{"pdf": seconds, "docx": seconds}`` of processor time.
"""

import contextlib
import gc
import json
import sys
from collections import defaultdict
from pathlib import Path
from time import process_time

from pipeline.reading import read_plan
from schemas.diagnostics import UnreadableDocument


def main() -> None:
    data = [(file, Path(file).read_bytes()) for file in sys.argv[1:]]
    one_round(data)  # tables and patterns are loaded once
    for _ in sys.stdin:
        sys.stdout.write(json.dumps(one_round(data)) + "\n")
        sys.stdout.flush()


def one_round(data: list[tuple[str, bytes]]) -> dict[str, float]:
    """Seconds by ending of the file; a file that one revision cannot open costs what it costs."""
    seconds: defaultdict[str, float] = defaultdict(float)
    gc.collect()
    for name, content in data:
        began = process_time()
        with contextlib.suppress(UnreadableDocument):
            read_plan(content, name)
        seconds[Path(name).suffix.lstrip(".")] += process_time() - began
    return dict(seconds)


if __name__ == "__main__":
    main()
