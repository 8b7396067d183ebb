"""Plans to obligations: days, recurrences, what has no day."""

from datetime import date

import pytest

from pipeline.audit.dossier import Dossier
from pipeline.calendar import Obligation, Undated, Window, obligations
from pipeline.calendar.recurrence import instances
from tests.audit.cases import plan_of

YEAR = Window(date(2023, 1, 1), date(2023, 12, 31))


def owed(case, window=YEAR, *, strict=True):
    return list(obligations(Dossier(plan_of(case), strict=strict), window))


def days(found):
    return sorted(str(one.due) for one in found if isinstance(one, Obligation))


def report(sentence):
    return {"change": {"table": None, "body": ["*I. TỔ CHỨC THỰC HIỆN", f"1. {sentence}./."]}}


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Các phòng báo cáo UBND huyện trước ngày 05/6/2023", ["2023-06-04"]),
        ("Các phòng báo cáo UBND huyện chậm nhất ngày 05/6/2023", ["2023-06-05"]),
        (
            "Các phòng báo cáo UBND huyện lần 1: trước ngày 05/6/2023 và lần 2: trước ngày 01/12/2023",
            ["2023-06-04", "2023-11-30"],
        ),
        (
            "Các phòng báo cáo UBND huyện trước ngày 20 tháng cuối quý",
            ["2023-03-19", "2023-06-19", "2023-09-19", "2023-12-19"],
        ),
        (
            "Các phòng báo cáo UBND huyện hằng quý",
            ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"],
        ),
        ("Các phòng báo cáo UBND huyện định kỳ 6 tháng", ["2023-06-30", "2023-12-31"]),
        ("Các phòng báo cáo UBND huyện trước ngày 10/12/2024", []),
        ("Các phòng báo cáo UBND huyện khi có yêu cầu", []),
    ],
)
def test_due_days_of_reports(sentence, due):
    assert days(owed(report(sentence))) == due


def test_the_lenient_reading_gives_the_day_itself():
    found = owed(report("Các phòng báo cáo UBND huyện trước ngày 05/6/2023"), strict=False)
    assert days(found) == ["2023-06-05"]


def test_monthly_reports_are_twelve():
    found = owed(report("Các phòng báo cáo UBND huyện chậm nhất ngày 15 hằng tháng"))
    assert len(found) == 12
    assert days(found)[:2] == ["2023-01-15", "2023-02-15"]


def test_a_window_cuts():
    window = Window(date(2023, 6, 1), date(2023, 6, 30))
    found = owed(report("Các phòng báo cáo UBND huyện chậm nhất ngày 15 hằng tháng"), window)
    assert days(found) == ["2023-06-15"]


def test_who_owes_what_to_whom():
    (one,) = owed(
        report(
            "Các phòng báo cáo kết quả thực hiện về UBND huyện (qua Phòng Nội vụ) trước ngày 05/6/2023"
        )
    )
    assert isinstance(one, Obligation)
    assert (one.owed.kind, one.owed.who, one.owed.recipient, one.owed.via) == (
        "report", ("Các phòng",), "UBND huyện", "Phòng Nội vụ",
    )  # fmt: skip
    assert (one.owed.district, one.owed.province) == ("Huyện Thủy Nguyên", "Thành phố Hải Phòng")
    assert one.uid == f"{'ab' * 8}-d01-20230604"


def test_tasks_are_owed_at_the_end_of_their_time():
    found = [one for one in owed({}) if one.owed.kind == "task"]
    assert [(str(one.due), one.approximate) for one in found] == [
        ("2023-03-31", True),
        ("2023-12-31", True),
    ]
    assert found[0].owed.who == ("Phòng Nội vụ",)


def test_several_stretches_are_owed_at_the_end_of_each():
    found = owed({"also_row": [["3", "Đối thoại.", "Quý I, IV/2023", "Phòng Nội vụ", ""]]})
    mine = [one for one in found if one.owed.container_id == "t1:3"]
    assert [str(one.due) for one in mine] == ["2023-03-31", "2023-12-31"]


@pytest.mark.parametrize(
    ("time", "reason"),
    [
        ("Khi phát sinh", "when something happens or is asked for"),
        ("Theo kế hoạch của thành phố", "another document sets the time"),
        ("Cả năm 2023 và các năm tiếp theo", "it runs on without an end"),
    ],
)
def test_what_has_no_day_says_why(time, reason):
    found = owed({"also_row": [["3", "Đối thoại.", time, "Phòng Nội vụ", ""]]})
    (one,) = [one for one in found if isinstance(one, Undated)]
    assert (one.owed.container_id, one.reason) == ("t1:3", reason)


ISSUED = {
    "may": "Thủy Nguyên, ngày 25 tháng 5 năm 2023",
    "blank day": "Thủy Nguyên, ngày    tháng 5 năm 2023",
}
MONTHLY = report("Các phòng báo cáo UBND huyện chậm nhất ngày 15 hằng tháng")["change"]


@pytest.mark.parametrize(
    ("change", "first"),
    [
        ({}, "2023-01-15"),
        ({"date": ISSUED["may"]}, "2023-05-15"),  # in the month of issue, though before the day
        ({"date": ISSUED["blank day"]}, "2023-05-15"),
        ({"date": "Thủy Nguyên, ngày    tháng    năm 2023"}, "2023-01-15"),
        ({"date": "Thủy Nguyên, ngày 20 tháng 12 năm 2022"}, "2023-01-15"),  # the plan is of 2023
    ],
)
def test_what_recurs_begins_in_the_month_of_issue(change, first):
    assert days(owed({"change": MONTHLY | change}))[0] == first


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("Tháng 4/2023", []),
        ("Tháng 5/2023", ["2023-05-31"]),
        ("Quý I, IV/2023", ["2023-12-31"]),
        ("Quý I/2023", []),
    ],
)
def test_nothing_is_owed_before_the_month_of_issue(time, due):
    row = [["3", "Đối thoại.", time, "Phòng Nội vụ", ""]]
    found = owed({"change": {"date": ISSUED["may"]}, "also_row": row})
    mine = [one for one in found if one.owed.container_id == "t1:3"]
    assert days(mine) == due
    told = [one.reason for one in mine if isinstance(one, Undated)]
    assert told == ([] if due else ["its day is before the month of issue"])


def test_a_window_before_the_issue_does_not_call_a_recurrence_undated():
    window = Window(date(2023, 1, 1), date(2023, 3, 31))
    assert owed({"change": MONTHLY | {"date": ISSUED["may"]}}, window) == []


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("FREQ=WEEKLY;BYDAY=FR", 52),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 12),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12", 4),
        ("FREQ=YEARLY", 1),
        ("FREQ=MONTHLY", 12),
    ],
)
def test_rules_are_expanded_within_the_period(rule, due):
    found = list(instances(plan_of({}), rule, until=date(2030, 1, 1), before=False))
    assert len(found) == due
    assert all(date(2023, 1, 1) <= one.due <= date(2023, 12, 31) for one in found)
