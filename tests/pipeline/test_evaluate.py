"""The whole instrument: the project's own gold is read without a fault, and the command line."""

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.evaluation.gold import BadGold, find_cases, merged
from pipeline.evaluation.run import evaluate, reader_of
from pipeline.evaluation.scores import by_group, failures
from pipeline.reading import attempt
from tests.builders import gold as gold_builder
from tests.builders.gold import FOLDER, PLANS, render

GROUPS = (
    "header",
    "sections",
    "rows",
    "cells",
    "times",
    "actors",
    "footnotes",
    "recipients",
    "signature",
)
GOLD = {
    "format": 1,
    "files": ["a.pdf"],
    "header": {"issuing_agency": "UBND HUYỆN THỦY NGUYÊN", "symbol": "KH-UBND"},
    "sections": [{"path": "I", "title": "MỤC ĐÍCH, YÊU CẦU"}],
    "task_tables": [],
    "footnotes": [],
    "recipients": [],
    "signature": [],
}


def run(*words):
    return CliRunner().invoke(app, ["evaluate", *map(str, words)])


@pytest.fixture
def folder(tmp_path, monkeypatch, made_up_files):  # noqa: ARG001 - a reader for made-up files
    monkeypatch.chdir(tmp_path)
    put(tmp_path, GOLD)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.pdf").write_bytes(b"plan")
    return tmp_path


def put(folder, gold, name="a.json"):
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "gold" / name).write_text(json.dumps(gold), encoding="utf-8")


@pytest.fixture(scope="module")
def own():
    return evaluate(FOLDER, FOLDER / "cells.json")


def test_own_gold_is_read_without_a_fault(own):
    assert len(own.documents) == 11
    assert own.absent == ()
    assert [failures(document, "soft") for document in own.documents] == [()] * 11
    scores = by_group(own.documents, "soft")
    assert {name: scores[name].f1 for name in GROUPS} == dict.fromkeys(GROUPS, 1.0)


@pytest.mark.parametrize("stem", PLANS)
def test_own_gold_is_that_of_the_described_plans(stem):
    assert (FOLDER / f"{stem}.json").read_text(encoding="utf-8") == render(stem)


def test_own_gold_forgets_no_rendition():
    named = {case.file.name for case in find_cases(FOLDER)}
    assert named == {f.name for f in gold_builder.RAW.iterdir() if f.suffix != ".md"}


@pytest.mark.usefixtures("made_up_files")
def test_pdf_of_pictures_is_a_case_for_ocr():
    assert reader_of(attempt(b"plan", "a.pdf").plan) == "pdf"
    plan = attempt(b"picture", "a.pdf").plan
    assert reader_of(plan.model_copy(update={"pages": 1})) == "ocr"
    assert reader_of(plan) == "pdf"


def test_overrides_merge_objects_and_replace_lists():
    whole = {"header": {"serial": "1", "place": "Huế"}, "recipients": ["a", "b"]}
    part = {"header": {"serial": None}, "recipients": ["c"]}
    assert merged(whole, part) == {
        "header": {"serial": None, "place": "Huế"},
        "recipients": ["c"],
    }


def test_overrides_are_for_their_rendition(folder):
    put(folder, GOLD | {"files": ["a.pdf", "b.pdf"], "overrides": {"b.pdf": {"recipients": ["x"]}}})
    assert [case.gold.recipients for case in find_cases(folder)] == [(), ("x",)]


def test_rendition_that_is_not_there_is_named_and_not_counted(folder):
    put(folder, GOLD | {"files": ["a.pdf", "b.pdf"]})
    found = evaluate(folder)
    assert found.absent == ("b.pdf",)
    assert [document.file for document in found.documents] == ["a.pdf"]


def test_unread_file_says_why_and_misses_everything(folder):
    (folder / "files" / "a.pdf").write_bytes(b"encrypted")
    (document,) = evaluate(folder).documents
    assert document.error == "the file asks for a password; save it without"
    assert [item.got for item in document.items] == [None] * 3
    result = run(folder)
    assert result.exit_code == 0
    assert "a.pdf: not read: the file asks for a password" in result.stdout


@pytest.mark.parametrize(
    "gold",
    [{"format": 2}, GOLD | {"sections": [{"path": "I"}]}, GOLD | {"unknown": 1}],
    ids=["format", "section without title", "unknown key"],
)
def test_bad_gold_is_named(folder, gold):
    put(folder, gold)
    with pytest.raises(BadGold, match=r"a\.json"):
        evaluate(folder)
    result = run(folder)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_folder_without_gold_is_wrong_usage(tmp_path):
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "no gold here" in result.stderr


def test_score_is_printed_with_a_way_to_its_list(folder):
    result = run(folder)
    assert result.exit_code == 0
    for word in ("header.symbol", "sections.section", "a.pdf", "--failures all"):
        assert word in result.stdout
    assert "gold (nothing)" not in result.stdout
    listed = run(folder, "--failures", "all").stdout
    assert "gold (nothing)" in listed
    assert "rows.row [" in listed
    assert "cells.lead [" not in listed  # told with its row
    assert "… and its" in listed
    assert "more" in run(folder, "--failures", "1").stdout


def test_against_an_earlier_run(folder):
    assert run(folder, "--json", "old.json").exit_code == 0
    assert "newly right 0, newly wrong 0" in run(folder, "--against", "old.json").stdout
    (folder / "files" / "a.pdf").write_bytes(b"bug")
    result = run(folder, "--against", "old.json")
    assert "VANISHED header.symbol [symbol]" in result.stdout
    assert "NO LONGER MADE UP rows.row" in result.stdout
    assert "MADE UP cells.lead" not in result.stdout  # told with its row


def test_min_decides_the_exit_code(folder):
    assert run(folder, "--min", "header.symbol=1", "--min", "pdf:sections=0.9").exit_code == 0
    result = run(folder, "--min", "header.symbol=1", "--min", "rows=0.5")
    assert result.exit_code == 1
    assert "docx+pdf rows: 0.0000 is below 0.500" in result.stderr


@pytest.mark.parametrize(
    "words",
    [("--failures", "some"), ("--min", "rows"), ("--matcher", "near"), ("--against", "gone.json")],
)
def test_wrong_usage_is_2(folder, words):
    assert run(folder, *words).exit_code == 2


def test_results_that_cannot_be_written(folder):
    result = run(folder, "--json", "gone/out.json")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_help_names_the_exit_codes():
    text = " ".join(run("--help").stdout.split())
    for word in ("0 compared", "1 some score is below", "2 wrong usage or unusable gold"):
        assert word in text
