"""Files to ``data/parsed``: what is new or changed is read, every file seen has a row in the ledger.

``ingest([Path("data/raw")], Path("data/parsed"))`` looks through folders in sorted order. A file that lies
as it lay costs a look at its folder; one that was written to anew is compared by its bytes, and read when
these changed. No file stops a run: what cannot be read is entered with the reason. Files that are gone from a
folder are forgotten, unless nothing is left there at all: a disk that is not mounted is no deletion.
"""

import stat
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pipeline import PARSER_VERSION, recognition
from pipeline.batch.document import (
    Outcome,
    Task,
    digest_of,
    not_regular,
    read_file,
    too_large,
)
from pipeline.batch.find import Found, Passed, find, is_folder, outermost, stamp_of
from pipeline.batch.listing import Listing
from pipeline.batch.shard import ALL, Shard
from pipeline.batch.watch import Nobody, Watcher
from pipeline.reading import Failure, cannot_open, office
from pipeline.recognition.aids import DAMAGED, DAMAGED_DATA, Aids, aids_of
from pipeline.recognition.unread import NEEDS_OCR
from pipeline.store.index import Stamp
from pipeline.store.places import Place, exists, full_path, way
from pipeline.store.register import READ, Register
from pipeline.store.roots import text_of
from schemas.plan import Source
from schemas.vocabulary import SourceStatus

Reader: TypeAlias = Callable[[Iterable[Task]], Iterator[tuple[Task, bytes]]]
"""Reads tasks as they come, with the answers of ``document.read_file``."""
MOST_MB = 200
"""Of a file, unless somebody says otherwise; the largest of the plans at hand has 2.5."""
PASSING = frozenset({"io_error", "conversion_timeout", "rows_lost", DAMAGED, DAMAGED_DATA})
"""Failures that may be over next time."""


class Choice(NamedTuple):
    """What a run does beyond reading what is new and what changed."""

    prune: bool = False
    """Forget files that are gone also where a folder is empty now."""
    retry: bool = False
    """Read again what failed."""
    reparse: bool = False
    """Read again what another version read."""
    most_mb: int = MOST_MB
    elsewhere: bool = False
    """Files are read by other machines: what is installed here says nothing of them."""
    shard: Shard = ALL
    """The share of the files that is looked at; others are neither read nor forgotten."""


@dataclass
class Report:
    """What a run did. Lists hold what somebody has to see; everything else is counted."""

    statuses: Counter[SourceStatus] = field(default_factory=Counter)
    """Files entered anew, by how that ended."""
    unchanged: int = 0
    outdated: int = 0
    """Of those, read by another version of plans."""
    removed: list[str] = field(default_factory=list)
    emptied: list[tuple[str, int]] = field(default_factory=list)
    """Folders in which nothing is left, and how many files the ledger still knows there."""
    passed: Passed = field(default_factory=Passed)
    unreachable: list[tuple[str, str]] = field(default_factory=list)
    """URLs below which nothing could be listed, or nothing is, and why."""
    stopped: bool = False
    """Somebody asked to stop; what is left is read next time."""


@dataclass
class _Waiting:
    """A file that is being read."""

    path: Place
    stamp: Stamp
    sha256: str | None
    """None where who reads it fetches it."""
    copies: list[tuple[Place, Stamp | None]] = field(default_factory=list)
    """Files met meanwhile that hold the same bytes."""


def ingest(
    paths: Iterable[Place],
    out: Place,
    *,
    choice: Choice | None = None,
    watcher: Watcher | None = None,
    reader: Reader | None = None,
    wait: float = 0.0,
    stop: Callable[[], bool] = lambda: False,
    growing: Container[Path] = (),
    command: str = "plans ingest",
) -> Report:
    """Read what is new or changed under ``paths`` into the tables of ``out``.

    ``reader`` reads in processes of its own (``batch.together``), by default in this one, file by file.
    ``stop`` is asked before each file. Files in ``growing`` are being written and left as the ledger has
    them. Raises ``RegisterBusy``, ``UnreadableLedger``.
    """
    given = outermost(paths)
    told = watcher or Nobody()
    with Register(out, command=command, wait=wait) as register:
        chosen = choice or Choice()
        aids = aids_of(out, remembers=not chosen.elsewhere)
        run = _Run(register, aids, chosen, told, reader or _here, stop=stop)
        given = [one for one in given if run.reaches(one)]
        told.begin(sum(run.is_ours(one.path) for one in find(given, Passed())))
        found = find(given, run.report.passed)
        run.read(one for one in found if one.path not in growing and run.is_ours(one.path))
        for folder, error in run.report.passed.closed:
            if run.is_ours(folder):
                run.refuse(folder, cannot_open(error), None)
        if not run.report.stopped:
            run.forget_gone([one for one in given if is_folder(one)])
            run.read_orphans()
    return run.report


class _Run:
    def __init__(
        self,
        register: Register,
        aids: Aids,
        choice: Choice,
        watcher: Watcher,
        reader: Reader,
        *,
        stop: Callable[[], bool],
    ) -> None:
        self.report = Report()
        self._register = register
        self._roots = register.roots
        self._choice = choice
        self._watcher = watcher
        self._reader = reader
        self._stop = stop
        self._listings: list[Listing] = []
        self._waiting: dict[str, _Waiting] = {}
        """Files handed out, by path."""
        self._most = choice.most_mb * 1_000_000
        self._aids = aids
        self._all_seen = False

    def is_ours(self, path: Place) -> bool:
        """Does a path belong to the share of this run?"""
        shard = self._choice.shard
        return shard == ALL or shard.holds(self._roots.name(path))

    def reaches(self, given: Path | Listing) -> bool:
        """Give the folder of what was given a name; a URL that leads nowhere gets none."""
        if isinstance(given, Path):
            self._register.declare(given)
            return True
        self._listings.append(given)
        why = str(given.error.strerror) if given.error is not None else None
        if why is None and given.is_empty and not any(self._register.below(given.url)):
            why = "nothing is there"
        if why is None:
            self._register.declare(given.folder)
        else:
            self.report.unreachable.append((str(given.url), why))
        return why is None

    def read(self, found: Iterable[Found]) -> None:
        """Everything of a walk that is to be read."""
        self._all_seen = False
        for task, answer in self._reader(self._tasks(found)):
            waiting = self._waiting.pop(task.path)
            outcome = _with_bytes(Outcome.of(answer), waiting)
            if self._is_settled(waiting, outcome):
                continue
            # a file written to while it was read is compared by its bytes next time
            told = outcome.sha256 is not None or outcome.code not in PASSING
            stamp = waiting.stamp if told and waiting.sha256 in {None, outcome.sha256} else None
            source = self._enter(waiting.path, outcome, stamp)
            for path, its in waiting.copies:
                self._enter(path, copy_of(source), its)
        # a reader that was asked to stop may leave what it had taken
        self.report.stopped |= not self._all_seen or bool(self._waiting)
        self._waiting.clear()

    def read_orphans(self) -> None:
        """Duplicates of files that are gone or changed stand for themselves."""
        ours = filter(self._choice.shard.holds, self._register.orphans())
        orphans = {name: self._roots.place(name) for name in ours}
        there = {name: path for name, path in orphans.items() if self._is_there(path)}
        for name in there:
            self._register.forget(name)
        self.read(Found(path, stamp_of(path)) for path in there.values())

    def refuse(self, path: Place, failure: Failure, stamp: Stamp | None) -> None:
        """Enter a file that is not even opened; said once, then known."""
        before = self._register.known(self._roots.name(path))
        told = before is not None and before.source.error_code == failure.code
        if before is not None and told and not self._again(before.source):
            self._leave(before.source)
        else:
            size = stamp.size if stamp is not None and stamp.size >= 0 else None
            self._enter(path, Outcome.failed(failure)._replace(size=size), stamp)

    def forget_gone(self, folders: Iterable[Path | Listing]) -> None:
        """Forget files of the folders that are there no more; a closed folder proves nothing."""
        closed = tuple(f"{self._roots.name(folder)}/" for folder, _ in self.report.passed.closed)
        for one in folders:
            folder = one if isinstance(one, Path) else one.url
            known = (entry.source.path for entry in self._register.below(folder))
            gone = [
                name
                for name in known
                if self._choice.shard.holds(name)
                and not name.startswith(closed)
                and self._is_gone(self._roots.place(name))
            ]
            # a folder that is gone itself by now is taken for an empty one
            there = find([one] if is_folder(one) else [], Passed())
            emptied = bool(gone) and next(there, None) is None
            if emptied and not self._choice.prune:
                self.report.emptied.append((self._roots.name(folder), len(gone)))
                continue
            for path in gone:
                self._register.forget(path)
            self.report.removed += gone

    def _tasks(self, found: Iterable[Found]) -> Iterator[Task]:
        for one in found:
            if self._stop():
                return
            if one.stamp is None:
                self.refuse(one.path, not_regular(), None)
            elif self._is_unchanged(one.path, one.stamp):
                continue
            elif not isinstance(one.path, Path):
                yield from self._fetched_by_reader(one.path, one.stamp)
            else:
                digest = digest_of(one.path, self._most)
                if isinstance(digest, Failure):
                    self.refuse(one.path, digest, one.stamp)
                elif not self._is_known(one.path, one.stamp, digest):
                    yield self._handed_out(one.path, one.stamp, digest)
        self._all_seen = True

    def _fetched_by_reader(self, url: Place, stamp: Stamp) -> Iterator[Task]:
        """An object is fetched once: what its bytes are is found out where it is read."""
        if stamp.size > self._most:
            self.refuse(url, too_large(stamp.size, self._most), stamp)
            return
        before = self._register.known(self._roots.name(url))
        is_to_do = before is None or self._again(before.source)
        task = self._handed_out(url, stamp, None)
        yield task if is_to_do or before is None else task._replace(known=before.source.sha256)

    def _is_settled(self, waiting: _Waiting, outcome: Outcome) -> bool:
        """Does an object hold bytes that were read, now that they are known?"""
        fetched = waiting.sha256 is None and outcome.sha256 is not None
        return fetched and self._is_known(waiting.path, waiting.stamp, outcome.sha256 or "")

    def _is_gone(self, path: Place) -> bool:
        return _is_gone(path) if isinstance(path, Path) else not self._is_there(path)

    def _is_there(self, path: Place) -> bool:
        """A URL that nothing can be learnt of is not gone."""
        if isinstance(path, Path):
            return exists(path)
        for listing in self._listings:
            if (inside := way(path, listing.url)) is not None:
                return listing.may_hold(inside)
        try:
            return exists(path)
        except OSError:
            return True

    def _is_unchanged(self, path: Place, stamp: Stamp) -> bool:
        """Does a file lie on the disk as it did, and is all done that can be done with it?"""
        before = self._register.known(self._roots.name(path))
        if before is None or before.stamp != stamp or self._again(before.source):
            return False
        self._leave(before.source)
        return True

    def _is_known(self, path: Place, stamp: Stamp, sha256: str) -> bool:
        """Are the bytes those the path was read with, or those of another file?"""
        name = self._roots.name(path)
        before = self._register.known(name)
        if before is not None and before.source.sha256 == sha256:
            self._register.touch(name, stamp)
            if not self._again(before.source):
                self._leave(before.source)
                return True
        for waiting in self._waiting.values():
            if waiting.sha256 == sha256:
                waiting.copies.append((path, stamp))
                return True
        original = self._living_original(sha256, beside=name)
        if original is not None:
            self._enter(path, copy_of(original), stamp)
        return original is not None

    def _handed_out(self, path: Place, stamp: Stamp, sha256: str | None) -> Task:
        task = Task(str(full_path(path)), text_of(path.name), self._most, aids=self._aids)
        self._waiting[task.path] = _Waiting(path, stamp, sha256)
        return task

    def _living_original(self, sha256: str, *, beside: str) -> Source | None:
        """Who was read with these bytes first. A path that is gone has moved here and is forgotten."""
        original = self._register.original(sha256, beside=beside)
        while original is not None and not self._is_there(self._roots.place(original.path)):
            self._register.forget(original.path)
            original = self._register.original(sha256, beside=beside)
        return original

    def _again(self, source: Source) -> bool:
        """Is a file to be read though its bytes are the same?"""
        if source.error_code == NEEDS_OCR:
            here = recognition.missing() is None and not self._choice.elsewhere
            return here or self._choice.retry
        if source.status in READ:
            return self._choice.reparse and source.parser_version != PARSER_VERSION
        if source.status is SourceStatus.DUPLICATE:
            return False
        if source.error_code == "needs_libreoffice":
            return self._choice.retry or office.program() is not None
        too_large = source.error_code == "too_large" and (source.bytes or 0) <= self._most
        return self._choice.retry or too_large or source.error_code in PASSING

    def _leave(self, source: Source) -> None:
        self._watcher.passed()
        self.report.unchanged += 1
        self.report.outdated += source.status in READ and source.parser_version != PARSER_VERSION

    def _enter(self, path: Place, outcome: Outcome, stamp: Stamp | None) -> Source:
        name = self._roots.name(path)
        before = self._register.known(name)
        same = before is not None and before.source.sha256 == outcome.sha256
        source = Source(
            document_id=outcome.sha256[:16] if outcome.sha256 else None,
            path=name,
            file_name=text_of(path.name),
            sha256=outcome.sha256,
            bytes=outcome.size,
            media_type=outcome.media_type,
            status=outcome.status,
            error_code=outcome.code,
            error=outcome.message,
            attempts=before.source.attempts + 1 if before is not None and same else 1,
            seconds=outcome.seconds,
            parser_version=PARSER_VERSION,
            ingested_at=datetime.now(UTC),
        )
        self._register.put(source, outcome.rows, stamp)
        self.report.statuses[source.status] += 1
        self._watcher.entered(source, outcome.rows)
        return source


def _with_bytes(outcome: Outcome, waiting: _Waiting) -> Outcome:
    """Of a file whose process was lost nobody told the bytes: they are those that were handed out, if it lies as
    it lay. Without them it would be read, and lost, in every run.
    """
    told = outcome.sha256 is not None or outcome.code in PASSING
    if told or waiting.stamp is None or stamp_of(waiting.path) != waiting.stamp:
        return outcome
    return outcome._replace(sha256=waiting.sha256, size=waiting.stamp.size)


def _is_gone(path: Path) -> bool:
    """Does the system say that it is not there? A share that does not answer says nothing."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)  # a folder of its name is no file
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False


def _here(tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
    for task in tasks:
        yield task, read_file(task)


def copy_of(original: Source) -> Outcome:
    """Of a file with the bytes of another one that was entered."""
    message = f"the same bytes as {original.path}, which stands for both"
    failure = Failure(SourceStatus.DUPLICATE, "duplicate", message, original.media_type)
    return Outcome.failed(failure)._replace(sha256=original.sha256, size=original.bytes)
