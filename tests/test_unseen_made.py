"""Plans written in other words by somebody who had not seen the code: what was read once stays read.

Gold and documents stand in ``tests/gold/unseen``. The first reading is in docs/accuracy.md; these are
regression tests now, with the least each group may fall to.
"""

from pathlib import Path

from pipeline.evaluation.findings import by_rule
from pipeline.evaluation.run import evaluate
from pipeline.evaluation.scores import by_group

MADE = sorted((Path(__file__).parent / "gold/unseen").glob("batch-*/made"))
LEAST = {
    "header": 0.99,
    "sections": 0.99,
    "rows": 0.98,
    "cells": 0.99,
    "recipients": 0.99,
    "signature": 0.99,
    "duties": 0.95,
}


def test_made_plans():
    documents = tuple(found for folder in MADE for found in evaluate(folder).documents)
    assert len(documents) >= 4
    scores = by_group(documents, "soft")
    low = {name: scores[name].f1 for name, least in LEAST.items() if (scores[name].f1 or 0) < least}
    assert not low


def test_findings_on_made_plans():
    """Errors and warnings of the audit: no worse than after the repairs of the first reading."""
    items = [
        one for folder in MADE for found in evaluate(folder).documents for one in found.findings
    ]
    counts = by_rule(items).values()
    right, wrong, missed = (sum(row[key] for row in counts) for key in ("right", "wrong", "missed"))
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.9
