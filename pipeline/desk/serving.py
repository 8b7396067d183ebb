"""The desk listening: a socket of this machine, uvicorn behind it."""

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from pipeline.audit import AuditSettings
from pipeline.desk.app import create
from pipeline.desk.desk import Desk
from pipeline.desk.guard import Door, is_loopback
from pipeline.store.register import Register

_AT_ONCE = 200
"""Requests in hand at most; further ones are told to come again."""

_PATIENCE = 2
"""Seconds an answer may still take when the desk ends: who follows the reading is never done."""


class Busy(Exception):
    """Nothing can listen there. ``str()`` says why."""


def listen(
    parsed: Path,
    *,
    host: str,
    port: int,
    token: str | None,
    largest: int,
    settings: AuditSettings | None,
    told: Callable[[str], None],
) -> None:
    """Answer until somebody asks to stop. Raises ``Busy``."""
    with Register(parsed, command="plans serve"):
        pass  # tables that are new, or that a killed writer left, are made whole
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_AT_ONCE)  # who is told the address may come before we are ready
    except OSError as error:
        raise Busy(f"{host}:{port} cannot be listened at: {error.strerror or error}") from error
    bound = listening.getsockname()[1]
    wanted = token or (None if is_loopback(host) else secrets.token_urlsafe(24))
    names = (socket.gethostname(),) if not is_loopback(host) else ()
    door = Door(host, bound, wanted, names)
    shown = f"[{host}]" if ":" in host else host
    query = f"?token={wanted}" if wanted else ""
    told(f"the desk is open at http://{shown}:{bound}/{query} (Ctrl-C ends it)")
    app = create(Desk(parsed, largest=largest, settings=settings), door, largest=largest)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=_PATIENCE,
        h11_max_incomplete_event_size=65_536,
    )
    with suppress(KeyboardInterrupt):  # it ends as asked, and says Ctrl-C once more
        uvicorn.Server(config).run(sockets=[listening])
