"""Documents from buckets into tables in buckets: what is read, fetched, kept and taken away."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pipeline.batch.ingest import Choice
from pipeline.batch.ingest import ingest as run
from pipeline.batch.together import together
from pipeline.batch.workers import Limits
from pipeline.store.places import name_of, put, remove
from tests.builders.stored import check_whole, column, everything, ledger
from tests.builders.stored import ingested as ingest
from tests.urls.conftest import fill

RAW = Path(__file__).parents[2] / "data" / "raw"


def test_a_bucket_is_read_as_a_folder_is(s3, requests, tmp_path):
    """By processes of their own; each object is fetched once, and none by the second run."""
    shutil.copytree(RAW, tmp_path / "incoming")
    for file in (tmp_path / "incoming").iterdir():
        put(s3 / "incoming" / file.name, file.read_bytes())
    run([tmp_path / "incoming"], tmp_path / "parsed")
    requests.clear()
    run([s3 / "incoming"], s3 / "parsed", reader=together(2, Limits(), away=True))
    documents = [path for verb, path in requests if verb == "GET" and "/incoming/" in path]
    assert len(documents) == len(set(documents)) == 11
    assert everything(s3 / "parsed") == everything(tmp_path / "parsed")
    requests.clear()
    report = run([s3 / "incoming"], s3 / "parsed", reader=together(2, Limits()))
    assert (report.unchanged, report.statuses.total()) == (11, 0)
    assert not [path for _, path in requests if "/incoming/" in path]
    assert len([path for verb, path in requests if (verb, path) == ("GET", name_of(s3))]) == 2


def test_what_workers_are_forked_from_has_one_thread():
    code = (
        "from pipeline.batch import processes, together; together._load_away(); "
        "import sys; print('s3fs' in sys.modules, processes.threads())"
    )
    quiet = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        env=os.environ | quiet,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["True", "1"]


@pytest.mark.usefixtures("made_up_files")
class TestMadeUpFiles:
    def test_changed_added_and_gone(self, bucket):
        fill(bucket / "in", a__pdf="plan: a", b__pdf="plan: b", c__pdf="plan: c")
        ingest([bucket / "in"], bucket / "out")
        put(bucket / "in" / "a.pdf", b"plan: A")  # within the same second, and as long
        remove(bucket / "in" / "b.pdf")
        put(bucket / "in" / "q1" / "d.pdf", b"plan: d")
        rows = ingest([bucket / "in"], bucket / "out")
        assert [one.path for one in rows] == ["in/a.pdf", "in/q1/d.pdf"]
        assert sorted(ledger(bucket / "out")) == ["in/a.pdf", "in/c.pdf", "in/q1/d.pdf"]
        assert len(column(bucket / "out", "plans", "document_id")) == 3
        check_whole(bucket / "out")

    def test_mixed_with_folders(self, bucket, tmp_path):
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.pdf").write_bytes(b"plan: a")
        fill(bucket / "in", a__pdf="plan: a", b__pdf="plan: b")
        ingest([tmp_path / "in", bucket / "in"], tmp_path / "out")
        found = {path: row["status"] for path, row in ledger(tmp_path / "out").items()}
        assert found == {"in/a.pdf": "ok", "in~2/a.pdf": "duplicate", "in~2/b.pdf": "ok"}
        assert ingest([bucket / "in", tmp_path / "in"], tmp_path / "out") == []

    def test_no_url_and_no_key_stands_in_the_tables(self, bucket):
        fill(bucket / "in", a__pdf="plan: a", b__pdf="encrypted")
        ingest([bucket / "in"], bucket / "out")
        assert f"{bucket.protocol}://" not in repr(everything(bucket / "out"))
        written = bucket.fs.find((bucket / "out").path)
        assert any(name.endswith(".register.sqlite") for name in written)
        assert not any(b"sesame" in bucket.fs.cat_file(name) for name in written)

    def test_the_same_bytes_put_anew_are_not_read_again(self, bucket):
        fill(bucket / "in", a__pdf="plan: a")
        ingest([bucket / "in"], bucket / "out")
        put(bucket / "in" / "a.pdf", b"plan: b")
        put(bucket / "in" / "a.pdf", b"plan: a")
        assert ingest([bucket / "in"], bucket / "out") == []
        assert run([bucket / "in"], bucket / "out").unchanged == 1

    def test_copies_and_what_is_left_of_them(self, bucket):
        fill(bucket / "in", a__pdf="plan: a", b__pdf="plan: a")
        ingest([bucket / "in"], bucket / "out")
        assert [row["status"] for row in ledger(bucket / "out").values()] == ["ok", "duplicate"]
        remove(bucket / "in" / "a.pdf")
        ingest([bucket / "in"], bucket / "out")
        found = {path: row["status"] for path, row in ledger(bucket / "out").items()}
        assert found == {"in/b.pdf": "ok"}

    def test_an_object_that_moved(self, bucket):
        fill(bucket / "in", a__pdf="plan: a")
        ingest([bucket / "in"], bucket / "out")
        remove(bucket / "in" / "a.pdf")
        fill(bucket / "in" / "q1", a__pdf="plan: a")
        ingest([bucket / "in"], bucket / "out")
        assert list(ledger(bucket / "out")) == ["in/q1/a.pdf"]

    def test_an_emptied_prefix_removes_nothing(self, bucket):
        fill(bucket / "in", a__pdf="plan: a", b__pdf="plan: b")
        ingest([bucket / "in"], bucket / "out")
        for name in ("a.pdf", "b.pdf"):
            remove(bucket / "in" / name)
        report = run([bucket / "in"], bucket / "out")
        assert (report.emptied, report.removed) == ([("in", 2)], [])
        report = run([bucket / "in"], bucket / "out", choice=Choice(prune=True))
        assert report.removed == ["in/a.pdf", "in/b.pdf"]
        assert column(bucket / "out", "plans", "document_id") == []

    def test_a_prefix_that_was_never_there_gets_no_name(self, bucket, tmp_path):
        report = run([bucket / "im"], tmp_path / "out")
        assert report.unreachable == [(str(bucket / "im"), "nothing is there")]
        fill(bucket / "2024" / "im", a__pdf="plan: a")
        ingest([bucket / "2024" / "im"], tmp_path / "out")
        assert list(ledger(tmp_path / "out")) == ["im/a.pdf"]

    def test_one_object_is_named(self, bucket, tmp_path):
        fill(bucket / "in", letter="plan: a", b__pdf="plan: b")
        ingest([bucket / "in" / "letter"], tmp_path / "out")
        ingest([bucket / "in"], tmp_path / "out")
        assert list(ledger(tmp_path / "out")) == ["in/b.pdf", "in/letter"]

    def test_objects_too_large_are_not_fetched(self, s3, requests):
        put(s3 / "in" / "a.pdf", b"x" * 1_500_000)
        requests.clear()
        (row,) = ingest([s3 / "in"], s3 / "out", choice=Choice(most_mb=1))
        assert (row.error_code, row.bytes) == ("too_large", 1_500_000)
        assert not [path for _, path in requests if "/in/" in path]
        assert ingest([s3 / "in"], s3 / "out", choice=Choice(most_mb=1)) == []
        assert len(ingest([s3 / "in"], s3 / "out", choice=Choice(most_mb=2))) == 1

    def test_a_bucket_nobody_answers_for(self, s3, tmp_path, monkeypatch):
        fill(s3 / "in", a__pdf="plan: a")
        ingest([s3 / "in"], tmp_path / "out")
        before = everything(tmp_path / "out")
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        type(s3.fs).clear_instance_cache()
        again = [type(s3)(str(s3 / "in"), **s3.storage_options)]
        report = run(again, tmp_path / "out", choice=Choice(prune=True))
        (told,) = report.unreachable
        assert told[0] == str(s3 / "in")
        assert "Could not connect" in told[1]
        assert everything(tmp_path / "out") == before

    def test_an_object_that_cannot_be_fetched(self, memory, monkeypatch):
        fill(memory / "in", a__pdf="plan: a", b__pdf="plan: b")
        fetch = MemoryFileSystem.cat_file

        def refuse(fs, path, *args, **more):
            if path.endswith("in/a.pdf"):
                raise PermissionError("Access Denied")
            return fetch(fs, path, *args, **more)

        monkeypatch.setattr(MemoryFileSystem, "cat_file", refuse)
        rows = ingest([memory / "in"], memory / "out")
        assert [(one.path, one.error_code) for one in rows] == [
            ("in/a.pdf", "io_error"),
            ("in/b.pdf", None),
        ]
        assert "Access Denied" in rows[0].error
        monkeypatch.setattr(MemoryFileSystem, "cat_file", fetch)
        assert [one.status for one in ingest([memory / "in"], memory / "out")] == ["ok"]
