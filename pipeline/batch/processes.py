"""Processes as the system shows them: memory, descendants, who dies with whom.

Linux tells by ``/proc`` and ``prctl``; elsewhere memory and descendants are unknown (0, none) and
the rest does nothing. Memory is in bytes.
"""

import contextlib
import ctypes
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

_PROC = Path("/proc")
FOLDER = "plans-workers-"
"""What the name of a folder for temporary files begins with; the process it belongs to follows."""
_PAGE = resource.getpagesize()
_SET_PDEATHSIG, _SET_CHILD_SUBREAPER = 1, 36  # linux/prctl.h
_DATA_ELSEWHERE = 512 << 20
"""What a worker may have taken before its first document, where the system does not say."""


def resident(pid: int | str = "self") -> int:
    """Bytes a process holds in memory, those it shares too; 0 when it is gone or unknown."""
    return _statm(pid, 1) or 0


def data() -> int:
    """Bytes of memory this process has asked for, as its wall counts them; a guess where the system does not say."""
    found = _statm("self", 5)
    return found if found is not None else _DATA_ELSEWHERE


def _statm(pid: int | str, field: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[field]) * _PAGE
    except (OSError, IndexError):
        return None


def threads() -> int:
    """Threads of this process, those of libraries too; 1 where unknown."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names alone
    except OSError:
        return 1


def children() -> dict[int, list[int]]:
    """Every process by its parent: one look at the whole of ``/proc`` (10 to 20 µs a process)."""
    found: dict[int, list[int]] = {}
    with contextlib.suppress(OSError):
        for name in os.listdir(_PROC):  # noqa: PTH208 - names alone
            if name.isdecimal() and (parent := _parent(name)) is not None:
                found.setdefault(parent, []).append(int(name))
    return found


def _parent(pid: str) -> int | None:
    try:
        # the name of the program stands in brackets and may hold any letter, brackets too
        return int(Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[1])
    except (OSError, IndexError):
        return None


def descendants(pid: int, tree: dict[int, list[int]]) -> list[int]:
    found, open_ = [], [pid]
    while open_:
        below = tree.get(open_.pop(), [])
        found += below
        open_ += below
    return found


def kill(pids: Iterable[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def kill_group(pid: int) -> None:
    """A child of ours that leads a group, and the group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    kill([pid])


def adopt() -> None:
    """From here on descendants whose parent ends become children of this process."""
    _prctl(_SET_CHILD_SUBREAPER, 1)


def die_with_parent() -> None:
    """From here on the end of the parent kills this process."""
    _prctl(_SET_PDEATHSIG, signal.SIGKILL)


def _prctl(what: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(what, value, 0, 0, 0)


def wall(more: int) -> None:
    """No more than so many bytes of data on top of what there is; no core files.

    Data, not address space: Arrow, LibreOffice and others reserve far more of that than they use.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = data() + more
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or limit < hard:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def first_to_go() -> None:
    """Where memory runs out, the system ends this process before others."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def folder() -> str:
    """A new folder for what the workers of this process write for a while."""
    return tempfile.mkdtemp(prefix=f"{FOLDER}{os.getpid()}-")


def sweep() -> None:
    """Remove such folders of runs that were killed before anybody could tidy up after them."""
    if not Path("/proc/self").exists():
        return
    for left in Path(tempfile.gettempdir()).glob(f"{FOLDER}*-*"):
        owner = left.name.removeprefix(FOLDER).partition("-")[0]
        if not owner.isdecimal() or Path("/proc", owner).exists():
            continue
        with contextlib.suppress(OSError):  # another run was faster
            if left.lstat().st_uid == os.getuid() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
