"""The iCalendar file: what goes in comes out, in a calendar library that is not ours alone."""

from datetime import date

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
    ),
    max_size=4,
)


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
