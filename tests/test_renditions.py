"""One plan in every rendition gives one record: DOCX, PDF with and without repeated header, annex."""

from pathlib import Path

import pytest

from pipeline.reading import read_plan
from schemas.plan import Plan

RAW = Path(__file__).parents[1] / "data" / "raw"
SEED = "ke-hoach-dan-van-2023"
RENDITIONS = sorted(f for f in RAW.glob(f"{SEED}*") if f.suffix in {".docx", ".pdf"})
PLACE = {"evidence", "field_evidence", "first_page", "last_page", "offset", "confidence"}
"""Where something stands on paper or in the text: differs with the layout, not with the plan."""
FILE = {"document_id", "file_name", "media_type", "reader", "pages", "coverage", "text"}


def content(value: object) -> object:
    """A record without evidence and without what names the file."""
    if isinstance(value, dict):
        return {k: content(v) for k, v in value.items() if k not in PLACE | FILE}
    if isinstance(value, list | tuple):
        return [content(v) for v in value]
    return value


def record(file: Path) -> dict[str, object]:
    plan = read_plan(file.read_bytes(), file.name)
    assert isinstance(plan, Plan)
    said = content(plan.model_dump())
    assert isinstance(said, dict)
    return said


def test_all_five_renditions_are_here():
    assert len(RENDITIONS) == 5


@pytest.mark.parametrize("file", RENDITIONS, ids=lambda f: f.name)
def test_same_record(file):
    expected = record(RAW / f"{SEED}.docx")
    found = record(file)
    if "phu-luc" in file.name:  # the paper has an annex there: its heading, and the table in it
        assert found.pop("annexes")
        expected.pop("annexes")
        for said, container in ((found, "PL"), (expected, "II")):
            for task in said["tasks"]:
                assert task.pop("container_id") == container
    assert found == expected


def test_seed_is_whole():
    plan = read_plan((RAW / f"{SEED}.docx").read_bytes(), f"{SEED}.docx")
    kinds = [task.kind.value for task in plan.tasks]
    assert (kinds.count("group"), kinds.count("container"), kinds.count("task")) == (5, 1, 24)
    assert len({task.table_index for task in plan.tasks}) == 1
    d = next(task for task in plan.tasks if task.path == "3.4.d")
    assert d.parent_id == "t1:3.4"
    assert [(a.container_id) for note in plan.footnotes for a in note.anchors] == [
        "t1:1.2",
        "t1:3.1",
    ]
    assert [len(note.paragraphs) for note in plan.footnotes] == [3, 1]
    assert (plan.serial, plan.issued_on, plan.issued_year, plan.plan_year) == (
        None,
        None,
        2023,
        2023,
    )
