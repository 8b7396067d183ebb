"""Obligations as CSV, and as a list by issuing unit for a person at a terminal."""

import csv
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import IO

from rich import box
from rich.console import Console
from rich.table import Table

from pipeline.calendar.obligations import Obligation, Owed, Undated
from pipeline.view.spreadsheet import BOM, cell

_COLUMNS = (
    "due", "start", "approximate", "kind", "who", "what", "recipient", "via", "time", "label",
    "province", "district", "commune", "issuer", "document_number", "subject", "document_id",
    "item_id", "container", "container_id", "pages", "reason",
)  # fmt: skip
_WHAT = 110
"""Characters of a task in the list."""


def write_csv(found: Iterable[Obligation], undated: Iterable[Undated], out: IO[str]) -> None:
    """One line an obligation; those without a day last, with the reason."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in found:
        start = one.start.isoformat() if one.start else ""
        rough = "yes" if one.approximate else ""
        writer.writerow([one.due.isoformat(), start, rough, *_told(one.owed), ""])
    for late in undated:
        writer.writerow(["", "", "", *_told(late.owed), late.reason])


def _told(owed: Owed) -> list[str]:
    return [
        cell(value or "")
        for value in (
            owed.kind, "; ".join(owed.who), owed.what, owed.recipient, owed.via, owed.raw, owed.label,
            owed.province, owed.district, owed.commune, owed.issuer, owed.document_number,
            owed.subject, owed.document_id, owed.item_id, owed.container, owed.container_id,
            " ".join(map(str, owed.pages)),
        )
    ]  # fmt: skip


def print_calendar(found: Sequence[Obligation], console: Console) -> None:
    """A table an issuing unit, its obligations by day."""
    ordered = sorted(found, key=lambda one: (_unit(one.owed), one.due, one.uid))
    for unit, ones in groupby(ordered, key=lambda one: _unit(one.owed)):
        console.print(f"\n{unit}", soft_wrap=True)
        table = Table(
            "due", "who", "what", "to", "time as printed", box=box.SIMPLE, show_edge=False
        )
        for one in ones:
            owed = one.owed
            to = " ".join(
                part for part in (owed.recipient, f"(qua {owed.via})" if owed.via else "") if part
            )
            day = f"{one.due:%d/%m/%Y}{' ~' if one.approximate else ''}"
            table.add_row(day, "; ".join(owed.who), _short(owed.what), to, owed.raw)
        console.print(table)


def print_undated(undated: Sequence[Undated], console: Console) -> None:
    """What is owed on no day that can be told."""
    if not undated:
        return
    console.print("\nwithout a day")
    table = Table("who", "what", "time as printed", "why", box=box.SIMPLE, show_edge=False)
    for one in sorted(undated, key=lambda one: (_unit(one.owed), one.owed.item_id)):
        owed = one.owed
        table.add_row("; ".join(owed.who), _short(owed.what), _short(owed.raw), one.reason)
    console.print(table)


def _unit(owed: Owed) -> str:
    return " · ".join(part for part in (owed.issuer, owed.province) if part) or "?"


def _short(text: str) -> str:
    return text if len(text) <= _WHAT else f"{text[: _WHAT - 1]}…"
