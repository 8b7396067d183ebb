import os

import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.batch.find import Passed, find, outermost
from pipeline.batch.ingest import Choice
from pipeline.store import register
from pipeline.store.lock import RegisterBusy
from pipeline.store.register import Register, UnreadableLedger
from pipeline.store.tables import SCHEMAS
from schemas.vocabulary import SourceStatus
from tests.builders.stored import column, ledger
from tests.builders.stored import ingested as ingest

pytestmark = pytest.mark.usefixtures("made_up_files")


def test_every_table_reads_before_the_first_document(raw, out):
    ingest([raw], out)
    for name, schema in SCHEMAS.items():
        assert pd.read_parquet(out / name).columns.tolist() == schema.names
        assert ds.dataset(out / name).to_table().num_rows == 0
        files = [pq.read_table(file) for file in (out / name).glob("**/*.parquet")]
        assert [file.schema.equals(schema) for file in files] == [True]
        about = dict(files[0].schema.metadata)
        assert about.pop(b"pandas")  # what pandas is to make of days
        assert about == schema.metadata


def test_rows_of_one_plan(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    (source,) = ingest([raw], out)
    assert (source.status, source.path, source.attempts) == ("ok", "raw/a.pdf", 1)
    assert column(out, "tasks", "task_id") == ["t1:1", "t1:2"]
    for name in ("plans", "texts", "tasks"):
        assert set(column(out, name, "document_id")) == {source.document_id}
    assert ds.dataset(out / "tasks").to_table().num_rows == 2


def test_ingesting_twice_reads_once(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    assert ingest([raw / "a.pdf"], out) == []
    assert column(out, "tasks", "task_id") == ["t1:1", "t1:2"]
    assert len(ledger(out)) == 1


def test_asked_to_try_again(raw, out):
    (raw / "a.pdf").write_bytes(b"encrypted")
    ingest([raw], out)
    assert ingest([raw], out) == []
    (source,) = ingest([raw], out, choice=Choice(retry=True))
    assert source.attempts == 2


def test_same_bytes_at_two_paths(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(b"plan")
    first, second = ingest([raw], out)
    assert (first.status, second.status) == ("ok", "duplicate")
    assert second.error == "the same bytes as raw/a.pdf, which stands for both"
    assert len(column(out, "plans", "document_id")) == 1
    assert ingest([raw], out) == []


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
    assert list(ledger(out)) == [f"{raw.parent.name}/z.pdf"]
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
    assert sorted(ledger(out)) == sorted(
        [f"{raw.parent.name}/c.pdf", "raw/b.pdf"]
    )  # nobody looked where c.pdf was
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
    (raw / "link.pdf").symlink_to(raw / "b.PDF")
    passed = Passed()
    found = list(find(outermost([raw, raw / "notes.txt", raw / "a.docx"]), passed))
    names = [one.path.name for one in found]
    assert names == ["a.docx", "b.PDF", "c.doc", "kế hoạch.pdf", "link.pdf", "notes.txt"]
    assert [one.path.name for one in found if one.stamp is None] == ["link.pdf"]
    assert passed.other == {".md": 1, ".txt": 1, "hidden": 3}


def test_name_that_is_no_utf8(raw, out):
    path = os.path.join(os.fsencode(raw), b"k\xe9 ho\xe1ch.pdf")  # noqa: PTH118 - pathlib has no bytes
    with open(path, "wb") as file:  # noqa: PTH123 - as above
        file.write(b"plan")
    (source,) = ingest([raw], out)
    assert source.status == "ok"
    assert source.file_name == r"k\xe9 ho\xe1ch.pdf"


def test_unfinished_file_is_seen_by_no_reader(raw, out):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (out / "tasks" / ".half.parquet.tmp").write_bytes(b"half")
    assert len(pd.read_parquet(out / "tasks")) == 2
    assert not [f for f in out.glob("**/*.parquet") if f.name.startswith(".")]


def test_one_writer_at_a_time(raw, out):
    with (
        Register(out, command="plans ingest"),
        pytest.raises(RegisterBusy, match=r"`plans ingest` \(process"),
    ):
        ingest([raw], out)
    ingest([raw], out)


def test_renditions_of_one_plan(raw, out):
    """The DOCX counts, whichever came first; when it goes the other one does."""
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (raw / "b.docx").write_bytes(b"docx")
    ingest([raw], out)
    flags = pd.read_parquet(out / "plans").set_index("file_name")["is_primary"]
    assert flags.to_dict() == {"a.pdf": False, "b.docx": True}
    (raw / "b.docx").unlink()
    ingest([raw], out)
    assert pd.read_parquet(out / "plans")["is_primary"].tolist() == [True]


def test_segments_are_filled_and_reused(raw, out, monkeypatch):
    monkeypatch.setattr(register, "CAPACITY", 2)
    for number in range(5):
        (raw / f"{number}.pdf").write_bytes(f"plan: {number}".encode())
    ingest([raw], out)
    assert sorted(f.stem for f in (out / "plans").glob("s*")) == ["s00001", "s00002", "s00003"]
    (raw / "0.pdf").unlink()
    (raw / "6.pdf").write_bytes(b"plan: 6")
    (raw / "7.pdf").write_bytes(b"plan: 7")
    ingest([raw], out)
    ingest([raw], out)
    assert len(column(out, "plans", "document_id")) == 6
    assert sorted(f.stem for f in (out / "plans").glob("s*")) == [
        "s00001",
        "s00002",
        "s00003",
        "s00004",
    ]


def test_a_file_of_a_table_never_vanishes(raw, out):
    """Who has listed it may come to open it; and the room in it is used again."""
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    (raw / "a.pdf").unlink()
    (raw / "b.pdf").write_bytes(b"encrypted")
    ingest([raw], out)
    assert pq.read_table(out / "plans" / "s00001.parquet").num_rows == 0
    (raw / "b.pdf").write_bytes(b"plan: b")
    ingest([raw], out)
    assert [file.stem for file in (out / "plans").glob("s*")] == ["s00001"]


@pytest.mark.parametrize("damage", [b"not a database", b""])
def test_damaged_index_says_what_to_do(raw, out, damage):
    (raw / "a.pdf").write_bytes(b"plan")
    ingest([raw], out)
    if damage:
        (out / ".register.sqlite").write_bytes(damage * 100)
    else:
        (out / ".register.sqlite").unlink()
    with pytest.raises(UnreadableLedger, match="ingest again"):
        ingest([raw], out)


def test_what_was_read_is_stored_when_a_run_breaks_off(raw, out):
    for name in ("a.pdf", "b.pdf"):
        (raw / name).write_bytes(f"plan: {name}".encode())

    def stop(source, _plan):
        if source.file_name == "b.pdf":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([raw], out, on_file=stop)
    assert [row["status"] for row in ledger(out).values()] == [SourceStatus.OK] * 2
