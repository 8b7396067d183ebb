"""The year or years a plan is of, and where they are told: in its subject, its text, its tasks.

The year of issue tells none: a plan of 10/12/2025 for an election in March 2026 is of no certain year.
Times printed without a year may still be resolved by it; their ``year_source`` says so.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parsers.semantics.wording import horizon_named, years_named
from parsers.semantics.zones import task_cells
from schemas.structure import Outline
from schemas.vocabulary import Role

_PERIOD = re.compile(
    r"(?:giai đoạn|\bnăm)\s+((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})", re.IGNORECASE
)
# năm học 2023 - 2024: September to May, as a time of a task is read
_SCHOOL_YEAR = re.compile(r"năm học\s+((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})", re.IGNORECASE)
_DATE = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
_OWN = re.compile(
    r"(?:trên đây là|(?:xây dựng|ban hành)(?: và (?:triển khai|tổ chức) thực hiện)?)\s+kế hoạch\b(?! số)"
    r"(?P<named>[^.;:]{0,200})",
    re.IGNORECASE,
)
"""``UBND xã ban hành Kế hoạch … năm 2026 như sau``, ``Trên đây là Kế hoạch … năm 2026``: the plan itself."""
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)(?!\d)")
_CITED = re.compile(r"số\s*\d|/[A-ZĐ]{2}")
_LEAST = 2
"""One task with a year says nothing of the others."""


class Told(StrEnum):
    """Where the year or the period of the plan is told."""

    SUBJECT = "subject"
    TEXT = "text"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Period:
    """The single year the plan is of, its first and last day, where they are told."""

    year: int | None = None
    start: date | None = None
    end: date | None = None
    told: Told | None = None


def plan_period(subject: str) -> tuple[int | None, date | None, date | None]:
    """Plan year and period a subject names. A plan ``đến năm 2030`` has an end alone; beside a year
    (``năm 2024, định hướng đến năm 2030``) that is an outlook. A plan of one year of a programme (``năm
    2023, giai đoạn 2021-2025``) is a plan of that year.
    """
    subject = _DATE.sub(" ", subject)  # of a document it carries out, not of the plan
    if school := _SCHOOL_YEAR.search(subject):
        return None, date(int(school[1]), 9, 1), date(int(school[2]), 5, 31)
    named = years_named(subject)
    if span := _PERIOD.search(subject):
        first, last = int(span[1]), int(span[2])
        inside = [year for year in named if first <= year <= last]
        if len(named) != 1 or not inside:
            return None, date(first, 1, 1), date(last, 12, 31)
    if not named and (until := horizon_named(subject)):
        return None, None, date(until, 12, 31)
    return _of_year(next(iter(named)) if len(named) == 1 else None)


def _of_year(year: int | None) -> tuple[int | None, date | None, date | None]:
    return (year, date(year, 1, 1), date(year, 12, 31)) if year else (None, None, None)


def period_of(outline: Outline) -> Period:
    """What the plan tells of its time: the subject first, then its text, then the dates of tasks."""
    subject = outline.letterhead.subject
    named = plan_period(subject.text if subject else "")
    if any(named):
        return Period(*named, Told.SUBJECT)
    for text in _own_names(outline):
        named = plan_period(text)
        if any(named):
            return Period(*named, Told.TEXT)
    named = _of_year(_year_of_tasks(cell for cell in _time_cells(outline)))
    return Period(*named, Told.TASKS) if any(named) else Period()


def _own_names(outline: Outline) -> Iterable[str]:
    """The plan as its enacting clause and its closing formula name it."""
    values = list(outline.preamble.enacting_clauses)
    last = outline.sections[-1:] if outline.sections else ()
    values += [paragraph for section in last for paragraph in section.paragraphs]
    for value in values:
        for found in _OWN.finditer(value.text):
            yield found["named"]


def _time_cells(outline: Outline) -> Iterable[str]:
    for task in task_cells(outline):
        if cell := task.cells.get(Role.TIME):
            yield cell.text


def _year_of_tasks(cells: Iterable[str]) -> int | None:
    """The one year that all dated tasks name."""
    told: Counter[int] = Counter()
    for cell in cells:
        if not _CITED.search(cell):
            told.update({int(found["year"]) for found in _YEAR.finditer(cell)})
    one = len(told) == 1 and next(iter(told.values())) >= _LEAST
    return next(iter(told)) if one else None
