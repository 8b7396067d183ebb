"""Expected records fit the schema, and ``record_of`` gives them back unchanged."""

import pytest

from schemas.plan import Evidence, Plan
from tests.builders import office
from tests.builders.expected import expected_record
from tests.builders.record import as_printed, record_of
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED, SEED_IN_ANNEX

PLANS = {"seed": SEED, "seed in annex": SEED_IN_ANNEX, **SAMPLES}
EVIDENCE = Evidence(regions=(), span_start=0, span_end=0)
UNREAD = dict.fromkeys(
    (
        "plan_key",
        "pages",
        "plan_year",
        "plan_year_source",
        "period_start",
        "period_end",
        "admin_level",
        "province",
        "district",
        "commune",
        "secrecy",
        "urgency",
        "carrier",
    )
)


def plan_of(record):
    """A ``Plan`` of the record, filled up with what it leaves out."""
    sections, tasks, notes = (
        [
            {**item, "ordinal": place, "evidence": EVIDENCE}
            for place, item in enumerate(record[part], 1)
        ]
        for part in ("sections", "tasks", "footnotes")
    )
    for section in sections:
        section["text"] = " ".join(section["paragraphs"]) or None
    for task in tasks:
        task.update(source="table", table_index=1, container="section", container_id=None)
        task.update(first_page=None, last_page=None)
    for note in notes:
        del note["ordinal"]
        note["anchors"] = [
            {"container": kind, "container_id": found, "offset": 0}
            for kind, found in note["anchors"]
        ]
    return Plan.model_validate(
        {
            **UNREAD,
            **record,
            "sections": sections,
            "tasks": tasks,
            "footnotes": notes,
            "document_id": "0" * 16,
            "file_name": "plan.docx",
            "media_type": "",
            "reader": "docx",
            "field_evidence": [],
            "coverage": 1.0,
            "status": "ok",
            "parser_version": "",
            "text": "",
            "task_agencies": [],
            "other_tables": [],
            "citations": [],
            "deadlines": [],
            "report_duties": [],
            "diagnostics": [],
        }
    )


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_record_comes_back(plan):
    record = expected_record(plan)
    assert record_of(plan_of(record)) == record


def test_print_knows_no_automatic_number():
    record = expected_record(SAMPLES["mau-chuyen-doi-so-quan-2024"])
    assert all(section["auto_numbered"] for section in record["sections"])
    assert not any(section["auto_numbered"] for section in as_printed(record)["sections"])


def test_missing_office_names_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(office.OfficeMissing, match="libreoffice-writer-nogui"):
        office.to_pdf({"plan": b""})
