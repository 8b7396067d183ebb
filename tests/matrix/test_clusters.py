"""Tasks of many plans: which are one."""

import random

import pytest

from pipeline.matrix.clusters import apart
from pipeline.matrix.wording import Own, Wordings
from tests.matrix.generated import clustered, pairwise_scores, plan_of, tasks

OWN = Own.of(plan_of("huyện Mẫu Lĩnh"))


@pytest.mark.parametrize("plans", [4, 20, 60, 200])
@pytest.mark.parametrize(("name", "least"), [("wordings.txt", 0.95), ("wordings_blind.txt", 0.72)])
def test_clusters_are_tasks(name, plans, least):
    """Both files are in view: no measure of what was never seen. Those of the second are told with other verbs, in the passive, with reasons: more of them stay apart."""
    made = tasks(name, plans)
    precision, recall = pairwise_scores(made, clustered(made))
    assert precision >= 0.98
    assert recall >= least


def test_the_order_of_plans_does_not_matter():
    made = tasks("wordings.txt", 12)
    mixed = random.Random(1).sample(made, len(made))  # noqa: S311 - no secret
    groups = [
        {
            frozenset(one.text for one, c in zip(order, found, strict=True) if c == k)
            for k in set(found)
        }
        for order, found in ((made, clustered(made)), (mixed, clustered(mixed)))
    ]
    assert groups[0] == groups[1]


def test_none_and_one():
    assert clustered([]) == []
    assert clustered(tasks("wordings.txt", 1)[:1]) == [0]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Sơ kết công tác dân vận", "Tổng kết công tác dân vận", True),
        ("Báo cáo quý I", "Báo cáo quý III", True),
        ("Kế hoạch kiểm tra công vụ", "Kế hoạch cải cách công vụ", True),
        ("Kế hoạch dân vận", "Báo cáo dân vận", True),
        ("Tặng quà ngày 27/7", "Tặng quà dịp Tết", False),
        ("Kiểm tra công vụ", "Kiểm tra công vụ quý I", False),
        ("Đạt 95% kế hoạch", "Đạt 90% kế hoạch", True),
    ],
)
def test_what_sets_apart(a, b, expected):
    made = Wordings((a, b))
    one, other = made.of(a, OWN), made.of(b, OWN)
    assert apart(one, other) is expected
    assert apart(other, one) is expected
