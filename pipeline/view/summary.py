"""What an ingest did, as a table a records officer understands.

One line a file, the reasons below it, a total, and where the data is. Statuses are the words of the
ledger beside Vietnamese ones.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from pipeline.batch.ingest import Report
from pipeline.record.coverage import percent
from pipeline.store.packed import PlanRows
from schemas.plan import Source
from schemas.vocabulary import SourceStatus

_STATUS = {
    SourceStatus.OK: "đọc được (ok)",
    SourceStatus.PARTIAL: "đọc một phần (partial)",
    SourceStatus.FAILED: "không đọc được (failed)",
    SourceStatus.UNSUPPORTED: "chưa hỗ trợ (unsupported)",
    SourceStatus.DUPLICATE: "trùng (duplicate)",
}
_UNREAD = frozenset({SourceStatus.FAILED, SourceStatus.UNSUPPORTED})
_COUNTS = ("pages", "sections", "task rows", "notes", "coverage")
_BLANK = "-"


class _Entry(NamedTuple):
    """The few words kept of a file; its plan is let go."""

    source: Source
    cells: tuple[str, ...]
    tasks: int


class Summary:
    """Collects one line a file while an ingest runs."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}

    def add(self, source: Source, plan: PlanRows | None) -> None:
        """Take note of a file; a file met again replaces its line."""
        cells = _cells(plan) if plan is not None else ()
        self._entries[source.path] = _Entry(source, cells, plan.count("tasks") if plan else 0)

    @property
    def unread(self) -> int:
        return sum(entry.source.status in _UNREAD for entry in self._entries.values())

    def print(self, console: Console, out: Path, report: Report) -> None:
        """The table, the reasons, what went beyond reading, the total."""
        entries = tuple(self._entries.values())
        if entries:
            console.print(_table(entries))
        for entry in entries:
            if entry.source.error:
                console.print(f"{entry.source.path}: {entry.source.error}", soft_wrap=True)
        read = sum(bool(entry.cells) for entry in entries)
        tasks = sum(entry.tasks for entry in entries)
        same = sum(entry.source.status is SourceStatus.DUPLICATE for entry in entries)
        for line in _beyond(report):
            console.print(line, soft_wrap=True)
        unchanged = f", unchanged {report.unchanged}" if report.unchanged else ""
        console.print(
            f"files {len(entries) + report.unchanged}: read {read}, not read {self.unread}, duplicates {same}"
            f"{unchanged}; task rows {tasks}; tables in {out}",
            soft_wrap=True,
        )


def _beyond(report: Report) -> Iterator[str]:
    """What a run did and left besides reading files."""
    for path in report.removed:
        yield f"{path}: gone from its folder; its rows are removed"
    for folder, count in report.emptied:
        yield (
            f"{folder}: no document is left there, {count} are known; nothing was removed: mount the folder, "
            "or give --prune"
        )
    if report.outdated:
        yield f"{report.outdated} files were read by another version of plans; --reparse outdated reads them again"
    if report.passed.other:
        told = ", ".join(f"{count} {ending}" for ending, count in report.passed.other.most_common())
        yield f"not looked at: {told}"
    if report.stopped:
        yield "stopped; the same command goes on where this one ended"


def _table(entries: tuple[_Entry, ...]) -> Table:
    table = Table(title="plans ingest", title_justify="left")
    table.add_column("file", overflow="fold", ratio=3)
    table.add_column("read?", overflow="fold", ratio=2)
    for name in ("type", "number"):
        table.add_column(name, overflow="fold")
    table.add_column("issuer", overflow="fold", ratio=2)
    table.add_column("year")
    for name in _COUNTS:
        table.add_column(name, justify="right")
    for entry in entries:
        table.add_row(entry.source.file_name, _STATUS[entry.source.status], *entry.cells)
    return table


def _cells(plan: PlanRows) -> tuple[str, ...]:
    head = plan.head
    return (
        head["document_type"] or _BLANK,
        head["document_number"] or head["symbol"] or _BLANK,
        head["issuing_agency"] or _BLANK,
        str(head["plan_year"] or _BLANK),
        str(head["pages"] or _BLANK),
        str(plan.count("sections")),
        str(plan.count("tasks")),
        str(plan.count("footnotes")),
        percent(head["coverage"]),
    )
