"""What falls due: a month at a glance, a list, and a calendar to subscribe to on this machine."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from parsers.keys import ascii_key
from pipeline.calendar.ics import to_ics
from pipeline.calendar.obligations import Obligation, Owed
from pipeline.desk.asked import PAGE, Asked, Kind, Listed
from pipeline.desk.register import FOLDED
from pipeline.desk.tables import Row, Tables

KIND = Kind(
    path="/calendar",
    filters=("month", "view", "kind", "unit", "who"),
    orders={"due": "due {way}, unit, document_id, obligation_id"},
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


def month(tables: Tables, asked: Asked, today: date) -> Month:
    """A month as weeks."""
    first = month_of(asked, today)
    begin = first - timedelta(days=first.weekday())
    last = first.replace(day=monthrange(first.year, first.month)[1])
    end = last + timedelta(days=6 - last.weekday())
    found: defaultdict[date, list[Row]] = defaultdict(list)
    where, values = _where(asked)
    rows = tables.rows(
        f"SELECT * FROM ({_rows(where)}) WHERE due BETWEEN ? AND ? ORDER BY due, kind, unit, document_id",  # noqa: S608
        [*values, begin, end],
    )
    for row in rows:
        found[row["due"]].append(row)
    days = [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
    cells = [
        Day(one, found[one][:_A_DAY], max(0, len(found[one]) - _A_DAY), first <= one <= last)
        for one in days
    ]
    return Month(first, [cells[at : at + 7] for at in range(0, len(cells), 7)])


def listed(tables: Tables, asked: Asked, today: date) -> Listed:
    """What falls due in the month, a page of it."""
    where, values = _where(asked)
    first = month_of(asked, today)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    within = f"({_rows(where)}) WHERE due BETWEEN ? AND ?"
    count = tables.one(f"SELECT count(*) AS n FROM {within}", [*values, first, last])  # noqa: S608
    rows = tables.rows(
        f"SELECT * FROM {within} ORDER BY {asked.order} LIMIT {PAGE} OFFSET ?",  # noqa: S608
        [*values, first, last, (asked.page - 1) * PAGE],
    )
    return Listed(asked, rows, count["n"] if count else 0)


def every(tables: Tables, asked: Asked, today: date) -> list[Row]:
    """All of the month, to be exported."""
    where, values = _where(asked)
    first = month_of(asked, today)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return tables.rows(
        f"SELECT * FROM ({_rows(where)}) WHERE due BETWEEN ? AND ? ORDER BY {asked.order}",  # noqa: S608
        [*values, first, last],
    )


def ics(tables: Tables, asked: Asked, today: date) -> bytes:
    """From a month ago on, as iCalendar."""
    where, values = _where(asked)
    rows = tables.rows(
        f"SELECT * FROM ({_whole(where)}) WHERE due BETWEEN ? AND ? ORDER BY due LIMIT {_MOST_EVENTS}",  # noqa: S608
        [*values, today - timedelta(days=_BACK), today + timedelta(days=_AHEAD)],
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


def _rows(where: str) -> str:
    return f"SELECT * FROM due WHERE {where}"  # noqa: S608 - our own words


def _whole(where: str) -> str:
    """With where each stands and how it recurs."""
    return f"""
        SELECT due.*, deadlines.container, deadlines.container_id, deadlines.rrule,
            list_transform(deadlines.regions, lambda one: one.page) AS pages
        FROM due JOIN deadlines USING (document_id, deadline_id) WHERE {where}"""  # noqa: S608 - our own words


def _where(asked: Asked) -> tuple[str, list[Any]]:
    parts = list(_parts(asked))
    sql = " AND ".join(("true", *(part for part, _ in parts)))
    return sql, [value for _, values in parts for value in values]


def _parts(asked: Asked) -> Iterator[tuple[str, list[Any]]]:
    if asked["kind"] in {"report", "task"}:
        yield "due.kind = ?", [asked["kind"]]
    if asked["unit"]:
        what = FOLDED.format("concat_ws(' ', unit, issuer, due.province)")
        yield f"contains({what}, ?)", [ascii_key(asked["unit"])]
    if asked["who"]:
        yield f"contains({FOLDED.format('who')}, ?)", [ascii_key(asked["who"])]
