import io

import pytest
from rich.console import Console
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.view import progress
from tests.site.sample import RAW


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


LAST = "1 of 2 plans\n2 of 2 plans\n"


@pytest.mark.usefixtures("work")
def test_how_far_it_is(tables, monkeypatch):
    monkeypatch.setattr(progress, "_LINE_EVERY", 0.0)
    result = run("report", tables, "--pages", "none")
    assert result.stderr == LAST


@pytest.mark.usefixtures("work")
def test_word_files_that_are_laid_out_are_told(soffice, monkeypatch):
    monkeypatch.setattr(progress, "_LINE_EVERY", 0.0)
    run(
        "ingest",
        RAW / "mau-dan-van-huyen-2023.docx",
        RAW / "mau-ke-hoach-xa-2026.docx",
        "--out",
        "parsed",
    )
    first = run("report", "parsed").stderr.splitlines()
    assert first == [
        "0 of 2 plans, 2 Word files laid out",
        "1 of 2 plans, 2 Word files laid out",
        "2 of 2 plans, 2 Word files laid out",
    ]
    assert run("report", "parsed").stderr == LAST  # they are kept
    assert soffice() == 1
    assert run("report", "parsed", "--pages", "none").exit_code == 0
    assert soffice() == 1


@pytest.mark.usefixtures("work")
def test_nothing_is_said_of_what_takes_no_time(tables):
    assert run("report", tables, "--pages", "none").stderr == ""


def test_a_bar_on_a_terminal():
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100)
    with progress.PageBar(console) as bar:
        bar.begin(40)
        bar.laid_out(16)
        bar.passed()
    assert "1/40" in out.getvalue()
    assert "16 Word files laid out" in out.getvalue()
