"""Two texts word by word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.words import folded, only_marks_differ, runs, same

FEW = st.lists(st.sampled_from(("một", "hai", "ba", "15", "-", "/")), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Uỷ ban nhân dân", "ủy ban  nhân dân"),
        ("Phòng Văn hoá – Thông tin", "Phòng Văn hóa - Thông tin"),
        ("Chỉ thị số 15- CT/TU", "Chỉ thị số 15-CT/TU"),  # a line ended after the dash
        ("ST T", "STT"),  # a column too narrow
        (None, None),
        ("", None),
    ],
)
def test_same(a, b):
    assert same(a, b)
    assert same(b, a)


@pytest.mark.parametrize(
    ("a", "b", "marks"),
    [
        ("Quý I/2023", "Quý II/2023", False),
        ("báo cáo.", "báo cáo;", True),
        ("Quý II, III", "Quý II - III", True),
        ("má", "ma", False),
        ("Phòng Nội vụ", None, False),
        (";", ".", False),
    ],
)
def test_not_the_same(a, b, marks):
    assert not same(a, b)
    assert only_marks_differ(a, b) == marks


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (
            "trước ngày 10/6/2023",
            "trước ngày 15/6/2023",
            [("trước ngày ", "trước ngày "), ("10", "15"), ("/6/2023", "/6/2023")],
        ),
        (
            "rà soát hồ sơ",
            "rà soát toàn bộ hồ sơ",
            [("rà soát ",) * 2, ("", "toàn bộ "), ("hồ sơ",) * 2],
        ),
        ("Hồ sơ cũ", "hồ sơ", [("Hồ sơ ", "hồ sơ"), ("cũ", "")]),
        ("a b", "c d", [("a b", "c d")]),
        ("", "mới", [("", "mới")]),
    ],
)
def test_runs(a, b, told):
    assert [(run.a, run.b) for run in runs(a, b)] == told
    assert [(run.b, run.a) for run in runs(b, a)] == told


@given(FEW, FEW)
def test_runs_hold_every_word_and_can_be_exchanged(a, b):
    found = runs(a, b)
    assert [(run.same, run.b, run.a) for run in runs(b, a)] == [
        (run.same, run.a, run.b) for run in found
    ]
    for text, side in ((a, "a"), (b, "b")):
        assert "".join(getattr(run, side) for run in found) == text
    assert all(run.same == (folded(run.a) == folded(run.b)) for run in found)
    assert not any(one.same == other.same for one, other in pairwise(found))
