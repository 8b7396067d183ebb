"""What is written for people holds nothing that steers a terminal, a page or a calendar, whatever a plan says."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.reading import read_plan
from tests.builders.stored import stored

SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "mau-cai-cach-hanh-chinh-thi-xa-2023.docx"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
NAME = "a\x1b[31m\u202efdp.docx"
TEXT = "Họp \u202exobni\u2066 \x1b[2J \x9b2J \x00"
SPELLED = ("a\\x1b[31m\\u202efdp.docx", "Họp \\u202exobni\\u2066 \\x1b[2J \\x9b2J \\x00")
DATES = ("--from", "2023-01-01", "--to", "2023-12-31")


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    plan = read_plan(SAMPLE.read_bytes(), NAME)
    tasks = tuple(one.model_copy(update={"task": TEXT, "lead": TEXT}) for one in plan.tasks)
    told = {"tasks": tasks, "subject": TEXT, "issuing_agency": TEXT, "symbol": TEXT}
    return stored(tmp_path_factory.mktemp("plain") / "parsed", plan.model_copy(update=told))


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False).stdout


def shown(text):
    assert STEERING.findall(text.removeprefix("\ufeff").replace("\r\n", "\n")) == []
    return text


def test_pages(parsed, tmp_path):
    run("report", parsed, "--out", tmp_path)
    [page] = (tmp_path / "plans").glob("*.html")
    html = shown(page.read_text("utf-8"))
    overview = shown((tmp_path / "index.html").read_text("utf-8"))
    [data] = re.findall(r'id="data">(.*?)</script>', overview)
    for text in (html, shown(texts(json.loads(data)))):
        for spelled in SPELLED:
            assert spelled in text


def texts(value):
    """All strings of a value, a line each."""
    if isinstance(value, str):
        return f"{value}\n"
    inside = value.values() if isinstance(value, dict) else value
    return "".join(map(texts, inside)) if isinstance(value, dict | list) else ""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("audit", "--format", "table"), SPELLED),
        (("audit", "--format", "html"), SPELLED),
        (("audit", "--format", "csv"), SPELLED),
        (("calendar", *DATES), SPELLED[1:]),
    ],
)
def test_what_is_printed(parsed, words, wanted):
    command, *options = words
    text = " ".join(shown(run(command, parsed, *options)).split())
    for spelled in wanted:
        assert spelled in text


@pytest.mark.parametrize("kind", ["csv", "ics"])
def test_calendars(parsed, tmp_path, kind):
    run("calendar", parsed, *DATES, f"--{kind}", tmp_path / "out")
    text = shown((tmp_path / "out").read_text("utf-8"))
    assert "Họp \\u202exobni" in text.replace("\\\\", "\\").replace("\n ", "")


@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_json_says_what_the_plan_says_and_steers_nothing(parsed, kind):
    told = texts(json.loads(shown(run("audit", parsed, "--format", kind))))
    assert TEXT in told


def test_records_and_what_was_read_of_a_file(tmp_path):
    """A file's name is the one thing of a stranger that no reader cleans."""
    file = tmp_path / NAME
    file.write_bytes(b"no document")
    out = tmp_path / "out"
    log = tmp_path / "log"
    told = shown(run("ingest", tmp_path, "--out", out, "--jobs", 0, "--json", "--log", log))
    assert NAME in texts(list(json.loads(told)["not_read"]))
    assert json.loads(shown(log.read_text("utf-8")))["path"].endswith(NAME)
    dump = tmp_path / "records.jsonl"
    run("dump", file, "--out", dump)
    assert json.loads(shown(dump.read_text("utf-8")))["path"].endswith(NAME)
