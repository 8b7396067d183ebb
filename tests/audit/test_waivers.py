"""What auditors decided about findings, baselines, and what a finding is known by."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from pipeline.audit import audit
from pipeline.audit.fingerprint import fingerprints
from pipeline.audit.run import Audited, label_of
from pipeline.audit.settings import BadSettings
from pipeline.audit.waivers import read_waivers
from pipeline.cli import app
from tests.audit.cases import plan_of
from tests.builders.stored import stored

BLANK = {"change": {"number": "Số:      /KH-UBND", "recipients": ["Nơi nhận:", "- Các phòng."]}}
WAIVER = """[[waiver]]
plan = "kế hoạch.docx"
rule = "R001"
status = "wrong"
reason = "số ghi tay trên bản giấy"
who = "Trần Thị B"
"""


@pytest.fixture
def tables(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return stored(tmp_path / "data" / "parsed", plan_of(BLANK))


def run(*words, on="2023-05-01"):
    wanted = ["audit", "--on", on, "--format", "json", *[str(word) for word in words]]
    return CliRunner().invoke(app, wanted)


def rules(result):
    return [one["rule"] for one in json.loads(result.stdout)]


@pytest.mark.parametrize(
    ("more", "on", "shown"),
    [
        ("", "2023-05-01", ["R010"]),
        ('place = "header"', "2023-05-01", ["R010"]),
        ('place = "III.1"', "2023-05-01", ["R001", "R010"]),
        ("until = 2023-05-01", "2023-05-01", ["R010"]),
        ("until = 2023-04-30", "2023-05-01", ["R001", "R010"]),
    ],
)
def test_a_waived_finding_is_not_shown(tables, more, on, shown):
    (tables.parent / "waivers.toml").write_text(WAIVER + more, encoding="utf-8")
    result = run("--fail-on", "error", on=on)
    assert rules(result) == shown
    assert result.exit_code == ("R001" in shown)
    assert ("findings waived: wrong 1" in result.stderr) is ("R001" not in shown)


def test_waivers_that_are_over_or_met_nothing_are_told(tables):
    text = WAIVER + "until = 2023-01-01\n" + WAIVER.replace("R001", "R301")
    (tables.parent / "waivers.toml").write_text(text, encoding="utf-8")
    told = run().stderr
    assert "ended on 01/01/2023" in told
    assert "R301 in kế hoạch.docx (Trần Thị B) met no finding" in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("R001", "R999"), "waiver 1: no rule R999"),
        (("wrong", "maybe"), "waiver 1: status"),
        (('who = "Trần Thị B"', ""), "waiver 1: who"),
        (("rule", "rules"), "waiver 1: rule"),
        (("[[waiver]]", "[waivers]"), "nothing but tables [[waiver]]"),
        (("[[waiver]]", "[[waiver"), "is no TOML"),
    ],
)
def test_a_wrong_file_is_one_line(tmp_path, change, said):
    file = tmp_path / "waivers.toml"
    file.write_text(WAIVER.replace(*change), encoding="utf-8")
    with pytest.raises(BadSettings) as error:
        read_waivers(file)
    assert said in str(error.value)


@pytest.mark.usefixtures("tables")
def test_only_what_is_new_since_a_baseline(tmp_path):
    run("--out", tmp_path / "before.json")
    assert rules(run("--baseline", tmp_path / "before.json")) == []
    run("--out", tmp_path / "some.json", "--rule", "R010")
    assert rules(run("--baseline", tmp_path / "some.json")) == ["R001"]


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize("words", [("--rule", "R999"), ("--rule", "R0*", "--rule", "r001")])
def test_a_rule_that_does_not_exist_is_wrong_usage(words):
    result = run(*words)
    assert result.exit_code == 2
    assert "no such rule" in result.stderr


@pytest.mark.usefixtures("tables")
def test_a_baseline_that_is_none_is_wrong_usage(tmp_path):
    (tmp_path / "no.json").write_text('[{"rule": "R001"}]', encoding="utf-8")
    for name in ("no.json", "nowhere.json"):
        assert run("--baseline", tmp_path / name).exit_code == 2


def test_fingerprints_stay_when_another_finding_goes():
    table = plan_of({"also_row": [[str(n), f"Việc {n}.", "Quý I/2023", "", ""] for n in (3, 4, 5)]})
    rows = [["3", "Việc 3.", "Quý I/2023", "Phòng Nội vụ", ""]]
    rows += [[str(n), f"Việc {n}.", "Quý I/2023", "", ""] for n in (4, 5)]
    marks = [
        {
            found.container_id: mark
            for found, mark in zip(one.findings, fingerprints(one), strict=True)
            if found.rule == "R201"
        }
        for one in (
            Audited(label_of(plan, {}), audit(plan, on=date(2023, 3, 1)))
            for plan in (table, plan_of({"also_row": rows}))
        )
    ]
    assert set(marks[0]) - set(marks[1]) == {"t1:3"}
    assert marks[1].items() <= marks[0].items()
