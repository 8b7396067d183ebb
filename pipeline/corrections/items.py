"""Items of a plan by name: which columns a person may put right, and how a row is found again.

Ids are numbered by the reading (``t1:3``), and another version of plans, or another rendition of the plan, may number
otherwise. What a row is found by are its words; its place and its turn only tell it from others of the same words.
In doubt nothing is found: a correction must never land on another item.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from parsers.keys import match_key
from pipeline.corrections.entries import ItemRef
from schemas.plan import Plan

_SAME = 90.0
"""Per cent two readings of the same words agree at least (scans: 2.4 % of words wrong)."""
APART = 80.0
"""Above this another row reads like it, and neither is taken."""
NUMBERS = re.compile(r"\d+|\b[IVXL]+\b")
_LONG = 400
"""Characters of a paragraph that name it."""


class Kind(NamedTuple):
    """How the rows of a table are named."""

    rows: Callable[[Plan], Sequence[Any]]
    id_of: Callable[[Any], str]
    quote: Callable[[Any], str]
    place: Callable[[Any], str]
    columns: tuple[str, ...]
    """Those a person may put right."""
    names: tuple[str, ...] = ()
    """Those its quote is taken from."""


def _cells(row: Any) -> str:
    cells = (row.task, row.time, row.lead, row.coordinator, row.lead_coordinator, row.product)
    return row.task or " | ".join(cell for cell in cells if cell) or " | ".join(row.other.values())


def _within(row: Any) -> str:
    return f"{row.container}:{row.container_id or ''}"


KINDS: dict[str, Kind] = {
    "sections": Kind(
        lambda plan: plan.sections,
        lambda row: str(row.section_id),
        lambda row: (row.title or row.text or row.number)[:_LONG],
        lambda row: str(row.path),
        ("number", "title", "text"),
        ("title", "text"),
    ),
    "tasks": Kind(
        lambda plan: plan.tasks,
        lambda row: str(row.task_id),
        _cells,
        lambda row: f"{_within(row)}/{row.table_index or 'prose'}/{row.path}",
        (
            "number", "kind", "task", "time", "lead", "coordinator", "lead_coordinator", "leader", "monitor",
            "product", "budget", "note", "basis", "approver",
        ),
        ("task",),
    ),
    "footnotes": Kind(
        lambda plan: plan.footnotes,
        lambda row: str(row.footnote_id),
        lambda row: row.text[:_LONG],
        lambda row: str(row.mark),
        ("mark", "text"),
        ("text",),
    ),
    "citations": Kind(
        lambda plan: plan.citations,
        lambda row: str(row.citation_id),
        lambda row: str(row.raw),
        _within,
        ("type", "number", "date", "year", "issuer", "title", "provision", "is_self_reference"),
    ),
    "report_duties": Kind(
        lambda plan: plan.report_duties,
        lambda row: str(row.duty_id),
        lambda row: str(row.raw),
        _within,
        ("kind", "reporters", "what", "recipient", "via", "method", "data_closing"),
    ),
    "task_agencies": Kind(
        lambda plan: plan.task_agencies,
        lambda row: f"{row.task_id}:{row.role}:{row.ordinal}",
        lambda row: str(row.raw),
        lambda row: f"{row.task_id}:{row.role}",
        ("name", "agency_id", "agency_type", "kind", "unit"),
    ),
    "deadlines": Kind(
        lambda plan: plan.deadlines,
        lambda row: str(row.deadline_id),
        lambda row: str(row.raw),
        lambda row: f"{_within(row)}/{row.duty_id or ''}",
        (
            "kind", "op", "start", "end", "last_day_ok", "at", "rrule", "throughout", "open_ended", "conditional",
            "condition", "precision",
        ),
    ),
}  # fmt: skip
"""Tables of items by name, in the order in which they are put right: what follows from others comes last."""

PLANS = "plans"
HEADER = (
    "parent_agency", "issuing_agency", "serial", "symbol", "place", "issued_on", "issued_month", "issued_year",
    "document_type", "subject", "plan_year", "period_start", "period_end", "admin_level", "province", "district",
    "commune", "secrecy", "urgency", "is_draft", "legal_bases", "recipients", "signers", "carrier",
)  # fmt: skip
"""Columns of ``plans`` a person may put right; number and key of the plan follow from them."""
FOLLOWING = ("task_agencies", "deadlines")
"""Tables whose rows may be made anew by a correction of others."""


def columns_of(table: str) -> tuple[str, ...]:
    """Columns of a table a person may put right. Raises ``KeyError``."""
    return HEADER if table == PLANS else KINDS[table].columns


def ref_of(plan: Plan, table: str, index: int) -> ItemRef:
    """The name of a row."""
    kind = KINDS[table]
    rows = kind.rows(plan)
    row = rows[index]
    quote = kind.quote(row)
    same = [at for at, one in enumerate(rows) if match_key(kind.quote(one)) == match_key(quote)]
    return ItemRef(
        id=kind.id_of(row),
        quote=quote,
        place=kind.place(row),
        nth=same.index(index) + 1,
        of=len(same),
    )


def find(plan: Plan, table: str, ref: ItemRef, also: Sequence[str] = ()) -> int | str:
    """Which row a name means, or why none. ``also``: other words it may have, for they were put right."""
    kind = KINDS[table]
    rows = kind.rows(plan)
    keys = [match_key(kind.quote(row)) for row in rows]
    own = [at for at, key in enumerate(keys) if key == match_key(ref.quote)]
    others = {match_key(words) for words in also}
    same = own or [at for at, key in enumerate(keys) if key in others]
    if len(same) == ref.of:
        return same[ref.nth - 1]
    if not same:
        return _nearly(rows, kind, ref, keys)
    here = [at for at in same if kind.place(rows[at]) == ref.place]
    if ref.of == 1 and len(here) == 1:
        return here[0]
    return f"{len(same)} rows have its words where {ref.of} had them"


def _nearly(rows: Sequence[Any], kind: Kind, ref: ItemRef, keys: Sequence[str]) -> int | str:
    """The one row in its place that says the same but for a letter or a mark."""
    none = "no row has its words"
    if ref.of > 1:
        return none
    quote = match_key(ref.quote)
    alike = [fuzz.ratio(quote, key) for key in keys]
    close = [at for at, score in enumerate(alike) if score >= APART]
    here = [at for at in close if kind.place(rows[at]) == ref.place and alike[at] >= _SAME]
    if len(close) != 1 or close != here:
        return none
    (at,) = here
    numbers = Counter(NUMBERS.findall(ref.quote))
    return at if Counter(NUMBERS.findall(kind.quote(rows[at]))) == numbers else none
