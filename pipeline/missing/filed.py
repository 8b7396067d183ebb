"""Which of the expected units have a plan on a subject for a year.

1. ``issued``: a plan with number and day, or one that a decision promulgates. ``draft``: only one that lacks number or day. ``none``: no plan.
2. ``unsure``: we may have missed it. A plan without a number that was signed electronically or read by OCR
   may have one; a plan of another body of the unit is no plan of its committee.
3. ``unknown``: a plan of the subject has an issuer that could not be resolved, and its words fit the unit.
4. Nobody is called missing because we misread: plans of the subject whose issuer is none of the units are
   listed apart, and so is the number of files that could not be read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from parsers.keys import ascii_key, match_key
from pipeline.audit.doubt import unread_stamp
from pipeline.missing.expected import Expected
from pipeline.missing.identity import Fit, fit
from schemas.plan import Plan


class Status(StrEnum):
    ISSUED = "issued"
    DRAFT = "draft"
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that counts for a unit, or may."""

    document_id: str
    file_name: str
    issuer: str | None
    document_number: str | None
    issued_on: date | None
    subject: str | None
    status: Status
    why: str | None
    """Why it is unsure."""


@dataclass(slots=True)
class Answer:
    """One unit and the plans found of it, the best first."""

    unit: Expected
    plans: list[Found] = field(default_factory=list)

    @property
    def status(self) -> Status:
        order = list(Status)
        return min((one.status for one in self.plans), key=order.index, default=Status.NONE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The subject, all its words, marks folded where it has none; and the year."""

    subject: str
    year: int

    def takes(self, plan: Plan) -> bool:
        return self._is_of_year(plan) and self._is_of_subject(plan.subject or "")

    def _is_of_year(self, plan: Plan) -> bool:
        if plan.plan_year is not None:
            return plan.plan_year == self.year
        start, end = plan.period_start or plan.issued_on, plan.period_end
        if plan.period_start is None and end is None:  # no year is told: the year it was issued in
            return plan.issued_year == self.year
        return start is not None and end is not None and start.year <= self.year <= end.year

    def _is_of_subject(self, subject: str) -> bool:
        fold = ascii_key if self.subject.isascii() else match_key
        words = set(_words(fold(subject)))
        return words.issuperset(_words(fold(self.subject)))


def answers(
    plans: Iterable[Plan], units: Iterable[Expected], wanted: Wanted
) -> tuple[list[Answer], list[Found]]:
    """Every unit with its plans, and the plans of the subject that are of none of the units."""
    told = [Answer(unit) for unit in units]
    apart: list[Found] = []
    for plan in plans:
        if not wanted.takes(plan):
            continue
        fits = [(fit(plan, answer.unit), answer) for answer in told]
        best = max((degree for degree, _ in fits), default=Fit.NO)
        mine = [answer for degree, answer in fits if degree is best]
        if best > Fit.WORDS and len(mine) == 1:
            mine[0].plans.append(_found(plan, best))
            continue
        apart.append(_found(plan, Fit.SURE))
        if best is not Fit.NO:
            for answer in mine:
                answer.plans.append(_found(plan, Fit.WORDS))
    for answer in told:
        order = list(Status)
        answer.plans.sort(key=lambda one: (order.index(one.status), one.file_name))
    return told, apart


def _found(plan: Plan, degree: Fit) -> Found:
    status, why = _status(plan, degree)
    return Found(
        plan.document_id,
        plan.file_name,
        plan.issuing_agency,
        plan.document_number,
        plan.issued_on,
        plan.subject,
        status,
        why,
    )


def _status(plan: Plan, degree: Fit) -> tuple[Status, str | None]:
    if degree is Fit.WORDS:
        return Status.UNKNOWN, "whose plan it is could not be resolved; its words fit"
    if degree is Fit.OTHER_BODY:
        return Status.UNSURE, "issued by another body of the unit"
    issued = plan.document_number is not None and plan.issued_on is not None and not plan.is_draft
    if issued or (plan.carrier is not None and not plan.is_draft):
        return (
            Status.ISSUED,
            None,
        )  # ban hành kèm theo Quyết định: number and day are the decision's
    unread = unread_stamp(plan)
    if unread is not None:
        return Status.UNSURE, unread
    return Status.DRAFT, None


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()
