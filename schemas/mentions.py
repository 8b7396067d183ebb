"""What the wording of a plan means: citations, deadlines, agencies, duties to report.

Finders are pure functions over a string; their spans are offsets into that string. Whoever calls
them moves the spans to the document's text (``moved``). What cannot be decided is None and says why
in ``issues``: nothing is guessed, nothing is dropped.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from schemas.layout import Span

Day: TypeAlias = date
"""A date, for classes that have a field of that name."""
T = TypeVar("T")


class DeadlineKind(StrEnum):
    """What kind of time an expression gives."""

    PERIOD = "period"
    BY_DATE = "by_date"
    ON_DATE = "on_date"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    RELATIVE = "relative"
    CONDITIONAL = "conditional"
    PER_OTHER_DOCUMENT = "per_other_document"
    UNSPECIFIED = "unspecified"
    UNPARSED = "unparsed"


class Op(StrEnum):
    """How a date binds: trước, chậm nhất, sau, từ, ngày."""

    BEFORE = "before"
    BY = "by"
    AFTER = "after"
    FROM = "from"
    ON = "on"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class YearSource(StrEnum):
    """Where the year of a date comes from."""

    EXPLICIT = "explicit"
    CELL = "cell"
    ROW = "row"
    COLUMN_HEADER = "column_header"
    PLAN_YEAR = "plan_year"
    NEXT_YEAR = "plan_year+1"
    ISSUE_DATE = "issue_date"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Interval:
    """Both days inclusive."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Offset:
    """``trong 10 ngày kể từ ngày ký``: so many units after or before an event."""

    n: int
    unit: str
    """hour, day, workday, week, month, year."""
    event: str | None
    direction: str
    """after or before."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time expression (thời gian, thời hạn).

    ``start`` and ``end`` are inclusive; ``last_day_ok`` is the last day on which one who acts is in
    time by the strict reading of ``op`` (``trước ngày 05/6``: the 4th). ``rrule`` is RFC 5545
    without DTSTART.
    """

    span: Span
    raw: str
    kind: DeadlineKind
    op: Op | None = None
    start: date | None = None
    end: date | None = None
    last_day_ok: date | None = None
    at: time | None = None
    until: time | None = None
    """Where hours end: ``7h00 - 7h30``."""
    intervals: tuple[Interval, ...] = ()
    rrule: str | None = None
    offset: Offset | None = None
    throughout: bool | None = None
    """True: all through the period (cả năm); False: some time within it (trong quý I)."""
    open_ended: bool = False
    conditional: bool = False
    condition: str | None = None
    precision: Precision | None = None
    year_source: YearSource = YearSource.NONE
    label: str | None = None
    """What the date belongs to, as printed beside it: ``lần 1``, ``6 tháng``, ``báo cáo năm``."""
    covers: bool = False
    """True: the time a report covers (``từ ngày 15/12/2025 đến ngày 14/6/2026``), none to act by."""
    issues: tuple[str, ...] = ()


OTHER_TYPE = "self_reference_type_mismatch"
"""Issue of a self reference that names another type than the document's: ``Quyết định này`` in a Kế hoạch."""


class Citation(NamedTuple):
    """A mention of a document (viện dẫn). ``type`` is a slug: ``nghi-dinh``."""

    span: Span
    raw: str
    type: str
    number: str | None = None
    """Without stray spaces: ``15-CT/TU`` for a printed ``15- CT/TU``."""
    date: Day | None = None
    year: int | None = None
    issuer: str | None = None
    title: str | None = None
    provision: str | None = None
    key: str | None = None
    resolved_key: str | None = None
    nested_in: int | None = None
    """Index of the citation whose subject this one stands in."""
    relation: str | None = None
    """amends, amended_by, implements …"""
    is_self_reference: bool = False
    weak: bool = False
    """Neither number nor date and no law: a programme or scheme by its name."""
    issues: tuple[str, ...] = ()


class ActorKind(StrEnum):
    BODY = "body"
    COLLECTIVE = "collective"
    PERSON = "person"
    UNRESOLVED = "unresolved"


class Actor(NamedTuple):
    """One actor of an agency cell (cơ quan chủ trì, phối hợp)."""

    span: Span
    raw: str
    name: str
    """Official name where the gazetteer knows it, else as printed."""
    kind: ActorKind
    agency_id: str | None = None
    unit: str | None = None
    """Administrative unit it belongs to, as printed: ``huyện``, ``tỉnh Lào Cai``."""
    members: tuple[str, ...] = ()
    """Classes a collective lists, as printed: xã and thị trấn of ``UBND các xã, thị trấn``."""


class DutyKind(StrEnum):
    PERIODIC = "periodic"
    FIXED_DATES = "fixed_dates"
    ONE_OFF = "one_off"
    AD_HOC = "ad_hoc"
    ISSUE_DRIVEN = "issue_driven"
    MONITOR = "monitor"
    SUBMIT_PLAN = "submit_plan"
    REVIEW = "review"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty to report or submit (chế độ báo cáo)."""

    span: Span
    raw: str
    kind: DutyKind
    reporters: tuple[str, ...] = ()
    reporters_from: str | None = None
    """Where they are named when not in the clause: heading, lead_in, label, task, sentence."""
    what: str | None = None
    recipient: str | None = None
    via: str | None = None
    method: str | None = None
    data_closing: str | None = None
    deadlines: tuple[Deadline, ...] = ()


MARKS_DIFFER = "marks_differ"
"""Of an issuer: no unit is spelt so; one is but for its marks."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose plan it is: level and units, as they were on its day. Names are official ones."""

    level: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    scope: str | None = None
    """Slugs joined by points, as in keys: ``hai-phong.thuy-nguyen``."""
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something found, and the item of the plan it stands in. Its spans are offsets into the
    document's text.
    """

    container: str
    container_id: str | None
    item: T


@dataclass(frozen=True, slots=True)
class TaskActor:
    """An actor of a task in its role: lead, coordinator, leader, monitor."""

    task_id: str
    role: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything the wording of a plan means, as far as we read it."""

    issuer: Issuer = Issuer()
    plan_year: int | None = None
    plan_year_source: str | None = None
    """subject, text or tasks: where year or period are told."""
    period_start: Day | None = None
    period_end: Day | None = None
    plan_key: str | None = None
    citations: tuple[Placed[Citation], ...] = ()
    """``nested_in`` counts in this tuple."""
    deadlines: tuple[Placed[Deadline], ...] = ()
    """Times of tasks."""
    actors: tuple[TaskActor, ...] = ()
    duties: tuple[Placed[Duty], ...] = ()
