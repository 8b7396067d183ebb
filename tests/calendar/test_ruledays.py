"""Days of rules, beside those of a library for all of RFC 5545."""

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from pipeline.calendar.ruledays import days_of

WEEKDAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
COUNTED = st.builds("{}{}".format, st.sampled_from([1, 2, 3, 4, 5, -1, -2]), WEEKDAYS)
MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True)
MONTH_DAYS = st.lists(st.integers(1, 31) | st.integers(-3, -1), min_size=1, max_size=3, unique=True)


def joined(values):
    return values.map(lambda one: ",".join(map(str, one)))


RULES = st.one_of(
    st.fixed_dictionaries(
        {"FREQ": st.just("YEARLY")},
        optional={
            "INTERVAL": st.sampled_from(["1", "2"]),
            "BYMONTH": joined(MONTHS),
            "BYMONTHDAY": joined(MONTH_DAYS),
        },
    ),
    st.fixed_dictionaries(
        {"FREQ": st.just("MONTHLY")},
        optional={
            "INTERVAL": st.sampled_from(["1", "3", "6"]),
            "BYMONTHDAY": joined(MONTH_DAYS),
        },
    ),
    st.fixed_dictionaries(
        {"FREQ": st.sampled_from(["MONTHLY", "YEARLY"]), "BYDAY": COUNTED | WEEKDAYS},
        optional={"BYMONTH": joined(MONTHS)},
    ),
    st.fixed_dictionaries(
        {
            "FREQ": st.just("MONTHLY"),
            "BYDAY": st.just("MO,TU,WE,TH,FR"),
            "BYSETPOS": st.sampled_from(["1", "-1", "2,-2", "22"]),
        }
    ),
    st.fixed_dictionaries(
        {"FREQ": st.just("WEEKLY")},
        optional={
            "BYDAY": joined(st.lists(WEEKDAYS, min_size=1, max_size=3, unique=True)),
            "INTERVAL": st.sampled_from(["1", "2"]),
        },
    ),
    st.fixed_dictionaries({"FREQ": st.just("DAILY")}, optional={"INTERVAL": st.just("10")}),
)


@given(RULES, st.dates(date(2019, 1, 1), date(2027, 12, 31)), st.integers(0, 1200))
def test_the_days_are_those_of_the_standard(rule, first, length):
    last = date.fromordinal(first.toordinal() + length)
    told = rrulestr(
        ";".join(f"{name}={value}" for name, value in rule.items()),
        dtstart=datetime.combine(first, time.min),
    )
    until = datetime.combine(last, time.min)
    assert list(days_of(rule, first, last)) == [
        moment.date() for moment in told.between(datetime.combine(first, time.min), until, inc=True)
    ]


def test_a_rule_no_plan_is_read_into_is_refused():
    with pytest.raises(ValueError, match="BYYEARDAY"):
        list(days_of({"FREQ": "YEARLY", "BYYEARDAY": "1"}, date(2023, 1, 1), date(2023, 12, 31)))
