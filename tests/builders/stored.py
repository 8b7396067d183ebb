"""Registers with plans in them, without files they were read from; and what stands in a register."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds

from pipeline.batch.ingest import ingest
from pipeline.batch.watch import Nobody
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


def ingested(paths, out: Path, **more) -> list[Source]:
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


def column(out: Path, table: str, name: str) -> list:
    return sorted(pd.read_parquet(out / table)[name])


def ledger(out: Path) -> dict[str, dict]:
    """Rows of the ledger by path."""
    return {row["path"]: row for row in pd.read_parquet(out / "sources").to_dict("records")}


def everything(out: Path) -> dict[str, list[dict]]:
    """All rows of all tables but the moments of reading, in an order of their own."""
    found = {}
    for name in SCHEMAS:
        rows = (
            ds.dataset(out / name)
            .to_table()
            .drop_columns([column for column in MOMENTS if column in SCHEMAS[name].names])
        )
        found[name] = sorted(rows.to_pylist(), key=repr)
    return found


def check_whole(out: Path) -> None:
    """No row twice, and who is in ``plans`` is complete: a plan that was read well has text and sections."""
    plans, texts, tasks, sections = (
        pd.read_parquet(out / name) for name in ("plans", "texts", "tasks", "sections")
    )
    assert plans["document_id"].is_unique
    assert texts["document_id"].is_unique
    assert not tasks.duplicated(["document_id", "task_id"]).any()
    assert set(plans["document_id"]) <= set(texts["document_id"])
    read_well = plans.query("coverage > 0.9")
    lost = read_well[~read_well["document_id"].isin(sections["document_id"])]
    assert lost.empty, lost[["file_name", "status", "coverage"]].to_string()
