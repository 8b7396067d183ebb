"""The file of corrections: ``data/parsed.corrections.jsonl`` beside the tables in ``data/parsed``.

It lies beside and not among the tables, so that it outlives them: who deletes the tables and reads everything anew
keeps what people have put right. It only grows; a line that cannot be read is told and kept.
"""

import fcntl
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from pipeline.corrections.entries import ENTRY, Entry, ValueEntry, WaiverEntry, Withdrawal
from pipeline.store.places import (
    Place,
    fetched,
    full_path,
    name_of,
    put,
)

SUFFIX = ".corrections.jsonl"


@dataclass(frozen=True)
class Book:
    """What a file of corrections holds."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """Lines by id, those taken back as well."""
    troubles: tuple[str, ...] = ()
    """Lines that cannot be read, a sentence each."""

    @cached_property
    def by_document(self) -> Mapping[str, tuple[ValueEntry, ...]]:
        """Corrections by the document that was looked at."""
        return _grouped((one.plan.document_id, one) for one in self.values)

    @cached_property
    def by_key(self) -> Mapping[str, tuple[ValueEntry, ...]]:
        """The same by the key of the plan."""
        return _grouped((one.plan.plan_key, one) for one in self.values if one.plan.plan_key)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Ids of lines that were taken back."""
        return frozenset(one.of for one in self.entries.values() if isinstance(one, Withdrawal))

    @property
    def values(self) -> Iterator[ValueEntry]:
        """Corrections that hold."""
        for one in self.entries.values():
            if isinstance(one, ValueEntry) and one.id not in self.withdrawn:
                yield one

    @property
    def waivers(self) -> Iterator[WaiverEntry]:
        """Waivers that hold."""
        for one in self.entries.values():
            if isinstance(one, WaiverEntry) and one.id not in self.withdrawn:
                yield one


def _grouped(named: Iterable[tuple[str | None, ValueEntry]]) -> dict[str, tuple[ValueEntry, ...]]:
    found: dict[str, tuple[ValueEntry, ...]] = {}
    for name, one in named:
        if name is not None:
            found[name] = (*found.get(name, ()), one)
    return found


def beside(parsed: Place) -> Place:
    """Where the corrections of a register lie."""
    full = full_path(parsed)
    if full.parent == full:  # a bucket, whole
        return full / SUFFIX.removeprefix(".")
    return full.parent / f"{name_of(full)}{SUFFIX}"


def read_book(parsed: Place) -> Book:
    """The corrections of a register; none where there is no file."""
    file = beside(parsed)
    data = _held(file)
    return Book() if data is None else parse(data, str(file))


def _held(file: Place) -> bytes | None:
    """Its bytes; None where there is none. An object is asked for by one request, and nothing is listed."""
    try:
        return fetched(file)
    except FileNotFoundError:
        return None


def due_to(parsed: Path, document_id: str, plan_key: str | None) -> tuple[ValueEntry, ...]:
    """What of the corrections of a local register is due to a document that was just read, as far as the document itself
    tells: which others are the same plan the register knows.
    """
    book = _kept(parsed)
    mine = book.by_document.get(document_id, ())
    if plan_key is None:
        return mine
    return tuple({one.id: one for one in (*mine, *book.by_key.get(plan_key, ()))}.values())


_BOOKS: dict[Path, tuple[tuple[int, int] | None, Book]] = {}
"""The last one read of each register, and how its file lay."""


def _kept(parsed: Path) -> Book:
    stamp = stamp_of(parsed)
    known = _BOOKS.get(parsed)
    if known is None or known[0] != stamp:
        known = _BOOKS[parsed] = stamp, read_book(parsed)
    return known[1]


def parse(data: bytes, name: str) -> Book:
    """The lines of a file. A line that stands twice (files were joined) counts once."""
    entries: dict[str, Entry] = {}
    troubles: list[str] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            one = ENTRY.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"][1:]) or "line"
            troubles.append(
                f"{name}: line {number} cannot be read ({where}: {first['msg']}); it is not applied"
            )
            continue
        if entries.setdefault(one.id, one) != one:
            troubles.append(
                f"{name}: line {number} has the id {one.id} of another line; it is not applied"
            )
    return Book(entries, tuple(troubles))


def append(parsed: Place, entries: Iterable[Entry]) -> None:
    """Add lines, whole or not at all. Raises ``OSError``."""
    lines = b"".join(ENTRY.dump_json(one) + b"\n" for one in entries)
    file = beside(parsed)
    if not lines:
        return
    if not isinstance(file, Path):
        before = _held(file) or b""
        put(file, _ended(before) + lines)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)  # two desks, or a desk and a command
        size = stream.seek(0, os.SEEK_END)
        if size:
            stream.seek(size - 1)
            if (
                stream.read(1) != b"\n"
            ):  # a line that was cut off by a full disk stays a line of its own
                lines = b"\n" + lines
        try:
            stream.write(lines)
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            os.ftruncate(stream.fileno(), size)
            raise


def join(parsed: Place, others: Iterable[Place]) -> int:
    """Add what other registers' files hold and ours does not; how many lines that were."""
    known = dict(read_book(parsed).entries)
    new: dict[str, Entry] = {}
    for other in others:
        for key, one in read_book(other).entries.items():
            if key not in known:
                new.setdefault(key, one)
    append(parsed, new.values())
    return len(new)


def stamp_of(parsed: Place) -> tuple[int, int] | None:
    """Changes when the file does; None where there is none."""
    file = beside(parsed)
    if isinstance(file, Path):
        try:
            told = file.stat()
        except FileNotFoundError:
            return None
        return told.st_size, told.st_mtime_ns
    data = _held(file)
    return None if data is None else (len(data), zlib.crc32(data))


def _ended(data: bytes) -> bytes:
    return data if not data or data.endswith(b"\n") else data + b"\n"
