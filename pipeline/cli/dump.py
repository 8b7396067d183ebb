"""``plans dump``: whole records as JSON lines, and what differs from an earlier dump."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, say, unwritten
from pipeline.cli.outfile import opened

_SHOWN = 200
"""Characters of a value that are printed."""


def dump(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", exists=True, help="Files and folders", show_default=False
        ),
    ],
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the lines go (default: the terminal)")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="An earlier dump: print what differs instead of records"),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Differences printed with --against")] = 100,
) -> None:
    """Write the whole record of every file as a line of JSON, evidence and all, without any table.

    With --against nothing is written: every value that is not what the earlier dump says is printed.

    **Exit codes:** 0 written, or no difference; 1 something differs, or the disk is full; 2 wrong usage or unusable dump.
    """
    from pipeline.view.dump import BadDump, Dump, differences, entries, line

    if against is not None:
        try:
            with against.open("rb") as file:
                found = differences(Dump(file, str(against)), entries(paths))
                shown = list(islice(found, limit))
                files = Counter(one.path for one in shown)
                files.update(one.path for one in found)
        except (OSError, BadDump) as error:
            fail(f"--against: {error}", Exit.USAGE)
        for one in shown:
            typer.echo(f"{one.path}: {one.where}: {_short(one.old)} -> {_short(one.new)}")
        typer.echo(f"{files.total()} differences in {len(files)} files")
        raise typer.Exit(Exit.BROKEN if files else Exit.OK)
    try:
        with opened(out) as stream:
            stream.writelines(f"{line(entry)}\n" for entry in entries(paths))
    except OSError as error:
        unwritten(out, error)
    if out:
        say(f"records written to {out}")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
