"""Families that come back: ``hằng quý``, ``ngày 15 hằng tháng``, ``02 lần/năm``.

Rules are RFC 5545 without DTSTART; a rule without an anchor day says so (``no_anchor``).
"""

import re
from collections.abc import Iterator

from parsers.semantics.deadlines.draft import Draft, Drafts, Scan
from parsers.semantics.deadlines.ruled import opening_at
from schemas.mentions import DeadlineKind

_RULES = {
    "ngày": "FREQ=DAILY",
    "tuần": "FREQ=WEEKLY",
    "tháng": "FREQ=MONTHLY",
    "quý": "FREQ=MONTHLY;INTERVAL=3",
    "năm": "FREQ=YEARLY",
}
_WEEK_OF_MONTH = re.compile(
    r"(?:(?:vào |trong )?tuần (?:cuối(?: cùng)?|đầu(?: tiên)?|thứ (?:nhất|hai|ba|tư|[1-4]))(?: của)?"
    r" (?:h[àằ]ng |mỗi |các )?)tháng(?! ?\d)(?! (?:này|sau|tới|trước|giêng|chạp))"
)
"""``vào tuần cuối tháng``: each month, on no certain day."""
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


def read_week_of_month(scan: Scan, at: int) -> Drafts:
    """``vào tuần cuối tháng``; a cell that says so names the week of one month."""
    week = None if scan.cell else _WEEK_OF_MONTH.match(scan.key, at)
    if week is None:
        return ()
    draft = Draft(at, week.end(), DeadlineKind.RECURRING, rrule="FREQ=MONTHLY")
    return (draft.flagged("no_anchor"),)


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
    opening = opening_at(scan, named.end()) if named else None
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
