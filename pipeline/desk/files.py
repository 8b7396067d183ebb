"""Adding files: the page, what it sends, and how far the reading is."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from pipeline.desk.desk import Desk, rendered
from pipeline.desk.inbox import MOST_FILES, NotTaken, State
from pipeline.site import remarks

_PATIENCE = 15.0
"""Seconds without a change after which a line is sent all the same: the connection is still there."""
_LOOK = 0.25
_SHOWN = 200
"""Files whose state is sent at once."""


def shown(desk: Desk, request: Request) -> Response:
    """The page to drop files on, and the files of the ledger that were not read."""
    unread = desk.tables.rows(
        "SELECT path, file_name, status, error_code, error FROM sources"
        " WHERE status NOT IN ('ok', 'duplicate') ORDER BY ingested_at DESC, path LIMIT 500"
    )
    return rendered(request, "inbox.html.j2", unread=unread, most=MOST_FILES)


async def begin(desk: Desk, _request: Request) -> Response:
    """A batch for files that come together."""
    return JSONResponse({"batch": desk.inbox.begin()})


async def take(desk: Desk, request: Request) -> Response:
    """One file of a batch."""
    try:
        name = await desk.inbox.take(
            request.path_params["batch"], request.query_params.get("name", ""), request.stream()
        )
    except NotTaken as error:
        return JSONResponse({"error": str(error)}, error.status)
    except ClientDisconnect:
        return JSONResponse({"error": "the file did not come whole, or is too large"}, 413)
    except OSError as error:
        return JSONResponse({"error": f"the inbox cannot be written: {error.strerror}"}, 507)
    return JSONResponse({"name": name})


async def read(desk: Desk, request: Request) -> Response:
    """Have a batch read."""
    count = await run_in_threadpool(desk.inbox.read, request.path_params["batch"])
    return JSONResponse({"files": count})


async def events(desk: Desk, _request: Request) -> Response:
    """How far the reading is, as it goes on (server-sent events)."""
    return StreamingResponse(_told(desk), media_type="text/event-stream")


async def _told(desk: Desk) -> AsyncIterator[bytes]:
    """No thread waits for it: threads are for those who ask something."""
    sent, quiet = -1, 0.0
    while not desk.inbox.stopped:
        state = desk.inbox.state()
        if state.number != sent:
            sent, quiet = state.number, 0.0
            yield _event(state)
        elif quiet > _PATIENCE:
            quiet = 0.0
            yield b": still here\n\n"
        await asyncio.sleep(_LOOK)
        quiet += _LOOK


def _event(state: State) -> bytes:
    told: dict[str, Any] = state._asdict()
    told["files"] = [_file(one) for one in state.files[:_SHOWN]]
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n".encode()


def _file(one: dict[str, Any]) -> dict[str, Any]:
    said = remarks.unread(one["error_code"], one["error"])
    name = one["path"].rpartition("/")[2]
    return {
        "name": name,
        "document": one["document_id"],
        "status": one["status"],
        "why": {"vi": said.vi, "en": said.en},
    }
