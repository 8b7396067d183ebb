"""Rows that were not read, added where a person drew a box on a page."""

from functools import cache

import pytest

from pipeline.corrections.apply import corrected
from pipeline.corrections.entries import Box
from pipeline.corrections.items import KINDS
from pipeline.corrections.make import Given, added
from pipeline.reading import read_plan
from tests.corrections.plans import BY, RAW, WORDS, without_row


def outcomes(plan):
    return [one.outcome.value for one in plan.corrections]


@cache
def paged():
    path = min(RAW.glob("*.pdf"))
    return read_plan(path.read_bytes(), path.name)


def box_around(evidence):
    """The box a person draws around what is printed there, on its first page."""
    page = evidence.regions[0].page
    here = [one for one in evidence.regions if one.page == page]
    sides = [
        round(side, 2)
        for side in (
            min(one.x0 for one in here) - 1,
            min(one.top for one in here) - 1,
            max(one.x1 for one in here) + 1,
            max(one.bottom for one in here) + 1,
        )
    ]
    return Box(page=page, x0=sides[0], top=sides[1], x1=sides[2], bottom=sides[3])


def test_a_box_on_a_page_tells_the_place_of_each_row_of_a_table():
    """Words that were never read (a scan) cannot be quoted; the box gives turn, table, heading and section."""
    whole = paged()
    rows = [n for n, task in enumerate(whole.tasks) if task.table_index and task.kind == "task"]
    assert len(rows) > 20
    for at in rows:
        row = whole.tasks[at]
        box = box_around(row.evidence)
        plan = without_row(whole, "tasks", at)
        values = {key: value for key, value in WORDS["tasks"](row).items() if value}
        line = added(plan, "tasks", Given(values, box=box), BY)
        now = corrected(plan, [line])
        new = now.tasks[at]
        assert (new.task, new.table_index, new.container_id) == (
            row.task,
            row.table_index,
            row.container_id,
        )
        assert new.evidence.regions[0].model_dump() == box.model_dump()
        assert (new.first_page, new.last_page) == (box.page, box.page)
        if at + 1 < len(whole.tasks) and whole.tasks[at + 1].kind == "task":
            assert (new.parent_id, new.path) == (row.parent_id, row.path)
        other = plan.model_copy(update={"document_id": "0123456789abcdef"})
        assert outcomes(corrected(other, [line])) == ["unfit"]  # its pages are others
        assert outcomes(corrected(whole, [line])) == ["now_read"]


@pytest.mark.parametrize("table", ["citations", "report_duties"])
def test_a_box_on_a_page_tells_the_section_of_a_citation_or_a_duty(table):
    whole = paged()
    for at, row in enumerate(KINDS[table].rows(whole)):
        if row.container == "preamble":
            continue
        plan = without_row(whole, table, at)
        given_ = Given({**WORDS[table](row), "raw": row.raw}, box=box_around(row.evidence))
        now = corrected(plan, [added(plan, table, given_, BY)])
        new = next(one for one in KINDS[table].rows(now) if "row" in one.corrected)
        assert (new.container, new.container_id) == (row.container, row.container_id)
