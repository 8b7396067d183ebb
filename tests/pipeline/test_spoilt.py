"""Tables that somebody or a disk has spoilt: said, taken out whole, and read again."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.ingest import ingest
from pipeline.cli import app
from pipeline.store import index
from pipeline.store.records import read_sources
from pipeline.store.register import Register
from tests.builders.stored import check_whole, everything

RAW = Path(__file__).parents[2] / "data" / "raw"
NAMES = ("mau-dan-van-huyen-2023.docx", "mau-ke-hoach-xa-2026.docx")


@pytest.fixture
def folder(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in NAMES:
        shutil.copy(RAW / name, raw)
    return raw


@pytest.fixture
def out(folder, tmp_path):
    ingest([folder], tmp_path / "parsed")
    return tmp_path / "parsed"


def spoil_garbage(file):
    file.write_bytes(b"nothing of Parquet")


def spoil_cut(file):
    file.write_bytes(file.read_bytes()[:-20])


def spoil_empty(file):
    file.write_bytes(b"")


@pytest.mark.parametrize("spoil", [spoil_garbage, spoil_cut, spoil_empty, Path.unlink])
@pytest.mark.parametrize("table", ["plans", "texts", "tasks"])
def test_an_ingest_mends_what_is_spoilt(folder, out, table, spoil):
    if (table, spoil) == ("tasks", Path.unlink):
        pytest.skip("a plan may have no tasks: nobody can tell that the file is gone")
    wanted = everything(out)
    spoil(out / table / "s00001.parquet")
    report = ingest([folder], out)
    assert sum(report.statuses.values()) == len(NAMES)
    check_whole(out)
    assert everything(out) == wanted


def test_what_cannot_be_read_again_stays_in_the_ledger(folder, out):
    (folder / NAMES[0]).rename(folder.parent / "elsewhere.docx")
    (folder / NAMES[1]).rename(folder.parent / "elsewhere-2.docx")
    spoil_cut(out / "tasks" / "s00001.parquet")
    with Register(out):
        pass
    assert [(one.status, one.error_code) for one in read_sources(out)] == [
        ("failed", "rows_lost")
    ] * len(NAMES)
    assert everything(out)["plans"] == []


def test_an_index_that_was_not_finished_is_made_anew(folder, out, monkeypatch):
    (out / ".register.sqlite").unlink()
    shutil.rmtree(out / "plans")
    broken = index._TABLES.replace("CREATE TABLE dirty", "CREATE NONSENSE dirty")
    with monkeypatch.context() as patched:
        patched.setattr(index, "_TABLES", broken)
        with pytest.raises(sqlite3.OperationalError):
            ingest([folder], out)
    assert sum(ingest([folder], out).statuses.values()) == len(NAMES)
    check_whole(out)


def test_a_file_that_became_a_folder_is_gone(folder, out):
    (folder / NAMES[0]).unlink()
    (folder / NAMES[0]).mkdir()
    assert ingest([folder], out).removed == [f"raw/{NAMES[0]}"]


@pytest.mark.parametrize("words", [("ingest", ""), ("ingest", "x.docx", "--out", "")])
def test_an_empty_path_is_no_folder(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.docx").write_bytes(b"x")
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 2
    assert "an empty path was given" in result.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["x.docx"]


def test_damage_inside_a_file_is_a_line(folder, out):
    """A page that is no page: whoever meets it names the file, and nothing is written over it."""
    file = out / "tasks" / "s00001.parquet"
    data = bytearray(file.read_bytes())
    data[4:60] = bytes(56)
    file.write_bytes(data)
    shutil.copy(RAW / "mau-chuyen-doi-so-quan-2024.docx", folder)
    result = CliRunner().invoke(app, ["ingest", str(folder), "--out", str(out), "--jobs", "0"])
    assert result.exit_code == 4
    (line,) = result.stderr.strip().splitlines()[-1:]
    assert f"{file} cannot be read" in line


def test_an_audit_misses_plans_that_are_gone(out):
    (out / "plans" / "s00001.parquet").unlink()
    result = CliRunner().invoke(app, ["audit", str(out)])
    assert result.exit_code == 3
    assert "lacks 2 plans that the ledger calls read" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "{out}", "--format", "json", "--out", "{file}"),
        ("matrix", "{out}", "--year", "2023", "--format", "csv", "--out", "{file}"),
        ("missing", "{out}", "--province", "Hải Phòng", "--subject", "x", "--year", "2023", "--out", "{file}"),
        ("calendar", "{out}", "--csv", "{file}"),
        ("query", "SELECT 1", "--data", "{out}", "--out", "{file}"),
        ("export", "{out}", "--sqlite", "{file}"),
        ("compare", "{plan}", "{plan}", "--data", "{out}", "--format", "json", "--out", "{file}"),
        ("compare", "{plan}", "{plan}", "--format", "json", "--out", "{plan}"),
    ],
)  # fmt: skip
def test_nothing_is_written_over_the_tables_or_what_is_read(folder, out, words):
    file, plan = out / "plans" / "s00001.parquet", folder / NAMES[0]
    before = file.read_bytes(), plan.read_bytes()
    told = [one.format(out=out, file=file, plan=plan) for one in words]
    result = CliRunner().invoke(app, told)
    assert result.exit_code == 2, result.output
    assert "name another" in result.stderr
    assert (file.read_bytes(), plan.read_bytes()) == before
