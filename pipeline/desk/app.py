"""The desk put together: addresses to views, the guard around them."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeAlias

import duckdb
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from pipeline.desk import decisions, files, lists, many
from pipeline.desk import plan as plan_view
from pipeline.desk.decide import decide
from pipeline.desk.desk import Desk, language_of, rendered
from pipeline.desk.guard import Door, Guard
from pipeline.desk.plan import NoSuchPlan
from pipeline.site.render import asset

View: TypeAlias = Callable[[Desk, Request], Response]
_ASSETS = {
    "report.css": ("pipeline.site", "text/css"),
    "report.js": ("pipeline.site", "text/javascript"),
    "plan.js": ("pipeline.site", "text/javascript"),
    "desk.css": ("pipeline.desk", "text/css"),
    "desk.js": ("pipeline.desk", "text/javascript"),
    "inbox.js": ("pipeline.desk", "text/javascript"),
    "decisions.js": ("pipeline.desk", "text/javascript"),
    "desk_plan.js": ("pipeline.desk", "text/javascript"),
    "icon.svg": ("pipeline.desk", "image/svg+xml"),
}
_AT_ONCE = (4, 2, 2)
"""Lists, plans, and pages of many plans that are made at a time: who asks for a list does not wait behind a matrix."""
_DOCUMENT = re.compile(r"[0-9a-f]{16}")
_PICTURE = re.compile(r"([0-9a-f]{16})-([0-9]{1,5})\.webp")


def create(desk: Desk, door: Door, *, largest: int) -> ASGIApp:
    """The desk as ASGI."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.start()
        yield
        desk.stop()

    light, whole, heavy = (CapacityLimiter(size) for size in _AT_ONCE)
    routes = [
        Route("/", _view(desk, _kept(lists.plans), light)),
        Route("/audit", _view(desk, _kept(lists.findings), light)),
        Route("/calendar", _view(desk, _kept(lists.due), light)),
        Route("/missing", _view(desk, _kept(many.missing), heavy)),
        Route("/compare", _view(desk, many.compared, heavy)),
        Route("/matrix", _view(desk, _kept(many.matrix), heavy)),
        Route("/decisions", _view(desk, decisions.shown)),
        Route("/calendar.ics", _view(desk, _kept(lists.subscribed), heavy)),
        Route("/plans/{document_id}.html", _of_plan(desk, plan_view.shown, whole)),
        Route("/plans/{document_id}/decide", _decide(desk), methods=["POST"]),
        Route("/inbox", _view(desk, files.shown)),
        Route("/inbox/begin", _async(desk, files.begin), methods=["POST"]),
        Route("/inbox/events", _async(desk, files.events)),
        Route("/inbox/{batch}", _async(desk, files.take), methods=["PUT"]),
        Route("/inbox/{batch}/read", _async(desk, files.read), methods=["POST"]),
        Route("/pages/{name}", _view(desk, picture)),
        *(Route(f"/{name}", _asset(name)) for name in _ASSETS),
    ]
    errors: dict[Any, Any] = {
        NoSuchPlan: partial(_no_plan, desk),
        404: partial(_failed, "dk_not_found", 404),
        duckdb.Error: _unreadable,
    }
    app = Starlette(routes=routes, exception_handlers=errors, lifespan=lifespan)
    return Guard(app, door, largest=largest)


def picture(desk: Desk, request: Request) -> Response:
    """The picture of a page. The name is one of ours or none."""
    found = _PICTURE.fullmatch(request.path_params["name"])
    file = plan_view.drawn_page(desk, found[1], int(found[2])) if found else None
    if file is None:
        raise HTTPException(404)
    return FileResponse(file, media_type="image/webp")


def _view(
    desk: Desk, view: View, limiter: CapacityLimiter | None = None
) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        return await to_thread.run_sync(view, desk, request, limiter=limiter)

    return answered


def _kept(view: View) -> View:
    """A view that shows the same to all who ask the same."""

    def answered(desk: Desk, request: Request) -> Response:
        written = desk.written()
        if not written.settled:
            return view(desk, request)
        asked = (request.url.path, request.url.query, language_of(request), desk.today)
        key = (asked, written, desk.search.version, desk.trouble)
        return desk.answers.of(key, partial(view, desk, request))

    return answered


def _async(
    desk: Desk, view: Callable[[Desk, Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        return await view(desk, request)

    return answered


def _of_plan(
    desk: Desk, view: Callable[[Desk, Request, str], Response], limiter: CapacityLimiter
) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        document = _document(request)
        return await to_thread.run_sync(view, desk, request, document, limiter=limiter)

    return answered


def _decide(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        return await decide(desk, request, _document(request))

    return answered


def _document(request: Request) -> str:
    """The id in the address; anything else is no plan."""
    given = str(request.path_params["document_id"])
    if not _DOCUMENT.fullmatch(given):
        raise NoSuchPlan(given)
    return given


def _asset(name: str) -> Callable[[Request], Awaitable[Response]]:
    package, kind = _ASSETS[name]

    async def answered(_request: Request) -> Response:
        return Response(asset(package, name), media_type=kind)

    return answered


def _failed(key: str, status: int, request: Request, _error: Exception) -> Response:
    return rendered(request, "failed.html.j2", status=status, key=key, why="")


def _no_plan(desk: Desk, request: Request, error: Exception) -> Response:
    """A plan that was read a moment ago may still be on its way into the tables."""
    if not desk.inbox.state().running:
        return _failed("dk_gone", 404, request, error)
    answer = _failed("dk_coming", 404, request, error)
    answer.headers["refresh"] = "2"
    return answer


def _unreadable(request: Request, error: Exception) -> Response:
    why = " ".join(str(error).split())[:300]
    return rendered(request, "failed.html.j2", status=500, key="dk_trouble", why=why)
