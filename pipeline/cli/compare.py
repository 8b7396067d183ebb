"""``plans compare``: two plans side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from pipeline.cli.console import Exit, PlainConsole, fail, output, place, say, spare, unwritten
from pipeline.cli.outfile import format_of, opened
from pipeline.view.plain import plain_json

if TYPE_CHECKING:
    from schemas.comparison import Comparison
    from schemas.plan import Plan

_PAPER_WIDTH = 160
"""Columns of a table that goes into a file."""


def compare(
    a: Annotated[
        str, typer.Argument(metavar="A", help="A file, or a plan of --data", show_default=False)
    ],
    b: Annotated[
        str,
        typer.Argument(
            metavar="B", help="Its next draft, another year, another unit …", show_default=False
        ),
    ],
    *,
    data: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            parser=place,
            help="Folder or URL of the Parquet tables, for what is no file",
        ),
    ] = Path("data/parsed"),
    format_: Annotated[
        Literal["table", "json", "html"] | None,
        typer.Option(
            "--format",
            help="How it is written (default: by the ending of --out, else table)",
            show_default=False,
        ),
    ] = None,
    pages: Annotated[
        Literal["none", "changes"],
        typer.Option(help="Of HTML: draw no pages, or those that something changed on"),
    ] = "changes",
    out: Annotated[
        Path | None, typer.Option(help="File to write instead of standard output")
    ] = None,
) -> None:
    """Show what two plans say otherwise: header, sections, tasks, duties, acts cited, notes.

    A and B are files, read on the spot, or plans of the tables by document_id, plan_key, path or file name.
    Rows are paired by likeness in order, never by their place; of equally good partners none is guessed. What
    follows from other changes, numbers after an insertion, is counted; JSON and HTML list it. In HTML a click on a
    change shows the pages of both plans with its place drawn; a Word file is laid out by LibreOffice, where that is
    installed.

    **Exit codes:** 0 compared; 1 a file could not be read, or the disk is full; 2 wrong usage, or no such plan; 4 the ledger or
    another table cannot be read.
    """
    import json

    from pipeline.compare import compare as compared
    from pipeline.view.comparison import print_comparison

    spare(out, data, a, b)
    kind = format_of(format_, out, ("json", "html"))
    given = (_given(a, data), _given(b, data))
    found = compared(*(one.plan for one in given))
    text = ""
    if kind == "html":
        text = _page(found, given, data, drawn=pages == "changes")
    elif kind == "json":
        told = found.model_dump(mode="json")
        text = plain_json(json.dumps(told, ensure_ascii=False, indent=1)) + "\n"
    try:
        if out is None:
            typer.echo(text, nl=False) if text else print_comparison(found, output())
            return
        with opened(out) as file:
            if text:
                file.write(text)
            else:
                print_comparison(found, PlainConsole(file=file, width=_PAPER_WIDTH))
    except BrokenPipeError:  # `plans compare | head`: who reads has seen enough
        raise typer.Exit(Exit.OK) from None
    except OSError as error:
        unwritten(out, error)


class _File(NamedTuple):
    """A file that was just read, as the ledger would name it."""

    path: str
    sha256: str
    media_type: str


class _Given(NamedTuple):
    """A plan, and the file it was read from; None of a plan of the tables, whose ledger knows."""

    plan: "Plan"
    file: _File | None = None


def _page(found: "Comparison", given: tuple[_Given, _Given], data: Path, *, drawn: bool) -> str:
    from tempfile import gettempdir

    from pipeline.site.comparison_page import comparison_page

    if not drawn:
        return comparison_page(found)
    from pipeline.reading import office
    from pipeline.site.drawn import entries_of
    from pipeline.site.papers import papers
    from pipeline.site.pictures import Origin
    from pipeline.store.readonly import others_of, roots_of
    from pipeline.store.records import read_sources

    office.sweep()  # what was left behind by runs that were killed
    known = any(one.file is None for one in given)
    origins: dict[str, list[Origin]] = {
        key: list(held) for key, held in entries_of(read_sources(data) if known else ()).items()
    }
    for plan, file in given:
        if file is not None:
            origins.setdefault(plan.document_id, []).insert(0, file)
    a, b = (one.plan for one in given)
    others = others_of(data) if known else {}
    try:
        drawn_on = papers(found, (a, b), origins, others, roots_of(data).place)
    except OSError as error:  # pictures pass through a folder of their own
        unwritten(Path(gettempdir()), error)
    return comparison_page(found, drawn_on)


def _given(name: str, data: Path) -> _Given:
    """The plan of a file that is there, else of the tables."""
    path = Path(name)
    return _read(path, data) if path.is_file() else _Given(_stored(name, data))


def _read(file: Path, data: Path) -> _Given:
    import hashlib

    from pipeline.reading import Failure, attempt, cannot_open
    from pipeline.recognition.aids import aids_of
    from pipeline.recognition.unread import pages_unread

    try:
        content = file.read_bytes()
    except OSError as error:
        fail(f"{file}: {cannot_open(error).message}", Exit.UNREAD)
    reading = attempt(content, file.name, aids_of(data, remembers=False))
    if isinstance(reading, Failure):
        fail(f"{file}: {reading.message}", Exit.UNREAD)
    if (unread := pages_unread(reading.plan)) is not None:
        say(f"{file}: {unread}")
    sha256 = hashlib.sha256(content).hexdigest()
    return _Given(reading.plan, _File(str(file.resolve()), sha256, reading.plan.media_type))


def _stored(name: str, data: Path) -> "Plan":
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.store.lookup import NotFound, find_plan

    if not (data / "plans").is_dir():
        fail(
            f"{name} is no file, and {data} holds no tables; check the name, or run "
            f"`plans ingest FOLDER --out {data}` first",
            Exit.USAGE,
        )
    try:
        return find_plan(data, name)
    except NotFound as error:
        fail(str(error), Exit.USAGE)
    except Exception as error:
        leave_if_damaged(data, error)
        raise
