"""A cell merged over rows is printed once: who puts it right means all of its rows, unless they say otherwise."""

from collections import UserList
from datetime import UTC, datetime

import pytest

from pipeline.corrections.apply import corrected
from pipeline.corrections.items import columns_of
from pipeline.corrections.make import Person, Spot, made
from pipeline.corrections.merged import cells, counts, rows_of_cell
from schemas.corrections import CorrectionAction
from tests.corrections.plans import SAMPLES, entry, sample

MERGED = "mau-cai-cach-hanh-chinh-thi-xa-2023.docx"
"""``Văn phòng HĐND và UBND thị xã`` leads II.1 to II.3 by one cell, ``Thường xuyên`` is the time of II.2 and II.3."""
BY = Person("Trần Thị B")
EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def at_(plan, task_id):
    return [task.task_id for task in plan.tasks].index(task_id)


CELLS = [
    # row, column, rows of its cell
    ("t1:II.1", "lead", ["t1:II.1", "t1:II.2", "t1:II.3"]),
    ("t1:II.2", "lead", ["t1:II.1", "t1:II.2", "t1:II.3"]),
    ("t1:II.3", "lead", ["t1:II.1", "t1:II.2", "t1:II.3"]),
    ("t1:II.1", "time", ["t1:II.1"]),
    ("t1:II.3", "time", ["t1:II.2", "t1:II.3"]),
    ("t1:II.2", "task", ["t1:II.2"]),
    ("p:IV.1.~1", "lead", ["p:IV.1.~1"]),  # told by a heading: each may say it itself
]


@pytest.mark.parametrize(("row", "column", "expected"), CELLS)
def test_rows_of_a_cell(row, column, expected):
    plan = sample(MERGED)
    found = rows_of_cell(plan.tasks, at_(plan, row), column)
    assert [plan.tasks[at].task_id for at in found] == expected


def test_one_cell_over_leads_and_coordinators_is_no_cell_over_rows():
    """``Các phòng, đơn vị`` over both columns in each of two rows: two cells that say the same."""
    plan = sample(MERGED)
    at = at_(plan, "t1:II.1")
    pair = [
        task.model_copy(update={"lead": "A", "coordinator": "A", "inherited": ("coordinator",)})
        for task in plan.tasks[at : at + 2]
    ]
    assert rows_of_cell(pair, 1, "coordinator") == (1,)


@pytest.mark.parametrize("name", [MERGED, *SAMPLES])
def test_the_cells_of_a_column_are_those_of_its_rows(name):
    rows = sample(name).tasks
    for column in columns_of("tasks"):
        each = {rows_of_cell(rows, at, column) for at in range(len(rows))}
        assert {tuple(cell) for cell in cells(rows, column)} == {c for c in each if len(c) > 1}


def test_many_rows_under_one_cell_are_gone_through_once():
    """``Thường xuyên`` beside a whole table, asked for at each view of the plan."""
    (row,) = (task for task in sample(MERGED).tasks if task.task_id == "t1:II.1")
    seen = 0

    class Counted(UserList):
        def __getitem__(self, at):
            nonlocal seen
            seen += 1
            return super().__getitem__(at)

    rows = Counted(
        row.model_copy(update={"inherited": ("lead",) if n else ()}) for n in range(1000)
    )
    assert list(cells(rows, "lead")) == [range(1000)]
    assert seen <= 2 * len(rows)
    told = counts(sample(MERGED).tasks)
    assert {key: told[f"t1:II.{key}"] for key in (1, 2, 3)} == {
        1: {"lead": 3, "coordinator": 3},
        2: {"lead": 3, "coordinator": 3, "time": 2},
        3: {"lead": 3, "coordinator": 3, "time": 2},
    }


def leads(plan):
    return [plan.tasks[at_(plan, f"t1:II.{n}")].lead for n in (1, 2, 3)]


def line(plan, row, text, *, row_only=False, at=EARLY, action=CorrectionAction.SET):
    spot = Spot("tasks", row, "lead")
    return made(plan, spot, action, BY, text=text, row_only=row_only, at=at)


READ = "Văn phòng HĐND và UBND thị xã"
DECIDED = [
    # lines: row, lead, this row alone; leads that hold; outcomes
    ([("t1:II.1", "A", False)], ["A", "A", "A"], ["applied"]),
    ([("t1:II.3", "A", False)], ["A", "A", "A"], ["applied"]),
    ([("t1:II.2", "A", True)], [READ, "A", READ], ["applied"]),
    ([("t1:II.1", "A", False), ("t1:II.3", "B", True)], ["A", "A", "B"], ["applied", "applied"]),
    ([("t1:II.3", "B", True), ("t1:II.1", "A", False)], ["A", "A", "A"], ["superseded", "applied"]),
    ([("t1:II.1", "A", False), ("t1:II.3", "B", False)], ["B", "B", "B"], ["superseded", "applied"]),
    # what holds in one row is found right (None): the others stay as they are
    ([("t1:II.2", "A", True), ("t1:II.2", None, False)], [READ, "A", READ], ["superseded", "applied"]),
    ([("t1:II.2", "A", True), ("t1:II.1", None, False)], [READ, "A", READ], ["applied", "agreed"]),
    ([("t1:II.2", "A", True), ("t1:II.3", None, False), ("t1:II.1", None, False)], [READ, "A", READ], ["applied", "agreed", "agreed"]),
    ([("t1:II.1", "A", False), ("t1:II.3", "B", True), ("t1:II.1", None, False)], ["A", "A", "B"], ["superseded", "applied", "applied"]),
    ([("t1:II.1", "A", False), ("t1:II.3", "B", True), ("t1:II.2", None, False)], ["A", "A", "B"], ["applied", "applied", "applied"]),
    ([("t1:II.1", "A", False), ("t1:II.1", READ, True), ("t1:II.1", None, False)], [READ, "A", "A"], ["superseded", "superseded", "agreed"]),
    ([(f"t1:II.{n}", "A", True) for n in (1, 2, 3)] + [("t1:II.1", None, False)], ["A", "A", "A"], ["superseded", "applied", "applied", "applied"]),
]  # fmt: skip


@pytest.mark.parametrize(("decided", "expected", "outcomes"), DECIDED)
def test_a_merged_cell_is_put_right_in_all_its_rows(decided, expected, outcomes):
    plan = sample(MERGED)
    now, lines = plan, []
    for n, (row, text, alone) in enumerate(decided, 1):
        action = CorrectionAction.ACCEPT if text is None else CorrectionAction.SET
        day = datetime(2026, 1, n, tzinfo=UTC)
        lines.append(line(now, row, text, row_only=alone, at=day, action=action))
        now = corrected(plan, lines)
    assert leads(now) == expected
    assert [one.outcome.value for one in now.corrections] == outcomes
    assert corrected(plan, lines[::-1]) == now
    assert corrected(now, []) == plan
    for n, lead in enumerate(expected, 1):
        task = now.tasks[at_(plan, f"t1:II.{n}")]
        assert task.corrected == (() if lead == READ else ("lead",))
        names = [one.name for one in now.task_agencies if one.task_id == task.task_id and one.role == "lead"]  # fmt: skip
        assert names == [
            lead
            if lead != READ
            else next(one.name for one in plan.task_agencies if one.raw == READ)
        ]
    others = [task for task in plan.tasks if not task.task_id.startswith("t1:II.")]
    assert [task for task in now.tasks if not task.task_id.startswith("t1:II.")] == others


def test_a_row_taken_out_leaves_the_cell_to_the_others():
    plan = sample(MERGED)
    gone = entry(plan, "tasks", at_(plan, "t1:II.1"), None, None, action=CorrectionAction.REMOVE)
    now = corrected(plan, [line(plan, "t1:II.1", "A"), gone])
    assert [task.lead for task in now.tasks if task.task_id in {"t1:II.2", "t1:II.3"}] == ["A", "A"]


def test_what_was_put_right_and_is_found_right_then_stays():
    """At the desk a value that was put right is accepted as it stands, by whoever sees it next."""
    plan = sample(MERGED)
    now = corrected(plan, [first := line(plan, "t1:II.1", "A")])
    second = line(now, "t1:II.2", None, action=CorrectionAction.ACCEPT, at=LATE)
    again = corrected(now, [first, second])
    assert leads(again) == ["A", "A", "A"]
    assert [one.outcome.value for one in again.corrections] == ["superseded", "applied"]


def test_who_finds_the_cell_right_as_it_was_read_means_all_that_was_put_right_by_one_line():
    """Of two files that are joined the later line holds, in the whole of the cell but for what was said of a row alone."""
    plan = sample(MERGED)
    lines = [
        line(plan, "t1:II.1", "A"),
        line(plan, "t1:II.3", "B", row_only=True, at=EARLY + (LATE - EARLY) / 2),
        line(plan, "t1:II.2", None, action=CorrectionAction.ACCEPT, at=LATE),
    ]
    now = corrected(plan, lines)
    assert leads(now) == [READ, READ, "B"]
    assert [one.outcome.value for one in now.corrections] == ["superseded", "applied", "agreed"]
