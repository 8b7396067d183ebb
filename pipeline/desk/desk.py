"""What every view of the desk shares: the tables, the search, where pictures of pages lie, how a page is rendered."""

import sqlite3
import threading
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import duckdb
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit import AuditSettings
from pipeline.audit.waivers import WAIVERS
from pipeline.corrections.ledger import beside
from pipeline.desk.answers import Answers
from pipeline.desk.guard import policy_with
from pipeline.desk.held import Held, Stamp, stamp_of
from pipeline.desk.inbox import Inbox
from pipeline.desk.search import Search
from pipeline.desk.tables import Tables
from pipeline.site.render import environment, style_hash
from pipeline.store.places import full_path

LANGUAGES = ("vi", "en")
LANGUAGE = "plans-lang"
WHO = "plans-who"
_PAUSE = 2.0
"""Seconds between two looks whether the tables changed."""


class Progress(NamedTuple):
    """Plans in the index of the search, of all."""

    done: int
    of: int


class Desk:
    """The desk of one register."""

    def __init__(
        self, parsed: Path, *, largest: int = 200_000_000, settings: AuditSettings | None = None
    ) -> None:
        self.parsed = parsed
        self.settings = settings
        self.folder = parsed / ".desk"
        """What can be made again: pictures of pages, the index of the search."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.pages = self.folder / "pages"
        self.pages.mkdir(exist_ok=True)
        self.tables = Tables(parsed)
        self._beside = (Path(str(beside(parsed))), full_path(parsed).parent / WAIVERS)
        self.held = Held(parsed)
        self.search = Search(self.folder / "search.sqlite", self.tables)
        self.inbox = Inbox(parsed, self.folder / "reading.jsonl", largest=largest)
        self.answers = Answers()
        self._progress: tuple[tuple[Stamp, int], Progress] | None = None
        self.trouble: str | None = None
        """Why the search does not follow the tables at the moment."""
        self._stopping = threading.Event()
        self._laying: dict[str, threading.Thread] = {}
        """Documents LibreOffice lays out, or has tried to."""
        self._lock = threading.Lock()

    def start(self) -> None:
        """Follow the tables from now on."""
        self._follower.start()

    def stop(self) -> None:
        """End what runs beside the answers."""
        self._stopping.set()
        self.inbox.stop()

    def lay_out(self, document_id: str, work: Callable[[], None]) -> bool:
        """Have pages made beside the answers; False when that is over, whatever came of it."""
        with self._lock:
            thread = self._laying.get(document_id)
            if thread is None:
                thread = threading.Thread(target=work, name="office", daemon=True)
                self._laying[document_id] = thread
                thread.start()
        return thread.is_alive()

    @cached_property
    def _follower(self) -> threading.Thread:
        return threading.Thread(target=self._follow, name="search", daemon=True)

    def _follow(self) -> None:
        while not self._stopping.is_set():
            try:
                self.held.sync()
                self.search.sync()
                self.trouble = None
            except (
                OSError,
                duckdb.Error,
                sqlite3.Error,
            ) as error:  # a file was replaced, or is damaged
                self.trouble = " ".join(str(error).split())[:300]
            self._stopping.wait(_PAUSE)

    def written(self) -> Stamp:
        """When what lists are made of was last written to: tables, what was decided beside them."""
        tables = (self.parsed / name for name in ("plans", "findings", "sources"))
        return stamp_of((*tables, *self._beside))

    def progress(self) -> Progress:
        """How much of the register the search knows."""
        written, version = self.written(), self.search.version
        if self._progress is None or not written.settled or self._progress[0] != (written, version):
            whole = self.held.one("SELECT count(*) AS n FROM held.plans")
            told = Progress(self.search.count(), whole["n"] if whole else 0)
            self._progress = (written, version), told
        return self._progress[1]

    @property
    def today(self) -> date:
        return date.today()  # noqa: DTZ011 - the day where the person sits


def language_of(request: Request) -> str:
    """The language a person chose, else the one their browser asks for."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    if chosen in LANGUAGES:
        return chosen
    wanted = request.headers.get("accept-language", "").split(",")[0].strip().lower()
    return "en" if wanted.startswith("en") else "vi"


def who_of(request: Request) -> str:
    """Who sits at the desk, as they said."""
    return unquote(request.cookies.get(WHO, ""))


def rendered(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. A style element it holds may be used, and no other."""
    style = values.get("style", "")
    shared: Mapping[str, Any] = {
        "lang": language_of(request),
        "who": who_of(request),
        "here": request.url.path,
        "style": style,
    }
    page = environment("pipeline.desk").get_template(template).render({**shared, **values})
    answer = HTMLResponse(page, status)
    if style:
        answer.headers["content-security-policy"] = policy_with([style_hash(style)])
    return answer
