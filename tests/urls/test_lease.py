"""The lock of tables below a URL."""

import threading
import time

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pipeline.record.assemble import assemble
from pipeline.store import lease
from pipeline.store.lease import Lease, NoLock
from pipeline.store.lock import RegisterBusy, writer
from pipeline.store.places import exists, fetched, put
from pipeline.store.register import Register
from tests.builders.stored import ledger_row
from tests.pipeline.plan_factories import info, small_plan


def test_the_second_writer_is_told_of_the_first(bucket):
    said = r"is being written by `plans ingest` \(process"
    with Register(bucket, command="plans ingest"), pytest.raises(RegisterBusy, match=said):
        Register(bucket).__enter__()
    with Register(bucket):
        pass
    assert not exists(bucket / ".lock")


def test_who_waits_gets_it(bucket, monkeypatch):
    monkeypatch.setattr("pipeline.store.lock._LONG_PAUSE", 0.05)
    first = Lease(bucket / ".lock")
    assert first.take("first")
    threading.Timer(0.2, first.leave).start()
    with writer(bucket, "second", wait=20):
        assert b"second" in fetched(bucket / ".lock")


def test_a_lock_is_held_by_who_lives(s3, monkeypatch):
    monkeypatch.setattr(lease, "SECONDS", 3.0)
    first, second = Lease(s3 / ".lock"), Lease(s3 / ".lock")
    assert first.take("first")
    until = time.time() + 4.2
    while time.time() < until:
        assert not second.take("second")
        time.sleep(0.3)
    first.check()
    first.leave()
    assert second.take("second")
    second.leave()


def abandoned(folder, monkeypatch):
    """A lock whose holder does nothing any more; what he still believes to hold."""
    monkeypatch.setattr(lease, "SECONDS", 1.0)
    monkeypatch.setattr(Lease, "_live", lambda _: None)
    first = Lease(folder / ".lock")
    assert first.take("first")
    time.sleep(2.1)  # S3 tells whole seconds
    return first


def test_a_lock_nobody_renews_is_taken_over(bucket, monkeypatch):
    first = abandoned(bucket, monkeypatch)
    second, third = Lease(bucket / ".lock"), Lease(bucket / ".lock")
    assert second.take("second")
    with pytest.raises(NoLock, match="may be another's by now"):
        first.check()
    first.leave()  # takes nothing away
    monkeypatch.setattr(lease, "SECONDS", 60.0)
    assert not third.take("third")
    assert second.held() == "second"
    second.leave()
    assert not exists(bucket / ".lock")


def test_of_two_who_see_it_one_gets_it(s3, monkeypatch):
    """Both look before either writes."""
    abandoned(s3, monkeypatch)
    both = threading.Barrier(2)
    looked = lease.info

    def look(url):
        told = looked(url)
        both.wait(10)
        return told

    monkeypatch.setattr(lease, "info", look)
    got = []
    takers = [
        threading.Thread(target=lambda name=name: got.append(Lease(s3 / ".lock").take(name)))
        for name in ("second", "third")
    ]
    for one in takers:
        one.start()
    for one in takers:
        one.join()
    assert sorted(got) == [False, True]


def test_who_lost_the_lock_writes_no_more(bucket, monkeypatch):
    monkeypatch.setattr(Lease, "_live", lambda _: None)
    register = Register(bucket).__enter__()
    put(bucket / ".lock", b"somebody else")
    monkeypatch.setattr(lease, "SECONDS", 0.0)
    register.put(ledger_row(assemble(*small_plan(), info=info()), "in/a.pdf"), None)
    before = bucket.fs.find(bucket.path)
    with pytest.raises(NoLock, match="may be another's by now"):
        register.__exit__(None, None, None)
    assert bucket.fs.find(bucket.path) == before
    assert fetched(bucket / ".lock") == b"somebody else"


@pytest.mark.parametrize("error", [NotImplementedError(), ValueError("mode"), TypeError("mode")])
def test_without_conditions_nothing_is_written(memory, monkeypatch, error):
    def refuse(_fs, _path, _value, mode="overwrite", **_):
        if mode == "create":
            raise error

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refuse)
    with pytest.raises(NoLock, match="cannot create an object only if it is not there"):
        Register(memory).__enter__()


def test_conditions_nobody_looks_at_are_found_out(memory, monkeypatch):
    pipe = MemoryFileSystem.pipe_file
    monkeypatch.setattr(
        MemoryFileSystem, "pipe_file", lambda fs, path, value, **_: pipe(fs, path, value)
    )
    with pytest.raises(NoLock, match="lets two writers create one object"):
        Register(memory).__enter__()
    assert not exists(memory / ".lock")
