"""Files and folders that appear whole or not at all: made beside their place under another name, then moved there.

What a link points to is replaced, not the link. A pipe or a device (``/dev/stdout``) is written to as it is.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path to make a file or folder at; it takes the place of ``target`` when the block ends well."""
    if target.exists() and not (target.is_file() or target.is_dir()):
        yield target
        return
    target = target.resolve() if target.is_symlink() else target
    unfinished = target.with_name(f".{target.name}.tmp")
    _remove(unfinished)
    try:
        yield unfinished
        if unfinished.is_dir() and target.exists():
            _exchange(unfinished, target)
        else:
            _to_disk(unfinished)
            unfinished.replace(target)
    finally:
        _remove(unfinished)


def _to_disk(file: Path) -> None:
    """A name on the disk without its bytes, after a loss of power, would be half a file."""
    if file.is_file():
        with file.open("rb") as stream:
            os.fsync(stream.fileno())


def _exchange(made: Path, target: Path) -> None:
    """A folder cannot be replaced in one step: the older one steps aside, and comes back if the new one cannot."""
    aside = target.with_name(f".{target.name}.old.tmp")
    _remove(aside)
    target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        aside.rename(target)
        raise
    _remove(aside)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
