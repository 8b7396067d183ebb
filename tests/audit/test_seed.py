"""The plan the project started from: exactly these findings, from every rendition."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.audit import audit
from pipeline.reading import read_plan

RAW = Path(__file__).parents[2] / "data" / "raw"
RENDITIONS = sorted(f for f in RAW.glob("ke-hoach-dan-van-2023*") if f.suffix in {".docx", ".pdf"})

# rule, severity, container, id, how the found words begin (None: not compared)
EXPECTED = [
    ("R001", "error", "header", None, "Số: /KH-UBND"),
    ("R003", "error", "header", None, "Thủy Nguyên, ngày tháng năm 2023"),
    ("R115", "info", "section", "III.1", "trước ngày 05/6/2023"),
    ("R117", "info", "section", "III.1", "trước ngày 01/12/2023"),
    ("R205", "info", "task", "t1:3.2", None),
    ("R205", "info", "task", "t1:3.4.b", None),
    ("R205", "info", "task", "t1:3.4.c", None),
    ("R205", "info", "task", "t1:4.3", None),
    ("R206", "info", "task", "t1:3.2", None),
    ("R206", "info", "task", "t1:3.4.b", None),
    ("R206", "info", "task", "t1:3.4.c", None),
    ("R206", "info", "task", "t1:3.4.d", None),
    ("R206", "info", "task", "t1:4.3", None),
    ("R206", "info", "task", "t1:4.4", None),
    ("R301", "warning", "section", "III.2", "Quyết định này"),
    ("R303", "warning", "preamble", None, "Quyết định số 362/QĐ-UBND ngày 8/02/2022"),
    ("R304", "info", "preamble", None, "Kế hoạch phối hợp thực hiện công tác dân vận năm 2023"),
    ("R304", "info", "footnote", "fn:1", "Kế hoạch phối hợp thực hiện công tác dân vận năm 2023"),
    ("R304", "info", "footnote", "fn:1", "Quyết định ban hành tiêu chí chấm điểm"),
    ("R304", "info", "footnote", "fn:1", "Kế hoạch công tác dân vận, dân chủ năm 2023"),
    ("R307", "info", "task", "t1:4.1", "Chương trình tổng thể cải cách hành chính nhà nước"),
    ("R307", "info", "footnote", "fn:1", "Chỉ thị số 15- CT/TU ngày 21/11/2022"),
    ("R401", "info", "task", "t1:1", "CHỦ TRƯỞNG"),
    ("R401", "info", "task", "t1:4", "ĐẦY MẠNH"),
]
UNDECIDED = {"R105": 1, "R212": 1}
"""The day of issue is blank."""


@pytest.fixture(scope="module", params=RENDITIONS, ids=lambda file: file.name)
def findings(request):
    plan = read_plan(request.param.read_bytes(), request.param.name)
    return audit(plan, on=date(2026, 11, 25))


def test_there_are_renditions():
    assert {file.suffix for file in RENDITIONS} == {".docx", ".pdf"}


def test_findings_of_the_seed(findings):
    left = [one for one in findings if one.verdict == "fail"]
    for rule, severity, container, item, found in EXPECTED:
        match = next(
            (
                one
                for one in left
                if (one.rule, one.severity, one.container, one.container_id)
                == (rule, severity, container, item)
                and (found is None or (one.found or "").startswith(found))
            ),
            None,
        )
        assert match is not None, (rule, item, found)
        left.remove(match)
    assert [(one.rule, one.container_id, one.found) for one in left] == []


def test_what_cannot_be_decided(findings):
    open_ = [one for one in findings if one.verdict == "not_evaluable"]
    assert Counter(one.rule for one in open_) == UNDECIDED
    assert all(one.reason for one in open_)


def test_every_finding_shows_its_place(findings):
    for one in findings:
        assert one.message
        assert one.message_vi
        if one.verdict == "fail":
            assert one.evidence is not None
