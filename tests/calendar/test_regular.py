"""Days to a rule with exceptions, and back to the same days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.calendar.regular import expanded, fit


def of(*days):
    return [date.fromisoformat(day) for day in days]


ALL = [f"2023-{month:02}-15" for month in range(1, 13)]
WORKDAYS = [
    "2023-01-31", "2023-02-28", "2023-03-31", "2023-04-28", "2023-05-31", "2023-06-30", "2023-07-31",
    "2023-08-31", "2023-09-29",
]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "told", "rule", "without", "also"),
    [
        (ALL, None, "FREQ=MONTHLY;BYMONTHDAY=15", [], []),
        (ALL[2::3], None, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", [], []),
        ([*ALL[:3], *ALL[4:]], None, "FREQ=MONTHLY;BYMONTHDAY=15", ["2023-04-15"], []),
        ([*ALL, "2023-12-20"], None, "FREQ=MONTHLY;BYMONTHDAY=15", [], ["2023-12-20"]),
        (
            ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"],
            None,
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
            [],
            [],
        ),
        (
            ["2022-12-10", "2023-06-10", "2023-12-10"],
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10",
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10",
            [],
            [],
        ),
        (
            ["2022-06-10", "2022-11-10", "2023-06-10", "2023-11-10"],
            None,
            "FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=10",
            [],
            [],
        ),
        (WORKDAYS, None, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", [], []),
        (["2023-05-05", "2023-05-12", "2023-05-19"], None, "FREQ=WEEKLY;BYDAY=FR", [], []),
        (["2023-05-05", "2023-05-06", "2023-05-07"], None, "FREQ=DAILY", [], []),
    ],
)
def test_rules(days, told, rule, without, also):
    found = fit(of(*days), told)
    assert (found.rule, found.without, found.also) == (rule, tuple(of(*without)), tuple(of(*also)))
    assert expanded(found) == of(*days)


@pytest.mark.parametrize(
    "days",
    [[], ["2023-01-15"], ["2023-01-15", "2023-03-02"], ["2023-01-15", "2023-02-11", "2023-06-03"]],
)
def test_no_rule(days):
    assert fit(of(*days)) is None


FIRST = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(
    FIRST,
    st.sets(st.integers(0, 40)),
    st.sampled_from([1, 7, 30, 31, 91]),
    st.sets(st.integers(0, 900), max_size=3),
)
def test_what_a_rule_says_is_what_was_given(first, steps, length, others):
    days = {first + timedelta(days=step * length) for step in steps}
    days |= {first + timedelta(days=other) for other in others}
    found = fit(days, "FREQ=WEEKLY;BYDAY=FR")
    assert found is None or expanded(found) == sorted(days)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar(day):
    near = day + timedelta(days=1 if day == date.min else -1)
    found = fit({day, near})
    assert found is None or expanded(found) == sorted({day, near})
