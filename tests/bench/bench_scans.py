"""What a scan costs beside the engine: ``python -m tests.bench.bench_scans FILE.pdf …``, seconds of a processor.

The whole line, from the bytes of a file to its record, beside Tesseract alone on the same pages at the same
resolution, each as one picture: kept open in this process, and as the command of the system (``tesseract page.png -
-l vie``), where it is installed. They take turns, so that a busy moment of the machine hits all; the least of the rounds
counts.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import which
from subprocess import run
from tempfile import TemporaryDirectory
from time import process_time, thread_time
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import tesserocr
from PIL import Image
from rich.console import Console
from rich.table import Table

from parsers.layout.pdf.pictures import DPI, POINTS
from parsers.layout.scan.engine import Grey, Part, Word
from pipeline.reading import read_stages
from pipeline.recognition import data_folder, recogniser
from pipeline.recognition.tesseract import LANGUAGE, Tesseract

ROUNDS = 3
ASKED = 1.10


class Times(NamedTuple):
    """Of one file: Tesseract alone, its command, the whole line, and the engine within it."""

    alone: float
    command: float
    whole: float
    within: float


class Watched:
    """The engine of the line, and the time it takes: pages are read by several threads."""

    def __init__(self, engine: Tesseract) -> None:
        self.took: list[float] = []
        self._words = engine.words

    def __call__(self, picture: Grey, parts: Sequence[Part], dpi: int) -> list[list[Word]]:
        began = thread_time()
        told = self._words(picture, parts, dpi)
        self.took.append(thread_time() - began)
        return told


def main() -> None:
    known = recogniser(None)
    if known is None or not isinstance(known.engine, Tesseract):
        sys.exit("Tesseract is not here")
    watched = Watched(known.engine)
    known.engine.words = watched  # type: ignore[method-assign]
    api = tesserocr.PyTessBaseAPI(
        path=str(data_folder()), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY
    )
    table = Table(
        "file",
        "pages",
        "Tesseract",
        "line",
        "times",
        "its command",
        "times",
        "engine in it",
        "rest a page, ms",
    )
    files = [Path(name) for name in sys.argv[1:]]
    found = []
    for file in files:
        data = file.read_bytes()
        pages = list(_drawn(data))
        times = min(
            (_timed(data, file.name, pages, api, watched) for _ in range(ROUNDS)),
            key=lambda one: one.whole / one.alone,
        )
        found.append(times)
        _row(table, file.name, len(pages), times)
    total = Times(*(sum(one) for one in zip(*found, strict=True)))
    _row(table, "all", 0, total)
    Console(width=150).print(table)
    print(f"asked: {ASKED}")  # noqa: T201


def _timed(
    data: bytes,
    name: str,
    pages: Sequence[Grey],
    api: "tesserocr.PyTessBaseAPI",
    watched: Watched,
) -> Times:
    alone = _taken(lambda: [_read(api, page) for page in pages])
    watched.took.clear()
    whole = _taken(lambda: read_stages(data, name))
    return Times(alone, _command(pages), whole, sum(watched.took))


def _drawn(data: bytes) -> Iterator[Grey]:
    with pdfium.PdfDocument(data) as pdf:
        for page in pdf:
            yield np.asarray(page.render(scale=DPI / POINTS, grayscale=True).to_pil())


def _read(api: "tesserocr.PyTessBaseAPI", page: Grey) -> str:
    height, width = page.shape
    api.SetPageSegMode(tesserocr.PSM.AUTO)
    api.SetImageBytes(page.tobytes(), width, height, 1, width)
    api.SetSourceResolution(DPI)
    text: str = api.GetUTF8Text()
    return text


def _command(pages: Sequence[Grey]) -> float:
    """What the command takes for the pages, one after the other; 0 where it is not there."""
    command = which("tesseract")
    if command is None:
        return 0.0
    before = getrusage(RUSAGE_CHILDREN)
    with TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            file = Path(folder) / f"{number}.png"
            Image.fromarray(page).save(file, compress_level=1)
            run(  # noqa: S603 - the command of the system
                [command, str(file), "-", "-l", LANGUAGE],
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                check=True,
                capture_output=True,
            )
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _taken(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _row(table: Table, name: str, pages: int, times: Times) -> None:
    rest = f"{1000 * (times.whole - times.within) / pages:.0f}" if pages else ""
    table.add_row(
        name[:44],
        str(pages or ""),
        f"{times.alone:.1f} s",
        f"{times.whole:.1f} s",
        f"{times.whole / times.alone:.2f}",
        f"{times.command:.1f} s",
        f"{times.whole / times.command:.2f}" if times.command else "",
        f"{times.within:.1f} s",
        rest,
    )


if __name__ == "__main__":
    main()
