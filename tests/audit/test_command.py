"""``plans audit`` over tables: what is written, what is shown, how it ends."""

import csv
import io
import json
import re
from datetime import date

import pandas as pd
import pytest
from typer.testing import CliRunner

from pipeline.audit import RULES
from pipeline.cli import app
from tests.audit.cases import plan_of
from tests.builders.stored import stored

HOSTILE = '<script>alert("x")</script> & \'"'
BLANK = {"change": {"number": "Số:      /KH-UBND", "subject": f"Dân vận {HOSTILE} năm 2023"}}
LATER = {
    "change": {
        "date": "Thủy Nguyên, ngày 20 tháng 4 năm 2023",
        "recipients": ["Nơi nhận:", "- Các phòng."],
    }
}


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """Three plans: a clean one, one without number, one issued late."""
    monkeypatch.chdir(tmp_path)
    plans = (
        plan_of(case).model_copy(
            update={"document_id": f"{number:016x}", "file_name": f"kế hoạch {number} #?%.docx"}
        )
        for number, case in enumerate(({}, BLANK, LATER))
    )
    return stored(tmp_path / "data" / "parsed", *plans)


def run(*words):
    return CliRunner().invoke(app, ["audit", "--on", "2023-05-01", *[str(word) for word in words]])


def shown(result):
    return [json.loads(line.rstrip(",")) for line in result.stdout.splitlines() if "{" in line]


def test_findings_are_written_and_shown(tables):
    result = run()
    assert result.exit_code == 0
    found = pd.read_parquet(tables / "findings")
    assert sorted(zip(found["document_id"], found["rule"], strict=True)) == [
        ("0000000000000001", "R001"),
        ("0000000000000002", "R010"),
        ("0000000000000002", "R212"),
    ]
    assert set(found["verdict"]) == {"fail"}
    assert found["audited_on"].iloc[0].date() == date(2023, 5, 1)
    assert "R212" in result.stdout
    assert "plans audited 3, with findings 2, not audited 0" in result.stdout


def test_auditing_again_doubles_nothing(tables):
    run()
    run()
    assert len(pd.read_parquet(tables / "findings")) == 3


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (("--rule", "R2*"), ["R212"]),
        (("--rule", "R001", "--rule", "R010"), ["R001", "R010"]),
        (("--severity", "error"), ["R001"]),
        (("--severity", "warning"), ["R001", "R212"]),
        (("--province", "hai phong"), ["R001", "R010", "R212"]),
        (("--province", "Hà Nội"), []),
        (("--year", "2023"), ["R001", "R010", "R212"]),
        (("--year", "2022"), []),
    ],
)
def test_filters_choose_what_is_shown_and_never_what_is_written(tables, words, rules):
    result = run("--format", "json", *words)
    assert [one["rule"] for one in json.loads(result.stdout)] == rules
    assert len(pd.read_parquet(tables / "findings")) == 3


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--fail-on", "error"), 1),
        (("--fail-on", "error", "--rule", "R2*"), 0),
        (("--fail-on", "warning", "--rule", "R2*"), 1),
        (("--fail-on", "info", "--year", "2020"), 0),
        (("nowhere",), 2),
        (("--settings", "none.toml"), 2),
        (("--on", "yesterday"), 2),
    ],
)
@pytest.mark.usefixtures("tables")
def test_exit_codes(words, code):
    result = CliRunner().invoke(app, ["audit", "--on", "2023-05-01", *words])
    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_damaged_tables_are_told_and_the_rest_is_audited(tables, monkeypatch):
    monkeypatch.setattr("pipeline.store.register.CAPACITY", 3)
    (tables / "more").mkdir()
    stored(tables, plan_of({}).model_copy(update={"document_id": "f" * 16, "file_name": "x.docx"}))
    (tables / "tasks" / "s00002.parquet").write_bytes(b"broken")
    result = run()
    assert result.exit_code == 3
    assert "ingest its plans again" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "not audited 1" in result.stdout


def test_settings_beside_the_tables_are_used(tables):
    (tables.parents[1] / "plans.toml").write_text('[audit]\noff = ["R212"]\n', encoding="utf-8")
    result = run("--format", "json")
    assert [one["rule"] for one in json.loads(result.stdout)] == ["R001", "R010"]


@pytest.mark.usefixtures("tables")
def test_json_names_plan_rule_and_place():
    first = json.loads(run("--format", "json").stdout)[0]
    assert first["path"] == "kế hoạch 1 #?%.docx"
    assert (first["rule"], first["container"], first["found"]) == ("R001", "header", "Số: /KH-UBND")
    assert first["evidence"]["span_end"] > first["evidence"]["span_start"]


@pytest.mark.usefixtures("tables")
def test_csv_opens_in_a_spreadsheet():
    text = run("--format", "csv").stdout
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["rule"] for row in rows] == ["R001", "R010", "R212"]
    assert not any(value.startswith(("=", "+", "@")) for row in rows for value in row.values())


@pytest.mark.usefixtures("tables")
def test_sarif_follows_the_standard(tmp_path):
    file = tmp_path / "out dir.sarif"
    assert run("--format", "sarif", "--out", file).exit_code == 0
    log = json.loads(file.read_text(encoding="utf-8"))
    (one,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == [r.code for r in RULES]
    for result in one["results"]:
        assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["kind"] == "fail") == (result["level"] != "none")
        (place,) = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert not set(uri) & set(" #?")
        assert place["physicalLocation"]["region"]["charLength"] > 0


@pytest.mark.usefixtures("tables")
def test_html_is_safe_and_needs_nothing(tmp_path):
    file = tmp_path / "findings.html"
    assert run("--format", "html", "--out", file).exit_code == 0
    page = file.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(src|href)=|https?:", page)
    assert "R212" in page


def test_three_hundred_findings_in_one_plan(tmp_path):
    rows = [[str(n), f"Nhiệm vụ thứ {n}.", "Quý I/2023", "", ""] for n in range(3, 303)]
    rows.append(["303", "Tổng kết.", "Quý IV/2023", "Phòng Nội vụ", ""])
    stored(tmp_path, plan_of({"also_row": rows}))
    result = run(tmp_path, "--format", "json", "--rule", "R201")
    found = json.loads(result.stdout)
    assert len(found) == 300
    assert len({one["finding_id"] for one in found}) == 300
