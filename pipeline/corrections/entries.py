"""One line of the file of corrections: a value put right, a finding waived, a line taken back.

Lines are written once and never changed; what is taken back is taken back by another line.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator

from schemas.corrections import CorrectionAction

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def new_id() -> str:
    """The id of a line."""
    return uuid4().hex[:12]


class Mark(StrEnum):
    """What was decided about a finding."""

    WRONG = "wrong"
    ACCEPTED = "accepted"
    FIXED = "fixed"


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlanRef(_Line):
    """Which plan is meant: the bytes that were looked at, and the plan in all its renditions where it has a key."""

    document_id: Words
    plan_key: str | None = None
    file: str | None = None
    """Name of the file, for people."""


class ItemRef(_Line):
    """Which row of a table is meant: its words find it, its place and turn tell it from others of the same words."""

    id: str
    """Id of the row when it was looked at; another reading may number otherwise."""
    quote: str
    place: str
    nth: int = 1
    """Which of the rows of these words it was, from 1 …"""
    of: int = 1
    """… and of how many."""


class Box(_Line):
    """A rectangle a person drew on a page of the document they looked at. Points, origin top left, pages from 1."""

    page: int = Field(ge=1, le=32_767)
    x0: float = Field(ge=0, le=20_000)
    top: float = Field(ge=0, le=20_000)
    x1: float = Field(ge=0, le=20_000)
    bottom: float = Field(ge=0, le=20_000)

    @model_validator(mode="after")
    def _upright(self) -> "Box":
        if not (self.x0 < self.x1 and self.top < self.bottom):
            raise ValueError("a box has a left and a right end, a top and a bottom")
        return self


class Placing(_Line):
    """Where a row stands that was not read, as far as the person says, and what was read like it then."""

    passage: Words | None = None
    """Words of the plan it is printed in …"""
    nth: int = 1
    """… which of the places where they stand, from 1 …"""
    of: int = 1
    """… and of how many."""
    after: ItemRef | None = None
    """The row it follows …"""
    after_table: Words | None = None
    """… and the table of that."""
    box: Box | None = None
    """Where it is printed on the pages of the document that was looked at; another has other pages."""
    alike: int = 0
    """Rows that said nearly the same, and were others."""


class _Decision(_Line):
    format: Literal[1] = 1
    id: Words = Field(default_factory=new_id)
    who: Words
    at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    why: str | None = None


class ValueEntry(_Decision):
    """A value a person gave, or what they found of a row. ``old`` is what was read when it was given."""

    kind: Literal["correction"] = "correction"
    plan: PlanRef
    table: Words
    item: ItemRef | None = None
    """None: the plan itself (table ``plans``)."""
    action: CorrectionAction = CorrectionAction.SET
    column: Words | None = None
    """None for a whole row."""
    old: Any = None
    new: Any = None
    """Of a row that is added: its values by column."""
    row_only: bool = False
    """Of a cell merged over rows: the row alone is meant, not all that the cell was printed for."""
    placing: Placing | None = None
    """Of a row that is added."""

    @model_validator(mode="after")
    def _whole(self) -> "ValueEntry":
        if (self.item is None) != (self.table == "plans"):
            raise ValueError("plans has no items, every other table has")
        if self.action is CorrectionAction.SET and self.column is None:
            raise ValueError("which column is set?")
        if self.action is CorrectionAction.REMOVE and (self.column or self.item is None):
            raise ValueError("a row is taken out, neither a column nor a plan")
        if self.action is CorrectionAction.ADD:
            if self.item is None or self.column or self.placing is None:
                raise ValueError("a row is added, neither a column nor a plan")
            if self.item.id != added_id(self.id) or not isinstance(self.new, dict):
                raise ValueError("a row that is added has the id of its line, and values by column")
        return self


class WaiverEntry(_Decision):
    """A finding that was decided upon."""

    kind: Literal["waiver"] = "waiver"
    plan: PlanRef
    rule: Words
    place: str | None = None
    """``finding.container_id`` or ``container``; None: everywhere in the plan."""
    quote: str | None = None
    """``finding.found``, where several findings of a rule stand in a place."""
    status: Mark
    until: date | None = None


class Withdrawal(_Decision):
    """Another line does not hold any more."""

    kind: Literal["withdrawal"] = "withdrawal"
    of: Words


Entry: TypeAlias = ValueEntry | WaiverEntry | Withdrawal
ENTRY: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="kind")])


ADDED = "+"
"""What the ids of rows begin with that people added: ``+3f9c12ab34cd``."""


ROW = "row"
"""In ``corrected`` of a row that a person added, beside the columns they gave."""


def added_id(entry_id: str) -> str:
    """The id of the row that a line adds."""
    return f"{ADDED}{entry_id}"


def in_order(entries: Iterable[ValueEntry]) -> list[ValueEntry]:
    """By when they were made; the order of the lines tells nothing, for files are joined."""
    return sorted(entries, key=lambda one: (one.at, one.id))
