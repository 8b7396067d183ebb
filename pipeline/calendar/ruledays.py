"""The days of a recurrence, for the rules that plans are read into (a part of RFC 5545).

``days_of({"FREQ": "MONTHLY", "BYDAY": "-1FR"}, first, last)`` gives the last Friday of each month from ``first``
on, which is the day the rule counts from (DTSTART). Written here because storing a plan expands its rules, and
a library for all of RFC 5545 costs each start more than this.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

_DAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_KNOWN = frozenset({"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"})


def days_of(rule: Mapping[str, str], first: date, last: date) -> Iterator[date]:
    """The days in order, both ends inclusive. Raises ValueError for a rule of other parts."""
    odd = sorted(set(rule) - _KNOWN)
    if odd:
        raise ValueError(f"no plan is read into a rule with {odd[0]}")
    chosen = [int(one) for one in rule["BYSETPOS"].split(",")] if "BYSETPOS" in rule else None
    for stretch in _stretches(rule, first, last):
        fitting = [day for day in stretch if _fits(rule, day, first)]
        if chosen is not None:
            fitting = [fitting[n - (n > 0)] for n in chosen if -len(fitting) <= n <= len(fitting)]
        yield from (day for day in sorted(fitting) if first <= day <= last)


def _stretches(rule: Mapping[str, str], first: date, last: date) -> Iterator[list[date]]:
    """The days of each day, week, month or year that the rule looks at."""
    step, frequency = int(rule.get("INTERVAL", "1")), rule["FREQ"]
    if frequency in {"DAILY", "WEEKLY"}:
        length = 7 if frequency == "WEEKLY" else 1
        begin = first.toordinal() - (first.weekday() if length > 1 else 0)
        for start in range(begin, last.toordinal() + 1, length * step):
            days = range(max(start, 1), min(start + length, date.max.toordinal() + 1))
            yield [date.fromordinal(day) for day in days]
        return
    months = {int(one) for one in rule["BYMONTH"].split(",")} if "BYMONTH" in rule else None
    length = 12 if frequency == "YEARLY" else 1
    begin = first.year * 12 + (0 if length > 1 else first.month - 1)
    for start in range(begin, last.year * 12 + last.month, length * step):
        yield [
            date(month // 12, month % 12 + 1, day)
            for month in range(start, start + length)
            if months is None or month % 12 + 1 in months
            for day in range(1, monthrange(month // 12, month % 12 + 1)[1] + 1)
        ]


def _fits(rule: Mapping[str, str], day: date, first: date) -> bool:
    if "BYMONTH" in rule and str(day.month) not in rule["BYMONTH"].split(","):
        return False
    if "BYMONTHDAY" in rule and not _is_of_month(day, rule["BYMONTHDAY"]):
        return False
    if "BYDAY" in rule:
        yearly = rule["FREQ"] == "YEARLY" and "BYMONTH" not in rule
        return any(_is_weekday(day, one, yearly=yearly) for one in rule["BYDAY"].split(","))
    return "BYMONTHDAY" in rule or rule["FREQ"] == "DAILY" or _is_like(rule, day, first)


def _is_of_month(day: date, listed: str) -> bool:
    length = monthrange(day.year, day.month)[1]
    return any(int(one) in {day.day, day.day - length - 1} for one in listed.split(","))


def _is_weekday(day: date, told: str, *, yearly: bool) -> bool:
    """``FR``, ``1SU``, ``-1FR``: counted within the month, or the year."""
    if day.weekday() != _DAYS[told[-2:]]:
        return False
    if len(told) == 2:
        return True
    length = (
        365 + (monthrange(day.year, 2)[1] == 29) if yearly else monthrange(day.year, day.month)[1]
    )
    place = day.timetuple().tm_yday if yearly else day.day
    return int(told[:-2]) in {(place - 1) // 7 + 1, -((length - place) // 7 + 1)}


def _is_like(rule: Mapping[str, str], day: date, first: date) -> bool:
    """A rule that names no day takes that of its first day."""
    if rule["FREQ"] == "WEEKLY":
        return day.weekday() == first.weekday()
    same_month = rule["FREQ"] != "YEARLY" or "BYMONTH" in rule or day.month == first.month
    return same_month and day.day == first.day
