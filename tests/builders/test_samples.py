"""The samples say that they are samples, and their descriptions hold together."""

import re

import pytest

from schemas.vocabulary import RowKind
from tests.builders.described import walk_rows
from tests.builders.docx import render_docx
from tests.builders.expected import expected_record
from tests.builders.samples import BANNER, SAMPLES
from tests.builders.seed import SEED

PLANS = {"seed": SEED, **SAMPLES}


@pytest.mark.parametrize("plan", SAMPLES.values(), ids=SAMPLES)
def test_sample_is_marked_and_signed_by_nobody(plan):
    assert plan.banner == BANNER
    assert plan.signer.name is None
    assert any(word.startswith("MẪU") for line in plan.issuing_agency for word in line.split())


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_note_is_marked_once_in_reading_order(plan):
    record = expected_record(plan)
    assert [len(note["anchors"]) for note in record["footnotes"]] == [1] * len(plan.footnotes)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_ids_are_unique(plan):
    record = expected_record(plan)
    for part, key in (("sections", "section_id"), ("tasks", "task_id")):
        ids = [item[key] for item in record[part]]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_rows_fit_their_columns(plan):
    for row, path, *_ in walk_rows(plan.table.rows):
        if row.kind is RowKind.TASK:
            assert len(row.cells) <= len(plan.table.columns) - 1, path
            assert len(row.cells) >= 3, path
        else:
            assert len(row.cells) == 1, path
            assert row.children, path


def test_printed_letters_are_vietnamese():
    plan = SAMPLES["mau-ke-hoach-xa-2026"]
    letters = [
        row.number for row, *_ in walk_rows(plan.table.rows) if re.match("[a-zđ]$", row.number)
    ]
    assert letters == ["a", "b", "c", "d", "đ"]


@pytest.mark.parametrize("plan", SAMPLES.values(), ids=SAMPLES)
def test_same_plan_same_bytes(plan):
    assert render_docx(plan) == render_docx(plan)
