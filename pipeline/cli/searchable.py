"""``plans searchable``: a scan that can be searched."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, place, say, spare, unwritten


def searchable(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.pdf", exists=True, dir_okay=False, help="A scan", show_default=False
        ),
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT.pdf", help="File to write", show_default=False)
    ],
    data: Annotated[
        Path,
        typer.Option(
            metavar="PATH",
            parser=place,
            help="Folder or URL of Parquet tables: what was learnt there helps to read",
        ),
    ] = Path("data/parsed"),
) -> None:
    """Write a scan anew with a text layer, so that it can be searched and copied from.

    Unseen words stand where the scan shows them, as plans reads them. Pictures stay as they are, byte for byte, and
    pages that have a text of their own are not touched; an unseen layer that does not say what a page shows is taken
    out. What is written is a plain PDF, no PDF/A.

    **Exit codes:** 0 written; 1 there is nothing to add, it cannot be read, or the disk is full; 2 wrong usage.
    """
    from pikepdf import PasswordError, PdfError

    from pipeline.export.whole import whole
    from pipeline.reading import one_line
    from pipeline.recognition import missing, recogniser
    from pipeline.recognition.aids import aids_of
    from pipeline.searchable import NothingToAdd
    from pipeline.searchable import searchable as made
    from schemas.diagnostics import UnreadableDocument

    spare(out, data, file)
    lacking = missing()
    if lacking is not None:
        fail(f"{file}: needs OCR, which is not installed here: {lacking}", Exit.UNREAD)
    try:
        reads = recogniser(aids_of(data, remembers=False))
        content = file.read_bytes()
        found = made(content, reads) if reads is not None else None
    except (UnreadableDocument, NothingToAdd, PasswordError, PdfError) as error:
        fail(f"{file}: {one_line(str(error))}", Exit.UNREAD)
    except OSError as error:
        fail(f"{file} cannot be opened: {error.strerror}", Exit.UNREAD)
    if found is None:
        fail(f"{file}: nothing here reads pictures", Exit.UNREAD)
    try:
        with whole(out) as target:
            target.write_bytes(found.data)
    except OSError as error:
        unwritten(out, error)
    more = (len(found.data) - len(content)) / 1000
    typer.echo(f"{out}: {found.words:,} words on {found.pages} pages, {more:+,.0f} KB; no PDF/A")
    if found.signed:
        say(f"{file} is signed; the signature holds of it, not of {out}")
