"""Pages of a plan's file as pictures of moderate size, drawn by PDFium from the bytes the ledger names.

Enter the ledger's entries of a document and a folder; ``Sheet`` values leave, one a page, their pictures
written as ``<document_id>-<page>.webp``. A file that is gone, or that holds other bytes today, is not drawn:
``Undrawn`` says why, as a key of ``wording.toml``. The same bytes give the same pictures, so a picture that
is there already is kept.
"""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import pypdfium2

from parsers.layout.pdf.pdfium import stand_upright
from pipeline.store.places import Place, fetched

_SCALE = 110 / 72
"""Pixels a point: 910 x 1286 for A4, readable on a laptop and on paper at some 80 KB a page."""
_LONGEST = 1800
"""Pixels of the longer side at most: a plan on A0 is drawn coarser."""
_QUALITY = 55


class Origin(Protocol):
    """Where the bytes of a document lie: a row of the ledger, or a file that was just read."""

    @property
    def path(self) -> str: ...

    @property
    def sha256(self) -> str | None: ...

    @property
    def media_type(self) -> str: ...


class Sheet(NamedTuple):
    """One page: its size in points, its picture's name and size in pixels."""

    number: int
    width: float
    height: float
    picture: str
    pixels: tuple[int, int]


class Undrawn(NamedTuple):
    """Why there are no pictures: ``source_gone``, ``office_missing``."""

    key: str
    path: str


def draw(
    document_id: str,
    entries: Iterable[Origin],
    folder: Path,
    place: Callable[[str], Place] = Path,
    pages: Container[int] | None = None,
    *,
    draws: bool = True,
) -> tuple[Sheet, ...] | Undrawn:
    """The pages of a document, all or some, from the first path that still holds its bytes. ``draws``: or only measured,
    to be drawn when somebody looks.
    """
    held = bytes_of(entries, place)
    if isinstance(held, Undrawn):
        return held
    return sheets(held.data, document_id, folder, held.path, pages, draws=draws)


class Held(NamedTuple):
    """The bytes of a document, and the path they were found at."""

    data: bytes
    path: str


def bytes_of(entries: Iterable[Origin], place: Callable[[str], Place] = Path) -> Held | Undrawn:
    """What a document was read from, as long as some path still holds it."""
    failed: Undrawn | None = None
    for entry in entries:
        data = _bytes(entry, place(entry.path))
        if not isinstance(data, Undrawn):
            return Held(data, entry.path)
        failed = failed or data
    return failed or Undrawn("source_unknown", "")


def sheets(
    data: bytes,
    document_id: str,
    folder: Path,
    path: str,
    pages: Container[int] | None = None,
    *,
    draws: bool = True,
) -> tuple[Sheet, ...] | Undrawn:
    """The pages of a PDF, all or some, its pictures named after a document; ``path`` is what a failure names."""
    try:
        return tuple(_sheets(data, document_id, folder, pages, draws=draws))
    except pypdfium2.PdfiumError:
        return Undrawn("source_undrawable", path)


def _bytes(entry: Origin, path: Place) -> bytes | Undrawn:
    try:
        if isinstance(path, Path) and not path.is_file():
            return Undrawn("source_gone", entry.path)
        data = fetched(path)
    except (OSError, ValueError):  # ValueError: a NUL in a path of a foreign ledger
        return Undrawn("source_gone", entry.path)
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        return Undrawn("source_changed", entry.path)
    return data


def _sheets(
    data: bytes, document_id: str, folder: Path, pages: Container[int] | None, *, draws: bool
) -> Iterator[Sheet]:
    with pypdfium2.PdfDocument(data) as pdf:
        pdf.init_forms()
        for number, page in enumerate(pdf, start=1):
            if pages is not None and number not in pages:
                page.close()
                continue
            stand_upright(page)
            width, height = page.get_size()
            scale = min(_SCALE, _LONGEST / max(width, height, 1))
            name = f"{document_id}-{number}.webp"
            pixels = (max(1, round(width * scale)), max(1, round(height * scale)))
            if draws and not (folder / name).exists():
                _draw(page, scale, folder / name)
            page.close()
            yield Sheet(number, width, height, name, pixels)


def _draw(page: pypdfium2.PdfPage, scale: float, target: Path) -> None:
    """Whole or not at all: a run that was stopped leaves no half picture to be kept."""
    bitmap = page.render(scale=scale)
    unfinished = target.with_name(f".{target.name}.tmp")
    bitmap.to_pil().convert("RGB").save(unfinished, "WEBP", quality=_QUALITY, method=2)
    bitmap.close()
    unfinished.replace(target)
