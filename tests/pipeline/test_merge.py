"""Registers of several machines, joined: what one run would have made of all their files."""

import os
import shutil
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.batch.ingest import Choice
from pipeline.batch.ingest import ingest as run
from pipeline.batch.merge import merge
from pipeline.batch.shard import Shard
from pipeline.store import files, register, segments
from pipeline.store.register import Register
from tests.batch.documents import RAW
from tests.builders.stored import check_whole, column, everything, ingested, ledger
from tests.pipeline.test_cli import run as command
from tests.pipeline.test_commits import Killed

MADE_UP = pytest.mark.usefixtures("made_up_files")
SHARES = [Choice(shard=Shard(number, 3)) for number in (1, 2, 3)]


def shards(raw, folder):
    """A register for each share of a folder of files."""
    outs = []
    for choice in SHARES:
        outs.append(folder / f"shard {choice.shard.number}")
        ingested([raw], outs[-1], choice=choice)
    return outs


def state(out):
    """Every file below a folder of tables, and when it was written."""
    return {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}


def check_as_one_run(raw, out, tmp_path):
    ingested([raw], tmp_path / "one run")
    assert everything(out) == everything(tmp_path / "one run")
    check_whole(out)


def test_shares_of_real_plans(raw, tmp_path):
    """Renditions of a plan, the same bytes in several folders, and what is no plan, all over the shares."""
    for file in RAW.iterdir():
        shutil.copy(file, raw)
    for number in range(4):
        folder = raw / f"quý {number}"
        folder.mkdir()
        shutil.copy(RAW / "mau-dan-van-huyen-2023.docx", folder / f"{number}.docx")
        (folder / f"no plan {number}.pdf").write_bytes(b"%PDF-1.7 nothing")
    shutil.copy(RAW / "mau-dan-van-huyen-2023.docx", raw / "a copy.docx")
    outs = shards(raw, tmp_path)
    merged = merge(tmp_path / "all", outs)
    assert sum(merged.statuses.values()) == 20
    assert merged.statuses["duplicate"] == 8
    check_as_one_run(raw, tmp_path / "all", tmp_path)
    report = run([raw], tmp_path / "all")
    assert (report.unchanged, report.statuses) == (20, {})


@pytest.fixture
def many(raw):
    """Made-up files, some with the same bytes, some that cannot be read, some that are one plan."""
    for number in range(30):
        folder = raw / f"quý {number % 3}"
        folder.mkdir(exist_ok=True)
        kind = ("plan", "docx", "encrypted")[number % 3]
        (folder / f"{number}.pdf").write_bytes(f"{kind}: {number % 12}".encode())
    return raw


@MADE_UP
def test_merged_twice(many, tmp_path):
    outs = shards(many, tmp_path)
    merge(tmp_path / "all", outs)
    check_as_one_run(many, tmp_path / "all", tmp_path)
    before = state(tmp_path / "all")
    merged = merge(tmp_path / "all", outs)
    assert (merged.unchanged, merged.statuses) == (30, {})
    assert state(tmp_path / "all") == before
    assert run([many], tmp_path / "all").unchanged == 30


@MADE_UP
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_one_after_another(many, tmp_path, order):
    """Bytes stand with the path they stand with, as in runs one after another; everything else is the same."""
    outs = shards(many, tmp_path)
    for number in order:
        merge(tmp_path / "all", [outs[number]])
    ingested([many], tmp_path / "one run")
    for table, name in (("plans", "document_id"), ("tasks", "task_id"), ("sources", "path")):
        assert column(tmp_path / "all", table, name) == column(tmp_path / "one run", table, name)
    assert column(tmp_path / "all", "plans", "is_primary") == column(
        tmp_path / "one run", "plans", "is_primary"
    )
    check_whole(tmp_path / "all")
    assert run([many], tmp_path / "all").unchanged == 30


@MADE_UP
def test_killed_before_any_file_is_written(many, tmp_path, monkeypatch):
    monkeypatch.setattr(register, "_FLUSH_DOCUMENTS", 3)
    outs = shards(many, tmp_path)
    count = 0
    while True:
        count += 11
        out = tmp_path / f"all{count}"
        written = []

        def write(table, file, written=written, count=count):
            written.append(file)
            if len(written) == count:
                raise Killed
            files.write_table(table, file)

        with monkeypatch.context() as dying:
            for module in (register, segments):
                dying.setattr(module, "write_table", write)
            try:
                merge(out, outs)
            except Killed:
                pass
            else:
                break
        merge(out, outs)
        check_as_one_run(many, out, tmp_path)
    assert count > 40


@MADE_UP
def test_what_was_entered_last_is_believed(raw, tmp_path):
    old, new, out = tmp_path / "old", tmp_path / "new", tmp_path / "all"
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())
    ingested([raw], old)
    (raw / "a.pdf").write_bytes(b"plan: another")
    ingested([raw], new)
    for order in ([old, new], [new, old]):
        merge(out, order)
        check_as_one_run(raw, out, tmp_path)
        shutil.rmtree(out)
    merge(out, [old])
    merge(out, [new])
    check_as_one_run(raw, out, tmp_path)


@MADE_UP
def test_tables_that_were_there(raw, tmp_path):
    """Their files stay, also where a register holds the same bytes; what is gone from the folder is not forgotten."""
    out, other = tmp_path / "all", tmp_path / "other"
    for name in ("b.pdf", "gone.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())
    ingested([raw], out)
    (raw / "gone.pdf").unlink()
    shutil.copy(raw / "b.pdf", raw / "a.pdf")
    ingested([raw], other)
    merge(out, [other])
    rows = ledger(out)
    assert {path: row["status"] for path, row in rows.items()} == {
        "raw/a.pdf": "duplicate",
        "raw/b.pdf": "ok",
        "raw/gone.pdf": "ok",
    }
    assert rows["raw/a.pdf"]["error"] == "the same bytes as raw/b.pdf, which stands for both"
    assert column(out, "plans", "file_name") == ["b.pdf", "gone.pdf"]
    before = state(out)
    merge(out, [other])
    assert state(out) == before
    assert run([raw], out).removed == ["raw/gone.pdf"]


@MADE_UP
def test_the_rendition_that_counts(raw, tmp_path):
    (raw / "a.pdf").write_bytes(b"plan")
    (raw / "b.docx").write_bytes(b"docx")
    for name in ("a.pdf", "b.docx"):
        ingested([raw / name], tmp_path / name)
    merge(tmp_path / "all", [tmp_path / "a.pdf", tmp_path / "b.docx"])
    found = pd.read_parquet(tmp_path / "all" / "plans")
    assert sorted(zip(found["file_name"], found["is_primary"], strict=True)) == [
        ("a.pdf", False),
        ("b.docx", True),
    ]


@MADE_UP
def test_folders_of_one_name(raw, tmp_path):
    """Told apart by their places, known again when they moved."""
    other = tmp_path / "2024" / "raw"
    other.mkdir(parents=True)
    for folder in (raw, other):
        (folder / "a.pdf").write_bytes(f"plan: {folder}".encode())
        ingested([folder], tmp_path / folder.parent.name / "tables")
    outs = [tmp_path / folder.parent.name / "tables" for folder in (raw, other)]
    merge(tmp_path / "all", outs)
    assert sorted(ledger(tmp_path / "all")) == ["raw/a.pdf", "raw~2/a.pdf"]
    assert run([raw, other], tmp_path / "all").unchanged == 2
    moved = tmp_path / "2025" / "raw"
    moved.parent.mkdir()
    other.rename(moved)
    (moved / "b.pdf").write_bytes(b"plan: b")
    ingested([moved], tmp_path / "new")
    merge(tmp_path / "new", [outs[1]])
    assert sorted(ledger(tmp_path / "new")) == ["raw/a.pdf", "raw/b.pdf"]


@MADE_UP
def test_findings_stay_behind(raw, tmp_path):
    (raw / "a.pdf").write_bytes(b"plan")
    ingested([raw], tmp_path / "one")
    assert command("audit", tmp_path / "one").exit_code == 0
    assert len(column(tmp_path / "one", "findings", "rule")) > 0
    merge(tmp_path / "all", [tmp_path / "one"])
    assert column(tmp_path / "all", "findings", "rule") == []


def cut(out):
    (file,) = (out / "tasks").glob("s*.parquet")
    os.truncate(file, 100)


def take_away(out):
    for table in ("plans", "texts"):
        (out / table / "s00001.parquet").unlink()


def of_another_version(out):
    (file,) = (out / "plans").glob("s*.parquet")
    table = pq.read_table(file)
    pq.write_table(table.replace_schema_metadata({"schema_version": "0"}), file)


def without_an_index(out):
    (out / ".register.sqlite").unlink()


@MADE_UP
@pytest.mark.parametrize(
    ("harm", "code", "said"),
    [
        (cut, 4, "two/tasks/s00001.parquet cannot be read"),
        (take_away, 4, "two/plans lacks 1 documents"),
        (of_another_version, 4, "two/plans/s00001.parquet is of another version of plans"),
        (without_an_index, 4, "two holds tables without their index"),
        (shutil.rmtree, 2, "two holds no tables; run `plans ingest"),
    ],
)
def test_what_cannot_be_merged(raw, tmp_path, harm, code, said):
    """Told in a line, before anything is changed."""
    for name in ("one", "two"):
        (raw / "a.pdf").write_bytes(f"plan: {name}".encode())
        ingested([raw], tmp_path / name)
    harm(tmp_path / "two")
    result = command("merge", tmp_path / "all", tmp_path / "one", tmp_path / "two")
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "all").exists()


@MADE_UP
def test_into_itself_and_beside_another_writer(raw, tmp_path):
    (raw / "a.pdf").write_bytes(b"plan")
    ingested([raw], tmp_path / "one")
    result = command("merge", tmp_path / "one", Path("raw") / ".." / "one")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    with Register(tmp_path / "one"):
        assert command("merge", tmp_path / "all", tmp_path / "one").exit_code == 5
    result = command("merge", tmp_path / "all", tmp_path / "one", tmp_path / "one")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == f"registers 1: files entered 1 (0 duplicates), as before 0; tables in {tmp_path}/all\n"
    )
