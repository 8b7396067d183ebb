"""The lists of the desk as answers: a page of each, or all of it as a file."""

from starlette.requests import Request
from starlette.responses import Response

from pipeline.audit import RULES
from pipeline.desk import audit, calendar, register
from pipeline.desk.asked import Asked
from pipeline.desk.desk import Desk, rendered
from pipeline.desk.export import FORMATS, exported
from pipeline.site import spoken
from pipeline.site.wording import Said


def plans(desk: Desk, request: Request) -> Response:
    """The register."""
    asked = Asked.of(register.KIND, request.query_params)
    if (wanted := request.query_params.get("export")) in FORMATS:
        rows = register.every(desk.held, desk.search, asked)
        return exported(rows, register.EXPORTED, "ke-hoach", wanted)
    return rendered(
        request,
        "register.html.j2",
        listed=register.listed(desk.held, desk.search, asked),
        columns=tuple(register.KIND.orders),
        progress=desk.progress(),
        trouble=desk.trouble,
    )


def findings(desk: Desk, request: Request) -> Response:
    """The audit."""
    asked = Asked.of(audit.KIND, request.query_params)
    if (wanted := request.query_params.get("export")) in FORMATS:
        rows = audit.every(desk.held, asked, desk.today)
        return exported(rows, audit.EXPORTED, "kiem-tra", wanted)
    found, counts = audit.listed(desk.held, asked, desk.today)
    return rendered(
        request,
        "audit.html.j2",
        listed=found,
        counts=counts,
        titles={rule.code: Said(rule.title_vi, rule.title) for rule in RULES},
        where=spoken.where,
    )


def due(desk: Desk, request: Request) -> Response:
    """The calendar."""
    asked = Asked.of(calendar.KIND, request.query_params)
    if (wanted := request.query_params.get("export")) in FORMATS:
        rows = calendar.every(desk.held, asked, desk.today)
        return exported(rows, calendar.EXPORTED, "thoi-han", wanted)
    listed = calendar.listed(desk.held, asked, desk.today) if asked["view"] == "list" else None
    month = (
        calendar.Month(calendar.month_of(asked, desk.today), [])
        if listed
        else calendar.month(desk.held, asked, desk.today)
    )
    return rendered(
        request, "calendar.html.j2", asked=asked, month=month, listed=listed, today=desk.today
    )


def subscribed(desk: Desk, request: Request) -> Response:
    """The calendar as iCalendar."""
    asked = Asked.of(calendar.KIND, request.query_params)
    made = calendar.ics(desk.held, asked, desk.today)
    return Response(made, media_type="text/calendar; charset=utf-8")
