"""``plans calendar``: who owes what to whom, by when."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

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

_YEARS_BACK = 10
"""How far back something that fell due is looked for by --overdue."""


def calendar(
    parsed: Annotated[
        Path,
        typer.Argument(metavar="[DATA]", parser=place, help="Folder or URL of the Parquet tables"),
    ] = Path("data/parsed"),
    *,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day, YYYY-MM-DD")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day, YYYY-MM-DD")
    ] = None,
    upcoming: Annotated[
        int | None, typer.Option("--next", metavar="DAYS", min=0, help="So many days from --on")
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="What fell due before --on; see below")
    ] = False,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day to look from (default: today)")
    ] = None,
    province: Annotated[str | None, typer.Option(help="Plans of this province alone")] = None,
    district: Annotated[
        str | None, typer.Option(help="Plans of this unit alone: district, commune or body")
    ] = None,
    who: Annotated[str | None, typer.Option(help="What this body owes alone")] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="trước ngày 05/6: the 5th will do")
    ] = False,
    undated: Annotated[
        bool, typer.Option("--undated", help="List also what is owed without a day, and why")
    ] = False,
    ics: Annotated[Path | None, typer.Option(help="iCalendar file to write")] = None,
    alarm: Annotated[
        int,
        typer.Option(metavar="DAYS", min=-1, help="Of --ics: remind so many days before; -1 never"),
    ] = 3,
    csv: Annotated[Path | None, typer.Option(help="CSV file to write")] = None,
) -> None:
    """List duties to report and tasks by the day they fall due.

    Without --from, --to, --next or --overdue: the year of --on. A day marked ~ is the end of a stretch
    or cycle the plan names without a day. --overdue lists all that fell due: the tables know
    what plans ask for, not what was delivered. Nothing falls due before the month its plan was issued in.
    In the iCalendar file a duty that recurs regularly is one recurring event.

    **Exit codes:** 0 listed; 1 the disk is full; 2 wrong usage; 3 tables of some plan cannot be read; 4 a table cannot be read
    that nothing can be listed without.
    """
    from pipeline.calendar.collect import Choice, collect
    from pipeline.calendar.ics import to_ics
    from pipeline.calendar.listing import print_calendar, print_undated, write_csv
    from pipeline.calendar.obligations import Window
    from pipeline.cli.damage import leave_if_damaged

    needs_tables(parsed)
    for file in (ics, csv):
        spare(file, parsed)
    if sum((bool(first or last), upcoming is not None, overdue)) > 1:
        fail("--from/--to, --next and --overdue exclude each other", Exit.USAGE)
    today = day_of(on, "--on")
    days = _days(today, first, last, upcoming, overdue=overdue)
    window = Window(*days)
    if window.first > window.last:
        fail(f"the first day {window.first} is after the last {window.last}", Exit.USAGE)
    try:
        found = collect(parsed, window, Choice(province, district, who), strict=not lenient)
    except Exception as error:
        leave_if_damaged(parsed, error)
        raise
    if ics is not None:
        with _whole(ics) as file:
            file.write_bytes(to_ics(found.dated, on=today, alarm=alarm if alarm >= 0 else None))
    if csv is not None:
        with _whole(csv) as file, file.open("w", encoding="utf-8", newline="") as out:
            write_csv(found.dated, found.undated if undated else (), out)
    console = output()
    print_calendar(found.dated, console)
    if undated:
        print_undated(found.undated, console)
    console.print(
        f"\n{window.first:%d/%m/%Y} - {window.last:%d/%m/%Y}: {len(found.dated)} obligations of "
        f"{found.met.plans} plans ({found.met.renditions} further renditions left out); "
        f"{len(found.undated)} more without a day"
        f"{'' if undated else ' (--undated lists them)'}",
        soft_wrap=True,
    )
    for trouble in found.met.troubles:
        say(trouble)
    raise typer.Exit(Exit.UNREADABLE if found.met.troubles else Exit.OK)


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    from pipeline.export.whole import whole

    try:
        with whole(file) as target:
            yield target
    except OSError as error:
        unwritten(file, error)


def _days(
    today: date, first: str | None, last: str | None, upcoming: int | None, *, overdue: bool
) -> tuple[date, date]:
    if overdue:
        return today.replace(year=today.year - _YEARS_BACK, day=1), today - timedelta(days=1)
    if upcoming is not None:
        return today, today + timedelta(days=upcoming)
    begin = day_of(first, "--from") if first else date(today.year, 1, 1)
    return begin, day_of(last, "--to") if last else date(max(today.year, begin.year), 12, 31)
