"""What a person put right in a record, as rows of it: what was read stays beside what holds now.

A correction is told once and for good; the file beside the register keeps it (``pipeline.corrections.ledger``),
and every rendition of the plan says in these rows what became of it there.
"""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from schemas.record import Record


class CorrectionAction(StrEnum):
    """What a person did."""

    SET = "set"
    """The value of a column is another."""
    ACCEPT = "accept"
    """The value, or the whole row, is right as it was read."""
    REMOVE = "remove"
    """There is no such item in the plan."""
    ADD = "add"
    """There is an item in the plan that was not read."""


class CorrectionOutcome(StrEnum):
    """What became of a correction in a document."""

    APPLIED = "applied"
    """The value is the corrected one now."""
    AGREED = "agreed"
    """The value was read as the person says it is: nothing had to change."""
    SUPERSEDED = "superseded"
    """A later correction of the same value holds."""
    NOW_READ = "now_read"
    """The item that was added is read by now: none was added."""
    UNFIT = "unfit"
    """The item was not found, or another value stands in its place: nothing was changed, somebody has to look."""


class Correction(Record):
    """One value a person put right, or found right, or a row they added (đính chính)."""

    correction_id: str = Field(description="Of the line in the file of corrections")
    ordinal: int = Field(description="Order within the document, by when it was made, from 1")
    table: str = Field(description="Table of the value: plans, tasks …")
    item_id: str | None = Field(
        description="Id of the row in that table (t1:3); null for plans, and where no row was found"
    )
    action: CorrectionAction = Field(
        description="set: the value is another; accept: it is right as read; remove: there is no such item; "
        "add: there is one that was not read"
    )
    column: str | None = Field(
        description="Null for a whole row that is accepted, removed or added"
    )
    printed: str | None = Field(
        description="The value as it was read; what is no string, as JSON; null too where no row was found"
    )
    value: str | None = Field(
        description="The value a person gave, in the same way; of a row that was added its values by column"
    )
    outcome: CorrectionOutcome = Field(
        description="applied; agreed: it was read so; superseded: a later one holds; now_read: the row that was added is read; "
        "unfit: nothing was changed, see reason"
    )
    reason: str | None = Field(description="Why it does not fit; null otherwise")
    who: str = Field(description="Who put it right")
    corrected_at: datetime
    why: str | None = Field(description="In the person's words")


class AsRead(Record):
    """What was changed of a document in which something was put right, as it was read."""

    record: str = Field(
        description="JSON: columns and tables that corrections changed, as they were; of a table its rows one after the other, those that stayed as `[first, end]` in the table as it holds, counted from 0"
    )
