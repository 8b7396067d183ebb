"""The audit: every rule over one plan, findings as data.

``audit(plan)`` looks at the record alone; it touches no file and no clock. Each finding names its rule,
what was found and where; where our reading is in doubt it says ``not_evaluable`` and why.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from pipeline.audit.basis import basis_for, is_asked, unknown
from pipeline.audit.dossier import Dossier
from pipeline.audit.doubt import reason
from pipeline.audit.kinds import is_of_plans, other_kind
from pipeline.audit.opinions import opinion
from pipeline.audit.rule import Hit, Rule
from pipeline.audit.rules import RULES
from pipeline.audit.settings import AuditSettings
from schemas.diagnostics import Severity
from schemas.findings import Finding, Opinion, Verdict
from schemas.plan import Plan

__all__ = ["RULES", "AuditSettings", "audit"]


def audit(
    plan: Plan, *, on: date, settings: AuditSettings | None = None, rules: Iterable[Rule] = RULES
) -> tuple[Finding, ...]:
    """The findings of one plan in the order of the catalogue; ``on`` is the day that stands in them."""
    chosen = settings or AuditSettings()
    dossier = Dossier(plan, strict=chosen.strict)
    counts: Counter[str] = Counter()
    findings: list[Finding] = []
    for rule in rules:
        if chosen.is_off(rule.code):
            continue
        for hit in _asked(rule, dossier):
            counts[rule.code] += 1
            findings.append(
                _finding(
                    dossier,
                    rule,
                    hit,
                    finding_id=f"{rule.code}.{counts[rule.code]}",
                    ordinal=len(findings) + 1,
                    on=on,
                    settings=chosen,
                )
            )
    return tuple(findings)


def _asked(rule: Rule, dossier: Dossier) -> Iterator[Hit]:
    """The hits of a rule; of a document it does not speak of one, which says so. None where what it asks for
    was not yet law.
    """
    asked = is_asked(rule, dossier)
    if asked is False:
        return
    hits = _once(rule.check(dossier))
    if asked is None:
        hits = (replace(hit, unsure=hit.unsure or unknown(rule)) for hit in hits)
    why = other_kind(dossier.plan) if is_of_plans(rule.code) else None
    if why is None:
        yield from hits
        return
    first = next(hits, None)
    if first is not None:
        yield replace(first, unsure=why)


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Each hit once: two deadlines of one duty may break a rule of the duty."""
    seen: set[object] = set()
    for hit in hits:
        place = hit.evidence
        key = (
            hit.container,
            hit.container_id,
            (place.span_start, place.span_end) if place else None,
            hit.found,
            tuple(sorted(hit.gaps.items())),
            hit.unsure,
        )
        if key not in seen:
            seen.add(key)
            yield hit


def _finding(
    dossier: Dossier,
    rule: Rule,
    hit: Hit,
    *,
    finding_id: str,
    ordinal: int,
    on: date,
    settings: AuditSettings,
) -> Finding:
    plan = dossier.plan
    why = reason(plan, hit)
    second = opinion(dossier, rule.code, hit) if why is None else None
    weight = settings.severity_of(rule.code) or hit.severity or rule.severity
    return Finding(
        plan_key=plan.plan_key,
        finding_id=finding_id,
        ordinal=ordinal,
        rule=rule.code,
        name=rule.name,
        severity=Severity.INFO if second is Opinion.DISAGREES else weight,
        verdict=Verdict.FAIL if why is None else Verdict.NOT_EVALUABLE,
        reason=why,
        message=rule.message.format(**hit.gaps),
        message_vi=rule.message_vi.format(**hit.gaps),
        found=hit.found or dossier.printed(hit.evidence if not hit.absent else None),
        container=hit.container,
        container_id=hit.container_id,
        legal_basis=basis_for(rule, dossier),
        audited_on=on,
        second_reader=second,
        evidence=hit.evidence,
    )
