"""The only writer of ``data/parsed``: what was read, where its rows stand, what became of every file.

``<table>/s00001.parquet`` holds the rows of up to 256 documents (``segments``), ``sources/s00001.parquet``
what became of up to a thousand files, ``empty.parquet`` none of any. ``.register.sqlite`` is the writer's
index, ``.lock`` says who writes. Below a URL the same objects lie (``away``, ``lease``).

Guarantees, at any moment and also after a kill:
1. A file of a table appears whole or not at all; a document's rows of a table stand in one file.
2. Who is in ``plans`` is complete in all tables.
3. What a killed writer left behind is taken away when the register is opened again, and what it did not
   finish is read again.
4. One more document costs the same with a hundred stored and with a hundred thousand.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from pipeline.store import index
from pipeline.store.away import AwayIndex
from pipeline.store.correcting import Correcting, stored_rows
from pipeline.store.damage import ROWS_LOST, damaged, empty_spoilt
from pipeline.store.files import EMPTY, sweep, write_table
from pipeline.store.index import Document, Entry, Index, Stamp
from pipeline.store.lock import writer
from pipeline.store.packed import PlanRows, rows_of_plan
from pipeline.store.places import Place, exists, make_folder, parquet_below, size_of
from pipeline.store.readonly import INDEX
from pipeline.store.roots import Roots
from pipeline.store.segments import CAPACITY, LEDGER, Segments, file_name
from pipeline.store.standing import Renditions, Standing
from pipeline.store.tables import SCHEMAS, as_table, source_rows
from schemas.plan import Plan, Source
from schemas.vocabulary import SourceStatus

_FILES = 1024
"""Files of a segment of the ledger."""
_SOME = 100
"""Files by which a folder that moved is known again."""
_FLUSH_DOCUMENTS = 64
_FLUSH_SECONDS = 3.0
"""What waits in memory at most, and how long: a segment is not rewritten for each document of a run."""
_AWAY = 8
"""Times as much and as long below a URL, where a commit is some forty requests and the whole index."""

READ = frozenset({SourceStatus.OK, SourceStatus.PARTIAL})
"""Statuses of files that have rows in the tables."""


class UnreadableLedger(Exception):
    """The register was made by another version, or is damaged. ``str()`` says what to do."""


class Register:
    """The tables under one folder, for one writer at a time: ``with Register(out) as register: …``.

    What is put is stored at the latest when the block ends. ``heals``: documents of spoilt files are taken out.
    """

    def __init__(
        self, out: Place, *, command: str = "plans", wait: float = 0.0, heals: bool = True
    ) -> None:
        self._out = out
        self._heals = heals
        self._command = command
        self._wait = wait
        self._patience = 1 if isinstance(out, Path) else _AWAY
        self._closing = ExitStack()
        self._new: dict[str, PlanRows] = {}
        self._left: set[str] = set()
        """Documents whose file was forgotten or changed; gone unless another file holds them."""
        self._files: dict[str, tuple[Source, Stamp | None] | None] = {}
        self._flushed = monotonic()

    def __enter__(self) -> Self:
        """Take the lock and mend what a killed writer left. Raises ``RegisterBusy``, ``UnreadableLedger``."""
        with ExitStack() as opening:
            check = opening.enter_context(writer(self._out, self._command, wait=self._wait))
            self._make_tables()
            self._index = self._opened(check)
            opening.callback(self._index.close)
            self._segments = Segments(self._out)
            self._renditions = Renditions(self._index, self._text_of)
            self._correcting = Correcting(self._out, self._index, self._segments)
            self.roots = Roots(self._index.roots(), self._index.remember)
            self._mend()
            self._closing = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        with self._closing:
            self.flush()

    # --- what is known ---

    def known(self, path: str) -> Entry | None:
        """What the ledger says of a path."""
        if path in self._files:
            waiting = self._files[path]
            return Entry(*waiting) if waiting is not None else None
        return self._index.file(path)

    def entries(self) -> Iterator[Entry]:
        """The ledger with how files lay on the disk, by path."""
        self.flush()
        return self._index.files()

    def documents(self, wanted: Callable[[str], bool]) -> Iterator[PlanRows]:
        """Documents with their rows, one segment in memory at a time."""
        self.flush()
        for segment in self._index.segments():
            ones = [one for one in self._index.documents_in(segment) if wanted(one.document_id)]
            yield from stored_rows(self._segments, segment, ones)

    def lost(self) -> list[str]:
        """Documents of the index that the tables do not hold: somebody else was at them."""
        self.flush()
        found: list[str] = []
        for segment in self._index.segments():
            there = set(self._segments.documents(segment))
            known = (one.document_id for one in self._index.documents_in(segment))
            found += (key for key in known if key not in there)
        return found

    @property
    def sources(self) -> tuple[Source, ...]:
        """The ledger, by path."""
        self.flush()
        return tuple(entry.source for entry in self._index.files())

    def below(self, folder: Place) -> Iterator[Entry]:
        """Files the ledger knows below a folder."""
        self.flush()
        names = self.roots.names_below(folder)
        return chain.from_iterable(self._index.files_below(name) for name in names)

    def declare(self, path: Place) -> None:
        """Give the folder of a path a name, if it has none."""
        self.roots.declare(path, self.recognises)

    def recognises(self, name: str, folder: Place) -> bool:
        """Does a folder hold a file that the ledger knows under this name, of the same size?"""
        for entry in islice(self._index.files_below(name), _SOME):
            file = folder / entry.source.path.partition("/")[2]
            if entry.source.bytes is not None and size_of(file) == entry.source.bytes:
                return True
        return False

    def original(self, sha256: str, *, beside: str) -> Source | None:
        """The entry of another path that holds the same bytes and is no duplicate itself."""
        found = {one.path: one for one in self._index.files_with(sha256)}
        for path, waiting in self._files.items():
            found.pop(path, None)
            if waiting is not None and waiting[0].sha256 == sha256:
                found[path] = waiting[0]
        found.pop(beside, None)
        first = (found[path] for path in sorted(found))
        return next((one for one in first if one.status is not SourceStatus.DUPLICATE), None)

    def orphans(self) -> list[str]:
        """Paths entered as duplicates of bytes that no other path holds any more."""
        self.flush()
        return self._index.orphans()

    # --- changes ---

    def put(self, source: Source, plan: Plan | PlanRows | None, stamp: Stamp | None = None) -> None:
        """Enter a file and the rows of its plan; rows of what the path held before disappear."""
        before = self.known(source.path)
        if before is not None and before.source.document_id is not None:
            self._left.add(before.source.document_id)
        if plan is not None:
            made = plan if isinstance(plan, PlanRows) else rows_of_plan(plan)
            self._new[made.document_id] = made
        self._files[source.path] = source, stamp
        waited = (monotonic() - self._flushed) / self._patience
        if len(self._new) >= _FLUSH_DOCUMENTS * self._patience or waited > _FLUSH_SECONDS:
            self.flush()

    def touch(self, path: str, stamp: Stamp) -> None:
        """The same bytes lie on the disk anew: nothing changes but what is compared next time."""
        before = self.known(path)
        if before is not None:
            self._files[path] = before.source, stamp

    def forget(self, path: str) -> None:
        """Take a file that is gone out of the ledger, and its rows out of the tables."""
        before = self.known(path)
        if before is not None:
            self._files[path] = None
            if before.source.document_id is not None:
                self._left.add(before.source.document_id)

    def flush(self) -> None:
        """Store what waits, and what people put right in documents that are stored."""
        self._flushed = monotonic()
        changed = self._correcting.refresh()
        self._store()
        if changed:
            for rows in self._correcting.outstanding():
                self._new = rows
                self._store()

    def _store(self) -> None:
        if not (self._new or self._left or self._files):
            return
        # what was read from a file that is gone again is not stored
        self._new = {key: one for key, one in self._new.items() if self._is_held(key)}
        gone = {key: at for key in self._left if (at := self._gone(key)) is not None}
        placed = self._placed()
        standing = self._renditions.settled(self._new, gone)
        due = self._correcting.applied(self._new, standing)
        before, self._new = self._new, {key: one.rows for key, one in due.items()}
        if any(one.about != before[key].about for key, one in self._new.items()):
            standing = self._renditions.settled(self._new, gone)  # number or issuer are others now
        files = self._placed_files()
        stored = (self._index.document(key) for key in standing)
        where = placed | {one.document_id: one.segment for one in stored if one is not None}
        touched = {*gone.values(), *(where[key] for key in standing)}
        self._index.begin(touched, files.values())
        try:
            for segment in sorted(touched):
                flags = {k: one.is_primary for k, one in standing.items() if where[k] == segment}
                self._segments.rewrite(
                    segment,
                    gone={key for key, at in gone.items() if at == segment},
                    new=[one for key, one in self._new.items() if placed[key] == segment],
                    primary=flags,
                )
            self._note(gone, placed, standing, files)
            for key, one in due.items():
                self._index.note_tried(key, one.digest)
        except BaseException:
            self._index.roll_back()  # the next to open the register mends its tables
            raise
        else:
            self._index.commit()
        finally:
            self._new, self._left, self._files = {}, set(), {}
            self._flushed = monotonic()

    # --- a commit in its parts ---

    def _text_of(self, document_id: str) -> str | None:
        if document_id in self._new:
            return self._new[document_id].text
        stored = self._index.document(document_id)
        return self._segments.text(stored.segment, document_id) if stored is not None else None

    def _gone(self, document_id: str) -> int | None:
        """The segment a document is to leave, because no file is read from it any more."""
        stored = self._index.document(document_id)
        if stored is None or document_id in self._new or self._is_held(document_id):
            return None
        return stored.segment

    def _is_held(self, document_id: str) -> bool:
        """Does the ledger name a file that was read as this document?"""
        held = {one.path: one for one in self._index.files_of(document_id)}
        for path, waiting in self._files.items():
            held.pop(path, None)
            if waiting is not None and waiting[0].document_id == document_id:
                held[path] = waiting[0]
        return any(one.status in READ for one in held.values())

    def _placed(self) -> dict[str, int]:
        """The segment of each new document: its own, or the first with room."""
        placed: dict[str, int] = {}
        roomy = self._index.roomy("documents", CAPACITY)
        segment, room = 0, 0
        for key in self._new:
            stored = self._index.document(key)
            if stored is not None:
                placed[key] = stored.segment
                continue
            while not room:
                segment, room = next(roomy)
            placed[key], room = segment, room - 1
        return placed

    def _placed_files(self) -> dict[str, int]:
        placed: dict[str, int] = {}
        roomy = self._index.roomy("files", _FILES)
        segment, room = 0, 0
        for path, waiting in self._files.items():
            stored = self._index.file_segment(path)
            if stored is not None:
                placed[path] = stored
            elif waiting is not None:
                while not room:
                    segment, room = next(roomy)
                placed[path], room = segment, room - 1
        return placed

    def _note(
        self,
        gone: dict[str, int],
        placed: dict[str, int],
        standing: dict[str, Standing],
        files: dict[str, int],
    ) -> None:
        """The index follows the tables, and the ledger is written from it."""
        for key in gone:
            self._index.drop(key)
        for key, found in standing.items():
            if key in self._new:
                one = self._new[key]
                told = (one.base, found.identity, one.rank, found.is_primary, one.likeness)
                self._index.store(Document(key, placed[key], *told))
            else:
                self._index.restate(key, *found)
        for path, waiting in self._files.items():
            if waiting is None:
                self._index.leave(path)
            else:
                self._index.enter(*waiting, files[path])
        for segment in sorted(set(files.values())):
            self._write_ledger(segment)

    def _write_ledger(self, segment: int) -> None:
        rows = self._index.files_in(segment)
        file = self._out / LEDGER / file_name(segment)
        if rows or exists(file):  # a reader may have listed it
            write_table(source_rows(rows), file)

    # --- opening ---

    def _make_tables(self) -> None:
        for name in SCHEMAS:
            folder = self._out / name
            make_folder(folder)
            file = folder / f"{EMPTY}.parquet"
            if not exists(file):
                write_table(as_table(name, []), file)

    def _opened(self, check: Callable[[], None]) -> Index:
        file = self._out / INDEX
        stored = any(one.stem != EMPTY for one in parquet_below(self._out / "plans"))
        advice = f"remove {self._out} and ingest again"
        if stored and not exists(file):
            raise UnreadableLedger(
                f"{self._out} holds tables without their index {INDEX}, or of another version of plans; {advice}"
            )
        try:
            return index.on_disk(file) if isinstance(file, Path) else AwayIndex(file, check)
        except sqlite3.OperationalError:  # a full disk, say: nothing is wrong with the file
            raise
        except sqlite3.DatabaseError as error:
            raise UnreadableLedger(
                f"{file} is damaged or of another version ({error}); {advice}"
            ) from error

    def _drop_damaged(self) -> None:
        """Documents that share a spoilt file are taken out whole; the ledger says so, and they are read again."""
        if not self._heals or not isinstance(self._out, Path):
            return
        for segment in damaged(self._out, self._index.segments()):
            empty_spoilt(self._out, segment)
            held = self._index.documents_in(segment)
            self._segments.sweep(segment, {})
            for source in (one for key in held for one in self._index.files_of(key.document_id)):
                self._files[source.path] = source.model_copy(update=ROWS_LOST), None
            self._left.update(one.document_id for one in held)
        self.flush()

    def _mend(self) -> None:
        """What a killed writer was at is made whole: unknown rows go, lost documents are read again."""
        for name in SCHEMAS:  # an audit may have been killed as well
            sweep(self._out / name)
        self._drop_damaged()
        documents, files = self._index.dirty("documents"), self._index.dirty("files")
        if not (documents or files):
            return
        for segment in documents:
            held = self._index.documents_in(segment)
            known = {one.document_id: one.is_primary for one in held}
            self._left.update(self._segments.sweep(segment, known))
        lost = (one.path for key in self._left for one in self._index.files_of(key))
        self._files.update(dict.fromkeys(lost))  # forgotten, so that they are read again
        for segment in files:
            self._write_ledger(segment)
        self.flush()
        self._index.begin((), ())
        self._index.commit()
