"""The rule reference: what ``plans rules`` prints and ``docs/rules.md`` holds, from the rules alone."""

from collections.abc import Iterable, Iterator

from pipeline.audit.basis import came_with
from pipeline.audit.rule import GOOD_PRACTICE, Rule

_FAMILIES = {
    "R0": "Header and closing (thể thức)",
    "R1": "Report duties (chế độ báo cáo)",
    "R2": "Tasks (nhiệm vụ)",
    "R3": "Citations (viện dẫn)",
    "R4": "Text (trình bày)",
}
_INTRODUCTION = """\
# Rules

Written by `plans rules --markdown` from `pipeline/audit/rules`. **error**: the plan cannot be executed or
registered as written; **warning**: likely a defect, a human should look; **info**: a note. A rule that
cannot be decided from what was read, or from what the plan gives, answers *not evaluable*: that is never
the plan's fault. No finding says that a plan is unlawful; the legal basis names what the rule goes by.

Severities can be set and rules switched off in a TOML file, see `plans audit --help`.
"""


def markdown(rules: Iterable[Rule]) -> str:
    """The whole reference, one section a rule."""
    return "\n".join(_lines(rules))


def family(code: str) -> str:
    return _FAMILIES[code[:2]]


def basis_of(rule: Rule) -> str:
    """``Nghị định 30/2020/NĐ-CP, Điều 15; before it Thông tư 01/2011/TT-BNV, Điều 8``."""
    if rule.before is not None:
        return f"{rule.legal_basis}; before it {rule.before}"
    if came_with(rule) is not None:
        return f"{rule.legal_basis}; not asked of plans from before it"
    return rule.legal_basis or GOOD_PRACTICE


def _lines(rules: Iterable[Rule]) -> Iterator[str]:
    yield _INTRODUCTION
    current = None
    for rule in rules:
        if current != rule.code[:2]:
            current = rule.code[:2]
            yield f"## {family(rule.code)}\n"
        yield f"### {rule.code} {rule.name}\n"
        yield f"*{rule.severity}* · {_sentence(rule.title)} {_sentence(rule.title_vi)}\n"
        yield f"- **Condition:** {rule.condition}"
        yield f"- **Legal basis:** {basis_of(rule)}"
        yield f"- **Bad:** {rule.bad}"
        yield f"- **Good:** {rule.good}\n"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
