"""``--out`` on a disk that is full: exit code 1, a line, and what stood there before stands there still."""

import gc
import resource
from contextlib import contextmanager
from tempfile import gettempdir

import pytest
from typer.testing import CliRunner

from pipeline.batch.ingest import ingest
from pipeline.cli import app
from pipeline.export.whole import whole
from tests.site.sample import DOCX, PDF

ROOM = 1024
"""Bytes the system lets a file have, less than any of the answers."""
WRITTEN = [
    *(("audit", "TABLES", "--format", kind) for kind in ("table", "json", "csv", "sarif", "html")),
    *(
        ("compare", DOCX, PDF, "--pages", "none", "--format", kind)
        for kind in ("table", "json", "html")
    ),
    *(
        ("matrix", "TABLES", "--year", 2023, "--of", "tasks", "--least", 1, "--format", kind)
        for kind in ("table", "csv", "json", "html", "xlsx", "parquet")
    ),
    *(
        (
            "missing",
            "TABLES",
            "--year",
            2023,
            "--subject",
            "x",
            "--province",
            "Hải Phòng",
            "--format",
            kind,
        )
        for kind in ("csv", "json")
    ),
    ("dump", DOCX),
    *(
        ("query", "SELECT text FROM texts", "--data", "TABLES", "--format", kind)
        for kind in ("table", "csv", "json", "parquet")
    ),
]

FORMATS = [words for words in WRITTEN if words[-2] == "--format"]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    out = tmp_path_factory.mktemp("full") / "parsed"
    ingest([DOCX], out)
    return out


@pytest.fixture
def run(tables, monkeypatch):
    monkeypatch.setattr("pipeline.reading.office.program", lambda: None)

    def started(*words):
        told = [str(tables if word == "TABLES" else word) for word in words]
        return CliRunner().invoke(app, told)

    return started


@contextmanager
def a_full_disk():
    """The system refuses a byte beyond ``ROOM`` as it refuses one of a full disk, with another number."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# XlsxWriter leaves its temporary file open where it cannot write to it
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("words", WRITTEN, ids=lambda words: f"{words[0]}-{words[-1]}")
def test_a_full_disk(run, tmp_path, words):
    target = tmp_path / "answer"
    target.write_text("before")
    with a_full_disk():
        result = run(*words, "--out", target)
    gc.collect()  # here the warning is awaited
    assert result.exit_code == 1, result.output
    last = result.stderr.splitlines()[-1]
    assert last == f"plans: {target} cannot be written: File too large"
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    assert run(*words, "--out", target).exit_code == (1 if words[0] == "missing" else 0)
    assert list(tmp_path.iterdir()) == [target]
    assert target.stat().st_size > ROOM


def test_no_room_for_the_pictures_of_pages(run, tmp_path):
    with a_full_disk():
        result = run("compare", DOCX, PDF, "--format", "html", "--out", tmp_path / "a.html")
    assert result.exit_code == 1
    assert result.stderr == f"plans: {gettempdir()} cannot be written: File too large\n"
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_a_report(run, tmp_path):
    out = tmp_path / "report"
    with a_full_disk():
        result = run("report", "TABLES", "--pages", "none", "--out", out)
    assert result.exit_code == 1
    assert result.stderr == f"plans: {out} cannot be written: File too large\n"
    assert list(out.rglob("*.html")) == []
    assert run("report", "TABLES", "--pages", "none", "--out", out).exit_code == 0
    assert list(out.rglob("*.tmp")) == []


@pytest.mark.parametrize("words", [WRITTEN[0], WRITTEN[5], WRITTEN[8]], ids=lambda words: words[0])
def test_a_place_where_nothing_can_be(run, tmp_path, words):
    result = run(*words, "--out", tmp_path / "none" / "answer")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith("cannot be written: No such file or directory")


@pytest.mark.parametrize("words", FORMATS, ids=lambda words: f"{words[0]}-{words[-1]}")
def test_the_name_of_a_file_tells_its_format(run, tmp_path, words):
    """``--out x.html`` is HTML; of other endings, and of none, a table."""
    *rest, _, kind = words
    named, told = tmp_path / f"x.{kind}", tmp_path / "told"
    run(*rest, "--out", named)
    run(*words, "--out", told)
    assert named.exists()
    if kind != "xlsx":  # holds the moment it was made
        assert named.read_bytes() == told.read_bytes()


def test_a_device_and_a_pipe_are_written_to_as_they_are(run):
    result = run("compare", DOCX, PDF, "--out", "/dev/full")
    assert result.exit_code == 1
    assert result.stderr == "plans: /dev/full cannot be written: No space left on device\n"


def test_what_a_link_points_to_is_replaced(tmp_path):
    target, link = tmp_path / "answer", tmp_path / "link"
    target.write_text("before")
    link.symlink_to(target)
    with whole(link) as made:
        made.write_text("after")
    assert link.is_symlink()
    assert target.read_text() == "after"
