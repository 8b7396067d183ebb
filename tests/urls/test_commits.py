"""A commit into a bucket, broken off before any of its requests."""

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pipeline.store.places import exists, put, remove
from pipeline.store.register import Register, UnreadableLedger
from tests.builders.stored import check_whole, column, everything, frame
from tests.builders.stored import ingested as ingest
from tests.pipeline.conftest import raw  # noqa: F401 - a fixture
from tests.pipeline.test_commits import Killed, change

pytestmark = pytest.mark.usefixtures("made_up_files")


@pytest.fixture
def dying(monkeypatch):
    """Make the writer die before the n-th object it puts or takes away, and send no request after that."""
    put_object, take_away = MemoryFileSystem.pipe_file, MemoryFileSystem.rm_file

    def die_at(count):
        made = []

        def counted(request):
            def ask(fs, path, *args, **more):
                made.append(path)
                if len(made) >= count:
                    raise Killed
                return request(fs, path, *args, **more)

            return ask

        monkeypatch.setattr(MemoryFileSystem, "pipe_file", counted(put_object))
        monkeypatch.setattr(MemoryFileSystem, "rm_file", counted(take_away))
        return made

    def live():
        monkeypatch.setattr(MemoryFileSystem, "pipe_file", put_object)
        monkeypatch.setattr(MemoryFileSystem, "rm_file", take_away)

    die_at.live = live
    return die_at


def copied(folder, target):
    """The objects below a folder, below another."""
    for name in folder.fs.find(folder.path):
        put(target / name.removeprefix(f"{folder.path}/"), folder.fs.cat_file(name))
    return target


@pytest.mark.parametrize(("step", "stride"), [(0, 3), (1, 1)])
def test_killed_before_any_request(raw, memory, dying, step, stride):  # noqa: F811
    """At each request of a commit, at some of the first: what is there is whole, and the next run ends as if nothing had been."""
    for state in range(step):
        change(raw, state)
        ingest([raw], memory / "before")
    change(raw, step)
    ingest([raw], copied(memory / "before", memory / "undisturbed"))
    wanted = everything(memory / "undisturbed")
    for count in range(1, 100, stride):
        out = copied(memory / "before", memory / f"out{count}")
        made = dying(count)
        try:
            ingest([raw], out)
        except Killed:
            dying.live()
            check_readable(out)
        else:
            dying.live()
            assert len(made) < count
            break
        remove(out / ".lock")  # its time is over
        ingest([raw], out)
        assert everything(out) == wanted
        assert not exists(out / ".dirty")
        assert not exists(out / ".lock")
    assert count > 15


def check_readable(out):
    if exists(out / "findings" / "empty.parquet"):  # the last of them
        check_whole(out)
        tasks = frame(out, "tasks")
        read = tasks[tasks["document_id"].isin(column(out, "plans", "document_id"))]
        assert set(read.groupby("document_id").size()) <= {2}


def test_killed_while_it_mends(raw, memory, dying):  # noqa: F811
    """What a killed writer noted is noted until somebody came to the end."""
    change(raw, 0)
    ingest([raw], memory / "before")
    change(raw, 1)
    ingest([raw], copied(memory / "before", memory / "undisturbed"))
    wanted = everything(memory / "undisturbed")
    dying(8)
    with pytest.raises(Killed):
        ingest([raw], memory / "before")
    dying.live()
    remove(memory / "before" / ".lock")
    for count in range(1, 100, 3):
        out = copied(memory / "before", memory / f"out{count}")
        made = dying(count)
        try:
            ingest([raw], out)
        except Killed:
            dying.live()
            check_whole(out)
        else:
            dying.live()
            assert len(made) < count
            break
        remove(out / ".lock")
        ingest([raw], out)
        assert everything(out) == wanted
    assert count > 40


def test_tables_without_an_index_are_refused(raw, memory):  # noqa: F811
    change(raw, 0)
    ingest([raw], memory / "out")
    remove(memory / "out" / ".register.sqlite")
    with pytest.raises(UnreadableLedger, match="another version"), Register(memory / "out"):
        pass
    for damaged in (b"nonsense" * 1000, b""):
        put(memory / "out" / ".register.sqlite", damaged)
        with pytest.raises(UnreadableLedger, match="damaged"), Register(memory / "out"):
            pass
