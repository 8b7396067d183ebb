"""How a report is sent and what it is of.

``gửi báo cáo kết quả … qua phần mềm QLVB``: ``phần mềm QLVB``, ``gửi báo cáo kết quả``.
"""

import re

from parsers.semantics.duties.clauses import Clause
from parsers.semantics.duties.wording import group, word_group

_METHOD = re.compile(
    rf"{word_group('method', 'by')} (?P<how>(?:hình thức |cả )?{group('method', 'carriers')}(?!\w)"
    r"(?:(?!\.(?: |$))[^,;()]){0,100})"
)
_NO_METHOD = re.compile(r"(?:theo|vào|lên|trên) (?:văn bản|địa chỉ|ứng dụng)")
_STOP = re.compile(
    r",? (?:trước|chậm nhất|muộn nhất|để|định kỳ|h[àằ]ng|về|kèm|và gửi|và báo cáo|theo quy định"
    r"|đúng|trong (?:thời|vòng|tháng|quý|năm)|khi)(?!\w)"
)
_WHAT_ENDS = re.compile(
    rf",? {group('method', 'by')} {group('method', 'carriers')}(?!\w)|"
    r",? ?\(|,? (?:trước|chậm nhất|muộn nhất|lần \d|để|hạn cuối|hạn chót|gửi (?:về|cho|tới|trước)"
    r"|theo (?:đúng )?qu[yi] định|qua|thông qua)(?!\w)|:"
)

_SENT = re.compile(r",? (?:gửi|nộp) ?$")


def method_of(clause: Clause, start: int, end: int) -> str | None:
    """By what means: ``phần mềm QLVB``, ``email x@haiphong.gov.vn``, ``văn bản``."""
    for found in _METHOD.finditer(clause.lower, start, end):
        if _NO_METHOD.match(found.group()):
            continue
        begin = found.start("how")
        stop = _STOP.search(clause.lower, begin, found.end())
        return clause.printed(begin, stop.start() if stop else found.end()) or None
    return None


def what_of(clause: Clause, verb: tuple[int, int], stop: int, behind: int, last: int) -> str | None:
    """What is reported: from the verb to ``stop``, the first of recipient, collector and time.

    Where the recipient follows the verb at once it is what follows the recipient (``behind``), up to
    ``last``.
    """
    start, end = verb
    what = _up_to(clause, start, end, stop)
    if behind <= end or what not in {"", clause.printed(start, end)}:
        return what or None
    begin = behind + (clause.lower[behind : behind + 1] == ")")
    return _up_to(clause, begin, begin, last) or what or None


def _up_to(clause: Clause, start: int, end: int, stop: int) -> str:
    cut = _WHAT_ENDS.search(clause.lower, end, max(stop, end))
    stop = cut.start() if cut else max(stop, end)
    sent = _SENT.search(clause.lower, end, stop)
    return clause.printed(start, sent.start() if sent else stop)
