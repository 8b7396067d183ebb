"""A time expression as printed: read, but its year not yet looked up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from typing import NamedTuple

from parsers.semantics.dates import Stretch
from parsers.semantics.deadlines.folding import Folded
from schemas.mentions import DeadlineKind, Offset, Op, Precision


class Draft(NamedTuple):
    """``start`` and ``end`` are places in the folded text. ``range``: from the first stretch to the
    last one, not each of them.
    """

    start: int
    end: int
    kind: DeadlineKind
    op: Op | None = None
    stretches: tuple[Stretch, ...] = ()
    range: bool = False
    from_issue: bool = False
    """``Từ nay đến …``: begins on the day of issue."""
    at: time | None = None
    rrule: str | None = None
    offset: Offset | None = None
    throughout: bool | None = None
    open_ended: bool = False
    condition: str | None = None
    precision: Precision | None = None
    """Of a rule; a stretch says its own."""
    weekday: int | None = None
    """Printed beside the date (``07/02/2021 (chủ Nhật)``); Monday is 0."""
    label: str | None = None
    covers: bool = False
    issues: tuple[str, ...] = ()

    def flagged(self, *issues: str) -> "Draft":
        return self._replace(issues=(*self.issues, *(i for i in issues if i not in self.issues)))


@dataclass(frozen=True, slots=True)
class Scan:
    """The text being read. ``cell``: it is a whole time cell, so a bare ``2025`` is a time."""

    folded: Folded
    cell: bool
    event: str | None = None
    """What a bare ``105 ngày`` counts to, from the column's header."""
    key: str = field(init=False)
    """Of ``folded``: every family asks for it at every place."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.folded.key)


Drafts = tuple[Draft, ...]
Family = Callable[[Scan, int], Drafts]
"""Reads one family of expressions that begins exactly at a place; () when none does."""
