"""Where a row stands that was not read: words of the plan that a person quoted, or the row it follows.

What is told is the place alone: offsets into the text of the plan, the row's turn in its table, the section, task or
note around it. Its place on the page is the box a person drew, and is not guessed where they drew none.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.corrections.entries import ADDED, Box, ItemRef, Placing
from pipeline.corrections.items import KINDS, find
from schemas.plan import Evidence, Plan, Section, Task
from schemas.vocabulary import ContainerKind

NEIGHBOURS = ("sections", "tasks")
"""Tables whose rows any other may follow, beside those of its own."""

_CLOSING = ("recipients[", "signers[")
"""Fields of the end of a plan, as their evidence is named."""


class Where(NamedTuple):
    """Where a row goes."""

    turn: int
    """Its turn among the rows of its table, from 0."""
    start: int
    end: int
    """Offsets into the text; empty behind the row it follows, and at the end of the text where nothing is told."""
    quoted: bool
    """The offsets are those of words a person quoted."""
    box: Box | None = None
    """Drawn by a person on a page of this document."""
    after: Any = None
    """The row a person named, where they quoted nothing that is found …"""
    after_table: str | None = None
    """… and its table."""

    @property
    def is_known(self) -> bool:
        """Something of what a person said of the place is found here."""
        return self.quoted or self.box is not None or self.after is not None


def passages(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """All places where words stand in a text, blanks aside."""
    wanted = "".join(unicodedata.normalize("NFC", words).split())
    if not wanted:
        return ()
    origins = [place for place, letter in enumerate(text) if not letter.isspace()]
    return tuple(_found("".join(text.split()), wanted, origins))


def _found(squeezed: str, wanted: str, origins: list[int]) -> Iterator[tuple[int, int]]:
    at = squeezed.find(wanted)
    while at >= 0:
        yield origins[at], origins[at + len(wanted) - 1] + 1
        at = squeezed.find(wanted, at + len(wanted))


def quoted(plan: Plan, placing: Placing) -> tuple[int, int] | None:
    """The offsets of the words a person quoted; None where they are not certain to be these."""
    if placing.passage is None:
        return None
    found = passages(plan.text, placing.passage)
    return found[placing.nth - 1] if len(found) == placing.of else None


def where(plan: Plan, read: Plan, table: str, placing: Placing, *, own: bool) -> Where:
    """Where a row of a table goes. ``plan``: as it holds so far; ``read``: as it was read; ``own``: it is the document that
    was looked at. Words that were quoted tell it alone where they are found: the row that was named told which of several
    these were.
    """
    rows = KINDS[table].rows(plan)
    span = quoted(plan, placing)
    told = span is not None
    named = None if told else _named(plan, read, placing)
    box = placing.box if own else None
    if span is None and named is not None:
        span = named.evidence.span_end, named.evidence.span_end
    elif span is None and box is not None:
        span = _offset(plan, box), _offset(plan, box)
    start, end = span or (len(plan.text), len(plan.text))
    if named is not None and placing.after_table == table:
        turn = next(n for n, row in enumerate(rows) if row is named) + 1
    elif placing.passage is None and named is None and box is not None:
        turn = next((n for n, row in enumerate(rows) if _is_below(row, box)), len(rows))
    else:
        turn = next((n for n, row in enumerate(rows) if row.evidence.span_start > start), len(rows))
    return Where(turn, start, end, told, box, named, placing.after_table)


def _is_below(row: Any, box: Box) -> bool:
    """Does a row begin below a box, drawn by hand around what it means, or on a later page?"""
    top = _top(row.evidence)
    return top is not None and top > (box.page, (box.top + box.bottom) / 2)


def _offset(plan: Plan, box: Box) -> int:
    """Where in the text a box lies: in the note, row or section that is printed there, else behind the last row or section
    that begins above it.
    """
    for note in plan.footnotes:
        if _is_within(note.evidence, box):
            return note.evidence.span_start
    items: tuple[Section | Task, ...] = (*plan.sections, *plan.tasks)
    above = [one.evidence for one in items if _top(one.evidence) and not _is_below(one, box)]
    if not above:
        return 0
    last = max(above, key=lambda one: (_top(one) or (0, 0.0), one.span_start))
    return last.span_start if _is_within(last, box) else last.span_end


def _is_within(evidence: Evidence, box: Box) -> bool:
    return any(
        place.page == box.page and place.top < box.bottom and box.top < place.bottom
        for place in evidence.regions
        if place.top is not None and place.bottom is not None
    )


def _top(evidence: Evidence) -> tuple[int, float] | None:
    """Page and height where something begins to be printed."""
    told = ((one.page, one.top) for one in evidence.regions)
    return next(((page, top) for page, top in told if page is not None and top is not None), None)


def _named(plan: Plan, read: Plan, placing: Placing) -> Any:
    ref, table = placing.after, placing.after_table
    if ref is None or table not in KINDS:
        return None
    kind = KINDS[table]
    item_id = _id_of(read, table, ref)
    return next((row for row in kind.rows(plan) if kind.id_of(row) == item_id), None)


def _id_of(read: Plan, table: str, ref: ItemRef) -> str | None:
    if ref.id.startswith(ADDED):
        return ref.id
    at = find(read, table, ref)
    return None if isinstance(at, str) else KINDS[table].id_of(KINDS[table].rows(read)[at])


class Home(NamedTuple):
    """What stands around a row."""

    container: ContainerKind
    container_id: str | None


def home(plan: Plan, place: Where) -> Home:
    """The task, note or section around a place; before the first section the preamble, behind the last the closing."""
    named = place.after
    if named is not None:
        if place.after_table == "sections":
            return Home(ContainerKind.SECTION, named.section_id)
        if place.after_table == "tasks":
            return Home(ContainerKind.TASK, named.task_id)
        if hasattr(named, "container"):
            return Home(named.container, named.container_id)
    for task in plan.tasks:
        if task.evidence.span_start <= place.start < task.evidence.span_end:
            return Home(ContainerKind.TASK, task.task_id)
    for note in plan.footnotes:
        if note.evidence.span_start <= place.start < note.evidence.span_end:
            return Home(ContainerKind.FOOTNOTE, note.footnote_id)
    return outer(plan, place)


def outer(plan: Plan, place: Where) -> Home:
    """The section a place stands in, tasks and notes aside."""
    if place.after_table == "sections" and place.after is not None:
        return Home(ContainerKind.SECTION, place.after.section_id)
    above = [one for one in plan.sections if one.evidence.span_start <= place.start]
    if not above:
        return Home(ContainerKind.PREAMBLE if plan.sections else ContainerKind.SECTION, None)
    last = max(above, key=lambda one: one.evidence.span_start)
    closing = [one.span_start for one in plan.field_evidence if one.field.startswith(_CLOSING)]
    if any(last.evidence.span_start < start <= place.start for start in closing):
        return Home(ContainerKind.CLOSING, None)
    return Home(ContainerKind.SECTION, last.section_id)
