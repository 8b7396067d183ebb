"""Decisions kept: written to the file, and into the tables as soon as nobody else writes them."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.corrections.entries import Entry
from pipeline.corrections.ledger import append
from pipeline.store.lock import RegisterBusy
from pipeline.store.places import Place
from pipeline.store.register import Register


class Kept(NamedTuple):
    """``waiting``: who writes the tables now, and will put the decision there; None where it stands there already."""

    waiting: str | None = None


def keep(parsed: Place, entries: Sequence[Entry], *, command: str, wait: float = 0.0) -> Kept:
    """Write decisions down. Raises ``OSError`` and ``UnreadableLedger``; the file is written first and holds."""
    append(parsed, entries)
    try:
        with Register(parsed, command=command, wait=wait):
            return Kept()  # it looks for what is due when it closes
    except RegisterBusy as error:
        return Kept(str(error))
