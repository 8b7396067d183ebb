"""Plans side by side: a row for what several have in common, a column for each, and in a cell how that plan has it.

``Gathered`` takes plans one after the other and keeps of each what the rows are made of; ``tasks()``, ``citations()`` and
``reports()`` make a sheet each. An empty cell is ``missing`` where the plan was read whole, ``unsure`` where it was not: what
we could not read is never held against a unit.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from statistics import fmean

from parsers.keys import match_key
from pipeline.audit.dossier import Dossier, DutyFile, TaskFile
from pipeline.audit.rules.r305_cited_replaced import check as replaced
from pipeline.matrix.clusters import Clusters
from pipeline.matrix.likeness import Likeness
from pipeline.matrix.wording import Own, Wordings, weights
from schemas.mentions import DutyKind
from schemas.plan import Deadline, Plan
from schemas.vocabulary import RowKind

_READ_WHOLE = 0.9
"""Share of a plan's characters that some column took, from which on a row that is not there is missing."""
_A_YEAR = {1: "hằng năm", 2: "6 tháng", 4: "hằng quý", 12: "hằng tháng"}
"""Rounds by how many a year has."""
_MONTHS = {"MONTHLY": 1, "YEARLY": 12}
_OFTEN = {"WEEKLY": "hằng tuần", "DAILY": "hằng ngày"}
_WHEN = {
    DutyKind.AD_HOC: "đột xuất",
    DutyKind.ISSUE_DRIVEN: "khi có vướng mắc",
    DutyKind.UNDATED: "không nêu ngày",
}
_ONCE = "ngày cố định"


class State(StrEnum):
    """What an empty cell says."""

    HAS = "has"
    MISSING = "missing"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Column:
    """A plan."""

    document_id: str
    unit: str
    document_number: str | None
    file_name: str
    is_whole: bool
    """It was read well enough to say that something is not in it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a plan has what its row is about."""

    document_id: str
    item_id: str
    text: str
    who: str | None
    when: str | None
    due: date | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What several plans have in common."""

    label: str
    cells: dict[str, tuple[Cell, ...]]
    """By document."""

    def state(self, column: Column) -> State:
        if column.document_id in self.cells:
            return State.HAS
        return State.MISSING if column.is_whole else State.UNSURE


@dataclass(frozen=True, slots=True)
class Sheet:
    """``tasks``, ``citations`` or ``reports``."""

    of: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell, what it is brought together by, and how far down its plan it stands (0 to 1)."""

    key: str
    cell: Cell
    place: float


@dataclass
class Gathered:
    """Of each plan its column, and its cells."""

    columns: list[Column] = field(default_factory=list)
    _own: dict[str, Own] = field(default_factory=dict)
    _tasks: list[_Entry] = field(default_factory=list)
    _acts: list[_Entry] = field(default_factory=list)
    _duties: list[_Entry] = field(default_factory=list)

    def add(self, plan: Plan) -> None:
        """Take what a sheet needs of a plan."""
        dossier = Dossier(plan)
        self.columns.append(_column(plan))
        self._own[plan.document_id] = Own.of(plan)
        tasks = [one for one in dossier.tasks if one.task.kind is RowKind.TASK and one.task.task]
        self._tasks += _placed(("", _of_task(dossier, one)) for one in tasks)
        self._acts += _placed(_acts(dossier))
        self._duties += _placed(told for one in dossier.duties for told in _of_duty(dossier, one))

    def tasks(self, least: int = 2) -> Sheet:
        """Tasks that at least so many plans have, in whatever words, in the order plans have them in."""
        wordings = Wordings(one.cell.text for one in self._tasks)
        told = [wordings.of(one.cell.text, self._own[one.cell.document_id]) for one in self._tasks]
        plans = [one.cell.document_id for one in self._tasks]
        clusters = Clusters(weights(told)).of(told, plans)
        entries = (
            replace(one, key=str(cluster))
            for one, cluster in zip(self._tasks, clusters, strict=True)
        )
        return self._sheet("tasks", entries, least)

    def alike(self, text: str) -> list[tuple[float, Cell]]:
        """All tasks by how much they read like a text, the likest first."""
        wordings = Wordings(one.cell.text for one in self._tasks)
        told = [wordings.of(one.cell.text, self._own[one.cell.document_id]) for one in self._tasks]
        likeness, wanted = Likeness(weights(told)), wordings.of(text, Own((), frozenset()))
        found = (
            (likeness.of(wanted, one), entry.cell)
            for one, entry in zip(told, self._tasks, strict=True)
        )
        return sorted(found, key=lambda one: (-one[0], one[1].document_id, one[1].item_id))

    def citations(self, least: int = 2) -> Sheet:
        """Acts that at least so many plans cite, the one cited most first."""
        sheet = self._sheet("citations", self._acts, least)
        rows = sorted(sheet.rows, key=lambda row: (-len(row.cells), row.label))
        return replace(sheet, rows=tuple(rows))

    def reports(self, least: int = 1) -> Sheet:
        """Reports by the round they are due in, as the plans name it."""
        return self._sheet("reports", self._duties, least)

    def _sheet(self, of: str, entries: Iterable[_Entry], least: int) -> Sheet:
        groups: defaultdict[str, list[_Entry]] = defaultdict(list)
        for one in entries:
            groups[one.key].append(one)
        rows = sorted(
            ((fmean(one.place for one in group), _row(group)) for group in groups.values()),
            key=lambda told: (told[0], told[1].label),
        )
        common = tuple(row for _, row in rows if len(row.cells) >= least)
        return Sheet(of, _told_apart(self.columns), common)


def _placed(told: Iterable[tuple[str, Cell]]) -> list[_Entry]:
    found = list(told)
    return [_Entry(key, cell, at / len(found)) for at, (key, cell) in enumerate(found)]


def _row(group: Iterable[_Entry]) -> Row:
    """Its label is the wording most plans have, of equals the shorter."""
    by_document: defaultdict[str, list[Cell]] = defaultdict(list)
    for one in group:
        by_document[one.cell.document_id].append(one.cell)
    texts = Counter(cell.text for cells in by_document.values() for cell in cells)
    label = min(texts, key=lambda text: (-texts[text], len(text), text))
    return Row(label, {key: tuple(cells) for key, cells in by_document.items()})


def _told_apart(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns by unit; where a unit has several plans, the number or the file tells which."""
    ordered = sorted(columns, key=lambda one: (one.unit, one.document_number or "", one.file_name))
    many = Counter(one.unit for one in ordered)
    return tuple(
        replace(one, unit=f"{one.unit} ({one.document_number or one.file_name})")
        if many[one.unit] > 1
        else one
        for one in ordered
    )


def _column(plan: Plan) -> Column:
    unit = plan.commune or plan.district or plan.issuing_agency or plan.file_name
    return Column(
        plan.document_id,
        ", ".join(dict.fromkeys(part for part in (unit, plan.province) if part)),
        plan.document_number,
        plan.file_name,
        plan.status == "ok" and plan.coverage >= _READ_WHOLE,
    )


def _of_task(dossier: Dossier, one: TaskFile) -> Cell:
    task = one.task
    days = [day for time in one.times if (day := dossier.last_day(time)) is not None]
    return Cell(
        dossier.plan.document_id,
        task.task_id,
        task.task or "",
        task.lead or task.lead_coordinator,
        task.time,
        max(days, default=None),
    )


def _acts(dossier: Dossier) -> Iterator[tuple[str, Cell]]:
    """Acts a plan cites, each once, where it is told by a key."""
    hits = (hit for hit in replaced(dossier) if hit.unsure is None)
    over = {hit.evidence.span_start for hit in hits if hit.evidence is not None}
    seen: set[str] = set()
    for one in dossier.cited:
        key = one.resolved_key or one.key
        if key is None or one.weak or key in seen:
            continue
        seen.add(key)
        yield (
            key,
            Cell(
                dossier.plan.document_id,
                one.citation_id,
                " ".join(one.raw.split()),
                None,
                one.provision,
                None,
                "replaced" if one.evidence.span_start in over else None,
            ),
        )


def _of_duty(dossier: Dossier, one: DutyFile) -> Iterator[tuple[str, Cell]]:
    """A cell for each time a report is due."""
    duty = one.duty
    who = " → ".join(part for part in (", ".join(duty.reporters), duty.recipient) if part)
    for time in one.due or (None,):
        label = _round(duty.kind, time)
        yield (
            match_key(label),
            Cell(
                dossier.plan.document_id,
                duty.duty_id,
                label,
                who or None,
                time.raw if time is not None else None,
                dossier.last_day(time) if time is not None else None,
            ),
        )


def _round(kind: DutyKind, time: Deadline | None) -> str:
    """``6 tháng``, ``lần 1``, ``hằng quý``, ``đột xuất``: never told from the month a day falls in."""
    if time is not None and time.label:
        return time.label
    if time is not None and time.rrule:
        return _cycle(dict(part.split("=", 1) for part in time.rrule.split(";")))
    return _WHEN.get(kind, _ONCE)


def _cycle(rule: dict[str, str]) -> str:
    """What people call a recurrence: by how many rounds a year has."""
    frequency = rule.get("FREQ", "")
    if frequency in _OFTEN:
        return _OFTEN[frequency]
    months = _MONTHS.get(frequency, 0) * int(rule.get("INTERVAL", "1"))
    days = rule["BYMONTH"].count(",") + 1 if "BYMONTH" in rule else 1
    return _A_YEAR.get(12 * days // months, _ONCE) if months else _ONCE
