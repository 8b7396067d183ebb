"""Dumps: every value of every record, and every value that differs."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.view.dump import BadDump, Difference, Dump, differences

RAW = Path(__file__).parents[2] / "data/raw"
SEED = RAW / "ke-hoach-dan-van-2023.docx"


def old(tmp_path, *entries):
    file = tmp_path / "old.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in entries), "utf-8")
    return Dump(BytesIO(file.read_bytes()), str(file))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("record.a", 1, 2)]),
        ({"a": 1}, {"a": 1.0}, [("record.a", 1, 1.0)]),
        ({"a": None}, {}, [("record.a", None, None)]),
        ({}, {"a": "x"}, [("record.a", None, "x")]),
        ({"t": [{"x": 1}, {"x": 2}]}, {"t": [{"x": 1}, {"x": 3}]}, [("record.t[1].x", 2, 3)]),
        ({"t": [1]}, {"t": [1, 2]}, [("record.t[1]", None, 2)]),
        ({"t": [1, 2]}, {"t": []}, [("record.t[0]", 1, None), ("record.t[1]", 2, None)]),
        ({"t": [1]}, {"t": "1"}, [("record.t", [1], "1")]),
    ],
)
def test_every_value_that_differs_is_told(tmp_path, before, after, expected):
    dump = old(tmp_path, {"path": "p", "record": before})
    found = list(differences(dump, [{"path": "p", "record": after}]))
    assert found == [Difference("p", *one) for one in expected]


def test_a_file_in_one_dump_alone_is_a_difference(tmp_path):
    dump = old(tmp_path, {"path": "a", "record": {}})
    found = list(differences(dump, [{"path": "b", "record": {}}]))
    assert [(one.path, one.where) for one in found] == [("b", ""), ("a", "")]


@pytest.mark.parametrize("content", ["no json\n", "[]\n", '{"record": {}}\n', "\n"])
def test_what_is_no_dump_is_refused(tmp_path, content):
    file = tmp_path / "x.jsonl"
    file.write_text(content, "utf-8")
    with file.open("rb") as stream, pytest.raises(BadDump, match="not written by `plans dump`"):
        Dump(stream, str(file))


@pytest.fixture
def folder(tmp_path):
    shutil.copy(SEED, tmp_path / "a.docx")
    (tmp_path / "b.pdf").write_bytes(b"no PDF")
    return tmp_path


def run(*options):
    return CliRunner().invoke(app, ["dump", *map(str, options)])


def test_a_dump_holds_the_whole_record_and_what_was_not_read(folder):
    said = run(folder)
    assert said.exit_code == 0
    read, unread = map(json.loads, said.stdout.splitlines())
    assert read["record"]["symbol"] == "KH-UBND"
    assert read["record"]["tasks"][0]["evidence"]["span_end"] > 0
    assert unread["error_code"]
    assert unread["error"]


def test_the_same_files_read_twice_do_not_differ_and_a_changed_value_does(folder):
    kept = folder / "kept.jsonl"
    assert run(folder, "--out", kept).exit_code == 0
    same = run(folder, "--against", kept)
    assert (same.exit_code, same.stdout) == (0, "0 differences in 0 files\n")
    text = kept.read_text("utf-8")
    kept.write_text(text.replace('"span_end":', '"span_end":1', 1), "utf-8")
    changed = run(folder, "--against", kept)
    assert changed.exit_code == 1
    assert "evidence" in changed.stdout
    assert changed.stdout.endswith("1 differences in 1 files\n")


def test_a_missing_dump_is_one_line_and_wrong_usage(folder):
    said = run(folder, "--against", folder / "none.jsonl")
    assert said.exit_code == 2
    assert len(said.stderr.splitlines()) == 1
