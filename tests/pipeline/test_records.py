"""Plans written to Parquet and read back."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.reading import read_plan
from pipeline.record.assemble import assemble
from pipeline.store.findings import write_findings
from pipeline.store.records import read_plans
from pipeline.store.register import Register
from schemas.plan import Reading
from tests.builders.stored import stored
from tests.pipeline.plan_factories import info, needs_ocr, small_plan
from tests.pipeline.test_tables import plain
from tests.site.sample import finding

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
    stored(tmp_path, plan)
    (shelf,) = read_plans(tmp_path)
    assert whole(shelf.plans[0]) == whole(plan)


def test_every_table_of_a_plan_comes_back(tmp_path):
    one = Reading(span_start=0, span_end=2, raw="KÉ")
    plan = read_plan((RAW / NAMES[0]).read_bytes(), NAMES[0]).model_copy(
        update={"readings": (one,), "media_type": "application/pdf", "reader": "ocr"}
    )
    stored(tmp_path, plan)
    (shelf,) = read_plans(tmp_path)
    assert shelf.plans[0].readings == (one,)


def test_a_file_holds_many_plans(tmp_path):
    plans = [small("ab" * 32), small("cd" * 32, stray="Một đoạn không thuộc phần nào")]
    stored(tmp_path, *plans)
    (shelf,) = read_plans(tmp_path)
    assert [plain(one.model_dump() | {"is_primary": True}) for one in shelf.plans] == [
        whole(one) for one in plans
    ]


def test_a_damaged_table_is_told_and_the_next_file_read(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.store.register.CAPACITY", 1)
    stored(tmp_path, small("ab" * 32), small("cd" * 32))
    (tmp_path / "tasks" / "s00001.parquet").write_bytes(b"PAR1 broken")
    bad, good = read_plans(tmp_path)
    assert bad.plans == ()
    assert bad.trouble
    assert "ingest its plans again" in bad.trouble
    assert good.trouble is None


def test_findings_go_with_their_plan(tmp_path):
    plan = small()
    stored(tmp_path, plan)
    write_findings(tmp_path, "s00001", [(plan.document_id, finding())])
    with Register(tmp_path) as register:
        register.forget(plan.file_name)
    assert pq.read_table(tmp_path / "findings" / "s00001.parquet").num_rows == 0
