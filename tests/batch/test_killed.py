"""The whole command, killed at any moment: what is there is whole, and the next run ends as if nothing had been.

Workers and LibreOffice are running when it happens. ``KILLS=50`` takes longer.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from pipeline.store.tables import SCHEMAS
from tests.bench.many import make_many
from tests.builders.stored import check_whole, everything

KILLS = int(os.environ.get("KILLS", "8"))
DOCUMENTS = 24
COMMAND = "from pipeline.cli import main; main()"
RTF = r"{\rtf1\ansi K\u7870? HO\u7840?CH\par\par I. M\u7908?C \u272?\u205?CH\par N\u226?ng cao ch\u7845?t l\u432?\u7907?ng %d.\par}"


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed") / "in"
    make_many(folder, DOCUMENTS)
    if shutil.which("soffice"):
        for number in range(2):
            (folder / f"{number}.rtf").write_text(RTF % number, encoding="ascii")
    return folder


def start(plans, out):
    """The command, with a folder of its own for what is temporary: others test on this machine, too."""
    words = ("ingest", str(plans), "--out", str(out), "--jobs", "2", "--quiet")
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", COMMAND, *words],
        start_new_session=True,
        env=os.environ | {"TMPDIR": str(temporary(plans))},
    )


def temporary(plans):
    folder = plans.parent / "tmp"
    folder.mkdir(exist_ok=True)
    return folder


def running(plans):
    """Processes that have to do with these files."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(plans.parent) in words:
            found.append(words)
    return found


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are told by /proc")
def test_killed_at_any_moment(plans, tmp_path):
    began = monotonic()
    assert start(plans, tmp_path / "undisturbed").wait() in {0, 1}
    whole = monotonic() - began
    wanted = everything(tmp_path / "undisturbed")
    assert len(wanted["plans"]) >= DOCUMENTS
    moments, out, kills = random.Random(8), tmp_path / "out", 0  # noqa: S311 - no secret
    while kills < KILLS:
        process = start(plans, out)
        sleep(moments.uniform(0.1, whole))
        if process.poll() is not None:
            assert everything(out) == wanted
            shutil.rmtree(out)
            continue
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
        if all((out / name / "empty.parquet").exists() for name in SCHEMAS):
            check_whole(out)
    assert start(plans, out).wait() in {0, 1}
    assert everything(out) == wanted
    assert not list(out.glob("**/.*.tmp"))
    deadline = monotonic() + 5
    while running(plans) and monotonic() < deadline:
        sleep(0.1)
    assert running(plans) == []
    assert not list(temporary(plans).iterdir())
