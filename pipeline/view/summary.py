"""What an ingest did, for a records officer: what needs attention first, then what is well.

Each file that could not be read stands with its reason and what to do; a file of which nothing was read is
not called read. The table of all files is printed when it is asked for.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from pipeline.batch.ingest import Report
from pipeline.batch.watch import Nobody
from pipeline.recognition import missing
from pipeline.recognition.unread import NEEDS_OCR
from pipeline.record.coverage import percent
from pipeline.store.packed import PlanRows
from pipeline.view.plain import plain
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
_MOST_SHOWN = 200
"""Files named one by one; the ledger names all."""


class _Entry(NamedTuple):
    """The few words kept of a file; its rows are let go."""

    source: Source
    cells: tuple[str, ...]


class Summary(Nobody):
    """Takes note while an ingest runs. ``listed``: of each file, for the table of all."""

    def __init__(self, *, listed: bool = False) -> None:
        self._listed = listed
        self._entries: dict[str, _Entry] = {}
        self._attention: dict[str, str] = {}
        """Why a file was not read, of the first ones."""
        self._blank = 0
        """Files that were opened and of which nothing was read."""
        self._in_part = 0
        """Files of which something was read, and not all."""
        self._scans = 0
        """Files with pages that nothing here can read."""
        self._statuses: Counter[SourceStatus] = Counter()
        self._tasks = 0

    def entered(self, source: Source, rows: PlanRows | None) -> None:
        self._statuses[source.status] += 1
        self._in_part += source.status == SourceStatus.PARTIAL
        self._scans += source.error_code == NEEDS_OCR
        why = source.error or source.status if source.status in _UNREAD else None
        cells: tuple[str, ...] = ()
        if rows is not None:
            head = rows.head
            self._tasks += rows.count("tasks")
            if head["coverage"] == 0:
                self._blank += 1
                self._in_part -= source.status == SourceStatus.PARTIAL
                why = _why_blank(head["pages"], source.error)
            cells = _cells(head, rows) if self._listed else ()
        if why is not None and len(self._attention) < _MOST_SHOWN:
            self._attention[source.path] = why
        if self._listed:
            self._entries[source.path] = _Entry(source, cells)

    @property
    def unread(self) -> int:
        """Files that were not read, those too of which nothing could be taken."""
        return sum(self._statuses[status] for status in _UNREAD) + self._blank

    def print(self, console: Console, out: Path, report: Report) -> None:
        """The table where it is asked for, the reasons, what went beyond reading, the total."""
        if self._entries:
            console.print(_table(sorted(self._entries.values(), key=lambda one: one.source.path)))
        for line in (*self._reasons(), *_beyond(report), *self._scanned()):
            console.print(plain(line), soft_wrap=True)
        console.print(plain(self._total(out, report)), soft_wrap=True)

    def as_json(self, report: Report) -> dict[str, Any]:
        """The same for programs."""
        return {
            "statuses": {status.value: self._statuses[status] for status in SourceStatus},
            "nothing_read": self._blank,
            "not_read": self._attention,
            "needs_ocr": self._scans,
            "not_read_more": self.unread - len(self._attention),
            "task_rows": self._tasks,
            "unchanged": report.unchanged,
            "outdated": report.outdated,
            "removed": report.removed,
            "emptied": dict(report.emptied),
            "not_looked_at": dict(report.passed.other),
            "unreachable": dict(report.unreachable),
            "stopped": report.stopped,
        }

    def _reasons(self) -> Iterator[str]:
        for path, reason in sorted(self._attention.items()):
            yield f"{path}: {reason}"
        more = self.unread - len(self._attention)
        if more:
            yield f"and {more} more that were not read: the table `sources` names them with their reasons"

    def _scanned(self) -> Iterator[str]:
        lacking = missing() if self._scans else None
        if lacking is not None:
            told = "1 file has pages" if self._scans == 1 else f"{self._scans} files have pages"
            yield f"{told} that need OCR, which is not installed here: {lacking}; then the same command reads them"

    def _total(self, out: Path, report: Report) -> str:
        read = sum(self._statuses[status] for status in (SourceStatus.OK, SourceStatus.PARTIAL))
        partial = f" ({self._in_part} in part)" if self._in_part else ""
        told = [f"read {read - self._blank}{partial}"]
        told += [f"not read {self.unread}", f"duplicates {self._statuses[SourceStatus.DUPLICATE]}"]
        told += [f"as before {report.unchanged}"] if report.unchanged else []
        files = self._statuses.total() + report.unchanged
        return f"files {files}: {', '.join(told)}; task rows {self._tasks}; tables in {out}"


def _beyond(report: Report) -> Iterator[str]:
    """What a run did and left besides reading files."""
    for path in report.removed[:_MOST_SHOWN]:
        yield f"{path}: gone from its folder; its rows are removed"
    if len(report.removed) > _MOST_SHOWN:
        yield f"and {len(report.removed) - _MOST_SHOWN} more that are gone"
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


def _why_blank(pages: int | None, error: str | None) -> str:
    if error is not None:
        return f"nothing was read: {error}"
    why = "its pages are pictures without text that can be trusted" if pages else "it holds no plan"
    return f"nothing was read: {why}; `plans show` says more, page by page"


def _table(entries: list[_Entry]) -> Table:
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
        cells = (entry.source.file_name, _STATUS[entry.source.status], *entry.cells)
        table.add_row(*map(plain, cells))
    return table


def _cells(head: dict[str, Any], plan: PlanRows) -> tuple[str, ...]:
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
