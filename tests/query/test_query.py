"""``plans query``: what is answered, and what SQL cannot reach."""

import csv
import io
import json
import shutil
from datetime import date

import duckdb
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.query import register as settings
from pipeline.query.faults import told
from pipeline.query.register import NotAQuery, asked, connected
from pipeline.query.values import for_cell, for_json
from pipeline.store.tables import SCHEMAS
from pipeline.view.spreadsheet import BOM


def query(register, *words):
    return CliRunner().invoke(app, ["query", *map(str, words), "--data", str(register)])


def rows(register, sql):
    with connected(register) as connection:
        return asked(connection, sql).fetchall()


def test_every_table_is_a_view_of_its_name(register):
    names = {name for (name,) in rows(register, "FROM (SHOW TABLES)")}
    assert names == {*SCHEMAS, "due", "leads"}
    for name, schema in SCHEMAS.items():
        assert [row[0] for row in rows(register, f"DESCRIBE {name}")] == schema.names


def test_views_tell_of_each_plan_once(register):
    primary = {key for (key,) in rows(register, "SELECT document_id FROM plans WHERE is_primary")}
    assert {key for (key,) in rows(register, "SELECT document_id FROM due")} <= primary
    (counted,) = rows(
        register,
        "SELECT count(*) FROM task_agencies JOIN plans USING (document_id) WHERE role = 'lead' AND is_primary",
    )
    assert rows(register, "SELECT count(*) FROM leads") == [counted]


REACHING = [
    "SELECT * FROM read_csv('{outside}')",
    "SELECT * FROM read_text('{outside}')",
    "SELECT * FROM read_blob('{outside}')",
    "SELECT * FROM read_json('{outside}')",
    "SELECT * FROM sniff_csv('{outside}')",
    "SELECT * FROM '{outside}'",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM read_parquet('{folder}/**/*.parquet')",
    "SELECT * FROM parquet_metadata('{folder}/x.parquet')",
    "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
    "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
    "SELECT * FROM outside",  # a variable of Python
    "SELECT getenv('HOME')",
    "SELECT * FROM query('COPY (SELECT 1) TO ''{written}''')",
    "COPY (SELECT 1) TO '{written}'",
    "COPY plans TO '{written}' (FORMAT parquet)",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{written}'",
    "EXPORT DATABASE '{folder}/exported'",
    "IMPORT DATABASE '{folder}'",
    "ATTACH '{written}'",
    "ATTACH ':memory:' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '{outside}'",
    "SET enable_external_access = true",
    "SET memory_limit = '10GB'",
    "SET temp_directory = '{folder}'",
    "RESET lock_configuration",
    "PRAGMA enable_profiling",
    "PRAGMA memory_limit = '10GB'",
    "CREATE TABLE here AS SELECT 1",
    "CREATE SECRET (TYPE s3)",
    "INSERT INTO plans SELECT * FROM plans",
    "DELETE FROM plans",
    "DROP VIEW due",
    "CALL pragma_version()",
    "PREPARE later AS SELECT 1",
    "CHECKPOINT",
    "SELECT 1; COPY (SELECT 1) TO '{written}'",
]


@pytest.mark.parametrize("sql", REACHING)
def test_sql_reaches_nothing_but_the_tables(register, tmp_path, sql):
    outside = tmp_path / "outside.csv"
    outside.write_text("secret\n1\n")
    before = sorted(tmp_path.iterdir())
    spelled = sql.format(outside=outside, folder=tmp_path, written=tmp_path / "written")
    found = query(register, spelled)
    assert found.exit_code == 2, found.output
    assert len(found.stderr.splitlines()) == 1
    assert "secret" not in found.stdout
    assert sorted(tmp_path.iterdir()) == before


def test_a_second_wall_stands_behind_the_first(register, tmp_path):
    """Were a statement let through, DuckDB itself would open nothing."""
    with connected(register) as connection:
        for sql in (f"COPY (SELECT 1) TO '{tmp_path}/x'", "INSTALL httpfs", "SET threads = 1"):
            with pytest.raises(duckdb.Error):
                connection.execute(sql)
        with pytest.raises(NotAQuery, match="CREATE is refused"):
            asked(connection, "CREATE TABLE here AS SELECT 1")


def test_memory_ends_and_the_disk_is_not_used(register, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(settings.__dict__["_SETTINGS"], "memory_limit", "64MB")
    found = query(register, "SELECT * FROM range(100000000) a, range(100) b ORDER BY 1, 2")
    assert found.exit_code == 1
    assert found.stderr.startswith("plans: Out of Memory Error")
    assert len(found.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


FAULTS = [
    ("SELEC 1", 'syntax error at or near "SELEC"; line 1: »SELEC 1'),
    ("SELECT lead,\n  nobody FROM leads", "line 2: »nobody FROM leads"),
    ("SELECT * FROM nothing", "Table with name nothing does not exist!"),
    ("", "0 statements; give one SELECT"),
]


@pytest.mark.parametrize(("sql", "expected"), FAULTS)
def test_what_is_wrong_is_one_line_with_its_place(register, sql, expected):
    found = query(register, sql)
    assert found.exit_code == 2
    (line,) = found.stderr.splitlines()
    assert expected in line


def test_an_error_without_a_place_is_told_as_it_is():
    assert told(ValueError("odd\n  thing")) == "odd thing"


ANSWER = "SELECT task_id, first_page, footnotes, '=1+1' AS formula FROM tasks ORDER BY ALL LIMIT 1"


def test_formats(register, tmp_path):
    as_json = json.loads(query(register, ANSWER, "--format", "json").stdout)
    assert as_json == [
        {"task_id": "p:IV.1.a.~1", "first_page": None, "footnotes": [], "formula": "=1+1"}
    ]
    text = query(register, ANSWER, "--format", "csv").stdout
    header, row = csv.reader(io.StringIO(text.removeprefix(BOM)))
    assert dict(zip(header, row, strict=True)) == {
        "task_id": "p:IV.1.a.~1", "first_page": "", "footnotes": "[]", "formula": "'=1+1",
    }  # fmt: skip
    target = tmp_path / "answer.parquet"
    assert query(register, ANSWER, "--format", "parquet", "--out", target).exit_code == 0
    assert pq.read_table(target).to_pylist() == as_json
    assert query(register, ANSWER, "--format", "parquet").exit_code == 2
    assert "1 row" in query(register, ANSWER).stdout
    assert query(register, "SELECT 1 WHERE false", "--format", "json").stdout == "[]\n"


def test_columns_of_one_name_are_all_told(register, tmp_path):
    sql = "SELECT 1 AS a, 2 AS a_2, 3 AS a, 4 AS b"
    for form in ("json", "parquet"):
        target = tmp_path / form
        told = query(register, sql, "--format", form, "--out", target)
        assert told.stderr == (
            "plans: columns of one name were told apart: a_3 is another a; AS names them\n"
        )
        rows = (
            json.loads(target.read_text()) if form == "json" else pq.read_table(target).to_pylist()
        )
        assert rows == [{"a": 1, "a_2": 2, "a_3": 3, "b": 4}]
    assert query(register, "SELECT 1 AS a, 2 AS b").stderr == ""


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_nothing_in_an_answer_steers(register, tmp_path, form):
    sql = "SELECT chr(27) || '[31m' || chr(8238) || 'đỏ' AS v"
    for text in (
        query(register, sql, "--format", form).stdout,
        query(register, sql, "--format", form, "--out", tmp_path / form).stdout
        + (tmp_path / form).read_text("utf-8"),
    ):
        assert "đỏ" in text
        assert not {"\x1b", "\u202e"} & set(text)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_out_is_what_would_be_printed(register, tmp_path, form):
    target = tmp_path / "answer"
    assert query(register, ANSWER, "--format", form, "--out", target).stdout == ""
    assert (
        target.read_text("utf-8").split()
        == query(register, ANSWER, "--format", form).stdout.split()
    )


def test_a_file_that_cannot_be_answered_into_stays_as_it_was(register, tmp_path):
    target = tmp_path / "answer.csv"
    target.write_text("before")
    bad = "SELECT CASE WHEN ordinal > 2 THEN error('no') END FROM tasks"
    assert query(register, bad, "--format", "csv", "--out", target).exit_code == 2
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    missing = query(register, ANSWER, "--format", "csv", "--out", tmp_path / "no/answer.csv")
    assert missing.exit_code == 2
    assert "cannot be written" in missing.stderr


def test_the_query_may_stand_in_a_file(register, tmp_path):
    file = tmp_path / "q.sql"
    file.write_text("-- how many\nSELECT count(*) AS n FROM plans;\n")
    assert json.loads(query(register, "--file", file, "--format", "json").stdout) == [{"n": 11}]
    assert query(register, "--file", tmp_path / "none.sql").exit_code == 2
    assert query(register).exit_code == 2
    assert query(register, "SELECT 1", "--file", file).exit_code == 2


def test_without_tables_one_line_says_what_to_do(tmp_path):
    found = query(tmp_path, "SELECT 1")
    assert found.exit_code == 2
    assert "run `plans ingest FOLDER" in found.stderr


def test_a_damaged_table_is_named(damaged):
    found = query(damaged, "SELECT * FROM tasks")
    assert found.exit_code == 4
    assert "tasks" in found.stderr
    assert query(damaged, "SELECT count(*) FROM plans").exit_code == 0


VALUES = [
    (date(2023, 6, 4), "2023-06-04"),
    (float("nan"), None),
    ([{"page": 1, "x0": float("inf")}], [{"page": 1, "x0": None}]),
    ({"Ghi chú": "x"}, {"Ghi chú": "x"}),
    (b"\x01\xff", "01ff"),
    (None, None),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_values_as_json(value, expected):
    assert for_json(value) == expected
    whole = isinstance(expected, list | dict)
    assert for_cell(value) == (json.dumps(expected, ensure_ascii=False) if whole else expected)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT 12345678901234567890123::HUGEINT", 12345678901234567890123),
        ("SELECT 1.50::DECIMAL(5, 2)", 1.5),
        ("SELECT TIMESTAMP '2023-06-04 12:00:00'", "2023-06-04T12:00:00"),
        ("SELECT TIME '12:30:00'", "12:30:00"),
        ("SELECT MAP {'a': DATE '2023-06-04'}", {"a": "2023-06-04"}),
    ],
)
def test_results_of_any_type_are_told(register, sql, expected):
    found = query(register, f"{sql} AS v", "--format", "json")
    assert json.loads(found.stdout) == [{"v": expected}]


def test_columns_that_an_older_register_lacks_are_null_and_tables_are_told(tmp_path, register):
    old = tmp_path / "old"
    shutil.copytree(register, old)
    plans = old / "plans" / "s00001.parquet"
    pq.write_table(pq.read_table(plans).drop_columns(["urgency"]), plans)
    assert rows(old, "SELECT count(*), count(urgency) FROM plans") == [(11, 0)]
    shutil.rmtree(old / "obligations")
    found = query(old, "SELECT count(*) FROM due")
    assert found.exit_code == 4
    assert "has no table obligations" in found.stderr
