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


def numbered(number, case, **more):
    told = {
        "document_id": f"{number:016x}",
        "plan_key": f"x{number}",
        "file_name": f"{number}.docx",
        "reader": "pdf",
    }
    return plan_of(case).model_copy(update=told | more)


@pytest.fixture(params=[1, 256], ids=["a plan a file", "all in a file"])
def parsed(request, tmp_path, monkeypatch):
    """Four plans; the first has no findings."""
    monkeypatch.setattr("pipeline.store.register.CAPACITY", request.param)
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


def better_rendition(parsed):
    """The third plan counts no more: its Word file does."""
    put(parsed, numbered(8, LATER, plan_key="x2", reader="docx"))


def table_removed(parsed):
    first_of_findings(parsed).unlink()


def table_spoilt(parsed):
    first_of_findings(parsed).write_bytes(b"PAR1")


def rows_spoilt(parsed):
    """Its end says what is in it, and that is not there; a plan was stored since."""
    file = first_of_findings(parsed)
    data = bytearray(file.read_bytes())
    data[4:200] = bytes(196)
    put(parsed, numbered(1, BLANK))
    file.write_bytes(data)


def first_of_findings(parsed):
    return min((parsed / "findings").glob("s*.parquet"))


def copied(parsed):
    """Other files of the same bytes, as a backup gives."""
    shutil.copytree(parsed, parsed.with_name("copy"))
    shutil.rmtree(parsed)
    shutil.copytree(parsed.with_name("copy"), parsed)


ALL = {0, 1, 2, 3}
CHANGES = [
    # what happens, what is asked then: which plans are gone over, where each has a file of its own and where all have one
    (
        nothing,
        {},
        {0},
        set(),
    ),  # one without findings has no file of them, which could say that it was audited
    (value, {}, {0, 2}, {0, 2}),
    (same_again, {}, {0, 2}, {0, 2}),
    (one_more, {}, {0, 9}, {0, 9}),
    (better_rendition, {}, {0, 8}, {0, 8}),
    (table_removed, {}, {0, 1}, ALL),
    (table_spoilt, {}, {0, 1}, ALL),
    (rows_spoilt, {}, {0, 1}, ALL),
    (copied, {}, {0}, {0}),
    (nothing, {"on": date(2023, 5, 2)}, ALL, ALL),
    (nothing, {"settings": AuditSettings(off=("R001",))}, ALL, ALL),
    (nothing, {"settings": AuditSettings()}, {0}, set()),
]


@pytest.mark.parametrize(("change", "asked", "apart", "together"), CHANGES)
def test_what_changed_is_audited_and_the_table_is_that_of_an_audit_of_everything(
    request, parsed, change, asked, apart, together
):
    list(run(parsed, on=DAY))
    change(parsed)
    is_together = "all in a file" in request.node.callspec.id
    assert gone_over(parsed, **asked) == (together if is_together else apart)
    partly = rows(parsed)
    assert gone_over(parsed, **asked) == (set() if is_together else {0})
    list(run(parsed, **({"on": DAY} | asked)))
    assert partly == rows(parsed)
    assert partly


def rows(parsed):
    """All findings; what was found by a former reading is called stale, and nothing is."""
    found = {file.name: pq.read_table(file).to_pylist() for file in (parsed / "findings").glob("s*.parquet")}  # fmt: skip
    assert not any(row["stale"] for one in found.values() for row in one)
    return found


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
    assert gone_over(parsed) == {0}


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
