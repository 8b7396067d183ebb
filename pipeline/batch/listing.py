"""What lies below a URL, by one listing: names, sizes, when written.

A run lists a URL once and goes by it: what is added meanwhile is found by the next one, what is taken away
meanwhile cannot be read.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any
from zlib import crc32

from pipeline.store.index import Stamp
from pipeline.store.places import asked, info, inside, moment

if TYPE_CHECKING:
    from upath import UPath

_UNKNOWN = Stamp(-1, -1)
"""Of an object nobody tells the time of: like that of none there is, so that it is read and compared."""
_SECOND = 1_000_000_000


class Listing:
    """All objects below ``url``, or the one it names; ``error`` where they cannot be told."""

    def __init__(self, url: "UPath") -> None:
        self.url = url
        self.is_folder = True
        self.error: OSError | None = None
        self.hidden: set[str] = set()
        """Folders whose name begins with a dot, outermost; nobody looks into them."""
        self._stamps: dict[str, Stamp] = {}
        """By the way from the URL; in sorted order, files of a folder before those of the folders in it."""
        try:
            self._list()
        except OSError as error:
            self.error = error

    @property
    def folder(self) -> "UPath":
        return self.url if self.is_folder else self.url.parent

    @cached_property
    def files(self) -> list[tuple["UPath", Stamp]]:
        """All but those in hidden folders."""
        if not self.is_folder:
            return [(self.url, stamp) for stamp in self._stamps.values()]
        return [
            (self.url / way, stamp) for way, stamp in self._stamps.items() if _hidden(way) is None
        ]

    def may_hold(self, way: str) -> bool:
        """Does a way lead to an object? Where nothing was told it may."""
        return self.error is not None or way in self._stamps

    @property
    def is_empty(self) -> bool:
        return not self._stamps

    def _list(self) -> None:
        with asked(self.url):
            found: dict[str, dict[str, Any]] = self.url.fs.find(self.url.path, detail=True)
        if list(found) == [self.url.path]:
            self.is_folder = False
            self._stamps = {".": stamp_of(found[self.url.path])}
            return
        ways = {inside(self.url, name): told for name, told in found.items()}
        # a folder made by hand is an empty object whose name ends like one
        files = {way: told for way, told in ways.items() if way and not way.endswith("/")}
        self._stamps = {way: stamp_of(files[way]) for way in sorted(files, key=_order)}
        self.hidden = {top for way in files if (top := _hidden(way)) is not None}


def stamp_of(told: dict[str, Any]) -> Stamp:
    """How an object lies there. S3 tells the second it was written in; of two writings in one second the mark of
    the content (``ETag``) tells which, in what is left of the number.
    """
    written = moment(told)
    mark = told.get("ETag") or told.get("etag")
    if written is None and mark is None:
        return _UNKNOWN
    begun = (written or 0) // _SECOND * _SECOND
    within = crc32(str(mark).encode()) % _SECOND if mark is not None else (written or 0) % _SECOND
    return Stamp(int(told.get("size") or 0), begun + within)


def stamp_at(url: "UPath") -> Stamp:
    """The same for one object that is asked for by itself. Raises nothing, as for files."""
    try:
        return stamp_of(info(url))
    except OSError:
        return _UNKNOWN


def _order(way: str) -> list[tuple[bool, str]]:
    *folders, name = way.split("/")
    return [*((True, folder) for folder in folders), (False, name)]


def _hidden(way: str) -> str | None:
    """The outermost hidden folder on the way."""
    folders = way.split("/")[:-1]
    for depth, folder in enumerate(folders, 1):
        if folder.startswith("."):
            return "/".join(folders[:depth])
    return None
