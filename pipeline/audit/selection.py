"""Which findings a person wants to see: by rule, severity, province, year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from parsers.keys import ascii_key
from pipeline.audit.rules import RULES
from pipeline.audit.run import Audited, NotAudited, PlanLabel
from pipeline.audit.settings import BadSettings
from schemas.diagnostics import Severity
from schemas.findings import Finding

WEIGHT = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown; everything by default. The table ``findings`` always holds all."""

    rules: tuple[str, ...] = ()
    """Patterns: ``R1*``, ``R205``."""
    least: Severity = Severity.INFO
    province: str | None = None
    """Part of a province's name, marks and case aside: ``hai phong``."""
    year: int | None = None

    def takes_plan(self, label: PlanLabel) -> bool:
        if self.year is not None and label.plan_year != self.year:
            return False
        return self.province is None or ascii_key(self.province) in ascii_key(label.province or "")

    def takes(self, finding: Finding) -> bool:
        named = not self.rules or any(fnmatchcase(finding.rule, one) for one in self.rules)
        return named and WEIGHT[finding.severity] >= WEIGHT[self.least]


def check_rules(patterns: Iterable[str]) -> None:
    """Raises ``BadSettings`` for a pattern that names no rule."""
    codes = [rule.code for rule in RULES]
    for pattern in patterns:
        if not any(fnmatchcase(code, pattern) for code in codes):
            raise BadSettings(f"--rule {pattern}: no such rule; `plans rules` lists them")


def selected(
    audited: Iterable[Audited | NotAudited], selection: Selection
) -> Iterator[Audited | NotAudited]:
    """Only the plans and findings a selection asks for; trouble is never left out."""
    for one in audited:
        if isinstance(one, NotAudited):
            yield one
        elif selection.takes_plan(one.label):
            yield Audited(one.label, tuple(f for f in one.findings if selection.takes(f)))
