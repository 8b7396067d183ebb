"""A folder full of trouble, and a run over it in a process of its own.

What a file does to its reader stands in its name: ``hang-7.pdf``. ``broken`` ones are read by the real reader,
good ones by one that costs a millisecond.
"""

import io
import json
import os
import re
import sys
import time
import zipfile
from pathlib import Path
from random import Random

from pipeline.batch import processes
from pipeline.batch.document import Task, read_file
from pipeline.batch.ingest import Choice, ingest
from pipeline.batch.together import together
from pipeline.batch.watch import Nobody
from pipeline.batch.workers import Limits
from tests.batch import cheap, faults

RAW = Path(__file__).parents[2] / "data" / "raw"
DOCX = RAW / "mau-ke-hoach-xa-2026.docx"
PDF = RAW / "mau-chuyen-doi-so-quan-2024.pdf"
JOBS = 2
LIMITS = Limits(seconds=5.0, megabytes=300)
"""To eat 300 MB takes half a second, on a busy machine several."""
HARM = {
    "hang": faults.sleep,
    "hungry": faults.eat,
    "exit": lambda _: os._exit(3),
    "killed": faults.WHAT["killed"],
}


def read(task: Task) -> bytes:
    what = task.name.partition("-")[0]
    if what in HARM:
        return HARM[what](task.name)
    return read_file(task) if what == "broken" else cheap.read(task)


def make(folder: Path, *, good: int, harmful: int, broken: int) -> None:
    """``harmful`` files of each kind that harms its reader, as many that are none."""
    dice = Random(20_261_129)  # noqa: S311 - to be repeated, not to be secret
    for number in range(good):
        inside = folder / f"{number // 500}"
        inside.mkdir(exist_ok=True)
        (inside / f"good-{number}.docx").write_bytes(b"plan: %d" % number)
    for number in range(harmful):
        for what in ("hang", "hungry", "exit" if number % 2 else "killed"):
            (folder / f"{what}-{number}.pdf").write_bytes(f"{what} {number}".encode())
        _no_file(folder / f"device-{number}.docx", number % 4)
    for number in range(broken):
        name, data = _broken(number, dice)
        (folder / f"broken-{number}{name}").write_bytes(data)


def _no_file(path: Path, kind: int) -> None:
    if kind == 0:
        os.mkfifo(path)
    else:
        path.symlink_to(("/dev/zero", "0", "0/good-0.docx")[kind - 1])


def _broken(number: int, dice: Random) -> tuple[str, bytes]:
    """Cut in the middle, garbage behind a good head, a part that is no XML, nothing of all that."""
    match number % 4:
        case 0:
            data = DOCX.read_bytes()
            return ".docx", data[: dice.randrange(100, len(data) * 3 // 4)]
        case 1:
            return ".docx", _with_garbage(dice)
        case 2:
            return ".pdf", PDF.read_bytes()[: dice.randrange(10, 100)] + dice.randbytes(2000)
        case _:
            return ".pdf", dice.randbytes(dice.randrange(1, 5000))


def _with_garbage(dice: Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(DOCX) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/document.xml":
                data = data[: dice.randrange(500)] + b"<" + dice.randbytes(200)
            new.writestr(part, data)
    return out.getvalue()


class _Taker(Nobody):
    def __init__(self) -> None:
        self.names: list[str] = []

    def entered(self, source, rows):  # noqa: ARG002 - a watcher is told both
        self.names.append(source.file_name)


def _most_held() -> int:
    """MB; of this program alone, where ``getrusage`` goes on with what its parent held."""
    told = Path("/proc/self/status").read_text("ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", told)[1]) // 1024


def main(folder: str, out: str, *more: str) -> None:
    """One run: what was entered, how long it took, what is left of it, as JSON."""
    taker, began = _Taker(), time.monotonic()
    held = _most_held()
    reader = together(JOBS, LIMITS, work=read)
    choice = Choice(retry="retry" in more)
    report = ingest([Path(folder)], Path(out), choice=choice, watcher=taker, reader=reader)
    left = processes.descendants(os.getpid(), processes.children())
    most = _most_held()
    told = {
        "entered": taker.names,
        "unchanged": report.unchanged,
        "seconds": time.monotonic() - began,
        "left": len(left),
        "held": held,
        "most": most,
    }
    sys.stdout.write(json.dumps(told))
