"""Sheets of the sample plans."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.matrix.build import Gathered, State, _cycle
from pipeline.reading import read_plan

RAW = Path(__file__).parents[2] / "data" / "raw"
OLD = "vn:tw:phap-lenh:34/2007/pl-ubtvqh11"
NAMES = ("ke-hoach-dan-van-2023.docx", "mau-dan-van-huyen-2023.docx")


@pytest.fixture(scope="module")
def plans():
    return [read_plan((RAW / name).read_bytes(), name) for name in NAMES]


@pytest.fixture(scope="module")
def gathered(plans):
    found = Gathered()
    for plan in plans:
        found.add(plan)
    return found


@pytest.mark.parametrize(
    ("rrule", "expected"),
    [
        ("FREQ=MONTHLY", "hằng tháng"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý"),
        ("FREQ=MONTHLY;INTERVAL=6", "6 tháng"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=5", "hằng quý"),
        ("FREQ=YEARLY;BYMONTH=6,12", "6 tháng"),
        ("FREQ=YEARLY", "hằng năm"),
        ("FREQ=WEEKLY;BYDAY=FR", "hằng tuần"),
        ("FREQ=MONTHLY;INTERVAL=24", "ngày cố định"),
    ],
)
def test_what_a_round_is_called(rrule, expected):
    assert _cycle(dict(part.split("=") for part in rrule.split(";"))) == expected


def row_of(sheet, words):
    (row,) = (row for row in sheet.rows if words in row.label)
    return row


def test_a_common_task(gathered, plans):
    sheet = gathered.tasks()
    row = row_of(sheet, "chấm điểm, xếp loại")
    theirs = row.cells[plans[1].document_id][0]
    assert (theirs.who, theirs.when, theirs.due) == (
        "Phòng Nội vụ",
        "Quý IV/2023",
        date(2023, 12, 31),
    )
    assert len(row.cells) == 2
    assert all(len(one.cells) == 2 for one in sheet.rows)


def test_tasks_of_one_alone_are_shown_when_asked_for(gathered):
    every = gathered.tasks(1)
    mine = [row for row in every.rows if len(row.cells) == 1]
    assert mine
    shown = {cell.item_id for row in every.rows for cells in row.cells.values() for cell in cells}
    assert len(shown) > 20


def test_reports(gathered, plans):
    sheet = gathered.reports()
    half = row_of(sheet, "6 tháng").cells[plans[1].document_id]
    assert [(cell.due, cell.who) for cell in half] == [
        (date(2023, 6, 9), "Các phòng, đơn vị, UBND các xã, thị trấn → UBND huyện")
    ]


@pytest.mark.parametrize(
    ("issued_on", "noted"), [(None, 0), (date(2023, 3, 1), 0), (date(2023, 9, 1), 1)]
)
def test_a_replaced_act_is_marked(plans, issued_on, noted):
    """An act that was in force until 30/6/2023; of a plan without a day nobody knows."""
    found = Gathered()
    cited = plans[0].citations[8].model_copy(update={"resolved_key": OLD})
    found.add(plans[0].model_copy(update={"issued_on": issued_on, "citations": (cited,)}))
    marked = [
        row.label
        for row in found.citations(1).rows
        if any(cell.note for cells in row.cells.values() for cell in cells)
    ]
    assert len(marked) == noted


def test_what_was_not_read_whole_is_not_called_missing(plans):
    found = Gathered()
    found.add(plans[0])
    found.add(plans[1].model_copy(update={"tasks": (), "status": "partial"}))
    found.add(plans[1].model_copy(update={"tasks": (), "document_id": "0" * 16}))
    sheet = found.tasks(1)
    states = {column.document_id: sheet.rows[0].state(column) for column in sheet.columns}
    assert states == {
        plans[0].document_id: State.HAS,
        plans[1].document_id: State.UNSURE,
        "0" * 16: State.MISSING,
    }
    assert all("(" in column.unit for column in sheet.columns if "MẪU LĨNH" in column.unit)
