"""Where a person looked, the audit decides."""

import pytest

from pipeline.audit.doubt import reason
from pipeline.audit.rule import Hit
from pipeline.corrections.apply import corrected
from schemas.corrections import CorrectionAction
from schemas.vocabulary import ContainerKind
from tests.corrections.plans import entry, row_with, sample


def scan(**changes):
    """The sample as if a scan: OCR is unsure of every row."""
    plan = sample("mau-dan-van-huyen-2023.docx")
    update = {
        name: tuple(
            row.model_copy(update={"evidence": row.evidence.model_copy(update={"confidence": 0.5})})
            for row in getattr(plan, name)
        )
        for name in ("tasks", "report_duties", "citations", "deadlines")
    }
    return plan.model_copy(update={"reader": "ocr", **update, **changes})


DECIDED = [
    # table, column, action, is it decided then?
    ("citations", None, CorrectionAction.ACCEPT, True),
    ("citations", "number", CorrectionAction.ACCEPT, False),  # its day may still be misread
    ("citations", "title", CorrectionAction.SET, False),
    ("report_duties", None, CorrectionAction.ACCEPT, True),
    ("deadlines", None, CorrectionAction.ACCEPT, True),
]


@pytest.mark.parametrize(("table", "column", "action", "decided"), DECIDED)
def test_a_row_accepted_whole_is_in_no_doubt(table, column, action, decided):
    plan = scan()
    row = getattr(plan, table)[0]
    hit = Hit(row.container, row.container_id, row.evidence, row.raw, letters=True)
    assert "not sure" in reason(plan, hit)
    new = "x" if action is CorrectionAction.SET else None
    made = corrected(plan, [entry(plan, table, 0, column, new, action=action)])
    after = getattr(made, table)[0]
    hit = Hit(after.container, after.container_id, after.evidence, after.raw, letters=True)
    assert (reason(made, hit) is None) == decided


@pytest.mark.parametrize(("column", "decided"), [("serial", True), ("symbol", False)])
def test_a_field_of_the_header_that_was_looked_at_is_in_no_doubt(column, decided):
    plan = scan()
    where = next(one for one in plan.field_evidence if one.field == "serial")
    evidence = plan.tasks[0].evidence.model_copy(
        update={"span_start": where.span_start, "span_end": where.span_end, "confidence": None}
    )
    hit = Hit(ContainerKind.HEADER, None, evidence, "18", letters=True)
    assert "nothing tells how sure" in reason(plan, hit)
    line = entry(plan, "plans", None, column, None, action=CorrectionAction.ACCEPT)
    assert (reason(corrected(plan, [line]), hit) is None) == decided


def test_days_of_a_cell_that_was_put_right_are_in_no_doubt():
    plan = scan()
    at = row_with(plan, "tasks", time=True)
    made = corrected(plan, [entry(plan, "tasks", at, "time", "Trước ngày 20/11/2023")])
    (day,) = [one for one in made.deadlines if one.corrected]
    assert reason(made, Hit.on(day)) is None


def test_what_is_missing_may_still_stand_where_nobody_read():
    plan = scan()
    line = entry(plan, "citations", 0, None, None, action=CorrectionAction.ACCEPT)
    made = corrected(plan, [line])
    hit = Hit(ContainerKind.CLOSING, None, made.citations[0].evidence, absent=True)
    assert "OCR" in reason(made, hit)
