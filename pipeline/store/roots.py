"""Where the files of a register lie: the folders and URLs it was told to look through, each under a name.

A file is called ``raw/quý 1/12.docx``: the name of its folder, then the way below it. So it is the same file
from whatever folder the command is given, and no table tells where somebody's home is. The names and places
of the folders stand in the index.
"""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.store.places import Place, exists, full_path, name_of, place_of, way

_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


class Roots:
    """Folders by name. ``declare`` gives a folder its name; ``remember`` is told of each new one."""

    def __init__(self, known: Mapping[str, Place], remember: Callable[[str, Place], None]) -> None:
        self._known = dict(known)
        self._remember = remember

    def declare(self, path: Place, recognised: Callable[[str, Place], bool]) -> None:
        """Make sure a folder, or that of a file, has a name; a URL is that of a folder. A folder of the name of one that is gone is that
        one, moved, where ``recognised(name, folder)`` knows files of it again.
        """
        full = full_path(path)
        folder = full.parent if isinstance(full, Path) and not full.is_dir() else full
        if self._holder(folder) is not None:
            return
        base = text_of(name_of(folder)) or "root"
        for name, place in self._known.items():
            if name.partition("~")[0] == base and _is_gone(place) and recognised(name, folder):
                self._set(name, folder)
                return
        self._set(self._free(base), folder)

    def adopt(self, name: str, place: Place, recognised: Callable[[Place], bool]) -> Place:
        """Make sure a folder of another register has a name, too; where it lies for this one. A folder whose place
        is gone is the one of its name in whose folder ``recognised(folder)`` knows its files again.
        """
        base = name.partition("~")[0]
        if self._holder(place) is not None:
            return place
        if _is_gone(place):
            for known, folder in self._known.items():
                if known.partition("~")[0] == base and recognised(folder):
                    return folder
        self._set(self._free(base), place)
        return place

    @property
    def places(self) -> dict[str, Place]:
        """Folders by name."""
        return dict(self._known)

    def name(self, path: Place) -> str:
        """What a path is called; in full where it lies in no folder that has a name."""
        full = full_path(path)
        holder = self._holder(full)
        below = way(full, self._known[holder]) if holder is not None else None
        if below is None:
            return text_of(full.as_posix())
        return f"{holder}" if below == "." else f"{holder}/{text_of(below)}"

    def names_below(self, folder: Place) -> list[str]:
        """What the names of files below a folder begin with."""
        full = full_path(folder)
        inside = [name for name, place in self._known.items() if way(place, full) is not None]
        return sorted({self.name(folder), *inside})

    def place(self, name: str) -> Place:
        """Where a file of that name lies, or would lie."""
        root, _, below = name.partition("/")
        folder = self._known.get(root)
        full = place_of(name) if folder is None else folder / below
        if not isinstance(full, Path) or "\\x" not in name or os.path.lexists(full):
            return full
        return _with_bytes(full)

    def _holder(self, full: Place) -> str | None:
        """The innermost folder with a name that a path lies in."""
        holders = [name for name, place in self._known.items() if way(full, place) is not None]
        return max(holders, key=lambda name: len(str(self._known[name])), default=None)

    def _free(self, base: str) -> str:
        names = (base, *(f"{base}~{number}" for number in range(2, len(self._known) + 3)))
        return next(name for name in names if name not in self._known)

    def _set(self, name: str, folder: Place) -> None:
        self._known[name] = folder
        self._remember(name, folder)


def _is_gone(place: Place) -> bool:
    """A URL that nobody answers for is not."""
    try:
        return not exists(place)
    except OSError:
        return False


def text_of(name: str) -> str:
    r"""A name for the tables: a byte that is no UTF-8 becomes ``\xe9``."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _with_bytes(full: Path) -> Path:
    raw = _BYTE.sub(lambda found: bytes([int(found[1], 16)]), os.fsencode(full))
    return Path(os.fsdecode(raw))
