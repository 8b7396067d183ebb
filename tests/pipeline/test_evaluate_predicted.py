"""The record in the shape of the gold, also for tables the record is still to get."""

from datetime import date
from types import SimpleNamespace as Made

import pytest

from pipeline.evaluation import predicted
from pipeline.reading import attempt
from schemas.vocabulary import ContainerKind, RowKind


@pytest.fixture
def plan(made_up_files):  # noqa: ARG001 - a reader for made-up files
    return attempt(b"plan", "a.pdf").plan


@pytest.fixture
def all_tables(monkeypatch):
    monkeypatch.setattr(predicted, "_has", lambda _: True)


def test_record_in_the_shape_of_the_gold(plan):
    found = predicted.of_plan(plan)
    assert found.header.issuing_agency == "UBND HUYỆN THỦY NGUYÊN"
    (table,) = found.task_tables
    assert [row.number for row in table.rows] == ["1", "2"]
    assert table.rows[0].cells["other: Nguồn kinh phí"] == "Ngân sách"
    assert found.footnotes[0].anchor_before


def test_numbered_paragraph_has_twelve_words_as_title(plan):
    words = "một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai mười-ba"
    section = plan.sections[0].model_copy(update={"title": None, "paragraphs": (words, "khác")})
    found = predicted.of_plan(plan.model_copy(update={"sections": (section,)}))
    assert found.sections[0].title == words.removesuffix(" mười-ba")


@pytest.mark.parametrize(
    ("kind", "counted"), [("container", "task"), ("group", "group"), ("task", "task")]
)
def test_a_container_is_work_and_no_group(plan, kind, counted):
    task = plan.tasks[0].model_copy(update={"kind": RowKind(kind)})
    found = predicted.of_plan(plan.model_copy(update={"tasks": (task,)}))
    assert found.task_tables[0].rows[0].kind == counted


@pytest.mark.usefixtures("all_tables")
def test_mentions_of_one_document_are_one_citation():
    def mention(number, day=None, *, own=False, title=None, outer=None):
        return Made(
            type="quyet-dinh",
            number=number,
            date=day,
            title=title,
            issuer=None,
            nested_in=outer,
            is_self_reference=own,
            resolved_key=None,
            key=None,
        )

    mentions = (
        mention("25/QĐ-UBND"),
        mention("25/QĐ-UBND", date(2023, 1, 5)),
        mention("1/QĐ-TTg"),
        mention("12/QĐ-UBND", own=True),
        mention(None, title="Đấu thầu", outer="c1"),
        mention(None, title="Đầu tư", outer="c1"),
        mention(None, title="Đầu tư"),
    )
    found = predicted._citations(Made(citations=mentions))
    assert [(one.number or one.title, one.date, one.within) for one in found] == [
        ("25/QĐ-UBND", "2023-01-05", False),
        ("1/QĐ-TTg", None, False),
        ("Đấu thầu", None, True),
        ("Đầu tư", None, False),
    ]


@pytest.mark.usefixtures("all_tables")
def test_deadlines_are_found_by_their_duty():
    duty = Made(
        duty_id="d1",
        raw="báo cáo kết quả",
        recipient=None,
        via=None,
        kind="fixed_dates",
        container=ContainerKind.TASK,
        container_id="t1:C.9",
    )
    deadlines = (
        Made(duty_id="d1", covers=False, end=date(2023, 6, 5), rrule=None),
        Made(duty_id="d1", covers=False, end=None, rrule="FREQ=YEARLY"),
        Made(duty_id=None, covers=False, end=date(2023, 7, 1), rrule=None),
    )
    (found,) = predicted._duties(Made(report_duties=(duty,), deadlines=deadlines))
    assert found.where == "table:C.9"
    assert found.deadlines == ("2023-06-05",)
    assert found.recurrence == "FREQ=YEARLY"


@pytest.mark.parametrize("name", ["Nghị định", "NGHỊ ĐỊNH", "nghi-dinh"])
def test_type_and_slug_are_one(name):
    assert predicted.citation_type(name) == "nghi-dinh"
