"""How fast the line is, as ratios measured in one run: ``make bench``, ``make bench FILES=folder``.

Milliseconds differ from machine to machine, ratios much less. The contestants are what a person
would write instead (pdfplumber, python-docx) and the floor nobody gets under (PDFium's bare
characters and paths). They take turns, so that a busy moment of the machine hits all of them; the
best and the median of the rounds are printed.
"""

import ctypes
import gc
import hashlib
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from rich.console import Console
from rich.table import Table

from parsers.layout import read
from parsers.layout.sniff import sniff
from parsers.semantics.stage import annotate
from parsers.structure import outline
from pipeline.reading import read_plan
from pipeline.record.assemble import assemble
from pipeline.store.register import Register
from pipeline.store.tables import rows
from schemas.diagnostics import UnreadableDocument
from schemas.layout import SourceInfo
from schemas.plan import Plan
from tests.builders.stored import ledger_row

RAW = Path(__file__).parents[2] / "data" / "raw"
SEED = "ke-hoach-dan-van"
ROUNDS = 15
Contestant = Callable[[], object]


def main() -> None:
    pdf, docx_file = seed("pdf"), seed("docx")
    for file, contestants, aims in (
        (pdf, pdf_contestants(pdf.read_bytes()), PDF_AIMS),
        (docx_file, docx_contestants(docx_file.read_bytes()), DOCX_AIMS),
    ):
        print_ratios(file, race(contestants), aims)
        print_stages(file)
    for ending, contestants_of, others in (
        ("pdf", pdf_contestants, (PDFPLUMBER, PDFIUM)),
        ("docx", docx_contestants, (PYTHON_DOCX,)),
    ):
        files = [f for folder in sys.argv[1:] for f in sorted(Path(folder).rglob(f"*.{ending}"))]
        if files:
            print_others(files, contestants_of, others)


def print_others(
    files: list[Path],
    contestants_of: Callable[[bytes], dict[str, Contestant]],
    others: tuple[str, ...],
) -> None:
    """The ratios of one's own files that hold text, a line a file, and of all together."""
    table = Table("file", "pages", "line ms", *(f"/ {name}" for name in others))
    sums = dict.fromkeys((LINE, *others), 0.0)
    for file in files:
        data = file.read_bytes()
        try:
            plan = read_plan(data, file.name)
        except UnreadableDocument:
            continue
        if not plan.text:
            continue
        laps = race({k: v for k, v in contestants_of(data).items() if k != READ}, rounds=5)
        best = {name: min(times) for name, times in laps.items()}
        sums = {name: sums[name] + best[name] for name in sums}
        ratios = (f"{best[LINE] / best[name]:.2f}" for name in others)
        table.add_row(file.name, str(plan.pages or ""), f"{best[LINE]:.1f}", *ratios)
    ratios = (f"{sums[LINE] / sums[name]:.2f}" for name in others)
    table.add_row("all", "", f"{sums[LINE]:.1f}", *ratios)
    Console(width=120).print(table)


def seed(ending: str) -> Path:
    """The rendition of the seed plan with this ending."""
    files = sorted(RAW.glob(f"**/{SEED}*.{ending}"))
    if not files:
        sys.exit(f"no {SEED}*.{ending} in {RAW}; `make samples` makes it")
    return files[0]


LINE, READ = "line: bytes to Plan", "read stage alone"
PDFPLUMBER, PDFIUM = "pdfplumber words + tables", "PDFium characters + paths"
PYTHON_DOCX = "python-docx walk"
PDF_AIMS = (
    (LINE, PDFPLUMBER, 0.4),
    (LINE, PDFIUM, 2.2),
    (READ, PDFPLUMBER, None),
    (READ, PDFIUM, None),
)
DOCX_AIMS = ((LINE, PYTHON_DOCX, 1.9), (READ, PYTHON_DOCX, None))


def pdf_contestants(data: bytes) -> dict[str, Contestant]:
    return {
        LINE: lambda: read_plan(data, "seed.pdf"),
        READ: lambda: read(data, sniff(data)),
        PDFPLUMBER: lambda: walk_pdfplumber(data),
        PDFIUM: lambda: walk_pdfium(data),
    }


def docx_contestants(data: bytes) -> dict[str, Contestant]:
    return {
        LINE: lambda: read_plan(data, "seed.docx"),
        READ: lambda: read(data, sniff(data)),
        PYTHON_DOCX: lambda: walk_docx(data),
    }


def walk_pdfplumber(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return sum(len(page.extract_words()) + len(page.extract_tables()) for page in pdf.pages)


def walk_pdfium(data: bytes) -> int:
    """Every character with its box, the bounds of every path, and nothing made of them."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    edges = tuple(ctypes.c_float() for _ in range(4))
    seen = 0
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for index in range(pdfium.FPDFText_CountChars(text)):
                pdfium.FPDFText_GetUnicode(text, index)
                pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
                seen += 1
            for index in range(pdfium.FPDFPage_CountObjects(page)):
                item = pdfium.FPDFPage_GetObject(page, index)
                if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH:
                    pdfium.FPDFPageObj_GetBounds(item, *edges)
                    seen += 1
    return seen


def walk_docx(data: bytes) -> int:
    document = docx.Document(io.BytesIO(data))
    seen = sum(len(paragraph.text) for paragraph in document.paragraphs)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return seen + sum(len(p.text) for cell in cells for p in cell.paragraphs)


def race(contestants: dict[str, Contestant], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Milliseconds of each contestant in each round, after one lap to warm up."""
    for run in contestants.values():
        run()
    laps: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            laps[name].append(timed(run))
    return laps


def timed(run: Contestant) -> float:
    gc.collect()
    gc.disable()
    try:
        began = time.perf_counter()
        run()
        return 1000 * (time.perf_counter() - began)
    finally:
        gc.enable()


def print_ratios(
    file: Path,
    laps: dict[str, list[float]],
    aims: tuple[tuple[str, str, float | None], ...],
) -> None:
    console = Console(width=None if sys.stdout.isatty() else 100)
    times = Table("contestant", "best ms", "median ms", title=f"{file.name}, {ROUNDS} rounds")
    for name, values in laps.items():
        times.add_row(name, f"{min(values):.1f}", f"{statistics.median(values):.1f}")
    console.print(times)
    ratios = Table("ratio", "of best", "of medians", "aim", "")
    for name, other, aim in aims:
        best = min(laps[name]) / min(laps[other])
        middle = statistics.median(laps[name]) / statistics.median(laps[other])
        verdict = "" if aim is None else "met" if middle <= aim else "MISSED"
        wanted = "" if aim is None else f"<= {aim}"
        ratios.add_row(f"{name} / {other}", f"{best:.2f}", f"{middle:.2f}", wanted, verdict)
    console.print(ratios)


def print_stages(file: Path) -> None:
    """Where the time of the line goes, and what writing the tables takes on top."""
    table = Table("stage", "best ms", "median ms")
    with tempfile.TemporaryDirectory() as folder:
        with Register(Path(folder)) as register:
            laps = race(dict(stages(file, register)))
        for name, values in laps.items():
            table.add_row(name, f"{min(values):.1f}", f"{statistics.median(values):.1f}")
    Console(width=None if sys.stdout.isatty() else 100).print(table)


def stages(file: Path, register: Register) -> Iterator[tuple[str, Contestant]]:
    data = file.read_bytes()
    info = SourceInfo(file.name, hashlib.sha256(data).hexdigest(), sniff(data))
    source = read(data, info.media_type).value
    found = outline(source).value
    meaning = annotate(found)
    plan: Plan = assemble(source, found, info=info, mentions=meaning)
    yield "sniff", lambda: sniff(data)
    yield "read", lambda: read(data, info.media_type)
    yield "outline", lambda: outline(source)
    yield "annotate", lambda: annotate(found)
    yield "assemble", lambda: assemble(source, found, info=info, mentions=meaning)
    yield "to Arrow", lambda: rows(plan)
    yield "one alone to Parquet", lambda: stored(register, plan)


def stored(register: Register, plan: Plan) -> None:
    """A commit of one document: what it costs where no other waits to be stored with it."""
    register.put(ledger_row(plan, plan.file_name), plan)
    register.flush()


if __name__ == "__main__":
    main()
