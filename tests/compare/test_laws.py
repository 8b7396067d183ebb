"""What holds of any two plans: nothing differs from itself, and which plan comes first changes nothing."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.compare import compare
from pipeline.reading import read_plan
from schemas.comparison import State
from tests.builders.described import DescribedPlan
from tests.builders.docx import render_docx
from tests.compare.mirror import mirrored, unordered
from tests.strategies import plans

RAW = Path(__file__).parents[2] / "data" / "raw"
FILES = sorted(file.name for file in RAW.iterdir() if file.suffix in {".docx", ".pdf"})
SEED = "ke-hoach-dan-van-2023"
PRINTS = [
    (f"{SEED}.docx", f"{SEED}-lap-tieu-de.pdf"),
    (f"{SEED}.docx", f"{SEED}-khong-lap-tieu-de.pdf"),
    *(
        (f"{file.removesuffix('.pdf')}.docx", file)
        for file in FILES
        if file.endswith(".pdf") and f"{file.removesuffix('.pdf')}.docx" in FILES
    ),
]
FEW = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


@cache
def read(name):
    return read_plan((RAW / name).read_bytes(), name)


def printed(plan: DescribedPlan):
    return read_plan(render_docx(plan), "plan.docx")


@pytest.mark.parametrize("name", FILES)
def test_a_plan_does_not_differ_from_itself(name):
    found = compare(read(name), read(name))
    assert found.changes == ()
    assert {one.state for one in found.header} == {State.SAME}
    assert {(one.a, one.b) for one in found.matches} == {(one.a, one.a) for one in found.matches}


def test_prints_are_here():
    assert len(PRINTS) == 5


@pytest.mark.parametrize(("docx", "pdf"), PRINTS)
def test_a_print_does_not_differ_from_its_file(docx, pdf):
    found = compare(read(docx), read(pdf))
    assert found.changes == ()
    assert {one.state for one in found.header} == {State.SAME}


@pytest.mark.parametrize(
    ("a", "b"), list(combinations([name for name in FILES if name.endswith(".docx")], 2))
)
def test_samples_exchanged(a, b):
    assert unordered(compare(read(b), read(a))) == mirrored(compare(read(a), read(b)))


@FEW
@given(plans())
def test_any_plan_does_not_differ_from_itself(described):
    plan = printed(described)
    assert compare(plan, plan).changes == ()


@FEW
@given(plans(), plans())
def test_any_two_plans_exchanged(first, second):
    a, b = printed(first), printed(second)
    assert unordered(compare(b, a)) == mirrored(compare(a, b))


@FEW
@given(plans(), st.data())
def test_rows_in_any_order_exchanged(described, data):
    rows = described.table.rows
    shuffled = data.draw(st.permutations(rows))[: data.draw(st.integers(1, len(rows)))]
    a = printed(described)
    b = printed(replace(described, table=replace(described.table, rows=tuple(shuffled))))
    assert unordered(compare(b, a)) == mirrored(compare(a, b))
