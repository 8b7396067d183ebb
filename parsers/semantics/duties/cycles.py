"""How often, told by a report's own name: ``báo cáo tuần vào thứ Năm``, ``báo cáo tháng … trước ngày 15``.

Only where its words tell no rule and no date themselves: ``báo cáo tháng trước ngày 15/6`` is due once.
"""

import re
from collections.abc import Iterator, Sequence

from parsers.semantics.deadlines.operators import WEEKDAYS, read_weekday
from parsers.semantics.duties.clauses import Clause, Timed
from parsers.semantics.duties.times import DAY_ALONE, LAST_DAY, WEEKDAY_ALONE, is_due
from schemas.mentions import Deadline, DeadlineKind, Op, Precision, YearSource

_NAMED = re.compile(
    r"(?<!kỳ )(?<!liệu )(?<!mẫu )(?<!\w)(?:báo cáo|tổng hợp)(?: (?:công tác|tiến độ|định kỳ|kết quả|tình hình))?"
    r" (?P<unit>ngày|tuần|tháng|quý)(?=$|[,;.:)]| [(:]| (?:gửi|nộp|về|cho|vào|chậm|muộn|lúc|qua)(?!\w)"
    r"| trước (?:ngày|khi|thứ|\d))"
)
_RULES = {
    "ngày": "FREQ=DAILY",
    "tuần": "FREQ=WEEKLY",
    "tháng": "FREQ=MONTHLY",
    "quý": "FREQ=MONTHLY;INTERVAL=3",
}
_NEXT = re.compile(r"(?<!\w)báo cáo(?!\w)")


def named(clause: Clause, times: Sequence[Timed]) -> tuple[Timed, ...]:
    """The times of a clause and the cycles its reports are called by."""
    more = tuple(_cycles(clause, times))
    return tuple(sorted((*times, *more), key=lambda time: time.start)) if more else tuple(times)


def monthly_day(clause: Clause) -> Timed | None:
    """``trước ngày 20`` in a sentence whose clause before says ``hằng tháng``."""
    found = DAY_ALONE.search(clause.lower, clause.start, clause.end)
    if found is None or not 1 <= int(found["day"]) <= LAST_DAY:
        return None
    return _rule(
        clause, found.start("op"), found.end(), f"FREQ=MONTHLY;BYMONTHDAY={int(found['day'])}"
    )


def _cycles(clause: Clause, times: Sequence[Timed]) -> Iterator[Timed]:
    for found in _NAMED.finditer(clause.lower, clause.start, clause.end):
        following = _NEXT.search(clause.lower, found.end(), clause.end)
        stop = following.start() if following else clause.end
        inside = [
            t.deadline for t in times if found.start() <= t.start < stop and is_due(t.deadline)
        ]
        if not any(one.rrule or one.end for one in inside):
            rule, end = _anchored(clause, found, stop)
            if not (inside or "BY" in rule or found["unit"] == "ngày"):
                continue  # Báo cáo quý về tình hình kiểm tra: a name alone
            yield _rule(clause, found.start("unit"), end, rule)


def _anchored(clause: Clause, found: re.Match[str], stop: int) -> tuple[str, int]:
    """The rule with its weekday or day of the month, where one stands before the next report."""
    rule, end = _RULES[found["unit"]], found.end()
    if found["unit"] == "tuần" and (near := WEEKDAY_ALONE.search(clause.lower, end, stop)):
        read = read_weekday(near["day"], 0)
        return (f"{rule};BYDAY={WEEKDAYS[read[0]]}", near.end()) if read else (rule, end)
    day = DAY_ALONE.search(clause.lower, end, stop) if found["unit"] == "tháng" else None
    if day is not None and 1 <= int(day["day"]) <= LAST_DAY:
        return f"{rule};BYMONTHDAY={int(day['day'])}", day.end()
    return rule, end


def _rule(clause: Clause, start: int, end: int, rule: str) -> Timed:
    span = clause.span(start, end)
    anchored = "BY" in rule or rule == "FREQ=DAILY"
    one = Deadline(
        span,
        clause.view.given[span.start : span.end],
        DeadlineKind.RECURRING,
        op=Op.BY,
        rrule=rule,
        precision=Precision.DAY if anchored else None,
        issues=() if anchored else ("no_anchor",),
        year_source=YearSource.NONE,
    )
    return Timed(one, start, end)
