"""Commands and readers of tables, given a URL."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.store.places import put
from tests.builders.stored import ledger

RAW = Path(__file__).parents[2] / "data" / "raw"
NAMES = ("ke-hoach-dan-van-2023.docx", "mau-dan-van-huyen-2023.docx", "mau-chuyen-doi-so-quan-2024.pdf")  # fmt: skip


def plans(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def filled(s3, tmp_path):
    """The same documents in a folder and in a bucket, and their tables beside them."""
    (tmp_path / "incoming").mkdir()
    for name in NAMES:
        shutil.copy(RAW / name, tmp_path / "incoming" / name)
        put(s3 / "incoming" / name, (RAW / name).read_bytes())
    for home in (tmp_path, s3):
        done = plans("ingest", home / "incoming", "--out", home / "parsed", "--jobs", 0, "--quiet")
        assert (done.exit_code, done.output) == (0, "")
    return tmp_path / "parsed", s3 / "parsed"


COMMANDS = [
    ["audit", "--on", "2026-11-25"],
    ["audit", "--on", "2026-11-25", "--format", "json"],
    ["calendar", "--next", "30", "--on", "2023-05-20", "--undated"],
    ["missing", "--subject", "dân vận", "--year", "2023", "--province", "Hải Phòng"],
]


WAIVER = """[[waiver]]
plan = "ke-hoach-dan-van-2023.docx"
rule = "R001"
status = "accepted"
reason = "số do văn thư cấp sau"
who = "Trần Thị B"
"""


def test_commands_say_the_same(filled, s3, tmp_path):
    local, away = filled
    (tmp_path / "waivers.toml").write_text(WAIVER, encoding="utf-8")
    put(s3 / "waivers.toml", WAIVER.encode())
    for command, *more in COMMANDS:
        here, there = plans(command, local, *more), plans(command, away, *more)
        assert there.output == here.output
        assert there.exit_code == here.exit_code
    for parsed, report in ((local, tmp_path / "here"), (away, tmp_path / "there")):
        assert plans("report", parsed, "--out", report, "--pages", "all").exit_code == 0
    pages = sorted(file.relative_to(tmp_path / "here") for file in tmp_path.glob("here/**/*.*"))
    assert any(page.suffix == ".webp" for page in pages)
    for page in pages:
        if page.suffix == ".pdf":
            continue  # LibreOffice writes down when it made it
        assert (tmp_path / "there" / page).read_bytes() == (tmp_path / "here" / page).read_bytes()
    shown = plans("show", s3 / "incoming" / NAMES[0])
    assert shown.output == plans("show", tmp_path / "incoming" / NAMES[0]).output


def test_other_readers_see_the_same(filled, s3):
    local, away = filled
    pd.testing.assert_frame_equal(
        pd.read_parquet(f"{away}/tasks"), pd.read_parquet(f"{local}/tasks")
    )
    inside = (away / "sections").path
    found = ds.dataset(inside, filesystem=s3.fs).to_table()
    assert found.equals(ds.dataset(local / "sections").to_table())
    assert set(ledger(away)) == {f"incoming/{name}" for name in NAMES}


def test_what_cannot_be_reached(memory, tmp_path, monkeypatch):
    def refuse(_fs, _path, **_):
        raise RuntimeError("Could not connect\nto the endpoint")

    for request in ("find", "info"):
        monkeypatch.setattr(MemoryFileSystem, request, refuse)
    done = plans("ingest", memory / "in", "--out", tmp_path / "out", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["unreachable"] == {
        str(memory / "in"): "Could not connect to the endpoint"
    }
    assert done.stderr.splitlines()[-1] == (
        f"plans: {memory}/in cannot be read: Could not connect to the endpoint; "
        "nothing that is known of it was forgotten"
    )
    for command, *more in [*COMMANDS, ["report", "--out", tmp_path / "report"]]:
        done = plans(command, memory / "out", *more)
        assert done.exit_code == 4
        assert done.stderr == f"plans: {memory}/out cannot be read: Could not connect to the endpoint\n"  # fmt: skip


def test_where_there_are_no_tables(memory, tmp_path):
    for command, *more in [*COMMANDS, ["report", "--out", tmp_path / "report"]]:
        done = plans(command, memory / "out", *more)
        assert (done.exit_code, "holds no tables" in done.stderr) == (2, True)


def test_tables_that_cannot_be_locked_are_not_written(memory, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    pipe = MemoryFileSystem.pipe_file
    monkeypatch.setattr(
        MemoryFileSystem, "pipe_file", lambda fs, path, value, **_: pipe(fs, path, value)
    )
    done = plans("ingest", tmp_path / "in", "--out", memory / "out")
    assert done.exit_code == 1
    assert "cannot be locked" in done.stderr
    assert MemoryFileSystem.store == {}


def test_what_is_not_installed_is_named():
    code = "import sys; sys.modules['s3fs'] = None; from pipeline.cli import main; main()"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, "ingest", "s3://bucket/incoming"],
        capture_output=True,
        text=True,
        check=False,
    )
    said = "plans: s3:// needs a library that is not installed: pip install 'plans[s3]'\n"
    assert (done.returncode, done.stderr) == (2, said)
