"""The parts of a plan, found in a ``SourceDocument``: what stage ``outline`` returns.

A ``Value`` is a printed string with the spans it was made of. Its text is what the record will
print: lines joined by a space, otherwise as printed.
"""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.layout import Span, Table
from schemas.vocabulary import Role, RowKind


class Value(NamedTuple):
    """A printed string and where it stands; several spans when its lines stand apart."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class IssueDate:
    """Ngày tháng năm ban hành, as far as it is printed: a blank is None, never a guess."""

    year: int | None
    month: int | None
    day: int | None
    value: Value


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Phần đầu văn bản: from the issuing body to the subject (Nghị định 30/2020/NĐ-CP, Điều 8)."""

    national_motto: Value | None = None
    """Quốc hiệu và Tiêu ngữ."""
    parent_agency: Value | None = None
    """Cơ quan chủ quản."""
    issuing_agency: Value | None = None
    """Cơ quan ban hành."""
    serial: Value | None = None
    """Số: the digits, None when blank."""
    symbol: Value | None = None
    """Ký hiệu."""
    number_line: Value | None = None
    place: Value | None = None
    """Địa danh."""
    issued: IssueDate | None = None
    document_type: Value | None = None
    """Tên loại."""
    subject: Value | None = None
    """Trích yếu."""
    carrier: Value | None = None
    """(Ban hành kèm theo Quyết định số …)."""
    secrecy: Value | None = None
    """Độ mật."""
    urgency: Value | None = None
    """Mức độ khẩn."""
    draft: Value | None = None
    """DỰ THẢO."""


@dataclass(frozen=True, slots=True)
class Preamble:
    """Phần căn cứ: recitals and the clause that enacts the plan."""

    legal_bases: tuple[Value, ...] = ()
    enacting_clauses: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading or paragraph of the body or of an annex's body.

    ``paragraphs`` are the unnumbered paragraphs under it up to the next number; for a numbered full
    paragraph (``title`` None) the first of them is its own text.
    """

    section_id: str
    parent_id: str | None
    path: str
    number: str
    level: int
    title: Value | None
    paragraphs: tuple[Value, ...]
    auto_numbered: bool
    span: Span


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A logical row of a task table: pieces joined, merged cells copied down and said to be."""

    task_id: str
    parent_id: str | None
    path: str
    number: str | None
    kind: RowKind
    cells: dict[Role, Value]
    other: tuple[tuple[str, Value], ...]
    inherited: tuple[Role, ...]
    group_path: tuple[str, ...]
    span: Span
    row: int
    """Index of the row in its ``Table``."""


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table with a task column and at least one of time, lead."""

    index: int
    table: Table
    section_id: str | None
    header: tuple[str, ...]
    roles: tuple[Role, ...]
    header_rows: tuple[int, ...]
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class ProseTask:
    """A task given in prose: by labels, in a sentence, or under the heading of an agency.

    ``inherited`` names the cells that stand outside of the task's own words (heading, block of
    labels for a whole section). A heading whose items are the tasks is a container: what its labels
    say stands in it and, inherited, in them.
    """

    task_id: str
    section_id: str
    path: str
    task: Value
    cells: dict[Role, Value]
    inherited: tuple[Role, ...]
    span: Span
    kind: RowKind = RowKind.TASK
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A ruled table that is no task table: a form, a list of names, figures."""

    table: Table
    section_id: str | None
    header: tuple[str, ...]
    header_rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the mark of a note stands."""

    container: str
    container_id: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """Chú thích, with every place its mark stands."""

    footnote_id: str
    mark: str
    paragraphs: tuple[Value, ...]
    anchors: tuple[Anchor, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Signer:
    """Người ký: capacity words (TM., KT., TL., TUQ., Q.), the position held, the name."""

    capacity: tuple[str, ...]
    position: Value | None
    name: Value | None


@dataclass(frozen=True, slots=True)
class Closing:
    """Phần kết: nơi nhận and signatures."""

    recipients: tuple[Value, ...] = ()
    signers: tuple[Signer, ...] = ()
    spans: tuple[Span, ...] = ()
    """All of the closing part, its labels and capacity lines too."""


@dataclass(frozen=True, slots=True)
class Annex:
    """Phụ lục: its label, title and the bracket line that repeats the plan's number."""

    annex_id: str
    label: Value | None
    """None: a title in capitals over ``(Kèm theo Kế hoạch …)`` alone."""
    title: Value | None
    reference: Value | None


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of one plan."""

    letterhead: Letterhead
    preamble: Preamble = Preamble()
    sections: tuple[Section, ...] = ()
    task_tables: tuple[TaskTable, ...] = ()
    prose_tasks: tuple[ProseTask, ...] = ()
    other_tables: tuple[OtherTable, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    closing: Closing = Closing()
    annexes: tuple[Annex, ...] = ()
    apart: tuple[Span, ...] = ()
    """Blocks of other documents in the same file, before and behind the plan."""
    left: tuple[Span, ...] = ()
    """Paragraphs of the body that no part took."""
