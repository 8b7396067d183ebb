"""The record of one plan: the published contract.

``Plan`` and its children are what readers of ``data/parsed`` meet; Arrow schemas, the data
dictionary and JSON Schema are derived from these models and from nothing else. A field's
description is its entry in the data dictionary.

Printed strings are NFC, white space folded to one space, marks of notes removed, otherwise as
printed. Missing is None, never an empty string.
"""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from schemas.mentions import ActorKind, Day, DeadlineKind, DutyKind, Op, Precision, YearSource
from schemas.vocabulary import AdminLevel, ContainerKind, RowKind, SourceStatus, TaskSource

SCHEMA_VERSION = "1"

Int16 = Annotated[int, "int16"]


class Record(BaseModel):
    """Frozen, and closed to fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(Record):
    """One box of evidence. Points, origin top left, pages from 1; all None without pages (DOCX)."""

    page: Int16 | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None


class Evidence(Record):
    """Where an item was read. Its fields stand flat in every table of extracted items."""

    regions: tuple[Place, ...] = Field(description="Boxes on the pages, one a line of text")
    span_start: int = Field(description="First offset into the document's text (table texts)")
    span_end: int = Field(description="Offset after the last character")
    confidence: float | None = Field(
        default=None, description="Measured by an OCR engine; null where nothing measured it"
    )
    locator: str | None = Field(
        default=None,
        description="Place in a file without pages: part, paragraph or cell (document.xml#p12)",
    )


class FieldEvidence(Record):
    """Where a field of the header or closing was read."""

    field: str
    regions: tuple[Place, ...]
    span_start: int
    span_end: int


class Signature(Record):
    """Người ký văn bản."""

    capacity: tuple[str, ...] = Field(description="TM., KT., TL., TUQ., Q. in printed order")
    position: str | None = Field(description="Position held: the last line before the name")
    name: str | None


class AnnexHeading(Record):
    """Phụ lục: printed label, title and bracket line."""

    annex_id: str = Field(description="PL, or PL1, PL2 … when there are several")
    label: str
    title: str | None
    reference: str | None


class Section(Record):
    """Numbered heading or paragraph of body and annexes."""

    section_id: str = Field(description="The path; with #2, #3 … when the print repeats a number")
    parent_id: str | None
    ordinal: int = Field(description="Order in the document, from 1")
    path: str = Field(description="Printed numbers from the root: II.1.a; annexes start PL, PL1")
    number: str = Field(description="Printed number without closing punctuation")
    title: str | None = Field(description="Heading; null for a numbered full paragraph")
    text: str | None = Field(description="Text under the number up to the next one")
    paragraphs: tuple[str, ...] = Field(
        description="The same text by paragraph, bullets as printed"
    )
    level: int = Field(description="Depth in the tree, from 1")
    auto_numbered: bool = Field(description="The number is Word's automatic one")
    evidence: Evidence


class Task(Record):
    """Row of a task table, or task given in prose."""

    task_id: str
    parent_id: str | None
    ordinal: int = Field(description="Order in the document, from 1")
    source: TaskSource
    table_index: int | None = Field(description="Which task table, from 1; null for prose")
    container: ContainerKind = Field(description="Where the table or the prose stands")
    container_id: str | None
    path: str
    number: str | None
    kind: RowKind
    task: str | None
    time: str | None
    lead: str | None
    coordinator: str | None
    lead_coordinator: str | None = Field(
        description="Printed cell of a column that holds lead and coordinator in one"
    )
    leader: str | None
    product: str | None
    budget: str | None
    note: str | None
    basis: str | None
    approver: str | None
    other: dict[str, str] = Field(description="Further columns by their printed header")
    group_path: tuple[str, ...] = Field(description="Titles of the groups above, outermost first")
    inherited: tuple[str, ...] = Field(description="Fields copied from a merged or shared cell")
    footnotes: tuple[str, ...] = Field(description="footnote_id of the notes marked in the row")
    first_page: Int16 | None
    last_page: Int16 | None
    evidence: Evidence


class OtherTable(Record):
    """Ruled table that is no task table: a form, a list of names, figures."""

    table_id: str = Field(description="o1, o2 … in the order of the document")
    ordinal: int
    container: ContainerKind
    container_id: str | None = Field(description="Section or annex the table stands in")
    header: tuple[str, ...] = Field(description="Header cells, two rows joined upper / lower")
    n_rows: int = Field(description="Rows below the header and its index row")
    n_cols: int
    cells: tuple[tuple[str, ...], ...] = Field(
        description="The whole grid as printed; a merged cell speaks in its first place only"
    )
    first_page: Int16 | None
    last_page: Int16 | None
    evidence: Evidence


class TaskAgency(Record):
    """Actor of a task: cơ quan chủ trì, phối hợp, lãnh đạo phụ trách."""

    task_id: str = Field(description="Task it acts in")
    role: str = Field(description="lead, coordinator or leader")
    ordinal: int = Field(description="Order within the task and role, from 1")
    name: str = Field(description="Official name where the gazetteer knows it, else as printed")
    agency_id: str | None = Field(
        description="level:place:slug, ? for what is not known; null: no known agency"
    )
    kind: ActorKind = Field(
        description="body, collective, person, or unresolved for a name nobody listed"
    )
    unit: str | None = Field(description="Administrative unit printed with the name")
    members: tuple[str, ...] = Field(description="Classes a collective lists: phòng, đơn vị")
    raw: str = Field(description="The item of the cell, verbatim")
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
    at: str | None = Field(description="Time of day, 17:00")
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
    what: str | None = Field(description="What is reported, from the verb on, as printed")
    recipient: str | None = Field(description="To whom, as printed")
    via: str | None = Field(description="Through whom it is gathered: qua Phòng Nội vụ")
    method: str | None = Field(description="By which means: qua phần mềm, thư điện tử")
    data_closing: str | None = Field(description="Until when the figures count: chốt số liệu")
    raw: str = Field(description="The clause, verbatim")
    evidence: Evidence


class NoteAnchor(Record):
    """Where the mark of a note stands."""

    container: ContainerKind
    container_id: str | None
    offset: int = Field(description="Offset into the document's text")


class Footnote(Record):
    """Chú thích."""

    footnote_id: str
    mark: str
    text: str = Field(description="All paragraphs joined by a space, leading dashes left out")
    paragraphs: tuple[str, ...]
    anchors: tuple[NoteAnchor, ...]
    evidence: Evidence


class DiagnosticEntry(Record):
    """What we could not read well."""

    ordinal: int
    code: str
    severity: str
    message: str
    stage: str
    page: Int16 | None = Field(description="Page it speaks of; null: the whole file")
    evidence: Evidence | None


class Plan(Record):
    """One plan (kế hoạch), as read from one file."""

    document_id: str = Field(description="First 16 hex digits of the SHA-256 of the file's bytes")
    plan_key: str | None = Field(description="Identity across renditions; null when blank")
    file_name: str
    media_type: str
    reader: str = Field(description="docx, pdf or ocr")
    pages: Int16 | None = Field(description="Null for a file without pages (DOCX)")
    parent_agency: str | None = Field(description="Cơ quan chủ quản")
    issuing_agency: str | None = Field(description="Cơ quan ban hành, its lines joined by a space")
    serial: str | None = Field(description="Số: digits as printed, null when blank")
    symbol: str | None = Field(description="Ký hiệu: KH-UBND")
    document_number: str | None = Field(description="12/KH-UBND; null when the serial is blank")
    place: str | None = Field(description="Địa danh")
    issued_on: date | None = Field(description="Null unless day, month and year are all printed")
    issued_year: int | None
    document_type: str | None = Field(description="Tên loại as printed: KẾ HOẠCH")
    subject: str | None = Field(description="Trích yếu, its lines joined by a space")
    plan_year: int | None
    period_start: date | None
    period_end: date | None
    admin_level: AdminLevel | None
    province: str | None
    district: str | None
    commune: str | None
    secrecy: str | None = Field(description="Độ mật")
    urgency: str | None = Field(description="Mức độ khẩn")
    is_draft: bool = Field(description="The document calls itself a draft (DỰ THẢO)")
    legal_bases: tuple[str, ...] = Field(description="Căn cứ, one entry a recital")
    recipients: tuple[str, ...] = Field(description="Nơi nhận, without leading dash and final ; .")
    signers: tuple[Signature, ...]
    carrier: str | None = Field(description="Decision that promulgates the plan")
    annexes: tuple[AnnexHeading, ...]
    field_evidence: tuple[FieldEvidence, ...] = Field(
        description="Where the fields of header, preamble and closing were read"
    )
    coverage: float = Field(
        description="Share of the document's characters (page furniture aside) in some field"
    )
    status: SourceStatus
    parser_version: str
    schema_version: str = SCHEMA_VERSION

    text: str
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    task_agencies: tuple[TaskAgency, ...]
    other_tables: tuple[OtherTable, ...]
    footnotes: tuple[Footnote, ...]
    citations: tuple[Citation, ...]
    deadlines: tuple[Deadline, ...]
    report_duties: tuple[ReportDuty, ...]
    diagnostics: tuple[DiagnosticEntry, ...]


class Source(Record):
    """Input file seen: the ledger of what is done, what is not, and why."""

    document_id: str
    path: str
    file_name: str
    sha256: str
    bytes: int
    media_type: str
    status: SourceStatus
    error_code: str | None
    error: str | None = Field(description="What is wrong and what to do, in one line")
    attempts: int
    seconds: float
    parser_version: str
    schema_version: str = SCHEMA_VERSION
    ingested_at: datetime
