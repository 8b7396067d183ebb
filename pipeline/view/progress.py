"""How far a run is: a bar on a terminal, now and then a line elsewhere; and a log for programs."""

import json
from time import monotonic
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.batch.watch import Nobody
from pipeline.store.packed import PlanRows
from pipeline.view.plain import plain_json
from schemas.plan import Source
from schemas.vocabulary import SourceStatus

_LINE_EVERY = 10.0
"""Seconds between two lines where nobody looks at a bar."""


class Bar(Nobody):
    """A live bar with counts, rate and time left: ``with Bar(console) as bar: …``."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[counts]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._counts = _Counts()

    def __enter__(self) -> Self:
        self._progress.start()
        self._task = self._progress.add_task("", total=None, counts="")
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, files: int) -> None:
        self._progress.update(self._task, total=files)

    def passed(self) -> None:
        self._counts.passed += 1
        self._progress.update(self._task, advance=1, counts=str(self._counts))

    def entered(self, source: Source, rows: PlanRows | None) -> None:  # noqa: ARG002 - a watcher is told both
        self._counts.add(source)
        self._progress.update(self._task, advance=1, counts=str(self._counts))


class Lines(Nobody):
    """A line every few seconds, for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._counts = _Counts()
        self._files = 0
        self._said = monotonic()

    def begin(self, files: int) -> None:
        self._files = files

    def passed(self) -> None:
        self._counts.passed += 1
        self._say()

    def entered(self, source: Source, rows: PlanRows | None) -> None:  # noqa: ARG002 - a watcher is told both
        self._counts.add(source)
        self._say()

    def _say(self) -> None:
        if monotonic() - self._said < _LINE_EVERY:
            return
        self._said = monotonic()
        self._console.print(f"{self._counts.all} of {self._files}: {self._counts}", soft_wrap=True)


class Log(Nobody):
    """A line of JSON for each file that is entered, written at once."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def entered(self, source: Source, rows: PlanRows | None) -> None:  # noqa: ARG002 - a watcher is told both
        told = ("path", "document_id", "status", "error_code", "error", "seconds")
        row = {name: getattr(source, name) for name in told}
        row = {"at": source.ingested_at.isoformat(), **row}
        self._file.write(plain_json(json.dumps(row, ensure_ascii=False)) + "\n")
        self._file.flush()


class PageBar:
    """The same for the pages of a report: ``with PageBar(console) as bar: …``."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[laid_out]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._laid_out = 0

    def __enter__(self) -> Self:
        self._progress.start()
        self._task = self._progress.add_task("", total=None, laid_out="")
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, plans: int) -> None:
        self._progress.update(self._task, total=plans)

    def laid_out(self, files: int) -> None:
        self._laid_out += files
        self._progress.update(self._task, laid_out=_laid_out(self._laid_out))

    def passed(self) -> None:
        self._progress.update(self._task, advance=1)


class PageLines:
    """A line every few seconds, for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._plans = self._passed = self._laid_out = 0
        self._said = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def begin(self, plans: int) -> None:
        self._plans = plans

    def laid_out(self, files: int) -> None:
        self._laid_out += files
        self._say()

    def passed(self) -> None:
        self._passed += 1
        self._say()

    def _say(self) -> None:
        if monotonic() - self._said < _LINE_EVERY:
            return
        self._said = monotonic()
        told = f"{self._passed:,} of {self._plans:,} plans"
        more = f", {_laid_out(self._laid_out)}" if self._laid_out else ""
        self._console.print(f"{told}{more}", soft_wrap=True)


def _laid_out(files: int) -> str:
    return f"{files:,} Word files laid out"


class _Counts:
    """``1,204 ok, 31 partial, 2 not read, 512 as before · 9.1 a second``."""

    def __init__(self) -> None:
        self._began = monotonic()
        self.passed = 0
        self._read = {SourceStatus.OK: 0, SourceStatus.PARTIAL: 0}
        self._unread = 0

    @property
    def all(self) -> int:
        return self.passed + sum(self._read.values()) + self._unread

    def add(self, source: Source) -> None:
        if source.status in self._read:
            self._read[source.status] += 1
        else:
            self._unread += 1

    def __str__(self) -> str:
        ok, partial = self._read.values()
        rate = (self.all - self.passed) / max(monotonic() - self._began, 0.1)
        return (
            f"{ok:,} ok, {partial:,} partial, {self._unread:,} not read, {self.passed:,} as before"
            f" · {rate:.1f} a second"
        )
