"""Folders that are watched: what happens there, as watchfiles tells it, round after round.

``watch(folders, changes(folders, …), run, …)`` ends when ``changes`` does. A folder that is there for the first
time, or again, is looked through; later rounds are given the files that arrived, and look through a whole
folder only where something is gone from it. What nobody told - the system lost count, the other end of a
share wrote - is found by the look through everything once an hour.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import NamedTuple, TypeAlias

from watchfiles import Change
from watchfiles import watch as watched
from watchfiles.main import FileChange

from pipeline.batch.arrivals import Arrivals, Round
from pipeline.batch.find import Passed, find, is_document, is_hidden, stamp_met
from pipeline.batch.ingest import PASSING
from pipeline.batch.interrupts import Stop
from pipeline.batch.watch import Nobody
from pipeline.batch.workers import WorkersBroken
from pipeline.reading import one_line
from pipeline.store.lock import RegisterBusy
from pipeline.store.packed import PlanRows
from schemas.plan import Source

Run: TypeAlias = Callable[[Round], Iterable[Path]]
"""Does a round; comes back with the files that failed for a reason that may pass."""

TROUBLES = (OSError, RegisterBusy, WorkersBroken, sqlite3.OperationalError)
"""What breaks a round off and may be over later: a full disk, another writer, no room for processes."""
_TICK = 200
"""Milliseconds without a change after which the time is looked at."""
_POLL = 1000
"""Milliseconds between two looks at folders the system does not watch."""
_EVERYTHING = 3600.0
"""Seconds between two looks through everything."""
_AFRESH = 5.0
"""Seconds until it is tried again to watch what could not be watched."""


class _Place(NamedTuple):
    """Which folder stands at a path: a share that is gone leaves another one there."""

    device: int
    inode: int


class Failing(Nobody):
    """Takes note of the files of a round whose failure may be over next time, by the names of the ledger."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def entered(self, source: Source, rows: PlanRows | None) -> None:  # noqa: ARG002 - a watcher is told both
        if source.error_code in PASSING:
            self.names.append(source.path)


def watch(
    folders: Iterable[Path],
    told: Iterable[set[FileChange]],
    run: Run,
    *,
    settle: float,
    say: Callable[[str], None],
    clock: Callable[[], float] = monotonic,
) -> None:
    """Do rounds as long as changes are told, of folders given by absolute paths.

    ``settle``: seconds a file has to lie still. ``say``: one line of trouble.
    """
    roots = tuple(folders)
    arrivals = Arrivals(settle, stamp_met)
    everything = clock() + _EVERYTHING
    for changes in told:
        now = clock()
        if now >= everything:
            everything = now + _EVERYTHING
            for root in roots:
                arrivals.look_through(root, now)
        for path, kinds in _by_path(changes).items():
            _note(arrivals, path, kinds, roots, now)
        round_ = arrivals.due(now)
        if round_ is not None:
            _do(round_, arrivals, run, say, clock)


def _do(
    round_: Round,
    arrivals: Arrivals,
    run: Run,
    say: Callable[[str], None],
    clock: Callable[[], float],
) -> None:
    """One round. Who has gone since is told by an event of its own."""
    there = tuple(path for path in round_.paths if path.exists())
    try:
        failed = run(round_._replace(paths=there)) if there else ()
    except TROUBLES as error:
        pause = arrivals.broke(clock())
        # what follows is advice for who runs a command once
        what = one_line(str(error)).partition("; ")[0]
        say(f"{what}; what arrived is read, and stored, at the next try in {pause:g} s")
    else:
        arrivals.done(round_, clock(), failed)


def _by_path(changes: Iterable[FileChange]) -> dict[Path, set[Change]]:
    found: defaultdict[Path, set[Change]] = defaultdict(set)
    for kind, path in changes:
        found[Path(path)].add(kind)
    return found


def _note(
    arrivals: Arrivals, path: Path, kinds: set[Change], roots: tuple[Path, ...], now: float
) -> None:
    """What a change means: a file that is there, a folder to look through, or nothing to us."""
    root = next((one for one in roots if path.is_relative_to(one)), None)
    if root is None or _is_passed_by(path, root):
        return
    if path == root:
        if Change.added in kinds:
            arrivals.look_through(root, now)
    elif stamp_met(path) is not None:
        if is_document(path.name):
            arrivals.come(path, now)
    elif path.is_dir() and not path.is_symlink():
        if Change.added in kinds:
            _come_with(arrivals, path, root, now)
    elif is_document(path.name) or Change.added not in kinds:
        # a document is gone, or a folder, or a link stands there; what came and went by another name is nothing
        arrivals.look_through(root, now)


def _come_with(arrivals: Arrivals, folder: Path, root: Path, now: float) -> None:
    """A folder may have come with all it holds: the system tells of the folder alone."""
    for found in find([folder], Passed()):
        if found.stamp is not None and isinstance(found.path, Path):
            arrivals.come(found.path, now)
        else:
            arrivals.look_through(root, now)


def _is_passed_by(path: Path, root: Path) -> bool:
    """Would a walk of the root not come there, whatever is there?"""
    inside = path.relative_to(root)
    above = (root / one for one in inside.parents if one.name)
    return any(map(is_hidden, inside.parts)) or any(one.is_symlink() for one in above)


def changes(
    folders: Iterable[Path], *, poll: bool, stop: Stop, say: Callable[[str], None]
) -> Iterator[set[FileChange]]:
    """What happens in the folders, until ``stop``; an empty set where nothing did for a moment.

    A folder is told as added when it begins to be watched: at first, and whenever it is there again.
    """
    known: dict[Path, _Place] = {}
    while not stop.is_set():
        there = _there(folders)
        come = {(Change.added, str(one)) for one, place in there.items() if known.get(one) != place}
        known = there
        try:
            with closing(_watched(there, poll=poll, stop=stop)) as told:
                for found in told:
                    yield found | come
                    come = set()
                    gone = {Path(path) for kind, path in found if kind is Change.deleted}
                    if not gone.isdisjoint(there) or _there(folders) != there:
                        known = {one: place for one, place in there.items() if one not in gone}
                        break
        except FileNotFoundError:  # it has just gone
            known = {}
            stop.rest(_TICK / 1000)
        except (OSError, RuntimeError) as error:
            known = {}
            if isinstance(error, OSError) and not poll:
                say(
                    f"the system does not watch the folders ({error}); they are looked at each second"
                )
                poll = True
            else:
                say(f"the folders cannot be watched ({error}); tried again in {_AFRESH:g} s")
                stop.rest(_AFRESH)


def _there(folders: Iterable[Path]) -> dict[Path, _Place]:
    found: dict[Path, _Place] = {}
    for folder in folders:
        try:
            told = folder.stat()
        except OSError:
            continue
        found[folder] = _Place(told.st_dev, told.st_ino)
    return found


def _watched(
    there: Iterable[Path], *, poll: bool, stop: Stop
) -> Generator[set[FileChange], None, None]:
    """By watchfiles; where nothing is there, by the clock alone, until somebody looks again."""
    if not there:
        stop.rest(_TICK / 1000)
        yield set()
        return
    yield from watched(
        *there,
        watch_filter=None,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=poll,
        poll_delay_ms=_POLL,
        ignore_permission_denied=True,
    )
