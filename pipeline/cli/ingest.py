"""``plans ingest``: documents into Parquet tables."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.console import Exit, fail, output, say


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
    *,
    out: Annotated[Path, typer.Option(help="Folder of the Parquet tables")] = Path("data/parsed"),
    retry: Annotated[
        Literal["failed"] | None,
        typer.Option(help="Read again what could not be read", show_default=False),
    ] = None,
    reparse: Annotated[
        Literal["outdated"] | None,
        typer.Option(help="Read again what another version of plans read", show_default=False),
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Forget files that are gone also where a folder is empty now"),
    ] = False,
    max_mb: Annotated[int, typer.Option(min=1, help="Size from which a file is not read")] = 200,
    wait: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=0,
            help="How long to wait while another process writes the tables",
        ),
    ] = 0.0,
) -> None:
    """Read documents into Parquet tables and print what was found.

    In folders the endings .pdf .docx .doc .rtf .odt are looked at. What lies as it lay is not read again;
    a file that changed replaces its rows, one that is gone from a folder loses them. A folder in which
    nothing is left removes nothing without --prune: it may not be mounted.

    **Exit codes:** 0 every file was read; 1 some file could not be read, or the tables not be written;
    2 wrong usage.
    """
    from pipeline.batch.ingest import Choice
    from pipeline.batch.ingest import ingest as ingest_files
    from pipeline.store.lock import RegisterBusy
    from pipeline.store.register import UnreadableLedger
    from pipeline.view.summary import Summary

    summary = Summary()
    choice = Choice(
        prune=prune, retry=retry is not None, reparse=reparse is not None, most_mb=max_mb
    )
    try:
        report = ingest_files(paths, out, choice=choice, on_file=summary.add, wait=wait)
    except RegisterBusy as error:
        fail(str(error), Exit.UNREAD)
    except (UnreadableLedger, OSError) as error:
        fail(f"{out} cannot be written: {error}", Exit.UNREAD)
    summary.print(output(), out, report)
    if not (report.statuses or report.unchanged):
        say("no document found: folders are searched for .pdf .docx .doc .rtf .odt")
    raise typer.Exit(Exit.UNREAD if summary.unread else Exit.OK)
