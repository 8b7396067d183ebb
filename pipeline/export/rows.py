"""The rows that are exported: all of a register, or those of the renditions that count."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from pipeline.query.register import dataset
from pipeline.store.tables import SCHEMAS

KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("path",),
    "plans": ("document_id",),
    "texts": ("document_id",),
    "sections": ("document_id", "section_id"),
    "tasks": ("document_id", "task_id"),
    "task_agencies": ("document_id", "task_id", "role", "ordinal"),
    "other_tables": ("document_id", "table_id"),
    "footnotes": ("document_id", "footnote_id"),
    "citations": ("document_id", "citation_id"),
    "deadlines": ("document_id", "deadline_id"),
    "report_duties": ("document_id", "duty_id"),
    "readings": ("document_id", "span_start"),
    "handwritten": ("document_id", "field", "picture"),
    "corrections": ("document_id", "correction_id"),
    "as_read": ("document_id",),
    "diagnostics": ("document_id", "ordinal"),
    "obligations": ("document_id", "obligation_id"),
    "acts": ("document_id", "key"),
    "units": ("document_id", "code"),
    "findings": ("document_id", "finding_id"),
}
"""What tells the rows of a table apart."""
LEDGER = "sources"
"""It has a row for each file, read or not, and is exported whole."""


class Changed(Exception):
    """The tables were written to while they were read. ``str()`` says what to do."""


@dataclass
class Rows:
    """The tables below a folder; ``primary`` leaves out what comes of further renditions of a plan."""

    parsed: Path
    primary: bool = False
    notes: list[str] = field(default_factory=list)
    """What a format could not hold, a line each."""

    def __post_init__(self) -> None:
        self._stamp = self._look()
        plans = dataset(self.parsed, "plans")
        wanted = ds.field("is_primary") if self.primary else None
        self._documents = plans.to_table(columns=["document_id"], filter=wanted)["document_id"]

    def batches(self, name: str) -> pa.RecordBatchReader:
        """The rows of one table: of documents that are complete, that is, in ``plans``."""
        wanted = None if name == LEDGER else ds.field("document_id").isin(self._documents)
        return dataset(self.parsed, name).scanner(filter=wanted, use_threads=False).to_reader()

    def check(self) -> None:
        """Raises ``Changed`` where a file was replaced since the start: the tables may not fit each other."""
        if self._look() != self._stamp:
            raise Changed(f"{self.parsed} was written to meanwhile; export it again")

    def _look(self) -> dict[str, tuple[int, int]]:
        return {
            str(file): (stat.st_mtime_ns, stat.st_ino)
            for file in self._files()
            if (stat := file.stat())
        }

    def _files(self) -> Iterator[Path]:
        for name in SCHEMAS:
            yield from sorted((self.parsed / name).glob("**/*.parquet"))
