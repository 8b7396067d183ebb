"""A number that OCR read otherwise is never held against an office."""

import pytest

from pipeline.audit.doubt import reason
from pipeline.audit.rule import Hit
from pipeline.reading import read_plan
from schemas.plan import Evidence, Handwritten, Reading
from tests.batch.documents import RAW

FILE = RAW / "mau-chuyen-doi-so-quan-2024.docx"
SAMPLE = read_plan(FILE.read_bytes(), FILE.name)


@pytest.mark.parametrize(
    ("raw", "word", "doubted"),
    [("2l", "21", True), ("kê", "kế", False)],
)
def test_a_number_put_right_is_not_evaluable(raw, word, doubted):
    text = f"Trước ngày {word} tháng 6"
    start = text.index(word)
    reading = Reading(span_start=start, span_end=start + len(word), raw=raw)
    plan = SAMPLE.model_copy(update={"text": text, "readings": (reading,)})
    evidence = Evidence(regions=(), span_start=0, span_end=len(text))
    told = reason(plan, Hit(evidence=evidence))
    assert (told is not None) == doubted
    assert told is None or raw in told


@pytest.mark.parametrize(
    ("field", "stamped", "told"),
    [("serial", "serial", True), ("issued_on", "serial", False), ("serial", "", False)],
)
def test_what_is_written_by_hand_is_not_called_blank(field, stamped, told):
    one = Handwritten(field=field, regions=(), picture="", hint=None)
    plan = SAMPLE.model_copy(update={"handwritten": (one,)})
    found = reason(plan, Hit(absent=True, stamped=stamped)) or ""
    assert ("by hand" in found) == told


@pytest.mark.parametrize(
    ("clause", "believed"),
    [(0.95, True), (0.75, True), (0.6, False), (None, False)],
)
def test_a_clause_that_was_read_lacks_what_it_does_not_say(clause, believed):
    found = Evidence(regions=(), span_start=0, span_end=5, confidence=0.95)
    within = found.model_copy(update={"confidence": clause})
    plan = SAMPLE.model_copy(update={"reader": "ocr", "diagnostics": ()})
    told = reason(plan, Hit(evidence=found, absent=True, letters=True, clause=within))
    assert (told is None) == believed
    assert reason(plan, Hit(evidence=found, absent=True, letters=True)) is not None
