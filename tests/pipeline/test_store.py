import os

import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.batch.ingest import find_documents, ingest
from pipeline.store.register import Store, UnreadableLedger
from pipeline.store.tables import SCHEMAS
from schemas.vocabulary import SourceStatus

pytestmark = pytest.mark.usefixtures("made_up_files")


@pytest.fixture
def raw(tmp_path, monkeypatch):
    """A working folder with an empty ``raw``."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "parsed"


def column(out, table, name):
    return sorted(pd.read_parquet(out / table)[name])


def ledger(out):
    return {row["path"]: row for row in pd.read_parquet(out / "sources").to_dict("records")}


def test_every_table_reads_before_the_first_document(raw, out):
    ingest([raw], out)
    for name, schema in SCHEMAS.items():
        assert pd.read_parquet(out / name).columns.tolist() == schema.names
        assert ds.dataset(out / name).to_table().num_rows == 0
        files = [pq.read_table(file) for file in (out / name).glob("**/*.parquet")]
        assert [file.schema.equals(schema) for file in files] == [True]
        assert files[0].schema.metadata == schema.metadata


def test_rows_of_one_plan(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    (source,) = ingest([raw], out)
    assert (source.status, source.path, source.attempts) == ("ok", "raw/a.pdf", 1)
    assert column(out, "tasks", "task_id") == ["t1:1", "t1:2"]
    for name in ("plans", "texts", "tasks"):
        assert set(column(out, name, "document_id")) == {source.document_id}
    assert ds.dataset(out / "tasks").to_table().num_rows == 2


def test_ingesting_twice_doubles_nothing_and_counts(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (source,) = ingest([raw / "a.pdf"], out)
    assert source.attempts == 2
    assert column(out, "tasks", "task_id") == ["t1:1", "t1:2"]
    assert len(ledger(out)) == 1


def test_same_bytes_at_two_paths(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(b"plan")
    first, second = ingest([raw], out)
    assert (first.status, second.status) == ("ok", "duplicate")
    assert second.error == "the same bytes as raw/a.pdf, which stands for both"
    assert len(column(out, "plans", "document_id")) == 1
    assert [s.status for s in ingest([raw], out)] == ["ok", "duplicate"]


def test_duplicate_takes_over_when_the_first_is_gone(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(b"plan")
    ingest([raw], out)
    (raw / "a.pdf").unlink()
    (source,) = ingest([raw], out)
    assert (source.path, source.status) == ("raw/b.pdf", "ok")
    assert list(ledger(out)) == ["raw/b.pdf"]
    assert column(out, "plans", "file_name") == ["b.pdf"]


def test_duplicate_of_another_folder_takes_over(raw, out):
    other = raw.parent / "other"
    other.mkdir()
    for folder in (raw, other):
        (folder / "a.pdf").write_bytes(b"plan")
    ingest([raw, other], out)
    (raw / "a.pdf").write_bytes(b"plan: new")
    sources = ingest([raw], out)
    assert [(s.path, s.status) for s in sources] == [("raw/a.pdf", "ok"), ("other/a.pdf", "ok")]
    assert len(column(out, "plans", "document_id")) == 2


def test_a_file_that_moved_leaves_no_ghost(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw / "a.pdf"], out)
    (raw / "a.pdf").rename(raw.parent / "z.pdf")
    (source,) = ingest([raw.parent / "z.pdf"], out)
    assert source.status == "ok"
    assert list(ledger(out)) == ["z.pdf"]
    assert len(column(out, "plans", "document_id")) == 1


def test_changed_file_leaves_no_rows_of_its_old_content(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    (old,) = ingest([raw], out)
    (raw / "a.pdf").write_bytes(b"plan: second edition")
    (new,) = ingest([raw], out)
    assert new.document_id != old.document_id
    assert new.attempts == 1
    for name in ("plans", "texts", "tasks", "sections"):
        assert set(column(out, name, "document_id")) == {new.document_id}


@pytest.mark.parametrize("content", [b"encrypted", b"bug"])
def test_file_that_became_unreadable_loses_its_rows(raw, out, content):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (raw / "a.pdf").write_bytes(content)
    ingest([raw], out)
    assert column(out, "plans", "document_id") == []
    assert ledger(out)["raw/a.pdf"]["status"] == "failed"


def test_file_gone_from_its_folder_is_forgotten_others_stay(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())
    outside = raw.parent / "c.pdf"
    outside.write_bytes(b"plan: c")
    ingest([raw, outside], out)
    (raw / "a.pdf").unlink()
    outside.unlink()
    ingest([raw], out)
    assert list(ledger(out)) == ["c.pdf", "raw/b.pdf"]  # nobody looked where c.pdf was
    assert len(column(out, "plans", "document_id")) == 2


@pytest.mark.parametrize(
    ("content", "status", "code", "error"),
    [
        (b"encrypted", "failed", "encrypted", "the file asks for a password; save it without"),
        (b"spreadsheet", "unsupported", "unsupported_format", "a spreadsheet"),
    ],
)
def test_unreadable_file_is_entered_with_its_reason(raw, out, content, status, code, error):
    (raw / "a.pdf").write_bytes(content)
    (raw / "b.pdf").write_bytes(b"plan")
    first, second = ingest([raw], out)
    assert (first.status, first.error_code, first.error) == (status, code, error)
    assert second.status == "ok"


def test_bug_of_ours_does_not_stop_the_run(raw, out):
    (raw / "a.pdf").write_bytes(b"bug")
    (raw / "b.pdf").write_bytes(b"plan")
    first, second = ingest([raw], out)
    assert (first.status, first.error_code) == ("failed", "internal_error")
    assert "ZeroDivisionError at conftest.py:" in first.error
    assert "please report it" in first.error
    assert second.status == "ok"


def test_file_that_vanished(raw, out):
    (source,) = ingest([raw / "a.pdf"], out)
    assert (source.status, source.error_code) == ("failed", "io_error")
    assert "No such file" in source.error


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_closed_folder_is_said_and_proves_nothing(raw, out):
    inner = raw / "inner"
    inner.mkdir()
    (inner / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    inner.chmod(0)
    try:
        (source,) = ingest([raw], out)
    finally:
        inner.chmod(0o700)
    assert (source.path, source.error_code) == ("raw/inner", "io_error")
    assert len(column(out, "plans", "document_id")) == 1


def test_what_is_looked_at(raw):
    for name in (
        "b.PDF",
        "a.docx",
        "c.doc",
        ".hidden.pdf",
        "~$a.docx",
        "README.md",
        "kế hoạch.pdf",
    ):
        (raw / name).write_bytes(b"plan")
    (raw / ".git").mkdir()
    (raw / ".git" / "d.pdf").write_bytes(b"plan")
    (raw / "notes.txt").write_bytes(b"plan")
    found = find_documents([raw, raw / "notes.txt", raw / "a.docx"])
    names = [path.name for path in found.files]
    assert names == ["a.docx", "b.PDF", "c.doc", "kế hoạch.pdf", "notes.txt"]


def test_name_that_is_no_utf8(raw, out):
    path = os.path.join(os.fsencode(raw), b"k\xe9 ho\xe1ch.pdf")  # noqa: PTH118 - pathlib has no bytes
    with open(path, "wb") as file:  # noqa: PTH123 - as above
        file.write(b"plan")
    (source,) = ingest([raw], out)
    assert source.status == "ok"
    assert source.file_name == "k\ufffd ho\ufffdch.pdf"


def test_rows_without_a_ledger_entry_are_swept(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (out / "sources" / "sources.parquet").unlink()  # killed before the ledger was written
    (out / "tasks" / ".half.parquet.tmp").write_bytes(b"half")
    Store(out)
    assert column(out, "tasks", "task_id") == []
    assert not list(out.glob("**/.*.tmp"))


def test_unfinished_file_is_seen_by_no_reader(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (out / "tasks" / ".half.parquet.tmp").write_bytes(b"half")
    assert len(pd.read_parquet(out / "tasks")) == 2
    assert not [f for f in out.glob("**/*.parquet") if f.name.startswith(".")]


def test_plans_row_comes_last(raw, out, monkeypatch):
    (raw / "a.pdf").write_bytes(b"plan")
    written = []
    write = pq.write_table

    def noted(table, file, **options):
        written.append(file.parent.name)
        write(table, file, **options)

    Store(out)
    monkeypatch.setattr(pq, "write_table", noted)
    ingest([raw], out)
    assert written.index("plans", len(SCHEMAS)) > written.index("tasks", len(SCHEMAS))
    assert written[-2:] == ["plans", "sources"]


def test_damaged_ledger_says_what_to_do(raw, out):
    ingest([raw], out)
    (out / "sources" / "sources.parquet").write_bytes(b"not parquet")
    with pytest.raises(UnreadableLedger, match="ingest again"):
        Store(out)


def test_ledger_is_written_when_a_run_breaks_off(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())

    def stop(source, _plan):
        if source.file_name == "b.pdf":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([raw], out, on_file=stop)
    assert [row["status"] for row in ledger(out).values()] == [SourceStatus.OK] * 2
