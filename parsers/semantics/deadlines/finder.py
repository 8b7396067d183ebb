"""Time expressions (thời gian, thời hạn): a text goes in, deadlines with spans into it come out.

``find_deadlines("… gửi báo cáo trước ngày 05/6/2023.", context=TimeContext())`` reads running text,
``read_time_cell("Quý I, IV/2023", context=…)`` the time cell of a task. The families stand in one
ordered table; at each word that may open one, the first family that reads something wins.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from parsers.semantics.dates import STRETCH_OPENINGS
from parsers.semantics.deadlines.context import TimeContext
from parsers.semantics.deadlines.dated import read_points, read_whole_year, skipped
from parsers.semantics.deadlines.draft import Draft, Family, Scan
from parsers.semantics.deadlines.folding import Folded, fold
from parsers.semantics.deadlines.labels import labelled, without_routine
from parsers.semantics.deadlines.loose import (
    read_always,
    read_as_said,
    read_asked,
    read_before_event,
    read_feast,
    read_moon_day,
    read_several_upon,
    read_units_before,
    read_until,
    read_upon,
    read_within,
)
from parsers.semantics.deadlines.operators import (
    OPERATOR_OPENINGS,
    TIME_OPENINGS,
    WEEKDAY_OPENINGS,
    read_time,
)
from parsers.semantics.deadlines.ranges import (
    read_days,
    read_from_now,
    read_range,
    read_years,
)
from parsers.semantics.deadlines.recurring import (
    read_every,
    read_once_in,
    read_routine,
    read_times,
    read_times_in_each,
    read_week_of_month,
)
from parsers.semantics.deadlines.resolve import resolve
from parsers.semantics.deadlines.ruled import read_ruled_day
from parsers.semantics.openings import DIGITS, asked_at, by_opening
from schemas.mentions import Deadline, DeadlineKind

_BOUND = f"{OPERATOR_OPENINGS} {TIME_OPENINGS} {WEEKDAY_OPENINGS}"
FAMILIES: tuple[tuple[Family, str], ...] = (
    (read_feast, "trong vào nhân dịp trước sau"),
    (read_moon_day, f"{DIGITS} trước sau vào đến ngày rằm mùng mồng tháng tết"),
    (read_times, f"{DIGITS} ít tối một hai ba bốn"),
    (read_times_in_each, "mỗi hàng hằng"),
    (read_once_in, f"{DIGITS} một hai ba sáu định"),
    (read_ruled_day, f"{_BOUND} ngày"),
    (read_week_of_month, "vào trong tuần"),
    (read_units_before, "chậm trước"),
    (read_before_event, f"{DIGITS} chậm ít tối"),
    (read_within, f"{DIGITS} ≤ ≥ < > dự trong thời vòng khoảng chậm không sau tối"),
    (read_until, "đến trước"),
    (read_several_upon, f"{DIGITS} đăng ít"),
    (read_upon, "ngay sau khi"),
    (read_from_now, "từ"),
    (read_days, "vào trong các ngày"),
    (
        read_range,
        f"{STRETCH_OPENINGS} {TIME_OPENINGS} hoàn thực thời trong bắt kể tính từ xong dự vào",
    ),
    (read_years, f"{DIGITS} trong cả giai thời nhiệm năm từ"),
    (read_points, f"{_BOUND} {STRETCH_OPENINGS}"),
    (read_whole_year, "cả cà suốt toàn trong"),
    (read_every, "0 3 6 9 báo định thực hàng hằng mỗi tuần tháng quý"),
    (read_routine, "báo định"),
    (read_always, "thực tiến duy thường liên"),
    (read_asked, "báo đột khi hoặc theo"),
    (read_as_said, "thời báo thực theo đúng được"),
)
"""Longer expressions before the ones they begin with: ``ngày 15 hằng tháng`` before ``ngày 15``. Each
with the words it may begin with: most places need to ask few families.
"""
NEEDS: Mapping[Family, tuple[str, ...]] = {
    read_moon_day: ("rằm", "giêng", "chạp", "mùng", "mồng", "tết", "âm lịch"),
    read_times: ("lần", "đợt", "kỳ", "cuộc"),
    read_once_in: ("lần",),
    read_before_event: (" trước ",),
}
"""Families that begin with a number, as every day does, and of what they need one word: in a text without
any they are not asked.
"""
_CELLS_ONLY = (read_until, read_several_upon, read_years, read_whole_year)


@cache
def _families(left_out: tuple[Family, ...]) -> Mapping[str, tuple[Family, ...]]:
    return by_opening(row for row in FAMILIES if row[0] not in left_out)


_OPENER = re.compile(
    r"(?<!\w)(?:từ|tính|kể|bắt|trước|chậm|muộn|trễ|xong|hoàn|phải|kết|không|hết|đến|tới|cho|hạn|thời|sau"
    r"|ngày|các|những|vào|trong|dự|ngay|khi|lúc|khoảng|quý|q|tháng|t(?=\d)|năm|c[ảà]|suốt|toàn|giai"
    r"|nhiệm|đầu|giữa|cuối|tuần|thứ|chủ|h[àằ]ng|mỗi|định|báo|thường|liên|duy|tiến|thực|đột|theo|đúng|được"
    r"|hoặc|dịp|nhân|rằm|mùng|mồng|tết|ít|tối|đăng|tổ|một|hai|ba|sáu|chín|[\dl])|[≤<≥>]|(?<=\w)(?=trước ngày \d)"
)
_SAME = re.compile(r"[-–. ]*(?:nt|n/t|như trên|[\"”“″'’]{1,2}|//|như nhau)[-–. ]*")
_FROM = re.compile(r"(?:từ |lúc )?")
_TO_HOUR = re.compile(r" ?(?:-+|đến|tới) ?")
_BLANK = re.compile(r"[-–—_.…\s/*xX\u00ad\u200b-\u200d\u2060\ufeff]*")
_TIME_WORD = re.compile(r"\d|(?<!\w)(?:quý|tháng|năm|ngày|tuần|giờ|(?<!định )kỳ|hạn)(?!\w)")
_DOCUMENT = re.compile(r"\d[\w.]*/[\w/-]*[a-zđ]|(?<!\w)số \d")
_HEADER_EVENT = re.compile(r"(?:trước|sau)(?: ?\((?:trước|sau)\))? (?=(?:ngày|khi) )")


def find_deadlines(text: str, *, context: TimeContext) -> tuple[Deadline, ...]:
    """Every time expression of running text, in order; spans never overlap."""
    scan = Scan(fold(text), cell=False)
    return resolve(scan, _drafts(scan), context)


def read_time_cell(text: str, *, context: TimeContext) -> tuple[Deadline, ...]:
    """Everything a time cell says; at least one deadline. What cannot be read is kept as
    ``unparsed``; ``nt`` and its like carry the issue ``same_as_above`` for who knows the row above.
    """
    folded = fold(text)
    everything = (0, len(folded.key))
    if _SAME.fullmatch(folded.key):
        return (_whole(folded, everything, DeadlineKind.UNPARSED, "same_as_above"),)
    if _BLANK.fullmatch(folded.key):
        return (_whole(folded, everything, DeadlineKind.UNSPECIFIED),)
    scan = Scan(folded, cell=True, event=_event(context.column_header))
    drafts = _drafts(scan)
    if not drafts:
        return (_hours(folded) or _whole(folded, everything, DeadlineKind.UNPARSED),)
    rest = [_whole(folded, gap, DeadlineKind.UNPARSED) for gap in _unread(scan, drafts)]
    return tuple(sorted((*resolve(scan, drafts, context), *rest), key=lambda d: d.span))


def _drafts(scan: Scan) -> tuple[Draft, ...]:
    return labelled(scan, without_routine(scan, list(_scanned(scan))))


def _scanned(scan: Scan) -> Iterator[Draft]:
    """Each family in its order at each opener; reading goes on behind what was read."""
    key, done = scan.key, 0
    useless = [family for family, words in NEEDS.items() if not any(word in key for word in words)]
    families = _families((*(() if scan.cell else _CELLS_ONLY), *useless))
    for opener in _OPENER.finditer(key):
        at = opener.start()
        if at < done:
            continue
        if behind := skipped(key, at):
            done = behind
            continue
        for family in asked_at(families, key, at):
            drafts = family(scan, at)
            if drafts:
                yield from drafts
                done = drafts[-1].end
                break


def _whole(folded: Folded, part: tuple[int, int], kind: DeadlineKind, *issues: str) -> Deadline:
    span = folded.span(*part)
    return Deadline(span, folded.text[span.start : span.end], kind, issues=issues)


def _hours(folded: Folded) -> Deadline | None:
    """``7h00 - 7h30`` alone: hours of a day the cell does not name, a slot of an agenda."""
    opening = _FROM.match(folded.key)
    first = read_time(folded.key, opening.end() if opening else 0)
    if first is None:
        return None
    to = _TO_HOUR.match(folded.key, first[1])
    second = read_time(folded.key, to.end()) if to else None
    last = second or first
    if folded.key[last[1] :].strip(" ."):
        return None
    slot = _whole(folded, (0, len(folded.key)), DeadlineKind.UNSPECIFIED)
    return replace(slot, at=first[0], until=second[0] if second else None)


def _unread(scan: Scan, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Pieces between the expressions that still speak of time. Words without any time are the task
    itself (``Ban hành kế hoạch trong tháng 01``); numbers of documents are no time.
    """
    ends = [0, *(d.end for d in drafts)]
    starts = [*(d.start for d in drafts), len(scan.key)]
    labelled_at = {d.start for d in drafts if d.label}
    for start, end in zip(ends, starts, strict=True):
        gap = scan.key[start:end]
        if end not in labelled_at and _TIME_WORD.search(gap) and not _DOCUMENT.search(gap):
            yield start, end


def _event(header: str | None) -> str | None:
    """``Số ngày … trước (sau) ngày bầu cử``: what the bare numbers of the column count to."""
    if not header:
        return None
    folded = fold(header)
    found = _HEADER_EVENT.search(folded.key)
    return folded.printed(found.end(), len(folded.key)) if found else None
