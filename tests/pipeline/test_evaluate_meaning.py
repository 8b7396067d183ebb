"""Meaning in the gold: times and actors of a task, in both shapes, and the items they give."""

import pytest
from pydantic import ValidationError

from pipeline.evaluation.answers import Meant, Time
from pipeline.evaluation.gold import ProseTask, TaskTable
from pipeline.evaluation.pairs import compare
from pipeline.evaluation.pairs_meaning import meanings
from pipeline.evaluation.predicted import nothing

YEAR = {"kind": "period", "start": "2023-01-01", "end": "2023-12-31"}
JUNE = {"kind": "by_date", "op": "before", "end": "2023-06-10"}
DECEMBER = {"kind": "by_date", "op": "before", "end": "2023-12-05"}
QUARTERS = YEAR | {"intervals": [["2023-01-01", "2023-03-31"], ["2023-10-01", "2023-12-31"]]}
HOME = {"name": "Phòng Nội vụ", "kind": "body"}
HERE = HOME | {"id": "district:hai-phong.thuy-nguyen:phong-noi-vu"}
THERE = HOME | {"id": "district:?:phong-noi-vu"}
ALL = {"name": "Các phòng, đơn vị", "kind": "collective"}


def items(gold, got, matcher="soft"):
    found = meanings(Meant(**gold), Meant(**got), "row 1")
    return [(item.field, matcher in item.right) for item in found]


@pytest.mark.parametrize(
    ("gold", "got", "right"),
    [
        ([YEAR], [YEAR], True),
        ([JUNE, DECEMBER], [DECEMBER, JUNE], True),
        ([YEAR], [YEAR | {"end": "2023-12-30"}], False),
        ([JUNE], [JUNE | {"op": "by"}], False),
        ([QUARTERS], [YEAR], False),
        ([JUNE], [JUNE, DECEMBER], False),
        ([YEAR], [], False),
        ([], [YEAR], False),
        ([{"kind": "recurring", "rrule": "FREQ=YEARLY"}], [{"kind": "recurring"}], False),
    ],
)
def test_times_of_a_cell_are_right_together(gold, got, right):
    found = dict(items({"times": gold}, {"times": got}))
    assert found["times.cell"] is right


def test_fields_of_a_wrong_time_say_what_is_wrong():
    found = items({"times": [YEAR]}, {"times": [YEAR | {"end": "2024-12-31"}]})
    assert found == [
        ("times.cell", False),
        ("times.kind", True),
        ("times.start", True),
        ("times.end", False),
    ]


@pytest.mark.parametrize(("told", "right"), [(True, True), (False, False)])
def test_flags_are_compared_where_the_gold_tells_them(told, right):
    found = items(
        {"times": [YEAR | {"open_ended": told}]}, {"times": [YEAR | {"open_ended": True}]}
    )
    assert ("times.flags", right) in found
    assert ("times.cell", True) in found


@pytest.mark.parametrize(
    ("gold", "got", "right"),
    [
        ([HOME, ALL], [ALL, HOME], [True, True]),
        ([HOME], [HERE], [True]),
        ([HERE], [HERE], [True]),
        ([HERE], [THERE], [False]),
        ([HOME], [HOME | {"kind": "unresolved"}], [False]),
        (["Phòng Nội vụ"], [HOME], [True]),
        (["Phòng nội vụ"], [HOME], [True]),
        ([HOME], [HOME, ALL], [True, False]),
        ([HOME, ALL], [HOME], [True, False]),
        ([], [ALL], [False]),
    ],
)
def test_each_actor_is_an_item(gold, got, right):
    found = items({"leads": gold}, {"leads": got})
    assert found == [("actors.lead", one) for one in right]


def test_nearly_a_name_is_right_for_lenient_matchers_alone():
    got = {"coordinators": [HOME | {"name": "Phòng Nội vu"}]}
    assert items({"coordinators": [HOME]}, got) == [("actors.coordinator", False)]
    assert items({"coordinators": [HOME]}, got, "levenshtein") == [("actors.coordinator", True)]


def test_what_the_gold_does_not_say_counts_nothing():
    assert items({}, {"times": [YEAR], "leads": [HOME]}) == []
    assert list(meanings(None, Meant(times=(Time(**YEAR),)), "row 1")) == []


def test_task_that_is_not_found_misses_its_meaning():
    row = {"number": "1", "kind": "task", "time": "Cả năm", "times": [YEAR], "leads": [HOME]}
    gold = nothing().model_copy(update={"task_tables": (TaskTable(rows=[row]),)})
    fields = [item.field for item in compare(gold, nothing())]
    fields = [name for name in fields if name.startswith(("times.", "actors."))]
    assert fields == ["times.cell", "times.kind", "times.start", "times.end", "actors.lead"]


def test_times_as_objects_with_their_print():
    time = YEAR | {"raw": "Cả năm 2023", "mode": "throughout", "rrule": None, "issues": []}
    party = {"raw": "Phòng NV"} | HERE
    row = {"number": "1.1", "kind": "task", "time": time, "leads": [party], "coordinators": []}
    table = TaskTable(rows=[row])
    assert table.rows[0].cells == {"time": "Cả năm 2023"}
    assert table.rows[0].times == (Time(**YEAR),)
    assert table.rows[0].leads[0].id == HERE["id"]
    prose = ProseTask(task="Rà soát", time=[JUNE, DECEMBER])
    assert (prose.time, len(prose.times)) == (None, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"times": [{"kind": "sometime"}]},
        {"times": [YEAR | {"end": "2023-06-31"}]},
        {"times": [YEAR | {"finish": "2023-06-30"}]},
        {"leads": [{"kind": "body"}]},
    ],
)
def test_slips_are_named(wrong):
    with pytest.raises(ValidationError):
        Meant(**wrong)
