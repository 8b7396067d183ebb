"""Obligations as an iCalendar file (RFC 5545), for any calendar: an all-day event each, a recurring duty one event.

``from_ics`` reads such a file back; ``from_ics(to_ics(found)) == entries(found)``. Events, not to-dos: many
calendars take no to-dos, and what was delivered is not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from pipeline import PARSER_VERSION
from pipeline.calendar.obligations import REPORT, Obligation
from pipeline.calendar.regular import Regular, fit
from pipeline.view.plain import plain

ALARM_DAYS = 3
"""Days before the day something is due that a calendar reminds of it."""
_PRODUCT = f"-//plans//plans {PARSER_VERSION}//VI"
_SUMMARY = 160
"""Characters of a task in a title; the description has all."""
_MORNING = timedelta(hours=8)
"""Of the day of an alarm: all-day events begin at midnight, when nobody wants to hear of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar shows of an obligation, or of all of one recurrence."""

    uid: str
    due: date
    """The first day of a recurrence."""
    summary: str
    description: str
    categories: tuple[str, ...]
    recurs: Regular | None = None

    @property
    def last(self) -> date:
        """The last day it is due."""
        return self.due if self.recurs is None else self.recurs.until


def entries(found: Iterable[Obligation]) -> list[Entry]:
    """The entries of a calendar: what recurs by a rule once, all else by its days; two of one uid (a time
    printed twice in a cell) are one.
    """
    by_item: defaultdict[tuple[str, str], list[Obligation]] = defaultdict(list)
    for one in found:
        by_item[one.owed.document_id, one.owed.item_id].append(one)
    return [entry for ones in by_item.values() for entry in _of_item(ones)]


def to_ics(found: Iterable[Obligation], *, on: date, alarm: int | None = ALARM_DAYS) -> bytes:
    """The file. ``on`` is the day it was made, the same for every entry; ``alarm`` so many days before,
    of what is not over on that day; None: no alarm.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Kế hoạch: báo cáo và nhiệm vụ")
    stamp = datetime.combine(on, time.min, tzinfo=UTC)
    for one in entries(found):
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", one.due)
        if one.due < date.max:  # a misread year 9999; without an end it is of one day too
            event.add("dtend", one.due + timedelta(days=1))
        event.add("summary", one.summary)
        event.add("description", one.description)
        event.add("categories", list(one.categories))
        event.add("transp", "TRANSPARENT")
        if one.recurs is not None:
            _add_rule(event, one.recurs)
        if alarm is not None and one.last >= on:
            event.add_component(_alarm(one, alarm))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def from_ics(data: bytes) -> list[Entry]:
    """The entries of a file that ``to_ics`` wrote."""
    return [
        Entry(
            str(event.uid),
            event.DTSTART,
            str(event.summary),
            str(event.description),
            tuple(str(one) for one in event.categories),
            _rule_of(event),
        )
        for event in Calendar.from_ical(data).events
    ]


def _of_item(ones: list[Obligation]) -> Iterator[Entry]:
    first = min(ones, key=lambda one: one.due)
    recurs = fit((one.due for one in ones), first.rrule) if first.rrule else None
    if recurs is not None:
        yield _entry(first, replace(recurs, rule=_written(vRecur.from_ical(recurs.rule))))
    else:
        yield from {one.uid: _entry(one) for one in ones}.values()


def _add_rule(event: Event, recurs: Regular) -> None:
    rule = vRecur.from_ical(recurs.rule)
    rule["UNTIL"] = [recurs.until]
    event.add("rrule", rule)
    for name, days in (("exdate", recurs.without), ("rdate", recurs.also)):
        if days:
            event.add(name, list(days), parameters={"VALUE": "DATE"})


def _rule_of(event: Event) -> Regular | None:
    rule = event.get("rrule")
    if not isinstance(rule, vRecur):
        return None
    (until,) = rule.pop("UNTIL")
    also = tuple(day for day, _ in event.rdates)
    return Regular(event.DTSTART, until, _written(rule), tuple(event.exdates), also)


def _written(rule: vRecur) -> str:
    """The parts in the order a file has them."""
    written: bytes = rule.to_ical()  # type: ignore[no-untyped-call]  # icalendar 7.3 types most, not this
    return written.decode()


def _alarm(one: Entry, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.summary)
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm


def _entry(one: Obligation, recurs: Regular | None = None) -> Entry:
    owed = one.owed
    who = ", ".join(owed.who) or "?"
    what = owed.what if len(owed.what) <= _SUMMARY else f"{owed.what[: _SUMMARY - 1]}…"
    to = f" → {owed.recipient}" if owed.recipient else ""
    kind = "Báo cáo" if owed.kind == REPORT else "Nhiệm vụ"
    return Entry(
        one.uid if recurs is None else f"{owed.document_id}-{owed.item_id}",
        one.due,
        _printable(f"{who}: {what}{to}"),
        _printable("\n".join(_lines(one))),
        tuple(_printable(part) for part in (kind, owed.district or owed.province) if part),
        recurs,
    )


def _lines(one: Obligation) -> Iterable[str]:
    owed = one.owed
    yield owed.what
    yield f"Thời hạn: {owed.raw}" + (f" ({owed.label})" if owed.label else "")
    if one.approximate:
        yield "Kế hoạch không ghi ngày cụ thể; ghi ở ngày cuối của kỳ."
    if owed.via:
        yield f"Qua: {owed.via}"
    plan = " ".join(part for part in (owed.document_number, owed.issuer, owed.subject) if part)
    yield f"Kế hoạch: {plan}"
    where = " ".join(part for part in (owed.container, owed.container_id) if part)
    pages = f", tr. {', '.join(map(str, owed.pages))}" if owed.pages else ""
    yield f"Vị trí: {where}{pages}"


def _printable(text: str) -> str:
    """What steers is spelled out: the format has no way to write control characters; tabs become blanks."""
    return plain(text.replace("\r", "").replace("\t", " "))
