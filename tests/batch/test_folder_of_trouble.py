"""A folder in which everything is that ever stopped a run, through the whole ingest: nothing stops it.

``TROUBLE=20`` is the full one: 2,000 good files, 20 of each kind that harms its reader, 100 broken ones.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from pipeline.store.records import read_sources
from tests.batch.trouble import LIMITS, make
from tests.builders.stored import check_whole, column

pytestmark = pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="looks at processes through /proc"
)
HARMFUL = int(os.environ.get("TROUBLE", "4"))
GOOD, BROKEN = 100 * HARMFUL, 5 * HARMFUL
COMMAND = "import sys; from tests.batch.trouble import main; main(*sys.argv[1:])"
CODES = {
    "hang": "timeout",
    "hungry": "memory",
    "exit": "crashed",
    "killed": "crashed",
    "device": "not_a_file",
}
OURS = {"timeout", "memory", "crashed", "error", "internal_error", "not_a_file", "io_error"}
"""What is no fault of a broken file."""


def run(*words):
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", COMMAND, *map(str, words)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    sys.stdout.write(
        f"{len(told['entered'])} entered, {dict(Counter(map(kind, told['entered'])))}, {told['unchanged']} as before, {told['seconds']:.1f} s,"
        f" memory {told['held']} MB before, {told['most']} MB at most\n"
    )
    return told


def kind(name):
    return name.partition("-")[0]


def test_everything_that_ever_stopped_a_run(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    make(folder, good=GOOD, harmful=HARMFUL, broken=BROKEN)
    files = [one for one in folder.rglob("*") if one.is_symlink() or not one.is_dir()]
    first = run(folder, out)
    assert sorted(first["entered"]) == sorted(one.name for one in files)
    sources = list(read_sources(out))
    assert sorted(one.file_name for one in sources) == sorted(one.name for one in files)
    for one in sources:
        what = kind(one.file_name)
        if what == "good":
            assert (one.status, one.error_code) == ("ok", None)
        else:
            assert one.status in {"failed", "unsupported"}
            assert one.error_code == CODES.get(what, one.error_code)
            assert what in CODES or one.error_code not in OURS, one.error
            assert len(one.error) > 20
            assert "\n" not in one.error
    good = sorted(one.name for one in files if kind(one.name) == "good")
    assert column(out, "plans", "file_name") == good
    check_whole(out)
    # deadlines and meals by two workers, some milliseconds for every other file, three times over
    expected = HARMFUL * (LIMITS.seconds + 0.5) / 2 + len(files) * 0.02 + 5
    assert first["seconds"] < 3 * expected
    assert first["most"] - first["held"] < 100 + 0.01 * GOOD
    assert first["left"] == 0
    assert list(running(folder)) == []

    again = run(folder, out)
    assert (again["entered"], again["unchanged"]) == ([], len(files))
    retried = run(folder, out, "retry")
    bad = Counter(one.name for one in files if kind(one.name) != "good")
    assert Counter(retried["entered"]) == bad
    tried = {one.attempts for one in read_sources(out) if kind(one.file_name) == "broken"}
    assert tried == {2}


def running(folder):
    """Processes that have to do with these files."""
    for one in Path("/proc").glob("[0-9]*"):
        try:
            words = (one / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(folder) in words:
            yield words
