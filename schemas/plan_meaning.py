"""Rows of the tables of meaning: actors, citations, times, duties to report."""

from pydantic import Field

from schemas.mentions import ActorKind, Day, DeadlineKind, DutyKind, Op, Precision, YearSource
from schemas.record import CORRECTED, Evidence, Record
from schemas.vocabulary import ContainerKind


class TaskAgency(Record):
    """Actor of a task: cơ quan chủ trì, phối hợp, lãnh đạo phụ trách."""

    task_id: str = Field(description="Task it acts in")
    role: str = Field(description="lead, coordinator, leader or monitor")
    ordinal: int = Field(description="Order within the task and role, from 1")
    name: str = Field(description="Official name where the gazetteer knows it, else as printed")
    agency_id: str | None = Field(
        description="level:place:slug, ? for what is not known; null: no known agency"
    )
    agency_type: str | None = Field(
        default=None,
        description="What it has in common with those of other units: so-y-te, ubnd-xa, phong-dao-tao; "
        "null where it is not certain, and for persons",
    )
    kind: ActorKind = Field(
        description="body, collective, person, or unresolved for a name nobody listed"
    )
    unit: str | None = Field(description="Administrative unit printed with the name")
    members: tuple[str, ...] = Field(description="Classes a collective lists: phòng, đơn vị")
    raw: str = Field(description="The item of the cell, verbatim")
    corrected: tuple[str, ...] = CORRECTED
    evidence: Evidence


class Citation(Record):
    """Mention of a document (viện dẫn)."""

    citation_id: str = Field(description="c01, c02 … in the order of the document")
    ordinal: int = Field(description="Order in the document, from 1")
    container: ContainerKind = Field(
        description="header, preamble, section, task, footnote or closing"
    )
    container_id: str | None = Field(description="Section, task or footnote it stands in")
    type: str = Field(description="Slug of the type: nghi-dinh")
    number: str | None = Field(description="Without stray spaces; null when not printed or blank")
    date: Day | None = Field(
        description="Day of the cited document; null when blank, impossible, not printed"
    )
    year: int | None = Field(description="Year of date or number, also where no day is printed")
    issuer: str | None = Field(description="Named in full where the plan's own unit tells")
    title: str | None = Field(description="Subject (trích yếu) or name of the act, as printed")
    provision: str | None = Field(description="điểm, khoản, Điều as printed")
    key: str | None = Field(description="Identity made of the printed parts")
    resolved_key: str | None = Field(description="Act in force at the plan's date; null if unsure")
    nested_in: str | None = Field(description="citation_id of the one whose subject names it")
    relation: str | None = Field(
        description="Of the one it is nested in: amends, amended_by, implements"
    )
    is_self_reference: bool = Field(description="The plan itself: Kế hoạch này")
    weak: bool = Field(description="Neither number nor date and no law: a programme by its name")
    issues: tuple[str, ...] = Field(
        description="What is repaired, missing or undecided: no_date, ambiguous"
    )
    raw: str = Field(description="Verbatim, line ends and all")
    corrected: tuple[str, ...] = CORRECTED
    evidence: Evidence


class DayInterval(Record):
    """Both days inclusive."""

    start: Day = Field(description="First day")
    end: Day = Field(description="Last day")


class TimeOffset(Record):
    """So many units after or before an event."""

    n: int = Field(description="How many")
    unit: str = Field(description="hour, day, workday, week, month, year")
    event: str | None = Field(description="What is counted from, as printed")
    direction: str = Field(description="after or before")


class Deadline(Record):
    """Time expression of a task or of a duty to report."""

    deadline_id: str = Field(description="d01, d02 … tasks first, then duties")
    ordinal: int = Field(description="Order in the document, from 1")
    container: ContainerKind = Field(
        description="header, preamble, section, task, footnote or closing"
    )
    container_id: str | None = Field(description="Task, or section of the duty")
    duty_id: str | None = Field(description="Duty it belongs to; null for a task's time")
    kind: DeadlineKind = Field(
        description="period, by_date, on_date, recurring …; unparsed when not read"
    )
    op: Op | None = Field(
        description="before (trước), by (chậm nhất), after (sau), from (từ), on (ngày)"
    )
    start: Day | None = Field(description="First day, inclusive")
    end: Day | None = Field(description="Last day named, inclusive")
    last_day_ok: Day | None = Field(description="By the strict reading of trước ngày")
    at: str | None = Field(description="Time of day, 17:00; a range 07:00-07:30")
    intervals: tuple[DayInterval, ...] = Field(
        description="One by one where there are several: Quý I, IV"
    )
    rrule: str | None = Field(description="RFC 5545 without DTSTART")
    offset: TimeOffset | None = Field(description="Units from an event: 10 ngày kể từ ngày ký")
    throughout: bool | None = Field(
        description="True: all the period (cả năm); false: some time within it"
    )
    open_ended: bool = Field(description="Goes on beyond the end: và các năm tiếp theo")
    conditional: bool = Field(description="Hangs on more than the calendar: khi có yêu cầu")
    condition: str | None = Field(
        description="The condition, or the document that says when, as printed"
    )
    precision: Precision | None = Field(
        description="Finest unit printed: day, month, quarter, half, year"
    )
    year_source: YearSource = Field(
        description="Where the year stands: explicit, cell, row, plan_year …"
    )
    label: str | None = Field(description="Printed beside it: lần 1, 6 tháng, báo cáo năm")
    covers: bool = Field(description="The time a report covers, not a time to act by")
    issues: tuple[str, ...] = Field(
        description="What is inferred, repaired or missing: year_missing"
    )
    raw: str = Field(description="Verbatim, line ends and all")
    corrected: tuple[str, ...] = CORRECTED
    evidence: Evidence


class ReportDuty(Record):
    """Duty to report or submit (chế độ báo cáo)."""

    duty_id: str = Field(description="r1, r2 … in the order of the document")
    ordinal: int = Field(description="Order in the document, from 1")
    container: ContainerKind = Field(
        description="header, preamble, section, task, footnote or closing"
    )
    container_id: str | None = Field(description="Section it stands in")
    kind: DutyKind = Field(
        description="periodic, fixed_dates, one_off, ad_hoc, issue_driven, monitor …"
    )
    reporters: tuple[str, ...] = Field(
        description="Who reports, as printed or by the heading above"
    )
    reporters_from: str | None = Field(
        description="Where they are named when not in the clause: heading, lead_in, label, task, sentence"
    )
    what: str | None = Field(description="What is reported, from the verb on, as printed")
    recipient: str | None = Field(description="To whom, as printed")
    via: str | None = Field(description="Through whom it is gathered: qua Phòng Nội vụ")
    method: str | None = Field(description="By which means: qua phần mềm, thư điện tử")
    data_closing: str | None = Field(description="Until when the figures count: chốt số liệu")
    raw: str = Field(description="The clause, verbatim")
    corrected: tuple[str, ...] = CORRECTED
    evidence: Evidence
