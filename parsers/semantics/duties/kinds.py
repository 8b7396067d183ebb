"""What kind of duty the words and times of an act make, and whether they make one at all.

``Báo cáo hàng quý.`` is periodic; ``Tổ chức hội nghị báo cáo`` is none.
"""

import re
from collections.abc import Iterator, Sequence

from parsers.semantics.duties.acts import Sort, Verb
from parsers.semantics.duties.times import is_due
from parsers.semantics.duties.wording import words
from schemas.mentions import Deadline, DeadlineKind, Duty, DutyKind

_ISSUES = words("issues", "words")
_STANDING = words("standing", "words")
_PERIODIC = words("standing", "periodic")
_MONITOR = words("standing", "monitor")
_CONTENTS = re.compile(
    rf"báo cáo (?:các )?{words('standing', 'contents').pattern}"
    r"|tổng hợp, báo cáo về |xây dựng (?:các )?báo cáo chung|thực hiện báo cáo theo "
)
_AD_HOC = re.compile(
    r"đột xuất|báo cáo theo yêu cầu của (?:cơ quan|cấp|các cấp) |(?<!\w)khi (?:có|được yêu cầu|cần|phát sinh|phát hiện|xảy ra)(?!\w)"
)
_PLAN = re.compile(
    r"(?:xây dựng|ban hành|lập|gửi|nộp|hoàn thành) (?:các |dự thảo )?kế hoạch(?!\w)|^kế hoạch(?!\w)"
)
_REVIEWED = re.compile(
    r"(?:sơ|tổng) kết (?:0?[369] tháng|quý|năm|h[àằ]ng|cuối|giữa|đầu|việc|thực hiện|kế hoạch|công tác|kết quả)"
)
_CHANGE = re.compile(
    r"(?:nếu|trường hợp|khi) [^.;]{0,60}(?:điều chỉnh|sửa đổi|bổ sung|thay đổi|thay thế)"
    r"[^.;]{0,120}(?:đề xuất|kiến nghị|đề nghị|phản ánh|báo cáo)"
)
"""A change of the plan is asked for where one is needed."""
_DUE_BEFORE = re.compile(r"(?:xong|hoàn thành|trước|chậm nhất|muộn nhất|hạn)(?!\w)")
_LAST_DAY = re.compile(r"(?:thời )?hạn (?:cuối |chót )?(?:để )?(?:đăng ký|nộp|gửi|báo cáo)")
"""``Hạn nộp hồ sơ: trước 17h00 ngày 10/6``."""
_AT_ONCE = re.compile(
    r"(?<!\w)(?:khi|nếu|trường hợp) [^.;]{3,160}"
    r"(?<!\w)(?:báo ngay|báo kịp thời|kịp thời báo|thông báo kịp thời|thông tin kịp thời|kịp thời thông tin)(?!\w)"
)
"""``khi có tai nạn lao động … phải báo ngay về số điện thoại trực ban``: whoever takes the call."""


def kind_of(
    said: str, verb: Verb, sort: Sort, times: Sequence[Deadline], *, before: str = ""
) -> DutyKind:
    """The kind from folded words (``before``: those before the verb) and times; the first that holds."""
    for kind, held in _kinds(said, verb, sort, times, before):
        if held:
            return kind
    return DutyKind.UNDATED


def _kinds(
    said: str, verb: Verb, sort: Sort, times: Sequence[Deadline], before: str
) -> Iterator[tuple[DutyKind, object]]:
    """The kinds in order, each with what makes it; one that is not asked for is not looked for."""
    due = [t for t in times if is_due(t)]
    recurring = [t for t in due if t.kind is DeadlineKind.RECURRING]
    dates = [t for t in due if t.kind is not DeadlineKind.RECURRING]
    reports = "báo cáo" in said
    yield DutyKind.AD_HOC, sort is Sort.ASIDE
    yield DutyKind.ISSUE_DRIVEN, verb is not Verb.REVIEW and not due and _ISSUES.search(said)
    yield DutyKind.ISSUE_DRIVEN, verb is not Verb.PLAN and not due and _CHANGE.search(said)
    yield DutyKind.REVIEW, verb is Verb.REVIEW and not reports
    yield DutyKind.SUBMIT_PLAN, verb is Verb.PLAN
    yield DutyKind.PERIODIC, recurring
    yield DutyKind.SUBMIT_PLAN, verb is Verb.SEND and not reports and _PLAN.search(said)
    yield DutyKind.FIXED_DATES, sum(not _is_event(t) for t in dates) > 1
    yield DutyKind.PERIODIC, dates and _PERIODIC.search(said)
    yield DutyKind.ONE_OFF, dates
    yield DutyKind.PERIODIC, _PERIODIC.search(said)
    yield DutyKind.AD_HOC, _AT_ONCE.search(said) or _AD_HOC.search(said)
    yield DutyKind.AD_HOC, times and _only_conditions(times)
    yield DutyKind.MONITOR, _MONITOR.search(before)


def _is_event(time: Deadline) -> bool:
    """``Sau khi kết thúc đợt cao điểm``: when the work begins, beside a day it is due by."""
    return time.offset is not None and time.offset.n == 0


def _only_conditions(times: Sequence[Deadline]) -> bool:
    return all(t.kind is DeadlineKind.CONDITIONAL for t in times)


def is_duty(said: str, verb: Verb, duty: Duty, *, in_purpose: bool) -> bool:
    """More than the word: somebody to report to, a time, or the form of a standing duty."""
    due = any(is_due(t) for t in duty.deadlines)
    reached = bool(duty.recipient or duty.via)
    if (
        said.startswith("trên đây là ") and not due
    ):  # Trên đây là Kế hoạch …, UBND tỉnh báo cáo Bộ Tài chính
        return False
    standing = bool(_STANDING.search(said))
    if in_purpose:
        return reached or (due and verb is not Verb.SEND)
    if verb is Verb.PLAN:
        owed = bool(duty.reporters) or ", trình " in said
        return due and owed and bool(_DUE_BEFORE.search(said))
    if verb is Verb.SEND:
        sent = due or standing or "để tổng hợp" in said or duty.kind is DutyKind.ISSUE_DRIVEN
        named = duty.method is not None or bool(_LAST_DAY.match(said))
        return (reached and (sent or duty.method is not None)) or (due and named)
    return _is_told(said, verb, duty, due=due, reached=reached, standing=standing)


def _is_told(
    said: str, verb: Verb, duty: Duty, *, due: bool, reached: bool, standing: bool
) -> bool:
    if verb is Verb.REVIEW:
        return due or standing or bool(_REVIEWED.search(said))
    if verb is Verb.REFLECT:
        return reached or duty.kind is DutyKind.ISSUE_DRIVEN or bool(_AT_ONCE.search(said))
    told = bool(duty.deadlines) and not all(t.covers for t in duty.deadlines)
    return reached or told or standing or bool(_CONTENTS.search(said)) or _is_loose(duty)


def _is_loose(duty: Duty) -> bool:
    return duty.kind in {DutyKind.ISSUE_DRIVEN, DutyKind.AD_HOC}
