"""What every published row is made of: a frozen record, and the evidence of where it was read."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Int16 = Annotated[int, "int16"]


class Record(BaseModel):
    """Frozen, and closed to fields nobody declared."""

    # Built with the first value: no plan has items of every kind, and who reads a schema makes none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


CORRECTED: tuple[str, ...] = Field(
    default=(),
    description="Columns a person put right; what was read stands in `corrections`. `row`: a person added the whole row",
)
"""The field ``corrected`` of every row a person may put right."""


class Place(Record):
    """One box of evidence. Points, origin top left, pages from 1; all None without pages (DOCX)."""

    page: Int16 | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None


class Evidence(Record):
    """Where an item was read. Its fields stand flat in every table of extracted items."""

    regions: tuple[Place, ...] = Field(description="Boxes on the pages, one a line of text")
    span_start: int = Field(description="First offset into the document's text (table texts)")
    span_end: int = Field(description="Offset after the last character")
    confidence: float | None = Field(
        default=None,
        description="Of its least sure word as OCR read it: how many of such words are right; null where it was not read so",
    )
    locator: str | None = Field(
        default=None,
        description="Place in a file without pages: part, paragraph or cell (document.xml#p12)",
    )


class FieldEvidence(Record):
    """Where a field of the header or closing was read."""

    field: str
    regions: tuple[Place, ...]
    span_start: int
    span_end: int
