"""Places on the disk and places that have a URL, asked in the same words.

A local place is a ``pathlib.Path``. ``s3://bucket/incoming`` is a ``UPath``, which the libraries of fsspec
stand behind; nothing of them is imported for local work. Names are taken apart here without asking anybody;
what asks the other side raises ``OSError``, whatever the library of the scheme raises.

An object is read by one request and written by one: it is there as a whole, or as it was before.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, overload

if TYPE_CHECKING:
    from upath import UPath

Place: TypeAlias = "Path | UPath"
_LOCAL = frozenset({"file", "local"})
_S3 = frozenset({"s3", "s3a"})
_EXTRAS = dict.fromkeys(_S3, "plans[s3]")
"""What to install for a scheme; fsspec names what others need."""
_OPTIONS = {"use_listings_cache": False}
"""What was listed once must not answer for what is there now."""
_S3_OPTIONS = {"max_concurrency": 1}
"""An object fetched in parts at a time could be put together from two that were there."""
_ERRNOS: dict[type[OSError], int] = {
    FileNotFoundError: errno.ENOENT,
    FileExistsError: errno.EEXIST,
    PermissionError: errno.EACCES,
    TimeoutError: errno.ETIMEDOUT,
}
"""Of errors that come as a type and words alone."""


class NoSuchPlace(ValueError):
    """A URL nobody here can follow. ``str()`` says what to do."""


# --- names, without asking ---


def place_of(text: str) -> Place:
    """A URL, or a path of this machine; ``file://`` is one, too."""
    scheme, host, way = _parts(text)
    if not scheme:
        return Path(text)
    if scheme in _LOCAL:
        return Path(f"/{way}" if host in {"", "localhost"} else f"//{host}/{way}")
    from upath import UPath  # noqa: PLC0415 - fsspec takes a tenth of a second, and local work needs none of it

    options: dict[str, Any] = _OPTIONS | (_S3_OPTIONS if scheme in _S3 else {})
    # joined, not parsed: a key may hold "::", which fsspec takes for a URL in a URL
    root: UPath = UPath(f"{scheme}://{host}", **options)
    return root / below if (below := way.rstrip("/")) else root


def followed(text: str) -> Place:
    """The same for what a person gives: raises ``NoSuchPlace`` where no library knows the scheme, and for
    URLs with a password in them, which would be stored and shown.
    """
    scheme, host, _ = _parts(text)
    if not scheme or scheme in _LOCAL:
        return place_of(text)
    if ":" in host.rpartition("@")[0]:
        raise NoSuchPlace(
            f"a URL of {scheme}:// with a password in it is not taken; give it by the environment "
            "(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY …)"
        )
    if not host:
        raise NoSuchPlace(f"{text} names no bucket; expected {scheme}://BUCKET/FOLDER")
    import fsspec  # noqa: PLC0415 - as above

    try:
        fsspec.get_filesystem_class(scheme)
    except ImportError as error:
        extra = _EXTRAS.get(scheme)
        what = f"pip install '{extra}'" if extra is not None else str(error)
        raise NoSuchPlace(f"{scheme}:// needs a library that is not installed: {what}") from error
    except ValueError as error:
        raise NoSuchPlace(f"{scheme}:// is no kind of URL that can be read") from error
    return place_of(text)


def _parts(text: str) -> tuple[str, str, str]:
    """Scheme, bucket and what follows; no scheme where it is no URL."""
    scheme, _, rest = text.partition("://")
    if not rest or not scheme.isalnum() or not scheme[0].isalpha():
        return "", "", ""
    host, _, way = rest.partition("/")
    return scheme.lower(), host, way


@overload
def full_path(place: Path) -> Path: ...
@overload
def full_path(place: Place) -> Place: ...
def full_path(place: Place) -> Place:
    """From the root, links not followed; a URL is full."""
    if isinstance(place, Path):
        return Path(os.path.abspath(place))  # noqa: PTH100 - resolve() follows links
    return place


def name_of(place: Place) -> str:
    """The last part; of a bucket its name."""
    return place.name if isinstance(place, Path) else _text(place).rpartition("/")[2]


def way(place: Place, folder: Place) -> str | None:
    """What leads from a folder to a place in it, ``.`` to itself; None where the place lies elsewhere."""
    if isinstance(place, Path) and isinstance(folder, Path):
        return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else None
    if isinstance(place, Path) or isinstance(folder, Path):
        return None
    full, above = _text(place), _text(folder)
    if full == above:
        return "."
    return full.removeprefix(f"{above}/") if full.startswith(f"{above}/") else None


def _text(url: "UPath") -> str:
    return str(url).rstrip("/")


def inside(url: "UPath", name: str) -> str:
    """What leads from a URL to an object its library lists below it."""
    return name.removeprefix(f"{url.path.rstrip('/')}/")


# --- what is there ---


@contextmanager
def asked(place: Place) -> Iterator[None]:
    """Whatever a library of fsspec raises about a place is an ``OSError`` that says why, and of what place."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        number = error.errno if isinstance(error, OSError) else None
        known = (code for kind, code in _ERRNOS.items() if isinstance(error, kind))
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        text = " ".join(why.split()) or type(error).__name__
        raise OSError(number or next(known, errno.EIO), text, str(place)) from error


def info(url: "UPath") -> dict[str, Any]:
    """What the other side tells of an object or a folder. Raises ``FileNotFoundError``."""
    with asked(url):
        told: dict[str, Any] = url.fs.info(url.path)
    return told


def moment(told: dict[str, Any]) -> int | None:
    """When an object was written, in nanoseconds; None where it is not told."""
    names = ("LastModified", "last_modified", "updated", "mtime", "modified", "created")
    when = next((told[name] for name in names if told.get(name)), None)
    if isinstance(when, str):
        when = datetime.fromisoformat(when)
    seconds = when.timestamp() if isinstance(when, datetime) else when
    return None if seconds is None else round(seconds * 1_000_000) * 1000


def size_of(place: Place) -> int | None:
    """Bytes of a file; None where there is none."""
    if isinstance(place, Path):
        return place.stat().st_size if place.is_file() else None
    try:
        told = info(place)
    except FileNotFoundError:
        return None
    return int(told["size"] or 0) if told["type"] == "file" else None


def exists(place: Place) -> bool:
    """A file, or a folder; links are not followed."""
    if isinstance(place, Path):
        return os.path.lexists(place)
    try:
        info(place)
    except FileNotFoundError:
        return False
    return True


def is_folder(place: Place) -> bool:
    if isinstance(place, Path):
        return place.is_dir()
    try:
        return bool(info(place)["type"] == "directory")
    except FileNotFoundError:
        return False


def parquet_below(folder: Place) -> list[Place]:
    """Files of tables, however deep, in order."""
    if isinstance(folder, Path):
        return sorted(folder.glob("**/*.parquet"))
    try:
        with asked(folder):
            found = folder.fs.find(folder.path)
    except FileNotFoundError:
        return []
    ways = sorted(inside(folder, name) for name in found)
    return [folder / one for one in ways if one.endswith(".parquet")]


# --- bytes ---


def fetched(place: Place) -> bytes:
    """All bytes of a file."""
    if isinstance(place, Path):
        return place.read_bytes()
    with asked(place):
        data: bytes = place.fs.cat_file(place.path)
    return data


def put(url: "UPath", data: bytes) -> None:
    """An object in place of what was there, by one request."""
    with asked(url):
        url.fs.pipe_file(url.path, data)


def remove(url: "UPath") -> None:
    """Take an object away, if it is there."""
    try:
        with asked(url):
            url.fs.rm_file(url.path)
    except FileNotFoundError:
        pass


def make_folder(place: Place) -> None:
    """A bucket has no folders to make."""
    if isinstance(place, Path):
        place.mkdir(parents=True, exist_ok=True)
