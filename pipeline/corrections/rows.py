"""Rows made of what a person says of them: what they gave holds, and what the words they gave tell is read from these.

Of a citation its words are read as citations are (``Nghị định số 30/2020/NĐ-CP``: type, number, year, key), of a duty to
report its clause, with its days. What neither gives is null.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from parsers.semantics.citations import CitationContext, find_citations
from parsers.semantics.deadlines import find_deadlines
from parsers.semantics.duties import find_duties
from parsers.semantics.plankey import own_type
from parsers.semantics.stage import ACTING
from parsers.structure.numbering import path_under
from pipeline.corrections import follow
from pipeline.corrections.entries import ROW
from pipeline.corrections.items import KINDS
from pipeline.corrections.places import Home, Where, home, outer, passages
from schemas import mentions
from schemas.plan import (
    Citation,
    Deadline,
    Evidence,
    Footnote,
    Place,
    Plan,
    ReportDuty,
    Section,
    Task,
)
from schemas.vocabulary import RowKind, TaskSource

WORDS = "raw"
"""The column that holds the printed words of a citation or a duty."""
_OCR = "ocr"
_NEAR = 15.0
"""Points between two rows of a table: a line and what borders take."""

Values: TypeAlias = Mapping[str, Any]


class Incomplete(Exception):
    """What was given makes no row. ``str()`` says what is missing."""


class Made(NamedTuple):
    """A row, and the days its words tell."""

    row: Any
    deadlines: tuple[Deadline, ...] = ()


def columns_to_add(table: str) -> tuple[str, ...]:
    """Columns a person may give of a row they add."""
    columns = KINDS[table].columns
    return (*columns, WORDS) if table in {"citations", "report_duties"} else columns


def row_of(plan: Plan, table: str, item_id: str, values: Values, place: Where) -> Made:
    """The row. ``values``: as the record holds them. Raises ``Incomplete``."""
    given = {name: value for name, value in values.items() if value is not None}
    row = _MAKERS[table](plan, item_id, given, _narrowed(plan, given, place))
    told = tuple(sorted({*values, ROW}))
    made = Made(row.row.model_copy(update={"corrected": told}), row.deadlines)
    if not KINDS[table].quote(made.row):
        raise Incomplete("a row says something: give its words")
    return made


def _narrowed(plan: Plan, given: Values, place: Where) -> Where:
    """Words of a citation or a duty within a longer passage that was quoted to tell its place."""
    if not place.quoted or WORDS not in given:
        return place
    inside = passages(plan.text[place.start : place.end], given[WORDS])
    if len(inside) != 1:
        return place
    start, end = inside[0]
    return place._replace(start=place.start + start, end=place.start + end)


def blank(task: Task) -> Task:
    """The task as it was before anything of it was said."""
    return task.model_copy(update={**dict.fromkeys(map(str, ACTING)), "time": None})


def _evidence(plan: Plan, place: Where) -> Evidence:
    sure = follow.SURE if plan.reader == _OCR else None
    box = place.box
    regions = (Place(**box.model_dump()),) if box is not None else ()
    return Evidence(regions=regions, span_start=place.start, span_end=place.end, confidence=sure)


# --- tasks ---


def _task(plan: Plan, item_id: str, given: Values, place: Where) -> Made:
    at = _table_place(plan, place)
    root = at.path if at is not None else None
    own = (given.get("number") or item_id).rstrip(".)/ ")
    container, container_id = (at.row.container, at.row.container_id) if at else outer(plan, place)
    row = Task(
        task_id=item_id,
        parent_id=at.parent_id if at else None,
        ordinal=0,
        source=at.row.source if at else TaskSource.PROSE,
        table_index=at.row.table_index if at else None,
        container=container,
        container_id=container_id,
        path=path_under(root, own),
        **{**dict.fromkeys(KINDS["tasks"].columns), "kind": RowKind.TASK, **given},
        other={},
        group_path=at.group_path if at else (),
        inherited=(),
        footnotes=(),
        first_page=place.box.page if place.box else None,
        last_page=place.box.page if place.box else None,
        evidence=_evidence(plan, place),
    )
    return Made(row)


class _Beside(NamedTuple):
    """A row of the list or table a new one belongs to, and what the new one stands under."""

    row: Task
    parent_id: str | None
    path: str | None
    group_path: tuple[str, ...]


def _table_place(plan: Plan, place: Where) -> _Beside | None:
    """The row a new one stands beside: the one named, or one it touches but for a number between them."""
    if place.after_table == "tasks" and place.after is not None:
        return _behind(plan, place.after)
    if not (place.quoted or place.box):
        return None
    before = plan.tasks[place.turn - 1] if place.turn else None
    behind = plan.tasks[place.turn] if place.turn < len(plan.tasks) else None
    tables = [one.table_index if one else None for one in (before, behind)]
    inside = before is not None and tables[0] is not None and tables[0] == tables[1]
    if before is not None and tables[0] is not None and (inside or _touch(plan, before, place)):
        return _behind(plan, before)
    if behind is not None and tables[1] is not None and _touch(plan, behind, place):
        return _under(plan, behind, behind.parent_id, behind.group_path)
    return None


def _touch(plan: Plan, row: Task, place: Where) -> bool:
    """Is there nothing between them but a number, in the text; in a drawing but a line's height?"""
    if place.quoted:
        first, last = sorted(
            [(row.evidence.span_start, row.evidence.span_end), (place.start, place.end)]
        )
        return not any(letter.isalpha() for letter in plan.text[first[1] : last[0]])
    box = place.box
    return box is not None and any(
        one.page == box.page and box.top - _NEAR <= one.bottom and one.top <= box.bottom + _NEAR
        for one in row.evidence.regions
        if one.top is not None and one.bottom is not None
    )


def _behind(plan: Plan, row: Task) -> _Beside:
    """Behind a heading a row stands under it, behind another beside it."""
    if row.kind is RowKind.TASK:
        return _under(plan, row, row.parent_id, row.group_path)
    titles = (
        (*row.group_path, row.task) if row.kind is RowKind.GROUP and row.task else row.group_path
    )
    return _Beside(row, row.task_id, row.path, titles)


def _under(plan: Plan, row: Task, parent_id: str | None, groups: tuple[str, ...]) -> _Beside:
    parent = next((one for one in plan.tasks if one.task_id == parent_id), None)
    return _Beside(row, parent_id, parent.path if parent else None, groups)


# --- sections, notes ---


def _section(plan: Plan, item_id: str, given: Values, place: Where) -> Made:
    if "number" not in given:
        raise Incomplete("a section has a number: give number=…")
    above = place.after if place.after_table == "sections" else None
    if above is None and place.turn:
        above = plan.sections[place.turn - 1]
    parent = next(
        (one for one in plan.sections if above and one.section_id == above.parent_id), None
    )
    number = given["number"].rstrip(".)/ ")
    row = Section(
        section_id=item_id,
        parent_id=above.parent_id if above else None,
        ordinal=0,
        path=path_under(parent.path if parent else None, number),
        number=number,
        title=given.get("title"),
        text=given.get("text"),
        paragraphs=(given["text"],) if "text" in given else (),
        level=above.level if above else 1,
        auto_numbered=False,
        evidence=_evidence(plan, place),
    )
    return Made(row)


def _footnote(plan: Plan, item_id: str, given: Values, place: Where) -> Made:
    if not {"mark", "text"} <= set(given):
        raise Incomplete("a note has a mark and a text: give mark=… and text=…")
    row = Footnote(
        footnote_id=item_id,
        mark=given["mark"],
        text=given["text"],
        paragraphs=(given["text"],),
        anchors=(),
        evidence=_evidence(plan, place),
    )
    return Made(row)


# --- citations, duties ---

_READ_OF_CITATION = ("type", "number", "date", "year", "issuer", "title", "provision")
_READ_OF_DUTY = ("kind", "reporters", "what", "recipient", "via", "method", "data_closing")


def _citation(plan: Plan, item_id: str, given: Values, place: Where) -> Made:
    told = _cited(plan, _words(given, "a citation"))
    if told is None and "type" not in given:
        raise Incomplete("no act is read from these words: give type=…, e.g. type=nghi-dinh")
    read = {name: getattr(told, name) if told else None for name in _READ_OF_CITATION}
    row = Citation(
        citation_id=item_id,
        ordinal=0,
        **_standing(plan, place),
        **{**read, **{name: value for name, value in given.items() if name in read}},
        key=told.key if told else None,
        resolved_key=told.resolved_key if told else None,
        nested_in=None,
        relation=None,
        is_self_reference=given.get("is_self_reference", bool(told and told.is_self_reference)),
        weak=bool(told and told.weak),
        issues=told.issues if told else (),
        raw=given[WORDS],
        evidence=_evidence(plan, place),
    )
    return Made(
        follow.citation(row, [name for name in given if getattr(row, name) != read.get(name)])
    )


def _cited(plan: Plan, words: str) -> mentions.Citation | None:
    """The one act that words name; acts within its title aside."""
    context = CitationContext(
        plan.province,
        plan.district,
        plan.commune,
        plan.admin_level,
        plan.issued_on,
        plan.plan_year or plan.issued_year,
        document_type=own_type(plan.document_type),
        number=plan.document_number,
    )
    outermost = [one for one in find_citations(words, context=context) if one.nested_in is None]
    return outermost[0] if len(outermost) == 1 else None


def _duty(plan: Plan, item_id: str, given: Values, place: Where) -> Made:
    words = _words(given, "a duty to report")
    times = partial(find_deadlines, context=follow.times_of(plan))
    duties = find_duties(words, times=times)
    told = duties[0] if len(duties) == 1 else None
    if told is None and "kind" not in given:
        raise Incomplete("no duty is read from these words: give kind=…, e.g. kind=periodic")
    read = {name: getattr(told, name) for name in _READ_OF_DUTY} if told else {"reporters": ()}
    row = ReportDuty(
        duty_id=item_id,
        ordinal=0,
        **_standing(plan, place),
        **{**dict.fromkeys(_READ_OF_DUTY), **read, **given},
        reporters_from=told.reporters_from if told and "reporters" not in given else None,
        evidence=_evidence(plan, place),
    )
    around = Home(row.container, row.container_id)
    found = told.deadlines if told else times(words)
    days = follow.days_told(found, item_id, around, row.evidence, duty_id=item_id)
    return Made(row, tuple(days))


def _words(given: Values, what: str) -> str:
    if WORDS not in given:
        raise Incomplete(f"{what} has its words: quote them, or give {WORDS}=…")
    return str(given[WORDS])


def _standing(plan: Plan, place: Where) -> dict[str, Any]:
    container, container_id = home(plan, place)
    return {"container": container, "container_id": container_id}


_MAKERS: dict[str, Callable[[Plan, str, Values, Where], Made]] = {
    "tasks": _task,
    "sections": _section,
    "footnotes": _footnote,
    "citations": _citation,
    "report_duties": _duty,
}
ADDABLE = tuple(_MAKERS)
"""Tables of which a row can be added. Actors and days follow from cells and clauses."""
