"""``plans ingest``: documents into Parquet tables."""

from pathlib import Path
from typing import Annotated

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
    out: Annotated[Path, typer.Option(help="Folder of the Parquet tables")] = Path("data/parsed"),
) -> None:
    """Read documents into Parquet tables and print what was found.

    In folders the endings .pdf .docx .doc .rtf .odt are looked at. Ingesting again replaces rows,
    never doubles them; a file that is gone from a folder loses its rows.

    **Exit codes:** 0 every file was read; 1 some file could not be read; 2 wrong usage.
    """
    from pipeline.batch.ingest import ingest as ingest_files
    from pipeline.store.register import UnreadableLedger
    from pipeline.view.summary import Summary

    summary = Summary()
    try:
        sources = ingest_files(paths, out, on_file=summary.add)
    except (UnreadableLedger, OSError) as error:
        fail(f"{out} cannot be written: {error}", Exit.UNREAD)
    console = output()
    summary.print(console, out)
    if not sources:
        say("no document found: folders are searched for .pdf .docx .doc .rtf .odt")
    raise typer.Exit(Exit.UNREAD if summary.unread else Exit.OK)
