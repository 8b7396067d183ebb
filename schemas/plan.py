"""The record of one plan: the published contract.

``Plan`` and its children are what readers of ``data/parsed`` meet; Arrow schemas, the data
dictionary and JSON Schema are derived from these models and from nothing else. A field's
description is its entry in the data dictionary.

Printed strings are NFC, white space folded to one space, marks of notes removed, otherwise as
printed. Missing is None, never an empty string.
"""

from datetime import date, datetime

from pydantic import Field

from schemas.corrections import AsRead, Correction
from schemas.plan_meaning import Citation, DayInterval, Deadline, ReportDuty, TaskAgency, TimeOffset
from schemas.record import CORRECTED, Evidence, FieldEvidence, Int16, Place, Record
from schemas.vocabulary import AdminLevel, ContainerKind, RowKind, SourceStatus, TaskSource

__all__ = [
    "SCHEMA_VERSION",
    "AnnexHeading",
    "Citation",
    "DayInterval",
    "Deadline",
    "DiagnosticEntry",
    "Evidence",
    "FieldEvidence",
    "Footnote",
    "Int16",
    "NoteAnchor",
    "OtherTable",
    "Place",
    "Plan",
    "Record",
    "ReportDuty",
    "Section",
    "Signature",
    "Source",
    "Task",
    "TaskAgency",
    "TimeOffset",
]

SCHEMA_VERSION = "1"


class Signature(Record):
    """Người ký văn bản."""

    capacity: tuple[str, ...] = Field(description="TM., KT., TL., TUQ., Q. in printed order")
    position: str | None = Field(description="Position held: the last line before the name")
    name: str | None


class AnnexHeading(Record):
    """Phụ lục: printed label, title and bracket line."""

    annex_id: str = Field(description="PL, or PL1, PL2 … when there are several")
    label: str | None
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
    corrected: tuple[str, ...] = CORRECTED
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
    time: str | None = Field(
        description="As printed; columns of start and end are joined: 01/3/2026 - 30/6/2026"
    )
    lead: str | None
    coordinator: str | None
    lead_coordinator: str | None = Field(
        description="Printed cell of a column that holds lead and coordinator in one"
    )
    leader: str | None
    monitor: str | None = Field(
        description="Who follows the task up (theo dõi, kiểm tra, đôn đốc); neither lead nor leader"
    )
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
    corrected: tuple[str, ...] = CORRECTED
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
    corrected: tuple[str, ...] = CORRECTED
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


class Reading(Record):
    """Word of a scan that OCR read otherwise than the text has it: it was put right."""

    span_start: int = Field(description="First offset into the document's text (table texts)")
    span_end: int = Field(description="Offset after the last character")
    raw: str = Field(description="What was read")


class Handwritten(Record):
    """Number or day filled into the form of a scan, by hand as a rule, or what of a signer's office or name a pen, a stamp or a seal left
    unread: nobody guesses it, its picture is kept.
    """

    field: str = Field(
        description="Column of `plans` that is null for it: serial, issued_on; signers: an office or name there is null, or lacks its `KT.`"
    )
    regions: tuple[Place, ...] = Field(description="Where it is written")
    picture: str = Field(description="PNG of it, in base64")
    hint: str | None = Field(
        description="What the file's name says in its place: a hint, no evidence; null where it says nothing"
    )


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
    issued_month: int | None = Field(description="As printed, also where the day is blank")
    issued_year: int | None = Field(description="As printed, also where day and month are blank")
    document_type: str | None = Field(description="Tên loại as printed: KẾ HOẠCH")
    subject: str | None = Field(description="Trích yếu, its lines joined by a space")
    plan_year: int | None = Field(
        description="The one year it is of, as subject, text or tasks tell; the year of issue tells none"
    )
    plan_year_source: str | None = Field(
        description="Where year or period are told: subject, text or tasks"
    )
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
    is_primary: bool = Field(
        default=True,
        description="False where another rendition of the plan counts: of DOCX, PDF and scan the first",
    )
    corrected: tuple[str, ...] = CORRECTED
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
    readings: tuple[Reading, ...] = ()
    handwritten: tuple[Handwritten, ...] = ()
    corrections: tuple[Correction, ...] = ()
    as_read: tuple[AsRead, ...] = ()
    diagnostics: tuple[DiagnosticEntry, ...]


class Source(Record):
    """Input file seen: the ledger of what is done, what is not, and why."""

    document_id: str | None = Field(
        description="Null for a file the system would not open: there are no bytes"
    )
    path: str
    file_name: str
    sha256: str | None
    bytes: int | None
    media_type: str
    status: SourceStatus
    error_code: str | None
    error: str | None = Field(description="What is wrong and what to do, in one line")
    attempts: int
    seconds: float
    parser_version: str
    schema_version: str = SCHEMA_VERSION
    ingested_at: datetime
