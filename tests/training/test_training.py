"""From gold to weights: what becomes an example, how folds are dealt, that a model learns."""

import json
from pathlib import Path

import pytest

from pipeline.training.crossval import cross_validated, shares
from pipeline.training.examples import Example, gathered
from pipeline.training.fit import fit

TESTS = Path(__file__).parent.parent
ASKING = "Các đơn vị gửi báo cáo về Sở số {} trước ngày {}/12/2026."
OTHER = "Kinh phí của nhiệm vụ số {} là {} triệu đồng."


@pytest.fixture(scope="module")
def made():
    return gathered([TESTS / "gold/unseen/batch-6/made"], [], [])


def examples(count):
    return [
        Example(
            f"d{place % 5}",
            (ASKING if place % 2 else OTHER).format(place, place % 28 + 1),
            bool(place % 2),
        )
        for place in range(count)
    ]


def test_sentences_of_a_plan_are_marked_by_its_gold(made):
    assert len({one.document for one in made}) == 4
    marked = [one.sentence for one in made if one.asks]
    assert any("Ban Thường vụ Hội LHPN xã tổng hợp, báo cáo Hội LHPN tỉnh" in one for one in marked)
    assert not any("Đến cuối năm 2025, toàn tỉnh có 27 cơ sở" in one for one in marked)
    assert sum(one.asks for one in made) > 10
    assert sum(not one.asks for one in made) > 50


def test_what_is_optional_or_only_a_part_is_left_out(tmp_path):
    pieces = [
        {"id": "A", "text": "Báo cáo kết quả.", "duties": [{"optional": True}]},
        {"id": "B", "text": "Gửi báo cáo về xã.", "duties": [{"optional": False}]},
        {"id": "C", "text": "Không có gì.", "duties": []},
    ]
    (tmp_path / "a.json").write_text(json.dumps(pieces), "utf-8")
    (tmp_path / "b.txt").write_text("# remark\n\nBáo cáo xã.\n= undated\n\nTrồng cây.", "utf-8")
    found = gathered([], [tmp_path / "a.json", tmp_path / "b.txt"], [])
    assert [(one.sentence, one.asks) for one in found] == [
        ("Gửi báo cáo về xã.", True), ("Không có gì.", False), ("Báo cáo xã.", True), ("Trồng cây.", False),
    ]  # fmt: skip


def test_no_document_is_judged_by_a_model_that_saw_it():
    seen = []

    class Stub:
        def asks_each(self, told):
            return (0.5 for _ in told)

    def train(known):
        seen.append({one.document for one in known})
        return Stub()

    given = examples(20)
    judged = list(cross_validated(given, folds=3, train=train))
    assert sorted(one.example for one in judged) == sorted(given)
    documents = {one.document for one in given}
    assert all(known < documents for known in seen)
    held = [documents - known for known in seen]
    assert sum(map(len, held)) == len(documents) == len(set().union(*held))
    assert [tuple(one) for one in shares(judged, [0.4, 0.6])] == [(0.4, 1.0, 0.0), (0.6, 0.0, 1.0)]


def test_a_model_learns_and_the_same_examples_give_the_same_one():
    reader = fit(examples(40), epochs=8)
    assert reader.asks(ASKING.format(77, 9)) > reader.asks(OTHER.format(77, 9))
    told = ASKING.format(5, 5)
    assert fit(examples(40), epochs=8).asks(told) == pytest.approx(reader.asks(told), abs=1e-6)


def test_nothing_to_train_on_is_said():
    with pytest.raises(ValueError, match="nothing to train on"):
        fit([])
