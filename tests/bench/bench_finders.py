"""No finder needs more than linear time: seconds and MB/s on plan text and on hostile text.

``make bench`` runs it after ``bench_line``; ``python -m tests.bench.bench_finders deadlines`` runs one
finder. The growth is the time of the longest text over that of the one half as long: 2 is linear,
4 is quadratic. Time is the processor's, so that others at work on the machine count little. Hostile texts
are runs of what the patterns look for and never find the end of.
"""

import gc
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from parsers.semantics.agencies import find_agencies
from parsers.semantics.citations import find_citations
from parsers.semantics.deadlines import TimeContext, find_deadlines
from parsers.semantics.duties import find_duties
from pipeline.reading import read_plan

RAW = Path(__file__).parents[2] / "data" / "raw"
SEED = "ke-hoach-dan-van-2023.docx"
MEGABYTE = 1_000_000
SIZES = (0.25, 0.5, 1.0)
PROBE = 0.01
AIM = 2.5
"""Seconds for a megabyte of anything."""

HOSTILE: Mapping[str, str] = {
    "digits": "1234567890",
    "digits, spaced": "12 3 4567 8 ",
    "commas": ", ",
    "và": "và ",
    "(": "(",
    ")": ")",
    "( )": "( ) ",
    "ngày": "ngày ",
    "ngày 5": "ngày 5 ",
    "/": "/",
    "1/": "1/",
    "05/6/": "05/6/",
    "Phòng": "Phòng ",
    "Phòng,": "Phòng, ",
    "các phòng,": "các phòng, ",
    '"': '"',
    "“": "“",
    "“ ”": "“a” ",
    "Luật": "Luật ",
    "Kế hoạch": "Kế hoạch ",
    ")Quyết định": ")Quyết định",
    "UBND Quyết định.": "Ủy ban nhân dân Quyết định. ",
    "“Kế hoạch": '“Kế hoạch thứ"',
    "của": "Kế hoạch của của của ",
    "Luật Đất đai và": "Luật Đất đai và ",
    "sửa đổi, bổ sung": "Luật sửa đổi, bổ sung một số điều của ",
    "Quyết định số": "Quyết định số ",
    "số 1/QĐ-UBND": "số 1/QĐ-UBND, ",
    "Kế hoạch của UBND": "Kế hoạch của UBND ",
    "Điều 1,": "khoản 1, Điều 2, ",
    "từ … đến": "từ ngày 1 đến ",
    "quý I,": "quý I, ",
    "trước": "trước ",
    "báo cáo": "báo cáo ",
    "báo cáo về": "báo cáo về UBND huyện ",
    "yêu cầu": "yêu cầu các phòng ",
    "tết năm": "tết năm ",
    "từ": "từ ",
    "05/65": "này 05/65 ",
    "UBND": "UBND ",
    "1.": "1.",
    "; ": "; ",
    "; giao Sở": "; giao Sở ",
    ". A": ". Gửi báo cáo; ",
    "-": "- ",
    "blanks": " ",
    "line ends": "\n",
    "marks": "e\u0302\u0301 ",
    "letters": "a",
}
"""A unit that is repeated, by its name."""

Finder = Callable[[str], object]
_TIMES = partial(find_deadlines, context=TimeContext(plan_year=2023))
FINDERS: Mapping[str, Finder] = {
    "citations": find_citations,
    "deadlines": _TIMES,
    "agencies": find_agencies,
    "duties": partial(find_duties, times=_TIMES),
}


def main() -> None:
    wanted = [name for name in FINDERS if name in sys.argv[1:]] or list(FINDERS)
    console = Console(width=None if sys.stdout.isatty() else 110)
    for name in wanted:
        console.print(table_of(name))


def table_of(finder: str) -> Table:
    sizes = [f"{size:g} MB s" for size in SIZES]
    table = Table("text", *sizes, "MB/s", "growth", "", title=finder)
    for name, unit in {"a plan": plan_text(), **HOSTILE}.items():
        hopeless = seconds(FINDERS[finder], filled(unit, PROBE)) / PROBE > 20 * AIM
        if hopeless:
            table.add_row(name, *["-"] * (len(SIZES) + 2), "MISSED by far")
            continue
        laps = [seconds(FINDERS[finder], filled(unit, size)) for size in SIZES]
        growth = laps[-1] / laps[-2]
        verdict = "" if laps[-1] <= AIM else "MISSED"
        cells = [f"{lap:.2f}" for lap in laps]
        table.add_row(name, *cells, f"{SIZES[-1] / laps[-1]:.1f}", f"{growth:.1f}", verdict)
    return table


def plan_text() -> str:
    return read_plan((RAW / SEED).read_bytes(), SEED).text + "\n"


def filled(unit: str, megabytes: float) -> str:
    """The unit repeated up to a size in characters."""
    length = int(megabytes * MEGABYTE)
    return (unit * (length // len(unit) + 1))[:length]


def seconds(find: Finder, text: str) -> float:
    """As the line runs a finder: while a document is read the collector of cycles is paused."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        find(text)
        return time.process_time() - began
    finally:
        gc.enable()


if __name__ == "__main__":
    main()
