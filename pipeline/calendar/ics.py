"""Obligations as an iCalendar file (RFC 5545), for any calendar: one all-day event each.

``from_ics`` reads such a file back; ``from_ics(to_ics(found)) == entries(found)``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from pipeline import PARSER_VERSION
from pipeline.calendar.obligations import REPORT, Obligation
from pipeline.view.plain import plain

_PRODUCT = f"-//plans//plans {PARSER_VERSION}//VI"
_SUMMARY = 160
"""Characters of a task in a title; the description has all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar shows of an obligation."""

    uid: str
    due: date
    summary: str
    description: str
    categories: tuple[str, ...]


def entries(found: Iterable[Obligation]) -> list[Entry]:
    """The entries of a calendar; two of one uid (a time printed twice in a cell) are one."""
    return list({one.uid: _entry(one) for one in found}.values())


def to_ics(found: Iterable[Obligation], *, on: date) -> bytes:
    """The file. ``on`` is the day it was made, the same for every entry."""
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
        )
        for event in Calendar.from_ical(data).events
    ]


def _entry(one: Obligation) -> Entry:
    owed = one.owed
    who = ", ".join(owed.who) or "?"
    what = owed.what if len(owed.what) <= _SUMMARY else f"{owed.what[: _SUMMARY - 1]}…"
    to = f" → {owed.recipient}" if owed.recipient else ""
    kind = "Báo cáo" if owed.kind == REPORT else "Nhiệm vụ"
    return Entry(
        one.uid,
        one.due,
        _printable(f"{who}: {what}{to}"),
        _printable("\n".join(_lines(one))),
        tuple(_printable(part) for part in (kind, owed.district or owed.province) if part),
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
