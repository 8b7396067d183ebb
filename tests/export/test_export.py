"""Exports, each read again by the program it is for."""

import json
import sqlite3
import sys
from contextlib import closing
from datetime import date, datetime

import duckdb
import openpyxl
import pytest
from deltalake import DeltaTable
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.export.rows import KEYS, Changed, Rows
from pipeline.export.whole import whole
from pipeline.export.xlsx import MOST_CHARACTERS, write_xlsx
from pipeline.query.register import dataset
from pipeline.query.values import for_cell
from pipeline.record.assemble import assemble
from pipeline.store.tables import SCHEMAS
from pipeline.view.plain import plain
from tests.builders.stored import stored
from tests.pipeline.plan_factories import info, small_plan


def export(register, *words):
    return CliRunner().invoke(app, ["export", str(register), *map(str, words)])


def told(register, name):
    """Rows by column, maps as dicts, in an order of their own."""
    table = dataset(register, name).to_table()
    return sorted(table.to_pylist(maps_as_pydicts="lossy"), key=key_of(name))


def key_of(name):
    return lambda row: [str(row[key]) for key in KEYS[name]]


def test_keys_tell_all_rows_apart(register):
    assert KEYS.keys() == SCHEMAS.keys()
    for name, keys in KEYS.items():
        found = [tuple(row[key] for key in keys) for row in told(register, name)]
        assert len(found) == len(set(found)), name


def test_sqlite_is_read_by_sqlite3(register, tmp_path):
    file = tmp_path / "plans.sqlite"
    assert export(register, "--sqlite", file).exit_code == 0
    with closing(sqlite3.connect(file)) as db:
        db.row_factory = sqlite3.Row
        for name in SCHEMAS:
            found = sorted(
                (dict(row) for row in db.execute(f"SELECT * FROM {name}")), key=key_of(name)
            )
            expected = [{k: for_cell(v) for k, v in row.items()} for row in told(register, name)]
            assert found == expected, name
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        (due,) = db.execute("SELECT min(due) FROM obligations").fetchone()
        assert date.fromisoformat(due)
        keys = {row["name"] for row in db.execute("PRAGMA table_info(tasks)") if row["pk"]}
        assert keys == {"document_id", "task_id"}
        plan = db.execute("EXPLAIN QUERY PLAN SELECT * FROM obligations WHERE due = '2023-06-04'")
        assert "obligations_by_due" in plan.fetchone()["detail"]
        (regions,) = db.execute("SELECT regions FROM tasks WHERE first_page = 2 LIMIT 1").fetchone()
        assert json.loads(regions)[0]["page"] == 2


def test_xlsx_is_read_by_openpyxl(register, tmp_path):
    file = tmp_path / "plans.xlsx"
    assert export(register, "--xlsx", file).exit_code == 0
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == list(SCHEMAS)
    for name in SCHEMAS:
        header, *found = book[name].iter_rows(values_only=True)
        assert list(header) == SCHEMAS[name].names
        as_told = sorted((dict(zip(header, row, strict=True)) for row in found), key=key_of(name))
        assert as_told == [
            {k: as_cell(v) for k, v in row.items()} for row in told(register, name)
        ], name
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}  # none computes


def as_cell(value):
    """A value as a workbook holds it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day
    filled = for_cell(value)
    return (
        plain(filled)[:MOST_CHARACTERS]
        if isinstance(filled, str)
        else pytest.approx(filled)
        if isinstance(filled, float)
        else filled
    )


def test_duckdb_file_is_read_by_duckdb(register, tmp_path):
    file = tmp_path / "plans.duckdb"
    assert export(register, "--duckdb", file).exit_code == 0
    with duckdb.connect(str(file), read_only=True) as db:
        for name in SCHEMAS:
            found = db.sql(f"FROM {name}").to_arrow_table().to_pylist(maps_as_pydicts="lossy")
            assert sorted(found, key=key_of(name)) == told(register, name), name
        assert db.sql("SELECT count(*) FROM due").fetchall()[0][0] > 0
        comments = db.sql(
            "SELECT comment FROM duckdb_columns() WHERE column_name = 'due' AND table_name = 'obligations'"
        )
        assert comments.fetchall()[0][0].startswith("The last day in time")
    assert [one.name for one in tmp_path.iterdir()] == ["plans.duckdb"]


def test_delta_is_read_by_deltalake(register, tmp_path):
    folder = tmp_path / "delta"
    for _ in range(2):  # the second takes the place of the first
        assert export(register, "--delta", folder).exit_code == 0
    for name in SCHEMAS:
        found = DeltaTable(folder / name).to_pyarrow_table().to_pylist(maps_as_pydicts="lossy")
        assert sorted(found, key=key_of(name)) == told(register, name), name
        assert DeltaTable(folder / name).version() == 0
    assert [one.name for one in tmp_path.iterdir()] == ["delta"]


def test_several_at_once_and_each_plan_once(register, tmp_path):
    done = export(register, "--primary", "--sqlite", tmp_path / "a", "--duckdb", tmp_path / "b")
    assert done.exit_code == 0
    with (
        closing(sqlite3.connect(tmp_path / "a")) as lite,
        duckdb.connect(str(tmp_path / "b")) as duck,
    ):
        for name in ("plans", "tasks", "texts"):
            (count,) = lite.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert duck.sql(f"SELECT count(*) FROM {name}").fetchall() == [(count,)]
        assert lite.execute("SELECT count(*), min(is_primary) FROM plans").fetchone() == (5, 1)
        assert lite.execute("SELECT count(*) FROM sources").fetchone() == (11,)


def test_what_a_workbook_cannot_hold_is_cut_and_said(tmp_path):
    plan = assemble(*small_plan(), info=info())
    long = plan.model_copy(
        update={"text": "ẩ" * (MOST_CHARACTERS + 1), "subject": '=HYPERLINK("x")'}
    )
    out = stored(tmp_path / "parsed", long)
    found = export(out, "--xlsx", tmp_path / "a.xlsx")
    assert "sheet texts: 1 cells of more than 32,767 characters are cut" in found.stderr
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    text = book["texts"]["B2"].value
    assert len(text) == MOST_CHARACTERS
    assert text.endswith("ẩ …")
    subject = next(
        cell for row in book["plans"].iter_rows() for cell in row if cell.value == long.subject
    )
    assert subject.data_type == "s"
    rows = Rows(out)
    write_xlsx(rows, tmp_path / "b.xlsx", most_rows=2)
    assert "sheet tasks: 1 rows beyond 2 are left out" in rows.notes


def test_a_file_appears_whole_or_not_at_all(register, tmp_path, monkeypatch):
    def fails(*_):
        raise OSError(28, "No space left on device")

    file = tmp_path / "plans.sqlite"
    file.write_text("before")
    monkeypatch.setattr("pipeline.export.sqlite.rows", fails)
    found = export(register, "--sqlite", file)
    assert found.exit_code == 1
    assert found.stderr == f"plans: {file} cannot be written: No space left on device\n"
    assert file.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["plans.sqlite"]


def test_tables_that_change_meanwhile_are_not_exported(tmp_path):
    plan = assemble(*small_plan(), info=info())
    out = stored(tmp_path / "parsed", plan)
    rows = Rows(out)
    stored(out, plan.model_copy(update={"subject": "khác"}))
    with pytest.raises(Changed, match="export it again"):
        rows.check()


def test_a_folder_of_somebody_else_is_left_alone(register, tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    found = export(register, "--delta", tmp_path)
    assert found.exit_code == 2
    assert "holds other things" in found.stderr
    assert export(register, "--sqlite", tmp_path).exit_code == 2
    assert export(register, "--delta", tmp_path / "mine.txt").exit_code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_without_deltalake_one_line_says_what_to_install(register, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "deltalake", None)
    monkeypatch.delitem(sys.modules, "pipeline.export.delta", raising=False)
    found = export(register, "--delta", tmp_path / "delta")
    assert found.exit_code == 2
    assert (
        found.stderr == "plans: --delta needs the library deltalake: pip install 'plans[delta]'\n"
    )


def test_wrong_usage_and_damage(tmp_path, damaged, register):
    assert export(register).exit_code == 2
    assert export(tmp_path / "none", "--sqlite", tmp_path / "a").exit_code == 2
    found = export(damaged, "--sqlite", tmp_path / "a")
    assert found.exit_code == 4
    assert "tasks" in found.stderr
    assert not (tmp_path / "a").exists()
    missing = export(register, "--duckdb", tmp_path / "no" / "a.duckdb")
    assert missing.exit_code == 1
    assert len(missing.stderr.splitlines()) == 1


def test_a_folder_takes_the_place_of_another(tmp_path):
    target = tmp_path / "made"
    for number in (1, 2):
        with whole(target) as made:
            made.mkdir()
            (made / str(number)).touch()
    assert [one.name for one in target.iterdir()] == ["2"]
    assert list(tmp_path.iterdir()) == [target]
