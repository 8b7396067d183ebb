"""Tables that cannot be read: which file it is and what to do, instead of a traceback.

Readers of the tables tell of a plan whose tables are damaged and go on; what they cannot go on without (the
ledger) makes them raise. Then, and only then, the tables are gone through to find the file.
"""

from typing import NamedTuple

from pipeline.cli.console import Exit, fail
from pipeline.store.places import Place, exists, parquet_below, place_of, way

_LEDGER = "sources"
_REMEDIES = {
    _LEDGER: "remove {parsed} and ingest again",
    "findings": "remove the file and run `plans audit` again",
}
_REMEDY = "ingest its plans again"


class Damaged(NamedTuple):
    """A file of the tables that cannot be read."""

    table: str
    file: Place
    reason: str


def leave_if_damaged(parsed: Place, error: Exception) -> None:
    """Name the file of the tables that cannot be read, and out; comes back when all can be read, and when
    the error speaks of a file elsewhere.
    """
    told = error.filename if isinstance(error, OSError) else None
    if isinstance(told, str) and way(place_of(told), parsed) in {None, "."}:
        return
    leave_if_any(parsed)


def leave_if_any(parsed: Place) -> None:
    """The same of tables nobody has read yet."""
    try:
        found = _first_damaged(parsed)
    except OSError as trouble:  # nothing answers behind a URL
        fail(f"{parsed} cannot be read: {trouble.strerror}", Exit.DAMAGED)
    if found is not None:
        remedy = _REMEDIES.get(found.table, _REMEDY).format(parsed=parsed)
        fail(f"{found.file} cannot be read ({found.reason[:160]}); {remedy}", Exit.DAMAGED)


def _first_damaged(parsed: Place) -> Damaged | None:
    from pipeline.store.tables import SCHEMAS

    for table in sorted(SCHEMAS, key=lambda name: name != _LEDGER):
        for file in parquet_below(parsed / table):
            reason = _fault(table, file)
            if reason is not None:
                return Damaged(table, file, reason)
    for file in parquet_below(parsed / "plans"):
        text = parsed / "texts" / (way(file, parsed / "plans") or file.name)
        if not exists(text):
            return Damaged("texts", text, "it is missing")
    return None


def _fault(table: str, file: Place) -> str | None:
    """Why a file cannot be read as rows of a table; None when it can."""
    import pyarrow as pa
    from pydantic import ValidationError

    from pipeline.store.arrays import rows_of
    from pipeline.store.files import opened
    from pipeline.store.tables import SCHEMAS
    from schemas.plan import Source

    try:
        with opened(file) as parquet:
            rows = parquet.read(use_threads=False)
        missing = sorted(set(SCHEMAS[table].names) - set(rows.schema.names))
        if missing:
            return f"it has no column {missing[0]}"
        if table == _LEDGER:
            for row in rows_of(rows):
                Source.model_validate(row)
    except ValidationError as error:
        return f"{error.error_count()} values are none of the ledger's"
    except OSError as error:
        return error.strerror or str(error)
    except (pa.ArrowException, ValueError, TypeError) as error:
        return str(error)
    return None
