"""A few described plans through all of it: laid out anew, printed, read, compared."""

import json

import pytest

from tests.twins.__main__ import main
from tests.twins.documents import documents
from tests.twins.layouts import LAYOUTS
from tests.twins.pairs import Difference
from tests.twins.report import against, as_list, counts, lines
from tests.twins.run import Print, Twin, printed, twins
from tests.twins.writers import WRITERS

LEAST_FIELDS = 0.9
"""Of header and closing; what is better than this is not asked here but of ``make twins``."""
CHOSEN = ("a4", "short")


@pytest.fixture(scope="module")
def described():
    return list(documents((), 3))


def test_described_plans_are_the_same_each_time(described):
    assert [one.name for one in described] == [f"described/00{index}.docx" for index in range(3)]
    assert list(documents((), 3, "*/001*")) == described[1:2]


@pytest.mark.parametrize("name", WRITERS)
def test_writer(name, described, tmp_path):
    writer = WRITERS[name]
    if writer.missing:
        pytest.skip(writer.missing)
    layouts = [LAYOUTS[layout] for layout in CHOSEN]
    prints, unread = printed(described, layouts, [writer], tmp_path, 1)
    assert unread == []
    found = list(twins(described, prints, 1))
    figures = counts(found)
    told = "\n".join(lines(found, unread))
    assert figures["prints"] >= len(found) - 1, told
    assert figures["crashes"] == 0, told
    assert figures["fields_right"] >= LEAST_FIELDS, told
    before = {one.file: one.file.stat().st_mtime_ns for of_one in prints for one in of_one}
    printed(described, layouts, [writer], tmp_path, 1)
    assert {file: file.stat().st_mtime_ns for file in before} == before, "printed twice"


def test_report(tmp_path):
    file = tmp_path / "print.pdf"
    crash = Difference("crash", "internal_error", None, "plans has a bug here")
    found = [
        Twin(Print("raw/a.docx", "a4", "chromium", file), crash=crash),
        Twin(Print("raw/a.docx", "short", "chromium", file), apart="not on paper: Phòng"),
    ]
    told = "\n".join(lines(found, ["b.docx: not a DOCX"]))
    assert "crash: 1 in 1 prints" in told
    assert "raw/a.docx [short, chromium]: not on paper: Phòng" in told
    assert "b.docx: not a DOCX" in told
    (listed,) = as_list(found)
    assert (listed["kind"], listed["how"], listed["writer"]) == ("crash", "invented", "chromium")
    assert counts(found)["prints"] == 1
    assert next(against(found, [])) == "since the run before: vanished 0, appeared 1"
    before = [{**listed, "kind": "header.subject"}, {**listed, "file": "raw/b.docx"}]
    assert next(against(found, before)) == "since the run before: vanished 1, appeared 1"


def test_command_without_documents(tmp_path, capsys):
    if missing := WRITERS["weasyprint"].missing:
        pytest.skip(missing)
    arguments = ["--plans", "0", "--writers", "weasyprint", "--build", str(tmp_path)]
    assert main(arguments) == 0
    assert "same record / prints compared" in capsys.readouterr().out
    assert json.loads((tmp_path / "differences.json").read_text()) == []


def test_command_names_what_it_does_not_know(capsys):
    with pytest.raises(SystemExit):
        main(["--writers", "word"])
    assert "none of libreoffice, chromium, weasyprint" in capsys.readouterr().err


def test_command_names_folders_that_are_not_there(tmp_path, capsys):
    if missing := WRITERS["weasyprint"].missing:
        pytest.skip(missing)
    assert main([str(tmp_path / "none"), "--plans", "0", "--writers", "weasyprint"]) == 2
    assert "not there" in capsys.readouterr().err
