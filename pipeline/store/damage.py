"""Files of tables that somebody or a disk has spoilt: found when a register is opened to be written.

Only what costs nothing is looked at: whether the files of a segment are there, and whether they begin and end as
Parquet does. What lies in between is found out by who reads it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.store.files import write_table
from pipeline.store.segments import ITEMS, file_name
from pipeline.store.tables import as_table
from schemas.vocabulary import SourceStatus

ROWS_LOST = {
    "status": SourceStatus.FAILED,
    "error_code": "rows_lost",
    "error": "a file of the tables that held its rows is damaged or gone; it is read again when it is met",
}
"""What the ledger says of a file whose rows are lost."""
_MAGIC = b"PAR1"
_LEAST = 12
_ALWAYS = ("plans", "texts")
"""Tables in which every document has a row."""


def damaged(out: Path, segments: Iterable[int]) -> list[int]:
    """Segments of which a file is spoilt or gone."""
    return [segment for segment in segments if any(_spoilt(out, segment))]


def empty_spoilt(out: Path, segment: int) -> None:
    """Put tables without rows in place of the files of a segment that cannot be read."""
    for name in _spoilt(out, segment):
        write_table(as_table(name, ()), out / name / file_name(segment))


def _spoilt(out: Path, segment: int) -> Iterator[str]:
    """Tables whose file of a segment is spoilt, or is not there and has to be."""
    for name in ("plans", *ITEMS):
        file = out / name / file_name(segment)
        try:
            with file.open("rb") as stream:
                head = stream.read(len(_MAGIC))
                size = stream.seek(0, 2)
                stream.seek(max(size - len(_MAGIC), 0))
                whole = size >= _LEAST and head == _MAGIC == stream.read()
        except FileNotFoundError:
            whole = name not in _ALWAYS
        if not whole:
            yield name
