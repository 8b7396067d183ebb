"""A commit of the register, broken off before any of its files appears."""

import pandas as pd
import pytest

from pipeline.store import files, register, segments
from pipeline.store.records import read_plans
from pipeline.store.tables import SCHEMAS
from tests.builders.stored import check_whole, column, everything
from tests.builders.stored import ingested as ingest

pytestmark = pytest.mark.usefixtures("made_up_files")


class Killed(BaseException):
    """Stands for the end of the process: nothing of ours catches it."""


@pytest.fixture
def dying(monkeypatch):
    """Make the writer die before its n-th file appears, and forget that it did."""

    def die_at(count):
        written = []

        def write(table, file):
            written.append(file)
            if len(written) == count:
                file.with_name(f".{file.name}.tmp").write_bytes(b"half")
                raise Killed
            files.write_table(table, file)

        for module in (register, segments):
            monkeypatch.setattr(module, "write_table", write)
        return written

    yield die_at
    monkeypatch.undo()


def change(raw, step):
    """Three states of a folder: two plans; one changed, one gone, one new; all as at first but one."""
    contents = (
        {"a.pdf": b"plan: a", "b.pdf": b"plan: b", "c.pdf": b"plan: a"},
        {"a.pdf": b"plan: new", "c.pdf": b"plan: a", "d.pdf": b"plan: d"},
        {"a.pdf": b"plan: a", "b.pdf": b"plan: b", "d.pdf": b"encrypted"},
    )[step]
    for file in raw.iterdir():
        if file.name not in contents:
            file.unlink()
    for name, data in contents.items():
        (raw / name).write_bytes(data)


@pytest.mark.parametrize("step", [0, 1, 2])
def test_killed_before_any_file_is_written(raw, tmp_path, dying, step):
    """At each file of the commit: what is there is whole, and the next run ends as if nothing had been."""
    for state in range(step + 1):
        change(raw, state)
        ingest([raw], tmp_path / "undisturbed")
    wanted = everything(tmp_path / "undisturbed")
    count = 0
    while True:
        count += 1
        out = tmp_path / f"out{count}"
        for state in range(step):
            change(raw, state)
            ingest([raw], out)
        if step:
            change(raw, step)
        written = dying(count)
        try:
            ingest([raw], out)
        except Killed:
            if (out / "texts" / "empty.parquet").exists():
                check_readable(out)
        else:
            assert len(written) < count
            break
        finally:
            for module in (register, segments):
                module.write_table = files.write_table
        ingest([raw], out)
        assert everything(out) == wanted
        assert not list(out.glob("**/.*.tmp"))
    assert count > 5


def check_readable(out):
    if all((out / name / "empty.parquet").exists() for name in SCHEMAS):
        check_whole(out)
        tasks = pd.read_parquet(out / "tasks")
        read = tasks[tasks["document_id"].isin(column(out, "plans", "document_id"))]
        assert set(read.groupby("document_id").size()) <= {2}


def test_renditions_after_a_kill_and_the_end_of_a_file(raw, tmp_path, dying):
    """The DOCX that counted is lost with a killed writer and gone before it is read again: the PDF counts."""
    out = tmp_path / "out"
    (raw / "a.pdf").write_bytes(b"plan")
    (raw / "b.docx").write_bytes(b"docx")
    ingest([raw], out)
    (raw / "b.docx").write_bytes(b"docx: again")
    dying(2)  # the row in plans is taken away, nothing else is done
    with pytest.raises(Killed):
        ingest([raw], out)
    for module in (register, segments):
        module.write_table = files.write_table
    (raw / "b.docx").unlink()
    ingest([raw], out)
    found = pd.read_parquet(out / "plans")
    assert found[["file_name", "is_primary"]].to_numpy().tolist() == [["a.pdf", True]]


def test_what_was_read_from_a_file_that_is_gone_again_is_not_stored(raw, tmp_path):
    (raw / "a.pdf").write_bytes(b"plan")
    out = tmp_path / "out"
    ingest([raw], out)
    with register.Register(out) as held:
        source = held.known("raw/a.pdf").source
        (shelf,) = read_plans(out)
        held.put(source, shelf.plans[0])
        held.forget("raw/a.pdf")
    assert column(out, "plans", "document_id") == []
    assert column(out, "texts", "document_id") == []
