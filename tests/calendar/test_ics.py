"""The iCalendar file: what goes in comes out, in a calendar library that is not ours alone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from pipeline.calendar import Obligation
from pipeline.calendar.ics import entries, from_ics, to_ics
from pipeline.calendar.obligations import Owed

ON = date(2026, 11, 25)
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=80) | st.sampled_from(
    ["a, b; c", "dòng 1\ndòng 2", "\\n \\, \"x\" 'y'", "😀 Phòng Nội vụ", "x" * 300, "BEGIN:VEVENT"]
)
OWED = st.builds(
    Owed,
    document_id=st.just("ab" * 8),
    item_id=st.from_regex(r"d[0-9]{2}", fullmatch=True),
    kind=st.sampled_from(["report", "task"]),
    who=st.tuples(TEXT) | st.just(()),
    what=TEXT,
    recipient=st.none() | TEXT,
    via=st.none() | TEXT,
    issuer=st.none() | TEXT,
    province=st.none() | st.sampled_from(["Thành phố Hải Phòng"]),
    district=st.none() | st.sampled_from(["Huyện Thủy Nguyên", "Quận 3, cũ"]),
    commune=st.none(),
    document_number=st.none() | st.just("12/KH-UBND"),
    subject=st.none() | TEXT,
    container=st.just("section"),
    container_id=st.just("III.1"),
    pages=st.just((2, 3)),
    raw=TEXT,
    label=st.none() | TEXT,
)
OBLIGATIONS = st.lists(
    st.builds(
        Obligation,
        owed=OWED,
        due=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        start=st.none(),
        approximate=st.booleans(),
        rrule=st.none() | st.sampled_from(["FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=WEEKLY;BYDAY=FR"]),
    ),
    max_size=9,
)
FRIDAYS = ["2023-05-05", "2023-05-12", "2023-05-19", "2023-05-26"]


@given(OBLIGATIONS)
def test_round_trip(found):
    assert from_ics(to_ics(found, on=ON)) == entries(found)


def test_the_file_is_a_calendar_others_can_read(made_calendar):
    calendar = Calendar.from_ical(made_calendar)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    for event in calendar.events:
        assert event.errors == []
        assert (event.end - event.start).days == 1
    lines = made_calendar.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"


def test_the_file_is_the_same_from_run_to_run(made_calendar, again):
    assert made_calendar == again


def monthly(days, rule="FREQ=MONTHLY;BYMONTHDAY=15"):
    """What one duty owes on these days."""
    owed = Owed(
        document_id="ab" * 8, item_id="d01", kind="report", who=("Các phòng",), what="báo cáo",
        recipient=None, via=None, issuer=None, province=None, district=None, commune=None,
        document_number=None, subject=None, container="section", container_id="III", pages=(),
        raw="trước ngày 15 hằng tháng", label=None,
    )  # fmt: skip
    return [Obligation(owed, date.fromisoformat(day), None, False, rule) for day in days]


def shown_by_others(data):
    """The days of each event, by dateutil alone, from the lines of the file."""
    found = []
    for event in Calendar.from_ical(data).events:
        told = rruleset()
        start = datetime.combine(event.start, time.min)
        if "rrule" in event:
            told.rrule(rrulestr(event["rrule"].to_ical().decode(), dtstart=start))
        told.rdate(start)
        for day, _ in event.rdates:
            told.rdate(datetime.combine(day, time.min))
        for day in event.exdates:
            told.exdate(datetime.combine(day, time.min))
        found.append([str(one.date()) for one in told])
    return found


@pytest.mark.parametrize(
    ("days", "rule", "events"),
    [
        ([f"2023-{month:02}-15" for month in range(1, 13)], "FREQ=MONTHLY;BYMONTHDAY=15", 1),
        (
            [f"2023-{month:02}-15" for month in (1, 2, 3, 5, 6, 7, 8)],
            "FREQ=MONTHLY;BYMONTHDAY=15",
            1,
        ),
        (["2023-06-30", "2023-12-31"], "FREQ=MONTHLY;INTERVAL=6", 1),
        (FRIDAYS, "FREQ=WEEKLY;BYDAY=SA", 1),  # before each Saturday
        (["2023-01-15", "2023-02-11", "2023-06-03"], "FREQ=MONTHLY;BYMONTHDAY=15", 3),
        (["2023-01-15"], "FREQ=MONTHLY;BYMONTHDAY=15", 1),
        (["2023-01-15", "2023-02-15", "2023-03-15"], None, 3),  # three times that are no recurrence
    ],
)
def test_what_recurs_regularly_is_one_event_of_the_same_days(days, rule, events):
    found = shown_by_others(to_ics(monthly(days, rule), on=ON))
    assert len(found) == events
    assert sorted(day for one in found for day in one) == days


def test_a_recurring_event_is_the_same_whatever_the_window():
    days = [f"2023-{month:02}-15" for month in range(1, 13)]
    (whole,), (part,) = entries(monthly(days)), entries(monthly(days[4:]))
    assert whole.uid == part.uid == f"{'ab' * 8}-d01"


@pytest.mark.parametrize(
    ("on", "alarm", "triggers"),
    [
        (date(2023, 5, 1), 3, [timedelta(days=-3, hours=8)] * 2),
        (date(2023, 5, 1), 0, [timedelta(hours=8)] * 2),
        (date(2023, 6, 2), 3, [timedelta(days=-3, hours=8)]),  # what is over rings no more
        (date(2023, 5, 1), None, []),
    ],
)
def test_alarms(on, alarm, triggers):
    found = [*monthly(FRIDAYS), *monthly(["2023-06-02"])]
    one, other = found[0], replace(found[-1], owed=replace(found[-1].owed, item_id="d02"))
    events = Calendar.from_ical(to_ics([one, other], on=on, alarm=alarm)).events
    told = [alarm for event in events for alarm in event.walk("VALARM")]
    assert [one.TRIGGER for one in told] == triggers
    assert all(one.errors == [] and one["action"] == "DISPLAY" for one in told)
