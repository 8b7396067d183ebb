"""Old formats through LibreOffice; without it one line says what to install."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.reading import Failure, attempt, office, read_plan
from pipeline.reading.office import convert
from schemas.diagnostics import UnreadableDocument
from tests.builders.record import record_of

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
RTF = rb"{\rtf1\ansi K\u7870? HO\u7840?CH\par}"


def test_without_libreoffice_the_line_names_the_package(monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    failure = attempt(RTF, "ke-hoach.rtf")
    assert isinstance(failure, Failure)
    assert (failure.status, failure.code) == ("unsupported", "needs_libreoffice")
    assert "libreoffice-writer-nogui" in failure.message


@pytest.fixture
def temp(tmp_path, monkeypatch):
    """The folder where temporary folders are made, for this test alone."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Makes a ``soffice`` of a few lines of shell. ``$1`` names the profile, ``$7`` the folder it writes to."""

    def make(script):
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        return tmp_path

    return make


SLEEPS = 'sleep 300 & echo $$ $! > "{0}/pids.new"; mv "{0}/pids.new" "{0}/pids"; wait'
"""A program with a child, both of which never end; their ids stand in a file."""


def gone(pid):
    """Not there, or dead and not yet collected by whoever inherited it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def when_there(file):
    until = time.monotonic() + 30
    while not file.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    return file.read_text().split()


def test_a_file_libreoffice_cannot_open(fake, temp):
    fake("exit 1")
    failure = attempt(RTF, "ke-hoach.rtf")
    assert isinstance(failure, Failure)
    assert (failure.status, failure.code) == ("failed", "conversion_failed")
    assert "save it as .docx" in failure.message
    assert list(temp.iterdir()) == []


def test_a_file_libreoffice_makes_nothing_of(fake, temp):
    fake("exit 0")
    failure = attempt(RTF, "ke-hoach.rtf")
    assert isinstance(failure, Failure)
    assert (failure.status, failure.code) == ("failed", "conversion_failed")
    assert list(temp.iterdir()) == []


def test_no_room_for_the_file(fake, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    fake("exit 0")
    monkeypatch.setattr(office.tempfile, "TemporaryDirectory", full)
    failure = attempt(RTF, "ke-hoach.rtf")
    assert isinstance(failure, Failure)
    assert failure.code == "conversion_failed"
    assert "No space left on device" in failure.message


def test_at_the_deadline_the_whole_group_is_dead_and_the_folder_gone(fake, temp, tmp_path):
    fake(SLEEPS.format(tmp_path))
    with pytest.raises(UnreadableDocument) as late:
        office.to_docx(RTF, ".rtf", seconds=1)
    assert late.value.code == "conversion_timeout"
    assert not late.value.unsupported
    assert str(late.value) == (
        "LibreOffice was not done with this .rtf file after 1 seconds and was stopped;"
        " open it in Word and save it as .docx"
    )
    assert all(map(gone, when_there(tmp_path / "pids")))
    assert list(temp.iterdir()) == []


def test_deadline_counts_for_each_document(fake, temp):
    fake("sleep 300")
    with pytest.raises(subprocess.TimeoutExpired) as late:
        convert({"a.rtf": RTF, "b.rtf": RTF}, "docx", seconds=0.25)
    assert late.value.timeout == pytest.approx(0.5)
    assert list(temp.iterdir()) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_caller_that_is_interrupted_leaves_nothing(fake, temp, tmp_path, monkeypatch, error):
    def interrupted(process, timeout=None):
        if timeout is None:
            return waits(process)
        when_there(tmp_path / "pids")
        raise error

    fake(SLEEPS.format(tmp_path))
    waits = subprocess.Popen.wait
    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(error):
        office.to_docx(RTF, ".rtf")
    assert all(map(gone, when_there(tmp_path / "pids")))
    assert list(temp.iterdir()) == []


def test_what_a_program_that_is_done_leaves_running_is_ended(fake, temp, tmp_path):
    fake(f'sleep 300 & echo $! > "{tmp_path}/pids"; mkdir "$7"; echo made > "$7/a.docx"')
    assert convert({"a.rtf": RTF}, "docx") == {"a": b"made\n"}
    assert all(map(gone, when_there(tmp_path / "pids")))
    assert list(temp.iterdir()) == []


def test_several_at_a_time_have_folders_of_their_own(fake, temp):
    fake('sleep 0.2; mkdir "$7"; echo "$1" > "$7/a.docx"')
    with ThreadPoolExecutor(4) as pool:
        profiles = set(pool.map(lambda _: convert({"a.rtf": RTF}, "docx")["a"], range(4)))
    assert len(profiles) == 4
    assert list(temp.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="tells the living by /proc")
def test_sweep_takes_away_what_a_killed_caller_left(fake, temp, tmp_path):
    fake(SLEEPS.format(tmp_path))
    code = "from pipeline.reading.office import to_docx; to_docx(b'{}', '.rtf')"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as caller:  # noqa: S603
        pids = when_there(tmp_path / "pids")
        office.sweep()  # the caller lives: nothing happens
        assert not any(map(gone, pids))
        assert len(list(temp.iterdir())) == 1
        caller.send_signal(signal.SIGKILL)
    assert not any(map(gone, pids))
    office.sweep()
    assert all(map(gone, pids))
    assert list(temp.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="tells the living by /proc")
def test_sweep_leaves_alone_what_is_not_its_own(temp, tmp_path):
    dead = multiprocessing.get_context("spawn").Process(target=int)
    dead.start()
    dead.join()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    kept = [
        temp / f"plans-office-{os.getpid()}-a",
        temp / "plans-office-notes-b",
        temp / "other-1-c",
    ]
    for folder in kept:
        folder.mkdir()
    (temp / f"plans-office-{dead.pid}-link").symlink_to(elsewhere)
    (temp / f"plans-office-{dead.pid}-d").mkdir()
    office.sweep()
    assert elsewhere.exists()
    assert set(temp.iterdir()) == {*kept, temp / f"plans-office-{dead.pid}-link"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_that_is_stopped_leaves_no_socket(temp, monkeypatch):
    """A document it is busy with for longer than the deadline, by far."""
    sockets = {}

    def noted(folder):
        file = named(folder)
        sockets[file] = sockets.get(file) or file.exists()
        return file

    named = office._socket
    monkeypatch.setattr(office, "_socket", noted)
    long = RTF[:-1] + rb"K\u7871? ho\u7841?ch so mot \par " * 600_000 + b"}"
    with pytest.raises(UnreadableDocument) as late:
        office.to_docx(long, ".rtf", seconds=4)
    assert late.value.code == "conversion_timeout"
    ((file, was_there),) = sockets.items()
    assert not file.exists()
    assert list(temp.iterdir()) == []
    if not was_there:
        pytest.skip("LibreOffice had not come so far, or this one has its socket elsewhere")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_twice_at_a_time_and_stopped(temp):
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda _: office.to_docx(RTF, ".rtf"), range(2)))
    assert all(docx.startswith(b"PK") for docx in made)
    with pytest.raises(UnreadableDocument) as late:
        office.to_docx(RTF, ".rtf", seconds=0.3)
    assert late.value.code == "conversion_timeout"
    assert list(temp.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("target", ["doc", "odt", "rtf"])
def test_same_record_from_an_old_format(target):
    docx = (RAW / "mau-dan-van-huyen-2023.docx").read_bytes()
    old = convert({"plan.docx": docx}, target)["plan"]
    assert record_of(read_plan(old, f"plan.{target}")) == record_of(read_plan(docx, "plan.docx"))
