"""Where an answer goes: standard output, or a file that is there when all of it is written; and in which format."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.export.whole import whole


@contextmanager
def opened(file: Path | None) -> Iterator[IO[str]]:
    """Lines end as they are written."""
    if file is None:
        yield sys.stdout
        return
    with whole(file) as target, target.open("w", encoding="utf-8", newline="") as out:
        yield out


def format_of(asked: str | None, out: Path | None, known: Collection[str]) -> str:
    """What ``--format`` says; without it what the file is called (``x.html``), else a table to read."""
    ending = out.suffix.removeprefix(".").lower() if out is not None else ""
    return asked or (ending if ending in known else "table")
