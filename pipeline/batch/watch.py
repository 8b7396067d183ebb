"""Who is told of a run while it goes on."""

from typing import Protocol

from pipeline.store.packed import PlanRows
from schemas.plan import Source


class Watcher(Protocol):
    """Told in the process that writes, one file after another."""

    def begin(self, files: int) -> None:
        """So many files will be looked at."""

    def passed(self) -> None:
        """One of them lies as it lay."""

    def entered(self, source: Source, rows: PlanRows | None) -> None:
        """One of them is entered anew; its rows where it was read."""


class Nobody:
    """Looks away."""

    def begin(self, files: int) -> None: ...

    def passed(self) -> None: ...

    def entered(self, source: Source, rows: PlanRows | None) -> None: ...


class Several:
    """Tells all of some others."""

    def __init__(self, *others: Watcher) -> None:
        self._others = others

    def begin(self, files: int) -> None:
        for one in self._others:
            one.begin(files)

    def passed(self) -> None:
        for one in self._others:
            one.passed()

    def entered(self, source: Source, rows: PlanRows | None) -> None:
        for one in self._others:
            one.entered(source, rows)
