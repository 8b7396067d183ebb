"""The rows of one plan on their way from the process that read it to the one that stores it.

``packed(plan)`` are bytes: a header in JSON, then one Arrow record batch a table. Schemas are not sent: both
sides have them from ``pipeline.store.tables``.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.store.arrays import rows_of
from pipeline.store.likeness import Likeness, likeness
from pipeline.store.renditions import identity
from pipeline.store.tables import SCHEMAS, rows
from schemas.plan import Plan

_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The rows of one plan, and what the register asks of it."""

    document_id: str
    base: str
    """Which plan its letterhead says it is: equal for renditions where that is read whole."""
    rank: str
    """Orders renditions: the first in the order of text is the one that counts."""
    likeness: Likeness
    """By which it may be found to be a rendition of another all the same."""
    tables: Mapping[str, pa.Table]
    """Those that have rows."""

    @property
    def about(self) -> tuple[str, str, Likeness]:
        """What tells which plan it is, and which rendition of it."""
        return self.base, self.rank, self.likeness

    @property
    def head(self) -> dict[str, Any]:
        """The row of ``plans``."""
        return rows_of(self.tables["plans"])[0]

    @property
    def text(self) -> str:
        return str(self.tables["texts"]["text"][0])

    def count(self, table: str) -> int:
        """Rows in a table."""
        return self.tables[table].num_rows if table in self.tables else 0


_READERS = ("docx", "pdf", "ocr")
"""Of renditions the one with least between the author and us counts."""


def rows_of_plan(plan: Plan) -> PlanRows:
    """What the tables say of a plan."""
    name = identity(plan)
    place = _READERS.index(plan.reader) if plan.reader in _READERS else len(_READERS)
    return PlanRows(
        plan.document_id,
        json.dumps(name or (plan.document_id,), ensure_ascii=False),
        f"{place}{plan.status != 'ok':d}{1 - plan.coverage:.3f}{plan.document_id}",
        likeness(plan),
        {table: made for table, made in rows(plan).items() if made.num_rows},
    )


def packed(one: PlanRows) -> bytes:
    """As bytes for another process."""
    batches = {name: table.to_batches() for name, table in one.tables.items()}
    parts = [batch.serialize() for found in batches.values() for batch in found]
    about = {
        "document_id": one.document_id,
        "base": one.base,
        "rank": one.rank,
        "likeness": one.likeness,
        "tables": [(name, len(found)) for name, found in batches.items()],
    }
    head = json.dumps(about).encode()
    framed = [piece for part in (head, *parts) for piece in (_LENGTH.pack(len(part)), part)]
    return b"".join(framed)


def unpacked(data: bytes) -> PlanRows:
    """The inverse of ``packed``."""
    whole = memoryview(data)
    pieces: list[memoryview] = []
    at = 0
    while at < len(whole):
        (length,) = _LENGTH.unpack_from(whole, at)
        pieces.append(whole[at + _LENGTH.size : at + _LENGTH.size + length])
        at += _LENGTH.size + length
    about: dict[str, Any] = json.loads(bytes(pieces[0]))
    rest = iter(pieces[1:])
    tables = {
        name: pa.Table.from_batches(
            [
                pa.ipc.read_record_batch(pa.py_buffer(next(rest)), SCHEMAS[name])
                for _ in range(count)
            ]
        )
        for name, count in about["tables"]
    }
    alike = Likeness.of(about["likeness"])
    return PlanRows(about["document_id"], about["base"], about["rank"], alike, tables)
