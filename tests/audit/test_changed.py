"""``plans audit --changed``: the table holds what an audit of everything would write, and little is read for it."""

import json
import shutil
from datetime import date

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.audit import AuditSettings
from pipeline.audit import run as auditing
from pipeline.audit.run import run
from pipeline.cli import app
from pipeline.store.packed import rows_of_plan
from pipeline.store.register import Register
from tests.audit.cases import plan_of
from tests.builders.sources import source_of
from tests.builders.stored import stored

DAY = date(2023, 5, 1)
BLANK = {"change": {"number": "Số:      /KH-UBND"}}
LATER = {"change": {"date": "Thủy Nguyên, ngày 20 tháng 4 năm 2023"}}


def numbered(number, case):
    return plan_of(case).model_copy(update={"document_id": f"{number:016x}", "plan_key": f"x{number}", "file_name": f"{number}.docx"})  # fmt: skip


@pytest.fixture
def parsed(tmp_path, monkeypatch):
    """Four plans, each in a file of its own; the first has no findings."""
    monkeypatch.setattr("pipeline.store.register.CAPACITY", 1)
    cases = ({}, BLANK, LATER, BLANK)
    return stored(tmp_path / "parsed", *(numbered(at, case) for at, case in enumerate(cases)))


def gone_over(parsed, **more):
    """The plans an audit of what changed goes over."""
    told = run(parsed, on=more.pop("on", DAY), changed=True, **more)
    return {int(one.label.document_id, 16) for one in told}


def put(parsed, plan):
    with Register(parsed) as register:
        register.put(source_of(plan), rows_of_plan(plan))


def nothing(_parsed):
    pass


def value(parsed):
    put(parsed, numbered(2, BLANK))


def same_again(parsed):
    put(parsed, numbered(2, LATER))


def one_more(parsed):
    put(parsed, numbered(9, BLANK))


def table_removed(parsed):
    for file in sorted((parsed / "findings").glob("s*.parquet"))[:1]:
        file.unlink()


def table_spoilt(parsed):
    for file in sorted((parsed / "findings").glob("s*.parquet"))[:1]:
        file.write_bytes(b"PAR1")


def copied(parsed):
    """Other files of the same bytes, as a backup gives."""
    shutil.copytree(parsed, parsed.with_name("copy"))
    shutil.rmtree(parsed)
    shutil.copytree(parsed.with_name("copy"), parsed)


CLEAN = {0}
"""A plan without findings has no file of them, which could say that it was audited."""
CHANGES = [
    (nothing, {}, CLEAN),
    (value, {}, CLEAN | {2}),
    (same_again, {}, CLEAN | {2}),
    (one_more, {}, CLEAN | {9}),
    (table_removed, {}, CLEAN | {1}),
    (table_spoilt, {}, CLEAN | {1}),
    (copied, {}, {0, 1, 2, 3}),
    (nothing, {"on": date(2023, 5, 2)}, {0, 1, 2, 3}),
    (nothing, {"settings": AuditSettings(off=("R001",))}, {0, 1, 2, 3}),
    (nothing, {"settings": AuditSettings()}, CLEAN),
]


@pytest.mark.parametrize(("change", "asked", "expected"), CHANGES)
def test_what_changed_is_audited_and_the_table_is_that_of_an_audit_of_everything(
    parsed, change, asked, expected
):
    list(run(parsed, on=DAY))
    change(parsed)
    assert gone_over(parsed, **asked) == expected
    partly = rows(parsed)
    list(run(parsed, **({"on": DAY} | asked)))
    assert partly == rows(parsed)
    assert partly


def rows(parsed):
    """All findings; what was found by a former reading is called stale, and nothing is."""
    found = {file.name: pq.read_table(file).to_pylist() for file in (parsed / "findings").glob("s*.parquet")}  # fmt: skip
    told = sorted((row for one in found.values() for row in one), key=str)
    assert not any(row["stale"] for row in told)
    return told


def test_another_version_audits_everything(parsed, monkeypatch):
    list(run(parsed, on=DAY))
    monkeypatch.setattr(auditing, "PARSER_VERSION", "0.0.0")
    assert gone_over(parsed) == {0, 1, 2, 3}


def test_what_could_not_be_read_is_gone_over_again(parsed):
    list(run(parsed, on=DAY))
    (file, *_) = sorted((parsed / "tasks").glob("s*.parquet"))
    whole = file.read_bytes()
    file.write_bytes(b"PAR1")
    (plans,) = ((parsed / "plans" / file.name),)
    plans.write_bytes(plans.read_bytes())  # the same bytes, written again
    troubles = [one for one in run(parsed, on=DAY, changed=True) if not hasattr(one, "label")]
    assert len(troubles) == 1
    file.write_bytes(whole)
    assert gone_over(parsed) == CLEAN


def test_plans_left_out_are_not_called_lost_and_waivers_of_theirs_not_unused(parsed):
    def told(*words):
        result = CliRunner().invoke(
            app, ["audit", str(parsed), "--on", str(DAY), "--format", "json", *words]
        )
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout), result.stderr

    waiver = (
        '[[waiver]]\nplan = "1.docx"\nrule = "R001"\nstatus = "wrong"\nreason = "r"\nwho = "B"\n'
    )
    (parsed.parent / "waivers.toml").write_text(waiver, encoding="utf-8")
    found, said = told()
    assert found
    assert "waived" in said
    found, said = told("--changed")
    assert found == []
    assert said == ""
