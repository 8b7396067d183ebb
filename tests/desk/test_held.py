"""What lists are made of is what stands in the tables, at any moment, and takes no more room the longer the desk is open."""

import os
import shutil
import threading
from datetime import date

import pytest

from pipeline.desk.asked import Asked
from pipeline.desk.audit import KIND as FINDINGS
from pipeline.desk.calendar import KIND as DUE
from pipeline.desk.held import Held
from pipeline.desk.register import KIND as PLANS
from pipeline.store.packed import rows_of_plan
from pipeline.store.register import Register
from tests.builders.sources import source_of
from tests.corrections.plans import sample

SAME = [
    ("held.plans", "plans", "document_id, subject, issued_on, is_primary"),
    ("held.findings", "findings JOIN plans USING (document_id)", "document_id, finding_id, rule, found, issued_on"),
    ("held.due", "due", "document_id, obligation_id, due, who, unit"),
]  # fmt: skip


def numbered(number, **changes):
    """A plan that is no other."""
    told = {"document_id": f"{number:016x}", "plan_key": f"vn:x:ke-hoach:{number}/kh-ubnd@2023-01-05",
            "document_number": f"{number}/KH-UBND", "subject": f"Kế hoạch số {number}"}  # fmt: skip
    return sample().model_copy(update=told | changes)


def store(parsed, *plans):
    with Register(parsed) as register:
        for plan in plans:
            register.put(source_of(plan), rows_of_plan(plan))


@pytest.mark.parametrize(("held", "stored", "columns"), SAME)
def test_lists_hold_what_the_tables_hold(desk, held, stored, columns):
    where = " WHERE is_primary" if "JOIN" in stored else ""
    wanted = desk.tables.rows(f"SELECT {columns} FROM {stored}{where} ORDER BY ALL")  # noqa: S608 - our own words
    assert wanted
    assert desk.held.rows(f"SELECT {columns} FROM {held} ORDER BY ALL") == wanted  # noqa: S608


@pytest.mark.parametrize(
    ("table", "kind"), [("plans", PLANS), ("findings", FINDINGS), ("due", DUE)]
)
def test_each_order_can_be_asked_for(desk, table, kind):
    for sort in kind.orders:
        for way in ("up", "down"):
            asked = Asked.of(kind, {"sort": sort, "way": way})
            assert desk.held.listed(table, "true", [], asked).rows


def test_what_was_stored_a_moment_ago_is_there(tmp_path):
    """A plan more, a value changed, a plan gone: each seen by the next question, however soon it comes."""
    parsed = tmp_path / "parsed"
    store(parsed, numbered(1))
    held = Held(parsed)
    for number in range(2, 12):
        store(parsed, numbered(number))
        assert held.one("SELECT count(*) AS n FROM held.plans") == {"n": number}
        store(parsed, numbered(1, subject=f"Lần {number}"))
        (row,) = held.rows("SELECT subject FROM held.plans WHERE document_id = ?", [f"{1:016x}"])
        assert row == {"subject": f"Lần {number}"}
    (file,) = (one for one in (parsed / "plans").glob("s*.parquet"))
    file.unlink()
    assert held.one("SELECT count(*) AS n FROM held.plans") == {"n": 0}


def test_files_written_within_a_tick_of_the_clock_are_told_apart(tmp_path, monkeypatch):
    """We looked within the tick: folder and file have the times they had then, and what differs is which file it is."""
    parsed = tmp_path / "parsed"
    store(parsed, numbered(1))
    held = Held(parsed)
    (file,) = (one for one in (parsed / "plans").glob("s*.parquet"))
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.desk.held._TICK", 10**18)
        assert held.one("SELECT subject FROM held.plans") == {"subject": "Kế hoạch số 1"}
    at = file.parent.stat().st_mtime_ns
    store(parsed, numbered(1, subject="Kế hoạch số 9"))
    for one in (file, file.parent):
        os.utime(one, ns=(at, at))
    assert file.read_bytes() != before
    assert held.one("SELECT subject FROM held.plans") == {"subject": "Kế hoạch số 9"}


def test_a_file_replaced_many_times_takes_no_more_room(desk):
    (file,) = (desk.parsed / "plans").glob("s00001.parquet")
    sizes = []
    for number in range(90):
        copy = file.with_name(".copy.tmp")
        shutil.copy(file, copy)
        copy.replace(file)
        desk.held.sync()
        if number % 30 == 29:
            sizes.append(desk.held.room)
    assert sizes[-1] <= sizes[0] * 1.1


def test_lists_are_asked_while_files_are_replaced(desk):
    """Nobody sees half of a file, and no question fails."""
    (file,) = (desk.parsed / "plans").glob("s00001.parquet")
    (count,) = desk.held.one("SELECT count(*) FROM held.due").values()
    seen, troubles, over = set(), [], threading.Event()

    def ask():
        while not over.is_set():
            try:
                seen.update(desk.held.one("SELECT count(*) FROM held.due").values())
            except Exception as error:  # noqa: BLE001 - whatever it is
                troubles.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(40):
        copy = file.with_name(".copy.tmp")
        shutil.copy(file, copy)
        copy.replace(file)
        desk.held.sync()
    over.set()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert seen == {count}


def test_a_plan_without_findings_and_without_duties_is_listed(tmp_path):
    parsed = tmp_path / "parsed"
    bare = numbered(
        1, tasks=(), task_agencies=(), deadlines=(), report_duties=(), period_end=date(2023, 12, 31)
    )
    store(parsed, bare)
    held = Held(parsed)
    assert held.one("SELECT errors, warnings FROM held.plans") == {"errors": 0, "warnings": 0}
    assert held.rows("SELECT * FROM held.findings") == []
    assert held.rows("SELECT * FROM held.due") == []
