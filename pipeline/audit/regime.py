"""What a plan says once for all its reports (chế độ báo cáo): who sends them, to whom, until when.

``Các đơn vị báo cáo … về Phòng Nội vụ trước ngày 15/11`` holds for every duty that leaves the same unsaid. A
rule that misses a reporter, a recipient or a day asks here first, and accuses only where nothing near the duty
and nothing in the plan may tell it.
"""

import re
from collections.abc import Iterator

from parsers.bodies import Body, Kind, bodies_in, body_at
from parsers.keys import match_key
from parsers.semantics.wording import goes_by_custom, heads_regime, is_anybody
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import SOFT, is_dated
from schemas.mentions import DutyKind
from schemas.plan import ReportDuty, Section

_NO_REPORTS = SOFT | {DutyKind.SUBMIT_PLAN, DutyKind.MONITOR}
_UNIT = re.compile(r"(?P<body>\S+ \S.*) (?:xã|phường|huyện|quận|tỉnh|thị xã|thành phố)")
"""A name of two words or more and the class of its unit."""
_SHORT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}


def others(dossier: Dossier, one: DutyFile) -> Iterator[DutyFile]:
    """The other duties of the plan that ask for a report."""
    for other in dossier.duties:
        if other.duty.duty_id != one.duty.duty_id and other.duty.kind not in _NO_REPORTS:
            yield other


def is_general(duty: ReportDuty) -> bool:
    """It speaks to all: a class of bodies (``các phòng, đơn vị``), or it opens ``Chế độ báo cáo:``."""
    reached = duty.recipient or duty.via
    several = any(_is_class(name) for name in duty.reporters)
    return bool(reached) and (several or heads_regime(duty.raw))


def stands_in_regime(dossier: Dossier, duty: ReportDuty) -> bool:
    """Under a heading like CHẾ ĐỘ BÁO CÁO."""
    return any(heads_regime(section.title or "") for section in above(dossier, duty))


def above(dossier: Dossier, duty: ReportDuty) -> tuple[Section, ...]:
    """The section of a duty and those over it, innermost first."""
    found: list[Section] = []
    here = dossier.sections.get(duty.container_id or "")
    while here is not None and here not in found:
        found.append(here)
        here = dossier.sections.get(here.parent_id or "")
    return tuple(found)


def same_reporter(first: ReportDuty, second: ReportDuty) -> bool:
    """One name, or one with the unit behind it: ``Văn phòng UBND`` and ``Văn phòng UBND xã``."""
    return bool(set(map(_bare, _names(first))) & set(map(_bare, _names(second))))


def _bare(name: str) -> str:
    found = _UNIT.fullmatch(name)
    return found["body"] if found else name


def collects(duty: ReportDuty, other: ReportDuty) -> bool:
    """Whether the reporter of a duty is the one who gathers the reports of another: it reports on."""
    gathered = " ".join(match_key(name) for name in (other.via, other.recipient) if name)
    return bool(gathered) and any(name in gathered for name in _names(duty))


def is_dated_elsewhere(dossier: Dossier, one: DutyFile) -> bool:
    """Another duty gives the day: of the same reporter, or of all, unless this one reports on what those
    send. So does a heading CHẾ ĐỘ BÁO CÁO with a day under it.
    """
    for other in others(dossier, one):
        if not any(is_dated(time) for time in other.due):
            continue
        if same_reporter(one.duty, other.duty) or stands_in_regime(dossier, other.duty):
            return True
        if is_general(other.duty) and not collects(one.duty, other.duty):
            return True
    return False


def is_cycle_elsewhere(dossier: Dossier, one: DutyFile) -> bool:
    """Another clause gives the cycle: of the same reporter, of all, or under CHẾ ĐỘ BÁO CÁO."""
    return any(
        is_general(other.duty)
        or same_reporter(one.duty, other.duty)
        or stands_in_regime(dossier, other.duty)
        for other in others(dossier, one)
        if any(time.rrule is not None and is_dated(time) for time in other.due)
    )


def receives_elsewhere(dossier: Dossier, one: DutyFile) -> bool:
    """Another duty says to whom reports go: of all, of the same reporter, or of the same section."""
    here = set(above(dossier, one.duty)[:1])
    return any(
        is_general(other.duty)
        or same_reporter(one.duty, other.duty)
        or stands_in_regime(dossier, other.duty)
        or here.intersection(above(dossier, other.duty))
        for other in others(dossier, one)
        if other.duty.recipient or other.duty.via
    )


def named_before(dossier: Dossier, duty: ReportDuty) -> str | None:
    """The last body that the headings over a duty, or its section up to it, name: it may be the one."""
    text, end = dossier.plan.text, duty.evidence.span_start
    for section in above(dossier, duty):
        start = section.evidence.span_start
        told = f"{section.title or ''}\n{text[start:end]}" if start < end else section.title or ""
        named = [body for body in bodies_in(told[-_NEAR:]) if body.kind is not Kind.PERSON]
        if named:
            return _words(told[-_NEAR:], named[-1])
    return None


def is_of_issuer(dossier: Dossier, name: str) -> bool:
    """``UBND huyện`` in the plan of the Ủy ban nhân dân huyện: the issuer is who receives the report."""
    issuer = match_key(dossier.plan.issuing_agency or "")
    words = [_SHORT.get(word, word) for word in match_key(name).split()]
    return bool(issuer) and " ".join(words) in issuer


def custom(one: DutyFile) -> str | None:
    """The doubt where a duty goes by what is in force anyway: ``theo quy định``, ``theo chế độ hiện hành``."""
    if goes_by_custom(one.duty.raw):
        return "the report goes by provisions in force, which may set what is missing here"
    return None


_NEAR = 1500
"""Characters back from a duty that may name who acts; farther off it is another matter."""


def _names(duty: ReportDuty) -> frozenset[str]:
    return frozenset(match_key(name) for name in duty.reporters if not is_anybody(name))


def _is_class(name: str) -> bool:
    if is_anybody(name):
        return False
    body = body_at(name)
    return body is not None and body.kind is Kind.COLLECTIVE


def _words(text: str, body: Body) -> str:
    return " ".join(text[body.start : body.end].split())
