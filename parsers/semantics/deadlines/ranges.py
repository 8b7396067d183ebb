"""Families of two ends: ``từ … đến …``, ``A - B``, ``từ nay đến …``, ``giai đoạn 2021-2025``.

``Tháng 3 - 5/2024`` is one period; the left end takes unit and year from the right one.
"""

import re

from parsers.semantics.dates import (
    APPROXIMATE,
    REPAIRED,
    YEAR,
    Read,
    day_stretch,
    read_stretch,
    year_stretch,
)
from parsers.semantics.deadlines.dated import FOLLOWING, is_cited, read_member
from parsers.semantics.deadlines.draft import Draft, Drafts, Scan
from parsers.semantics.deadlines.operators import read_operator, read_time
from parsers.semantics.openings import by_opening
from schemas.mentions import DeadlineKind, Op, Precision

_FROM = re.compile(
    r"(?:(?:hoàn thành|thực hiện|thời gian|trong|khoảng):? )?(?:(?:bắt đầu|kể|tính) )?từ "
)
_WITHIN = re.compile(r"(?:(?:hoàn thành|xong|dự kiến):? )?(?:trong|vào|dự kiến) ")
_LEADS = by_opening(
    (
        (_FROM, "hoàn thực thời trong khoảng bắt kể tính từ"),
        (_WITHIN, "hoàn xong dự trong vào"),
    )
)
_TO = re.compile(r" ?(?:-+|(?:cho )?(?:đến|tới)(?: (?:hết|trước))?) ?(?=\w)")
_NOW = re.compile(
    r"từ (?:nay|thời điểm này|khi ban hành kế hoạch)(?: (?:cho )?đến(?: (?:hết|trước))?)? ?"
)
_DAY_ONLY = re.compile(r"(?:ngày ?)?(?P<d>\d{1,2})(?![\d/.%])(?= ?(?:-|đến|tới))")
_DAY_LIST = re.compile(
    r"(?:(?:vào|trong) )?(?:các )?ngày (?P<days>\d{1,2}(?: ?(?:,|;|và) ?\d{1,2})*) ?(?:,|;|và) ?"
    r"(?=\d{1,2} ?[/-] ?\d)"
)
_NUMBER = re.compile(r"\d+")
_DAY_WORD = re.compile(r"ngày ?(?:(?<= )(?:[^\W\d]{1,8} ){1,4})?(?=\d)")
"""``ngày`` · ``ngày bầu cử 15/3/2026``."""
_SPAN_OF_YEARS = re.compile(
    rf"(?P<word>(?:trong )?(?:cả )?(?:giai đoạn|thời kỳ)|nhiệm kỳ|năm học)?(?: ?từ)?(?: ?năm)? ?"
    rf"(?P<from>(?:19|20)\d\d) ?(?P<dash>-+|đến|tới)? ?(?:năm )?(?P<to>{YEAR})(?![\w/])"
)
"""``giai đoạn 2022-2026`` · ``2022 - 2026`` · ``20222026`` (lost dash) · ``nhiệm kỳ 2021-2026``."""
_LONE_YEAR = re.compile(rf"(?P<y>{YEAR})(?![\w/])(?! ?[-/] ?\d)")


def read_days(scan: Scan, at: int) -> Drafts:
    """``Ngày 15 và 16/4/2025``: each of the days, of the month of the last one."""
    found = _DAY_LIST.match(scan.key, at)
    last = read_member(scan.key, found.end(), Precision.DAY) if found else None
    if found is None or last is None or last[0].precision is not Precision.DAY:
        return ()
    if is_cited(scan.key, at, last[1], Precision.DAY):
        return ()
    month, year = last[0].first[0], last[0].year
    draft = Draft(found.end(), last[1], DeadlineKind.ON_DATE, op=Op.ON, stretches=(last[0],))
    days = [
        draft._replace(
            start=found.start("days") + day.start(),
            end=found.start("days") + day.end(),
            stretches=(day_stretch(int(day.group()), month, year),),
        )
        for day in _NUMBER.finditer(found["days"])
    ]
    return (days[0]._replace(start=at), *days[1:], draft)


def read_range(scan: Scan, at: int) -> Drafts:
    """``từ ngày 04/02/2026 đến ngày 08/02/2026`` · ``Quý IV/2025- Quý II/2026``."""
    key = scan.key
    opened, begin = False, at
    for lead in _LEADS.get(key[at : at + 2], ()):
        if found := lead.match(key, at):
            opened, begin = lead is _FROM, found.end()
            break
    clock = read_time(key, begin)
    if clock and (to := _TO.match(key, _trimmed(key, clock[1]))):
        return _hours(scan, at, begin, to.end())
    left_at = clock[1] if clock else begin
    worded = key.startswith("ngày", left_at)
    left = read_stretch(key, left_at)
    if left and (to := _TO.match(key, left[1])):
        right = _right_end(key, to.end(), left[0].precision)
        opens = opened and left[0].precision is not Precision.DAY
        if right and _counts(scan, at, left, right, worded=worded or opens):
            draft = Draft(at, right[1], DeadlineKind.PERIOD, at=clock[0] if clock else None)
            return (_range(scan, draft, left, right),)
    if left is None and (day := _DAY_ONLY.match(key, left_at)):
        return _days_of_month(scan, at, day, worded=worded or opened)
    return ()


def _trimmed(key: str, at: int) -> int:
    return at - 1 if at and key[at - 1] == " " else at


def _right_end(key: str, at: int, precision: Precision) -> Read | None:
    """Behind ``đến`` a time of day may stand; the unit may be left out (``tháng 3 - 5``)."""
    clock = read_time(key, at)
    at = clock[1] if clock else at
    if word := _DAY_WORD.match(key, at):
        return read_member(key, word.end(), Precision.DAY)
    return read_member(key, at, precision) or read_stretch(key, at)


def _counts(scan: Scan, at: int, left: Read, right: Read, *, worded: bool) -> bool:
    if is_cited(scan.key, at, left[1], left[0].precision):
        return False
    if scan.cell:
        return True
    if left[0].precision is Precision.YEAR:
        return False
    return worded or right[0].year is not None


def _range(scan: Scan, draft: Draft, left: Read, right: Read) -> Draft:
    by_months = all(e[0].precision is not Precision.DAY for e in (left, right))
    draft = draft._replace(
        stretches=(left[0], right[0]),
        range=True,
        throughout=False if by_months else None,
    )
    if following := FOLLOWING.match(scan.key, draft.end):
        return draft._replace(end=following.end(), open_ended=True)
    return draft


def _days_of_month(scan: Scan, at: int, day: re.Match[str], *, worded: bool) -> Drafts:
    """``từ ngày 15 đến ngày 20/6/2023``: the left end is a day of the right one's month."""
    to = _TO.match(scan.key, day.end())
    right = _right_end(scan.key, to.end(), Precision.DAY) if to else None
    if right is None or right[0].precision is not Precision.DAY:
        return ()
    if not (worded or (scan.cell and right[0].year is not None)):
        return ()
    left = day_stretch(int(day["d"]), right[0].first[0], right[0].year)
    return (Draft(at, right[1], DeadlineKind.PERIOD, stretches=(left, right[0]), range=True),)


def _hours(scan: Scan, at: int, begin: int, to: int) -> Drafts:
    """``Từ 20 giờ 15 phút - 20 giờ 45 phút ngày 23 tháng 1``: hours of one day."""
    first, second = read_time(scan.key, begin), read_time(scan.key, to)
    day = read_stretch(scan.key, second[1]) if second else None
    if first is None or day is None or day[0].precision is not Precision.DAY:
        return ()
    return (
        Draft(
            at,
            day[1],
            DeadlineKind.ON_DATE,
            op=Op.ON,
            at=first[0],
            stretches=(day[0],),
            issues=("time_range",),
        ),
    )


_YEARS_END = re.compile(r"(?:cuối )?năm(?: (?P<y>20\d\d))?(?!\w)(?! (?:học|sau|tới))")


def read_from_now(scan: Scan, at: int) -> Drafts:
    """``Từ nay đến hết năm 2023``: from the day of issue."""
    found = _NOW.match(scan.key, at)
    if found is None:
        return ()
    binding = read_operator(scan.key, found.end())
    end = binding.end if binding else found.end()
    if year := _YEARS_END.match(scan.key, end):
        stretch, last = year_stretch(int(year["y"]) if year["y"] else None), year.end()
    else:
        read = read_stretch(scan.key, end)
        if read is None:
            return ()
        stretch, last = read
    return (
        Draft(
            at,
            last,
            DeadlineKind.PERIOD,
            Op.FROM,
            stretches=(stretch,),
            range=True,
            from_issue=True,
        ),
    )


def read_years(scan: Scan, at: int) -> Drafts:
    """``Giai đoạn 2022-2026`` · ``2025``; in time cells only, elsewhere they name programmes."""
    if at and (scan.key[at - 1].isdigit() or scan.key[at - 1] in "/.-"):
        return ()
    found = _SPAN_OF_YEARS.match(scan.key, at)
    if found is None:
        lone = _LONE_YEAR.match(scan.key, at)
        if lone is None or is_cited(scan.key, at, lone.end(), Precision.YEAR):
            return ()
        stretches = (year_stretch(int(lone["y"])),)
        return (Draft(at, lone.end(), DeadlineKind.PERIOD, stretches=stretches, throughout=False),)
    word = found["word"] or ""
    first, last = year_stretch(int(found["from"])), year_stretch(int(found["to"]))
    if word == "năm học":
        first = first._replace(precision=Precision.MONTH, first=(9, 1))
        last = last._replace(precision=Precision.MONTH, last=(5, 0))
    issues = [APPROXIMATE] if word in {"năm học", "nhiệm kỳ"} else []
    if found["dash"] is None:
        issues.append(REPAIRED)
    draft = Draft(at, found.end(), DeadlineKind.PERIOD, range=True, issues=tuple(issues))
    return (draft._replace(stretches=(first, last)),)
