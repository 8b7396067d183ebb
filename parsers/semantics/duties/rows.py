"""Duties of task rows: the row itself is the report, or its text says to whom one goes.

``Báo cáo kết quả thực hiện công tác dân vận | Trước ngày 10/12/2023 | Phòng Nội vụ``: time and lead of
the row are those of the duty. A row that only brings forth a report (product ``Báo cáo``) is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.semantics.duties.acts import Sort, Verb
from parsers.semantics.duties.clauses import Clause, clauses_of
from parsers.semantics.duties.find import Times, find_duties
from parsers.semantics.duties.kinds import kind_of
from parsers.semantics.duties.times import is_due, tells
from parsers.semantics.duties.wording import words
from schemas.mentions import Deadline, Duty

_OPENERS = words("rows", "openers")
_THING = re.compile(r" ?(?:viên|tài chính|số \d|tham luận)")
_REPORT = "báo cáo"


def row_duties(
    task: str, *, times: Times, reporters: Sequence[str], row_times: Sequence[Deadline]
) -> Iterator[Duty]:
    """The duties of a row. Its own words go before its cells: a date in the text is the date."""
    first = next(clauses_of(task), None)
    if first is None:
        return
    opener = _OPENERS.match(first.lower, first.start)
    opens = opener is not None and not _THING.match(first.lower, opener.end())
    found = find_duties(task, times=times, reporters=reporters)
    if not opens:
        found = tuple(d for d in found if d.recipient and _REPORT in _lower(d.raw))
    elif not found:
        found = (_whole(first, opener.group() if opener else "", reporters),)
    for duty in found:
        yield _in_row(duty, tuple(t for t in row_times if tells(t)))


def _whole(first: Clause, opener: str, reporters: Sequence[str]) -> Duty:
    """The first clause of a row that only opens like a duty."""
    span = first.span(first.start, first.end)
    verb = _verb(opener)
    return Duty(
        span=span,
        raw=first.view.given[span.start : span.end],
        kind=kind_of(first.own, verb, Sort.MAIN, ()),
        reporters=tuple(reporters),
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
