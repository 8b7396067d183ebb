"""What the overview keeps of each plan and finding while the plans go by: small rows, and counts.

A plan of 40 pages with 300 findings enters, one ``PlanRow`` and 300 short tuples stay. Messages are kept once:
``Only collectives lead the task`` stands in a thousand findings.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from parsers.keys import match_key
from pipeline.audit.formats import pages_of
from pipeline.site import remarks
from pipeline.site.wording import Said, said
from schemas.diagnostics import Severity
from schemas.findings import Finding, Verdict
from schemas.mentions import DeadlineKind
from schemas.plan import Deadline, Plan, Source
from schemas.vocabulary import AdminLevel, SourceStatus

_FOUND = 160
"""Characters of the found words that the list shows; the plan's page has all."""
_TIMELESS = frozenset({DeadlineKind.RECURRING, DeadlineKind.CONTINUOUS})
"""They return or go on: no day to draw."""
COVERAGE_STEPS = (0.0, 0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 1.0)


class PlanRow(NamedTuple):
    """A plan in the list."""

    document_id: str
    path: str
    number: str | None
    agency: str | None
    subject: str | None
    province: str | None
    district: str | None
    commune: str | None
    year: int | None
    status: str
    coverage: float
    errors: int
    warnings: int
    infos: int
    undecided: int


class FindingRow(NamedTuple):
    """A finding in the list; plan and messages by their place."""

    plan: int
    rule: str
    severity: str
    verdict: str
    finding_id: str
    container: str | None
    container_id: str | None
    page: int | None
    vi: int
    en: int
    found: str | None
    reason_vi: int | None
    """Why the rule cannot be decided, by its place among the messages."""
    reason_en: int | None


@dataclass
class Overview:
    """Collects while the plans go by."""

    plans: list[PlanRow] = field(default_factory=list)
    findings: list[FindingRow] = field(default_factory=list)
    messages: dict[str, int] = field(default_factory=dict)
    months: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Times by month (``2023-06``) and by what they bind: ``task`` or ``duty``."""
    timeless: int = 0
    """Times without a day: ``thường xuyên``, ``theo kế hoạch của huyện``."""
    readers: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Documents that were read, by reader and status."""
    renditions: int = 0
    """Documents left out because another one of the same plan counts."""
    coverage: Counter[int] = field(default_factory=Counter)
    units: Counter[tuple[tuple[str, str], str]] = field(default_factory=Counter)
    """Findings by key of the unit and severity."""
    unit_names: dict[tuple[str, str], Said] = field(default_factory=dict)
    """As printed first."""
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by rule and severity, ``undecided`` where the rule cannot be decided."""

    def saw(self, plan: Plan) -> None:
        """Take note of a document, whether it counts among its renditions or not."""
        self.readers[plan.reader, plan.status] += 1
        self.renditions += not plan.is_primary

    def add(self, plan: Plan, path: str, findings: tuple[Finding, ...]) -> None:
        """Take note of one plan."""
        weights = Counter(severity_of(one) for one in findings)
        self.plans.append(_plan_row(plan, path, weights))
        place = len(self.plans) - 1
        unit = unit_of(plan)
        self.unit_names.setdefault(unit.key, unit.name)
        for one in findings:
            self.findings.append(self._finding_row(one, place))
            self.rules[one.rule, severity_of(one)] += 1
            self.units[unit.key, severity_of(one)] += 1
        self.coverage[_step(plan.coverage)] += 1
        for deadline in plan.deadlines:
            self._enter(deadline)

    def severity(self, name: str) -> int:
        return sum(count for (_, severity), count in self.rules.items() if severity == name)

    def _finding_row(self, one: Finding, plan: int) -> FindingRow:
        pages = pages_of(one)
        found = one.found
        if found is not None and len(found) > _FOUND:
            found = f"{found[:_FOUND]}…"
        return FindingRow(
            plan,
            one.rule,
            str(one.severity),
            str(one.verdict),
            one.finding_id,
            one.container and str(one.container),
            one.container_id,
            pages[0] if pages else None,
            self._message(one.message_vi),
            self._message(one.message),
            found,
            *self._reason(one),
        )

    def _reason(self, one: Finding) -> tuple[int | None, int | None]:
        if one.reason is None:
            return None, None
        told = remarks.reason(one.reason)
        return self._message(told.vi), self._message(told.en)

    def _message(self, text: str) -> int:
        return self.messages.setdefault(text, len(self.messages))

    def _enter(self, deadline: Deadline) -> None:
        if deadline.covers:
            return
        days = days_of(deadline)
        self.timeless += not days
        bound = "duty" if deadline.duty_id else "task"
        self.months.update((f"{day.year:04}-{day:%m}", bound) for day in days)


def severity_of(finding: Finding) -> str:
    """``error``, ``warning``, ``info``, or ``undecided``."""
    return str(finding.severity) if finding.verdict is Verdict.FAIL else "undecided"


def days_of(deadline: Deadline) -> tuple[date, ...]:
    """The last days to act in time."""
    if deadline.kind in _TIMELESS:
        return ()
    if deadline.intervals:
        return tuple(one.end for one in deadline.intervals)
    last = deadline.last_day_ok or deadline.end
    return (last,) if last is not None else ()


class Unit(NamedTuple):
    """Whose plan it is: a ``Sở Y tế`` and a ``Huyện Châu Thành`` stand in many provinces."""

    key: tuple[str, str]
    """Equal for one unit however it is printed; of two provinces there are two."""
    name: Said


def unit_of(plan: Plan) -> Unit:
    """The district, else who issued it, with its province; the name says where that is not known. A body of
    the centre has none, and a name that holds the province's needs it only once.
    """
    name = plan.district or plan.issuing_agency
    if name is None:
        told = plan.province or ""
        return Unit(("", match_key(told)), Said(told, told) if told else said("unit_unknown"))
    under = None if plan.district or plan.province else plan.parent_agency
    key = (match_key(name), match_key(plan.province or under or ""))
    if plan.admin_level == AdminLevel.CENTRAL or _names(name, plan.province):
        return Unit(key, Said(name, name))
    if plan.province is not None:
        return Unit(key, Said(*(f"{name}, {plan.province}",) * 2))
    full = f"{name}, {under}" if under else name
    return Unit(key, said("unit_without_province", unit=full))


def _names(name: str, province: str | None) -> bool:
    """``ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG`` says which province it is of."""
    return province is not None and match_key(province) in match_key(name)


def unread(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Files of the ledger that have no plan, duplicates aside."""
    gone = {SourceStatus.FAILED, SourceStatus.UNSUPPORTED}
    return tuple(source for source in sources if source.status in gone)


def _step(coverage: float) -> int:
    """Which step of ``COVERAGE_STEPS`` a share falls in."""
    for place, (_, upper) in enumerate(pairwise(COVERAGE_STEPS)):
        if coverage < upper:
            return place
    return len(COVERAGE_STEPS) - 2


def _plan_row(plan: Plan, path: str, weights: Counter[str]) -> PlanRow:
    return PlanRow(
        plan.document_id,
        path,
        plan.document_number or plan.symbol,
        plan.issuing_agency,
        plan.subject,
        plan.province,
        plan.district,
        plan.commune,
        plan.plan_year,
        str(plan.status),
        plan.coverage,
        weights[Severity.ERROR],
        weights[Severity.WARNING],
        weights[Severity.INFO],
        weights["undecided"],
    )
