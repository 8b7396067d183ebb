"""``plans audit`` and ``plans report``, killed at any moment: the tables stay whole, and the next run ends as if nothing had been.

``KILLS=20`` takes longer.
"""

import os
import random
import signal
import subprocess
import sys
from time import monotonic, sleep

import duckdb
import pytest

from pipeline.batch.ingest import ingest
from tests.bench.many import make_many
from tests.builders.stored import check_whole, everything

KILLS = int(os.environ.get("KILLS", "2"))
PLANS = 6
COMMAND = "from pipeline.cli import main; main()"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("later")
    make_many(folder / "in", PLANS)
    ingest([folder / "in"], folder / "parsed")
    return folder / "parsed"


def start(*words):
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", COMMAND, *map(str, words)], stdout=subprocess.DEVNULL
    )


def moments(*words):
    """Times from the start to the end of the command."""
    began = monotonic()
    assert start(*words).wait() == 0
    return random.Random(20), monotonic() - began  # noqa: S311 - no secret


def killed(times, *words):
    """Start the command and kill it; whether that came before its end."""
    chance, whole = times
    process = start(*words)
    sleep(chance.uniform(0.2 * whole, whole))
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def unfinished(folder):
    return list(folder.glob("**/.*.tmp"))


def test_audit(tables):
    words = ("audit", tables, "--on", "2026-11-25")
    times = moments(*words)
    wanted = everything(tables)
    assert wanted["findings"]
    kills = 0
    while kills < KILLS:
        kills += killed(times, *words)
        check_whole(tables)
        found = duckdb.read_parquet(f"{tables}/findings/*.parquet").fetchall()
        assert len(found) == len(wanted["findings"])
    assert start(*words).wait() == 0
    assert everything(tables) == wanted
    assert not unfinished(tables)


def test_what_an_audit_left_is_swept_by_an_ingest(tables):
    left = tables / "findings" / ".s00001.parquet.tmp"
    left.write_bytes(b"PAR1")
    ingest([], tables)
    assert not left.exists()


def pages(out):
    """All files; in a PDF LibreOffice writes down when it made it."""
    return {
        file.relative_to(out): None if file.suffix == ".pdf" else file.read_bytes()
        for file in out.rglob("*")
        if file.is_file()
    }


def test_report(tables, tmp_path):
    whole, out = tmp_path / "whole", tmp_path / "out"
    before = everything(tables)
    times = moments("report", tables, "--out", whole)
    kills = 0
    while kills < KILLS:
        kills += killed(times, "report", tables, "--out", out)
        for page in out.glob("**/*.html"):
            assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert start("report", tables, "--out", out).wait() == 0
    assert pages(out) == pages(whole)
    assert not unfinished(out)
    assert everything(tables) == before


def test_a_first_audit_is_whole_or_not_there(tables):
    """Killed while it writes the table for the first time: findings of a file of plans are there or not."""
    assert start("audit", tables, "--on", "2026-11-25").wait() == 0
    wanted = len(everything(tables)["findings"])
    assert wanted
    for file in (tables / "findings").glob("s*.parquet"):
        file.unlink()
    process = start("audit", tables, "--on", "2026-11-25")
    sleep(0.4)
    process.kill()
    process.wait()
    assert len(everything(tables)["findings"]) in {0, wanted}
    assert start("audit", tables, "--on", "2026-11-25").wait() == 0
    assert len(everything(tables)["findings"]) == wanted
