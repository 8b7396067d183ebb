"""Times of a duty: those to act by, those a report covers, the day up to which figures count.

``số liệu tính đến ngày 14/6, gửi trước ngày 20/6``: figures up to the 14th, due before the 20th.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.semantics.deadlines.operators import WEEKDAY, WEEKDAYS, read_weekday
from parsers.semantics.duties.clauses import Clause, Timed
from parsers.semantics.duties.wording import group
from schemas.mentions import Deadline, DeadlineKind, Op, Precision, YearSource

_SILENT = frozenset({DeadlineKind.UNPARSED, DeadlineKind.UNSPECIFIED})
_TOLD = frozenset({DeadlineKind.CONDITIONAL, DeadlineKind.PER_OTHER_DOCUMENT})
_CLOSING = re.compile(
    rf"(?<!\w){group('closing', 'before')}(?: (?:báo cáo|định kỳ|h[àằ]ng \w+|là|được|kỳ|quý|tháng|năm|6|06)){{0,4}}"
    r"(?: ?:)? $"
)
_CLOSES = re.compile(r"tính (?:từ|đến)|chốt|lấy từ")
_UP_TO_NOW = re.compile(r"(?:tính )?đến (?:sáng|trưa|chiều|tối|\d{1,2} ?(?:giờ|h))(?!\w)")
_CONDITION = re.compile(r"(?:báo cáo )?đột xuất,? ?\(?(?P<when>[^()]+)\)?")
_WIDTH = 60
LAST_DAY = 31
_SEVERAL = 2
_COUNT = re.compile(r"(?:\d{1,2}|một|hai|ba|bốn) (?:lần|đợt|kỳ) ?(?:/|trong|mỗi|trên)")


def is_due(deadline: Deadline) -> bool:
    """A time to act by or a rule how often; no condition, no period covered, no ``cả năm 2023``."""
    if deadline.covers or deadline.kind in _SILENT or deadline.kind in _TOLD:
        return False
    whole_year = deadline.kind is DeadlineKind.PERIOD and deadline.precision is Precision.YEAR
    return not (whole_year or deadline.kind is DeadlineKind.CONTINUOUS)


def tells(deadline: Deadline) -> bool:
    """Says anything at all of when."""
    return deadline.kind not in _SILENT


def judged(
    clause: Clause, times: Sequence[Timed]
) -> tuple[tuple[Timed, ...], tuple[tuple[int, str], ...]]:
    """The times of a clause with those that close figures told apart; these with their place and as
    printed.
    """
    kept: list[Timed] = []
    closing: list[tuple[int, str]] = []
    for time in times:
        before = clause.lower[max(clause.start, time.start - _WIDTH) : time.start]
        said = clause.lower[time.start : time.end]
        last = kept[-1] if kept and closing else None
        if last and last.end + 1 == time.start and said.startswith("đến"):
            closing[-1] = (
                last.start,
                clause.printed(last.start, time.end),
            )  # … năm trước | đến ngày 14/12
            kept.append(replace(time, deadline=replace(time.deadline, covers=True)))
        elif _CLOSING.search(before) or _CLOSES.match(said):
            closing.append((time.start, clause.printed(time.start, time.end)))
            kept.append(replace(time, deadline=replace(time.deadline, covers=True)))
        elif _UP_TO_NOW.match(said):
            kept.append(replace(time, deadline=replace(time.deadline, covers=True)))
        else:
            kept.append(time)
    return tuple(kept), tuple(closing)


_SPANS = frozenset({Precision.MONTH, Precision.QUARTER, Precision.HALF})
_BOUND = re.compile(
    r"(?:[,:;(/-] ?|(?<!\w)(?:trong|vào|từ|đến|tới|hết|xong|trước|sau|cuối|đầu|giữa|là|nhất|lần|ngày|và|thành|hạn) )$"
)


def covering(clause: Clause, behind: int, times: Sequence[Timed]) -> tuple[Timed, ...]:
    """``Báo cáo công tác dân vận quý II/2025``: a period that nothing binds is what is reported on."""
    return tuple(
        replace(time, deadline=replace(time.deadline, covers=True, label=None))
        if _is_covered(clause, behind, time)
        else time
        for time in times
    )


def _is_covered(clause: Clause, behind: int, time: Timed) -> bool:
    one = time.deadline
    if one.kind is not DeadlineKind.PERIOD or one.precision not in _SPANS or one.op is not None:
        return False
    before = clause.lower[behind : time.start]
    own = clause.lower[time.start : time.start + 6].startswith(
        ("quý", "tháng", "6", "0", "9", "3", "sáu")
    )
    told = one.year_source is YearSource.EXPLICIT or one.precision is not Precision.MONTH
    return own and told and time.start > behind and not _BOUND.search(before)


_CYCLES = (
    (re.compile(r"FREQ=WEEKLY"), "FREQ=WEEKLY"),
    (re.compile(r"FREQ=MONTHLY;BYMONTHDAY"), "FREQ=MONTHLY"),
    (re.compile(r"FREQ=YEARLY;BYMONTH=(?:\d+,){3}\d+;"), "FREQ=MONTHLY;INTERVAL=3"),
    (re.compile(r"FREQ=YEARLY;BYMONTH=\d+,\d+;"), "FREQ=MONTHLY;INTERVAL=6"),
    (re.compile(r"FREQ=YEARLY;BYMONTH=\d+;"), "FREQ=YEARLY"),
)


DAY_ALONE = re.compile(
    r"[,:]? ?(?:\(?(?P<op>trước|chậm nhất(?: là)?|muộn nhất(?: là)?|vào) |\((?=ngày \d{1,2}\)))ngày (?P<day>[0-3]?\d)"
    r"(?![\d/-]|\.\d| tháng| h[àằ]ng| các)\)?"
)
_DAY_AT_END = re.compile(rf"[^();]{{3,120}}?(?<!\w){DAY_ALONE.pattern}[ .]*$")
"""``hằng tháng tổng hợp, báo cáo UBND huyện trước ngày 20``: the day closes the clause."""


WEEKDAY_ALONE = re.compile(
    rf"[,:]? ?\(?(?:(?:vào|trước|chậm nhất(?: là)?) )?(?:\d{{1,2}} ?(?:giờ|h) ?(?:\d\d ?)?(?:phút )?)?"
    rf"(?:sáng |chiều |trưa )?(?:ngày )?(?P<day>{WEEKDAY})\)?"
)
_WEEKDAY_AT_END = re.compile(
    rf"[^();,]{{3,80}}?(?<!\w)vào (?:sáng |chiều |trưa )?(?P<day>{WEEKDAY})(?=[ .]*$|,)"
)
"""``báo cáo hằng tuần gửi Chủ đầu tư vào chiều thứ Sáu``."""
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])(?: ?[/.-] ?| tháng )(?P<month>0?[1-9]|1[0-2])(?!\d)"
)


def anchored(clause: Clause, times: tuple[Timed, ...]) -> tuple[Timed, ...]:
    """``báo cáo định kỳ hằng quý … trước ngày 15 của tháng cuối quý``: one rule, the bare one names
    the report. ``Hằng tháng, trước ngày 25`` and ``Hằng năm, trước ngày 15/12`` are rules with a day.
    """
    kept: list[Timed] = []
    for time in _within(times):
        bare = kept[-1].deadline if kept else None
        rule = time.deadline.rrule or ""
        cycle = next((name for pattern, name in _CYCLES if pattern.match(rule)), None)
        if bare is not None and cycle == bare.rrule and "BY" in rule and cycle:
            label = time.deadline.label or bare.raw
            kept[-1] = replace(time, deadline=replace(time.deadline, label=label))
        elif _yearly(kept[-1:], time) and (
            day := _DAY_MONTH.search(clause.lower, time.start, time.end)
        ):
            kept[-1] = _with_day(clause, kept[-1], time, day)
        elif _again(clause, kept[-1:], time) and (
            day := _DAY_MONTH.search(clause.lower, time.start, time.end)
        ):
            kept.append(_with_day(clause, kept[-1], time, day))
        else:
            kept.append(_monthly(clause, _with_weekday(clause, time)))
    return tuple(kept)


def _within(times: tuple[Timed, ...]) -> tuple[Timed, ...]:
    """``Trong tháng 5/2026, thứ Năm hằng tuần gửi …``: the stretch in which the rule holds is no due day."""
    rule = next((at for at, time in enumerate(times) if _is_rule(time)), 0)
    return tuple(
        replace(time, deadline=replace(time.deadline, covers=True))
        if at < rule and time.deadline.kind is DeadlineKind.PERIOD
        else time
        for at, time in enumerate(times)
    )


def _is_rule(time: Timed) -> bool:
    return (time.deadline.rrule or "").startswith(("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY;BY"))


_WORKED = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn tất|xong|tổ chức|triển khai|rà soát|ban hành|xây dựng|kiểm tra|tiến hành|khánh thành"
    r"|nghiệm thu|khắc phục|thực hiện)(?!\w)"
)


def without_others(
    clause: Clause, start: int, verb: int, times: Sequence[Timed]
) -> tuple[Timed, ...]:
    """``hoàn thành rà soát trước ngày 30/10, | báo cáo kết quả … trước 05/11``: the first is of other work."""
    if not any(time.start > verb and _is_day(time) for time in times):
        return tuple(times)
    return tuple(
        time
        for time in times
        if not (
            time.end <= verb
            and _is_day(time)
            and "," in clause.lower[time.end : verb + 1]
            and _WORKED.search(clause.lower, start, time.end)
        )
    )


def _is_day(time: Timed) -> bool:
    return is_due(time.deadline) and time.deadline.end is not None and not time.deadline.rrule


def told_by_days(clause: Clause, times: tuple[Timed, ...]) -> tuple[Timed, ...]:
    """``hai lần trong năm: lần đầu chậm nhất ngày 19/6/2026, lần sau …``: the days say what the count said."""
    days = sum(
        time.deadline.end is not None and time.deadline.kind is not DeadlineKind.PERIOD
        for time in times
    )
    if days < _SEVERAL:
        return times
    return tuple(time for time in times if not _COUNT.match(clause.lower, time.start, time.end))


def _with_weekday(clause: Clause, time: Timed) -> Timed:
    """``hằng tuần vào chiều thứ Sáu`` · ``Hai tuần một lần (vào thứ Tư)``."""
    rule = time.deadline.rrule or ""
    if not rule.startswith("FREQ=WEEKLY") or "BY" in rule:
        return time
    beside = WEEKDAY_ALONE.match(clause.lower, time.end, clause.end)
    found = beside or _WEEKDAY_AT_END.match(clause.lower, time.end, clause.end)
    read = read_weekday(found["day"], 0) if found else None
    if found is None or read is None:
        return time
    end = found.end() if beside else time.end
    deadline = replace(time.deadline, rrule=f"{rule};BYDAY={WEEKDAYS[read[0]]}", op=Op.ON)
    return _grown(clause, time, deadline, end)


def _monthly(clause: Clause, time: Timed) -> Timed:
    """``hằng tháng (trước ngày 20)``."""
    if time.deadline.rrule != "FREQ=MONTHLY":
        return time
    beside = DAY_ALONE.match(clause.lower, time.end, clause.end)
    found = beside or _DAY_AT_END.match(clause.lower, time.end, clause.end)
    if found is None or not 1 <= int(found["day"]) <= LAST_DAY:
        return time
    op = {"trước": Op.BEFORE, "vào": Op.ON, None: Op.ON}.get(found["op"], Op.BY)
    rule = f"FREQ=MONTHLY;BYMONTHDAY={int(found['day'])}"
    deadline = replace(time.deadline, rrule=rule, op=op)
    if beside is None:
        deadline = replace(deadline, label=deadline.label or deadline.raw)
        time = replace(time, start=found.start("op"))
    return _grown(clause, time, deadline, found.end())


def _yearly(before: Sequence[Timed], time: Timed) -> bool:
    """A year's rule and behind it a day of no certain year."""
    one = time.deadline
    return (
        any(bare.deadline.rrule == "FREQ=YEARLY" for bare in before)
        and one.kind is DeadlineKind.BY_DATE
        and one.precision is Precision.DAY
        and one.year_source is not YearSource.EXPLICIT
    )


_AND = re.compile(r"(?: ?\([^()]*\))?(?: và|,|;) ")
_OF_YEAR = re.compile(r"FREQ=YEARLY;BYMONTH=\d+;BYMONTHDAY=\d+")


def _again(clause: Clause, before: Sequence[Timed], time: Timed) -> bool:
    """``Hằng năm, trước ngày 15/6 (…) | và trước ngày 05/12``: a further day of the year's rule."""
    return (
        any(_OF_YEAR.fullmatch(rule.deadline.rrule or "") for rule in before)
        and bool(_AND.fullmatch(clause.lower, before[0].end, time.start))
        and time.deadline.kind is DeadlineKind.BY_DATE
        and time.deadline.precision is Precision.DAY
        and time.deadline.year_source is not YearSource.EXPLICIT
    )


def _with_day(clause: Clause, bare: Timed, time: Timed, day: re.Match[str]) -> Timed:
    rule = f"FREQ=YEARLY;BYMONTH={int(day['month'])};BYMONTHDAY={int(day['day'])}"
    deadline = replace(bare.deadline, rrule=rule, op=time.deadline.op)
    if clause.lower[bare.end : time.start] == ", ":
        return _grown(clause, bare, deadline, time.end)
    labelled = replace(deadline, label=deadline.label or bare.deadline.raw)
    return _grown(
        clause, time, labelled, time.end
    )  # Hằng năm, Công an huyện báo cáo … trước ngày 15/11


def _grown(clause: Clause, time: Timed, deadline: Deadline, end: int) -> Timed:
    """A deadline that ends further on, with all it says now and no lack of a day."""
    span = clause.view.span(time.start, end)
    raw = clause.view.given[span.start : span.end]
    issues = tuple(issue for issue in deadline.issues if issue != "no_anchor")
    grown = replace(deadline, span=span, raw=raw, issues=issues, precision=Precision.DAY)
    return Timed(grown, time.start, end)


def narrowed(clause: Clause, time: Timed) -> Timed:
    """``báo cáo đột xuất (khi cần thiết)``: the condition is what stands behind the word."""
    if time.deadline.kind is not DeadlineKind.CONDITIONAL:
        return time
    found = _CONDITION.fullmatch(clause.lower, time.start, time.end)
    if found is None:
        return time
    start, end = found.span("when")
    bracket = clause.lower[start - 1] == "(" and clause.lower[end : end + 1] == ")"
    span = clause.view.span(start - 1, end + 1) if bracket else clause.view.span(start, end)
    raw = clause.view.given[span.start : span.end]
    narrower = replace(time.deadline, span=span, raw=raw, condition=clause.view.printed(start, end))
    return replace(time, deadline=narrower)


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
