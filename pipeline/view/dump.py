"""Whole records as JSON lines, and what differs between two dumps.

One line a file, in the order files are found: ``{"path", "record"}``, or ``{"path", "error_code",
"error"}`` where a file could not be read. Two versions that read alike write the same lines: what a
change of the code did to the records is what ``differences`` yields.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from pipeline.batch.find import Passed, find, outermost
from pipeline.reading import Failure, attempt, cannot_open
from pipeline.store.places import Place, fetched, full_path, way
from pipeline.store.roots import text_of
from pipeline.view.plain import plain_json

_ABSENT = object()
Entry = dict[str, Any]


class BadDump(Exception):
    """An earlier dump cannot be used. ``str()`` says which and why."""


class Difference(NamedTuple):
    """One value that is not the same; ``None`` stands for null and for not there alike."""

    path: str
    """Of the file."""
    where: str
    """``tasks[3].time``; empty where the file is in one of the dumps alone."""
    old: Any
    new: Any


def entries(paths: Iterable[Place]) -> Iterator[Entry]:
    """One entry for each document below the paths."""
    for file, _ in find(outermost(paths), Passed()):
        try:
            outcome = attempt(fetched(file), file.name)
        except OSError as error:
            outcome = cannot_open(error)
        told: Entry
        if isinstance(outcome, Failure):
            told = {"error_code": outcome.code, "error": outcome.message}
        else:
            told = {"record": outcome.plan.model_dump(mode="json")}
        yield {"path": _from_here(file), **told}


def _from_here(path: Place) -> str:
    """From the working folder when below it, else in full."""
    full = full_path(path)
    return text_of(way(full, Path.cwd()) or full.as_posix())


def line(entry: Entry) -> str:
    return plain_json(json.dumps(entry, ensure_ascii=False, separators=(",", ":")))


class Dump:
    """An earlier dump, read line by line as it is asked for: memory holds one record."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self._at: dict[str, int] = {}
        while True:
            place = file.tell()
            content = file.readline()
            if not content:
                break
            self._at[self._parsed(content)["path"]] = place

    def __contains__(self, path: str) -> bool:
        return path in self._at

    def paths(self) -> Iterable[str]:
        return self._at.keys()

    def entry(self, path: str) -> Entry:
        self._file.seek(self._at[path])
        return self._parsed(self._file.readline())

    def _parsed(self, content: bytes) -> Entry:
        try:
            found: Entry = json.loads(content)
            found["path"]
        except (ValueError, TypeError, KeyError) as error:
            raise BadDump(f"{self._name}: not written by `plans dump`: {error!r}") from error
        return found


def differences(old: Dump, new: Iterable[Entry]) -> Iterator[Difference]:
    """What is not the same, file by file; a file of ``old`` that ``new`` lacks comes last."""
    seen: set[str] = set()
    for entry in new:
        path = entry["path"]
        seen.add(path)
        if path in old:
            told = json.loads(line(entry))
            yield from (Difference(path, *one) for one in _unlike(old.entry(path), told, ""))
        else:
            yield Difference(path, "", None, "not in the earlier dump")
    for path in old.paths():
        if path not in seen:
            yield Difference(path, "", "in the earlier dump", None)


def _unlike(old: Any, new: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    """The smallest parts that differ; lists are compared place by place."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in (*old, *(key for key in new if key not in old)):
            place = f"{where}.{key}" if where else key
            yield from _unlike(old.get(key, _ABSENT), new.get(key, _ABSENT), place)
    elif isinstance(old, list) and isinstance(new, list):
        for place in range(max(len(old), len(new))):
            before, after = (one[place] if place < len(one) else _ABSENT for one in (old, new))
            yield from _unlike(before, after, f"{where}[{place}]")
    elif old is _ABSENT or new is _ABSENT or type(old) is not type(new) or old != new:
        yield where, None if old is _ABSENT else old, None if new is _ABSENT else new
