"""The command line: ``plans ingest``, ``plans show``, ``plans schema``.

Here, and only here, imports stand inside functions: PDF, Arrow and spreadsheet libraries take most
of a second to load, and ``plans --help`` needs none of them.

Results go to standard output, trouble to standard error, one line each. Without a terminal the
output is 160 columns wide and has no colours.
"""

import sys
from enum import IntEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

_PLAIN_WIDTH = 160
"""Columns when nobody says how wide the paper is: pipes, files, CI."""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Vietnamese administrative plans (Kế hoạch) from PDF and DOCX to validated data.",
)


class Exit(IntEnum):
    """Exit codes, as ``--help`` promises them."""

    OK = 0
    UNREAD = 1
    USAGE = 2


def main() -> None:
    """Console script ``plans``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="replace"
            )  # a C locale is no reason to fail
    app()


@app.command()
def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            exists=True,
            help="Files, or folders to look through",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option(help="Folder of the Parquet tables")] = Path("data/parsed"),
) -> None:
    """Read documents into Parquet tables and print what was found.

    In folders the endings .pdf .docx .doc .rtf .odt are looked at. Ingesting again replaces rows,
    never doubles them; a file that is gone from a folder loses its rows.

    **Exit codes:** 0 every file was read; 1 some file could not be read; 2 wrong usage.
    """
    from pipeline.ingest import ingest as ingest_files
    from pipeline.store import UnreadableLedger
    from pipeline.summary import Summary

    summary = Summary()
    try:
        sources = ingest_files(paths, out, on_file=summary.add)
    except (UnreadableLedger, OSError) as error:
        _fail(f"{out} cannot be written: {error}", Exit.UNREAD)
    console = _console()
    summary.print(console, out)
    if not sources:
        _say("no document found: folders are searched for .pdf .docx .doc .rtf .odt")
    raise typer.Exit(Exit.UNREAD if summary.unread else Exit.OK)


@app.command()
def show(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, show_default=False)
    ],
    json: Annotated[bool, typer.Option("--json", help="The whole record as JSON")] = False,
    left: Annotated[bool, typer.Option("--left", help="Only what ended in no field")] = False,
    page: Annotated[
        int | None, typer.Option(min=1, help="Draw this page with what was found on it")
    ] = None,
    png: Annotated[
        Path | None, typer.Option(help="Picture to write with --page (default: page-N.png)")
    ] = None,
) -> None:
    """Show what is read from one file, without writing any table.

    **Exit codes:** 0 the file was read; 1 it could not be read; 2 wrong usage.
    """
    from pipeline.reading import Failure, attempt, cannot_open
    from pipeline.show import print_left, print_plan

    try:
        data = file.read_bytes()
    except OSError as error:
        _fail(f"{file}: {cannot_open(error).message}", Exit.UNREAD)
    reading = attempt(data, file.name)
    if isinstance(reading, Failure):
        _fail(f"{file}: {reading.message}", Exit.UNREAD)
    if page is not None:
        from pipeline.overlay import NoSuchPage, draw_page

        target = png or Path(f"page-{page}.png")
        try:
            draw_page(data, reading, page, target)
        except (NoSuchPage, OSError) as error:
            _fail(f"{file}: {error}", Exit.USAGE)
        typer.echo(f"page {page} of {file} drawn to {target}")
    elif json:
        typer.echo(reading.plan.model_dump_json(indent=2))
    elif left:
        print_left(reading.source, reading.outline, _console())
    else:
        print_plan(reading.plan, _console())


@app.command()
def schema() -> None:
    """Print the data dictionary: every table and column, as Markdown."""
    from pipeline.dictionary import data_dictionary

    typer.echo(data_dictionary(), nl=False)


def _console() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    return (
        console
        if console.is_terminal
        else Console(highlight=False, markup=False, emoji=False, width=_PLAIN_WIDTH, no_color=True)
    )


def _say(message: str) -> None:
    typer.echo(" ".join(f"plans: {message}".split()), err=True)


def _fail(message: str, code: Exit) -> NoReturn:
    _say(message)
    raise typer.Exit(code)
