"""``plans audit``: the rules over the tables."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.console import (
    SETTINGS,
    Exit,
    day_of,
    fail,
    needs_tables,
    place,
    say,
    spare,
    unwritten,
)
from pipeline.cli.outfile import format_of


def audit(
    parsed: Annotated[
        Path,
        typer.Argument(metavar="[DATA]", parser=place, help="Folder or URL of the Parquet tables"),
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
        Literal["table", "json", "csv", "sarif", "html"] | None,
        typer.Option(
            "--format",
            help="How findings are written (default: by the ending of --out, else table)",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="File to write instead of standard output")
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(
            help=f"TOML file with severities and rules switched off (default: {SETTINGS}, if there)"
        ),
    ] = None,
    waivers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="TOML file of findings found wrong, accepted or fixed (default: waivers.toml beside DATA, if there)",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="JSON of an earlier audit: leave out the findings it holds"
        ),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"],
        typer.Option(help="Exit with 1 when a rule of this severity or above is broken"),
    ] = "never",
    changed: Annotated[
        bool,
        typer.Option(
            "--changed",
            help="Audit plans alone that were stored or put right since they were audited on this day",
        ),
    ] = False,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of the audit, YYYY-MM-DD (default: today)"),
    ] = None,
) -> None:
    """Check every plan of the tables against the rules and write the table `findings`.

    Reads Parquet alone, not the plans' files. The table always holds every finding; --rule, --province,
    --year, --severity, --waivers and --baseline choose what is shown. `plans rules` explains the rules.
    With --changed plans that nothing happened to keep the findings they have, and those are not shown.
    Of the renditions of a plan (DOCX, PDF, a copy) the one that counts is audited.

    **Exit codes:** 0 audited; 1 a rule of --fail-on or above is broken, or the disk is full; 2 wrong usage or
    settings; 3 tables of some plan cannot be read; 4 the ledger or another table cannot be read.
    """
    from pipeline.audit.fingerprint import read_baseline, since
    from pipeline.audit.formats import Tally, counted
    from pipeline.audit.run import NoTables, run
    from pipeline.audit.selection import Selection, check_rules, selected
    from pipeline.audit.settings import AuditSettings, BadSettings, read_settings
    from pipeline.audit.waivers import Waived, waivers_of
    from pipeline.cli.audit_output import write
    from pipeline.cli.damage import leave_if_damaged
    from schemas.diagnostics import Severity

    needs_tables(parsed)
    spare(out, parsed)
    day = day_of(on, "--on")
    file = settings or (SETTINGS if SETTINGS.exists() else None)
    selection = Selection(tuple(rule or ()), Severity(severity), province, year)
    tally = Tally()
    unstored: list[Exception] = []
    try:
        check_rules(selection.rules)
        chosen = read_settings(file) if file else AuditSettings()
        decided, unread = waivers_of(parsed, waivers)
        waived = Waived(decided, day)
        for trouble in unread:
            say(trouble)
        known = read_baseline(baseline) if baseline else frozenset()
        audited = run(
            parsed, on=day, settings=chosen, unstored=unstored, met=tally.met, changed=changed
        )
        rest = waived.rest(since(audited, known))
        kind = format_of(format_, out, ("json", "csv", "sarif", "html"))
        write(counted(selected(rest, selection), tally), tally, kind, out)
    except (BadSettings, NoTables) as error:
        fail(str(error), Exit.USAGE)
    except BrokenPipeError:  # `plans audit | head`: who reads has seen enough
        raise typer.Exit(Exit.OK) from None
    except OSError as error:
        leave_if_damaged(parsed, error)
        unwritten(out, error)
    except Exception as error:
        leave_if_damaged(parsed, error)
        raise
    for refused in unstored:
        why = getattr(refused, "strerror", None) or refused
        say(
            f"{parsed / 'findings'} cannot be written ({why}); the findings were shown and not stored"
        )
    remarks = () if changed else waived.remarks()  # they speak of all plans
    for trouble in (*remarks, *tally.troubles):
        say(trouble)
    if tally.troubles:
        raise typer.Exit(Exit.UNREADABLE)
    broken = fail_on != "never" and tally.fails_at(Severity(fail_on))
    raise typer.Exit(Exit.BROKEN if broken else Exit.OK)
