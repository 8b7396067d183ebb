"""Tasks of many plans: which are one."""

import random

import pytest

from pipeline.matrix.clusters import Clusters
from pipeline.matrix.likeness import Likeness, apart
from pipeline.matrix.wording import Own, Wordings
from tests.matrix.generated import clustered, pairwise_scores, plan_of, tasks

OWN = Own.of(plan_of("huyện Mẫu Lĩnh"))


@pytest.mark.parametrize(
    ("name", "plans", "least"),
    [
        (name, plans, least)
        for name, few, many in (
            ("wordings.txt", 0.98, 0.99),
            ("wordings_blind.txt", 0.92, 0.98),
            ("wordings_more.txt", 0.9, 0.97),
            ("wordings_held.txt", 0.83, 0.92),
            ("wordings_third.txt", 0.78, 0.92),
        )
        for plans, least in ((4, few), (60, many), (200, many))
    ],
)
def test_clusters_are_tasks(name, plans, least):
    """All files are in view: no measure of what was never seen. Where few plans are at hand nothing but the words tells."""
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
        ("Kế hoạch dân vận", "Dân vận", True),
        ("Quyết định kiện toàn Hội đồng", "Quyết định về Hội đồng", True),
        ("Tổng kết, đánh giá công tác dân vận", "Tổng kết công tác dân vận", False),
        ("Kiểm tra an toàn thực phẩm", "Tuyên truyền an toàn thực phẩm", True),
        ("Rà soát, kiện toàn tổ hòa giải", "Củng cố các tổ hòa giải", False),
        ("Kiểm tra đập trước mùa mưa", "Kiểm tra đập sau mùa mưa", True),
        ("Thu, chi quỹ", "Thu quỹ", False),
        ("Thu quỹ", "Chi quỹ", True),
        ("Phổ biến Nghị định 168/2024/NĐ-CP", "Phổ biến Nghị định 123/2020/NĐ-CP", True),
        ("Quan trắc sáu tháng", "Quan trắc 06 tháng", False),
        ("Quan trắc sáu tháng", "Quan trắc ba tháng", True),
    ],
)
def test_what_sets_apart(a, b, expected):
    made = Wordings((a, b))
    one, other = made.of(a, OWN), made.of(b, OWN)
    assert apart(one, other) is expected
    assert apart(other, one) is expected


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        # told at more length, beside told of something else
        ("Tặng quà hộ nghèo", "Trao quà cho hộ nghèo tại trụ sở", "Tặng quà thương binh"),
        # for nobody named, beside for others
        ("Tập huấn cứu hộ cho giáo viên", "Tập huấn cứu hộ", "Tập huấn cứu hộ cho nông dân"),
        ("Tập huấn chữa cháy ở chợ", "Tập huấn chữa cháy", "Tập huấn chữa cháy ở cảng"),
        # what is published is not what is declared
        ("Kê khai tài sản", "Khai báo tài sản", "Công khai bản kê khai tài sản"),
        # the number says which act it is, whatever is said of it
        (
            "Phổ biến Nghị định số 168/2024/NĐ-CP về xử phạt",
            "Quán triệt NĐ 168/2024/NĐ-CP",
            "Phổ biến quy định về xử phạt lấn chiếm",
        ),
        # other lines of words.toml
        ("Diệt lăng quăng", "Tiêu diệt bọ gậy", "Diệt chuột"),
    ],
)
def test_what_is_nearer(text, nearer, farther):
    made = Wordings((text, nearer, farther))
    one, near, far = (made.of(told, OWN) for told in (text, nearer, farther))
    likeness = Likeness({})
    assert likeness.of(one, near) > likeness.of(one, far)
    assert likeness.of(one, near) == likeness.of(near, one)


def clusters_of(plans):
    """Whether the tasks that tell of weaving are one, in plans that all have the same three tasks beside."""
    beside = ("Diệt chuột", "Trồng cây xanh", "Sửa chữa cầu")
    told = [(plan, text) for plan, texts in plans for text in (*texts, *beside)]
    made = Wordings(text for _, text in told)
    found = Clusters({}).of([made.of(text, OWN) for _, text in told], [plan for plan, _ in told])
    return len({at for at, (_, text) in zip(found, told, strict=True) if "dệt" in text})


ONE, OTHER = "Khôi phục nghề dệt thổ cẩm", "Mở xưởng nhuộm, dệt thổ cẩm Mường"


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([(ONE,), (OTHER,)], 2),
        # never both, though a plan has the one or the other
        ([(ONE,)] * 10 + [(OTHER,)] * 10, 1),
        # both in a plan now and then
        ([(ONE,)] * 8 + [(OTHER,)] * 8 + [(ONE, OTHER)] * 2, 2),
    ],
)
def test_what_plans_tell_of_tasks(plans, expected):
    assert clusters_of(list(enumerate(plans))) == expected


def test_plans_of_other_subjects_never_meet_and_that_tells_nothing():
    made = Wordings((ONE, OTHER))
    beside = {ONE: ("Diệt chuột", "Sửa cầu"), OTHER: ("Thu thuế", "Khám mắt")}
    told = [
        (n, text) for n, which in enumerate([ONE, OTHER] * 10) for text in (which, *beside[which])
    ]
    found = Clusters({}).of([made.of(text, OWN) for _, text in told], [plan for plan, _ in told])
    assert len(set(found)) == 6
