"""The described seed gives the values that were taken from its print by hand."""

import json
from pathlib import Path

import pytest

from tests.builders.docx import render_docx
from tests.builders.expected import expected_record
from tests.builders.seed import SEED, SEED_IN_ANNEX

GOLDEN = json.loads(
    (Path(__file__).parents[1] / "golden" / "seed" / "plan.json").read_text(encoding="utf-8")
)
EXPECTED = expected_record(SEED)


def test_header_and_closing():
    for name, value in {**GOLDEN["header"], **GOLDEN["closing"]}.items():
        assert EXPECTED[name] == value, name


@pytest.mark.parametrize("part", ["legal_bases", "sections", "footnotes"])
def test_part(part):
    assert EXPECTED[part] == GOLDEN[part]


def test_rows():
    assert len(EXPECTED["tasks"]) == len(GOLDEN["rows"]) == 30
    for task, row in zip(EXPECTED["tasks"], GOLDEN["rows"], strict=True):
        assert {name: task[name] for name in row} == row


def test_annex_changes_only_where_the_table_stands():
    moved = expected_record(SEED_IN_ANNEX)
    changed = {name for name in moved if moved[name] != EXPECTED[name]}
    assert changed == {"annexes"}
    assert moved["annexes"][0]["reference"].startswith("(Kèm theo Kế hoạch số /KH-UBND ngày tháng")


@pytest.mark.parametrize("plan", [SEED, SEED_IN_ANNEX], ids=["body", "annex"])
def test_same_plan_same_bytes(plan):
    assert render_docx(plan) == render_docx(plan)
