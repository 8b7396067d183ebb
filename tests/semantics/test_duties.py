"""Paragraphs of the reporting zone and the duties they give."""

from functools import partial

import pytest

from parsers.semantics.deadlines import TimeContext, find_deadlines
from parsers.semantics.duties import find_duties

TIMES = partial(find_deadlines, context=TimeContext(plan_year=2023))

TABLE = [
    ("Báo cáo số liệu về Sở Nội vụ trước ngày 15/6/2023.", [("one_off", "Sở Nội vụ", 1)]),
    ("Báo cáo nhanh về Sở Y tế trước ngày 15/6/2023.", [("one_off", "Sở Y tế", 1)]),
    ("Báo cáo số 12/BC-UBND đã nêu kết quả.", []),
    (
        "Các phòng gửi báo cáo về UBND huyện trước ngày 05/6/2023 và báo cáo đột xuất khi có yêu cầu.",
        [("one_off", "UBND huyện", 1), ("ad_hoc", "UBND huyện", 1)],
    ),
    ("Tổ chức hội nghị báo cáo kết quả.", []),
    ("Trồng cây xanh trước ngày 05/6/2023.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_duties(text, expected):
    found = find_duties(text, times=TIMES)
    assert [(d.kind, d.recipient, len(d.deadlines)) for d in found] == expected
