"""What is decided at the desk: values put right, accepted, removed, rows added; findings waived; decisions taken back."""

from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from pipeline.corrections.entries import Box, Entry, Mark
from pipeline.corrections.keep import keep
from pipeline.corrections.make import (
    BadCorrection,
    Given,
    Person,
    Spot,
    added,
    made,
    taken_back,
    waived,
)
from pipeline.desk.desk import WHO, Desk
from pipeline.desk.plan import plan_of
from pipeline.store.register import UnreadableLedger
from schemas.corrections import CorrectionAction
from schemas.plan import Plan

_WAIT = 3.0
"""Seconds a person waits for another writer; what was decided is kept in any case."""
_YEAR = 365 * 24 * 3600


class _Sent(BaseModel):
    """What a page sends."""

    model_config = ConfigDict(extra="forbid")

    who: str = Field(min_length=1, max_length=200)
    why: str | None = Field(default=None, max_length=2000)
    table: str = Field(default="plans", max_length=40)
    item: str | None = Field(default=None, max_length=200)
    column: str | None = Field(default=None, max_length=40)
    action: CorrectionAction | None = None
    text: str | None = Field(default=None, max_length=100_000)
    row_only: bool = False
    values: dict[str, str] = Field(default_factory=dict, max_length=40)
    after: str | None = Field(default=None, max_length=200)
    box: Box | None = None
    rule: str | None = Field(default=None, max_length=10)
    place: str | None = Field(default=None, max_length=200)
    quote: str | None = Field(default=None, max_length=10_000)
    status: Mark = Mark.WRONG
    undo: str | None = Field(default=None, max_length=40)


async def decide(desk: Desk, request: Request, document_id: str) -> JSONResponse:
    """One decision about a plan, as JSON. Raises ``NoSuchPlan``."""
    try:
        sent = _Sent.model_validate_json(await request.body())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return _refused(f"{where}: {first['msg']}")
    answer = await run_in_threadpool(_decided, desk, document_id, sent)
    if answer.status_code == 200:
        desk.inbox.audit()
        answer.set_cookie(WHO, _cookie(sent.who), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _decided(desk: Desk, document_id: str, sent: _Sent) -> JSONResponse:
    plan = plan_of(desk, document_id).plan
    try:
        entry = _entry(desk, plan, sent)
    except BadCorrection as error:
        return _refused(str(error))
    try:
        kept = keep(desk.parsed, [entry], command="plans serve", wait=_WAIT)
    except (OSError, UnreadableLedger) as error:
        return _refused(str(error), 500)
    told: dict[str, Any] = {"id": entry.id, "waiting": kept.waiting}
    if kept.waiting is None:
        now = plan_of(desk, document_id).plan.corrections
        mine = next((one for one in now if one.correction_id == entry.id), None)
        if mine is not None:
            told |= {"outcome": mine.outcome.value, "reason": mine.reason}
    return JSONResponse(told)


def _entry(desk: Desk, plan: Plan, sent: _Sent) -> Entry:
    """The line that is kept. Raises ``BadCorrection``."""
    person = Person(sent.who.strip(), sent.why or None)
    if not person.who:
        raise BadCorrection("say who decides")
    if sent.undo is not None:
        return taken_back(desk.parsed, sent.undo, person)
    if sent.rule is not None:
        return waived(plan, (sent.rule, sent.place, sent.quote), sent.status, person)
    if sent.action is None:
        raise BadCorrection("nothing is decided")
    if sent.action is CorrectionAction.ADD:
        given = {name: text for name, text in sent.values.items() if text.strip()}
        return added(
            plan, sent.table, Given(given, sent.quote or None, sent.after or None, sent.box), person
        )
    column = None if sent.action is CorrectionAction.REMOVE else sent.column
    spot = Spot(sent.table, sent.item or None, column)
    return made(plan, spot, sent.action, person, text=sent.text, row_only=sent.row_only)


def _refused(why: str, status: int = 400) -> JSONResponse:
    return JSONResponse({"error": why}, status)


def _cookie(text: str) -> str:
    """A name as a cookie can hold it."""
    return quote(text.strip()[:200])
