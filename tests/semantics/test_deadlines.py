"""Time expressions: tables of wordings, years from the context, what is no deadline, running time."""

import time
import unicodedata
from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr

from parsers.semantics.deadlines import TimeContext, find_deadlines, read_time_cell
from schemas.mentions import DeadlineKind, YearSource
from tests.clock import grows_linearly
from tests.semantics import deadline_field_tables as field
from tests.semantics import deadline_tables as cells
from tests.semantics.deadline_rows import shown

PLAN = TimeContext(plan_year=2023, issued_on=date(2023, 1, 16))
LATER = TimeContext(plan_year=2026)
CELL_ROWS = [(*row, PLAN) for row in cells.OPERATORS + cells.CATALOGUE + cells.DAMAGE + cells.CELLS]
CELL_ROWS += [(*row, LATER) for row in field.FIELD]
PROSE_ROWS = [(*row, PLAN) for row in field.PROSE] + [(*row, LATER) for row in field.DUTIES]


@pytest.mark.parametrize(("text", "expected", "context"), CELL_ROWS)
def test_a_time_cell_says(text: str, expected: list[str], context: TimeContext) -> None:
    found = read_time_cell(text, context=context)
    assert [shown(d) for d in found] == expected
    assert all(text[d.span.start : d.span.end] == d.raw for d in found)


@pytest.mark.parametrize(("text", "expected", "context"), PROSE_ROWS)
def test_running_text_says(text: str, expected: list[str], context: TimeContext) -> None:
    found = find_deadlines(text, context=context)
    assert [shown(d) for d in found] == expected
    assert all(text[d.span.start : d.span.end] == d.raw for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["", " ", "-", "…", "...", "–", "......"])
def test_an_empty_cell_is_unspecified(text: str) -> None:
    (only,) = read_time_cell(text, context=PLAN)
    assert only.kind is DeadlineKind.UNSPECIFIED


@pytest.mark.parametrize("text", ["nt", "-nt-", '"', "//", "Như trên", "NT", "- nt -", "”"])
def test_a_ditto_mark_is_for_the_caller(text: str) -> None:
    (only,) = read_time_cell(text, context=PLAN)
    assert only.issues == ("same_as_above",)


def test_every_rule_is_rfc_5545() -> None:
    rules = {
        d.rrule
        for text, _, context in CELL_ROWS
        for d in read_time_cell(text, context=context)
        if d.rrule
    }
    assert len(rules) > 20
    for rule in rules:
        assert "DTSTART" not in rule
        assert rrulestr(rule)[:3], rule


@pytest.mark.parametrize(
    ("context", "text", "end", "source", "issues"),
    [
        (PLAN, "trước ngày 15/6/2024", "2024-06-15", YearSource.EXPLICIT, ()),
        (PLAN, "15/6/2024 và trước 20/6", "2024-06-20", YearSource.CELL, ()),
        (
            TimeContext(plan_year=2023, column_header="Thời gian thực hiện (năm 2025)"),
            "trước 15/6",
            "2025-06-15",
            YearSource.COLUMN_HEADER,
            (),
        ),
        (
            TimeContext(plan_year=2023, row="NĂM 2024"),
            "trước 15/6",
            "2024-06-15",
            YearSource.ROW,
            (),
        ),
        (
            TimeContext(plan_year=2023, section="II. Nhiệm vụ năm 2024"),
            "trước 15/6",
            "2024-06-15",
            YearSource.ROW,
            (),
        ),
        (
            TimeContext(plan_year=2024, issued_on=date(2023, 12, 20)),
            "trước 15/6",
            "2024-06-15",
            YearSource.PLAN_YEAR,
            (),
        ),
        (TimeContext(issued_year=2023), "trước 15/6", "2023-06-15", YearSource.ISSUE_DATE, ()),
        (TimeContext(), "trước 15/6", None, YearSource.NONE, ("year_missing",)),
        (
            TimeContext(
                period_start=date(2021, 1, 1), period_end=date(2025, 12, 31), issued_year=2021
            ),
            "Quý IV",
            None,
            YearSource.NONE,
            ("year_ambiguous",),
        ),
        (
            PLAN,
            "báo cáo năm trước ngày 10/01",
            "2024-01-10",
            YearSource.NEXT_YEAR,
            ("year_inferred_next",),
        ),
        (PLAN, "trước ngày 10/01", "2023-01-10", YearSource.PLAN_YEAR, ()),
        (
            TimeContext(plan_year=2023, row="Theo Quyết định ngày 05 tháng 01 năm 2020"),
            "trước 15/6",
            "2023-06-15",
            YearSource.PLAN_YEAR,
            (),
        ),
    ],
)
def test_where_a_year_comes_from(
    context: TimeContext, text: str, end: str | None, source: YearSource, issues: tuple[str, ...]
) -> None:
    last = read_time_cell(text, context=context)[-1]
    assert (last.end and last.end.isoformat(), last.year_source, last.issues) == (
        end,
        source,
        issues,
    )


SEVERAL_YEARS = TimeContext(period_start=date(2021, 1, 1), period_end=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thường xuyên", ["continuous 2021-01-01..2025-12-31 throughout plan_year"]),
        ("Cả năm", ["period throughout year !year_ambiguous"]),
        ("Tháng 3, 6, 9, 12", ["recurring FREQ=YEARLY;BYMONTH=3,6,9,12 month"]),
        (
            "Trước ngày 31/01 năm liền kề",
            ["recurring before FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31 day"],
        ),
        (
            "6 tháng (trước 15/6/2022), cả năm (trước 15/12/2022)",
            [
                "by_date before ..2022-06-15 last 2022-06-14 day of <6 tháng> explicit",
                "period 2022-01-01..2022-12-31 covers year cell",
                "by_date before ..2022-12-15 last 2022-12-14 day of <cả năm> explicit",
            ],
        ),
    ],
)
def test_a_plan_of_several_years_lends_none(text: str, expected: list[str]) -> None:
    found = read_time_cell(text, context=SEVERAL_YEARS)
    assert [shown(d) for d in found] == expected


def test_spans_point_into_decomposed_text() -> None:
    printed = unicodedata.normalize("NFD", "Gửi báo cáo  trước ngày\n05/6/2023; quý IV/2023.")
    first, second = find_deadlines(printed, context=PLAN)
    assert unicodedata.normalize("NFC", first.raw) == "trước ngày\n05/6/2023"
    assert unicodedata.normalize("NFC", second.raw) == "quý IV/2023"
    assert printed[second.span.start : second.span.end] == second.raw


def test_nothing_of_a_cell_is_dropped() -> None:
    found = read_time_cell("Quý I/2023 (đợt 1: 5 ngày đầu kỳ)", context=PLAN)
    assert [d.kind for d in found] == [DeadlineKind.PERIOD, DeadlineKind.UNPARSED]
    (only,) = read_time_cell("Sau khai giảng", context=PLAN)
    assert (only.kind, only.raw) == (DeadlineKind.UNPARSED, "Sau khai giảng")


PLAN_LIKE = (
    "Các phòng báo cáo theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 trước ngày 15/6/2023, định kỳ"
    " 6 tháng, năm và hằng quý; từ ngày 01/3 đến ngày 15/4/2023 tổ chức hội nghị trong tháng 5.\n"
)
HOSTILE = [PLAN_LIKE, "1", ",", "và ", "ngày ", "trước 15/6, ", "3, ", "l/", "2023-", "quý i, "]
HOSTILE += ["trước ngày a ", "theo ", "hằng năm ", " ", "\n", "\u0301", "trong 1 ngày kể từ "]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("read", [find_deadlines, read_time_cell])
def test_time_grows_with_length(unit: str, read) -> None:
    assert grows_linearly(partial(read, context=PLAN), unit, 15_000)


def test_a_million_characters_take_seconds() -> None:
    text = PLAN_LIKE * (1_000_000 // len(PLAN_LIKE))
    began = time.process_time()
    assert len(find_deadlines(text, context=PLAN)) > 20_000
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tháng 10", "2023-10-01..2023-10-31"),
        ("Tháng 3", "2024-03-01..2024-03-31"),
        ("Trước ngày 15/01", "..2024-01-15"),
        ("Tháng 7", ""),  # of neither year of the school year
    ],
)
def test_a_month_of_a_school_year_is_in_one_of_its_years(text, expected):
    context = TimeContext(period_start=date(2023, 9, 1), period_end=date(2024, 5, 31))
    (found,) = read_time_cell(text, context=context)
    days = f"{found.start or ''}..{found.end or ''}" if found.end else ""
    assert days == expected
