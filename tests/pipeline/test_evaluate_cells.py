"""Answers by print: which one a plan gets, what a wrong file says, and the project's own answers."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parsers.semantics.agencies import UnitContext, split_actors
from parsers.semantics.deadlines import TimeContext, read_time_cell
from pipeline.cli import app
from pipeline.evaluation.answers import Time
from pipeline.evaluation.cells import answered, read_cells
from pipeline.evaluation.gold import BadGold, Gold, find_cases
from pipeline.evaluation.matchers import soft_key
from tests.builders.gold import FOLDER

FILE = FOLDER / "cells.json"
OWN = read_cells(FILE)
ISSUED = date(2026, 1, 12)
"""Of the sample whose times count from the day of issue."""
SCANNED = 2018


def written(folder, **answers):
    file = folder / "cells.json"
    file.write_text(json.dumps({"format": 1} | answers), encoding="utf-8")
    return file


def gold(subject="Công tác dân vận", agency="ỦY BAN NHÂN DÂN HUYỆN THỦY NGUYÊN", **row):
    return Gold(
        format=1,
        files=("a.pdf",),
        header={"issuing_agency": agency, "issued_year": 2023, "subject": subject},
        task_tables=[{"rows": [{"number": "1", "kind": "task"} | row]}],
        prose_tasks=[{"task": "Rà soát", "time": row.get("time")}],
    )


def year(number):
    days = {"start": f"{number}-01-01", "end": f"{number}-12-31"}
    return [{"kind": "period", "op": None} | days]


@pytest.mark.parametrize(
    ("subject", "start"),
    [
        ("Công tác dân vận", "2023-01-01"),
        ("Công tác dân vận năm 2024", "2024-01-01"),
        ("Công tác dân vận năm 2025", "2020-01-01"),
        ("Hạ tầng 5G đến năm 2030", "2030-01-01"),
        ("Chuyển đổi số giai đoạn 2021 - 2025", "2021-01-01"),
    ],
)
def test_answer_of_the_plan_s_year_comes_first(tmp_path, subject, start):
    scopes = {2023: 2023, 2024: 2024, "-2030": 2030, "2021-2025": 2021}
    times = [{"text": "Cả năm", "year": k, "times": year(v)} for k, v in scopes.items()]
    times.append({"text": "Cả năm", "times": year(2020)})
    found = answered(gold(subject, time="CẢ  NĂM"), read_cells(written(tmp_path, times=times)))
    for task in (found.task_tables[0].rows[0], found.prose_tasks[0]):
        assert [str(one.start) for one in task.times] == [start]


@pytest.mark.parametrize(
    ("agency", "lead"),
    [
        ("ỦY BAN NHÂN DÂN HUYỆN THỦY NGUYÊN", "Thanh tra huyện"),
        ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Thanh tra tỉnh"),
        ("ỦY BAN NHÂN DÂN XÃ LẬP LỄ", None),
    ],
)
def test_answer_of_the_plan_s_level(tmp_path, agency, lead):
    levels = {"district": "Thanh tra huyện", "province": "Thanh tra tỉnh"}
    actors = [{"text": "Thanh tra", "level": k, "actors": [v]} for k, v in levels.items()]
    cells = read_cells(written(tmp_path, actors=actors))
    row = answered(gold(agency=agency, lead="Thanh tra"), cells).task_tables[0].rows[0]
    assert (row.leads[0].name if row.leads else None) == lead


def test_cell_of_both_roles(tmp_path):
    text = "Chủ trì: Phòng Nội vụ; phối hợp: các phòng"
    both = {"text": text, "leads": ["Phòng Nội vụ"], "coordinators": ["Các phòng"]}
    cells = read_cells(written(tmp_path, actors=[both]))
    row = answered(gold(lead_coordinator=text), cells).task_tables[0].rows[0]
    assert [row.leads[0].name, row.coordinators[0].name] == ["Phòng Nội vụ", "Các phòng"]
    assert answered(gold(lead=text), cells).task_tables[0].rows[0].leads is None


def test_what_the_gold_says_itself_stays(tmp_path):
    cells = read_cells(written(tmp_path, times=[{"text": "Cả năm", "times": year(2020)}]))
    row = answered(gold(time="Cả năm", times=year(2023)), cells).task_tables[0].rows[0]
    assert str(row.times[0].start) == "2023-01-01"


WRONG = [
    ({"format": 2}, "format 1"),
    ({"times": [{"text": "Cả năm"}]}, "times.0.times"),
    ({"times": [{"text": "Cả năm", "times": [{"kind": "soon"}]}]}, "times.0.times.0.kind"),
    ({"times": [{"text": "Cả năm", "times": year(2023)}] * 2}, "two answers for 'Cả năm'"),
    ({"actors": [{"text": "Thanh tra", "level": "city", "actors": []}]}, "actors.0.level"),
    ({"actors": [{"text": "Thanh tra", "actors": [], "leads": []}]}, "either actors, or leads"),
    ({"actors": [{"text": "Thanh tra"}]}, "either actors, or leads"),
]


@pytest.mark.parametrize(("answers", "said"), WRONG)
def test_wrong_file_is_said_in_one_line(tmp_path, answers, said):
    file = written(tmp_path, **answers)
    with pytest.raises(BadGold, match=r"cells\.json"):
        read_cells(file)
    result = CliRunner().invoke(app, ["evaluate", str(FOLDER), "--cells", str(file)])
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("text", [None, "no json", "[]"])
def test_file_without_answers(tmp_path, text):
    file = tmp_path / "cells.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(BadGold, match=r"cells\.json"):
        read_cells(file)


def test_own_answers_leave_no_cell_of_the_own_gold_open():
    for case in find_cases(FOLDER):
        found = answered(case.gold, OWN)
        for row in (row for table in found.task_tables for row in table.rows):
            assert (row.times is None) == (not row.cells.get("time")), row
            assert (row.leads is None) == (not row.cells.get("lead")), row
            assert (row.coordinators is None) == (not row.cells.get("coordinator")), row


@pytest.mark.parametrize("answer", OWN.times, ids=lambda one: f"{one.text} {one.year or ''}")
def test_own_answers_for_times_are_what_is_read(answer):
    end = date(2030, 12, 31) if answer.year == "-2030" else None
    untold = str(answer.year).startswith("~")  # the year of issue alone: ~2026
    number = None if end or untold else answer.year or SCANNED
    issued = ISSUED if number == ISSUED.year else None
    year = int(answer.year[1:]) if untold else None
    context = TimeContext(number, issued, issued_year=year, period_end=end)
    got = [
        Time(
            kind=one.kind,
            op=one.op,
            start=one.start,
            end=one.end,
            intervals=tuple((part.start, part.end) for part in one.intervals),
            rrule=one.rrule,
        )
        for one in read_time_cell(answer.text, context=context)
    ]
    unset = {"open_ended": None, "conditional": None}
    want = [one.model_copy(update=unset) for one in answer.times]
    assert sorted(got, key=repr) == sorted(want, key=repr)


@pytest.mark.parametrize("answer", OWN.actors, ids=lambda one: one.text)
def test_own_answers_for_actors_are_what_is_read(answer):
    want = answer.actors or (*(answer.leads or ()), *(answer.coordinators or ()))
    got = split_actors(answer.text, context=UnitContext("district", unit_class="huyện"))
    assert [(soft_key(one.name), one.kind) for one in got] == [
        (soft_key(one.name), one.kind) for one in want
    ]


def test_answers_beside_the_gold_are_no_gold():
    assert FILE.name not in {case.name for case in find_cases(Path(FOLDER))}
