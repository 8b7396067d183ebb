"""Where commands speak: results to standard output, trouble to standard error, one line each.

Without a terminal the output is 160 columns wide and has no colours.
"""

import errno
import os
from collections.abc import Iterable
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from pipeline.store.places import NoSuchPlace, Place, exists, followed, full_path, is_folder
from pipeline.view.plain import plain

SETTINGS = Path("plans.toml")
"""Settings of the audit that are used without being named, where they are there."""
_PLAIN_WIDTH = 160
"""Columns when nobody says how wide the paper is: pipes, files, CI."""


_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})
"""What is the fault of a disk."""


class PlainConsole(Console):
    """Prints the texts of strangers; its own escapes are not part of them."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(plain(segment.text), segment.style)


class Exit(IntEnum):
    """Exit codes, as ``--help`` promises them."""

    OK = 0
    UNREAD = 1
    BELOW = 1
    BROKEN = 1
    MISSING = 1
    UNANSWERED = 1
    UNWRITTEN = 1
    """The disk is full or fails; a place where nothing can be written is wrong usage."""
    USAGE = 2
    UNREADABLE = 3
    """Tables of some plan cannot be read; the rest was done."""
    DAMAGED = 4
    """The ledger or another table cannot be read, and nothing could be done without it."""
    BUSY = 5
    """Another process writes the tables."""
    STOPPED = 6
    """Somebody asked to stop; what was done is stored."""


def output() -> Console:
    """The console results are printed to."""
    console = PlainConsole(highlight=False, markup=False, emoji=False)
    return (
        console
        if console.is_terminal
        else PlainConsole(
            highlight=False, markup=False, emoji=False, width=_PLAIN_WIDTH, no_color=True
        )
    )


def say(message: str) -> None:
    """One line of trouble."""
    typer.echo(plain(" ".join(f"plans: {message}".split())), err=True)


def fail(message: str, code: Exit) -> NoReturn:
    """One line of trouble, and out."""
    say(message)
    raise typer.Exit(code)


def unwritten(out: Path | None, error: OSError) -> NoReturn:
    """Out, where a file cannot be written: what stood there before stands there still."""
    code = Exit.UNWRITTEN if error.errno in _DISK else Exit.USAGE
    reason = os.strerror(error.errno) if error.errno else str(error)  # Arrow has words of its own
    fail(f"{out or 'standard output'} cannot be written: {reason}", code)


def day_of(text: str | None, option: str) -> date:
    """The day an option names; today where it is not given."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the day where the person sits
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"{option} {text}: expected a date, e.g. 2026-11-25", Exit.USAGE)


def place(given: str | Path) -> Place:
    """A path or a URL, as an argument of a command."""
    if isinstance(given, Path):  # a default
        return given
    if not given.strip():  # a variable of the shell that is not set
        fail("an empty path was given; name a file or a folder", Exit.USAGE)
    try:
        return followed(given)
    except NoSuchPlace as error:
        fail(str(error), Exit.USAGE)


def spare(out: Path | None, parsed: Place, *inputs: str | Path) -> None:
    """Nothing is written over the tables, or over what is read: a file to write lies elsewhere."""
    if out is None:
        return
    given = full_path(out)
    tables = full_path(parsed)
    if isinstance(tables, Path) and (given == tables or given.is_relative_to(tables)):
        fail(f"{out} lies among the tables of {parsed}; name another place", Exit.USAGE)
    if any(given == full_path(Path(one)) for one in inputs):
        fail(f"{out} is one of the files that are read; name another one", Exit.USAGE)


def input_place(given: str | Path) -> Place:
    """The same, where something is to lie there; of a URL that is found out when it is listed."""
    found = place(given)
    if isinstance(found, Path) and not exists(found):
        raise typer.BadParameter(f"Path '{plain(str(given))}' does not exist.")
    return found


def needs_tables(parsed: Place) -> None:
    """Out, in one line, where there are none or they cannot be asked for."""
    try:
        there = is_folder(parsed / "plans")
    except OSError as error:
        fail(f"{parsed} cannot be read: {error.strerror}", Exit.DAMAGED)
    if not there:
        fail(
            f"{parsed} holds no tables; run `plans ingest FOLDER --out {parsed}` first", Exit.USAGE
        )
