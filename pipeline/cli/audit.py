"""``plans audit``: the rules over the tables."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.console import SETTINGS, Exit, day_of, fail, say


def audit(
    parsed: Annotated[
        Path, typer.Argument(metavar="[DATA]", help="Folder of the Parquet tables")
    ] = Path("data/parsed"),
    *,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN", help="Show these rules alone, e.g. R102 or R1*; may repeat"
        ),
    ] = None,
    province: Annotated[
        str | None, typer.Option(help="Show plans of this province, marks and case aside")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Show plans of this year")] = None,
    severity: Annotated[
        Literal["info", "warning", "error"], typer.Option(help="Show this severity and above")
    ] = "info",
    format_: Annotated[
        Literal["table", "json", "csv", "sarif", "html"],
        typer.Option("--format", help="How findings are written"),
    ] = "table",
    out: Annotated[
        Path | None, typer.Option(help="File to write instead of standard output")
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(
            help=f"TOML file with severities and rules switched off (default: {SETTINGS}, if there)"
        ),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"],
        typer.Option(help="Exit with 1 when a rule of this severity or above is broken"),
    ] = "never",
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of the audit, YYYY-MM-DD (default: today)"),
    ] = None,
) -> None:
    """Check every plan of the tables against the rules and write the table `findings`.

    Reads Parquet alone, not the plans' files. The table always holds every finding; --rule, --province,
    --year and --severity choose what is shown. `plans rules` explains the rules.

    **Exit codes:** 0 audited; 1 a rule of --fail-on or above is broken; 2 wrong usage or settings;
    3 tables of some plan cannot be read.
    """
    from pipeline.audit.formats import Tally, counted
    from pipeline.audit.run import NoTables, run
    from pipeline.audit.selection import Selection, selected
    from pipeline.audit.settings import AuditSettings, BadSettings, read_settings
    from pipeline.cli.audit_output import write
    from schemas.diagnostics import Severity

    day = day_of(on, "--on")
    file = settings or (SETTINGS if SETTINGS.exists() else None)
    selection = Selection(tuple(rule or ()), Severity(severity), province, year)
    tally = Tally()
    try:
        chosen = read_settings(file) if file else AuditSettings()
        stream = counted(selected(run(parsed, on=day, settings=chosen), selection), tally)
        write(stream, tally, format_, out)
    except (BadSettings, NoTables) as error:
        fail(str(error), Exit.USAGE)
    except BrokenPipeError:  # `plans audit | head`: who reads has seen enough
        raise typer.Exit(Exit.OK) from None
    except OSError as error:
        fail(f"{out or parsed} cannot be written: {error}", Exit.USAGE)
    for trouble in tally.troubles:
        say(trouble)
    if tally.troubles:
        raise typer.Exit(Exit.UNREADABLE)
    broken = fail_on != "never" and tally.fails_at(Severity(fail_on))
    raise typer.Exit(Exit.BROKEN if broken else Exit.OK)
