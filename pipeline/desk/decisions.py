"""All that people decided, whether it holds, and what needs somebody's eye."""

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pipeline.corrections.entries import Entry, ValueEntry, WaiverEntry
from pipeline.corrections.ledger import Book, read_book
from pipeline.corrections.states import State, states
from pipeline.corrections.values import words
from pipeline.desk.desk import Desk, rendered
from pipeline.desk.export import FORMATS, exported

_SHOWN = 500
_EXPORTED = (
    "id", "file", "table", "item", "column", "action", "old", "new", "rule", "status", "state", "reason", "who", "at",
    "why", "document_id",
)  # fmt: skip


def shown(desk: Desk, request: Request) -> Response:
    """The page, the newest first."""
    book = read_book(desk.parsed)
    rows = sorted(_rows(book, states(desk.parsed, book)), key=lambda one: one["at"], reverse=True)
    only_unfit = request.query_params.get("show") == "unfit"
    rows = [one for one in rows if not (only_unfit and one["fits"])]
    if (wanted := request.query_params.get("export")) in FORMATS:
        return exported(rows, _EXPORTED, "dinh-chinh", wanted)
    return rendered(
        request,
        "decisions.html.j2",
        rows=rows[:_SHOWN],
        count=len(rows),
        unfit=sum(not one["fits"] for one in rows),
        only_unfit=only_unfit,
        troubles=book.troubles,
    )


def _rows(book: Book, found: dict[str, State]) -> Iterator[dict[str, Any]]:
    for one in book.entries.values():
        told = dict.fromkeys(_EXPORTED) | _told(one)
        if told["document_id"] is not None:
            state = found[one.id]
            named = {"state": state.name, "reason": state.reason, "fits": state.fits}
            yield told | named | {"held": one.id not in book.withdrawn}


def _told(one: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {"id": one.id, "who": one.who, "why": one.why}
    told["at"] = one.at.isoformat(sep=" ", timespec="minutes")
    if isinstance(one, ValueEntry | WaiverEntry):
        told |= {"document_id": one.plan.document_id, "file": one.plan.file or one.plan.document_id}
    if isinstance(one, ValueEntry):
        item = one.item.id if one.item else None
        told |= {"table": one.table, "item": item, "column": one.column, "action": one.action.value}
        told |= {"old": words(one.old), "new": words(one.new)}
    if isinstance(one, WaiverEntry):
        told |= {"rule": one.rule, "item": one.place, "status": one.status.value}
    return told
