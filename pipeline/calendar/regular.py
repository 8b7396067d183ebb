"""Days as one recurrence rule with its exceptions (RFC 5545), so that a calendar holds a duty once.

``15/01, 15/02 … 15/12/2023`` are ``FREQ=MONTHLY;BYMONTHDAY=15`` until 15/12; with April left out
``EXDATE`` names 15/04, a day beside the rule is an ``RDATE``. What a rule gives is what dateutil expands it
to, so ``expanded(fit(days)) == days``; days no rule fits have none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import gcd

from dateutil.rrule import rrulestr

_FEWEST = 2
"""Days from which on a rule says less than the days themselves."""
_MOST = 1000
"""Days a rule may give between the first and the last day; a wrong guess may give each day of a century."""
_NAMED = 6
"""Months a rule names; of more, those left out are exceptions."""
_LONGEST = 28
"""Days between two that are called weekly; farther apart they are of months, or of no rule."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_WORKDAY = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"


@dataclass(frozen=True, slots=True)
class Regular:
    """A rule from its first day on, days of it that are none, days beside it."""

    first: date
    until: date
    rule: str
    """Without its UNTIL."""
    without: tuple[date, ...] = ()
    also: tuple[date, ...] = ()


def fit(days: Iterable[date], told: str | None = None) -> Regular | None:
    """The rule with the fewest exceptions, ``told`` first; None where it would take one for each third day."""
    wanted = sorted(set(days))
    if len(wanted) < _FEWEST:
        return None
    fits = (_with_exceptions(rule, wanted) for rule in _candidates(wanted, told))
    best = min(
        (one for one in fits if one is not None),
        key=lambda one: len(one.without) + len(one.also),
        default=None,
    )
    if best is None or 3 * (len(best.without) + len(best.also)) >= len(wanted):
        return None
    return best


def expanded(regular: Regular) -> list[date]:
    """The days it stands for."""
    given = set(_given(regular.rule, regular.first, regular.until))
    return sorted((given - set(regular.without)) | set(regular.also))


def _candidates(days: Sequence[date], told: str | None) -> Iterator[str]:
    """Rules that may give the days: the plan's own, then by months, by weeks and by days."""
    if told is not None:
        yield told
    for day in _usual({one.day for one in days} | {-1}, days):
        step = gcd(*(_months(later) - _months(one) for one, later in pairwise(days)))
        yield f"FREQ=MONTHLY{_interval(max(step, 1))};BYMONTHDAY={day}"
        yield f"FREQ=MONTHLY;BYMONTHDAY={day}"
        months = sorted({one.month for one in days})
        if len(months) <= _NAMED:
            yield f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={day}"
    yield _LAST_WORKDAY
    gap = gcd(*((later - one).days for one, later in pairwise(days)))
    if gap % 7 == 0 and gap <= _LONGEST:
        yield f"FREQ=WEEKLY{_interval(gap // 7)};BYDAY={_WEEKDAYS[days[0].weekday()]}"
    if gap < 7:
        yield f"FREQ=DAILY{_interval(gap)}"


def _usual(numbers: Iterable[int], days: Sequence[date]) -> list[int]:
    """Days of the month, -1 the last, that most of the days are."""
    fitting = {
        number: sum(_is_day(one, number) for one in days)
        for number in sorted(numbers, reverse=True)
    }
    return [number for number, count in fitting.items() if 2 * count > len(days)]


def _is_day(day: date, number: int) -> bool:
    if number > 0:
        return day.day == number
    return day == date.max or (day + timedelta(days=1)).day == 1


def _with_exceptions(rule: str, days: Sequence[date]) -> Regular | None:
    """The rule from the first to the last of the days, and what it gives too much or too little."""
    given = _given(rule, days[0], days[-1])
    # The first day is always one of a recurrence, whatever its rule says (RFC 5545, 3.8.5.3)
    if not given or given[0] != days[0] or len(given) > _MOST:
        return None
    without = tuple(one for one in given if one not in set(days))
    also = tuple(one for one in days if one not in set(given))
    return Regular(days[0], days[-1], rule, without, also)


def _given(rule: str, first: date, last: date) -> list[date]:
    start = datetime.combine(first, time.min)
    found: list[date] = []
    for moment in rrulestr(rule, dtstart=start).xafter(start, inc=True):
        if moment.date() > last or len(found) > _MOST:
            break
        found.append(moment.date())
    return found


def _months(day: date) -> int:
    return 12 * day.year + day.month


def _interval(count: int) -> str:
    return f";INTERVAL={count}" if count > 1 else ""
