"""Corrections in the tables: applied when a document is stored, found again ever after."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corrections.entries import ENTRY
from pipeline.corrections.ledger import append, beside, read_book
from pipeline.store.lock import writer
from pipeline.store.lookup import find_plan
from pipeline.store.records import read_plans
from tests.corrections.plans import (
    LEAD,
    RAW,
    SEED,
    entry,
    line_for,
    row_with,
    sample,
    without_row,
)

OTHER = "ke-hoach-dan-van-2023.docx"
"""The same plan, laid out otherwise."""


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(RAW / SEED, folder)
    return folder


def run(*words, code=0):
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.output


def ingest(inbox, code=0):
    return run("ingest", inbox, "--out", "parsed", "--jobs", "0", "--quiet", code=code)


def correct(*words, code=0):
    return run("correct", SEED, "--data", "parsed", "--who", "B", *words, code=code)


def task_id():
    return sample().tasks[row_with(sample(), "tasks", lead=LEAD)].task_id


def stored(name=SEED):
    return find_plan(Path("parsed"), name)


def lead_of(plan):
    return next(task.lead for task in plan.tasks if task.task_id == task_id())


def test_a_correction_is_in_the_tables_at_once_and_stays(inbox):
    ingest(inbox)
    before = stored()
    correct("--task", task_id(), "--set", "lead=Phòng Nội vụ")
    assert lead_of(stored()) == "Phòng Nội vụ"
    ingest(inbox)  # nothing changed
    assert lead_of(stored()) == "Phòng Nội vụ"
    shutil.rmtree("parsed")  # everything is read anew
    ingest(inbox)
    assert lead_of(stored()) == "Phòng Nội vụ"
    (one,) = stored().corrections
    correct("--undo", one.correction_id)
    assert stored() == before


def test_a_rendition_that_comes_later_is_corrected_too(inbox):
    ingest(inbox)
    correct("--task", task_id(), "--set", "lead=Phòng Nội vụ", "--set", "time=Quý II/2023")
    shutil.copy(RAW / OTHER, inbox)
    ingest(inbox)
    assert lead_of(stored(OTHER)) == "Phòng Nội vụ"
    assert {one.outcome.value for one in stored(OTHER).corrections} == {"applied"}
    (inbox / SEED).unlink()  # the file that was looked at goes
    ingest(inbox)
    assert lead_of(stored(OTHER)) == "Phòng Nội vụ"


def test_renditions_are_corrected_whichever_was_looked_at(inbox):
    shutil.copy(RAW / OTHER, inbox)
    ingest(inbox)
    correct("--task", task_id(), "--set", "lead=Phòng Nội vụ")
    assert lead_of(stored()) == lead_of(stored(OTHER)) == "Phòng Nội vụ"


def test_a_corrected_number_makes_renditions_of_two_plans(inbox):
    ingest(inbox)
    correct("--set", "serial=99", "--set", "issued_on=07/02/2023")
    key = stored().plan_key
    assert key == "vn:hai-phong.thuy-nguyen:ke-hoach:99/kh-ubnd@2023-02-07"
    correct("--task", task_id(), "--set", "lead=Phòng Nội vụ")  # looked at under its new key
    ingest(inbox)
    shutil.rmtree("parsed")
    ingest(inbox)
    assert (stored().plan_key, lead_of(stored())) == (key, "Phòng Nội vụ")


def test_lines_somebody_else_wrote_are_found_by_the_next_ingest(inbox, tmp_path):
    ingest(inbox)
    at = row_with(sample(), "tasks", lead=LEAD)
    append(tmp_path / "parsed", [entry(sample(), "tasks", at, "lead", "Phòng Nội vụ")])
    assert lead_of(stored()) == LEAD
    ingest(inbox)
    assert lead_of(stored()) == "Phòng Nội vụ"
    beside(tmp_path / "parsed").unlink()  # all of it taken away
    ingest(inbox)
    assert (lead_of(stored()), stored().corrections) == (LEAD, ())


def test_while_another_process_writes_a_decision_is_kept_for_it(inbox, tmp_path):
    ingest(inbox)
    with writer(tmp_path / "parsed", "plans ingest"):
        told = correct("--task", task_id(), "--set", "lead=Phòng Nội vụ", code=5)
    assert "kept in" in told
    assert lead_of(stored()) == LEAD
    ingest(inbox)
    assert lead_of(stored()) == "Phòng Nội vụ"


def test_what_no_longer_fits_is_told(inbox, tmp_path):
    ingest(inbox)
    at = row_with(sample(), "tasks", lead=LEAD)
    line = entry(sample(), "tasks", at, "lead", "Phòng Nội vụ")
    lost = line.model_copy(update={"item": line.item.model_copy(update={"quote": "Việc không có"})})
    append(tmp_path / "parsed", [lost])
    ingest(inbox)
    told = json.loads(CliRunner().invoke(app, ["corrections", "check", "parsed", "--format", "json"]).stdout.partition("\nplans:")[0])  # fmt: skip
    assert [(one["id"], one["state"]) for one in told] == [(lost.id, "unfit")]
    assert "no row has its words" in told[0]["reason"]
    run("corrections", "check", "parsed", code=1)
    correct("--undo", lost.id)
    run("corrections", "check", "parsed")


def test_a_plan_that_is_not_there_is_told(inbox):
    ingest(inbox)
    correct("--set", "serial=12")
    (inbox / SEED).unlink()
    run("ingest", inbox, "--out", "parsed", "--jobs", "0", "--quiet", "--prune")
    assert "not among the tables" in run("corrections", "check", "parsed", code=1)


MISSED = "Rà soát quy chế dân chủ ở cơ sở tại các xã, thị trấn"


def add_missed():
    """A row behind the one with the lead of these tests."""
    given = ["--set", f"task={MISSED}", "--set", "lead=Phòng Nội vụ"]
    return correct("--add", "task", "--after", task_id(), *given)


def test_a_row_that_was_not_read_is_added_and_stays(inbox):
    ingest(inbox)
    before = stored()
    told = add_missed()
    assert "applied tasks +" in told
    (one,) = stored().corrections
    row = next(task for task in stored().tasks if task.task_id == one.item_id)
    assert (row.task, row.lead, row.table_index) == (MISSED, "Phòng Nội vụ", 1)
    shutil.copy(RAW / OTHER, inbox)  # another rendition, in which it is not read either
    shutil.rmtree("parsed")
    ingest(inbox)
    for name in (SEED, OTHER):
        assert [task.task for task in stored(name).tasks].count(MISSED) == 1
        assert [a.name for a in stored(name).task_agencies if a.task_id == one.item_id] == ["Phòng Nội vụ"]  # fmt: skip
    correct("--task", one.item_id, "--set", "lead=Phòng Tư pháp")
    assert next(task for task in stored().tasks if task.task == MISSED).lead == "Phòng Tư pháp"
    for each in stored().corrections[::-1]:
        correct("--undo", each.correction_id)
    assert stored().tasks == before.tasks


def test_a_row_that_is_read_by_now_is_not_doubled(inbox, tmp_path):
    """The line of somebody whose version missed the row, beside tables of one that reads it."""
    ingest(inbox)
    at = row_with(sample(), "tasks", lead=LEAD)
    missed = without_row(sample(), "tasks", at)
    append(tmp_path / "parsed", [line_for(missed, "tasks", sample().tasks[at])])
    ingest(inbox)
    assert [task.task_id for task in stored().tasks] == [task.task_id for task in sample().tasks]
    assert "now read" in run("corrections", "list", "parsed")
    run("corrections", "check", "parsed")


def test_a_row_that_was_added_becomes_gold(inbox, tmp_path):
    ingest(inbox)
    add_missed()
    (one,) = stored().corrections
    correct("--task", one.item_id, "--set", "lead=Phòng Tư pháp")
    run("corrections", "export-gold", "parsed", "--out", "gold")
    (file,) = (tmp_path / "gold").iterdir()
    told = {value["column"]: value["value"] for value in json.loads(file.read_text())["corrected"]}
    assert told == {"task": MISSED, "lead": "Phòng Tư pháp"}


WRONG = [
    (["--add", "task", "--set", "task=x"], "say where it stands"),
    (
        ["--add", "task", "--task", "t1:1", "--set", "task=x"],
        "its place by --quote, --after or --box",
    ),
    (["--add", "task", "--set", "task=x", "--box", "2,70,340"], "expected PAGE,X0,TOP,X1,BOTTOM"),
    (
        ["--add", "task", "--set", "task=x", "--box", "2,70,340,60,372"],
        "expected PAGE,X0,TOP,X1,BOTTOM",
    ),
    (
        ["--add", "task", "--set", "task=x", "--box", "2,nan,340,530,372"],
        "expected PAGE,X0,TOP,X1,BOTTOM",
    ),
    (["--add", "task", "--set", "task=x", "--box", "2,70,340,530,372"], "no pages of its own"),
    (["--add", "task", "--set", "task", "--after", "t1:1"], "expected COLUMN=VALUE"),
    ([], "nothing is decided"),
    (["--set", "lead"], "expected COLUMN=VALUE"),
    (["--set", "rank=1"], "has no column rank"),
    (["--set", "issued_on=31/02/2023"], "is no day"),
    (["--task", "t9:9", "--set", "lead=x"], "has no row t9:9"),
    (["--task", "t1:1", "--duty", "r1", "--set", "lead=x"], "one row at a time"),
    (["--remove"], "name the row"),
    (["--undo", "zzz"], "stands nowhere"),
    (["--waive", "R999"], "no rule R999"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_what_cannot_be_decided_is_one_line_and_nothing_is_kept(inbox, tmp_path, words, message):
    ingest(inbox)
    assert message in correct(*words, code=2)
    assert not beside(tmp_path / "parsed").exists()


def test_a_waived_finding_is_not_shown(inbox):
    ingest(inbox)
    found = json.loads(run("audit", "parsed", "--format", "json", "--on", "2023-05-01"))
    one = found[0]
    place = one["container_id"] or one["container"]
    correct("--waive", one["rule"], "--place", place, "--why", "đã hỏi")
    left = CliRunner().invoke(app, ["audit", "parsed", "--format", "json", "--on", "2023-05-01"])
    rest = json.loads(left.stdout)
    assert len(rest) < len(found)
    assert (one["rule"], one["container_id"]) not in {(r["rule"], r["container_id"]) for r in rest}
    assert "findings waived: wrong" in left.stderr


def test_corrections_become_gold(inbox, tmp_path):
    ingest(inbox)
    correct("--task", task_id(), "--set", "lead=Phòng Nội vụ")
    correct("--task", task_id(), "--accept", "time")
    run("corrections", "export-gold", "parsed", "--out", "gold")
    told = json.loads(run("evaluate", "gold", "--files", inbox, "--json", "scores.json") and (tmp_path / "scores.json").read_text())  # fmt: skip
    (document,) = told["documents"]
    items = {item["key"]: bool(item["right"]) for item in document["items"]}
    assert items == {f"{task_id()} lead": False, f"{task_id()} time": True}


def test_registers_are_merged_with_what_was_put_right(inbox, tmp_path):
    ingest(inbox)
    correct("--task", task_id(), "--set", "lead=Phòng Nội vụ")
    run("merge", "all", "parsed")
    assert len(read_book(tmp_path / "all").entries) == 1
    (shelf,) = read_plans(tmp_path / "all")
    assert lead_of(shelf.plans[0]) == "Phòng Nội vụ"
    run("corrections", "check", "all")


def test_every_line_is_json_that_reads_back(inbox, tmp_path):
    ingest(inbox)
    correct("--task", task_id(), "--set", "lead=Phòng Nội vụ")
    lines = beside(tmp_path / "parsed").read_text(encoding="utf-8").splitlines()
    assert "Phòng Nội vụ" in lines[0]
    assert [ENTRY.validate_json(line).id for line in lines] == [
        one.id for one in read_book(tmp_path / "parsed").values
    ]
