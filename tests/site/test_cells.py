"""Places of single cells: around what the tables tell of them, else around their words where these stand once."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.corrections.apply import corrected
from pipeline.reading import read_plan
from pipeline.site.cells import cells_of
from pipeline.site.located import printed
from tests.corrections.plans import entry, row_with, sample

RAW = Path(__file__).parents[2] / "data" / "raw"
PDF = min(RAW.glob("*.pdf"))


@cache
def pdf():
    return read_plan(PDF.read_bytes(), PDF.name)


def words_at(plan, evidence):
    return " ".join(plan.text[evidence.span_start : evidence.span_end].split())


@pytest.mark.parametrize("plan", [pdf(), sample()], ids=["pdf", "docx"])
def test_the_place_of_a_cell_holds_its_words(plan):
    found = cells_of(plan)
    told = {task.task_id: task for task in plan.tasks}
    assert found
    for (task_id, column), evidence in found.items():
        task = told[task_id]
        assert (
            task.evidence.span_start
            <= evidence.span_start
            <= evidence.span_end
            <= task.evidence.span_end
        )
        cell = getattr(task, column).replace(" ", "")
        assert words_at(plan, evidence).replace(" ", "") in cell, (task_id, column)


def test_nearly_all_cells_of_a_table_have_one():
    plan = pdf()
    found = cells_of(plan)
    cells = [
        (task.task_id, column)
        for task in plan.tasks
        if task.table_index
        for column in ("number", "task", "time", "lead", "coordinator")
        if getattr(task, column) is not None
    ]
    assert len([one for one in cells if one in found]) >= 0.98 * len(cells)


def test_cells_of_a_row_stand_beside_one_another():
    """Boxes of time, leads and coordinators of a row share no point."""
    plan = pdf()
    found = cells_of(plan)
    seen = 0
    for task in plan.tasks:
        boxes = [
            found[task.task_id, column].regions
            for column in ("time", "lead", "coordinator")
            if (task.task_id, column) in found
        ]
        if all(len(one) == 1 for one in boxes) and len(boxes) == 3:
            time, lead, coordinator = (one[0] for one in boxes)
            assert time.x1 < lead.x0 <= lead.x1 < coordinator.x0
            seen += 1
    assert seen > 10


@pytest.mark.parametrize("path", sorted(RAW.glob("*.pdf")), ids=lambda path: path.name)
def test_lines_of_a_row_are_given_to_the_cells_they_belong_to(path):
    """Of cells without boxes: what the tables tell is where the words are printed, as the pages tell it."""
    plan = read_plan(path.read_bytes(), path.name)
    words = printed(path.read_bytes())
    found = cells_of(plan)
    count = 0
    for (task_id, column), evidence in found.items():
        if column in {"time", "lead", "coordinator"} or not evidence.regions:
            continue
        pages = words.regions(plan.text, evidence.span_start, evidence.span_end)
        if pages and {one.page for one in pages} == {one.page for one in evidence.regions}:
            first, last = evidence.regions[0], evidence.regions[-1]
            assert abs(min(one.x0 for one in pages) - min(first.x0, last.x0)) < 1, (task_id, column)
            assert abs(pages[0].top - first.top) < 1, (task_id, column)
            assert abs(pages[-1].bottom - last.bottom) < 1, (task_id, column)
            assert max(one.x1 for one in pages) <= max(first.x1, last.x1) + 1
            count += 1
    assert count > 20


def test_the_least_sure_word_of_a_cell_tells_how_sure_it_is():
    plan = pdf()
    shares = iter([0.97, 0.42, 0.9] * len(plan.task_agencies))
    scan = plan.model_copy(
        update={
            "task_agencies": tuple(
                one.model_copy(
                    update={
                        "evidence": one.evidence.model_copy(update={"confidence": next(shares)})
                    }
                )
                for one in plan.task_agencies
            )
        }
    )
    found = cells_of(scan)
    for (task_id, column), evidence in found.items():
        told = [
            one.evidence.confidence
            for one in scan.task_agencies
            if one.task_id == task_id and one.role == column
        ]
        if column in {"lead", "coordinator"} and told:
            assert evidence.confidence == min(told)


def test_what_a_person_put_right_was_read_nowhere():
    plan = sample()
    at = row_with(plan, "tasks", lead=True, time=True)
    task_id = plan.tasks[at].task_id
    lines = [
        entry(plan, "tasks", at, "lead", "Phòng Khác"),
        entry(plan, "tasks", at, "time", "Quý IV"),
    ]
    found = cells_of(corrected(plan, lines))
    assert {(task_id, "lead"), (task_id, "time")} <= set(cells_of(plan))
    assert not {(task_id, "lead"), (task_id, "time")} & set(found)
    assert (task_id, "task") in found
