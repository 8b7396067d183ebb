"""Mutated files by their numbers, and how a worker reads one: as a run does, and what it cost."""

import json
import resource
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from time import monotonic

from pipeline.batch.document import Outcome, Task, read_file
from pipeline.batch.ingest import MOST_MB
from pipeline.store.register import READ
from tests.builders.pdf import PdfPage, pdf
from tests.fuzz.mutate_docx import mutate_docx
from tests.fuzz.mutate_pdf import mutate_pdf

RAW = Path(__file__).parents[2] / "data/raw"

Seeds = list[tuple[str, bytes]]


def seeds_of(folder: Path) -> Seeds:
    """The files that are mutated, by name."""
    paths = sorted(p for p in folder.iterdir() if p.suffix in {".pdf", ".docx"})
    return [*((p.name, p.read_bytes()) for p in paths), ("signed.pdf", _signed())]


def _signed() -> bytes:
    """What no file of data/raw has: fields, form objects, links, pictures, turned pages."""
    first = PdfPage().text(85, 60, "Số:        /KH-UBND").field("Sig", 110, 60, "362")
    first.form(PdfPage().grid([85, 200, 500], [300, 340, 380]), 5, 5).text(95, 330, "1")
    first.text(85, 120, "KẾ HOẠCH", bold=True).text(20, 700, "Người ký", 8, upwards=True)
    second = PdfPage(842, 595, rotate=90, cropped=True).grid([85, 300, 700], [100, 200, 300])
    second.text(95, 130, "Nhiệm vụ").text(310, 130, "Chủ trì").link(85, 100, 200, 120)
    return pdf([first, second, PdfPage().picture(0, 0, 595, 842).field("Tx", 100, 50, "05")])


def case_of(case: int, seeds: Seeds, seed: int) -> tuple[str, bytes]:
    """Input number ``case``: the name of the file it was made from, and its bytes."""
    name, data = seeds[case % len(seeds)]
    rng = Random(f"{seed}:{case}")  # noqa: S311 - to be repeated, not to be secret
    return name, (mutate_pdf if name.endswith(".pdf") else mutate_docx)(rng, data)


def told(outcome: Outcome) -> str:
    """``read``, the code of a failure, or what is wrong with the answer."""
    if outcome.status in READ:
        whole = outcome.rows is not None and outcome.rows.head["document_id"] == outcome.sha256[:16]
        return "read" if whole else "told badly: a plan without rows"
    if outcome.code == "internal_error":
        return f"internal_error: {outcome.message}"
    good = bool(outcome.code and outcome.message) and "\n" not in outcome.message
    return outcome.code if good else f"told badly: {outcome.code}"


def outcome_of(data: bytes, name: str) -> str:
    """Of one file, read in this process."""
    return told(Outcome.of(_read(data, name)))


def _read(data: bytes, name: str) -> bytes:
    """Through a file: in a worker it lies in a folder of the worker's own."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return read_file(Task(file.name, name, MOST_MB * 1_000_000))


def read(task: tuple[int, int]) -> bytes:
    """What a worker does with a case: the answer of a run, and before it what it cost."""
    case, seed = task
    name, data = case_of(case, _seeds(), seed)
    before, began = _most_held(), monotonic()
    answer = _read(data, name)
    seconds = monotonic() - began
    held = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    return json.dumps((seconds, _most_held() - before, held)).encode() + b"\n" + answer


@cache
def _seeds() -> Seeds:
    return seeds_of(RAW)


def prepare() -> None:
    """What libraries allocate once is no growth."""
    for name, data in _seeds():
        _read(data, name)


def _most_held() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
