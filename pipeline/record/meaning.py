"""What the wording means, as children of a ``Plan``: citations, actors, times, duties to report."""

from collections import Counter
from collections.abc import Iterator, Sequence

from parsers.semantics.agencies.types import type_of
from pipeline.record.evidence import Witness
from schemas import mentions as found
from schemas.mentions import Mentions, Placed
from schemas.plan import (
    Citation,
    DayInterval,
    Deadline,
    Evidence,
    ReportDuty,
    TaskAgency,
    TimeOffset,
)
from schemas.vocabulary import ContainerKind


def task_agencies(witness: Witness, mentions: Mentions) -> Iterator[TaskAgency]:
    """Actors in the order of the tasks, numbered within task and role."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in mentions.actors:
        counts[one.task_id, one.role] += 1
        yield TaskAgency(
            task_id=one.task_id,
            role=one.role,
            ordinal=counts[one.task_id, one.role],
            name=one.actor.name,
            agency_id=one.actor.agency_id,
            agency_type=type_of(one.actor),
            kind=one.actor.kind,
            unit=one.actor.unit,
            members=one.actor.members,
            raw=one.actor.raw,
            evidence=witness.evidence(one.actor.span),
        )


def citations(witness: Witness, mentions: Mentions) -> Iterator[Citation]:
    """Mentions of documents in the order of the plan."""
    for ordinal, placed in enumerate(mentions.citations, start=1):
        one = placed.item
        yield Citation(
            citation_id=_citation_id(ordinal),
            ordinal=ordinal,
            container=ContainerKind(placed.container),
            container_id=placed.container_id,
            type=one.type,
            number=one.number,
            date=one.date,
            year=one.year,
            issuer=one.issuer,
            title=one.title,
            provision=one.provision,
            key=one.key,
            resolved_key=one.resolved_key,
            nested_in=_citation_id(one.nested_in + 1) if one.nested_in is not None else None,
            relation=one.relation,
            is_self_reference=one.is_self_reference,
            weak=one.weak,
            issues=one.issues,
            raw=one.raw,
            evidence=witness.evidence(one.span),
        )


def _citation_id(ordinal: int) -> str:
    return f"c{ordinal:02d}"


def report_duties(witness: Witness, mentions: Mentions) -> Iterator[ReportDuty]:
    """Duties to report in the order of the plan."""
    for ordinal, placed in enumerate(mentions.duties, start=1):
        one = placed.item
        yield ReportDuty(
            duty_id=f"r{ordinal}",
            ordinal=ordinal,
            container=ContainerKind(placed.container),
            container_id=placed.container_id,
            kind=one.kind,
            reporters=one.reporters,
            reporters_from=one.reporters_from,
            what=one.what,
            recipient=one.recipient,
            via=one.via,
            method=one.method,
            data_closing=one.data_closing,
            raw=one.raw,
            evidence=witness.evidence(one.span),
        )


def deadlines(witness: Witness, mentions: Mentions) -> Iterator[Deadline]:
    """Times of tasks, then of duties."""
    every = [(placed, None) for placed in mentions.deadlines] + list(_of_duties(mentions.duties))
    for ordinal, (placed, duty_id) in enumerate(every, start=1):
        yield deadline_row(
            placed.item,
            deadline_id=f"d{ordinal:02d}",
            ordinal=ordinal,
            container=ContainerKind(placed.container),
            container_id=placed.container_id,
            duty_id=duty_id,
            evidence=witness.evidence(placed.item.span),
        )


def _of_duties(
    duties: Sequence[Placed[found.Duty]],
) -> Iterator[tuple[Placed[found.Deadline], str | None]]:
    for ordinal, placed in enumerate(duties, start=1):
        for one in placed.item.deadlines:
            yield Placed(placed.container, placed.container_id, one), f"r{ordinal}"


def deadline_row(
    one: found.Deadline,
    *,
    deadline_id: str,
    ordinal: int,
    container: ContainerKind,
    container_id: str | None,
    duty_id: str | None,
    evidence: Evidence,
) -> Deadline:
    """The row of a time that was read."""
    return Deadline(
        deadline_id=deadline_id,
        ordinal=ordinal,
        container=container,
        container_id=container_id,
        duty_id=duty_id,
        kind=one.kind,
        op=one.op,
        start=one.start,
        end=one.end,
        last_day_ok=one.last_day_ok,
        at="-".join(hour.strftime("%H:%M") for hour in (one.at, one.until) if hour) or None,
        intervals=tuple(DayInterval(start=i.start, end=i.end) for i in one.intervals),
        rrule=one.rrule,
        offset=_offset(one.offset) if one.offset else None,
        throughout=one.throughout,
        open_ended=one.open_ended,
        conditional=one.conditional,
        condition=one.condition,
        precision=one.precision,
        year_source=one.year_source,
        label=one.label,
        covers=one.covers,
        issues=one.issues,
        raw=one.raw,
        evidence=evidence,
    )


def _offset(one: found.Offset) -> TimeOffset:
    return TimeOffset(n=one.n, unit=one.unit, event=one.event, direction=one.direction)
