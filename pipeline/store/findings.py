"""The table ``findings``: written by the audit, a file for each file of ``plans``. Those of a plan that goes are taken out
with it, by the register.
"""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from pipeline.store.files import opened, write_table
from pipeline.store.places import Place, exists, make_folder
from pipeline.store.tables import finding_rows
from schemas.findings import Finding

_MADE_OF = b"audited"


def write_findings(
    out: Place, stem: str, found: Iterable[tuple[str, Finding]], made_of: str | None = None
) -> None:
    """The findings of the plans in ``plans/<stem>.parquet``; earlier ones of these plans are replaced.

    ``made_of`` is noted in the file: equal words, equal findings.
    """
    table = finding_rows(found)
    if made_of is not None:
        about = table.schema.metadata or {}
        table = table.replace_schema_metadata({**about, _MADE_OF: made_of.encode()})
    file = out / "findings" / f"{stem}.parquet"
    make_folder(file.parent)
    if table.num_rows or exists(file):  # a reader may have listed it
        write_table(table, file)


def made_of(out: Place, stem: str) -> str | None:
    """What was noted; None where nothing was, or the file cannot be read."""
    try:
        with opened(out / "findings" / f"{stem}.parquet") as parquet:
            noted = (parquet.schema_arrow.metadata or {}).get(_MADE_OF)
    except (OSError, pa.ArrowException):
        return None
    return None if noted is None else noted.decode()


def lies(file: Place) -> str | None:
    """Which file it is, when it was written, its size: of a file that is put in its place, even of the same bytes, another answer.
    None of objects below a URL, which do not tell.
    """
    if not isinstance(file, Path):
        return None
    told = file.stat()
    return f"{told.st_ino} {told.st_mtime_ns} {told.st_size}"
