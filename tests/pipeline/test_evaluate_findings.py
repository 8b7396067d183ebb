"""Findings of the audit against what an auditor would send out."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.evaluation.findings import by_rule, findings_of
from pipeline.evaluation.gold import FindingsGold
from pipeline.reading import read_plan
from tests.audit.cases import plan_of

SEED = Path(__file__).parents[2] / "data/raw/ke-hoach-dan-van-2023.docx"


@cache
def seed():
    """Its number and its day of issue are blank: R001, R003, and no other in its header."""
    return read_plan(SEED.read_bytes(), SEED.name)


def told(gold, rules=("R001", "R003")):
    items = findings_of(FindingsGold.model_validate(gold), seed())
    return sorted((item.verdict, item.rule) for item in items if item.rule in rules)


BLANK_NUMBER = {"rule": "R001", "container": "header", "quote": "Số /KH-UBND"}
BLANK_DAY = {"rule": "R003", "container": "header", "quote": "ngày tháng năm 2023"}


@pytest.mark.parametrize(
    ("gold", "expected"),
    [
        ({"right": [BLANK_NUMBER, BLANK_DAY]}, [("right", "R001"), ("right", "R003")]),
        ({"right": [BLANK_NUMBER]}, [("right", "R001"), ("wrong", "R003")]),
        (
            {"right": [BLANK_NUMBER], "traps": [BLANK_DAY]},
            [("right", "R001"), ("trap", "R003")],
        ),
        (
            {"right": [BLANK_NUMBER | {"optional": True}, BLANK_DAY]},
            [("optional", "R001"), ("right", "R003")],
        ),
        (
            {"right": [BLANK_NUMBER | {"quote": "words nobody said"}, BLANK_DAY]},
            [("right", "R001"), ("right", "R003")],
        ),
        (  # of the whole plan, and optional at the place it may hang on: one finding, right once
            {
                "right": [
                    BLANK_NUMBER | {"optional": True},
                    BLANK_NUMBER | {"container": "document", "quote": "no number"},
                    BLANK_DAY,
                ]
            },
            [("right", "R001"), ("right", "R003")],
        ),
        ({}, [("wrong", "R001"), ("wrong", "R003")]),
    ],
)
def test_verdicts(gold, expected):
    assert told(gold) == expected


def test_what_nobody_said_is_missed():
    gold = {"right": [{"rule": "R111", "container": "section:III.9", "quote": "nothing"}]}
    assert told(gold, ("R111",)) == [("missed", "R111")]


def test_nothing_is_judged_without_gold():
    assert findings_of(None, seed()) == ()


def test_counts_by_rule():
    gold = FindingsGold.model_validate({"right": [BLANK_NUMBER], "traps": [BLANK_DAY]})
    counts = by_rule(findings_of(gold, seed()))
    assert counts["R001"] == {"right": 1, "wrong": 0, "missed": 0, "optional": 0}
    assert counts["R003"]["wrong"] == 1
    assert list(counts) == sorted(counts)


TWINS = [
    ["STT", "Nhiệm vụ", "Thời gian", "Chủ trì"],
    ["1", "Rà soát hồ sơ.", "Quý I/2023", "Phòng Nội vụ"],
    ["2", "Công khai kết quả.", "Quý II/2023", "Phòng Tư pháp"],
    ["2", "Đối thoại với Nhân dân.", "Quý II/2023", "Phòng Tư pháp"],
]


@pytest.mark.parametrize(
    ("container", "words", "verdict"),
    [
        ("task:2", "Đối thoại với Nhân dân.", "right"),
        ("task:2", "Công khai kết quả.", "right"),
        ("task:1", "Rà soát hồ sơ.", "wrong"),
    ],
)
def test_a_number_printed_twice_is_told_of_either_row(container, words, verdict):
    gold = {"right": [{"rule": "R210", "container": container, "quote": words}]}
    plan = plan_of({"change": {"table": TWINS}})
    items = findings_of(FindingsGold.model_validate(gold), plan)
    assert next(one.verdict for one in items if one.rule == "R210") == verdict
