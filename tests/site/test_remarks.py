"""What arises in English is said in Vietnamese too."""

import re
from pathlib import Path
from string import Formatter

import pytest

from pipeline.audit import audit, doubt
from pipeline.site import remarks
from schemas.diagnostics import Code
from tests.audit.cases import HERE, cases_of, plan_of
from tests.site.sample import ON

ROOT = Path(__file__).parents[2]
UNTOLD = set(remarks._table()["other"].values())
GAPS = {"page": 3, "count": 2, "share": "41%", "percent": "4", "reason": "no reason"}


def gaps_of(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(path.stem for path in (HERE / "cases").glob("*.yaml")))
def test_reasons_of_all_cases_of_a_rule(code):
    for case in cases_of(code):
        if case["verdict"] != "not_evaluable":
            continue
        for one in audit(plan_of(case), on=ON):
            if one.reason:
                assert remarks.reason(one.reason).vi not in UNTOLD, one.reason
                assert remarks.reason(one.reason).en == one.reason


@pytest.mark.parametrize("text", sorted({*doubt._UNREAD.values(), *doubt._REPAIRED.values()}))
def test_reasons_of_doubt(text):
    assert remarks.reason(text).vi not in UNTOLD


@pytest.mark.parametrize("code", Code, ids=lambda code: code.name)
def test_diagnostics(code):
    number, *_, template = code.value
    vi = remarks._table()["diagnostics"][number]
    assert gaps_of(vi) <= gaps_of(template)
    message = template.format(**{name: GAPS.get(name, "ABC") for name in gaps_of(template)})
    told = remarks.diagnostic(number, message).vi
    assert told not in UNTOLD
    assert "{" not in told


@pytest.mark.parametrize(
    ("text", "vi"),
    [
        ("the day of issue is blank", "ngày ban hành còn trống"),
        (
            "a page is a picture and was not read (LAY006: page 4 is a picture without a text layer and needs OCR)",
            "có trang là ảnh chụp, chưa đọc được (LAY006: trang 4 là ảnh, không có lớp chữ, cần nhận dạng ký tự)",
        ),
        (
            "another duty names UBND huyện, who may receive it",
            "chế độ báo cáo khác nêu UBND huyện, có thể là nơi nhận",
        ),
        (
            "the value was repaired when it was read (ocr_repair)",
            "giá trị này đã được phục hồi khi đọc (sửa theo nhận dạng ký tự)",
        ),
        ("a sentence of another version", "chưa đủ căn cứ để kết luận"),
    ],
)
def test_reason(text, vi):
    assert remarks.reason(text) == (vi, text)


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        ("FREQ=MONTHLY", "hằng tháng", "monthly"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý", "quarterly"),
        ("FREQ=MONTHLY;INTERVAL=2", "2 tháng một lần", "every 2 months"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "hằng tháng, ngày 15", "monthly, day 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "hằng tháng, ngày cuối tháng", "monthly, the last day"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "hằng tháng, ngày làm việc cuối cùng",
            "monthly, the last working day",
        ),
        ("FREQ=WEEKLY;BYDAY=FR", "hằng tuần, thứ Sáu", "weekly, Friday"),
        (
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10",
            "hằng năm, ngày 10, tháng 6, 12",
            "yearly, day 10, month 6, 12",
        ),
        ("FREQ=HOURLY", "định kỳ", "recurring"),
    ],
)
def test_cycles(rule, vi, en):
    assert remarks.cycle(rule) == (vi, en)


def test_every_code_of_a_file_that_was_not_read_is_told():
    known = set(remarks._table()["unread"])
    source = "\n".join(
        file.read_text(encoding="utf-8")
        for folder in ("parsers", "pipeline")
        for file in (ROOT / folder).rglob("*.py")
    )
    used = set(re.findall(r'UnreadableDocument\(\s*"([a-z_]+)"', source))
    assert len(used) > 10
    assert used <= known
    assert (
        remarks.unread("crashed", "its process was lost").vi in remarks._table()["unread"].values()
    )


def test_every_issue_that_a_value_may_have_is_told():
    """Those of the samples, and of the cases of the rules."""
    names = set()
    for code in ("R104", "R106", "R302", "R303", "R306"):
        for case in cases_of(code):
            plan = plan_of(case)
            for one in (*plan.deadlines, *plan.citations):
                names.update(one.issues)
    assert len(names) > 5
    assert {remarks.issue(name).vi for name in names} & UNTOLD == set()
    assert names <= set(remarks._table()["issues"])
