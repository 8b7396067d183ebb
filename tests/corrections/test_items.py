"""A row is found again, or none: never another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.keys import match_key
from pipeline.corrections.apply import corrected
from pipeline.corrections.items import KINDS, PLANS, find, ref_of
from tests.corrections.plans import SAMPLES, TABLES, entry, sample, textual


def with_tasks(words):
    """A plan whose tasks say these words, numbered from 1."""
    plan = sample()
    model = next(task for task in plan.tasks if task.lead)
    rows = (
        model.model_copy(
            update={"task_id": f"t1:{n}", "path": str(n), "number": str(n), "task": text}
        )
        for n, text in enumerate(words, 1)
    )
    return plan.model_copy(update={"tasks": tuple(rows)})


LONG = "Tổ chức tập huấn nghiệp vụ công tác dân vận cho cán bộ các xã, thị trấn"
FOUND = [
    # rows then, which of them, rows now, which is found (None: none is certain)
    (["a b", "c d"], 0, ["a b", "c d"], 0),
    (["a b", "c d"], 0, ["x", "a b", "c d"], 1),  # a row above was not read before
    (["a b", "c d"], 1, ["c d"], 0),
    (["a b", "c d"], 0, ["c d"], None),
    (["Báo cáo", "Báo cáo"], 1, ["Báo cáo", "Báo cáo"], 1),  # the second of two
    (["Báo cáo", "Báo cáo"], 1, ["Báo cáo"], None),  # which of the two is it?
    (["Báo cáo", "Báo cáo"], 0, ["Báo cáo"], None),
    (["Báo cáo"], 0, ["Báo cáo", "Báo cáo"], 0),  # in its place
    (["x", "Báo cáo"], 1, ["Báo cáo", "y", "Báo cáo"], None),
    (
        [LONG, "x"],
        0,
        [LONG.replace("tập huấn", "tập huân"), "x"],
        0,
    ),  # a mark was misread, in its place
    ([LONG, "x"], 0, ["x", LONG.replace("tập huấn", "tập huân")], None),  # … and in another place
    ([f"{LONG} quý 1"], 0, [f"{LONG} quý 2"], None),  # numbers tell rows apart
    ([f"{LONG} quý I"], 0, [f"{LONG} quý II"], None),
    ([LONG, "x"], 0, [f"{LONG}.", f"{LONG};"], None),  # two that read alike
    (["Xây dựng kế  hoạch"], 0, ["xây dựng kế hoạch"], 0),
]


@pytest.mark.parametrize(("then", "which", "now", "expected"), FOUND)
def test_rows_are_found_by_their_words(then, which, now, expected):
    ref = ref_of(with_tasks(then), "tasks", which)
    found = find(with_tasks(now), "tasks", ref)
    assert (found if isinstance(found, int) else None) == expected
    if expected is None:
        assert isinstance(found, str)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("table", KINDS)
def test_every_row_of_a_plan_is_found_in_it(name, table):
    plan = sample(name)
    for at in range(len(KINDS[table].rows(plan))):
        assert find(plan, table, ref_of(plan, table, at)) == at


@st.composite
def lines(draw, plan):
    """Some corrections of words of a plan."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        table = draw(st.sampled_from([t for t in TABLES if t == PLANS or KINDS[t].rows(plan)]))
        at = None if table == PLANS else draw(st.integers(0, len(KINDS[table].rows(plan)) - 1))
        column = draw(st.sampled_from(textual(table)))
        new = draw(
            st.sampled_from([None, "Phòng Nội vụ", f"Giá trị {number}", "Quý II/2023", "12"])
        )
        required = {"number", "mark", "text", "type", "kind", "name"}
        if new is None and column in required:
            new = "x"
        found.append(entry(plan, table, at, column, new))
    return found


@given(st.data())
def test_the_order_of_lines_and_how_often_they_are_applied_make_no_difference(data):
    plan = sample()
    some = data.draw(lines(plan))
    made = corrected(plan, some)
    assert corrected(plan, data.draw(st.permutations(some))) == made
    assert corrected(made, some) == made
    half = corrected(plan, some[: data.draw(st.integers(0, len(some)))])
    assert corrected(half, some) == made


def read_otherwise(draw, plan):
    """The plan as another version could read it: rows missing, rows twice, other numbers."""
    tasks = []
    for task in plan.tasks:
        fate = draw(st.sampled_from(["kept", "kept", "kept", "lost", "twice"]))
        tasks += [task] * {"kept": 1, "lost": 0, "twice": 2}[fate]
    renumbered = tuple(
        task.model_copy(update={"task_id": f"t1:{n}", "path": str(n)})
        for n, task in enumerate(tasks)
    )
    return plan.model_copy(update={"tasks": renumbered, "task_agencies": (), "deadlines": ()})


@given(st.data())
def test_a_correction_never_lands_on_another_row(data):
    """However rows come and go: a row that changes says the words of the row that was meant."""
    plan = sample()
    at = data.draw(st.integers(0, len(plan.tasks) - 1))
    line = entry(plan, "tasks", at, "note", "đã sửa")
    other = read_otherwise(data.draw, plan)
    made = corrected(other, [line])
    changed = [
        n for n, (a, b) in enumerate(zip(other.tasks, made.tasks, strict=True)) if a.note != b.note
    ]
    assert len(changed) <= 1
    quote = KINDS["tasks"].quote
    for n in changed:
        assert match_key(quote(made.tasks[n])) == match_key(quote(plan.tasks[at]))
    (told,) = made.corrections
    assert (told.outcome == "unfit") == (not changed)
