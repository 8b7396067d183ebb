"""``plans compare``: two plans side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.console import Exit, PlainConsole, fail, output, place, spare
from pipeline.view.plain import plain_json

if TYPE_CHECKING:
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
        Literal["table", "json", "html"],
        typer.Option("--format", help="How the comparison is written"),
    ] = "table",
    out: Annotated[
        Path | None, typer.Option(help="File to write instead of standard output")
    ] = None,
) -> None:
    """Show what two plans say otherwise: header, sections, tasks, duties, acts cited, notes.

    A and B are files, read on the spot, or plans of the tables by document_id, plan_key, path or file name.
    Rows are paired by likeness in order, never by their place; of equally good partners none is guessed. What
    follows from other changes, numbers after an insertion, is counted; JSON and HTML list it.

    **Exit codes:** 0 compared; 1 a file could not be read; 2 wrong usage, or no such plan; 4 the ledger or
    another table cannot be read.
    """
    import json

    from pipeline.compare import compare as compared
    from pipeline.view.comparison import print_comparison

    spare(out, data, a, b)
    plans = [_plan(name, data) for name in (a, b)]
    found = compared(*plans)
    text = ""
    if format_ == "html":
        from pipeline.site.comparison_page import comparison_page

        text = comparison_page(found)
    elif format_ == "json":
        told = found.model_dump(mode="json")
        text = plain_json(json.dumps(told, ensure_ascii=False, indent=1)) + "\n"
    try:
        if out is None:
            typer.echo(text, nl=False) if text else print_comparison(found, output())
        elif text:
            out.write_text(text, encoding="utf-8", newline="\n")
        else:
            with out.open("w", encoding="utf-8", newline="\n") as file:
                print_comparison(found, PlainConsole(file=file, width=_PAPER_WIDTH))
    except BrokenPipeError:  # `plans compare | head`: who reads has seen enough
        raise typer.Exit(Exit.OK) from None
    except OSError as error:
        fail(f"{out or 'standard output'} cannot be written: {error}", Exit.USAGE)


def _plan(name: str, data: Path) -> "Plan":
    """The plan of a file that is there, else of the tables."""
    path = Path(name)
    return _read(path) if path.is_file() else _stored(name, data)


def _read(file: Path) -> "Plan":
    from pipeline.reading import Failure, attempt, cannot_open

    try:
        content = file.read_bytes()
    except OSError as error:
        fail(f"{file}: {cannot_open(error).message}", Exit.UNREAD)
    reading = attempt(content, file.name)
    if isinstance(reading, Failure):
        fail(f"{file}: {reading.message}", Exit.UNREAD)
    return reading.plan


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
