"""What falls due: a month at a glance, a list, and a calendar to subscribe to on this machine."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from parsers.keys import ascii_key
from pipeline.calendar.ics import to_ics
from pipeline.calendar.obligations import Obligation, Owed
from pipeline.desk.asked import Asked, Kind, Listed
from pipeline.desk.held import FOLDED, Held
from pipeline.desk.tables import Row

KIND = Kind(
    path="/calendar",
    filters=("month", "view", "kind", "unit", "who"),
    orders={"due": "due {way}, unit, document_id, obligation_id"},
    shown="* EXCLUDE (province, file)",
    first="due",
)
EXPORTED = (
    "due", "at", "kind", "what", "who", "recipient", "via", "unit", "time", "approximate", "document_number", "subject",
    "file_name", "document_id",
)  # fmt: skip
_A_DAY = 4
"""Duties of a day that are shown in the grid."""
_DECEMBER = 12
_MOST_EVENTS = 5_000
_BACK, _AHEAD = 31, 400
"""Days before and after today that a calendar to subscribe to holds."""


class Day(NamedTuple):
    """A day of the grid; ``more`` are not shown."""

    day: date
    rows: list[Row]
    more: int
    inside: bool
    """It is of the month that is shown."""


class Month(NamedTuple):
    """The weeks of a month, from Monday on."""

    first: date
    weeks: list[list[Day]]

    @property
    def before(self) -> str:
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        year, month = self.first.year, self.first.month
        return f"{date(year + month // _DECEMBER, month % _DECEMBER + 1, 1):%Y-%m}"


def month_of(asked: Asked, today: date) -> date:
    """The first day of the month that is asked for; this one where none is."""
    try:
        first = date.fromisoformat(f"{asked['month']}-01")
    except ValueError:
        return today.replace(day=1)
    return first if 1900 <= first.year <= 2200 else today.replace(day=1)


def month(held: Held, asked: Asked, today: date) -> Month:
    """A month as weeks; of a day what the grid has room for."""
    first, last = _days(asked, today)
    begin = first - timedelta(days=first.weekday())
    end = last + timedelta(days=6 - last.weekday())
    where, values = _within(asked, begin, end)
    rows = held.rows(
        f"""
        SELECT one.*, of_day FROM held.due AS one JOIN (
            SELECT rowid AS held_at, count(*) OVER (PARTITION BY due) AS of_day FROM held.due WHERE {where}
            QUALIFY row_number() OVER (PARTITION BY due ORDER BY kind, unit, document_id, obligation_id) <= {_A_DAY}
        ) AS shown ON one.rowid = held_at
        ORDER BY due, kind, unit, document_id, obligation_id""",  # noqa: S608 - our own words
        values,
    )
    found: defaultdict[date, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["due"]].append(row)
    days = [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
    cells = [
        Day(
            one,
            found[one],
            found[one][0]["of_day"] - len(found[one]) if found[one] else 0,
            first <= one <= last,
        )
        for one in days
    ]
    return Month(first, [cells[at : at + 7] for at in range(0, len(cells), 7)])


def listed(held: Held, asked: Asked, today: date) -> Listed:
    """What falls due in the month, a page of it."""
    where, values = _within(asked, *_days(asked, today))
    return held.listed("due", where, values, asked)


def every(held: Held, asked: Asked, today: date) -> list[Row]:
    """All of the month, to be exported."""
    where, values = _within(asked, *_days(asked, today))
    return held.rows(f"SELECT * FROM held.due WHERE {where} ORDER BY {asked.order}", values)  # noqa: S608


def _days(asked: Asked, today: date) -> tuple[date, date]:
    first = month_of(asked, today)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def ics(held: Held, asked: Asked, today: date) -> bytes:
    """From a month ago on, as iCalendar: with where each stands and how it recurs, which lists do not show."""
    where, values = _within(asked, today - timedelta(days=_BACK), today + timedelta(days=_AHEAD))
    rows = held.rows(
        f"""
        SELECT due.*, deadlines.container, deadlines.container_id, deadlines.rrule,
            list_transform(deadlines.regions, lambda one: one.page) AS pages
        FROM due JOIN deadlines USING (document_id, deadline_id)
            SEMI JOIN (FROM held.due WHERE {where}) AS asked USING (document_id, obligation_id)
        ORDER BY due LIMIT {_MOST_EVENTS}""",  # noqa: S608 - our own words
        values,
    )
    return to_ics(map(_obligation, rows), on=today)


def _obligation(row: Row) -> Obligation:
    owed = Owed(
        document_id=row["document_id"],
        item_id=row["deadline_id"],
        kind=row["kind"],
        who=tuple((row["who"] or "").split("; ")) if row["who"] else (),
        what=row["what"],
        recipient=row["recipient"],
        via=row["via"],
        issuer=row["issuer"],
        province=row["province"],
        district=row["district"],
        commune=row["commune"],
        document_number=row["document_number"],
        subject=row["subject"],
        container=row["container"],
        container_id=row["container_id"],
        pages=tuple(sorted({one for one in row["pages"] or () if one is not None})),
        raw=row["time"],
        label=row["label"],
    )
    return Obligation(owed, row["due"], row["window_start"], row["approximate"], row["rrule"])


def _within(asked: Asked, first: date, last: date) -> tuple[str, list[Any]]:
    """What is asked for, of some days."""
    parts = [("due BETWEEN ? AND ?", [first, last]), *_parts(asked)]
    sql = " AND ".join(part for part, _ in parts)
    return sql, [value for _, values in parts for value in values]


def _parts(asked: Asked) -> Iterator[tuple[str, list[Any]]]:
    if asked["kind"] in {"report", "task"}:
        yield "kind = ?", [asked["kind"]]
    if asked["unit"]:
        whose = FOLDED.format("concat_ws(' ', unit, issuer, province)")
        yield f"contains({whose}, ?)", [ascii_key(asked["unit"])]
    if asked["who"]:
        yield f"contains({FOLDED.format('who')}, ?)", [ascii_key(asked["who"])]
