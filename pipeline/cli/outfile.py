"""Where text goes: standard output, or a file that is there when all of it is written."""

import sys
from collections.abc import Iterator
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
