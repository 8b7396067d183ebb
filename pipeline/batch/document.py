"""One file, read in a process of its own: what came of it, as bytes.

``read_file(task)`` is what a worker does, ``Outcome.of(answer)`` what the run makes of its answer.
"""

import hashlib
import json
import os
import stat
from pathlib import Path
from time import perf_counter
from typing import BinaryIO, NamedTuple, Self

from parsers.layout.sniff import UNKNOWN
from pipeline.corrections.apply import corrected
from pipeline.corrections.ledger import due_to
from pipeline.reading import Failure, attempt, cannot_open
from pipeline.recognition.aids import Aids
from pipeline.recognition.unread import NEEDS_OCR, pages_unread
from pipeline.store.packed import PlanRows, packed, rows_of_plan, unpacked
from pipeline.store.places import Place, fetched, place_of
from schemas.plan import Plan
from schemas.vocabulary import SourceStatus


class Task(NamedTuple):
    """A file to read: the path or URL to open, the name it is told by, bytes it may have at most."""

    path: str
    name: str
    most_bytes: int
    known: str | None = None
    """SHA-256 of bytes that need not be read again; of files behind a URL, which are fetched once."""
    aids: Aids | None = None
    """What it is read with."""


class Outcome(NamedTuple):
    """What came of a file. ``rows`` where it was read, with a ``code`` if pages of it were not; no ``sha256`` where it
    would not open.
    """

    sha256: str | None
    size: int | None
    media_type: str
    status: SourceStatus
    code: str | None
    message: str | None
    seconds: float
    rows: PlanRows | None = None

    @classmethod
    def failed(cls, failure: Failure, data: bytes | None = None, seconds: float = 0.0) -> Self:
        """Of a failure."""
        sha256 = hashlib.sha256(data).hexdigest() if data is not None else None
        size = len(data) if data is not None else None
        return cls(
            sha256, size, failure.media_type, failure.status, failure.code, failure.message, seconds
        )

    @classmethod
    def of(cls, answer: bytes) -> Self:
        """What a worker answered."""
        head, _, rows = answer.partition(b"\n")
        *told, status = json.loads(head)
        sha256, size, media_type, code, message, seconds = told
        plan = unpacked(rows) if rows else None
        return cls(sha256, size, media_type, SourceStatus(status), code, message, seconds, plan)

    def answer(self) -> bytes:
        """For another process."""
        told = (self.sha256, self.size, self.media_type, self.code, self.message, self.seconds)
        head = json.dumps((*told, self.status))
        return head.encode() + b"\n" + (packed(self.rows) if self.rows is not None else b"")


def read_file(task: Task) -> bytes:
    """Read one document; every way to fail is in the answer."""
    return outcome_of(task).answer()


def outcome_of(task: Task) -> Outcome:
    """The same, not yet for another process."""
    began = perf_counter()
    data = contents(place_of(task.path), task.most_bytes)
    if isinstance(data, Failure):
        return Outcome.failed(data)
    if task.known is not None and hashlib.sha256(data).hexdigest() == task.known:
        return Outcome.failed(_as_before(), data)
    found = attempt(data, task.name, task.aids)
    seconds = round(perf_counter() - began, 4)
    if isinstance(found, Failure):
        return Outcome.failed(found, data, seconds)
    plan = _put_right(found.plan, task.aids.tables if task.aids else None)
    sha256 = hashlib.sha256(data).hexdigest()
    rows = rows_of_plan(plan)
    unread = pages_unread(plan)
    code = NEEDS_OCR if unread else None
    return Outcome(sha256, len(data), plan.media_type, plan.status, code, unread, seconds, rows)


def _put_right(plan: Plan, tables: str | None) -> Plan:
    """With what people decided of it: here a hundredth of the reading, in the register, from rows, half of it."""
    if tables is None or not (entries := due_to(Path(tables), plan.document_id, plan.plan_key)):
        return plan
    return corrected(plan, entries)


def contents(path: Place, most_bytes: int) -> bytes | Failure:
    """The bytes of a regular file, or why there are none. Does not wait for a pipe, takes nothing in beyond
    the size that is allowed; of an object behind a URL the listing told the size.
    """
    failure = None
    try:
        if not isinstance(path, Path):
            data = fetched(path)
        else:
            data, failure = _read(path, most_bytes)
    except OSError as error:
        return cannot_open(error)
    if len(data) > most_bytes:  # it grew meanwhile
        return too_large(len(data), most_bytes)
    return failure or data


def digest_of(path: Path, most_bytes: int) -> str | Failure:
    """SHA-256 of the same bytes, not held in memory."""
    try:
        with _opened(path) as file:
            failure = _refused(file, most_bytes)
            return failure or hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    except OSError as error:
        return cannot_open(error)


def _opened(path: Path) -> BinaryIO:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    return open(handle, "rb")  # noqa: PTH123 - opened above, without waiting for a pipe


def _read(path: Path, most_bytes: int) -> tuple[bytes, Failure | None]:
    with _opened(path) as file:
        failure = _refused(file, most_bytes)
        return b"" if failure else file.read(most_bytes + 1), failure


def _refused(file: BinaryIO, most_bytes: int) -> Failure | None:
    told = os.fstat(file.fileno())
    if not stat.S_ISREG(told.st_mode):
        return not_regular()
    return too_large(told.st_size, most_bytes) if told.st_size > most_bytes else None


def _as_before() -> Failure:
    message = "the same bytes as before"
    return Failure(SourceStatus.DUPLICATE, "as_before", message, UNKNOWN)


def not_regular() -> Failure:
    """Of a link in a folder, a pipe, a device."""
    message = (
        "it is a link, a pipe or a device, not a file; put the document itself into the folder"
    )
    return Failure(SourceStatus.UNSUPPORTED, "not_a_file", message, UNKNOWN)


def too_large(size: int, most: int) -> Failure:
    message = (
        f"the file has {size / 1e6:,.0f} MB, more than the {most / 1e6:,.0f} MB that are read; "
        "give --max-mb if it is a plan"
    )
    return Failure(SourceStatus.FAILED, "too_large", message, UNKNOWN)
