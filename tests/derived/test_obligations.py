"""The table ``obligations``: the calendar's days, from the month of issue on."""

from datetime import date

import pytest

from pipeline.calendar import Obligation, Window, obligations
from pipeline.derived.obligations import obligations_of
from pipeline.record.papers import Papers
from tests.audit.cases import plan_of


def plan_with(sentence, **parts):
    body = ["*I. TỔ CHỨC THỰC HIỆN", f"1. {sentence}./."]
    return plan_of({"change": {"table": None, "body": body, **parts}})


def days(sentence, **parts):
    return [str(one.due) for one in obligations_of(plan_with(sentence, **parts))]


MONTHLY = "Các phòng báo cáo UBND huyện chậm nhất ngày 15 hằng tháng"
LATE = {"date": "Thủy Nguyên, ngày 20 tháng 9 năm 2023"}


@pytest.mark.parametrize(
    ("sentence", "parts", "due"),
    [
        ("Các phòng báo cáo UBND huyện trước ngày 05/6/2023", {}, ["2023-06-04"]),
        # the month of issue counts whole: what fell due before that was over
        (MONTHLY, LATE, ["2023-09-15", "2023-10-15", "2023-11-15", "2023-12-15"]),
        ("Các phòng báo cáo UBND huyện trước ngày 05/6/2023", LATE, []),
        # beyond the period: one day named is kept, what recurs ends with the period
        ("Các phòng báo cáo UBND huyện trước ngày 10/01/2024", {}, ["2024-01-09"]),
        ("Các phòng báo cáo UBND huyện khi có yêu cầu", {}, []),
        # without a year there is no period, and nothing to count from
        (MONTHLY, {"date": "Thủy Nguyên, ngày    tháng    năm", "subject": "Thực hiện công tác dân vận"}, []),
    ],
)  # fmt: skip
def test_due_days(sentence, parts, due):
    assert days(sentence, **parts) == due


def test_without_an_end_of_the_period_what_recurs_ends_with_the_year():
    plan = plan_with(MONTHLY).model_copy(
        update={"period_start": None, "period_end": None, "plan_year": None}
    )
    due = [one.due for one in obligations_of(plan)]
    assert (due[0], due[-1], len(due)) == (date(2023, 1, 15), date(2023, 12, 15), 12)


def test_a_row_says_who_owes_what_to_whom():
    (one,) = obligations_of(
        plan_with("Phòng Nội vụ, Công an huyện báo cáo UBND huyện trước ngày 05/6/2023")
    )
    assert (one.kind, one.who, one.recipient) == (
        "report",
        "Phòng Nội vụ; Công an huyện",
        "UBND huyện",
    )
    assert one.agency_ids == (
        "district:hai-phong.thuy-nguyen:phong-noi-vu; district:hai-phong.thuy-nguyen:cong-an-huyen"
    )
    assert one.agency_types == "phong-noi-vu; cong-an"
    assert (one.duty_id, one.task_id, one.deadline_id) == ("r1", None, "d01")
    assert (one.time, one.district, one.plan_year) == (
        "trước ngày 05/6/2023",
        "Huyện Thủy Nguyên",
        2023,
    )


def test_tasks_are_due_at_the_end_of_their_time():
    found = [one for one in obligations_of(plan_of({})) if one.kind == "task"]
    assert [
        (one.task_id, str(one.window_start), str(one.due), one.approximate) for one in found
    ] == [
        ("t1:1", "2023-01-01", "2023-03-31", True),
        ("t1:2", "2023-01-01", "2023-12-31", True),
    ]
    assert [one.agency_types for one in found] == ["phong-noi-vu", "phong-van-hoa-va-thong-tin"]


@pytest.mark.parametrize(
    "case", [{}, {"change": LATE}, {"also_row": [["3", "Họp.", "Hằng quý", "Phòng Nội vụ", ""]]}]
)
def test_the_table_and_the_calendar_agree(case):
    plan = plan_of(case)
    window = Window(plan.issued_on.replace(day=1), date(2023, 12, 31))
    told = {one.uid for one in obligations(Papers(plan), window) if isinstance(one, Obligation)}
    rows = list(obligations_of(plan))
    assert {f"{plan.document_id}-{one.obligation_id}" for one in rows} == told
    assert len(rows) == len(told)
    assert [one.ordinal for one in rows] == list(range(1, len(rows) + 1))
    assert [one.due for one in rows] == sorted(one.due for one in rows)
