"""Duties of task rows: the row itself is the report, or its text says to whom one goes.

``Báo cáo kết quả thực hiện công tác dân vận | Trước ngày 10/12/2023 | Phòng Nội vụ``: time and lead of
the row are those of the duty. A row that only brings forth a report (product ``Báo cáo``) is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.semantics.duties.acts import Sort, Verb, verbs_of
from parsers.semantics.duties.clauses import Clause, clauses_of
from parsers.semantics.duties.find import Times, find_duties
from parsers.semantics.duties.kinds import kind_of
from parsers.semantics.duties.parties import recipient_of
from parsers.semantics.duties.times import is_due, tells
from parsers.semantics.duties.wording import words
from schemas.mentions import Deadline, Duty

_OPENERS = words("rows", "openers")
_THING = re.compile(r" ?(?:viên|tài chính|số \d|tham luận)")
_REPORT = "báo cáo"
_SLOT = re.compile(
    r"\s*(?:từ\s+)?\d{1,2}\s?(?:h|giờ|g|:)\s?\d{0,2}(?:\s?phút)?"
    r"(?:\s*(?:-|–|đến)\s*\d{1,2}\s?(?:h|giờ|g|:)\s?\d{0,2}(?:\s?phút)?)?\W*",
    re.IGNORECASE,
)


def row_duties(task: str, *, times: Times, row_times: Sequence[Deadline]) -> Iterator[Duty]:
    """The duties of a row. Its own words go before its cells: a date in the text is the date."""
    clauses = tuple(clauses_of(task))
    if not clauses:
        return
    first = clauses[0]
    opener = _OPENERS.match(first.lower, first.start)
    opens = opener is not None and not _THING.match(first.lower, opener.end())
    if not (opens or any(_names_recipient(clause) for clause in clauses)):
        return
    found = find_duties(task, times=times)
    if not opens:
        found = tuple(d for d in found if d.recipient and _REPORT in _lower(d.raw))
    elif not found:
        found = (_whole(first, opener.group() if opener else ""),)
    for duty in found:
        yield _in_row(duty, tuple(t for t in row_times if tells(t)))


def is_slot(time: str) -> bool:
    """``8h00 - 8h20``, ``14 giờ 30``: a slot of an agenda, no day to report by."""
    return bool(_SLOT.fullmatch(time))


def cell_duties(cell: str, *, times: Times) -> tuple[Duty, ...]:
    """Reports a time cell asks for: ``tổ chức trong quý II và báo cáo kết quả chậm nhất ngày 30/7``."""
    found = find_duties(cell, times=times)
    return tuple(d for d in found if _REPORT in _lower(d.raw) and any(map(is_due, d.deadlines)))


def _names_recipient(clause: Clause) -> bool:
    """Looked for first: times are dear, and few rows tell of a report."""
    reports = [hit for hit in verbs_of(clause) if hit.verb is Verb.REPORT]
    return bool(reports) and recipient_of(clause, reports[0].start, clause.end) is not None


def _whole(first: Clause, opener: str) -> Duty:
    """The first clause of a row that only opens like a duty."""
    span = first.span(first.start, first.end)
    verb = _verb(opener)
    return Duty(
        span=span,
        raw=first.view.given[span.start : span.end],
        kind=kind_of(first.own, verb, Sort.MAIN, ()),
        what=first.printed(first.start, first.end) or None,
    )


def _in_row(duty: Duty, row_times: tuple[Deadline, ...]) -> Duty:
    """The times of the row where the text has none to act by."""
    if not row_times or any(is_due(t) for t in duty.deadlines):
        return duty
    deadlines = (*duty.deadlines, *row_times)
    said = _lower(duty.raw)
    return replace(duty, deadlines=deadlines, kind=kind_of(said, _verb(said), Sort.MAIN, deadlines))


def _verb(said: str) -> Verb:
    return Verb.REPORT if _REPORT in said else Verb.REVIEW


def _lower(text: str) -> str:
    first = next(clauses_of(text), None)
    return first.lower if first else ""
