import pytest
from typer.testing import CliRunner

from pipeline.cli import app


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_report_says_where_its_findings_come_from(work, tables):
    result = run("report", tables, "--pages", "none")
    assert result.exit_code == 0
    assert result.stdout.startswith("plans 2, findings ")
    assert "of 1 plans from the table findings, 1 plans audited now" in result.stdout
    assert "open report/index.html" in result.stdout
    assert (work / "report" / "index.html").exists()


def test_settings_audit_anew(work, tables):
    (work / "mine.toml").write_text('[audit]\noff = ["R*"]\n', encoding="utf-8")
    result = run("report", tables, "--pages", "none", "--settings", "mine.toml")
    assert "plans 2, findings 0 (of 0 plans from the table findings, 2" in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("missing",), "plans: missing holds no tables"),
        (("missing", "--settings", "no.toml"), "plans: no.toml cannot be read"),
    ],
)
@pytest.mark.usefixtures("work")
def test_wrong_usage_is_2(words, message):
    result = run("report", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)


def test_place_that_cannot_be_written(work, tables):
    (work / "report").write_bytes(b"a file")
    result = run("report", tables)
    assert result.exit_code == 2
    assert "report cannot be written" in result.stderr


def test_help_names_the_exit_codes():
    text = " ".join(run("report", "--help").stdout.split())
    for word in ("0 written", "2 wrong usage", "3 written, but tables"):
        assert word in text
