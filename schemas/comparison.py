"""What two plans say otherwise, as data: ``plans compare`` (so sánh hai kế hoạch).

A change speaks of one item - a field of the header, a section, a row - and of one thing about it, with
the words and the place of either side. The plans are called ``a`` and ``b``; neither is the right one.
Compared are the fields of the records: text that ended in no field is not, and ``coverage`` says how much
that is.
"""

from enum import StrEnum

from pydantic import Field

from schemas.record import Evidence, Int16, Record


class Part(StrEnum):
    """What a change is about."""

    HEADER = "header"
    SECTION = "section"
    TABLE = "table"
    TASK = "task"
    DUTY = "duty"
    CITATION = "citation"
    FOOTNOTE = "footnote"
    OTHER_TABLE = "other_table"


class ChangeKind(StrEnum):
    """What happened on the way from ``a`` to ``b``."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REWORDED = "reworded"
    """Printed otherwise, the same is meant: Quý I/2023, Tháng 1 - 3/2023."""
    MOVED = "moved"
    """Under another heading or group, or in another order among its neighbours."""
    RENUMBERED = "renumbered"
    UNDECIDED = "undecided"
    """Several partners are equally good: all are named, none is taken."""


class State(StrEnum):
    """How a field of the header stands in both plans."""

    SAME = "same"
    CHANGED = "changed"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


class Side(Record):
    """One of the two plans."""

    document_id: str
    file_name: str
    plan_key: str | None
    issuing_agency: str | None
    document_number: str | None
    subject: str | None
    status: str = Field(description="ok, or partial: something in the file could not be read")
    coverage: float = Field(
        description="Share of the document's characters in some field; the rest is not compared"
    )


class FieldPair(Record):
    """A field of header, preamble or closing that at least one of the plans has."""

    field: str
    state: State
    a: tuple[str, ...] = Field(description="As printed; one entry an item of a list")
    b: tuple[str, ...]


class WordRun(Record):
    """A stretch of words, with the blanks behind them: the same in both, or those of either side in its
    place. Those of one side in order are its text.
    """

    same: bool
    a: str
    b: str


class Spot(Record):
    """An item in one of the plans, and where it was read."""

    id: str = Field(description="section_id, task_id, duty_id …; the field's name in the header")
    name: str = Field(description="Its number and first words")
    quote: str = Field(description="The words of the place, verbatim")
    pages: tuple[Int16, ...] = Field(description="Empty for a file without pages (DOCX)")
    evidence: Evidence | None


class Change(Record):
    """One thing that is not the same."""

    ordinal: int = Field(description="Order in the comparison, from 1")
    part: Part
    kind: ChangeKind
    field: str | None = Field(
        description="Which field of the item: time, lead, task, text …; null: the item as a whole"
    )
    a: tuple[Spot, ...] = Field(
        description="The item in a; several candidates where undecided, none where added"
    )
    b: tuple[Spot, ...]
    before: str | None = Field(description="The value in a, as printed")
    after: str | None = Field(description="The value in b, as printed")
    dropped: tuple[str, ...] = Field(default=(), description="Members of a set that b lacks")
    gained: tuple[str, ...] = Field(default=(), description="Members of a set that a lacks")
    words: tuple[WordRun, ...] = Field(default=(), description="Both values word by word")
    follows: bool = Field(
        default=False,
        description="It follows from another change that is told: a number after an insertion, "
        "a row of a table that was removed, a row whose group is new",
    )
    score: float | None = Field(
        default=None, description="Likeness of the two items, from 0 to 1; null where keys decide"
    )
    reason: tuple[str, ...] = Field(
        default=(),
        description="What says that the two are one: wording, number, lead, order …",
    )


class Match(Record):
    """Two items that are one, changed or not."""

    part: Part
    a: str
    b: str
    score: float
    reason: tuple[str, ...]


class Count(Record):
    """How many changes of one kind there are."""

    part: Part
    kind: ChangeKind
    n: int
    follows: int = Field(description="How many more follow from other changes")


class Comparison(Record):
    """Two plans side by side."""

    a: Side
    b: Side
    header: tuple[FieldPair, ...]
    matches: tuple[Match, ...]
    changes: tuple[Change, ...]
    counts: tuple[Count, ...]
