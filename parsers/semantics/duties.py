"""Duties to report: who reports what to whom, through whom, by when (chế độ báo cáo).

``… báo cáo kết quả thực hiện về Ủy ban nhân dân huyện (qua Phòng Nội vụ tổng hợp) lần 1: trước ngày
05/6/2023 và lần 2: trước ngày 01/12/2023 và báo cáo đột xuất …`` is one duty with two deadlines and a
second, ad hoc one. A clause is a sentence or a part of one between semicolons.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from parsers.keys import ascii_key
from schemas.layout import Span
from schemas.mentions import Deadline, DeadlineKind, Duty, DutyKind

Times = Callable[[str], tuple[Deadline, ...]]

_CLAUSE_END = re.compile(r"[.;]\s+(?=[A-ZĐÀ-Ỹ-])|;\s+|\./\.|$")
_VERB = re.compile(
    r"(?:(?:gửi|nộp|lập|trình)\s+)?báo cáo\b(?!\s+(?:viên|số\s*\d|tài chính|thẩm tra))"
    r"|phản (?:ánh|hồi)\b|gửi\s+(?:ý kiến|kết quả|danh (?:sách|mục)|hồ sơ|kế hoạch|về)\b"
    r"|(?:lập|nộp)\s+danh sách\b|(?<=kế hoạch )gửi\b|(?:sơ|tổng) kết\b",
    re.IGNORECASE,
)
_ISSUES = re.compile(
    r"khó khăn|vướng mắc|phát sinh|vượt thẩm quyền|chưa rõ|cần thiết phải điều chỉnh|sửa đổi, bổ sung"
    r"|ngoài quy định"
)
_AD_HOC = re.compile(r"(?:báo cáo\s+)?đột xuất\b(?:\s*\([^)]{0,120}\))?|khi có yêu cầu")
_SECOND = re.compile(r"\s(?:và|hoặc)\s+(?=(?:báo cáo\s+)?đột xuất\b)")
_REGULAR = re.compile(r"định kỳ|thường xuyên báo cáo|h[àằ]ng (?:năm|quý|tháng|tuần)", re.IGNORECASE)
_SAYS_SO = re.compile(
    r"theo (?:đúng )?(?:quy|qui) định|thời (?:gian|hạn) (?:đã )?(?:quy|qui) định|theo yêu cầu"
)
_REPORT_OF = re.compile(r"báo cáo\s+(?:kết quả|tình hình|tiến độ|số liệu|thống kê)", re.IGNORECASE)
_MONITOR = re.compile(r"theo dõi|đôn đốc|thường trực")
_PLAN = re.compile(r"(?:xây dựng|ban hành|lập)\s+kế hoạch\b", re.IGNORECASE)
_PAST = re.compile(r"\bBáo cáo số\s*\d|hội nghị báo cáo|các báo cáo (?:chia sẻ|tham luận)")
_END = (
    r"(?=\s*[(,.;:]|$|\s+(?:trước|chậm nhất|muộn nhất|để|theo|lần|trong|hạn|định kỳ|h[àằ]ng|xem xét|tổng hợp"
    r"|kết quả|tình hình|các (?:nội dung|khó khăn|vấn đề)|những|và báo cáo|và gửi|phê duyệt|về (?:việc|tình|kết)"
    r"|đúng|khi|nếu|đồng thời)\b)"
)
_BODY = (
    r"(?:(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Ban|Sở|Phòng|Bộ|Cục|Chi cục|Văn phòng|Thanh tra|Trung tâm|Công an"
    r"|Chủ tịch|Thủ tướng|Chính phủ|Thường trực|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Nhà trường|Khoa|Trường"
    r"|Trưởng|Giám đốc|Hiệu trưởng|Liên đoàn|Hội|Đoàn|Ủy viên|Tiểu ban|Tổ|Quốc hội|Kiểm toán)\b"
    r"|lãnh đạo\b|cấp (?:có thẩm quyền|trên)|cơ quan (?:có thẩm quyền|cấp trên))"
)
_TO = re.compile(
    rf"(?:về|gửi(?:\s+về)?|báo cáo|trình|với|cho|để|của)\s+(?P<who>{_BODY}[^(.;:]{{0,120}}?){_END}"
)
_VIA = re.compile(
    r"(?:thông\s+)?qua\s+(?P<who>[A-ZĐÀ-Ỹ][^(),.;:]{2,100}?)(?=\s+(?:để\s+)?tổng hợp|\s*[),.;:]|$)"
)
_METHOD = re.compile(
    r"(?:qua|trên|bằng)\s+(?P<how>(?:phần mềm|hệ thống|Hệ thống|email|thư điện tử|trục liên thông)[^,.;()]{0,80})"
)
_ASKED = re.compile(
    r"(?:yêu cầu|đề nghị|giao)\s+(?P<who>.{3,160}?)\s*(?=\b(?:xây dựng|triển khai|thực hiện|báo cáo|gửi|tổng hợp"
    r"|định kỳ|căn cứ|tổ chức|nghiêm túc|chủ động|theo dõi|phối hợp|kịp thời|lập)\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"[-–+•*\s]*(?P<who>(?:Các|Sở|Phòng|Ban|Văn phòng|UBND|Ủy ban|Thủ trưởng|Cơ quan|Đơn vị|Trung tâm|Công an)"
    r"\b.{0,140}?)\s*(?=\b(?:xây dựng|triển khai|báo cáo|gửi|tổng hợp|định kỳ|đề xuất|lập|có trách nhiệm)\b)"
)


def find_duties(text: str, *, times: Times, reporter: str | None = None) -> tuple[Duty, ...]:
    """The duties a paragraph gives, in order.

    ``times`` finds time expressions in a string; ``reporter`` is whom the heading above names.
    """
    duties: list[Duty] = []
    for span in _clauses(text):
        asked = _asked_before(text, span.start)
        duties += _in_clause(text, span, times, asked or reporter)
    return tuple(duties)


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for match in _CLAUSE_END.finditer(text):
        if _open_bracket(text, start, match.start()):
            continue
        if text[start : match.start()].strip():
            yield Span(start, match.start())
        start = match.end()


def _asked_before(text: str, start: int) -> str | None:
    """Whom the same sentence asked before its ``;``: ``yêu cầu các phòng, đơn vị …; báo cáo …``."""
    sentence = text[max(text.rfind(". ", 0, start), 0) : start]
    match = _ASKED.search(sentence)
    return match["who"].strip(" ,") if match else None


def _open_bracket(text: str, start: int, end: int) -> bool:
    return end < len(text) and text.count("(", start, end) > text.count(")", start, end)


def _in_clause(text: str, span: Span, times: Times, reporter: str | None) -> Iterator[Duty]:
    clause = text[span.start : span.end]
    if _PAST.search(clause):
        return
    verb = _VERB.search(clause)
    if verb is None:
        return
    second = _SECOND.search(clause, verb.start())
    alone = _AD_HOC.search(clause)
    main_end = second.start() if second else len(clause)
    found = tuple(t for t in times(clause[:main_end]) if _tells_when(t))
    first = _duty(clause, Span(0, main_end), found, reporter)
    if alone is not None and second is None and not found:
        first = replace(first, kind=DutyKind.AD_HOC)
    if _is_duty(first, clause):
        yield _moved(first, span.start)
    if second is not None:
        rest = Span(second.end(), len(clause))
        raw = clause[rest.start : rest.end].strip(" .;")
        also = replace(first, span=rest, raw=raw, kind=DutyKind.AD_HOC, deadlines=times(raw))
        yield _moved(also, span.start)


def _tells_when(time: Deadline) -> bool:
    return time.kind not in {DeadlineKind.UNPARSED, DeadlineKind.UNSPECIFIED}


def _duty(clause: str, span: Span, found: tuple[Deadline, ...], reporter: str | None) -> Duty:
    said = clause[span.start : span.end]
    verb = _VERB.search(said)
    at = verb.start() if verb else 0
    recipient, via, method = (
        _TO.search(clause, at),
        _VIA.search(clause, at),
        _METHOD.search(clause, at),
    )
    return Duty(
        span=span,
        raw=said.strip(" .;"),
        kind=_kind(said, found),
        reporters=_reporters(said, at, reporter),
        what=_what(said, at),
        recipient=recipient["who"].strip() if recipient else None,
        via=via["who"].strip() if via else None,
        method=method["how"].strip() if method else None,
        deadlines=found,
    )


def _kind(said: str, found: tuple[Deadline, ...]) -> DutyKind:
    """The kind of a duty from its words and its times; the first that holds."""
    recurring = [t for t in found if t.kind is DeadlineKind.RECURRING]
    dates = [t for t in found if t.end is not None and t.kind is not DeadlineKind.RECURRING]
    reviews = re.search(r"(?:sơ|tổng) kết\b", said) and "báo cáo" not in said
    plans = _PLAN.search(said) and not _REPORT_OF.search(said)
    holds = (
        (DutyKind.ISSUE_DRIVEN, _ISSUES.search(said) and not dates),
        (DutyKind.PERIODIC, recurring),
        (DutyKind.SUBMIT_PLAN, dates and plans),
        (DutyKind.FIXED_DATES, len(dates) > 1),
        (DutyKind.ONE_OFF, dates),
        (DutyKind.PERIODIC, _REGULAR.search(said)),
        (DutyKind.REVIEW, reviews),
        (DutyKind.MONITOR, _MONITOR.search(said)),
    )
    return next((kind for kind, found_it in holds if found_it), DutyKind.UNDATED)


def _is_duty(duty: Duty, clause: str) -> bool:
    """More than the word: somebody to report to, a time, or the form of a standing duty."""
    if duty.recipient or duty.via or duty.deadlines:
        return True
    standing = _REGULAR.search(clause) or _SAYS_SO.search(clause) or _REPORT_OF.search(clause)
    return bool(standing) or duty.kind in {DutyKind.ISSUE_DRIVEN, DutyKind.AD_HOC}


def _reporters(said: str, verb: int, reporter: str | None) -> tuple[str, ...]:
    for pattern in (_ASKED, _SUBJECT):
        match = pattern.search(said, 0, max(verb, 0) + 1) or pattern.search(said)
        if match is not None and match.start() <= verb:
            return (match["who"].strip(" ,"),)
    return (reporter,) if reporter else ()


def _what(said: str, verb: int) -> str | None:
    """From the verb to the recipient or the time: ``báo cáo kết quả thực hiện``."""
    stop = re.search(r"\s+(?:về\s+(?=[A-ZĐÀ-Ỹ])|trước\b|chậm nhất\b|lần \d|\()", said[verb:])
    what = said[verb : verb + stop.start()] if stop else said[verb:]
    return what.strip(" ,.;") or None


def _moved(duty: Duty, by: int) -> Duty:
    """The duty, its spans counted from the start of the paragraph."""
    shift = by + duty.span.start
    return replace(
        duty,
        span=Span(duty.span.start + by, duty.span.end + by),
        deadlines=tuple(
            replace(t, span=Span(t.span.start + shift, t.span.end + shift)) for t in duty.deadlines
        ),
    )


def is_report_heading(title: str) -> bool:
    """``CHẾ ĐỘ BÁO CÁO`` · ``Chế độ thông tin báo cáo:``."""
    return "che do" in ascii_key(title) and "bao cao" in ascii_key(title)
