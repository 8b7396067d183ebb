"""Which files a run looks at, and what it passes by.

In folders the endings of ``EXTENSIONS`` are looked at; a file that is named itself is tried whatever its
ending. Nothing is opened here. Links in folders are not followed, so that a folder cannot lead out of itself.
What lies below a URL is listed once (``listing``).
"""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pipeline.batch.listing import Listing, stamp_at
from pipeline.store.index import Stamp
from pipeline.store.places import Place, full_path, way

EXTENSIONS = frozenset({".pdf", ".docx", ".doc", ".rtf", ".odt"})
"""Endings looked at in folders; .doc, .rtf and .odt are read through LibreOffice."""

_GONE = Stamp(-1, -1)
"""Of a file the system tells nothing of: like that of no file there is, so that it is opened and found out."""


class Found(NamedTuple):
    """A file with the ending of a document, or one that was named. ``stamp`` is None for what is no regular
    file: a link, a pipe, a device.
    """

    path: Place
    stamp: Stamp | None


@dataclass
class Passed:
    """What a walk did not look at."""

    other: Counter[str] = field(default_factory=Counter)
    """Files of other endings, by ending; hidden ones and lock files of Word under ``hidden``."""
    closed: list[tuple[Path, OSError]] = field(default_factory=list)
    """Folders that would not open."""


def find(paths: Iterable[Path | Listing], passed: Passed) -> Iterator[Found]:
    """Documents under the paths, in sorted order within a folder; ``passed`` counts on the way."""
    for path in paths:
        if isinstance(path, Listing):
            yield from _below(path, passed)
        elif path.is_dir():
            yield from _walk(path, passed)
        else:
            yield Found(path, stamp_of(path))


def outermost(paths: Iterable[Place]) -> list[Path | Listing]:
    """The paths in their order, without those that are met in another of them, each once. URLs are listed."""
    unique = {full_path(path): path for path in reversed(list(paths))}
    asked = {
        full: path if isinstance(path, Path) else Listing(path) for full, path in unique.items()
    }
    folders = [full for full, one in asked.items() if is_folder(one)]
    kept = [
        one
        for full, one in asked.items()
        if not (_is_met(one) and any(way(full, above) not in {None, "."} for above in folders))
    ]
    return kept[::-1]


def is_folder(path: Path | Listing) -> bool:
    return path.is_folder if isinstance(path, Listing) else path.is_dir()


def _is_met(path: Path | Listing) -> bool:
    """Would a walk meet it, if it comes by?"""
    if isinstance(path, Listing):
        return path.is_folder or path.url.suffix.lower() in EXTENSIONS
    return path.is_dir() or (path.suffix.lower() in EXTENSIONS and not path.is_symlink())


def is_hidden(name: str) -> bool:
    """Is a file of this name passed by, whatever its ending? Word locks a file with one that begins ``~$``."""
    return name.startswith((".", "~$"))


def is_document(name: str) -> bool:
    """Is a file of this name looked at in a folder?"""
    return not is_hidden(name) and Path(name).suffix.lower() in EXTENSIONS


def stamp_of(path: Place) -> Stamp | None:
    """How a named file lies on the disk. A link that was named is followed. Raises nothing: what is not there
    is found out when it is opened.
    """
    if not isinstance(path, Path):
        return stamp_at(path)
    try:
        return _stamp(path.stat())
    except OSError:
        return _GONE


def stamp_met(path: Path) -> Stamp | None:
    """The same of a file met in a folder, where links are not followed; None also for what is not there."""
    try:
        return _stamp(path.lstat())
    except OSError:
        return None


def _below(listing: Listing, passed: Passed) -> Iterator[Found]:
    """Documents below a URL, in the order and with the eyes of a walk."""
    if listing.hidden:
        passed.other["hidden"] += len(listing.hidden)
    for path, stamp in listing.files:
        ending = path.suffix.lower()
        if not listing.is_folder:
            yield Found(path, stamp)
        elif is_hidden(path.name):
            passed.other["hidden"] += 1
        elif ending not in EXTENSIONS:
            passed.other[ending or "none"] += 1
        else:
            yield Found(path, stamp)


def _walk(folder: Path, passed: Passed) -> Iterator[Found]:
    """Files of a folder, then those of the folders in it; these may lie thousands deep."""
    waiting = [folder]
    while waiting:
        inner: list[Path] = []
        yield from _listed(waiting.pop(), inner, passed)
        waiting += reversed(inner)


def _listed(folder: Path, inner: list[Path], passed: Passed) -> Iterator[Found]:
    """The documents of one folder; ``inner`` takes the folders in it."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        passed.closed.append((folder, error))
        return
    for entry in listed:
        is_folder = entry.is_dir(follow_symlinks=False)
        ending = Path(entry.name).suffix.lower()
        if is_folder and not entry.name.startswith("."):
            inner.append(Path(entry.path))
        elif is_folder or is_hidden(entry.name):
            passed.other["hidden"] += 1
        elif ending not in EXTENSIONS:
            passed.other[ending or "none"] += 1
        else:
            yield Found(Path(entry.path), _of_entry(entry))


def _of_entry(entry: "os.DirEntry[str]") -> Stamp | None:
    try:
        return _stamp(entry.stat(follow_symlinks=False))
    except OSError:
        return _GONE


def _stamp(told: os.stat_result) -> Stamp | None:
    return Stamp(told.st_size, told.st_mtime_ns) if stat.S_ISREG(told.st_mode) else None
