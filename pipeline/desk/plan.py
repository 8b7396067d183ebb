"""One plan at the desk: its record beside its pages, each value to be looked at, put right, accepted."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from pipeline.audit.run import Audited, label_of
from pipeline.audit.waivers import Waived, waivers_of
from pipeline.corrections.apply import as_read
from pipeline.corrections.entries import WaiverEntry
from pipeline.corrections.items import KINDS, PLANS, columns_of
from pipeline.corrections.ledger import read_book
from pipeline.corrections.merged import counts
from pipeline.corrections.rows import ADDABLE, columns_to_add
from pipeline.corrections.values import plain, words
from pipeline.desk.desk import Desk, rendered
from pipeline.desk.drawing import DRAWING
from pipeline.site.cells import Cells, cells_of
from pipeline.site.drawn import Drawings, Drawn
from pipeline.site.found import findings_of
from pipeline.site.located import Printed, located, printed
from pipeline.site.pictures import Undrawn, bytes_of, sheets
from pipeline.site.plan_page import view_of
from pipeline.site.wording import said
from pipeline.store.readonly import others_of, roots_of
from pipeline.store.records import read_plan_of
from schemas.findings import Finding
from schemas.plan import Plan, Source

LAYING_OUT = "dk_laying"
"""Why a plan has no pages yet: LibreOffice is at it."""


_PDF = "pdf"
_READ_AGAIN = 60
"""Pages of a PDF that are read again for the places of its cells, at some 8 ms each."""
_KEPT = 8
_WORDS: dict[str, Printed | None] = {}
_LOCK = threading.Lock()


class NoSuchPlan(Exception):
    """The tables hold no plan of this id."""


class Stood(NamedTuple):
    """A plan and the file of the table it stands in."""

    plan: Plan
    stem: str


def plan_of(desk: Desk, document_id: str) -> Stood:
    """A plan of the tables. Raises ``NoSuchPlan``."""
    found = desk.held.one("SELECT file FROM held.plans WHERE document_id = ?", [document_id])
    if found is None:
        raise NoSuchPlan(document_id)
    file = desk.parsed / "plans" / found["file"]
    try:
        return Stood(read_plan_of(desk.parsed, file, document_id), file.stem)
    except (FileNotFoundError, ValueError) as error:  # it went meanwhile
        raise NoSuchPlan(document_id) from error


def sources_of(desk: Desk, documents: Sequence[str]) -> dict[str, list[Source]]:
    """The ledger's entries of some documents."""
    rows = desk.tables.rows(
        "SELECT * FROM sources WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY path",
        [list(documents)],
    )
    found: dict[str, list[Source]] = {}
    for row in rows:
        one = Source.model_validate(row)
        found.setdefault(one.document_id or "", []).append(one)
    return found


def shown(desk: Desk, request: Request, document_id: str) -> Response:
    """The page of a plan. Raises ``NoSuchPlan``."""
    plan, stem = plan_of(desk, document_id)
    others = others_of(desk.parsed)
    entries = sources_of(desk, (document_id, *others.get(document_id, ())))
    drawn = _drawn(desk, plan, entries, others)
    found = findings_of(desk.parsed, stem, [plan], on=desk.today, settings=desk.settings).of(
        document_id
    )
    path = next((one.path for one in entries.get(document_id, ())), plan.file_name)
    left, waived = _unwaived(desk, plan, path, found)
    view = view_of(plan, path, left, drawn)
    cells = _cells(desk, plan, entries, drawn)
    view = replace(view, editable=True, home="/", cells=cells)
    return rendered(
        request,
        "desk_plan.html.j2",
        view=view,
        style=str(view.style),
        values=_values(plan),
        columns={table: list(columns_of(table)) for table in (PLANS, *KINDS)},
        adds={table: list(columns_to_add(table)) for table in ADDABLE},
        labels=_labels(),
        sizes=_sizes(plan, drawn),
        merged=counts(as_read(plan).tasks),
        waived=waived,
        laying=isinstance(drawn, Undrawn) and drawn.key == LAYING_OUT,
    )


def _drawn(
    desk: Desk, plan: Plan, entries: dict[str, list[Source]], others: dict[str, tuple[str, ...]]
) -> Drawn | Undrawn:
    place = roots_of(desk.parsed).place
    drawings = Drawings(entries, others, desk.pages, place, draws=False)
    if drawings.waits_for_office(plan) and desk.lay_out(
        plan.document_id, lambda: drawings.prepare([plan])
    ):
        return Undrawn(LAYING_OUT, "")
    with DRAWING:
        return drawings.draw(plan)


def _cells(
    desk: Desk, plan: Plan, entries: dict[str, list[Source]], drawn: Drawn | Undrawn
) -> Cells:
    """Places of single cells: of boxes the tables hold, of words on the pages that are shown, of words in the text."""
    found = cells_of(plan)
    words = None if isinstance(drawn, Undrawn) else drawn.printed
    unseen = any(not one.regions for one in found.values())
    if words is None and unseen and plan.reader == _PDF and (plan.pages or 0) <= _READ_AGAIN:
        words = _own_words(desk, plan, entries.get(plan.document_id, ()))
    return {
        key: one if one.regions else located(one, plan.text, words) for key, one in found.items()
    }


def _own_words(desk: Desk, plan: Plan, entries: Sequence[Source]) -> Printed | None:
    """The words of a PDF on its pages, read again when somebody looks: they are known by its bytes."""
    with _LOCK:
        if plan.document_id in _WORDS:
            return _WORDS[plan.document_id]
    held = bytes_of(entries, roots_of(desk.parsed).place)
    if isinstance(held, Undrawn):
        return None  # for the moment: the file may be back when somebody looks again
    words = printed(held.data)
    with _LOCK:
        _WORDS[plan.document_id] = words
        while len(_WORDS) > _KEPT:
            del _WORDS[next(iter(_WORDS))]
    return words


def drawn_page(desk: Desk, document_id: str, number: int) -> Path | None:
    """The picture of one page, drawn when it is asked for; None where there is none."""
    file = desk.pages / f"{document_id}-{number}.webp"
    if file.is_file():
        return file
    laid_out = desk.pages / f"{document_id}.pdf"
    if laid_out.is_file():
        data = laid_out.read_bytes()
    else:
        entries = sources_of(desk, (document_id,)).get(document_id, ())
        held = bytes_of(entries, roots_of(desk.parsed).place)
        if isinstance(held, Undrawn):
            return None
        data = held.data
    with DRAWING:
        sheets(data, document_id, desk.pages, "", {number})
    return file if file.is_file() else None


def _unwaived(
    desk: Desk, plan: Plan, path: str, found: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], list[WaiverEntry]]:
    """Findings that are shown, and what was decided about the others."""
    waivers, _ = waivers_of(desk.parsed)
    waived = Waived(waivers, desk.today)
    (rest,) = waived.rest([Audited(label_of(plan, {plan.document_id: path}), found)])
    mine = [
        one
        for one in read_book(desk.parsed).waivers
        if plan.document_id == one.plan.document_id
        or (plan.plan_key is not None and plan.plan_key == one.plan.plan_key)
    ]
    return (rest.findings if isinstance(rest, Audited) else ()), mine


def _values(plan: Plan) -> dict[str, dict[str, dict[str, Any]]]:
    """What holds and what was read of each item: table, item, column."""
    read = as_read(plan)
    found: dict[str, dict[str, dict[str, Any]]] = {PLANS: {"": _columns(PLANS, plan, read)}}
    for table, kind in KINDS.items():
        before = {kind.id_of(row): row for row in kind.rows(read)}
        found[table] = {
            kind.id_of(row): _columns(table, row, before.get(kind.id_of(row), row))
            for row in kind.rows(plan)
        }
    return found


def _sizes(plan: Plan, drawn: Drawn | Undrawn) -> dict[int, tuple[float, float]]:
    """Width and height in points of the pages that are shown, where they are pages of this file."""
    if plan.pages is None or isinstance(drawn, Undrawn) or drawn.printed is not None:
        return {}
    return {sheet.number: (sheet.width, sheet.height) for sheet in drawn.sheets}


def _labels() -> dict[str, dict[str, str]]:
    """What the columns of a row that is added are called."""
    names = {name for table in ADDABLE for name in columns_to_add(table)}
    return {name: said(f"fi_{name}")._asdict() for name in sorted(names)}


def _columns(table: str, row: Any, before: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for column in columns_of(table):
        now = words(plain(table, column, getattr(row, column)))
        read = words(plain(table, column, getattr(before, column)))
        told[column] = [now] if now == read else [now, read]
    return told
