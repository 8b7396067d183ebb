"""What stands beside a date: the report it is for, and periods a report covers.

``kỳ 6 tháng (từ ngày 15/12/2025 đến ngày 14/6/2026, gửi trước ngày 20/6/2026)``: the first is what
the report covers, the second when it is due. ``6 tháng trước ngày 10/6, năm trước ngày 05/12``: two
dates, each with its label.
"""

import re
from collections.abc import Sequence

from parsers.semantics.deadlines.draft import Draft, Scan
from schemas.mentions import DeadlineKind, Op, Precision

_LABEL = re.compile(
    r"(?P<label>(?:lần|đợt|kỳ) (?:thứ )?(?:\d{1,2}|nhất|hai|ba|i{1,3}|iv)"
    r"|(?:kỳ |báo cáo |sơ kết |tổng kết |định kỳ |báo cáo định kỳ )?"
    r"(?:(?:0?[369]|12|sáu|chín) tháng(?: (?:đầu|cuối) năm)?|quý(?: [iv]{1,3})?|năm|tháng|tuần)"
    r"|sơ kết|tổng kết)"
    r" ?(?:[:(,-]|là|gửi|báo cáo)? ?(?:gửi |nộp |báo cáo )?$"
)
_COVERS = re.compile(
    r"(?:số liệu|kỳ báo cáo|thời gian chốt|thời gian lấy|chốt)[^.;\n]{0,40}$|tính $|lấy $"
)
_SENT = re.compile(r" ?[,;]? ?(?:và )?(?:gửi|nộp|báo cáo|hoàn thành)? ?(?:về )?$")
_WIDTH = 45
_REPORT = "báo cáo "
_BREAK = re.compile(r"[.;\n]")


def labelled(scan: Scan, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Labels, periods covered, and ``hằng năm (trước ngày 15/11)`` read as one."""
    joined = _joined(scan, drafts)
    labels: list[Draft] = []
    for i in range(len(joined)):
        draft = _beside(scan, joined, i)
        before = labels[-1] if labels else None
        if (
            before is not None
            and before.covers
            and draft.label is None
            and _due(scan, before, draft)
        ):
            draft = draft._replace(label=before.label)
        labels.append(draft)
    return tuple(labels)


def _beside(scan: Scan, drafts: Sequence[Draft], index: int) -> Draft:
    draft = drafts[index]
    floor = drafts[index - 1].end if index else 0
    before = scan.key[max(floor, draft.start - _WIDTH) : draft.start]
    follower = drafts[index + 1] if index + 1 < len(drafts) else None
    if _covers(scan, draft, follower, before):
        draft = draft._replace(covers=True, throughout=None)
    elif draft.op not in {Op.BEFORE, Op.BY, Op.ON} or draft.kind is DeadlineKind.RELATIVE:
        return draft
    if draft.label is None and (found := _LABEL.search(before)):
        start = draft.start - len(before) + found.start()
        if start == 0 or not scan.key[start - 1].isalnum():
            label = scan.folded.printed(start, start + len(found["label"]))
            return draft._replace(label=label)
    return draft


def _covers(scan: Scan, draft: Draft, follower: Draft | None, before: str) -> bool:
    if draft.kind is not DeadlineKind.PERIOD or not draft.range or draft.from_issue:
        return False
    if _COVERS.search(before) or scan.key.startswith("tính từ", draft.start):
        return True
    return follower is not None and _due(scan, draft, follower)


def _due(scan: Scan, period: Draft, date: Draft) -> bool:
    """``, gửi trước ngày 20/6/2026`` right behind a period."""
    if date.op not in {Op.BEFORE, Op.BY} or date.kind is DeadlineKind.RELATIVE:
        return False
    return bool(_SENT.fullmatch(scan.key, period.end, max(period.end, date.start)))


_OPENED = re.compile(r" ?[(:,]? ?(?:(?:báo cáo|gửi|nộp) )?")


def _joined(scan: Scan, drafts: Sequence[Draft]) -> list[Draft]:
    """``Định kỳ 6 tháng (trước ngày 10/6)`` is a date of that report; ``hằng năm (trước ngày 15
    tháng 11)`` a rule with a day.
    """
    joined: list[Draft] = []
    for draft in drafts:
        rule = joined[-1] if joined else None
        if rule is not None and _names_report(scan, rule, draft):
            said = scan.key.endswith(_REPORT, 0, rule.start)
            begin = rule.start - len(_REPORT) if said else rule.start
            label = scan.folded.printed(begin, rule.end)
            joined[-1] = rule._replace(covers=True, throughout=None)
            joined.append(draft._replace(label=label))
            continue
        if rule is None or not _completes(scan, rule, draft):
            joined.append(draft)
            continue
        joined.pop()
        joined.append(_one(scan, rule, draft))
    return joined


def _one(scan: Scan, rule: Draft, date: Draft) -> Draft:
    """The rule and its date in one, with the bracket that closes behind them."""
    bracket = scan.key.startswith((" (", "("), rule.end) and scan.key.startswith(")", date.end)
    date = date._replace(start=rule.start, end=date.end + bracket)
    if rule.rrule != "FREQ=YEARLY" or "no_anchor" in rule.issues:
        return date._replace(label=scan.folded.printed(rule.start, rule.end))
    month, day = date.stretches[0].first
    return date._replace(
        kind=DeadlineKind.RECURRING,
        stretches=(),
        precision=date.stretches[0].precision,
        rrule=f"{rule.rrule};BYMONTH={month};BYMONTHDAY={day}",
    )


def _names_report(scan: Scan, period: Draft, date: Draft) -> bool:
    """``báo cáo quý I/2023 trước ngày 15/3``, ``cả năm (trước 15/12)``: which report is due."""
    if period.kind is not DeadlineKind.PERIOD or period.op is not None or period.range:
        return False
    if date.op not in {Op.BEFORE, Op.BY} or not period.stretches:
        return False
    gap = scan.key[period.end : max(period.end, date.start)]
    if not _OPENED.fullmatch(gap):
        return False
    long = period.stretches[0].precision in {Precision.HALF, Precision.YEAR}
    return scan.key.endswith(_REPORT, 0, period.start) or (long and "(" in gap)


def _completes(scan: Scan, rule: Draft, date: Draft) -> bool:
    """A rule without a day, and right behind it a date without a year."""
    if rule.kind is not DeadlineKind.RECURRING or date.kind is not DeadlineKind.BY_DATE:
        return False
    if not rule.rrule or "BY" in rule.rrule or rule.op is not None or len(date.stretches) != 1:
        return False
    stretch = date.stretches[0]
    if stretch.first != stretch.last or "no_such_date" in stretch.issues:
        return False
    yearly = rule.rrule == "FREQ=YEARLY" and "no_anchor" not in rule.issues
    if yearly and stretch.year is not None:
        return False
    gap = scan.key[rule.end : max(rule.end, date.start)]
    return bool(_OPENED.fullmatch(gap)) and (not yearly or "," not in gap)


_DATED = {
    DeadlineKind.BY_DATE,
    DeadlineKind.ON_DATE,
    DeadlineKind.PERIOD,
    DeadlineKind.RECURRING,
}


def without_routine(scan: Scan, drafts: Sequence[Draft]) -> list[Draft]:
    """``định kỳ`` alone says nothing where its sentence goes on to say when (``Định kỳ gửi báo cáo
    trước ngày 15/11 hằng năm``).
    """
    kept: list[Draft] = []
    for i, draft in enumerate(drafts):
        if "no_frequency" not in draft.issues:
            kept.append(draft)
            continue
        later = drafts[i + 1] if i + 1 < len(drafts) else None
        if later is None or later.kind not in _DATED:
            kept.append(draft)
            continue
        gap = scan.key[draft.end : later.start]
        if len(gap) > 200 or _BREAK.search(gap):
            kept.append(draft)
    return kept
