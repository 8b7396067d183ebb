"""Random plans are sound before any parser meets them."""

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings

from tests.builders.docx import render_docx
from tests.builders.expected import expected_record
from tests.strategies import plans


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_plan_is_sound(plan):
    record = expected_record(plan)
    for part, key in (("sections", "section_id"), ("tasks", "task_id")):
        ids = [item[key] for item in record[part]]
        assert len(set(ids)) == len(ids)
    assert [len(note["anchors"]) for note in record["footnotes"]] == [1] * len(plan.footnotes)
    assert all(task["task"] for task in record["tasks"])
    assert all(task["time"] or task["lead"] for task in record["tasks"] if task["kind"] == "task")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_notes_are_marked_in_reading_order(plan):
    with zipfile.ZipFile(io.BytesIO(render_docx(plan))) as package:
        body = package.read("word/document.xml").decode()
    marks = [int(mark) - 1 for mark in re.findall(r'footnoteReference w:id="(\d+)"', body)]
    assert marks == list(range(1, len(plan.footnotes) + 1))
