"""docs/rules.md is what the rules say of themselves."""

from pathlib import Path

import pytest

from pipeline.audit import RULES
from pipeline.audit.reference import markdown
from pipeline.audit.rule import Rule
from schemas.diagnostics import Severity

WRITTEN = Path(__file__).parents[2] / "docs" / "rules.md"
GOOD = """R999 some-name: what it is (là gì).

Condition: something.
Legal basis: good practice.
Bad: a
Good: b
"""


def rule_of(doc):
    return Rule.of(doc, Severity.INFO, lambda _: (), message="a", message_vi="b")


def test_reference_in_docs_is_the_generated_one(update_golden):
    if update_golden:
        WRITTEN.write_text(markdown(RULES), encoding="utf-8")
    assert WRITTEN.read_text(encoding="utf-8") == markdown(RULES)


def test_a_rule_is_told_by_its_docstring():
    rule = rule_of(GOOD)
    assert (rule.code, rule.name, rule.title, rule.title_vi) == (
        "R999", "some-name", "what it is", "là gì",
    )  # fmt: skip
    assert (rule.condition, rule.legal_basis, rule.bad, rule.good) == ("something.", None, "a", "b")


@pytest.mark.parametrize(
    "part", ["R999 some-name", "Condition: ", "Legal basis: ", "Bad: ", "Good: "]
)
def test_a_docstring_that_lacks_a_part_is_refused(part):
    with pytest.raises(ValueError, match=r"R999|head"):
        rule_of(GOOD.replace(part, "Something: "))
