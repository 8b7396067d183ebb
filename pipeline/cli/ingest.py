"""``plans ingest``: documents into Parquet tables."""

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.console import Exit, fail, input_place, output, say
from pipeline.cli.options import Log, MaxMb, MaxMemory, MaxSeconds, Quiet, Tables
from pipeline.view.plain import plain_json

if TYPE_CHECKING:
    from pipeline.batch.ingest import Reader, Report
    from pipeline.batch.shard import Shard
    from pipeline.batch.watch import Watcher
    from pipeline.batch.workers import Limits
    from pipeline.store.places import Place


def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            parser=input_place,
            help="Files, or folders to look through; or URLs of them (s3://BUCKET/FOLDER)",
            show_default=False,
        ),
    ],
    *,
    out: Tables = Path("data/parsed"),
    jobs: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="Processes that read (default: one a processor, 0 for a single file); 0: this one reads, without limits",
            show_default=False,
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Read on the workers of this Dask scheduler (tcp://host:8786), which see the files at the same path, "
            "or by so many of this machine (local:4)",
            show_default=False,
        ),
    ] = None,
    shard: Annotated[
        str,
        typer.Option(
            metavar="I/N",
            help="Look at the I-th of N shares of the files alone, each with --out of its own; `plans merge` joins them",
            show_default=False,
        ),
    ] = "1/1",
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
    max_mb: MaxMb = 200,
    max_seconds: MaxSeconds = 300.0,
    max_memory: MaxMemory = 2048,
    wait: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=0,
            help="How long to wait while another process writes the tables",
        ),
    ] = 0.0,
    listed: Annotated[
        bool, typer.Option("--list", help="Print a table of all files that were read")
    ] = False,
    quiet: Quiet = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the result as JSON")] = False,
    log: Log = None,
) -> None:
    """Read documents into Parquet tables and print what was found.

    In folders the endings .pdf .docx .doc .rtf .odt are looked at. What lies as it lay is not read again;
    a file that changed replaces its rows, one that is gone from a folder loses them. A folder in which
    nothing is left removes nothing without --prune: it may not be mounted. Ctrl-C finishes the documents
    in hand; the same command goes on where it ended.

    **Exit codes:** 0 every file was read; 1 some file could not be read, or the tables not be written;
    2 wrong usage, or workers that would read otherwise; 4 the tables are of another version or damaged;
    5 another process writes them; 6 stopped before the end, also by a cluster that does not answer.
    """
    from pipeline.batch import processes
    from pipeline.batch.ingest import Choice
    from pipeline.batch.ingest import ingest as ingest_files
    from pipeline.batch.watch import Several
    from pipeline.batch.workers import Limits
    from pipeline.reading import office
    from pipeline.view.summary import Summary

    if cluster is not None and jobs is not None:
        fail("--jobs and --cluster exclude each other: a cluster has its own workers", Exit.USAGE)
    office.sweep()  # what was left behind by runs that were killed
    processes.sweep()
    summary = Summary(listed=listed)
    choice = Choice(
        prune=prune,
        retry=retry is not None,
        reparse=reparse is not None,
        most_mb=max_mb,
        elsewhere=cluster is not None,
        shard=_shard(shard),
    )
    here = 1 if cluster is not None else os.cpu_count() or 1
    limits = Limits(seconds=max_seconds, megabytes=max_memory, processors=here)
    with _told(out), ExitStack() as closing:
        report = ingest_files(
            paths,
            out,
            choice=choice,
            reader=_reader(paths, jobs, limits)
            if cluster is None
            else closing.enter_context(_connected(cluster, limits, paths)),
            watcher=Several(summary, *watchers(closing, log, shown=not (quiet or json_))),
            wait=wait,
        )
    if json_:
        told = json.dumps(summary.as_json(report), ensure_ascii=False, indent=1)
        typer.echo(plain_json(told))
    elif not quiet:
        summary.print(output(), out, report)
    for url, why in report.unreachable:
        say(f"{url} cannot be read: {why}; nothing that is known of it was forgotten")
    if not (report.statuses or report.unchanged or report.unreachable):
        say("no document found: folders are searched for .pdf .docx .doc .rtf .odt")
    raise typer.Exit(_code(report, unread=bool(summary.unread)))


def _shard(text: str) -> "Shard":
    from pipeline.batch.shard import Shard

    try:
        return Shard.of(text)
    except ValueError as error:
        fail(f"--shard {error}", Exit.USAGE)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """What ends a run is a line and an exit code."""
    import sqlite3

    from pipeline.batch.cluster_errors import ClusterLost, ClusterRefused
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.store.lock import RegisterBusy
    from pipeline.store.register import UnreadableLedger

    try:
        yield
    except ClusterRefused as error:
        fail(str(error), Exit.USAGE)
    except ClusterLost as error:
        fail(str(error), Exit.STOPPED)
    except RegisterBusy as error:
        fail(str(error), Exit.BUSY)
    except UnreadableLedger as error:
        fail(str(error), Exit.DAMAGED)
    except KeyboardInterrupt:
        fail("stopped; what was read is stored, the same command goes on from there", Exit.STOPPED)
    except (OSError, sqlite3.OperationalError) as error:
        leave_if_damaged(out, error)
        fail(f"{out} cannot be written: {error}", Exit.UNREAD)
    except Exception as error:
        leave_if_damaged(out, error)
        raise


def _connected(
    cluster: str, limits: "Limits", paths: list[Path]
) -> "AbstractContextManager[Reader]":
    from pipeline.batch.cluster import connected

    return connected(cluster, limits, paths)


def _reader(paths: list[Path], jobs: int | None, limits: "Limits") -> "Reader | None":
    """Processes for many files; None for one, which is read here."""
    if jobs == 0 or (jobs is None and len(paths) == 1 and _is_one_file(paths[0])):
        return None
    from pipeline.batch.together import together

    away = not all(isinstance(path, Path) for path in paths)
    return together(jobs or os.cpu_count() or 1, limits, away=away)


def _is_one_file(path: "Place") -> bool:
    """Of a URL its ending tells; one that is a folder nevertheless is read a file after the other."""
    from pipeline.batch.find import EXTENSIONS

    return path.is_file() if isinstance(path, Path) else path.suffix.lower() in EXTENSIONS


def _code(report: "Report", *, unread: bool) -> Exit:
    if report.stopped:
        return Exit.STOPPED
    return Exit.UNREAD if unread or report.unreachable else Exit.OK


def watchers(closing: ExitStack, log: Path | None, *, shown: bool) -> "list[Watcher]":
    """A bar on a terminal, lines elsewhere; the log."""
    from rich.console import Console

    from pipeline.view.progress import Bar, Lines, Log

    found: list[Watcher] = []
    if log is not None:
        found.append(Log(closing.enter_context(log.open("a", encoding="utf-8"))))
    if shown:
        console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        bar = closing.enter_context(Bar(console)) if console.is_terminal else Lines(console)
        found.append(bar)
    return found
