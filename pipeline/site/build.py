"""The whole report in one pass over the tables: a page a plan as it goes by, the overview at the end.

``build(Path("data/parsed"), Path("report"), …)``. Memory holds one file of plans and small rows of all. Pages
and pictures of plans that are gone are removed; nothing else in the folder is touched.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

import pyarrow as pa
from pydantic import ValidationError

from pipeline.audit import AuditSettings
from pipeline.site.drawn import Drawings, Drawn, entries_of
from pipeline.site.found import findings_of
from pipeline.site.index_page import index_page
from pipeline.site.overview import Overview
from pipeline.site.pictures import Undrawn
from pipeline.site.plan_page import plan_page
from pipeline.site.render import write_assets
from pipeline.store.files import sweep
from pipeline.store.places import Place, is_folder
from pipeline.store.readonly import others_of, roots_of
from pipeline.store.records import read_plans, read_sources
from pipeline.store.roots import Roots
from schemas.plan import Plan, Source

Pages: TypeAlias = Literal["none", "findings", "all"]
"""Whose pages are drawn: nobody's, those of plans with findings, everybody's."""

_NAME = re.compile(r"[0-9A-Za-z]{1,64}")
"""A document_id that may be a file name: sixteen hex digits, nothing that climbs out of a folder."""
_PICTURE = re.compile(r"[0-9A-Za-z]{1,64}(?:-\d+\.webp|\.pdf)")
"""Pictures of pages, and the PDF that LibreOffice made of a Word file to draw them from."""


class CannotBuild(Exception):
    """There is nothing to report, or no place for it. ``str()`` says what to do."""


class Watcher(Protocol):
    """Who is told how far the report is."""

    def begin(self, plans: int) -> None: ...

    def laid_out(self, files: int) -> None:
        """So many more Word files have pages."""
        ...

    def passed(self) -> None:
        """A plan is done, or left out."""
        ...


class Nobody:
    """Nobody looks."""

    def begin(self, plans: int) -> None: ...

    def laid_out(self, files: int) -> None: ...

    def passed(self) -> None: ...


@dataclass
class Built:
    """What was written."""

    overview: Overview = field(default_factory=Overview)
    stored: int = 0
    """Plans whose findings come from the table."""
    audited: int = 0
    drawn: int = 0
    """Pages of plans, as pictures."""
    undrawn: list[str] = field(default_factory=list)
    """Paths of files that are gone, changed or cannot be drawn."""
    troubles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Site:
    """The folder of the report."""

    out: Path
    roots: Roots

    @property
    def plans(self) -> Path:
        return self.out / "plans"

    @property
    def pages(self) -> Path:
        return self.out / "pages"


def build(
    parsed: Place,
    out: Path,
    *,
    on: date,
    pages: Pages = "findings",
    settings: AuditSettings | None = None,
    anew: bool = False,
    watcher: Watcher | None = None,
) -> Built:
    """Write the report. ``anew``: audit every plan, whatever the table says. Raises ``CannotBuild``."""
    sources = _ledger(parsed)
    if isinstance(parsed, Path) and out.resolve() == parsed.resolve():
        raise CannotBuild(f"{out} holds the tables; name another folder with --out")
    site = Site(out, roots_of(parsed))
    for folder in (site.out, site.plans, site.pages):
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
    entries = entries_of(sources)
    paths = {key: held[0].path for key, held in entries.items()}
    watcher = watcher or Nobody()
    watcher.begin(len(entries))
    drawings = Drawings(entries, others_of(parsed), site.pages, site.roots.place, watcher.laid_out)
    built = Built()
    kept: set[str] = set()
    for shelf in read_plans(parsed, paths):
        if shelf.trouble is not None:
            built.troubles.append(shelf.trouble)
            continue
        for plan in shelf.plans:
            built.overview.saw(plan)
            if not plan.is_primary:
                watcher.passed()
        counting = [plan for plan in shelf.plans if plan.is_primary]
        plans = _nameable(shelf.stem, counting, built)
        found = findings_of(parsed, shelf.stem, plans, on=on, settings=settings, anew=anew)
        shown = {
            plan.document_id
            for plan in plans
            if pages == "all" or (pages == "findings" and found.of(plan.document_id))
        }
        drawings.prepare(plan for plan in plans if plan.document_id in shown)
        for plan in plans:
            findings = found.of(plan.document_id)
            wanted = plan.document_id in shown
            drawn = drawings.draw(plan) if wanted else Undrawn("not_drawn", "")
            _note(drawn, built, kept)
            path = paths.get(plan.document_id, plan.file_name)
            html = plan_page(plan, path, findings, drawn)
            _write(site.plans / f"{plan.document_id}.html", html)
            built.overview.add(plan, path, findings)
            built.stored += plan.document_id in found.stored
            built.audited += plan.document_id not in found.stored
            watcher.passed()
    html = index_page(
        built.overview,
        sources,
        on=on,
        stored=built.stored,
        audited=built.audited,
        troubles=built.troubles,
    )
    write_assets(out)
    _write(out / "index.html", html)
    _sweep(site, {plan.document_id for plan in built.overview.plans}, kept)
    return built


def _ledger(parsed: Place) -> list[Source]:
    if not is_folder(parsed / "plans"):
        raise CannotBuild(
            f"{parsed} holds no tables; run `plans ingest FOLDER --out {parsed}` first"
        )
    try:
        return list(read_sources(parsed))
    except (OSError, pa.ArrowException, ValidationError, KeyError) as error:
        raise CannotBuild(
            f"{parsed / 'sources'} cannot be read; remove {parsed} and ingest again"
        ) from error


def _nameable(stem: str, plans: Iterable[Plan], built: Built) -> list[Plan]:
    """Plans whose id may be the name of a file."""
    kept = []
    for plan in plans:
        if _NAME.fullmatch(plan.document_id):
            kept.append(plan)
        else:
            built.troubles.append(
                f"plans/{stem}.parquet: the document_id {plan.document_id!r} is none of ours"
            )
    return kept


def _note(drawn: Drawn | Undrawn, built: Built, kept: set[str]) -> None:
    if isinstance(drawn, Drawn):
        built.drawn += len(drawn.sheets)
        kept.update(sheet.picture for sheet in drawn.sheets)
        kept.add(drawn.kept)
    elif drawn.path:
        built.undrawn.append(drawn.path)


def _sweep(site: Site, documents: set[str], pictures: set[str]) -> None:
    """Remove pages and pictures of an earlier report that this one does not show."""
    for file in site.plans.glob("*.html"):
        if _NAME.fullmatch(file.stem) and file.stem not in documents:
            file.unlink()
    for file in site.pages.iterdir():
        if _PICTURE.fullmatch(file.name) and file.name not in pictures:
            file.unlink()


def _write(file: Path, html: str) -> None:
    """Whole or not at all: who has the older page open keeps it."""
    unfinished = file.with_name(f".{file.name}.tmp")
    unfinished.write_text(html, encoding="utf-8", newline="\n")
    unfinished.replace(file)
