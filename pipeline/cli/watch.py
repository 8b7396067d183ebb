"""``plans watch``: what arrives in folders, into the tables, until somebody stops it."""

import os
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, fail, output, say
from pipeline.cli.ingest import watchers
from pipeline.cli.options import Log, MaxMb, MaxMemory, MaxSeconds, Quiet, Tables

if TYPE_CHECKING:
    from pipeline.batch.arrivals import Round
    from pipeline.batch.ingest import Reader
    from pipeline.batch.interrupts import Stop


def watch(
    folders: Annotated[
        list[Path],
        typer.Argument(
            metavar="DIR...",
            exists=True,
            file_okay=False,
            help="Folders to watch, with all in them",
            show_default=False,
        ),
    ],
    *,
    out: Tables = Path("data/parsed"),
    settle: Annotated[
        float,
        typer.Option(
            metavar="SECONDS", min=0.1, help="How long a file has to lie still before it is read"
        ),
    ] = 2.0,
    poll: Annotated[
        bool,
        typer.Option(
            "--poll",
            help="Look at the folders each second: for shares, of which the system tells nothing",
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1, help="Processes that read (default: one a processor)", show_default=False
        ),
    ] = None,
    max_mb: MaxMb = 200,
    max_seconds: MaxSeconds = 300.0,
    max_memory: MaxMemory = 2048,
    quiet: Quiet = False,
    log: Log = None,
) -> None:
    """Ingest folders, then what arrives in them, until Ctrl-C.

    A file is read when it has lain still for --settle seconds; what changed replaces its rows, what is gone loses
    them, as in ingest. A folder that goes away and comes back is watched again; nothing of it is forgotten. What
    fails for a reason that may pass - a full disk, another process that writes, a share that does not answer - is
    said and tried again. Between two rounds other commands may write the tables.

    Ctrl-C (or SIGTERM) finishes the documents in hand; what else has arrived is read when it is started again.

    **Exit codes:** 0 stopped, and what was read is stored; 2 wrong usage; 4 the tables are of another version
    or damaged; 6 stopped in the middle of a document, by a second Ctrl-C.
    """
    from pipeline.batch import processes
    from pipeline.batch.find import outermost
    from pipeline.batch.interrupts import stopping
    from pipeline.batch.together import together
    from pipeline.batch.watching import changes
    from pipeline.batch.watching import watch as watch_folders
    from pipeline.batch.workers import Limits
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.reading import office
    from pipeline.store.places import full_path
    from pipeline.store.register import UnreadableLedger

    office.sweep()
    processes.sweep()
    given = [one for one in outermost(folders) if isinstance(one, Path)]
    roots = [full_path(folder) for folder in given]
    cores = os.cpu_count() or 1
    limits = Limits(seconds=max_seconds, megabytes=max_memory, processors=cores)
    try:
        with stopping() as stop:
            reader = together(jobs or cores, limits, stop.is_set)
            run = partial(
                _run, out=out, reader=reader, most_mb=max_mb, stop=stop, log=log, shown=not quiet
            )
            told = changes(roots, poll=poll, stop=stop, say=say)
            watch_folders(roots, told, run, settle=settle, say=say)
    except UnreadableLedger as error:
        fail(str(error), Exit.DAMAGED)
    except KeyboardInterrupt:
        fail("stopped; what was read is stored, the same command goes on from there", Exit.STOPPED)
    except Exception as error:
        leave_if_damaged(out, error)
        raise


def _run(
    round_: "Round",
    *,
    out: Path,
    reader: "Reader",
    most_mb: int,
    stop: "Stop",
    log: Path | None,
    shown: bool,
) -> list[Path]:
    """One ingest, and a few lines about it where it read or removed anything."""
    from pipeline.batch.ingest import Choice
    from pipeline.batch.ingest import ingest as ingest_files
    from pipeline.batch.watch import Several
    from pipeline.batch.watching import Failing
    from pipeline.store.readonly import roots_of
    from pipeline.view.summary import Summary

    summary, failing = Summary(), Failing()
    with ExitStack() as closing:
        report = ingest_files(
            round_.paths,
            out,
            choice=Choice(most_mb=most_mb),
            watcher=Several(summary, failing, *watchers(closing, log, shown=shown)),
            reader=reader,
            stop=stop.is_set,
            growing=round_.growing,
            command="plans watch",
        )
    if shown and (report.statuses or report.removed or report.emptied):
        summary.print(output(), out, report)
    places = map(roots_of(out).place, failing.names)
    return [place for place in places if isinstance(place, Path)]
