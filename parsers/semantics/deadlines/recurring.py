"""Families that come back: ``hằng quý``, ``ngày 15 hằng tháng``, ``02 lần/năm``.

Rules are RFC 5545 without DTSTART; a rule without an anchor day says so (``no_anchor``).
"""

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

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
_RULES = {
    "ngày": "FREQ=DAILY",
    "tuần": "FREQ=WEEKLY",
    "tháng": "FREQ=MONTHLY",
    "quý": "FREQ=MONTHLY;INTERVAL=3",
    "năm": "FREQ=YEARLY",
}
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
_WEEK_OF_MONTH = re.compile(
    r"(?:(?:vào |trong )?tuần (?:cuối(?: cùng)?|đầu(?: tiên)?|thứ (?:nhất|hai|ba|tư|[1-4]))(?: của)?"
    r" (?:h[àằ]ng |mỗi |các )?)tháng(?! ?\d)(?! (?:này|sau|tới|trước|giêng|chạp))"
)
"""``vào tuần cuối tháng``: each month, on no certain day."""
_WEEKLY = re.compile(r" ?,? ?(?:h[àằ]ng|mỗi|của|trong) tuần(?! ?\d)")
_OF_MONTH = re.compile(
    r" (?:(?P<last>cuối(?: cùng)?)|(?P<first>đầu(?: tiên)?))"
    r"(?: (?:của )?(?:h[àằ]ng |mỗi |các |trong )?tháng)(?! ?[\div])"
)
"""``thứ Sáu cuối cùng của tháng`` · ``thứ Hai đầu tiên hằng tháng``."""
_UNITS = r"(?:quý|tháng|tuần|năm|ngày|0?6 tháng|0?3 tháng|0?9 tháng)"
_EVERY_UNIT = re.compile(
    rf"(?:(?:báo cáo )?định kỳ,? ?)?(?:thực hiện )?(?:h[àằ]ng|mỗi) (?P<unit>{_UNITS})(?! (?:thứ|nay|\d))(?!\w)"
)
_ROUTINE_UNIT = re.compile(
    rf"(?:báo cáo )?định kỳ:? (?:theo )?(?P<unit>{_UNITS}|\d{{1,2}} tháng)(?! ?\d)(?! (?:đầu|cuối) năm)(?!\w)"
)
_FURTHER = re.compile(
    rf" ?(?:,|và|;|\+) ?(?P<whole>(?:h[àằ]ng |0?1 )?(?P<unit>{_UNITS}))(?= ?(?:[,;.()\n]|và |báo cáo|gửi|$))"
)
_LISTED = re.compile(r"(?P<unit>tuần|tháng|quý|0?[369] tháng)(?= ?[,;+]| và )")
"""``6 tháng, 01 năm`` as a whole cell: how often, not how long."""
_REPORT_DAY = re.compile(
    r"báo cáo (?:định kỳ )?(?:h[àằ]ng )?tháng:? ?\(?(?:gửi )?(?=trước|chậm|muộn|vào|ngày)"
)
_DAY = re.compile(r"ngày (?P<d>\d{1,2})(?!\d)(?! ?[\d/.-]+\d| tháng| h[àằ]ng| mỗi| của)")
"""``báo cáo tháng trước ngày 18``; ``ngày 28 hàng tháng`` is no 2nd."""
_OPEN = re.compile(r" ?(?:và|,) ?(?:(?:cả )?giai đoạn|(?:các|những) năm (?:tiếp theo|sau))(?! ?\d)")
_ROUTINE = re.compile(r"(?:báo cáo )?định kỳ(?!\w)")
_REPORT_BEFORE = re.compile(r"báo cáo (?:[^\W\d]+ ){1,2}$")
_ORDER_BEHIND = re.compile(
    r",? (?:báo cáo|gửi|tổng hợp|thống kê|rà soát|tổ chức|đánh giá|sơ kết|kiểm tra|họp|nộp)(?!\w)"
)
_TIMES = re.compile(
    r"(?P<least>ít nhất |tối thiểu )?(?P<n>\d{1,2}|một|hai|ba|bốn) (?:lần|đợt|kỳ|cuộc) ?"
    r"(?:/|trong|mỗi|trên) ?(?:0?1 |một )?(?P<unit>tuần|tháng|quý|năm|ngày)(?! ?\d)(?!\w)"
)
"""``02 lần/năm`` · ``ít nhất 01 lần/quý``."""
_EVERY_TIMES = re.compile(
    r"(?:mỗi|h[àằ]ng) (?P<unit>tuần|tháng|quý|năm|ngày),? (?P<least>ít nhất |tối thiểu )?"
    r"(?P<n>\d{1,2}|một|hai|ba|bốn) (?:lần|đợt|kỳ)(?!\w)"
)
_ONCE = re.compile(
    r"(?:định kỳ )?(?P<n>\d{1,2}|một|hai|ba|sáu) ?(?P<unit>ngày|tuần|tháng|quý|năm)"
    r"(?: ?/ ?| )(?:0?1|một)? ?lần(?!\w)"
)
"""``6 tháng một lần`` · ``6 tháng/lần``."""
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}


class _Opening(NamedTuple):
    """Operator and time of day before a recurring day, and where they end."""

    start: int
    end: int
    op: Op | None
    at: time | None

    def ruled(self, end: int, rule: str | None) -> Draft:
        op = self.op or Op.ON
        return Draft(self.start, end, DeadlineKind.RECURRING, op=op, at=self.at, rrule=rule)


def _opening(scan: Scan, at: int) -> _Opening:
    binding = read_operator(scan.key, at)
    end = binding.end if binding else at
    clock = read_time(scan.key, end)
    op = binding.op if binding else None
    return _Opening(at, clock[1], op, clock[0]) if clock else _Opening(at, end, op, None)


def read_ruled_day(scan: Scan, at: int) -> Drafts:
    """A day of each month or quarter, a weekday of each week."""
    opening = _opening(scan, at)
    for read in asked_at(_RULED_DAYS, scan.key, opening.end):
        if drafts := read(scan, opening):
            return drafts
    return ()


def _day_of_month_or_quarter(scan: Scan, opening: _Opening) -> Drafts:
    if scan.key.find("tháng", opening.end, opening.end + _FARTHEST_MONTH) < 0:  # of most numbers
        return ()
    return _day_of_quarter(scan, opening) or _day_of_month(scan, opening)


def _day_of_quarter(scan: Scan, opening: _Opening) -> Drafts:
    """``trước ngày 20 tháng cuối quý``."""
    found = _QUARTERLY.match(scan.key, opening.end)
    if found is None:
        return ()
    months = _OF_QUARTER[found["which"]]
    rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={int(found['d'])}"
    return _ruled(opening, found, rule, int(found["d"]))


def _day_of_month(scan: Scan, opening: _Opening) -> Drafts:
    """``chậm nhất ngày 15 hằng tháng``."""
    found = _MONTHLY.match(scan.key, opening.end)
    if found is None or (found["word"] is None and opening.op is None and not scan.cell):
        return ()
    days = sorted({int(d) for d in _NUMBER.findall(found["d"])})
    rule = f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"
    return _ruled(opening, found, rule, *days)


def _last_day(scan: Scan, opening: _Opening) -> Drafts:
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


def _ruled(opening: _Opening, found: re.Match[str], rule: str, *days: int) -> Drafts:
    """A rule of a day that no month has (``ngày 32 hằng tháng``) is none."""
    if any(not 1 <= day <= 31 for day in days):
        return (opening.ruled(found.end(), None).flagged("no_such_date"),)
    return (opening.ruled(found.end(), rule),)


def read_week_of_month(scan: Scan, at: int) -> Drafts:
    """``vào tuần cuối tháng``; a cell that says so names the week of one month."""
    week = None if scan.cell else _WEEK_OF_MONTH.match(scan.key, at)
    if week is None:
        return ()
    draft = Draft(at, week.end(), DeadlineKind.RECURRING, rrule="FREQ=MONTHLY")
    return (draft.flagged("no_anchor"),)


def _weekly(scan: Scan, opening: _Opening) -> Drafts:
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


_RULED_DAYS = by_opening(
    (
        (_day_of_month_or_quarter, f"{DIGITS} ngày"),
        (_last_day, "ngày vào"),
        (_weekly, f"ngày {WEEKDAY_OPENINGS}"),
    )
)


def read_every(scan: Scan, at: int) -> Drafts:
    """``Hằng năm`` · ``Định kỳ hằng quý`` · ``Định kỳ 6 tháng, năm`` (two rules)."""
    found = _EVERY_UNIT.match(scan.key, at) or _ROUTINE_UNIT.match(scan.key, at)
    if found is None and scan.cell and at == 0:
        listed = _LISTED.match(scan.key)
        found = listed if listed and _FURTHER.match(scan.key, listed.end()) else None
    if found is None:
        return _monthly_report(scan, at)
    routine = found.re is not _EVERY_UNIT
    drafts = [_unit_draft(at, found, routine=routine)]
    drafts += [_unit_draft(m.start("whole"), m, routine=routine) for m in _further(scan, found)]
    if opened := _OPEN.match(scan.key, drafts[-1].end):
        drafts[-1] = drafts[-1]._replace(end=opened.end(), open_ended="năm" in opened.group())
    return tuple(drafts)


def _monthly_report(scan: Scan, at: int) -> Drafts:
    """``báo cáo tháng trước ngày 18``: the day of each month, by the name of the report."""
    named = _REPORT_DAY.match(scan.key, at)
    opening = _opening(scan, named.end()) if named else None
    if opening is None:
        return ()
    day = _DAY.match(scan.key, opening.end)
    if day is None or not 1 <= int(day["d"]) <= 31:
        return ()
    return (opening.ruled(day.end(), f"FREQ=MONTHLY;BYMONTHDAY={int(day['d'])}"),)


def _further(scan: Scan, found: re.Match[str]) -> Iterator[re.Match[str]]:
    """``định kỳ hằng quý`` + ``, 6 tháng`` + `` và 01 năm``."""
    end = found.end()
    for _ in range(6):
        more = _FURTHER.match(scan.key, end)
        if more is None:
            return
        yield more
        end = more.end()


def _unit_draft(start: int, found: re.Match[str], *, routine: bool) -> Draft:
    unit = found["unit"]
    number = unit.split(" ")[0]
    rule = _months_rule(int(number)) if number.isdigit() else _RULES[unit]
    issues = ("no_anchor",) if routine or number.isdigit() else ()
    return Draft(start, found.end(), DeadlineKind.RECURRING, rrule=rule, issues=issues)


def _months_rule(months: int) -> str | None:
    if months < 1:
        return None
    if months % 12 == 0:
        return "FREQ=YEARLY" + (f";INTERVAL={months // 12}" if months > 12 else "")
    return "FREQ=MONTHLY" + (f";INTERVAL={months}" if months > 1 else "")


def read_times(scan: Scan, at: int) -> Drafts:
    """``02 lần/năm``: how often, not when."""
    return _several(at, _TIMES.match(scan.key, at))


def read_times_in_each(scan: Scan, at: int) -> Drafts:
    """``mỗi quý 01 lần``."""
    return _several(at, _EVERY_TIMES.match(scan.key, at))


def _several(at: int, found: re.Match[str] | None) -> Drafts:
    if found is None:
        return ()
    rule, issues = _n_times(_WORDS.get(found["n"]) or int(found["n"]), found["unit"])
    least = ("at_least",) if found["least"] else ()
    draft = Draft(at, found.end(), DeadlineKind.RECURRING, rrule=rule)
    return (draft.flagged("no_anchor", *issues, *least),)


def read_once_in(scan: Scan, at: int) -> Drafts:
    """``6 tháng một lần``."""
    found = _ONCE.match(scan.key, at)
    if found is None:
        return ()
    n, unit = _WORDS.get(found["n"]) or int(found["n"]), found["unit"]
    if unit in {"ngày", "tuần"}:
        rule = _RULES[unit] + (f";INTERVAL={n}" if n > 1 else "") if n else None
    else:
        rule = _months_rule(n * _MONTHS[unit])
    draft = Draft(at, found.end(), DeadlineKind.RECURRING, rrule=rule)
    return (draft.flagged("no_anchor"),)


def _n_times(n: int, unit: str) -> tuple[str | None, tuple[str, ...]]:
    """Twice a year is every six months; twice a week has no rule without the days."""
    if n == 0:
        return None, ()
    months = _MONTHS.get(unit)
    if months is not None and months % n == 0:
        return _months_rule(months // n), ()
    return _RULES[unit], ("several_per_period",) if n > 1 else ()


def read_routine(scan: Scan, at: int) -> Drafts:
    """``Định kỳ`` without a word how often; ``khám sức khỏe định kỳ`` is the name of a thing."""
    found = _ROUTINE.match(scan.key, at)
    if found is None:
        return ()
    if not scan.cell and not found.group().startswith("báo cáo"):
        before = scan.key[max(0, at - 24) : at]
        if not (_REPORT_BEFORE.search(before) or _ORDER_BEHIND.match(scan.key, found.end())):
            return ()
    draft = Draft(at, found.end(), DeadlineKind.RECURRING)
    return (draft.flagged("no_frequency"),)
