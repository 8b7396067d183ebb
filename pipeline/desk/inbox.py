"""Files that were dropped: copied into the inbox of the register, read by a process of its own, told while it goes on.

The inbox lies beside the tables (``data/parsed.inbox``): it holds the documents themselves, and outlives the tables. Names
are told by people and trusted by nobody: of a name its last part is kept, without what steers, in a folder of ours.
"""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import unicodedata
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

ENDINGS = frozenset({".pdf", ".docx", ".doc", ".rtf", ".odt"})
MOST_FILES = 5_000
"""Files taken at once."""
_MOST_BATCHES = 200
"""Begun at a time."""
_BATCH = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}")
_LONGEST = 180
"""Bytes of a name, whatever a file system could take."""
_SPARE = 500_000_000
"""Bytes of the disk that are left to others."""
_COMMAND = (sys.executable, "-c", "from pipeline.cli import main; main()")
_QUIET = 10.0
"""Seconds after the last decision until the plans are audited."""
_LOOK = 0.2
_UNFINISHED = ".part-"


class NotTaken(Exception):
    """A file that is not taken in. ``str()`` says why, ``status`` is that of the answer."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


class State(NamedTuple):
    """What the page shows. ``done`` counts files the process has told of, ``waiting`` those it was given."""

    running: bool
    waiting: int
    done: int
    step: str
    """``reading``, ``auditing`` or nothing."""
    files: tuple[dict[str, Any], ...]
    trouble: str | None
    number: int
    """Changes with everything above."""


def safe_name(given: str) -> str:
    """The last part of a name, fit to be a file's. Raises ``NotTaken``."""
    last = re.split(r"[/\\]", given)[-1]
    kept = "".join(
        one for one in unicodedata.normalize("NFC", last) if unicodedata.category(one)[0] != "C"
    ).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot or f".{ending.lower()}" not in ENDINGS or not stem.strip(" ."):
        raise NotTaken(f"{kept or 'a file without a name'}: PDF, DOCX, DOC, RTF and ODT are read")
    room = _LONGEST - len(ending) - 1
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return f"{stem}.{ending}"


class Inbox:
    """The inbox of a register and the process that reads it."""

    def __init__(self, parsed: Path, log: Path, *, largest: int) -> None:
        self.parsed = parsed
        full = Path(os.path.abspath(parsed))  # noqa: PTH100 - resolve() follows links
        self.folder = full.parent / f"{full.name}.inbox"
        self._log = log
        self._largest = largest
        self._lock = threading.Lock()
        self._taken: dict[str, int] = {}
        self._waiting: list[Path] = []
        self._state = State(False, 0, 0, "", (), None, 0)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._due = 0.0
        """When decisions are audited, at the earliest."""

    # --- taking files in ---

    def begin(self) -> str:
        """A folder for files that come together."""
        batch = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        with self._lock:
            for old in list(self._taken)[: len(self._taken) - _MOST_BATCHES + 1]:
                del self._taken[old]  # begun and never sent
            self._taken[batch] = 0
        return batch

    async def take(self, batch: str, name: str, body: AsyncIterator[bytes]) -> str:
        """One file, written as it comes; the name it got. Raises ``NotTaken``, ``OSError``."""
        kept = safe_name(name)
        folder = self._folder_of(batch)
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{_UNFINISHED}{secrets.token_hex(8)}"
        try:
            await self._write(unfinished, kept, body)
            target = _free(folder, kept)
            unfinished.rename(target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        with self._lock:
            self._taken[batch] += 1
        return target.name

    async def _write(self, file: Path, name: str, body: AsyncIterator[bytes]) -> None:
        size = 0
        with file.open("xb") as stream:
            async for piece in body:
                size += len(piece)
                if size > self._largest:
                    most = self._largest / 1e6
                    raise NotTaken(f"{name}: more than the {most:,.0f} MB that are read", 413)
                stream.write(piece)
        if not size:
            raise NotTaken(f"{name}: the file is empty")

    def _folder_of(self, batch: str) -> Path:
        """Raises ``NotTaken``."""
        with self._lock:
            taken = self._taken.get(batch)
        if taken is None or not _BATCH.fullmatch(batch):
            raise NotTaken("there is no such batch; begin anew", 404)
        if taken >= MOST_FILES:
            raise NotTaken(f"at most {MOST_FILES:,} files are taken at once", 413)
        if shutil.disk_usage(self.folder.parent).free < _SPARE + self._largest:
            raise NotTaken("the disk is nearly full", 507)
        return self.folder / batch

    # --- reading them ---

    def read(self, batch: str) -> int:
        """Have a batch read, after those that wait; how many files that are. Raises ``NotTaken``."""
        with self._lock:
            count = self._taken.pop(batch, 0)
            if count:
                self._waiting.append(self.folder / batch)
                self._told(waiting=self._state.waiting + count)
                if not self._state.running:
                    self._told(running=True, trouble=None)
                    threading.Thread(target=self._work, name="inbox", daemon=True).start()
        return count

    def audit(self) -> None:
        """Have the plans audited when nothing more has been decided for a while."""
        with self._lock:
            self._due = monotonic() + _QUIET
            if not self._state.running:
                self._told(running=True)
                threading.Thread(target=self._work, name="inbox", daemon=True).start()

    def stop(self) -> None:
        """End what runs; what was read is stored."""
        with self._lock:
            self._stopped = True
            process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            process.wait(timeout=30)

    @property
    def stopped(self) -> bool:
        return self._stopped

    def state(self) -> State:
        """How far it is."""
        with self._lock:
            return self._state

    def _told(self, **changes: Any) -> None:
        self._state = self._state._replace(**changes, number=self._state.number + 1)

    def _work(self) -> None:
        """All that waits, then an audit."""
        while not self._stopped:
            with self._lock:
                batch = self._waiting.pop(0) if self._waiting else None
                early = batch is None and monotonic() < self._due
                step = "reading" if batch else "" if early else "auditing"
                if step != self._state.step:
                    self._told(step=step)
            if batch is not None:
                self._ingest(batch)
                continue
            if early:
                sleep(_LOOK)
                continue
            self._run(
                "audit", str(self.parsed), "--changed", "--severity", "error", "--format", "json"
            )
            with self._lock:
                if not self._waiting and monotonic() >= self._due:
                    self._told(running=False, step="", waiting=0, done=0)
                    return

    def _ingest(self, batch: Path) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        self._log.write_bytes(b"")
        seen = _Lines(self._log)
        words = ("ingest", str(batch), "--out", str(self.parsed), "--quiet", "--wait", "3600")
        self._run(*words, "--log", str(self._log), each=lambda: self._entered(seen))
        self._entered(seen)

    def _entered(self, seen: "_Lines") -> None:
        rows = list(seen.new())
        if rows:
            with self._lock:
                files = (*rows[::-1], *self._state.files)[:MOST_FILES]
                self._told(files=files, done=self._state.done + len(rows))

    def _run(self, *words: str, each: Any = None) -> None:
        """One command of ours; what it has to say of trouble is kept."""
        with subprocess.Popen(  # noqa: S603 - our own command, words of ours
            [*_COMMAND, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            self._process = process
            said: list[bytes] = []
            reader = threading.Thread(target=_read, args=(process, said), daemon=True)
            reader.start()
            while process.poll() is None:
                if each is not None:
                    each()
                sleep(_LOOK)
            reader.join(timeout=5)
            self._process = None
        trouble = b"".join(said).decode(errors="replace").strip()
        if process.returncode not in {0, 1} and not self._stopped:
            with self._lock:
                self._told(
                    trouble=trouble.splitlines()[-1][:500] if trouble else "the reading ended"
                )


class _Lines:
    """The lines that a growing file has got since the last look."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._at = 0

    def new(self) -> Iterator[dict[str, Any]]:
        with self._file.open("rb") as stream:
            stream.seek(self._at)
            data = stream.read()
        whole, _, _ = data.rpartition(b"\n")
        if not whole:
            return
        self._at += len(whole) + 1
        for line in whole.split(b"\n"):
            yield json.loads(line)


def _read(process: subprocess.Popen[bytes], said: list[bytes]) -> None:
    if process.stderr is not None:
        said.append(process.stderr.read()[-20_000:])


def _free(folder: Path, name: str) -> Path:
    """A path of that name that nothing has: ``(2)`` before the ending."""
    stem, _, ending = name.rpartition(".")
    for number in range(1, MOST_FILES + 2):
        target = folder / (name if number == 1 else f"{stem} ({number}).{ending}")
        if not target.exists():
            return target
    raise NotTaken(f"{name}: there are too many of this name")
