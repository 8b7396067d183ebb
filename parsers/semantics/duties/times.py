"""Times of a duty: those to act by, those a report covers, the day up to which figures count.

``số liệu tính đến ngày 14/6, gửi trước ngày 20/6``: figures up to the 14th, due before the 20th.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.semantics.duties.clauses import Clause, Timed
from parsers.semantics.duties.wording import group
from schemas.layout import Span
from schemas.mentions import Deadline, DeadlineKind, Precision, YearSource

_SILENT = frozenset({DeadlineKind.UNPARSED, DeadlineKind.UNSPECIFIED})
_TOLD = frozenset({DeadlineKind.CONDITIONAL, DeadlineKind.PER_OTHER_DOCUMENT})
_CLOSING = re.compile(
    rf"(?<!\w){group('closing', 'before')}(?: (?:báo cáo|định kỳ|h[àằ]ng \w+|là|được|kỳ|quý|tháng|năm|6|06)){{0,4}}"
    r"(?: ?:)? $"
)
_CLOSES = re.compile(r"tính (?:từ|đến)|chốt|lấy từ")
_UP_TO_NOW = re.compile(r"(?:tính )?đến (?:sáng|trưa|chiều|tối|\d{1,2} ?(?:giờ|h))(?!\w)")
_CONDITION = re.compile(r"(?:báo cáo )?đột xuất *\(?(?P<when>[^()]+)\)?$", re.IGNORECASE)
_WIDTH = 60


def is_due(deadline: Deadline) -> bool:
    """A time to act by or a rule how often; no condition, no period covered, no ``cả năm 2023``."""
    if deadline.covers or deadline.kind in _SILENT or deadline.kind in _TOLD:
        return False
    whole_year = deadline.kind is DeadlineKind.PERIOD and deadline.precision is Precision.YEAR
    return not (whole_year or deadline.kind is DeadlineKind.CONTINUOUS)


def tells(deadline: Deadline) -> bool:
    """Says anything at all of when."""
    return deadline.kind not in _SILENT


def judged(clause: Clause, times: Sequence[Timed]) -> tuple[tuple[Timed, ...], tuple[str, ...]]:
    """The times of a clause with those that close figures told apart, and these as printed."""
    kept: list[Timed] = []
    closing: list[str] = []
    for time in times:
        before = clause.lower[max(clause.start, time.start - _WIDTH) : time.start]
        said = clause.lower[time.start : time.end]
        if _CLOSING.search(before) or _CLOSES.match(said):
            closing.append(clause.printed(time.start, time.end))
            kept.append(replace(time, deadline=replace(time.deadline, covers=True)))
        elif _UP_TO_NOW.match(said):
            kept.append(replace(time, deadline=replace(time.deadline, covers=True)))
        else:
            kept.append(time)
    return tuple(kept), tuple(closing)


def narrowed(deadline: Deadline) -> Deadline:
    """``báo cáo đột xuất (khi cần thiết)``: the condition is what stands behind the word."""
    if deadline.kind is not DeadlineKind.CONDITIONAL:
        return deadline
    found = _CONDITION.match(deadline.raw)
    if found is None:
        return deadline
    start, end = found.span("when")
    bracket = deadline.raw[start - 1 : start] == "(" and deadline.raw[end : end + 1] == ")"
    first, last = (start - 1, end + 1) if bracket else (start, end)
    span = Span(deadline.span.start + first, deadline.span.start + last)
    raw = deadline.raw[first:last]
    return replace(deadline, span=span, raw=raw, condition=" ".join(found["when"].split()))


def condition_of(clause: Clause, start: int, end: int) -> Deadline:
    """``nếu có khó khăn, vướng mắc`` as a condition."""
    span = clause.span(start, end)
    return Deadline(
        span,
        clause.view.given[span.start : span.end],
        DeadlineKind.CONDITIONAL,
        open_ended=True,
        conditional=True,
        condition=clause.printed(start, end),
        year_source=YearSource.NONE,
    )
