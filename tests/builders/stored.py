"""Registers with plans in them, without files they were read from; and what stands in a register."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa

from pipeline.batch.ingest import ingest
from pipeline.batch.watch import Nobody
from pipeline.store.files import opened
from pipeline.store.places import Place, parquet_below
from pipeline.store.register import Register
from pipeline.store.tables import SCHEMAS
from schemas.plan import Plan, Source
from schemas.vocabulary import SourceStatus


def ledger_row(plan: Plan, path: str, **told) -> Source:
    values = {
        "document_id": plan.document_id,
        "path": path,
        "file_name": Path(path).name,
        "sha256": told.pop("sha256", "ab" * 32),
        "bytes": 1,
        "media_type": plan.media_type,
        "status": SourceStatus.OK,
        "error_code": None,
        "error": None,
        "attempts": 1,
        "seconds": 0.1,
        "parser_version": plan.parser_version,
        "ingested_at": datetime(2026, 11, 25, tzinfo=UTC),
    }
    return Source(**(values | told))


def stored(out: Path, *plans: Plan) -> Path:
    """The tables of these plans; the ledger names each by its file name, the second of a name by its number too."""
    names: set[str] = set()
    with Register(out) as register:
        for number, plan in enumerate(plans):
            name = plan.file_name if plan.file_name not in names else f"{number}/{plan.file_name}"
            names.add(name)
            register.put(ledger_row(plan, name), plan)
    return out


def ingested(paths, out: Place, **more) -> list[Source]:
    """The ledger rows a run enters, in order; of a path entered twice the last."""
    rows: dict[str, Source] = {}
    on_file = more.pop("on_file", lambda *_: None)

    class Taker(Nobody):
        def entered(self, source, rows_of_plan):
            rows[source.path] = source
            on_file(source, rows_of_plan)

    ingest(paths, out, watcher=Taker(), **more)
    return list(rows.values())


MOMENTS = frozenset({"ingested_at", "seconds", "attempts"})
"""Columns that tell of the reading, not of what was read."""


def column(out: Place, table: str, name: str) -> list:
    return sorted(frame(out, table)[name])


def frame(out: Place, table: str) -> pd.DataFrame:
    """A table as pandas reads it, from the disk or from a URL."""
    return pd.read_parquet(str(out / table))


def ledger(out: Place) -> dict[str, dict]:
    """Rows of the ledger by path."""
    return {row["path"]: row for row in frame(out, "sources").to_dict("records")}


def table_of(file: Place) -> pa.Table:
    with opened(file) as parquet:
        return parquet.read()


def everything(out: Place) -> dict[str, list[dict]]:
    """All rows of all tables but the moments of reading, in an order of their own."""
    found = {}
    for name in SCHEMAS:
        moments = [column for column in MOMENTS if column in SCHEMAS[name].names]
        rows = pa.concat_tables(table_of(file) for file in parquet_below(out / name))
        rows = rows.drop_columns(moments)
        found[name] = sorted(rows.to_pylist(), key=repr)
    return found


def check_whole(out: Place) -> None:
    """No row twice, and who is in ``plans`` is complete: a plan that was read well has text and sections."""
    plans, texts, tasks, sections = (
        frame(out, name) for name in ("plans", "texts", "tasks", "sections")
    )
    assert plans["document_id"].is_unique
    assert texts["document_id"].is_unique
    assert not tasks.duplicated(["document_id", "task_id"]).any()
    assert set(plans["document_id"]) <= set(texts["document_id"])
    read_well = plans.query("coverage > 0.9")
    lost = read_well[~read_well["document_id"].isin(sections["document_id"])]
    assert lost.empty, lost[["file_name", "status", "coverage"]].to_string()
