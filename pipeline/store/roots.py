"""Where the files of a register lie: the folders it was told to look through, each under a name.

A file is called ``raw/quý 1/12.docx``: the name of its folder, then the way below it. So it is the same file
from whatever folder the command is given, and no table tells where somebody's home is. The names and places
of the folders stand in the index.
"""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


class Roots:
    """Folders by name. ``declare`` gives a folder its name; ``remember`` is told of each new one."""

    def __init__(self, known: Mapping[str, Path], remember: Callable[[str, Path], None]) -> None:
        self._known = dict(known)
        self._remember = remember

    def declare(self, path: Path, recognised: Callable[[str, Path], bool]) -> None:
        """Make sure a folder, or that of a file, has a name. A folder of the name of one that is gone is that
        one, moved, where ``recognised(name, folder)`` knows files of it again.
        """
        full = full_path(path)
        folder = full if full.is_dir() else full.parent
        if self._holder(folder) is not None:
            return
        base = text_of(folder.name) or "root"
        for name, place in self._known.items():
            if name.partition("~")[0] == base and not place.exists() and recognised(name, folder):
                self._set(name, folder)
                return
        self._set(self._free(base), folder)

    def adopt(self, name: str, place: Path, recognised: Callable[[Path], bool]) -> Path:
        """Make sure a folder of another register has a name, too; where it lies for this one. A folder whose place
        is gone is the one of its name in whose folder ``recognised(folder)`` knows its files again.
        """
        base = name.partition("~")[0]
        if self._holder(place) is not None:
            return place
        if not place.exists():
            for known, folder in self._known.items():
                if known.partition("~")[0] == base and recognised(folder):
                    return folder
        self._set(self._free(base), place)
        return place

    @property
    def places(self) -> dict[str, Path]:
        """Folders by name."""
        return dict(self._known)

    def name(self, path: Path) -> str:
        """What a path is called; in full where it lies in no folder that has a name."""
        full = full_path(path)
        holder = self._holder(full)
        if holder is None:
            return text_of(full.as_posix())
        below = full.relative_to(self._known[holder]).as_posix()
        return holder if below == "." else f"{holder}/{text_of(below)}"

    def names_below(self, folder: Path) -> list[str]:
        """What the names of files below a folder begin with."""
        full = full_path(folder)
        inside = [name for name, place in self._known.items() if place.is_relative_to(full)]
        return sorted({self.name(folder), *inside})

    def place(self, name: str) -> Path:
        """Where a file of that name lies, or would lie."""
        root, _, below = name.partition("/")
        folder = self._known.get(root)
        full = Path(name) if folder is None else folder / below
        return full if "\\x" not in name or os.path.lexists(full) else _with_bytes(full)

    def _holder(self, full: Path) -> str | None:
        """The innermost folder with a name that a path lies in."""
        holders = [name for name, place in self._known.items() if full.is_relative_to(place)]
        return max(holders, key=lambda name: len(self._known[name].parts), default=None)

    def _free(self, base: str) -> str:
        names = (base, *(f"{base}~{number}" for number in range(2, len(self._known) + 3)))
        return next(name for name in names if name not in self._known)

    def _set(self, name: str, folder: Path) -> None:
        self._known[name] = folder
        self._remember(name, folder)


def full_path(path: Path) -> Path:
    """From the root, links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links


def text_of(name: str) -> str:
    r"""A name for the tables: a byte that is no UTF-8 becomes ``\xe9``."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _with_bytes(full: Path) -> Path:
    raw = _BYTE.sub(lambda found: bytes([int(found[1], 16)]), os.fsencode(full))
    return Path(os.fsdecode(raw))
