"""``plans report``: the audit as pages to read, filter and print."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.console import SETTINGS, Exit, day_of, fail, output, place, say, unwritten

if TYPE_CHECKING:
    from pipeline.view.progress import PageBar, PageLines


def report(
    parsed: Annotated[
        Path,
        typer.Argument(metavar="[DATA]", parser=place, help="Folder or URL of the Parquet tables"),
    ] = Path("data/parsed"),
    *,
    out: Annotated[Path, typer.Option(help="Folder of the pages")] = Path("report"),
    pages: Annotated[
        Literal["none", "findings", "all"],
        typer.Option(help="Draw the pages of no plan, of plans with findings, or of all"),
    ] = "findings",
    settings: Annotated[
        Path | None,
        typer.Option(
            help=f"Audit anew with this TOML file (default: the table findings, else {SETTINGS})"
        ),
    ] = None,
) -> None:
    """Write the findings as pages: an overview with charts and filters, and a page a plan.

    Open `report/index.html`; nothing is fetched from elsewhere. Findings are taken from the table
    `findings` where it is newer than the plan, else the plan is audited on the way. Pictures of the pages
    are drawn from the plans' own files, where these are still as they were read; a Word file is shown by the
    PDF of the same plan, else as LibreOffice lays it out, once (some 100 files a minute; `--pages none`: not at
    all). How far it is stands on standard error.

    **Exit codes:** 0 written; 1 the disk is full; 2 wrong usage or settings; 3 written, but tables of some plan cannot be
    read; 4 the ledger or another table cannot be read.
    """
    from pipeline.audit.settings import BadSettings, read_settings
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.reading import office
    from pipeline.site.build import CannotBuild, build
    from pipeline.site.render import number

    office.sweep()  # what was left behind by runs that were killed
    file = settings or (SETTINGS if SETTINGS.exists() else None)
    try:
        with _progress() as watcher:
            built = build(
                parsed,
                out,
                on=day_of(None, "--on"),
                pages=pages,
                settings=read_settings(file) if file else None,
                anew=settings is not None,
                watcher=watcher,
            )
    except BadSettings as error:
        fail(str(error), Exit.USAGE)
    except CannotBuild as error:
        leave_if_damaged(parsed, error)
        fail(str(error), Exit.USAGE)
    except OSError as error:
        leave_if_damaged(parsed, error)
        unwritten(out, error)
    except Exception as error:
        leave_if_damaged(parsed, error)
        raise
    for path in built.undrawn:
        say(f"{path}: gone, changed or not to be drawn; its page shows the record without pictures")
    for trouble in built.troubles:
        say(trouble)
    overview = built.overview
    output().print(
        f"plans {number(len(overview.plans))}, findings {number(len(overview.findings))} "
        f"(of {built.stored} plans from the table findings, {built.audited} plans audited now), "
        f"pages drawn {number(built.drawn)}; open {out / 'index.html'}",
        soft_wrap=True,
    )
    raise typer.Exit(Exit.UNREADABLE if built.troubles else Exit.OK)


def _progress() -> "PageBar | PageLines":
    """A bar on a terminal, lines elsewhere."""
    from rich.console import Console

    from pipeline.view.progress import PageBar, PageLines

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    return PageBar(console) if console.is_terminal else PageLines(console)
