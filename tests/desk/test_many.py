"""Views of several plans say what the commands say."""

import csv
import io
import json
from datetime import date

import pytest
from typer.testing import CliRunner

from pipeline.cli import app as commands
from pipeline.desk import many
from pipeline.desk.app import create
from pipeline.desk.desk import Desk
from pipeline.desk.guard import Door
from pipeline.desk.many import _heads, _Question
from pipeline.missing.filed import Wanted
from pipeline.store.packed import rows_of_plan
from pipeline.store.records import read_plans
from pipeline.store.register import Register
from tests.builders.sources import source_of
from tests.corrections.plans import sample
from tests.desk.client import LARGEST, Client


def run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words]).stdout


def test_who_has_not_filed_is_what_the_command_says(client, desk):
    asked = (
        "missing",
        desk.parsed,
        "--province",
        "Hải Phòng",
        "--year",
        "2023",
        "--subject",
        "dân vận",
    )
    told = json.loads(run(*asked, "--format", "json"))
    answer = client.get("/missing", params={"province": "Hải Phòng", "year": "2023", "subject": "dân vận", "export": "csv"})  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["unit"] for row in rows} == {one["unit"] for one in told["units"]}
    assert {row["unit"]: row["status"] for row in rows} == {one["unit"]: one["status"] for one in told["units"]}  # fmt: skip
    assert any(row["status"] != "none" for row in rows)


YEARS = [
    # year of the plan, of issue, period: which years it is of
    (2023, 2022, None, None, {2023}),
    (None, 2023, None, None, {2023}),
    (None, 2021, date(2021, 1, 1), date(2025, 12, 31), {2021, 2022, 2023, 2024, 2025}),
    (None, None, None, None, set()),
    (None, 2023, date(2024, 1, 1), date(2024, 12, 31), {2024}),
]


@pytest.mark.parametrize(("year", "issued", "start", "end", "expected"), YEARS)
def test_no_plan_of_a_year_is_passed_over(tmp_path, year, issued, start, end, expected):
    plan = sample().model_copy(
        update={"plan_year": year, "issued_year": issued, "issued_on": None, "period_start": start, "period_end": end}
    )  # fmt: skip
    with Register(tmp_path / "parsed") as register:
        register.put(source_of(plan), rows_of_plan(plan))
    desk = Desk(tmp_path / "parsed")
    found = {
        asked
        for asked in range(2020, 2027)
        if any(Wanted("", asked).takes(one) for one in _heads(desk, _Question("", asked)))
    }
    assert found == expected
    assert {n for n in range(2020, 2027) if Wanted("", n).takes(plan)} == expected


def test_heads_say_what_plans_say(desk):
    (heads,) = [list(_heads(desk, _Question("", year))) for year in (2023,)]
    whole = {one.document_id: one for shelf in read_plans(desk.parsed) for one in shelf.plans}
    assert heads
    for head in heads:
        other = whole[head.document_id]
        names = (
            "subject",
            "issuing_agency",
            "document_number",
            "issued_on",
            "carrier",
            "is_draft",
            "reader",
            "province",
        )
        assert [getattr(head, name) for name in names] == [getattr(other, name) for name in names]


def test_a_matrix_is_what_the_command_writes(client, desk):
    question = {"subject": "dân vận", "year": "2023"}
    answer = client.get("/matrix", params=question | {"export": "csv"})
    out = desk.parsed.parent / "matrix.csv"
    run(
        "matrix",
        desk.parsed,
        "--year",
        "2023",
        "--subject",
        "dân vận",
        "--of",
        "tasks",
        "--out",
        out,
    )
    wanted = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    got = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert got[1:] == wanted


def test_more_plans_than_fit_beside_each_other_are_told_and_the_first_by_unit_shown(
    tmp_path, monkeypatch
):
    units = ("Huyện C", "Huyện A", "Huyện B")
    with Register(tmp_path / "parsed") as register:
        for number, unit in enumerate(units, 1):
            told = {
                "document_id": f"{number:016x}",
                "plan_key": f"x{number}",
                "district": unit,
                "province": "Tỉnh X",
            }
            plan = sample().model_copy(update=told)
            register.put(source_of(plan), rows_of_plan(plan))
    client = Client(create(Desk(tmp_path / "parsed"), Door("127.0.0.1", 8765), largest=LARGEST))
    asked = {"subject": plan.subject, "year": str(plan.plan_year or plan.issued_year)}
    whole = client.get("/matrix", params=asked).text
    assert [unit in whole for unit in units] == [True, True, True]
    assert 'class="notice"' not in whole
    monkeypatch.setattr(many, "MOST_COLUMNS", 2)
    page = client.get("/matrix", params=asked | {"x": "1"}).text
    assert [unit in page for unit in units] == [False, True, True]
    assert "Có 3 kế hoạch của năm và trích yếu này; đây là 2 kế hoạch đầu" in page
    file = client.get("/matrix", params=asked | {"export": "csv"})
    assert 'filename="doi-chieu-2-of-3.csv"' in file.headers["content-disposition"]
    assert "(2 / 3)" in client.get("/matrix", params=asked | {"page": "alone"}).text


def test_findings_are_those_of_the_table_without_the_waived(client, desk, document):
    wanted = desk.tables.rows(
        "SELECT rule, container_id, found FROM findings JOIN plans USING (document_id) WHERE is_primary AND verdict = 'fail'"
    )
    rows = list(
        csv.DictReader(io.StringIO(client.get("/audit?export=csv").content.decode("utf-8-sig")))
    )
    assert sorted(row["rule"] for row in rows) == sorted(row["rule"] for row in wanted)
    mine = [row for row in rows if row["document_id"] == document]
    body = {
        "who": "B",
        "rule": mine[0]["rule"],
        "place": mine[0]["container_id"] or mine[0]["container"],
    }
    assert client.post(f"/plans/{document}/decide", json=body).status_code == 200
    left = list(
        csv.DictReader(io.StringIO(client.get("/audit?export=csv").content.decode("utf-8-sig")))
    )
    assert len(left) < len(rows)
    told = json.loads(run("audit", desk.parsed, "--format", "json"))
    breaches = [one for one in told if one["verdict"] == "fail"]
    assert sorted(row["rule"] for row in left) == sorted(one["rule"] for one in breaches)


WAIVER = """[[waiver]]
plan = "{plan}"
rule = "{rule}"
status = "wrong"
reason = "đã hỏi"
who = "B"
"""


def test_a_waiver_in_a_file_holds_at_the_desk_too(client, desk, document):
    """As for ``plans audit``: one rule says what a waiver speaks of."""
    rows = list(
        csv.DictReader(io.StringIO(client.get("/audit?export=csv").content.decode("utf-8-sig")))
    )
    one = next(row for row in rows if row["document_id"] == document)
    told = WAIVER.format(plan=one["file_name"], rule=one["rule"])
    (desk.parsed.parent / "waivers.toml").write_text(told, encoding="utf-8")
    left = list(
        csv.DictReader(io.StringIO(client.get("/audit?export=csv").content.decode("utf-8-sig")))
    )
    mine = [row for row in left if row["document_id"] == document]
    assert one["rule"] not in {row["rule"] for row in mine}
    page = client.get(f"/plans/{document}.html").text
    assert f'data-rule="{one["rule"]}"' not in page
    shown = json.loads(run("audit", desk.parsed, "--format", "json"))
    assert sorted(row["rule"] for row in left) == sorted(
        row["rule"] for row in shown if row["verdict"] == "fail"
    )


def test_the_calendar_holds_what_the_command_lists(client, desk):
    out = desk.parsed.parent / "calendar.csv"
    run("calendar", desk.parsed, "--from", "2023-06-01", "--to", "2023-06-30", "--csv", out)
    wanted = sorted(
        row["due"] for row in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")))
    )
    answer = client.get("/calendar?month=2023-06&export=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert sorted(row["due"] for row in rows) == wanted
    assert wanted
