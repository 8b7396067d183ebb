"""Where commands speak: results to standard output, trouble to standard error, one line each.

Without a terminal the output is 160 columns wide and has no colours.
"""

from enum import IntEnum
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console

SETTINGS = Path("plans.toml")
"""Settings of the audit that are used without being named, where they are there."""
_PLAIN_WIDTH = 160
"""Columns when nobody says how wide the paper is: pipes, files, CI."""


class Exit(IntEnum):
    """Exit codes, as ``--help`` promises them."""

    OK = 0
    UNREAD = 1
    BELOW = 1
    BROKEN = 1
    USAGE = 2
    UNREADABLE = 3


def output() -> Console:
    """The console results are printed to."""
    console = Console(highlight=False, markup=False, emoji=False)
    return (
        console
        if console.is_terminal
        else Console(highlight=False, markup=False, emoji=False, width=_PLAIN_WIDTH, no_color=True)
    )


def say(message: str) -> None:
    """One line of trouble."""
    typer.echo(" ".join(f"plans: {message}".split()), err=True)


def fail(message: str, code: Exit) -> NoReturn:
    """One line of trouble, and out."""
    say(message)
    raise typer.Exit(code)
