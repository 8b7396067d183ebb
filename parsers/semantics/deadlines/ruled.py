"""A day that comes back each month, quarter or week: ``ngày 15 hằng tháng``, ``thứ Sáu hằng tuần``.

``trước ngày 05 các tháng 10, 12`` is a day of each; with their years printed they are dates.
"""

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from parsers.semantics.dates import YEAR, day_stretch
from parsers.semantics.deadlines.draft import Draft, Drafts, Scan
from parsers.semantics.deadlines.operators import (
    WEEKDAY_OPENINGS,
    WEEKDAYS,
    read_operator,
    read_time,
    read_weekday,
)
from parsers.semantics.openings import DIGITS, asked_at, by_opening
from schemas.mentions import DeadlineKind, Op

_EVERY = r"(?:h[àằ]ng|mỗi|các|của|trong)"
_NEXT = r"(?:sau|liền kề|kế tiếp|tiếp theo|liền sau)"
_MONTHLY = re.compile(
    rf"(?P<word>ngày )?(?P<d>\d{{1,2}}(?: ?(?:,|và) ?(?:ngày )?\d{{1,2}}){{0,3}})(?: ?,? ?(?:h[àằ]ng tháng|mỗi tháng|của (?:các )?tháng|của mỗi"
    rf" tháng|(?:của )?tháng (?P<next>{_NEXT}))(?: {_NEXT})?)(?! (?:cuối|đầu|thứ|giữa)? ?quý)(?! ?\d)"
)
"""``ngày 15 hằng tháng`` · ``ngày 15 của tháng`` · ``05 của tháng liền kề``."""
_QUARTERLY = re.compile(
    rf"(?:ngày )?(?P<d>\d{{1,2}}) ?(?:của )?tháng (?P<which>cuối|đầu|giữa|thứ (?:hai|ba|2|3))(?: tiên"
    rf"| cùng)? ?(?:của )?(?:h[àằ]ng |mỗi )?quý(?: {_NEXT})?(?! ?[iv\d/])"
)
"""``ngày 20 của tháng cuối quý`` · ``05 tháng đầu quý sau``."""
_FARTHEST_MONTH = 70
"""``ngày 5 và ngày 10, ngày 15 và ngày 20 của các tháng``: behind four days it begins at the latest."""
_NUMBER = re.compile(r"\d{1,2}")
_OF_QUARTER = {
    "đầu": "1,4,7,10",
    **dict.fromkeys(("giữa", "thứ hai", "thứ 2"), "2,5,8,11"),
    **dict.fromkeys(("cuối", "thứ ba", "thứ 3"), "3,6,9,12"),
}
_LAST_DAY = re.compile(
    rf"(?:vào )?ngày (?P<work>làm việc )?cuối(?: cùng)? {_EVERY} ?(?:h[àằ]ng )?(?P<unit>tháng|quý)(?! ?[\div])"
)
_WEEKLY = re.compile(r" ?,? ?(?:h[àằ]ng|mỗi|của|trong) tuần(?! ?\d)")
_OF_MONTH = re.compile(
    r" (?:(?P<last>cuối(?: cùng)?)|(?P<first>đầu(?: tiên)?))"
    r"(?: (?:của )?(?:h[àằ]ng |mỗi |các |trong )?tháng)(?! ?[\div])"
)
"""``thứ Sáu cuối cùng của tháng`` · ``thứ Hai đầu tiên hằng tháng``."""
_DAY_OF_MONTHS = re.compile(
    r"ngày (?P<d>\d{1,2}) (?:của )?(?:các|những) tháng (?=\d)",
)
_MONTHS = re.compile(
    rf"(?P<months>\d{{1,2}}(?: ?(?:,|và) ?\d{{1,2}}(?![/\d]))*)(?:(?:/| năm )(?P<year>{YEAR}))?(?!\w)"
)
_MORE_MONTHS = re.compile(r" ?(?:,|;|và) ?(?:các )?tháng (?=\d)")
_LAST_MONTH = 12


class Opening(NamedTuple):
    """Operator and time of day before a recurring day, and where they end."""

    start: int
    end: int
    op: Op | None
    at: time | None

    def ruled(self, end: int, rule: str | None) -> Draft:
        op = self.op or Op.ON
        return Draft(self.start, end, DeadlineKind.RECURRING, op=op, at=self.at, rrule=rule)


def opening_at(scan: Scan, at: int) -> Opening:
    binding = read_operator(scan.key, at)
    end = binding.end if binding else at
    clock = read_time(scan.key, end)
    op = binding.op if binding else None
    return Opening(at, clock[1], op, clock[0]) if clock else Opening(at, end, op, None)


def read_ruled_day(scan: Scan, at: int) -> Drafts:
    """A day of each month or quarter, a weekday of each week."""
    opening = opening_at(scan, at)
    for read in asked_at(_RULED_DAYS, scan.key, opening.end):
        if drafts := read(scan, opening):
            return drafts
    return ()


def _day_of_month_or_quarter(scan: Scan, opening: Opening) -> Drafts:
    if scan.key.find("tháng", opening.end, opening.end + _FARTHEST_MONTH) < 0:  # of most numbers
        return ()
    return _day_of_quarter(scan, opening) or _day_of_month(scan, opening)


def _day_of_quarter(scan: Scan, opening: Opening) -> Drafts:
    """``trước ngày 20 tháng cuối quý``."""
    found = _QUARTERLY.match(scan.key, opening.end)
    if found is None:
        return ()
    months = _OF_QUARTER[found["which"]]
    rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={int(found['d'])}"
    return _ruled(opening, found, rule, int(found["d"]))


def _day_of_month(scan: Scan, opening: Opening) -> Drafts:
    """``chậm nhất ngày 15 hằng tháng``."""
    found = _MONTHLY.match(scan.key, opening.end)
    if found is None or (found["word"] is None and opening.op is None and not scan.cell):
        return ()
    days = sorted({int(d) for d in _NUMBER.findall(found["d"])})
    rule = f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"
    return _ruled(opening, found, rule, *days)


def _last_day(scan: Scan, opening: Opening) -> Drafts:
    """``ngày làm việc cuối cùng của tháng``."""
    found = _LAST_DAY.match(scan.key, opening.end)
    if found is None:
        return ()
    freq = "FREQ=YEARLY;BYMONTH=3,6,9,12" if found["unit"] == "quý" else "FREQ=MONTHLY"
    if not found["work"]:
        return _ruled(opening, found, f"{freq};BYMONTHDAY=-1")
    if found["unit"] == "quý":
        freq = "FREQ=MONTHLY;BYMONTH=3,6,9,12"
    return _ruled(opening, found, f"{freq};BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")


def _ruled(opening: Opening, found: re.Match[str], rule: str, *days: int) -> Drafts:
    """A rule of a day that no month has (``ngày 32 hằng tháng``) is none."""
    if any(not 1 <= day <= 31 for day in days):
        return (opening.ruled(found.end(), None).flagged("no_such_date"),)
    return (opening.ruled(found.end(), rule),)


def _weekly(scan: Scan, opening: Opening) -> Drafts:
    """``16h00 thứ Năm hằng tuần`` · ``trước thứ Sáu hàng tuần`` · ``vào thứ Sáu cuối cùng của tháng``."""
    pos = opening.end
    if scan.key.startswith("ngày ", pos):
        pos += 5
    day = read_weekday(scan.key, pos)
    if day is None:
        return ()
    name = WEEKDAYS[day[0]]
    if monthly := _OF_MONTH.match(scan.key, day[1]):
        place = -1 if monthly["last"] else 1
        return (opening.ruled(monthly.end(), f"FREQ=MONTHLY;BYDAY={place}{name}"),)
    weekly = _WEEKLY.match(scan.key, day[1])
    return (opening.ruled(weekly.end(), f"FREQ=WEEKLY;BYDAY={name}"),) if weekly else ()


def _day_of_months(scan: Scan, opening: Opening) -> Drafts:
    """``trước ngày 05 các tháng 10, 12 năm 2025 và tháng 3 năm 2026``: that day of each; without a year a
    rule.
    """
    found = _DAY_OF_MONTHS.match(scan.key, opening.end) if opening.at is None else None
    if found is None:
        return ()
    named = tuple(_months(scan.key, found.end()))
    day, op = int(found["d"]), opening.op or Op.ON
    if not named or any(not 1 <= one.month <= _LAST_MONTH for one in named) or not 1 <= day <= 31:
        return ()
    end = named[-1].end
    years = [one.year for one in named]
    if not any(years):
        listed = ",".join(str(month) for month in sorted({one.month for one in named}))
        rule = f"FREQ=YEARLY;BYMONTH={listed};BYMONTHDAY={day}"
        return (Draft(opening.start, end, DeadlineKind.RECURRING, op=op, rrule=rule),)
    kind = DeadlineKind.ON_DATE if op is Op.ON else DeadlineKind.BY_DATE
    drafts = [
        Draft(
            one.start,
            one.end,
            kind,
            op=op,
            stretches=(day_stretch(day, one.month, next(filter(None, years[n:]), None)),),
        )
        for n, one in enumerate(named)
    ]
    return (drafts[0]._replace(start=opening.start), *drafts[1:])


class _Month(NamedTuple):
    start: int
    end: int
    month: int
    year: int | None


def _months(key: str, at: int) -> Iterator[_Month]:
    """``10, 12 năm 2025 và tháng 3 năm 2026``: a year is printed behind the last of its months."""
    while part := _MONTHS.match(key, at):
        numbers = list(_NUMBER.finditer(part["months"]))
        for number in numbers:
            start, end = (part.start() + place for place in number.span())
            last = number is numbers[-1] and part["year"]
            yield _Month(
                start,
                part.end() if last else end,
                int(number.group()),
                int(part["year"]) if last else None,
            )
        more = _MORE_MONTHS.match(key, part.end())
        if more is None:
            return
        at = more.end()


_RULED_DAYS = by_opening(
    (
        (_day_of_month_or_quarter, f"{DIGITS} ngày"),
        (_last_day, "ngày vào"),
        (_weekly, f"ngày {WEEKDAY_OPENINGS}"),
        (_day_of_months, "ngày"),
    )
)
