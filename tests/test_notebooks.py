"""Notebooks run from top to bottom on freshly read data, show what they promise, and carry no outputs in git."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.builders.samples_read import samples_read

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SHOWN = {
    "01_what_is_in_the_register": ("image/svg+xml", "11 documents read, 5 plans"),
    "02_compare_districts": ("image/svg+xml", "3 plans of 2023"),
    "03_report_deadlines": ("image/svg+xml", "reports owed by 5 plans"),
    "04_citations": ("image/svg+xml", "3 of the acts are no longer in force"),
    "05_reading_one_plan": ("image/png", "27 rows, 7 citations, 2 duties to report"),
    "06_find_similar_tasks": ("image/svg+xml", "4 tasks are the one that was looked for"),
}
"""What kind of picture a notebook draws, and what it concludes from the samples."""


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return request.param.stem, nbformat.read(request.param, as_version=4)


def test_notebook_runs(notebook, monkeypatch, tmp_path):
    name, book = notebook
    monkeypatch.setenv("PLANS_DATA", str(samples_read()))
    monkeypatch.setenv("PLANS_FILES", str(ROOT / "data" / "raw"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    NotebookClient(book, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()
    outputs = [output for cell in code(book) for output in cell.outputs]
    picture, conclusion = SHOWN[name]
    assert any(picture in output.get("data", {}) for output in outputs)
    assert [one.text for one in outputs if one.get("name") == "stderr"] == []
    assert conclusion in code(book)[-1].outputs[0].text


def test_outputs_are_stripped(notebook):
    _, book = notebook
    for cell in code(book):
        assert cell.outputs == []
        assert cell.execution_count is None


def test_a_notebook_opens_with_a_question(notebook):
    _, book = notebook
    assert book.cells[0].source.partition("\n")[0].endswith("?")


def test_every_notebook_is_there():
    assert [path.stem for path in NOTEBOOKS] == list(SHOWN)


def code(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]
