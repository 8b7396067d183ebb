"""Cells of two rows that are one: what is a change, what is the same in other words, what is told once."""

import pytest

from pipeline.compare import compare
from pipeline.reading import read_plan
from schemas.comparison import ChangeKind
from tests.builders.drafts import sentence
from tests.compare.lines import line
from tests.compare.small import plan_of

TASKS = [sentence(n) for n in range(1, 6)]


def told(before, after):
    a, b = (read_plan(plan_of(rows), "plan.docx") for rows in (before, after))
    return [one for one in compare(a, b).changes if one.part == "task"]


def rows(*cells):
    return "\n".join(f"{n} | {task} | {rest}" for n, (task, rest) in enumerate(cells, 1))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Quý I/2026", "Tháng 1 - 3/2026", ChangeKind.REWORDED),
        ("Trước ngày 10/6/2026", "Chậm nhất ngày 09/6/2026", ChangeKind.REWORDED),
        ("Trước ngày 10/6/2026", "Trước ngày 10 tháng 6 năm 2026", ChangeKind.REWORDED),
        ("Trước ngày 10/6/2026", "Chậm nhất ngày 10/6/2026", ChangeKind.CHANGED),
        ("Trước ngày 10/6/2026", "Trước ngày 15/6/2026", ChangeKind.CHANGED),
        ("Quý I/2026", "Quý II/2026", ChangeKind.CHANGED),
        ("Cả năm 2026", "Năm 2026", ChangeKind.CHANGED),  # all of the year, some time in it
        ("Hằng quý", "Hằng tháng", ChangeKind.CHANGED),
    ],
)
def test_times(before, after, kind):
    cells = [rows((TASKS[0], f"{time} | Phòng Nội vụ")) for time in (before, after)]
    (one,) = told(*cells)
    assert (one.kind, one.field, one.before, one.after) == (kind, "time", before, after)
    assert (one.a[0].quote, one.b[0].quote) == (before, after)


@pytest.mark.parametrize(
    ("before", "after", "kind", "dropped", "gained"),
    [
        ("Phòng Nội vụ", "Phòng Y tế", "changed", ["Phòng Nội vụ"], ["Phòng Y tế"]),
        ("Phòng Nội vụ", "Phòng Nội vụ; Phòng Y tế", "changed", [], ["Phòng Y tế"]),
        ("Phòng Y tế; Phòng Nội vụ", "Phòng Nội vụ, Phòng Y tế", "reworded", [], []),
    ],
)
def test_leads(before, after, kind, dropped, gained):
    (one,) = told(*(rows((TASKS[0], f"Quý I/2026 | {lead}")) for lead in (before, after)))
    assert line(one) == f"task {kind} lead t1:1 t1:1"
    assert (list(one.dropped), list(one.gained)) == (dropped, gained)


def test_a_group_that_became_a_task():
    below = rows((TASKS[1], "Quý I/2026 | Phòng Nội vụ"))
    found = told(
        f"# I | {TASKS[0]}\n  {below}", f"I | {TASKS[0]} | Quý I/2026 | Phòng Nội vụ\n  {below}"
    )
    assert [line(one) for one in found] == [
        "task changed kind t1:I t1:I",
        "task changed time t1:I t1:I",
        "task changed lead t1:I t1:I",
        "task moved above t1:I.1 t1:1",  # no group any more, so nothing stands below it
    ]


def test_marks_alone_are_no_change():
    (one,) = told(
        rows((TASKS[0], "Quý I/2026 | Phòng Nội vụ")),
        rows((TASKS[0].replace(" ", ", ", 1), "Quý I/2026 | Phòng Nội vụ")),
    )
    assert line(one) == "task reworded task t1:1 t1:1"


def test_a_merged_cell_of_a_time_is_told_once():
    merged = [
        rows((TASKS[0], f"{time} | Phòng Nội vụ"), (TASKS[1], "^ | Phòng Y tế"))
        for time in ("Quý I/2026", "Quý II/2026")
    ]
    assert [(line(one), one.follows) for one in told(*merged)] == [
        ("task changed time t1:1 t1:1", False),
        ("task changed time t1:2 t1:2", True),
    ]


def test_a_merged_cell_of_a_lead_is_told_once():
    merged = [
        rows(
            (TASKS[0], f"Quý I/2026 | {lead}"),
            (TASKS[1], "Quý II/2026 | ^"),
            (TASKS[2], "Quý I/2026 | ^"),
        )
        for lead in ("Phòng Nội vụ", "Phòng Y tế")
    ]
    found = told(*merged)
    assert [(line(one), one.follows) for one in found] == [
        ("task changed lead t1:1 t1:1", False),
        ("task changed lead t1:2 t1:2", True),
        ("task changed lead t1:3 t1:3", True),
    ]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (
            "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ",
            "Quyết định số 749/QĐ-TTg ngày 13/6/2020 của Thủ tướng Chính phủ",
            [("changed", "date", "03/06/2020", "13/06/2020")],
        ),
        (
            "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ",
            "Quyết định số 749/QĐ-TTg ngày 03/6/2020",
            [("changed", "issuer", "Thủ tướng Chính phủ", None)],
        ),
        (
            "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
            "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ",
            [
                ("removed", None, "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ", None),
                ("added", None, None, "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ"),
            ],
        ),
    ],
)
def test_acts(before, after, wanted):
    row = rows((TASKS[0], "Quý I/2026 | Phòng Nội vụ"))
    plans = [read_plan(plan_of(row, (f"Căn cứ {act}",)), "p.docx") for act in (before, after)]
    cited = [one for one in compare(*plans).changes if one.part == "citation"]
    assert [(one.kind, one.field, one.before, one.after) for one in cited] == wanted
