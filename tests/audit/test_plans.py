"""Whole plans as bodies of all levels write them, each with all its findings, decided by hand.

A line of ``expected`` is ``RULE place: how the found words begin``; the place is the id of the task or
section, else the part of the plan; ``R105?`` is a finding that cannot be decided.
"""

from datetime import date
from pathlib import Path

import pytest
import yaml

from pipeline.audit import audit
from tests.audit.cases import read

ON = date(2026, 11, 25)
PLANS = [
    pytest.param(parts, id=f"{file.stem}: {parts['name']}")
    for file in sorted((Path(__file__).parent / "plans").glob("*.yaml"))
    for parts in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def told(finding):
    sign = "?" if finding.verdict == "not_evaluable" else ""
    place = finding.container_id or finding.container or "plan"
    return f"{finding.rule}{sign} {place}: {finding.found or ''}"


@pytest.mark.parametrize("parts", PLANS)
def test_findings_of_a_whole_plan(parts):
    left = [told(one) for one in audit(read(parts), on=ON)]
    missed = []
    for wanted in parts["expected"]:
        match = next((one for one in left if one.startswith(wanted)), None)
        if match is None:
            missed.append(wanted)
        else:
            left.remove(match)
    assert (missed, left) == ([], [])


@pytest.mark.parametrize("parts", PLANS)
def test_the_rows_of_a_table_are_of_one_width(parts):
    """A comma that nobody quoted in YAML makes two cells of one."""
    blocks = [*parts["body"], *(parts.get("annex") or [])]
    for table in (block for block in blocks if isinstance(block, list)):
        assert len({len(row) for row in table}) == 1
