"""Documents in, twins out: lay out, print, read, compare. What the command and the tests share."""

import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from pipeline.reading import Failure, attempt, read_stages
from schemas.diagnostics import UnreadableDocument
from tests.twins.compare import Comparison, Difference, compare
from tests.twins.documents import Document
from tests.twins.html import page_of
from tests.twins.layouts import Layout
from tests.twins.looks import looks_of
from tests.twins.paper import not_in_file, off_paper, printed_text, told_text
from tests.twins.relaid import relaid
from tests.twins.writers import Job, Writer, print_all

SECONDS = 120
"""For reading one print."""


@dataclass(frozen=True, slots=True)
class Print:
    """One document in one layout by one writer, and the file it was printed to."""

    document: str
    layout: str
    writer: str
    file: Path


@dataclass(frozen=True, slots=True)
class Twin:
    """What came of a print: a comparison, or why there is none."""

    print: Print
    comparison: Comparison | None = None
    apart: str | None = None
    """Why it is counted apart: the paper does not say what the file says."""
    crash: Difference | None = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        if self.crash is not None:
            return (self.crash,)
        return self.comparison.counted if self.comparison else ()

    @property
    def same(self) -> bool:
        return self.comparison is not None and not self.differences


def printed(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    writers: Sequence[Writer],
    folder: Path,
    workers: int,
) -> tuple[list[list[Print]], list[str]]:
    """The prints of each document, made where they are not there yet; and what cannot be read at all."""
    every: list[list[Print]] = []
    unread: list[str] = []
    jobs: dict[str, list[Job]] = {writer.name: [] for writer in writers}
    for document in documents:
        prints = []
        try:
            for layout, writer, job in _jobs(document, layouts, writers, folder):
                jobs[writer.name].append(job)
                prints.append(Print(document.name, layout.name, writer.name, job.target))
        except UnreadableDocument as error:
            unread.append(f"{document.name}: {error}")
        every.append(prints)
    for writer in writers:
        print_all(writer, jobs[writer.name], workers)
    return every, unread


def _jobs(
    document: Document, layouts: Sequence[Layout], writers: Sequence[Writer], folder: Path
) -> Iterator[tuple[Layout, Writer, Job]]:
    source = read_stages(document.data, document.name).source
    looks = looks_of(document.data)
    for layout in layouts:
        for writer in writers:
            if writer.from_html:
                given = page_of(source, looks, layout, floats=writer.floats).encode()
            else:
                given = relaid(document.data, source, layout)
            yield layout, writer, Job(given, writer.target(folder, given))


def twins(
    documents: Sequence[Document], prints: Sequence[list[Print]], workers: int
) -> Iterator[Twin]:
    """Each print read and compared, in the order of the documents."""
    work = zip(documents, prints, strict=True)
    if workers < 2:
        for document, of_document in work:
            yield from read_twins(document, of_document)
        return
    with ProcessPoolExecutor(workers) as pool:
        for found in pool.map(read_twins, *zip(*work, strict=True)):
            yield from found


def read_twins(document: Document, prints: Iterable[Print]) -> list[Twin]:
    prints = list(prints)
    if not prints:
        return []
    reading = read_stages(document.data, document.name)
    source = reading.source
    told = told_text(source)
    every = "\n".join((told, *(source.slice(one.span) for one in source.furniture)))
    found = []
    for one in prints:
        if not one.file.exists():
            found.append(Twin(one, apart="the writer printed nothing"))
            continue
        data = one.file.read_bytes()
        on_paper = printed_text(data)
        if lost := off_paper(told, on_paper):
            found.append(Twin(one, apart=f"not on paper: {' '.join(lost[:8])}"))
        elif changed := not_in_file(every, on_paper):
            found.append(Twin(one, apart=f"not in the file: {' '.join(changed[:8])}"))
        else:
            found.append(_read(one, data, reading.plan))
    return found


def _read(one: Print, data: bytes, plan: object) -> Twin:
    before = signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(SECONDS)
    try:
        pdf = attempt(data, one.file.name)
    except _TooSlowError:
        return Twin(one, crash=Difference("crash", "file", None, f"more than {SECONDS} s"))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    if isinstance(pdf, Failure):
        return Twin(one, crash=Difference("crash", pdf.code, None, pdf.message))
    return Twin(one, compare(plan, pdf.plan))


class _TooSlowError(BaseException):
    """Not an Exception, for those the reading takes for bugs and goes on."""


def _too_slow(_: int, __: FrameType | None) -> None:
    raise _TooSlowError
