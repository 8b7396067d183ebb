"""What the system tells of folders that are watched, and the command over it."""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest
from typer.testing import CliRunner
from watchfiles import Change

from pipeline.batch import watching
from pipeline.batch.interrupts import Stop
from pipeline.batch.watching import changes
from pipeline.cli import app
from pipeline.store.lock import writer
from tests.builders.stored import ledger

ADDED = Change.added
SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "mau-ke-hoach-xa-2026.docx"
COMMAND = "from pipeline.cli import main; main()"


def until(told, wanted):
    """Changes up to those in which ``wanted`` is told."""
    deadline = monotonic() + 20
    for found in told:
        if wanted in found:
            return
        assert monotonic() < deadline, f"{wanted} is not told"


@pytest.mark.parametrize("poll", [False, True])
def test_a_share_that_goes_away_and_comes_back_is_watched_again(tmp_path, poll):
    share, other = tmp_path / "share", tmp_path / "other"
    for folder in (share, other):
        folder.mkdir()
    said = []
    with closing(changes([share, other], poll=poll, stop=Stop(), say=said.append)) as told:
        first = next(told)
        assert {(ADDED, str(share)), (ADDED, str(other))} <= first
        share.rename(tmp_path / "away")
        for _ in range(3):
            assert (ADDED, str(share)) not in next(told)
        share.mkdir()  # the place it is mounted at
        until(told, (ADDED, str(share)))
        share.rmdir()
        (tmp_path / "away").rename(share)
        until(told, (ADDED, str(share)))
        for folder in (share, other):
            next(told)
            (folder / "a.pdf").write_bytes(b"plan")
            until(told, (ADDED, str(folder / "a.pdf")))
    assert said == []


def test_where_the_system_watches_no_more_folders_they_are_looked_at(tmp_path, monkeypatch):
    def no_more(*paths, force_polling, **options):
        if not force_polling:
            raise OSError("OS file watch limit reached")
        return real(*paths, force_polling=True, **options)

    real = watching.watched
    monkeypatch.setattr(watching, "watched", no_more)
    said = []
    with closing(changes([tmp_path], poll=False, stop=Stop(), say=said.append)) as told:
        until(told, (ADDED, str(tmp_path)))
        (tmp_path / "a.pdf").write_bytes(b"plan")
        until(told, (ADDED, str(tmp_path / "a.pdf")))
    assert len(said) == 1
    assert "limit reached" in said[0]


@pytest.mark.parametrize("trouble", [OSError("no"), RuntimeError("in the library")])
def test_folders_that_cannot_be_watched_are_tried_again(tmp_path, monkeypatch, trouble):
    def watched(*paths, **options):
        if len(said) < 3:
            raise trouble
        return real(*paths, **options)

    real = watching.watched
    monkeypatch.setattr(watching, "watched", watched)
    monkeypatch.setattr(watching, "_AFRESH", 0.01)
    said = []
    with closing(changes([tmp_path], poll=False, stop=Stop(), say=said.append)) as told:
        until(told, (ADDED, str(tmp_path)))
        (tmp_path / "a.pdf").write_bytes(b"plan")
        until(told, (ADDED, str(tmp_path / "a.pdf")))
    assert len(said) == 3


def soon(question, seconds=60.0):
    deadline = monotonic() + seconds
    while not question() and monotonic() < deadline:
        sleep(0.05)
    return question()


def test_tables_of_another_version_are_4(tmp_path):
    (tmp_path / "out" / "plans").mkdir(parents=True)
    (tmp_path / "out" / "plans" / "a.parquet").write_bytes(b"")
    result = CliRunner().invoke(app, ["watch", str(tmp_path), "--out", str(tmp_path / "out")])
    assert result.exit_code == 4
    assert "another version of plans" in result.stderr


@pytest.mark.parametrize(("number", "more"), [(signal.SIGTERM, ()), (signal.SIGINT, ("--poll",))])
def test_the_command(tmp_path, number, more):
    folder, out, log = tmp_path / "in", tmp_path / "out", tmp_path / "log"
    folder.mkdir()
    (folder / "a.docx").write_bytes(SAMPLE.read_bytes())
    words = ("watch", str(folder), "--out", str(out), "--settle", "0.3", "--log", str(log))
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", COMMAND, *words, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert soon(lambda: log.exists() and log.read_text("utf-8").count("\n") == 1)
        (folder / "b.docx").write_bytes(b"no document")
        assert soon(lambda: log.read_text("utf-8").count("\n") == 2)
        with writer(out, "plans audit", wait=5):
            pass
        process.send_signal(number)
        shown, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, said) == (0, "")
    assert shown.count("tables in") == 2
    assert {path: row["status"] for path, row in ledger(out).items()} == {
        "in/a.docx": "ok",
        "in/b.docx": "unsupported",
    }
