"""Folders that are watched: what is read, and when, whatever happens to them."""

import errno
import os
from pathlib import Path

import pytest
from watchfiles import Change

from pipeline.batch.ingest import ingest
from pipeline.batch.watch import Nobody, Several
from pipeline.batch.watching import Failing, watch
from pipeline.batch.workers import WorkersBroken
from pipeline.store import register, segments
from pipeline.store.files import write_table
from pipeline.store.lock import writer
from pipeline.store.readonly import roots_of
from tests.batch import cheap
from tests.builders.stored import column, ledger

SETTLE, STEP = 2.0, 0.5
ADDED, MODIFIED, DELETED = Change.added, Change.modified, Change.deleted


class Watched(Nobody):
    """A folder ``in`` that is watched by a made-up clock; ``told`` are the changes of each half a second."""

    def __init__(self, work: Path) -> None:
        self.root, self.out = work / "in", work / "out"
        self.root.mkdir()
        self.now = 0.0
        self.rounds: list[list[str]] = []
        """Of each round, what it was given, by name."""
        self.read: list[str] = []
        """Files as they were entered."""
        self.said: list[str] = []
        self.troubles: list[Exception] = []
        """What the next rounds meet."""
        self.reader = cheap.read

    def entered(self, source, rows):  # noqa: ARG002 - a watcher is told both
        self.read.append(f"{source.file_name} {source.error_code or source.status}")

    def write(self, name: str, data: bytes = b"") -> Path:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data or b"plan: " + name.encode())
        return path

    def run(self, round_):
        self.rounds.append(sorted(path.name for path in round_.paths))
        if self.troubles:
            raise self.troubles.pop(0)
        failing = Failing()
        ingest(
            round_.paths,
            self.out,
            watcher=Several(failing, self),
            reader=lambda tasks: ((task, self.reader(task)) for task in tasks),
            growing=round_.growing,
        )
        return [roots_of(self.out).place(name) for name in failing.names]

    def watch(self, scenes):
        """``scenes``: one after another what is told in the next half second."""

        def told():
            yield {(ADDED, str(self.root))}
            for scene in scenes:
                self.now += STEP
                yield {(kind, str(path)) for kind, path in scene}

        options = {"settle": SETTLE, "say": self.said.append, "clock": lambda: self.now}
        watch([self.root], told(), self.run, **options)

    def ledger(self) -> list[str]:
        return sorted(path.removeprefix("in/") for path in ledger(self.out))


@pytest.fixture
def watched(tmp_path):
    return Watched(tmp_path)


def quiet(seconds=SETTLE + STEP):
    return [()] * int(seconds / STEP)


def test_what_is_there_is_read_at_once_and_what_comes_when_it_is_complete(watched):
    watched.write("old.pdf")

    def scenes():
        assert watched.read == ["old.pdf ok"]
        for size in range(8):  # four seconds of writing
            yield [(ADDED if size == 0 else MODIFIED, watched.write("new.docx", b"plan" * size))]
        yield from quiet(SETTLE - STEP)
        assert watched.read == ["old.pdf ok"]
        yield ()
        assert watched.read == ["old.pdf ok", "new.docx ok"]

    watched.watch(scenes())
    assert watched.rounds == [["in"], ["new.docx"]]


def test_what_comes_together_is_one_round_and_what_is_told_twice_is_read_once(watched):
    def scenes():
        for name in ("a.pdf", "b.pdf", "c.pdf"):
            path = watched.write(name)
            yield [(ADDED, path), (MODIFIED, path)]
            yield [(MODIFIED, path)]
        yield from quiet()
        yield [(MODIFIED, watched.root / "a.pdf")]
        yield from quiet()

    watched.watch(scenes())
    assert watched.rounds == [["in"], ["a.pdf", "b.pdf", "c.pdf"], ["a.pdf"]]
    assert watched.read == ["a.pdf ok", "b.pdf ok", "c.pdf ok"]


def test_a_file_that_is_being_written_is_left_alone_while_others_are_read(watched):
    watched.write("old.pdf")

    def scenes():
        for number in range(40):
            yield [(MODIFIED, watched.write("grows.pdf", b"plan" * number))]
            if number == 4:
                (watched.root / "old.pdf").unlink()
                yield [(DELETED, watched.root / "old.pdf"), (ADDED, watched.write("b.pdf"))]
        assert watched.ledger() == ["b.pdf"]
        yield from quiet()

    watched.watch(scenes())
    assert watched.read == ["old.pdf ok", "b.pdf ok", "grows.pdf ok"]


@pytest.mark.parametrize(
    "name",
    [".hidden.pdf", "~$plan.docx", "plan.docx.part", "plan", "notes.txt", ".git/plan.pdf"],
)
def test_names_a_walk_passes_by_are_passed_by(watched, name):
    path = watched.write(name)
    come = [(ADDED, one) for one in (path.parent, path) if one != watched.root]
    watched.watch([come, *quiet(), [(MODIFIED, path)], *quiet()])
    assert watched.rounds == [["in"]]


def test_what_lies_behind_a_link_is_not_read_and_the_link_is_named(watched, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.pdf").write_bytes(b"plan: secret")
    (watched.root / "folder").symlink_to(tmp_path / "other")
    (watched.root / "link.pdf").symlink_to(tmp_path / "other" / "secret.pdf")
    os.mkfifo(watched.root / "pipe.pdf")

    def scenes():
        names = ("folder", "folder/secret.pdf", "link.pdf", "pipe.pdf")
        yield [(ADDED, watched.root / name) for name in names]
        yield from quiet()

    watched.watch(scenes())
    assert watched.read == ["link.pdf not_a_file", "pipe.pdf not_a_file"]


def test_a_folder_comes_with_all_it_holds(watched, tmp_path):
    """Of a folder that is moved here the system tells itself alone."""
    (tmp_path / "quý 1" / "xã").mkdir(parents=True)
    for name in ("a.pdf", "xã/b.docx", "xã/~$b.docx"):
        (tmp_path / "quý 1" / name).write_bytes(b"plan: " + name.encode())
    (tmp_path / "quý 1" / "link.pdf").symlink_to("/dev/zero")

    def scenes():
        (tmp_path / "quý 1").rename(watched.root / "quý 1")
        yield [(ADDED, watched.root / "quý 1")]
        yield from quiet()
        assert watched.ledger() == ["quý 1/a.pdf", "quý 1/link.pdf", "quý 1/xã/b.docx"]
        (watched.root / "quý 1").rename(tmp_path / "quý 1")
        watched.write("c.pdf")
        yield [(DELETED, watched.root / "quý 1"), (ADDED, watched.root / "c.pdf")]
        yield from quiet()

    watched.watch(scenes())
    assert watched.ledger() == ["c.pdf"]
    assert column(watched.out, "plans", "file_name") == ["c.pdf"]


def test_a_name_that_is_no_utf8(watched):
    def scenes():
        path = os.path.join(os.fsencode(watched.root), b"k\xe9.pdf")  # noqa: PTH118 - pathlib has no bytes
        with open(path, "wb") as file:  # noqa: PTH123 - as above
            file.write(b"plan")
        yield [(ADDED, watched.root / "k\ufffd.pdf")]  # as it is told
        yield from quiet()

    watched.watch(scenes())
    assert watched.ledger() == ["k\\xe9.pdf"]


def test_a_file_that_vanishes_is_no_error(watched):
    def vanishes(task):
        if task.name == "c.pdf":
            Path(task.path).unlink()
        return cheap.read(task)

    watched.reader = vanishes

    def scenes():
        yield [(ADDED, watched.write("a.pdf")), (ADDED, watched.write("b.pdf"))]
        (watched.root / "a.pdf").unlink()  # before it has lain still
        yield [(DELETED, watched.root / "a.pdf")]
        yield from quiet()
        assert watched.ledger() == ["b.pdf"]
        yield [(ADDED, watched.write("c.pdf"))]
        yield from quiet()  # it goes while it is read
        yield [(DELETED, watched.root / "c.pdf")]
        yield ()

    watched.watch(scenes())
    assert watched.ledger() == ["b.pdf"]
    assert watched.said == []


def test_a_file_that_is_gone_loses_its_rows_and_an_empty_folder_none(watched):
    for name in ("a.pdf", "b.pdf"):
        watched.write(name)

    def scenes():
        for name, left in (("a.pdf", ["b.pdf"]), ("b.pdf", ["b.pdf"])):
            (watched.root / name).unlink()
            yield [(DELETED, watched.root / name)]
            assert column(watched.out, "plans", "file_name") == left

    watched.watch(scenes())
    assert watched.ledger() == ["b.pdf"]


def test_names_of_others_that_come_and_go_are_no_reason_to_look_through_everything(watched):
    """Word writes ``~WRD0000.tmp`` and gives it the name of the document."""
    done = watched.write("plan.docx")
    temporary = watched.root / "~WRD0000.tmp"
    watched.watch([[(ADDED, temporary), (DELETED, temporary), (ADDED, done)], *quiet()])
    assert watched.rounds == [["in"], ["plan.docx"]]


def test_a_folder_that_is_away_is_not_looked_through(watched, tmp_path):
    watched.write("a.pdf")

    def scenes():
        watched.root.rename(tmp_path / "away")
        yield [(DELETED, watched.root), (DELETED, watched.root / "a.pdf")]
        yield from quiet()
        assert watched.ledger() == ["a.pdf"]
        (tmp_path / "away").rename(watched.root)
        watched.write("b.pdf")
        yield [(ADDED, watched.root)]
        yield from quiet()

    watched.watch(scenes())
    assert watched.rounds == [["in"], ["in"]]
    assert watched.read == ["a.pdf ok", "b.pdf ok"]


@pytest.mark.parametrize(
    "trouble",
    [OSError(errno.ENOSPC, "No space left on device"), WorkersBroken("no memory\nfor processes")],
)
def test_a_round_that_breaks_off_is_said_and_tried_again(watched, trouble):
    watched.troubles = [trouble] * 3

    def scenes():
        yield [(ADDED, watched.write("a.pdf"))]
        yield from quiet(10)

    watched.watch(scenes())
    assert watched.read == ["a.pdf ok"]
    assert [line.rpartition("next try in ")[2] for line in watched.said] == ["1 s", "2 s", "4 s"]
    assert not any("\n" in line for line in watched.said)


def test_a_full_disk_loses_nothing(watched, monkeypatch):
    """Whichever file of the tables it is that has no room."""
    count = 0

    def write(table, file):
        nonlocal count
        count += 1
        if count % 3 == 0 and full:
            raise OSError(errno.ENOSPC, "No space left on device", str(file))
        write_table(table, file)

    for module in (register, segments):
        monkeypatch.setattr(module, "write_table", write)
    full = False
    watched.write("old.pdf")

    def scenes():
        nonlocal full
        full = True
        for name in ("a.pdf", "b.pdf"):
            yield [(ADDED, watched.write(name))]
        yield from quiet(20)
        assert watched.said[0].startswith("[Errno 28] No space left on device")
        full = False
        yield from quiet(40)

    watched.watch(scenes())
    assert watched.ledger() == ["a.pdf", "b.pdf", "old.pdf"]
    for table in ("plans", "texts"):
        assert len(column(watched.out, table, "document_id")) == 3


def test_another_process_writes_and_may_write_between_two_rounds(watched):
    def scenes():
        yield [(ADDED, watched.write("a.pdf"))]
        with writer(watched.out, "plans audit"):
            yield from quiet(4)
            assert "is being written by `plans audit`" in watched.said[0]
            assert "--wait" not in watched.said[0]
            assert watched.read == []
        yield from quiet(4)

    watched.watch(scenes())
    assert watched.read == ["a.pdf ok"]


def test_failures_that_may_pass_are_tried_again_and_others_not(watched):
    path = watched.write("share.pdf", b"passing")
    watched.write("bad.pdf", b"broken")

    def scenes():
        yield from quiet(20)
        path.write_bytes(b"plan")  # and nobody is told
        yield from quiet(100)

    watched.watch(scenes())
    assert watched.read == ["bad.pdf damaged", *["share.pdf io_error"] * 2, "share.pdf ok"]
    assert watched.rounds == [["in"], ["share.pdf"], ["share.pdf"]]


def test_what_nobody_told_is_found_within_the_hour(watched):
    def scenes():
        watched.write("a.pdf")
        yield from quiet(3595)
        assert watched.read == []
        yield from quiet(10)

    watched.watch(scenes())
    assert watched.read == ["a.pdf ok"]
