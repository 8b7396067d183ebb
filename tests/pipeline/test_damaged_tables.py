"""Damaged or read-only tables, through the commands that read them: one line, an exit code, no traceback."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.audit import run as audit_run
from pipeline.cli import app
from pipeline.store.register import Register
from tests.audit.cases import plan_of
from tests.builders.stored import stored

COMMANDS = {
    "audit": ("audit", "--on", "2023-05-01"),
    "missing": ("missing", "--province", "Hải Phòng", "--subject", "dân vận", "--year", "2023"),
    "calendar": ("calendar", "--on", "2023-05-01"),
    "report": ("report", "--pages", "none"),
}
READ_LEDGER = ("audit", "missing", "report")
NAME = "s00001.parquet"


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """A plan with one finding."""
    monkeypatch.chdir(tmp_path)
    parsed = tmp_path / "data" / "parsed"
    plan = plan_of({"change": {"number": "Số:      /KH-UBND"}})
    return stored(parsed, plan.model_copy(update={"document_id": f"{0:016x}"}))


def run(command, *more):
    return CliRunner().invoke(app, [*COMMANDS[command], *more])


def torn(file):
    file.write_bytes(file.read_bytes()[:-20])


def broken(file):
    file.write_bytes(b"PAR1 and then nothing like it PAR1")


def empty(file):
    file.write_bytes(b"")


def of_another_version(file):
    pq.write_table(pa.table({"path": ["a.pdf"]}), file)


def with_other_values(file):
    rows = pq.read_table(file)
    names = {name: ["?"] if name in {"path", "status"} else [None] for name in rows.schema.names}
    pq.write_table(pa.table(names), file)


@pytest.mark.parametrize("damage", [torn, broken, empty, of_another_version])
@pytest.mark.parametrize("command", READ_LEDGER)
def test_a_damaged_ledger_is_named(tables, command, damage):
    damage(tables / "sources" / "s00001.parquet")
    result = run(command)
    assert result.exit_code == 4
    (line,) = result.stderr.splitlines()
    assert line.startswith("plans: data/parsed/sources/s00001.parquet cannot be read (")
    assert line.endswith("); remove data/parsed and ingest again")


def test_a_ledger_of_values_nobody_knows(tables):
    with_other_values(tables / "sources" / "s00001.parquet")
    result = run("report")
    assert result.exit_code == 4
    assert "s00001.parquet cannot be read (" in result.stderr
    assert "values are none of the ledger's" in result.stderr


@pytest.mark.parametrize("damage", [torn, broken, empty])
@pytest.mark.parametrize("table", ["plans", "tasks", "texts"])
@pytest.mark.parametrize("command", COMMANDS)
def test_damaged_tables_of_a_plan_are_named_and_the_rest_is_done(tables, command, table, damage):
    damage(tables / table / NAME)
    result = run(command)
    assert result.exit_code == 3
    (line,) = (one for one in result.stderr.splitlines() if "cannot be read" in one)
    assert NAME in line
    assert "ingest its plans again" in line


@pytest.mark.parametrize("command", COMMANDS)
def test_a_plan_whose_text_is_missing(tables, command):
    (tables / "texts" / NAME).unlink()
    result = run(command)
    assert result.exit_code in {3, 4}
    (line,) = (one for one in result.stderr.splitlines() if "cannot be read" in one)
    assert NAME in line
    assert "ingest its plans again" in line


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("tables")
def test_whole_tables_are_no_excuse_for_a_bug(monkeypatch, command):
    def bug(*_args, **_kwargs):
        raise KeyError("bug")

    for place in ("store.renditions", "site.build", "audit.run"):
        monkeypatch.setattr(f"pipeline.{place}.read_plans", bug)
    assert isinstance(run(command).exception, KeyError)


@pytest.mark.usefixtures("tables")
def test_a_place_elsewhere_that_cannot_be_written_is_not_looked_for_in_the_tables(monkeypatch):
    monkeypatch.setattr("pipeline.cli.damage._first_damaged", None)
    for words in (("audit", "--out", "no/such.txt"), ("report", "--out", "/dev/null/report")):
        result = run(*words)
        assert result.exit_code == 2
        assert f"{words[-1]} cannot be written" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_of_the_exit_code(command):
    words = CliRunner().invoke(app, [command, "--help"]).stdout
    assert " 4 " in words


@pytest.mark.parametrize("fails", ["writer", "write_findings"])
@pytest.mark.parametrize(("more", "code"), [((), 0), (("--fail-on", "error"), 1)])
def test_audit_of_tables_that_may_only_be_read(tables, monkeypatch, fails, more, code):
    def refused(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(audit_run, fails, refused)
    result = run("audit", *more)
    assert result.exit_code == code
    assert "R001" in result.stdout
    assert "plans audited 1, with findings 1, not audited 0" in result.stdout
    assert result.stderr == (
        "plans: data/parsed/findings cannot be written (Permission denied);"
        " the findings were shown and not stored\n"
    )
    assert pd.read_parquet(tables / "findings").empty


def test_audit_beside_an_ingest(tables):
    with Register(tables, command="plans ingest"):
        result = run("audit")
    assert result.exit_code == 0
    assert "R001" in result.stdout
    assert "is being written by `plans ingest`" in result.stderr
    assert pd.read_parquet(tables / "findings").empty
