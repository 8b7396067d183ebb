"""The command line: ``plans ingest``, ``plans show``, ``plans evaluate``, ``plans schema``.

Here, and only here, imports stand inside functions: PDF, Arrow and spreadsheet libraries take most
of a second to load, and ``plans --help`` needs none of them.

Results go to standard output, trouble to standard error, one line each. Without a terminal the
output is 160 columns wide and has no colours.
"""

import sys
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Literal, NoReturn

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
    BELOW = 1
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
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            exists=True,
            file_okay=False,
            help="Folder with gold/*.json and files/*, or with both side by side",
            show_default=False,
        ),
    ],
    *,
    matcher: Annotated[
        Literal["strict", "soft", "levenshtein", "ratcliff"],
        typer.Option(help="When two strings are the same"),
    ] = "soft",
    by: Annotated[
        Literal["reader"] | None, typer.Option(help="Split the scores: docx, pdf, ocr")
    ] = None,
    failures: Annotated[
        str, typer.Option(metavar="N", help="List the first N wrong items per document, or all")
    ] = "0",
    cells: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What printed cells mean, where the gold does not say"),
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every item and score as JSON")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Earlier JSON: which items appeared, which vanished"),
    ] = None,
    least: Annotated[
        list[str] | None,
        typer.Option(
            "--min", metavar="NAME=F1", help="Least score, e.g. header=0.98, pdf:rows=0.9"
        ),
    ] = None,
) -> None:
    """Compare what is read with gold made by hand: precision, recall and F1, item by item.

    Scans are scored apart. What the record has no table for is said to be not produced.

    **Exit codes:** 0 compared; 1 some score is below its --min; 2 wrong usage or unusable gold.
    """
    from pipeline.evaluation.against import against as changes
    from pipeline.evaluation.gold import BadGold
    from pipeline.evaluation.report import print_against, print_failures, print_scores
    from pipeline.evaluation.results import BadResults, read_results, write_results
    from pipeline.evaluation.run import evaluate as evaluate_gold
    from pipeline.evaluation.scores import all_scores, slices
    from pipeline.evaluation.thresholds import BadThreshold, below, parse_threshold

    if failures != "all" and not failures.isdecimal():
        _fail(f"--failures {failures}: expected a number or all", Exit.USAGE)
    try:
        thresholds = [parse_threshold(text) for text in least or ()]
        old = read_results(against) if against else None
        found = evaluate_gold(gold, cells)
    except (BadGold, BadResults, BadThreshold) as error:
        _fail(str(error), Exit.USAGE)
    console = _console()
    print_scores(found, console, matcher=matcher, by_reader=by == "reader")
    if failures != "0":
        limit = None if failures == "all" else int(failures)
        print_failures(found, console, matcher=matcher, limit=limit)
    if old is not None:
        print_against(changes(found, old, matcher), console)
    if json is not None:
        try:
            write_results(found, all_scores(slices(found.documents, by_reader=True)), json)
        except OSError as error:
            _fail(f"{json} cannot be written: {error}", Exit.USAGE)
    short = below(found.documents, thresholds, matcher)
    for sentence in short:
        _say(sentence)
    raise typer.Exit(Exit.BELOW if short else Exit.OK)


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
