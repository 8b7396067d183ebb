"""Findings for people and programs: one module a format, each writes while the audit runs.

A writer takes the stream of audited plans and a text file, and returns what it counted; none holds more
than one plan.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.audit.run import Audited, NotAudited
from pipeline.audit.selection import WEIGHT
from pipeline.store.renditions import Met
from schemas.diagnostics import Severity
from schemas.findings import Finding, Verdict


@dataclass
class Tally:
    """What went by: plans, findings by severity and verdict, plans that could not be read."""

    plans: int = 0
    with_findings: int = 0
    findings: Counter[tuple[Severity, Verdict]] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    met: Met = field(default_factory=Met)
    """What the audit went by, before anything was chosen to be shown."""

    def count(self, severity: Severity, verdict: Verdict) -> int:
        return self.findings[severity, verdict]

    def fails_at(self, least: Severity) -> int:
        """Rules broken with this severity or a heavier one."""
        heavy = (one for one in Severity if WEIGHT[one] >= WEIGHT[least])
        return sum(self.findings[one, Verdict.FAIL] for one in heavy)


def counted(stream: Iterable[Audited | NotAudited], tally: Tally) -> Iterable[Audited]:
    """The audited plans of a stream, counted on their way; trouble ends in the tally."""
    for one in stream:
        if isinstance(one, NotAudited):
            tally.troubles.append(one.trouble)
            continue
        tally.plans += 1
        tally.with_findings += bool(one.findings)
        for finding in one.findings:
            tally.findings[finding.severity, finding.verdict] += 1
            tally.rules[finding.rule] += finding.verdict is Verdict.FAIL
        yield one


def pages_of(finding: Finding) -> tuple[int, ...]:
    """Pages the finding stands on; none in a file without pages."""
    regions = finding.evidence.regions if finding.evidence else ()
    return tuple(sorted({one.page for one in regions if one.page is not None}))


def place_of(finding: Finding) -> str:
    """``task t1:3.2, p. 3``."""
    where = " ".join(part for part in (finding.container, finding.container_id) if part)
    pages = pages_of(finding)
    told = f"p. {', '.join(str(page) for page in pages)}" if pages else ""
    return ", ".join(part for part in (where or "plan", told) if part)
