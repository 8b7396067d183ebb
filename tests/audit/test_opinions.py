"""What the second reader may do to an accusation: make it information, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.audit import audit
from pipeline.audit.opinions import DOUBTED_BELOW
from pipeline.reading import attempt
from schemas.diagnostics import Severity
from schemas.findings import Opinion, Verdict

ROOT = Path(__file__).parents[2]
ON = date(2026, 11, 25)


@pytest.fixture(scope="module")
def plan():
    file = ROOT / "data/raw/mau-chuyen-doi-so-quan-2024.docx"
    return attempt(file.read_bytes(), file.name).plan


@pytest.fixture
def judged(plan, monkeypatch):
    """The findings of a plan, when every sentence of a duty measures so much; and what was asked."""
    asked = []

    def with_measure(measure):
        asked.clear()
        monkeypatch.setattr(
            "pipeline.audit.opinions._measures",
            lambda told: [asked.append(one) or measure for one in told],
        )
        return audit(plan, on=ON), tuple(asked)

    return with_measure


def test_where_the_readers_agree_the_finding_stands(judged):
    findings, asked = judged(DOUBTED_BELOW)
    told = [one for one in findings if one.second_reader is not None]
    assert told
    assert asked
    assert all(one.second_reader is Opinion.AGREES for one in told)


def test_where_they_disagree_it_is_information(judged):
    before, _ = judged(1.0)
    after, _ = judged(DOUBTED_BELOW / 2)
    assert [one.finding_id for one in after] == [one.finding_id for one in before]
    for one, other in zip(after, before, strict=True):
        if one.second_reader is None:
            assert one == other
        else:
            assert one.second_reader is Opinion.DISAGREES
            assert one.severity is Severity.INFO
            assert one.verdict is Verdict.FAIL


def test_it_is_asked_of_duties_alone_and_given_their_sentences(judged, plan):
    findings, asked = judged(0.0)
    doubted = {one.rule for one in findings if one.second_reader}
    assert doubted
    assert all(rule.startswith("R1") for rule in doubted)
    assert not doubted & {"R101", "R104", "R119"}
    assert all(one in plan.text and "\n" not in one for one in asked)
