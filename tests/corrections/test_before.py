"""What was read, found again from what holds and the little that is kept beside it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.apply import as_read, corrected
from pipeline.corrections.before import as_it_was, restored
from schemas.corrections import AsRead
from schemas.plan import Plan, Task
from tests.corrections.plans import LEAD, entry, row_with, sample

TABLES = ["tasks", "task_agencies", "deadlines", "citations", "sections", "signers"]


@st.composite
def changed_rows(draw, rows):
    """Rows of a table, of which some went, some are others, some came, in an order somebody chose."""
    left = draw(st.lists(st.sampled_from(range(len(rows))), unique=True)) if rows else []
    new = [rows[at].model_copy(update=draw(st.sampled_from(CHANGES))) for at in left]
    return tuple(new if draw(st.booleans()) else sorted(new, key=lambda row: row.ordinal))


CHANGES = [{}, {}, {"ordinal": 900}, {"ordinal": 901}]


@st.composite
def changed_plans(draw):
    plan = sample()
    tables = draw(st.lists(st.sampled_from(TABLES[:-1]), unique=True))
    update = {name: draw(changed_rows(getattr(plan, name))) for name in tables}
    if draw(st.booleans()):
        update |= {"subject": None, "issued_on": None, "signers": (), "legal_bases": ("Căn cứ",)}
    return plan.model_copy(update=update)


@given(changed_plans())
def test_what_was_read_is_found_again_whatever_was_changed(held):
    kept = as_it_was(sample(), held)
    stored = Plan.model_validate_json(held.model_dump_json())  # no row is the same object
    assert restored(held, kept) == sample()
    assert restored(stored, kept) == sample()


def test_a_row_put_right_keeps_a_row_not_a_record():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    made = corrected(plan, [entry(plan, "tasks", at, "lead", "Phòng Nội vụ")])
    (kept,) = made.as_read
    told = json.loads(kept.record)
    assert set(told) == {"tasks", "task_agencies"}
    (row,) = (part for part in told["tasks"] if isinstance(part, dict))
    assert Task.model_validate_json(json.dumps(row)) == plan.tasks[at]
    assert len(kept.record) < len(plan.model_dump_json()) / 20


def test_where_nothing_is_changed_nothing_is_kept():
    same = Plan.model_validate_json(sample().model_dump_json())
    assert json.loads(as_it_was(sample(), same).record) == {}


def test_a_whole_record_is_one_too():
    """As they were kept before rows were."""
    plan = sample()
    held = plan.model_copy(update={"subject": "khác", "tasks": plan.tasks[:1]})
    assert restored(held, AsRead(record=plan.model_dump_json())) == plan
    second = held.model_copy(update={"is_primary": False})
    assert not restored(second, AsRead(record=plan.model_dump_json())).is_primary


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_emptied_comes_back(name):
    held = sample().model_copy(update={name: ()})
    assert as_read(held.model_copy(update={"as_read": (as_it_was(sample(), held),)})) == sample()
