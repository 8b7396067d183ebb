"""``plans missing``: who has not filed."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.console import (
    Exit,
    day_of,
    fail,
    needs_tables,
    output,
    place,
    say,
    spare,
    unwritten,
)
from pipeline.cli.outfile import format_of, opened


def missing(
    parsed: Annotated[
        Path,
        typer.Argument(metavar="[DATA]", parser=place, help="Folder or URL of the Parquet tables"),
    ] = Path("data/parsed"),
    *,
    subject: Annotated[str, typer.Option(help='Words of the subject, e.g. "dân vận"')],
    year: Annotated[int, typer.Option(help="Year the plan is for", min=1990, max=2100)],
    expect: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Units expected: name[,level,province]")
    ] = None,
    province: Annotated[
        str | None, typer.Option(help="Expect all units of this province instead of a file")
    ] = None,
    level: Annotated[
        Literal["district", "commune"], typer.Option(help="Which units of --province")
    ] = "district",
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Units of --province as of this day (default: 31/12)"),
    ] = None,
    format_: Annotated[
        Literal["table", "json", "csv"] | None,
        typer.Option(
            "--format",
            help="How it is written (default: by the ending of --out, else table)",
            show_default=False,
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File to write CSV or JSON to")] = None,
) -> None:
    """Tell of each unit expected whether it has a plan on a subject for a year.

    issued: with number and day; draft: without; unsure: we may have missed it; unknown: a plan
    whose issuer could not be resolved has words that fit; none.
    Plans of the subject that are of none of the units are listed apart.

    **Exit codes:** 0 every unit has an issued plan; 1 some has not, or the disk is full; 2 wrong usage or list of units;
    3 tables of some plan cannot be read; 4 the ledger or another table cannot be read.
    """
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.missing.collect import unread_files
    from pipeline.missing.expected import BadUnits, read_units, units_of
    from pipeline.missing.filed import Status, Wanted, answers
    from pipeline.missing.listing import print_answers, write_csv, write_json
    from pipeline.store.renditions import Met, each_plan
    from schemas.vocabulary import AdminLevel

    if (expect is None) == (province is None):
        fail("give either --expect FILE or --province NAME", Exit.USAGE)
    needs_tables(parsed)
    spare(out, parsed)
    day = day_of(on, "--on") if on else date(year, 12, 31)
    try:
        units = read_units(expect) if expect else units_of(province or "", AdminLevel(level), day)
    except BadUnits as error:
        fail(str(error), Exit.USAGE)
    met = Met()
    try:
        unread = unread_files(parsed)
        told, apart = answers(each_plan(parsed, met), units, Wanted(subject, year))
    except Exception as error:
        leave_if_damaged(parsed, error)
        raise
    console = output()
    kind = format_of(format_, out, ("json", "csv"))
    if kind == "table":
        print_answers(told, apart, console)
        counts = Counter(answer.status for answer in told)
        summary = ", ".join(f"{status} {counts[status]}" for status in Status)
        console.print(f"\nunits expected {len(told)}: {summary}", soft_wrap=True)
    else:
        try:
            with opened(out) as to:
                write_csv(told, to) if kind == "csv" else write_json(told, apart, to)
        except OSError as error:
            unwritten(out, error)
    if unread:
        say(f"{unread} files could not be read and may be plans of units called missing")
    for trouble in met.troubles:
        say(trouble)
    if met.troubles:
        raise typer.Exit(Exit.UNREADABLE)
    complete = all(answer.status is Status.ISSUED for answer in told)
    raise typer.Exit(Exit.OK if complete else Exit.MISSING)
