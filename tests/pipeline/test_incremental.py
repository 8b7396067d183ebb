"""What a run reads, what it passes by, and what it takes away."""

import errno
import inspect
import os
import sys
from pathlib import Path

import pytest

from pipeline.batch.document import Outcome
from pipeline.batch.find import Passed, find
from pipeline.batch.ingest import Choice
from pipeline.batch.ingest import ingest as run
from pipeline.reading import Failure
from pipeline.store.register import Register
from schemas.vocabulary import SourceStatus
from tests.builders.stored import column, ledger
from tests.builders.stored import ingested as ingest

pytestmark = pytest.mark.usefixtures("made_up_files")


def test_an_empty_folder_removes_nothing(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())
    ingest([raw], out)
    for file in raw.iterdir():
        file.unlink()
    report = run([raw], out)
    assert (report.emptied, report.removed) == ([("raw", 2)], [])
    assert len(column(out, "plans", "document_id")) == 2
    report = run([raw], out, choice=Choice(prune=True))
    assert report.removed == ["raw/a.pdf", "raw/b.pdf"]
    assert column(out, "plans", "document_id") == []


def test_a_folder_that_goes_while_it_is_looked_through_loses_nothing(raw, out, monkeypatch):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    below = Register.below

    def gone(register, folder):
        folder.rename(folder.with_name("away"))
        return below(register, folder)

    monkeypatch.setattr(Register, "below", gone)
    report = run([raw], out)
    assert (report.emptied, report.removed) == ([("raw", 1)], [])


def test_a_share_that_does_not_answer_loses_nothing(raw, out, monkeypatch):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())
    ingest([raw], out)
    (raw / "a.pdf").unlink()

    def lstat(path):
        raise OSError(errno.EIO, "Input/output error", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "lstat", lstat)
        assert run([raw], out).removed == []
    assert run([raw], out).removed == ["raw/a.pdf"]


def test_a_file_that_is_being_written_is_left_as_it_is(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())
    ingest([raw], out)
    for name in ("b.pdf", "c.pdf"):
        (raw / name).write_bytes(b"half")
    growing = {raw / "b.pdf", raw / "c.pdf"}
    assert ingest([raw], out, growing=growing) == []
    assert sorted(ledger(out)) == ["raw/a.pdf", "raw/b.pdf"]
    assert [row.path for row in ingest([raw], out)] == ["raw/b.pdf", "raw/c.pdf"]


def lost(tasks):
    """A reader that dies of each file and cannot say what was in it."""
    for task in tasks:
        failure = Failure(SourceStatus.FAILED, "timeout", "given up", "application/pdf")
        if b"grows" in Path(task.path).read_bytes():
            Path(task.path).write_bytes(b"grows and grows")
        yield task, Outcome.failed(failure).answer()


def test_what_was_lost_is_not_read_again_before_it_changes(raw, out):
    for name in ("a.pdf", "copy of a.pdf"):
        (raw / name).write_bytes(b"plan")
    (raw / "grows.pdf").write_bytes(b"grows")
    rows = ingest([raw], out, reader=lost)
    assert {row.path: row.status for row in rows} == {
        "raw/a.pdf": "failed",
        "raw/copy of a.pdf": "duplicate",
        "raw/grows.pdf": "failed",
    }
    assert [row.path for row in ingest([raw], out, reader=lost)] == ["raw/grows.pdf"]
    again = ingest([raw], out, reader=lost, choice=Choice(retry=True))
    assert [(row.path, row.attempts) for row in again] == [("raw/a.pdf", 2), ("raw/grows.pdf", 3)]
    (raw / "a.pdf").write_bytes(b"plan: mended")
    assert [row.status for row in ingest([raw], out)] == ["ok"] * 3


def test_the_same_bytes_written_anew_are_not_read_again(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    os.utime(raw / "a.pdf", (1, 1))
    assert run([raw], out).unchanged == 1
    assert run([raw], out).unchanged == 1


def test_what_another_version_read(raw, out, monkeypatch):
    (raw / "a.pdf").write_bytes(b"plan")
    monkeypatch.setattr("pipeline.batch.ingest.PARSER_VERSION", "0.0.9")
    ingest([raw], out)
    monkeypatch.undo()
    monkeypatch.chdir(raw.parent)
    assert run([raw], out).outdated == 1


def test_the_same_files_from_another_working_folder(raw, out, monkeypatch):
    (raw / "quý 1").mkdir()
    (raw / "quý 1" / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    monkeypatch.chdir(raw)
    assert ingest([Path("quý 1")], out) == []
    monkeypatch.chdir("/")
    assert ingest([raw / "quý 1" / "a.pdf"], out) == []
    assert list(ledger(out)) == ["raw/quý 1/a.pdf"]


def test_two_folders_of_one_name(raw, out):
    other = raw.parent / "2024" / "raw"
    other.mkdir(parents=True)
    for folder in (raw, other):
        (folder / "a.pdf").write_bytes(f"plan: {folder}".encode())
    ingest([raw, other], out)
    assert sorted(ledger(out)) == ["raw/a.pdf", "raw~2/a.pdf"]
    assert ingest([other], out) == []


def test_a_folder_that_moved_holds_the_same_files(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    moved = raw.parent / "2024" / "raw"
    moved.parent.mkdir()
    raw.rename(moved)
    assert ingest([moved], out) == []
    assert list(ledger(out)) == ["raw/a.pdf"]


def test_another_folder_in_place_of_one_that_is_gone_takes_nothing_away(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (raw / "a.pdf").unlink()
    raw.rmdir()
    other = raw.parent / "2024" / "raw"
    other.mkdir(parents=True)
    (other / "b.pdf").write_bytes(b"plan: another")
    ingest([other], out)
    assert sorted(ledger(out)) == ["raw/a.pdf", "raw~2/b.pdf"]


def test_names_that_are_no_utf8_are_found_again(raw, out):
    path = os.path.join(os.fsencode(raw), b"k\xe9 ho\xe1ch.pdf")  # noqa: PTH118 - pathlib has no bytes
    with open(path, "wb") as file:  # noqa: PTH123 - as above
        file.write(b"plan")
    ingest([raw], out)
    assert list(ledger(out)) == ["raw/k\\xe9 ho\\xe1ch.pdf"]
    assert ingest([raw], out) == []
    assert len(ledger(out)) == 1


def test_files_too_large_are_not_taken_in(raw, out):
    with (raw / "a.pdf").open("wb") as file:
        file.truncate(3_000_000)
    (source,) = ingest([raw], out, choice=Choice(most_mb=2))
    assert (source.status, source.error_code) == ("failed", "too_large")
    assert ingest([raw], out, choice=Choice(most_mb=2)) == []


def test_pipes_and_devices_are_not_opened(raw, out):
    os.mkfifo(raw / "a.pdf")
    (raw / "b.pdf").symlink_to("/dev/zero")
    rows = ingest([raw, Path("/dev/null")], out)
    assert [row.error_code for row in rows] == ["not_a_file"] * 3


def test_folders_deeper_than_calls_may_be(raw):
    """A walk that called itself for each folder in a folder would not come to the end."""
    deep = raw.joinpath(*["d"] * 120)
    deep.mkdir(parents=True)
    (deep / "a.pdf").write_bytes(b"plan")
    used = len(inspect.stack())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(used + 100)
    try:
        found = list(find([raw], Passed()))
    finally:
        sys.setrecursionlimit(limit)
    assert [one.path.name for one in found] == ["a.pdf"]
