"""What the audit says of a plan, held against what an auditor would send out.

Findings of severity error and warning that fail are compared with the gold's ``audit``: each is right,
a trap the gold warned of, or wrong; what the gold asks for and nobody said is missed. A finding is
that of the gold when rule and place are the same, or rule and words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pipeline.audit import audit
from pipeline.evaluation.gold import ExpectedFinding, FindingsGold
from pipeline.evaluation.matchers import soft_key
from pipeline.evaluation.results import FindingItem
from schemas.diagnostics import Severity
from schemas.findings import Finding, Verdict
from schemas.plan import Plan

_TOLD = frozenset({Severity.ERROR, Severity.WARNING})
_TWIN = re.compile(r"#\d+$")
"""``task:18#2`` is the second row 18: the gold says ``task:18`` of either, the message of R210 names both."""
_ANYWHERE = frozenset({None, "", "plan", "document"})
ON = date(2026, 1, 1)
"""The day that would stand in the findings; no rule asks for it."""


def findings_of(gold: FindingsGold | None, plan: Plan | None) -> tuple[FindingItem, ...]:
    """Every finding and every one the gold asks for, once each; nothing where the gold has no audit."""
    if gold is None:
        return ()
    said = [
        one
        for one in (audit(plan, on=ON) if plan is not None else ())
        if one.severity in _TOLD and one.verdict is Verdict.FAIL
    ]
    return tuple(_judged(gold, said))


def _judged(gold: FindingsGold, said: Sequence[Finding]) -> Iterator[FindingItem]:
    open_right = list(gold.right)
    for exact in (True, False):
        for finding in list(said):
            wanted = next((one for one in open_right if _same(one, finding, exact=exact)), None)
            if wanted is not None:
                wanted = _of_the_whole(wanted, open_right)
                open_right.remove(wanted)
                said = [one for one in said if one is not finding]
                yield _item("optional" if wanted.optional else "right", finding, wanted)
    for finding in said:
        trap = next((one for one in gold.traps if _same(one, finding, exact=False)), None)
        yield _item("trap" if trap else "wrong", finding, trap)
    for wanted in open_right:
        if not wanted.optional:
            yield FindingItem(
                verdict="missed", rule=wanted.rule, place=wanted.container, gold=wanted.quote
            )


def _of_the_whole(wanted: ExpectedFinding, still: Sequence[ExpectedFinding]) -> ExpectedFinding:
    """What the gold says of the whole plan, or of the same words, told at one of the places it may hang on:
    optional there, right once.
    """
    if not wanted.optional:
        return wanted
    words = soft_key(wanted.quote or "")
    others = (one for one in still if one.rule == wanted.rule and not one.optional)
    same = (
        one for one in others if one.container in _ANYWHERE or soft_key(one.quote or "") == words
    )
    return next(same, wanted)


def _same(gold: ExpectedFinding, finding: Finding, *, exact: bool) -> bool:
    if gold.rule != finding.rule:
        return False
    words = soft_key(gold.quote or ""), soft_key(finding.found or "")
    alike = bool(words[0] and words[1]) and (words[0] in words[1] or words[1] in words[0])
    place = _TWIN.sub("", place_of(finding))
    here = gold.container in _ANYWHERE or gold.container == place or _is_row(gold, place)
    return (alike and here) if exact else (alike or here)


def _is_row(gold: ExpectedFinding, place: str) -> bool:
    """``task:g4.7`` is the row that prints 7, under the fourth group without a number."""
    kind, _, number = (gold.container or "").partition(":")
    return (
        kind == "task" and re.fullmatch(rf"task:(?:g\d+\.)+{re.escape(number)}", place) is not None
    )


def place_of(finding: Finding) -> str:
    """``section:III.2``, ``task:1.2``, ``header``: as gold says it; ``plan`` for all of it."""
    if finding.container is None:
        return "plan"
    own = (finding.container_id or "").split(":")[-1]
    return f"{finding.container.value}:{own}" if own else finding.container.value


def _item(verdict: str, finding: Finding, gold: ExpectedFinding | None) -> FindingItem:
    return FindingItem(
        verdict=verdict,
        rule=finding.rule,
        place=place_of(finding),
        gold=gold.quote if gold else None,
        found=finding.found,
    )


def by_rule(items: Iterable[FindingItem]) -> dict[str, dict[str, int]]:
    """Counts of right, wrong (traps too) and missed by rule, in order of the rules."""
    counts: dict[str, dict[str, int]] = {}
    for item in items:
        verdict = "wrong" if item.verdict == "trap" else item.verdict
        row = counts.setdefault(item.rule, {"right": 0, "wrong": 0, "missed": 0, "optional": 0})
        row[verdict] += 1
    return dict(sorted(counts.items()))
