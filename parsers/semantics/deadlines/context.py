"""What surrounds a time expression, and the year it lends to a date printed without one."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parsers.semantics.dates import YEAR
from parsers.semantics.deadlines.folding import fold
from schemas.mentions import YearSource

_YEAR = re.compile(rf"năm ?(?P<y>{YEAR})")
# "LỊCH THỰC HIỆN (15/11 - 10/12/2025)": the last day of a schedule has the year of all of them
_SPAN = re.compile(
    rf"\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})? ?(?:[-–→]|đến) ?\d{{1,2}}/\d{{1,2}}/(?P<y>{YEAR})"
)
_DATED = re.compile(r"tháng \d{1,2} ?$")


@dataclass(frozen=True, slots=True)
class TimeContext:
    """Where an expression stands. ``plan_year`` is the single year of the subject (``… năm 2023``);
    a plan of several years has none, only a period. Today's date is no part of it.
    """

    plan_year: int | None = None
    issued_on: date | None = None
    issued_year: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    column_header: str | None = None
    """``Thời gian thực hiện (năm 2023)``; also ``Số ngày … trước (sau) ngày bầu cử``."""
    row: str | None = None
    """Title of the group the row stands in: ``NĂM 2024``."""
    section: str | None = None

    def start(self) -> date | None:
        """First day of the plan."""
        if self.period_start is not None or self.plan_year is None:
            return self.period_start
        return date(self.plan_year, 1, 1)

    def end(self) -> date | None:
        """Last day of the plan; None where the plan has none (``… và các năm tiếp theo``)."""
        if self.period_end is not None or self.period_start is not None or self.plan_year is None:
            return self.period_end
        return date(self.plan_year, 12, 31)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, where it comes from, and why it is missing."""

    value: int | None
    source: YearSource
    issues: tuple[str, ...] = ()


def year_around(context: TimeContext) -> Year:
    """The year of the column, the group, the plan, the date line: the first that has one. A plan of
    several years has none to lend.
    """
    for text, source in (
        (context.column_header, YearSource.COLUMN_HEADER),
        (context.row, YearSource.ROW),
        (context.section, YearSource.ROW),
    ):
        if (year := _only_year(text)) is not None:
            return Year(year, source)
    if context.plan_year is not None:
        return Year(context.plan_year, YearSource.PLAN_YEAR)
    start, end = context.period_start, context.period_end
    if start is not None and end is not None and start.year == end.year:
        return Year(start.year, YearSource.PLAN_YEAR)
    if start is not None or end is not None:
        return Year(None, YearSource.NONE, ("year_ambiguous",))
    issued = context.issued_on.year if context.issued_on else context.issued_year
    if issued is not None:
        return Year(issued, YearSource.ISSUE_DATE)
    return Year(None, YearSource.NONE, ("year_missing",))


@lru_cache(maxsize=64)  # the header of a column is asked for each of its cells
def _only_year(text: str | None) -> int | None:
    """The one year a title names; the date of a cited document is none."""
    if not text:
        return None
    key = fold(text).key
    years = {
        int(found["y"])
        for found in _YEAR.finditer(key)
        if not _DATED.search(key[max(0, found.start() - 12) : found.start()])
    }
    years = years or {int(found["y"]) for found in _SPAN.finditer(key)}
    return years.pop() if len(years) == 1 else None
