"""Plans written to Parquet and read back."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.reading import read_plan
from pipeline.record.assemble import assemble
from pipeline.store.records import read_plans
from pipeline.store.register import Store, sweep_findings, write_findings
from pipeline.store.tables import SCHEMAS
from tests.pipeline.plan_factories import info, needs_ocr, small_plan
from tests.pipeline.test_tables import plain

RAW = Path(__file__).parents[2] / "data" / "raw"
NAMES = ("ke-hoach-dan-van-2023.docx", "mau-chuyen-doi-so-quan-2024.pdf")


def small(sha256="ab" * 32, **what):
    return assemble(*small_plan(**what), (needs_ocr(),), info=info(sha256=sha256))


def whole(plan):
    """The record with boxes in the precision of the tables."""
    return plain(plan.model_dump())


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_comes_back_as_it_was(tmp_path, name):
    plan = read_plan((RAW / name).read_bytes(), name)
    Store(tmp_path).write_plan(plan)
    (shelf,) = read_plans(tmp_path)
    assert whole(shelf.plans[0]) == whole(plan)


def test_a_file_may_hold_many_plans(tmp_path):
    plans = [small("ab" * 32), small("cd" * 32, stray="Một đoạn không thuộc phần nào")]
    store = Store(tmp_path)
    for plan in plans:
        store.write_plan(plan)
    for name in SCHEMAS:
        files = [tmp_path / name / f"{plan.document_id}.parquet" for plan in plans]
        there = [file for file in files if file.exists()]
        if there:
            tables = [pq.read_table(file) for file in there]
            pq.write_table(pa.concat_tables(tables), tmp_path / name / "z.parquet")
        for file in there:
            file.unlink()
    (shelf,) = read_plans(tmp_path)
    assert [whole(one) for one in shelf.plans] == [whole(one) for one in plans]


def test_a_damaged_table_is_told_and_the_next_plan_read(tmp_path):
    store = Store(tmp_path)
    store.write_plan(small("ab" * 32))
    store.write_plan(small("cd" * 32))
    (tmp_path / "tasks" / f"{'ab' * 8}.parquet").write_bytes(b"PAR1 broken")
    bad, good = read_plans(tmp_path)
    assert bad.plans == ()
    assert bad.trouble
    assert "ingest its plans again" in bad.trouble
    assert good.trouble is None


def test_findings_go_with_their_plan(tmp_path):
    store = Store(tmp_path)
    store.write_plan(small())
    for stem in ("ab" * 8, "cd" * 8):
        shutil.copy(
            tmp_path / "findings" / "empty.parquet", tmp_path / "findings" / f"{stem}.parquet"
        )
    sweep_findings(tmp_path)
    assert sorted(f.stem for f in (tmp_path / "findings").iterdir()) == ["ab" * 8, "empty"]
    write_findings(tmp_path, "ab" * 8, ())
    assert sorted(f.stem for f in (tmp_path / "findings").iterdir()) == ["empty"]
