"""The table ``findings``: written by the audit, a file for each file of ``plans``. Those of a plan that goes are taken out
with it, by the register.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from pipeline.store.files import opened, write_table
from pipeline.store.places import Place, exists, make_folder
from pipeline.store.tables import finding_rows
from schemas.findings import Finding

_BY, _OF = b"audited_by", b"audited_file"


class Note(NamedTuple):
    """What the findings of a file of plans were made of."""

    by: str
    """Equal words and an equal plan, equal findings."""
    of: str | None
    """How the file of plans lay; None where that cannot be told."""


def write_findings(
    out: Place, stem: str, found: Iterable[tuple[str, Finding]], by: str | None = None
) -> None:
    """The findings of the plans in ``plans/<stem>.parquet``; earlier ones of these plans are replaced.

    ``by``: what they were made by beside the plans, to be noted with how the file of plans lies now.
    """
    table = finding_rows(found)
    lying = _lies(out / "plans" / f"{stem}.parquet")
    if by is not None and lying is not None:
        note = {_BY: by.encode(), _OF: lying.encode()}
        table = table.replace_schema_metadata((table.schema.metadata or {}) | note)
    file = out / "findings" / f"{stem}.parquet"
    make_folder(file.parent)
    if table.num_rows or exists(file):  # a reader may have listed it
        write_table(table, file)


def note_of(out: Place, stem: str) -> Note | None:
    """What was noted; None where nothing was, or the file cannot be read. ``of`` is None where the file of plans is another by now."""
    try:
        with opened(out / "findings" / f"{stem}.parquet") as parquet:
            noted = parquet.schema_arrow.metadata or {}
    except (OSError, pa.ArrowException):
        return None
    if _BY not in noted:
        return None
    of = noted[_OF].decode()
    return Note(noted[_BY].decode(), of if of == _lies(out / "plans" / f"{stem}.parquet") else None)


def _lies(file: Place) -> str | None:
    """Which file it is, when it was written, its size: of one that is put in its place, even of the same bytes, other words. None of
    objects below a URL, which do not tell.
    """
    if not isinstance(file, Path) or not file.exists():
        return None
    told = file.stat()
    return f"{told.st_ino} {told.st_mtime_ns} {told.st_size}"
