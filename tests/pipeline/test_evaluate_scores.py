import json

import pytest

from pipeline.evaluation.against import against
from pipeline.evaluation.results import (
    BadResults,
    DocumentResult,
    Evaluation,
    Item,
    read_results,
    write_results,
)
from pipeline.evaluation.scores import (
    Score,
    all_scores,
    by_field,
    by_group,
    failures,
    overall,
    score,
    slices,
)
from pipeline.evaluation.thresholds import BadThreshold, Threshold, below, parse_threshold

RIGHT = ("strict", "soft", "levenshtein", "ratcliff")


def item(gold, got, field="sections.section", key="I", right=None):
    hit = gold == got if right is None else right
    values = ((one,) if one is not None else None for one in (gold, got))
    return Item(
        field=field, key=key, **dict(zip(("gold", "got"), values, strict=True)), right=RIGHT * hit
    )


def document(*items, file="a.docx", reader="docx", **more):
    return DocumentResult(
        gold="a.json", file=file, reader=reader, status="ok", coverage=1.0, items=items, **more
    )


FOUND = (item("a", "a"), item("b", "b"), item("c", "x"), item("d", None))


def test_arithmetic():
    found = score(FOUND, "soft")
    assert found[:3] == (4, 3, 2)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(1 / 2)
    assert found.f1 == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    ("counts", "ratios"),
    [
        ((0, 0, 0), (None, None, None)),
        ((2, 0, 0), (None, 0, 0)),
        ((0, 3, 0), (0, None, 0)),
        ((2, 2, 2), (1, 1, 1)),
    ],
)
def test_ratio_of_nothing_is_none(counts, ratios):
    found = Score(*counts)
    assert (found.precision, found.recall, found.f1) == ratios


def test_a_matcher_counts_only_its_own():
    near = Item(field="header.subject", key="", gold=("a",), got=("A",), right=RIGHT[1:])
    assert score([near], "strict").right == 0
    assert score([near], "soft").right == 1
    assert failures(document(near), "strict") == (near,)


def test_close_calls_stay_out_of_the_average():
    weak = item("w", None, field="citations.weak")
    strong = item("s", "s", field="citations.citation")
    documents = [document(strong, weak)]
    assert by_group(documents, "soft")["citations"].f1 == 1
    assert overall(documents, "soft").f1 == 1
    assert by_field(documents, "soft")["citations.weak"].recall == 0


def test_scans_stand_apart():
    documents = [
        document(reader="docx"),
        document(reader="pdf", file="b.pdf"),
        document(reader="ocr", file="c.pdf"),
    ]
    assert {k: len(v) for k, v in slices(documents).items()} == {"docx + pdf": 2, "ocr": 1}
    assert list(slices(documents, by_reader=True)) == ["docx", "pdf", "ocr"]


def test_json_comes_back(tmp_path):
    evaluation = Evaluation(
        documents=(document(*FOUND, not_produced={"citations.citation": 3}),), absent=("b.pdf",)
    )
    file = tmp_path / "out.json"
    write_results(evaluation, all_scores(slices(evaluation.documents, by_reader=True)), file)
    assert read_results(file) == evaluation
    scores = json.loads(file.read_text(encoding="utf-8"))["scores"]["docx"]["soft"]
    assert scores["fields"]["sections.section"]["right"] == 2
    assert scores["documents"]["a.docx"]["f1"] == pytest.approx(4 / 7)


@pytest.mark.parametrize("text", ["", "[]", '{"format": 1}', "no json"])
def test_other_json_is_refused(tmp_path, text):
    file = tmp_path / "out.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadResults, match=r"out\.json"):
        read_results(file)


def changes(old, new, matcher="soft"):
    runs = (Evaluation(documents=(document(*items),)) for items in (new, old))
    return against(*runs, matcher)


def test_against_names_what_appeared_and_what_vanished():
    found = changes(
        [item("a", "a"), item("b", None), item("c", "c"), item(None, "x")],
        [item("a", None), item("b", "b"), item("c", "c"), item(None, "y")],
    )
    (change,) = found.changes
    assert [i.gold or i.got for i in change.appeared] == [("b",), ("x",)]
    assert [i.gold or i.got for i in change.vanished] == [("a",), ("y",)]
    assert found.gold_changed == 0


def test_against_without_change_is_empty():
    assert changes(FOUND, FOUND).changes == ()


def test_against_tells_equal_items_by_their_order():
    (change,) = changes([item("a", "a"), item("a", None)], [item("a", "a"), item("a", "a")]).changes
    assert (len(change.appeared), len(change.vanished)) == (1, 0)


def test_changed_gold_is_counted_not_blamed():
    found = changes([item("a", "a")], [item("A", "a", right=False)])
    assert found.changes == ()
    assert found.gold_changed == 2


def test_worst_file_comes_first_and_lone_files_are_named():
    before = [
        document(item("a", "a"), file=name) for name in ("good.docx", "bad.docx", "gone.docx")
    ]
    after = [
        document(item("a", "a"), item(None, "x"), file="good.docx"),
        document(item("a", None), item(None, "x"), file="bad.docx"),
        document(file="new.docx"),
    ]
    found = against(Evaluation(documents=tuple(after)), Evaluation(documents=tuple(before)), "soft")
    assert [change.file for change in found.changes] == ["bad.docx", "good.docx"]
    assert (found.only_old, found.only_new) == (("gone.docx",), ("new.docx",))


@pytest.mark.parametrize(
    ("text", "threshold"),
    [
        ("sections=0.97", Threshold(("docx", "pdf"), "sections", 0.97)),
        ("pdf:header.subject=1", Threshold(("pdf",), "header.subject", 1.0)),
        ("overall=0", Threshold(("docx", "pdf"), "overall", 0.0)),
    ],
)
def test_thresholds(text, threshold):
    assert parse_threshold(text) == threshold


@pytest.mark.parametrize("text", ["sections", "sections=2", "section=0.9", "doc:rows=0.5", "=1"])
def test_unknown_thresholds_are_refused(text):
    with pytest.raises(BadThreshold, match="expected NAME"):
        parse_threshold(text)


def test_below():
    documents = [document(*FOUND), document(item("a", None), reader="ocr", file="scan.pdf")]
    names = ("sections=0.5", "sections=0.6", "ocr:sections=0.1", "footnotes=0", "overall=0.57")
    said = below(documents, map(parse_threshold, names), "soft")
    assert said == (
        "docx+pdf sections: 0.5714 is below 0.600",
        "ocr sections: 0.0000 is below 0.100",
        "docx+pdf footnotes: nothing to judge, 0.000 is asked for",
    )
