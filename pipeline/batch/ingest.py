"""Files to ``data/parsed``: one document at a time, one row in the ledger for every file seen.

``ingest([Path("data/raw")], Path("data/parsed"))`` looks through folders in sorted order for files
with the endings of ``EXTENSIONS``; a file that is named itself is tried whatever its ending. No file
stops a run: what cannot be read is entered with the reason. Files that are gone from a folder are
forgotten, and a file that kept its path but changed is read anew.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import NamedTuple, TypeAlias

from pipeline import PARSER_VERSION
from pipeline.reading import Failure, Reading, attempt, cannot_open, read_plan
from pipeline.store.register import Store
from schemas.plan import Plan, Source
from schemas.vocabulary import SourceStatus

__all__ = ["EXTENSIONS", "find_documents", "ingest", "read_plan"]

EXTENSIONS = frozenset({".pdf", ".docx", ".doc", ".rtf", ".odt"})
"""Endings looked at in folders; .doc, .rtf and .odt so that nobody thinks they were read."""

OnFile: TypeAlias = Callable[[Source, Plan | None], None]


class Found(NamedTuple):
    """What a walk met: documents, and folders that would not open."""

    files: tuple[Path, ...]
    closed: tuple[tuple[Path, OSError], ...]


def ingest(paths: Iterable[Path], out: Path, *, on_file: OnFile | None = None) -> list[Source]:
    """Read every document under ``paths`` into the tables of ``out``; the ledger rows of this run."""
    store = Store(out)
    entries: dict[str, Source] = {}

    def enter(source: Source, plan: Plan | None) -> None:
        store.put(source, plan)
        entries[source.path] = source
        if on_file is not None:
            on_file(source, plan)

    given = tuple(paths)
    found = find_documents(given)
    try:
        _forget_gone(store, given, found)
        for folder, error in found.closed:
            enter(_entry(store, folder, cannot_open(error), data=None), None)
        for path in found.files:
            enter(*_read_file(store, path))
        for orphan in store.orphans():
            enter(*_read_file(store, Path(orphan)))
    finally:
        store.flush()
    return list(entries.values())


def find_documents(paths: Iterable[Path]) -> Found:
    """Documents under the paths, each once, in sorted order within a folder."""
    files: dict[str, Path] = {}
    closed: list[tuple[Path, OSError]] = []
    for path in paths:
        for file in _walk(path, closed) if path.is_dir() else (path,):
            files.setdefault(ledger_path(file), file)
    return Found(tuple(files.values()), tuple(closed))


def ledger_path(path: Path) -> str:
    """How the ledger names a path: from the working folder when below it, else in full.

    A byte of a file name that is no UTF-8 becomes U+FFFD: Parquet holds text.
    """
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links
    here = Path.cwd()
    shown = full.relative_to(here) if full.is_relative_to(here) else full
    return printable(shown.as_posix())


def printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _walk(folder: Path, closed: list[tuple[Path, OSError]]) -> Iterable[Path]:
    """Documents below a folder; hidden files, lock files of Word (``~$``) and others left out."""

    def note(error: OSError) -> None:
        closed.append((Path(error.filename or folder), error))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in EXTENSIONS:
                yield Path(parent, name)


def _forget_gone(store: Store, given: Iterable[Path], found: Found) -> None:
    """Forget files of the given folders that are there no more; a closed folder proves nothing."""
    folders = [Path(os.path.abspath(path)) for path in given if path.is_dir()]  # noqa: PTH100 - as in ledger_path
    closed = [Path(os.path.abspath(path)) for path, _ in found.closed]  # noqa: PTH100 - as in ledger_path
    there = {ledger_path(file) for file in found.files}
    for source in store.sources:
        path = Path.cwd() / source.path
        inside = any(path.is_relative_to(folder) for folder in folders)
        hidden = any(path.is_relative_to(folder) for folder in closed)
        if inside and not hidden and source.path not in there and not os.path.lexists(path):
            store.forget(source.path)


def _read_file(store: Store, path: Path) -> tuple[Source, Plan | None]:
    """The ledger entry of one file, and its plan when it was read."""
    began = perf_counter()
    try:
        data = path.read_bytes()
    except OSError as error:
        return _entry(store, path, cannot_open(error), data=None), None
    sha256 = hashlib.sha256(data).hexdigest()
    original = _living_original(store, sha256, beside=ledger_path(path))
    outcome = _duplicate(original) if original else attempt(data, printable(path.name))
    entry = _entry(store, path, outcome, data=data, seconds=perf_counter() - began)
    return entry, None if isinstance(outcome, Failure) else outcome.plan


def _living_original(store: Store, sha256: str, *, beside: str) -> Source | None:
    """Who was read with these bytes first. A path that is gone has moved here and is forgotten."""
    original = store.original(sha256, beside=beside)
    while original is not None and not os.path.lexists(original.path):
        store.forget(original.path)
        original = store.original(sha256, beside=beside)
    return original


def _duplicate(original: Source) -> Failure:
    message = f"the same bytes as {original.path}, which stands for both"
    return Failure(SourceStatus.DUPLICATE, "duplicate", message, original.media_type)


def _entry(
    store: Store,
    path: Path,
    outcome: Reading | Failure,
    *,
    data: bytes | None,
    seconds: float = 0.0,
) -> Source:
    """The row of a file; without ``data`` the system would not open it, and nothing has a hash."""
    failure = outcome if isinstance(outcome, Failure) else None
    read = outcome if isinstance(outcome, Failure) else outcome.plan
    name = ledger_path(path)
    sha256 = hashlib.sha256(data).hexdigest() if data is not None else None
    return Source(
        document_id=sha256[:16] if sha256 else None,
        path=name,
        file_name=printable(path.name),
        sha256=sha256,
        bytes=len(data) if data is not None else None,
        media_type=read.media_type,
        status=read.status,
        error_code=failure.code if failure else None,
        error=failure.message if failure else None,
        attempts=_attempts(store, name, sha256),
        seconds=round(seconds, 4),
        parser_version=PARSER_VERSION,
        ingested_at=datetime.now(UTC),
    )


def _attempts(store: Store, path: str, sha256: str | None) -> int:
    """How often these bytes were tried at this path, this time too."""
    before = store.known(path)
    return before.attempts + 1 if before is not None and before.sha256 == sha256 else 1
