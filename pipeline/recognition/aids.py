"""What helps a process to read: files beside the tables of a register.

Their places travel with each task, so that a worker, here or on another machine, knows them without being told
otherwise. A file that is not there is no help, and no error.
"""

from pathlib import Path
from typing import NamedTuple

from pipeline.store.places import Place, full_path

LANGUAGE = ".language.npz"
"""What ``plans learn`` made of the plans of a register."""
RECOGNISED = ".recognised.sqlite"
"""What was read from pictures before."""
DAMAGED = "language_damaged"
"""In the ledger, of a scan that was not read because the language is damaged, or cannot be had."""

DAMAGED_DATA = "ocr_damaged"
"""The same, because the data of the engine cannot be opened."""


class Aids(NamedTuple):
    """Paths, or of the language a URL; None: it is done without."""

    language: str | None = None
    recognised: str | None = None
    tables: str | None = None
    """The folder of the tables, whose corrections are applied to what is read."""


def aids_of(tables: Place, *, remembers: bool = True) -> Aids:
    """Those of the tables below a folder or a URL. Nothing is remembered below a URL, where no database can lie, nor
    where workers of several machines would write into one file (``remembers``).
    """
    folder = full_path(tables)
    here = remembers and isinstance(folder, Path)
    remembered = str(folder / RECOGNISED) if here else None
    return Aids(
        str(folder / LANGUAGE), remembered, str(folder) if isinstance(folder, Path) else None
    )
