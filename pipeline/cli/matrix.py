"""``plans matrix``: plans of many units side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.console import (
    Exit,
    PlainConsole,
    fail,
    needs_tables,
    output,
    place,
    say,
    spare,
    unwritten,
)
from pipeline.cli.outfile import format_of, opened
from pipeline.export.whole import whole

if TYPE_CHECKING:
    from pipeline.matrix.build import Sheet

_FILES = frozenset({"xlsx", "parquet"})
_PAPER_WIDTH = 160
"""Columns of a table that goes into a file."""


def matrix(
    parsed: Annotated[
        Path,
        typer.Argument(metavar="[DATA]", parser=place, help="Folder or URL of the Parquet tables"),
    ] = Path("data/parsed"),
    *,
    year: Annotated[int, typer.Option(help="Plans of this year")],
    subject: Annotated[
        str, typer.Option(help="Words their subject has to hold, marks aside if it has none")
    ] = "",
    of: Annotated[
        Literal["tasks", "citations", "reports", "all"], typer.Option(help="What rows are")
    ] = "tasks",
    least: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Plans that have to have a row in common (default: 2; of reports 1)",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Literal["table", "csv", "json", "html", "xlsx", "parquet"] | None,
        typer.Option(
            "--format",
            help="How it is written (default: by the ending of --out, else table)",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="File to write instead of standard output")
    ] = None,
) -> None:
    """Compare plans of one subject and year: a row for each common task, a column for each unit.

    A cell says who leads and by when. `-` is missing; `?` cannot be told, because the plan was not read whole.
    Tasks in other words are one task if what they say is nearly the same; rows of citations are acts, `hết hiệu
    lực` where the act was no longer in force; rows of reports are the rounds they are due in.

    **Exit codes:** 0 written; 1 the disk is full; 2 wrong usage, or no plan of the subject and year; 3 tables of some plan cannot be
    read; 4 a table cannot be read that nothing can be compared without.
    """
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.matrix.build import Gathered
    from pipeline.missing.filed import Wanted
    from pipeline.store.renditions import Met, each_plan

    kind = format_of(format_, out, _FILES | {"csv", "json", "html"})
    if kind in _FILES and out is None:
        fail(f"--format {kind} needs --out FILE", Exit.USAGE)
    if kind == "csv" and of == "all":
        fail("a CSV file holds one sheet; give --of tasks, citations or reports", Exit.USAGE)
    needs_tables(parsed)
    spare(out, parsed)
    wanted, met, gathered = Wanted(subject, year), Met(), Gathered()
    try:
        for plan in each_plan(parsed, met):
            if wanted.takes(plan):
                gathered.add(plan)
    except Exception as error:
        leave_if_damaged(parsed, error)
        raise
    for trouble in met.troubles:
        say(trouble)
    if met.troubles and not gathered.columns:
        raise typer.Exit(Exit.UNREADABLE)
    if not gathered.columns:
        named = f" with {subject!r} in its subject" if subject else ""
        fail(f"no plan of {year}{named} is in {parsed}", Exit.USAGE)
    makers = {
        "tasks": gathered.tasks,
        "citations": gathered.citations,
        "reports": gathered.reports,
    }
    chosen = () if least is None else (least,)
    sheets = [make(*chosen) for name, make in makers.items() if of in {name, "all"}]
    _give(sheets, kind, out, subject, year)
    raise typer.Exit(Exit.UNREADABLE if met.troubles else Exit.OK)


def _give(sheets: "list[Sheet]", format_: str, out: Path | None, subject: str, year: int) -> None:
    """To standard output, or into a file that appears whole."""
    from pipeline.matrix import listing

    try:
        if format_ in _FILES and out is not None:
            with whole(out) as target:
                write = listing.write_xlsx if format_ == "xlsx" else listing.write_parquet
                write(sheets, target)
            return
        with opened(out) as to:
            if format_ == "table":
                console = PlainConsole(file=to, width=_PAPER_WIDTH) if out else output()
                listing.print_sheets(sheets, console)
            elif format_ == "csv":
                listing.write_csv(sheets[0], to)
            elif format_ == "json":
                listing.write_json(sheets, to)
            else:
                from pipeline.site.matrix_page import write_html

                write_html(sheets, subject, year, to)
    except BrokenPipeError:  # `plans matrix | head`: who reads has seen enough
        raise typer.Exit(Exit.OK) from None
    except OSError as error:
        unwritten(out, error)
