import shutil
from datetime import date

import pyarrow.parquet as pq
import pytest

from pipeline.audit import AuditSettings
from pipeline.record.assemble import assemble
from pipeline.site.found import findings_of
from pipeline.store.findings import write_findings
from pipeline.store.records import read_plans, read_sources
from pipeline.store.register import Register
from tests.builders.stored import ledger_row, stored
from tests.pipeline.plan_factories import info, small_plan
from tests.site.sample import ON, finding

PLAN = assemble(*small_plan(), info=info())
STORED = finding(finding_id="R999.1", rule="R999")


@pytest.fixture
def parsed(tmp_path):
    return stored(tmp_path, PLAN)


def found(parsed, **told):
    (shelf,) = read_plans(parsed)
    return findings_of(parsed, shelf.stem, shelf.plans, **({"on": ON, "settings": None} | told))


def rules(result):
    return {one.rule for one in result.of(PLAN.document_id)}


def file_of(parsed):
    return parsed / "findings" / "s00001.parquet"


def test_plan_without_stored_findings_is_audited(parsed):
    result = found(parsed)
    assert not result.stored
    assert rules(result)
    assert all(one.audited_on == ON for one in result.of(PLAN.document_id))


def test_stored_findings_are_taken(parsed):
    write_findings(parsed, "s00001", [(PLAN.document_id, STORED)])
    result = found(parsed)
    assert result.stored
    assert result.of(PLAN.document_id)[0].message == STORED.message
    assert rules(result) == {"R999"}


def test_findings_of_a_plan_that_was_read_anew_are_not(parsed):
    write_findings(parsed, "s00001", [(PLAN.document_id, STORED)])
    stored(parsed, PLAN)
    assert pq.read_table(file_of(parsed))["stale"].to_pylist() == [True]
    assert not found(parsed).stored


def test_findings_stay_when_another_plan_comes_or_goes(parsed):
    write_findings(parsed, "s00001", [(PLAN.document_id, STORED)])
    other = PLAN.model_copy(update={"document_id": "f" * 16, "file_name": "other.docx"})
    stored(parsed, other)
    assert found(parsed).stored == {PLAN.document_id}
    with Register(parsed) as register:
        register.forget("other.docx")
    assert found(parsed).stored == {PLAN.document_id}
    with Register(parsed) as register:
        register.forget(PLAN.file_name)
    assert pq.read_table(file_of(parsed)).num_rows == 0


def test_findings_of_another_version_are_not(parsed):
    write_findings(parsed, "s00001", [(PLAN.document_id, STORED)])
    table = pq.read_table(file_of(parsed))
    pq.write_table(table.replace_schema_metadata({"parser_version": "0.0.1"}), file_of(parsed))
    assert not found(parsed).stored


def test_damaged_findings_are_not(parsed):
    file_of(parsed).write_bytes(b"no parquet")
    assert not found(parsed).stored


def test_asked_to_audit_anew(parsed):
    write_findings(parsed, "s00001", [(PLAN.document_id, STORED)])
    result = found(parsed, anew=True, settings=AuditSettings(off=("R0*",)), on=date(2026, 1, 1))
    assert not result.stored
    assert not {rule for rule in rules(result) if rule.startswith(("R0", "R999"))}


def test_plan_that_was_not_asked_for(parsed):
    assert found(parsed).of("nobody") == ()


def test_ledger_comes_back(parsed):
    (source,) = read_sources(parsed)
    assert source == ledger_row(PLAN, PLAN.file_name)
    shutil.rmtree(parsed / "sources")
    assert list(read_sources(parsed)) == []
