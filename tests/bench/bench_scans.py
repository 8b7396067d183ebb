"""What a scan costs beside the engine: ``python -m tests.bench.bench_scans FILE.pdf …``, seconds of a processor.

The whole line, from the bytes of a file to its record, beside Tesseract alone on the same pages at the same
resolution, each as one picture (``tesseract page.png - -l vie``). They take turns, so that a busy moment of the
machine hits both; the least of the rounds counts.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time, thread_time
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import tesserocr
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
    """Of one file: Tesseract alone, the whole line, and the engine within it."""

    alone: float
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
    table = Table("file", "pages", "Tesseract", "line", "times", "engine in it", "rest a page, ms")
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
    return Times(alone, whole, sum(watched.took))


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
        f"{times.within:.1f} s",
        rest,
    )


if __name__ == "__main__":
    main()
