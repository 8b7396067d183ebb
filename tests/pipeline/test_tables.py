import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.record.assemble import assemble
from pipeline.store.dictionary import data_dictionary
from pipeline.store.tables import SCHEMAS, rows, source_rows, table_columns
from schemas.plan import Source, Task
from schemas.vocabulary import SourceStatus
from tests.pipeline.plan_factories import info, needs_ocr, small_plan

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "schemas"


def snapshot(schema):
    lines = [
        f"{field.name}: {field.type}{'' if field.nullable else ' not null'}" for field in schema
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_the_promised_one(name, update_golden):
    golden = GOLDEN / f"{name}.txt"
    if update_golden:
        golden.write_text(snapshot(SCHEMAS[name]), encoding="utf-8")
    assert snapshot(SCHEMAS[name]) == golden.read_text(encoding="utf-8")


def test_no_golden_file_without_a_table():
    assert {file.stem for file in GOLDEN.glob("*.txt")} == set(SCHEMAS)


def test_golden_files_are_not_rewritten_in_ci():
    command = [sys.executable, "-m", "pytest", "--update-golden", "--collect-only", "-q", "tests"]
    run = subprocess.run(  # noqa: S603 - our own command
        command,
        cwd=ROOT,
        env={**os.environ, "CI": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "never in CI" in run.stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_table_opens_with_document_id_and_says_its_versions(name):
    schema = SCHEMAS[name]
    assert schema.names[0] == "document_id"
    assert set(schema.metadata) == {b"table", b"schema_version", b"parser_version"}
    assert schema.metadata[b"table"] == name.encode()


def test_description_travels_with_the_field():
    field = SCHEMAS["plans"].field("subject")
    assert field.metadata[b"description"].decode().startswith("Trích yếu")


def test_data_dictionary_in_docs_is_the_generated_one(update_golden):
    written = ROOT / "docs" / "data-dictionary.md"
    if update_golden:
        written.write_text(data_dictionary(), encoding="utf-8")
    assert written.read_text(encoding="utf-8") == data_dictionary()


def float32(value):
    """A float as it comes back from a box or a confidence."""
    return None if value is None else float(np.float32(value))


def expected(record, name):
    """The model's own values, with the evidence flat and boxes in single precision."""
    row = record.model_dump()
    if name != "plans" and "evidence" in row:
        row |= row.pop("evidence") or dict.fromkeys(
            ("regions", "span_start", "span_end", "confidence", "locator")
        )
    return plain(row)


def plain(value):
    match value:
        case dict():
            boxed = {"x0", "top", "x1", "bottom", "confidence"}
            return {k: float32(v) if k in boxed else plain(v) for k, v in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case str():
            return str(value)
        case _:
            return value


@pytest.mark.parametrize("paper", [True, False])
def test_rows_are_the_values_of_the_record(paper):
    plan = assemble(*small_plan(paper=paper), (needs_ocr(),), info=info())
    tables = rows(plan)
    assert {name: table.schema for name, table in tables.items()} == {
        name: schema for name, schema in SCHEMAS.items() if name not in {"sources", "findings"}
    }
    key = {"document_id": plan.document_id}
    for name in ("sections", "tasks", "footnotes", "diagnostics"):
        found = tables[name].to_pylist(maps_as_pydicts="strict")
        assert found == [key | expected(item, name) for item in getattr(plan, name)], name
    (row,) = tables["plans"].to_pylist()
    whole = expected(plan, "plans")
    assert row == {name: whole[name] for name in SCHEMAS["plans"].names}
    assert tables["texts"].to_pylist() == [key | {"text": plan.text}]


PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
TASKS = st.builds(
    Task,
    other=st.dictionaries(PRINTED, PRINTED, max_size=3),
    first_page=st.none() | st.integers(1, 2**15 - 1),
    last_page=st.none(),
    ordinal=st.integers(1, 2**31),
    table_index=st.none(),
    **{name: st.none() | PRINTED for name in ("parent_id", "task", "time", "lead", "budget")},
    evidence=st.just(assemble(*small_plan(), info=info()).tasks[0].evidence),
)


@given(TASKS)
def test_any_task_survives_the_way_through_arrow(task):
    plan = assemble(*small_plan(), info=info()).model_copy(update={"tasks": (task,)})
    (row,) = rows(plan)["tasks"].to_pylist(maps_as_pydicts="strict")
    assert row == {"document_id": plan.document_id} | expected(task, "tasks")


def test_ledger_keeps_the_moment_in_utc():
    moment = datetime(2026, 11, 22, 8, 30, 1, 5, tzinfo=UTC)
    entry = Source(
        document_id="ab" * 8,
        path="data/raw/kế hoạch.pdf",
        file_name="kế hoạch.pdf",
        sha256="ab" * 32,
        bytes=3,
        media_type="application/pdf",
        status=SourceStatus.OK,
        error_code=None,
        error=None,
        attempts=1,
        seconds=0.25,
        parser_version="0",
        ingested_at=moment,
    )
    table = source_rows([entry])
    assert Source.model_validate(table.to_pylist()[0]) == entry
    assert table.schema.field("ingested_at").type == pa.timestamp("us", tz="UTC")


@pytest.mark.parametrize("name", ["task_agencies", "citations", "deadlines", "report_duties"])
def test_every_column_of_meaning_is_described(name):
    bare = [column.name for column in table_columns()[name] if not column.description]
    assert bare == []
