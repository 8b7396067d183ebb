"""Three programs that print: LibreOffice from DOCX, headless Chromium and WeasyPrint from HTML.

A print is kept under the hash of what the program was given and of the program's version, so that a run
after a change of the parsers only reads again.
"""

import hashlib
import logging
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.reading.office import convert

BATCH = 25
"""Documents a call of LibreOffice."""
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = {
    "libreoffice": ("soffice", "libreoffice"),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
}


@dataclass(frozen=True, slots=True)
class Job:
    """What a writer is given, and where its print goes."""

    given: bytes
    target: Path


@dataclass(frozen=True, slots=True)
class Writer:
    """A program; ``from_html`` tells what it reads, ``floats`` whether it knows footnotes."""

    name: str
    from_html: bool
    floats: bool
    print_all: Callable[[list[Job], int], None]
    hint: str

    @property
    def missing(self) -> str | None:
        """Why it cannot print here."""
        return None if version(self.name) else f"{self.name} is not installed: {self.hint}"

    def target(self, folder: Path, given: bytes) -> Path:
        said = f"{self.name} {version(self.name)}".encode()
        key = hashlib.sha256(said + b"\0" + given).hexdigest()[:24]
        return folder / f"{key}.pdf"


def program(name: str) -> str | None:
    return next((path for one in NAMES[name] if (path := shutil.which(one))), None)


@cache
def version(name: str) -> str | None:
    """What the program says its version is; None without it."""
    if name == "weasyprint":
        try:
            import weasyprint  # noqa: PLC0415 - it loads Pango, which need not be there
        except (ImportError, OSError):
            return None
        return str(weasyprint.__version__)
    path = program(name)
    if path is None:
        return None
    said = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)  # noqa: S603
    return said.stdout.decode(errors="replace").strip() or "?"


def print_all(writer: Writer, jobs: Iterable[Job], workers: int) -> None:
    """Print what has not been printed before."""
    wanted = {job.target: job for job in jobs if not job.target.exists()}
    if wanted:
        next(iter(wanted)).parent.mkdir(parents=True, exist_ok=True)
        writer.print_all(list(wanted.values()), workers)


def _keep(target: Path, content: bytes) -> None:
    """Whole or not at all: a run that is stopped leaves no half print."""
    part = target.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(target)


def _with_office(jobs: list[Job], workers: int) -> None:
    batches = [jobs[at : at + BATCH] for at in range(0, len(jobs), BATCH)]
    with ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(_office_batch, batches):
            pass


def _office_batch(jobs: list[Job]) -> None:
    for stem, content in _converted({job.target.stem: job.given for job in jobs}):
        target = next(job.target for job in jobs if job.target.stem == stem)
        _keep(target, content)


def _converted(documents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """One call for all; where that fails, one by one, and what cannot be printed is left out."""
    try:
        yield from convert({f"{k}.docx": v for k, v in documents.items()}, "pdf").items()
    except (subprocess.SubprocessError, OSError):
        if len(documents) > 1:
            for stem, content in documents.items():
                yield from _converted({stem: content})


def _with_chromium(jobs: list[Job], _: int) -> None:
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - a second to load

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program("chromium"), args=list(CHROMIUM_FLAGS)
        )
        page = browser.new_page()
        for job in jobs:
            try:
                page.set_content(job.given.decode())
                content = page.pdf(prefer_css_page_size=True, print_background=True)
            except Error as error:
                logging.getLogger(__name__).warning("Chromium: %s", error)
                continue
            _keep(job.target, content)
        browser.close()


def _with_weasyprint(jobs: list[Job], workers: int) -> None:
    with ProcessPoolExecutor(workers) as pool:
        for _ in pool.map(_weasyprint_one, jobs, chunksize=4):
            pass


def _weasyprint_one(job: Job) -> None:
    from weasyprint import HTML  # noqa: PLC0415 - see version()

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    _keep(job.target, HTML(string=job.given.decode()).write_pdf())


WRITERS = {
    writer.name: writer
    for writer in (
        Writer(
            "libreoffice", from_html=False, floats=True, print_all=_with_office,
            hint="apt install libreoffice-writer-nogui",
        ),
        Writer(
            "chromium", from_html=True, floats=False, print_all=_with_chromium,
            hint="apt install chromium",
        ),
        Writer(
            "weasyprint", from_html=True, floats=True, print_all=_with_weasyprint,
            hint="pip install weasyprint, apt install libpango-1.0-0 libpangoft2-1.0-0",
        ),
    )
}  # fmt: skip
